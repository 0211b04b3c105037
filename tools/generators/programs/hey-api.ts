import { type FuncDestinationConfig, showFunctionAsyncInvokeConfig } from './client/index';

const { BASE_URL = '', TOKEN = '', PROJECT_ID = '' } = process.env;

function side(config: FuncDestinationConfig | undefined): string {
  return config ? `${config.destination} ${config.param}` : '';
}

async function run(): Promise<void> {
  for (const function_urn of process.argv.slice(2)) {
    const path = { project_id: PROJECT_ID, function_urn };
    const options = { baseUrl: BASE_URL as never, headers: { 'X-Auth-Token': TOKEN }, path };
    const { data, error, response } = await showFunctionAsyncInvokeConfig(options);
    if (data) {
      const { on_success, on_failure } = data.destination_config ?? {};
      const numbers = [data.max_async_event_age_in_seconds, data.max_async_retry_attempts];
      console.log([200, data.func_urn, ...numbers, side(on_success), side(on_failure)].join('\t'));
    } else {
      console.log([response?.status, error.error_code].join('\t'));
    }
  }
}

void run();
