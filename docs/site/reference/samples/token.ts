import { createClient, token } from 'functiongraph-async-invoke-contract';

const { ENDPOINT = '', PROJECT_ID = '', FUNCTION_URN = '', TOKEN = '' } = process.env;
const client = createClient({
  baseUrl: ENDPOINT,
  projectId: PROJECT_ID,
  credentials: token(TOKEN),
});
const config = await client.getAsyncInvokeConfig({ functionUrn: FUNCTION_URN });
console.log(JSON.stringify(config));
