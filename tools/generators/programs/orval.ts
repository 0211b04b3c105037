import { type FuncDestinationConfig, showFunctionAsyncInvokeConfig } from './api';

const { TOKEN = '', PROJECT_ID = '' } = process.env;

function side(config: FuncDestinationConfig | undefined): string {
  return config ? `${config.destination} ${config.param}` : '';
}

async function run(): Promise<void> {
  for (const urn of process.argv.slice(2)) {
    const answer = await showFunctionAsyncInvokeConfig(PROJECT_ID, urn, {
      headers: { 'X-Auth-Token': TOKEN },
    });
    if (answer.status === 200) {
      const { data } = answer;
      const { on_success, on_failure } = data.destination_config ?? {};
      const numbers = [data.max_async_event_age_in_seconds, data.max_async_retry_attempts];
      console.log([200, data.func_urn, ...numbers, side(on_success), side(on_failure)].join('\t'));
    } else {
      console.log([answer.status, answer.data.error_code].join('\t'));
    }
  }
}

void run();
