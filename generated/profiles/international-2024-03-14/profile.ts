// Generated from openapi/overlays/international-2024-03-14.yaml by `make generate`. Do not edit.

import {
  validateAsyncInvokeConfig,
  validateError,
  validateFunctionUrn,
  validateProjectId,
} from './validators.js';

/** The endpoint as the international English page of 2024-03-14, and its European and Spanish editions, describe it. */
export const profile = {
  name: "international-2024-03-14",
  serverUrl: "https://functiongraph.{region}.myhuaweicloud.com",
  regions: ["cn-north-1","cn-north-4","cn-north-9","cn-north-11","cn-east-2","cn-east-3","cn-east-4","cn-south-1","cn-south-4","cn-southwest-2","cn-southwest-3","ap-southeast-1","ap-southeast-2","ap-southeast-3","ap-southeast-4","ap-southeast-5","af-south-1","sa-brazil-1","la-south-2","la-north-2","na-mexico-1","eu-west-101","tr-west-1","me-east-1","my-kualalumpur-1","ru-moscow-1","ae-ad-1"],
  validators: {
    AsyncInvokeConfig: validateAsyncInvokeConfig,
    Error: validateError,
    FunctionUrn: validateFunctionUrn,
    ProjectId: validateProjectId,
  },
} as const;
