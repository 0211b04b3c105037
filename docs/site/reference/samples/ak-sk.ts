import { akSk, createClient } from 'functiongraph-async-invoke-contract';

const { ENDPOINT = '', PROJECT_ID = '', FUNCTION_URN = '' } = process.env;
const { ACCESS_KEY = '', SECRET_KEY = '' } = process.env;
const client = createClient({
  baseUrl: ENDPOINT,
  projectId: PROJECT_ID,
  credentials: akSk({ accessKey: ACCESS_KEY, secretKey: SECRET_KEY }),
});
const config = await client.getAsyncInvokeConfig({ functionUrn: FUNCTION_URN });
console.log(JSON.stringify(config));
