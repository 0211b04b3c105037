import {
  AsynchronousInvocationApi,
  Configuration,
  type FuncDestinationConfig,
  ModelErrorFromJSON,
  ResponseError,
} from './index';

const { BASE_URL = '', TOKEN = '', PROJECT_ID = '' } = process.env;

function side(config: FuncDestinationConfig | undefined): string {
  return config ? `${config.destination} ${config.param}` : '';
}

async function run(): Promise<void> {
  const configuration = new Configuration({ basePath: BASE_URL, headers: { 'X-Auth-Token': TOKEN } });
  const api = new AsynchronousInvocationApi(configuration);
  for (const functionUrn of process.argv.slice(2)) {
    try {
      const config = await api.showFunctionAsyncInvokeConfig({ projectId: PROJECT_ID, functionUrn });
      const { onSuccess, onFailure } = config.destinationConfig ?? {};
      const numbers = [config.maxAsyncEventAgeInSeconds, config.maxAsyncRetryAttempts];
      console.log([200, config.funcUrn, ...numbers, side(onSuccess), side(onFailure)].join('\t'));
    } catch (error) {
      if (!(error instanceof ResponseError)) throw error;
      const body = ModelErrorFromJSON(await error.response.json());
      console.log([error.response.status, body.errorCode].join('\t'));
    }
  }
}

void run();
