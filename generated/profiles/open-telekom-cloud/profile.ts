// Generated from openapi/overlays/open-telekom-cloud.yaml by `make generate`. Do not edit.

import {
  validateAsyncInvokeConfig,
  validateError,
  validateFunctionUrn,
  validateProjectId,
} from './validators.js';

/** FunctionGraph as Open Telekom Cloud of T-Systems runs it. */
export const profile = {
  name: "open-telekom-cloud",
  serverUrl: "https://functiongraph.{region}.otc.t-systems.com",
  regions: ["eu-de"],
  validators: {
    AsyncInvokeConfig: validateAsyncInvokeConfig,
    Error: validateError,
    FunctionUrn: validateFunctionUrn,
    ProjectId: validateProjectId,
  },
} as const;
