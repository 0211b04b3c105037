// Generated from openapi/functiongraph-async-invoke.yaml by `make generate`. Do not edit.
/** The version of the contract. */
export const contractVersion = "0.1.0" as const;

/** The address of a regional endpoint, before its `{region}` is put in. */
export const serverUrl = "https://functiongraph.{region}.myhuaweicloud.com" as const;

/** The regions that have an endpoint. */
export const regions = [
  "cn-north-1",
  "cn-north-4",
  "cn-north-9",
  "cn-north-11",
  "cn-east-2",
  "cn-east-3",
  "cn-east-4",
  "cn-south-1",
  "cn-south-4",
  "cn-southwest-2",
  "cn-southwest-3",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-southeast-3",
  "ap-southeast-4",
  "ap-southeast-5",
  "af-south-1",
  "sa-brazil-1",
  "la-south-2",
  "la-north-2",
  "na-mexico-1",
  "eu-west-101",
  "tr-west-1",
  "me-east-1",
  "my-kualalumpur-1",
  "ru-moscow-1",
  "ae-ad-1"
] as const;

/** Read the asynchronous invocation configuration of a function version. */
export const showFunctionAsyncInvokeConfig = {
  "method": "GET",
  "path": "/v2/{project_id}/fgs/functions/{function_urn}/async-invoke-config",
  "pointer": "#/paths/~1v2~1{project_id}~1fgs~1functions~1{function_urn}~1async-invoke-config/get",
  "statusCodes": [
    200,
    400,
    401,
    403,
    404,
    429,
    500,
    502,
    503,
    504
  ]
} as const;

/** The services that results can be sent to. */
export const destinations = [
  "OBS",
  "SMN",
  "DIS",
  "FunctionGraph"
] as const;

/** The bounds of every schema, and of the members of every schema, that has any. Lengths are in characters. */
export const bounds = {
  "ProjectId": {
    "minLength": 1,
    "maxLength": 32
  },
  "FunctionUrn": {
    "minLength": 1,
    "maxLength": 269
  },
  "AsyncInvokeConfig": {
    "max_async_event_age_in_seconds": {
      "minimum": 60,
      "maximum": 86400
    },
    "max_async_retry_attempts": {
      "minimum": 0,
      "maximum": 8,
      "default": 3
    }
  },
  "FuncDestinationConfig": {
    "destination": {
      "enum": [
        "OBS",
        "SMN",
        "DIS",
        "FunctionGraph"
      ]
    }
  },
  "ObsDestinationParam": {
    "expires": {
      "minimum": 0,
      "maximum": 365
    }
  }
} as const;
