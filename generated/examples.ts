// Generated from openapi/functiongraph-async-invoke.yaml by `make generate`. Do not edit.
/** The examples of the contract: by status code, and then by name. */
export const examples = {
  200: {
    "documented": {
      "func_urn": "urn:fss:xxxxxxxxx:7aad83af3e8d42e99ac194xxxxxxxxxx:function:default:test:latest",
      "max_async_event_age_in_seconds": 60,
      "max_async_retry_attempts": 1,
      "destination_config": {
        "on_success": {
          "destination": "FunctionGraph",
          "param": "{\"func_urn\":\"urn:fss:cn-north-7:5691ba790e2b46ceb38316xxxxxxxxxx:function:default:testPython:latest\"}"
        },
        "on_failure": {
          "destination": "FunctionGraph",
          "param": "{\"func_urn\":\"urn:fss:cn-north-7:5691ba790e2b46ceb38316xxxxxxxxxx:function:default:testPython:latest\"}"
        }
      },
      "created_time": "2021-03-04T14:50:02+08:00",
      "last_modified": "2021-03-04T14:50:02+08:00"
    },
    "destination-obs": {
      "func_urn": "urn:fss:xxxxxxxxx:7aad83af3e8d42e99ac194xxxxxxxxxx:function:default:test:latest",
      "max_async_event_age_in_seconds": 3600,
      "max_async_retry_attempts": 3,
      "destination_config": {
        "on_success": {
          "destination": "OBS",
          "param": "{\"bucket\":\"invocation-results\",\"prefix\":\"succeeded/\",\"expires\":0}"
        },
        "on_failure": {
          "destination": "OBS",
          "param": "{\"bucket\":\"invocation-results\",\"prefix\":\"failed/\",\"expires\":365}"
        }
      },
      "created_time": "2021-03-04T14:50:02+08:00",
      "last_modified": "2021-03-05T09:00:00+08:00"
    },
    "destination-smn": {
      "func_urn": "urn:fss:xxxxxxxxx:7aad83af3e8d42e99ac194xxxxxxxxxx:function:default:test:latest",
      "max_async_event_age_in_seconds": 3600,
      "max_async_retry_attempts": 3,
      "destination_config": {
        "on_success": {
          "destination": "SMN",
          "param": "{\"topic_urn\":\"urn:smn:cn-north-4:7aad83af3e8d42e99ac194xxxxxxxxxx:succeeded\"}"
        },
        "on_failure": {
          "destination": "SMN",
          "param": "{\"topic_urn\":\"urn:smn:cn-north-4:7aad83af3e8d42e99ac194xxxxxxxxxx:failed\"}"
        }
      },
      "created_time": "2021-03-04T14:50:02+08:00",
      "last_modified": "2021-03-05T09:00:00+08:00"
    },
    "destination-dis": {
      "func_urn": "urn:fss:xxxxxxxxx:7aad83af3e8d42e99ac194xxxxxxxxxx:function:default:test:latest",
      "max_async_event_age_in_seconds": 3600,
      "max_async_retry_attempts": 3,
      "destination_config": {
        "on_success": {
          "destination": "DIS",
          "param": "{\"stream_name\":\"dis-succeeded\"}"
        },
        "on_failure": {
          "destination": "DIS",
          "param": "{\"stream_name\":\"dis-failed\"}"
        }
      },
      "created_time": "2021-03-04T14:50:02+08:00",
      "last_modified": "2021-03-05T09:00:00+08:00"
    },
    "destination-functiongraph": {
      "func_urn": "urn:fss:xxxxxxxxx:7aad83af3e8d42e99ac194xxxxxxxxxx:function:default:test:latest",
      "max_async_event_age_in_seconds": 3600,
      "max_async_retry_attempts": 3,
      "destination_config": {
        "on_success": {
          "destination": "FunctionGraph",
          "param": "{\"func_urn\":\"urn:fss:cn-north-4:7aad83af3e8d42e99ac194xxxxxxxxxx:function:default:succeeded:latest\"}"
        },
        "on_failure": {
          "destination": "FunctionGraph",
          "param": "{\"func_urn\":\"urn:fss:cn-north-4:7aad83af3e8d42e99ac194xxxxxxxxxx:function:default:failed:latest\"}"
        }
      },
      "created_time": "2021-03-04T14:50:02+08:00",
      "last_modified": "2021-03-05T09:00:00+08:00"
    },
    "age-minimum": {
      "func_urn": "urn:fss:xxxxxxxxx:7aad83af3e8d42e99ac194xxxxxxxxxx:function:default:test:latest",
      "max_async_event_age_in_seconds": 60,
      "max_async_retry_attempts": 3,
      "destination_config": {},
      "created_time": "2021-03-04T14:50:02+08:00",
      "last_modified": "2021-03-04T14:50:02+08:00"
    },
    "age-maximum": {
      "func_urn": "urn:fss:xxxxxxxxx:7aad83af3e8d42e99ac194xxxxxxxxxx:function:default:test:latest",
      "max_async_event_age_in_seconds": 86400,
      "max_async_retry_attempts": 3,
      "destination_config": {},
      "created_time": "2021-03-04T14:50:02+08:00",
      "last_modified": "2021-03-04T14:50:02+08:00"
    },
    "retries-minimum": {
      "func_urn": "urn:fss:xxxxxxxxx:7aad83af3e8d42e99ac194xxxxxxxxxx:function:default:test:latest",
      "max_async_event_age_in_seconds": 3600,
      "max_async_retry_attempts": 0,
      "destination_config": {},
      "created_time": "2021-03-04T14:50:02+08:00",
      "last_modified": "2021-03-04T14:50:02+08:00"
    },
    "retries-maximum": {
      "func_urn": "urn:fss:xxxxxxxxx:7aad83af3e8d42e99ac194xxxxxxxxxx:function:default:test:latest",
      "max_async_event_age_in_seconds": 3600,
      "max_async_retry_attempts": 8,
      "destination_config": {},
      "created_time": "2021-03-04T14:50:02+08:00",
      "last_modified": "2021-03-04T14:50:02+08:00"
    },
    "no-destinations": {
      "func_urn": "urn:fss:xxxxxxxxx:7aad83af3e8d42e99ac194xxxxxxxxxx:function:default:test:latest",
      "max_async_event_age_in_seconds": 3600,
      "max_async_retry_attempts": 3,
      "destination_config": {},
      "created_time": "2021-03-04T06:50:02Z",
      "last_modified": "2021-03-04T06:50:02.125Z"
    },
    "only-on-failure": {
      "func_urn": "urn:fss:xxxxxxxxx:7aad83af3e8d42e99ac194xxxxxxxxxx:function:default:test:latest",
      "max_async_event_age_in_seconds": 3600,
      "max_async_retry_attempts": 3,
      "destination_config": {
        "on_failure": {
          "destination": "SMN",
          "param": "{\"topic_urn\":\"urn:smn:cn-north-4:7aad83af3e8d42e99ac194xxxxxxxxxx:failed\"}"
        }
      },
      "created_time": "2021-03-04T14:50:02+08:00",
      "last_modified": "2021-03-05T09:00:00+08:00"
    }
  },
  400: {
    "bad-request": {
      "error_code": "FSS.0400",
      "error_msg": "Invalid parameter."
    }
  },
  401: {
    "unauthorized": {
      "error_code": "APIGW.0301",
      "error_msg": "Incorrect IAM authentication information.",
      "request_id": "9c0e0f0d5e6f4c0fb1d2a3b4c5d6e7f8"
    }
  },
  403: {
    "forbidden": {
      "error_code": "FSS.0403",
      "error_msg": "Forbidden."
    }
  },
  404: {
    "not-found": {
      "error_code": "FSS.0404",
      "error_msg": "Resource not found."
    },
    "function-not-found": {
      "error_code": "FSS.1051",
      "error_msg": "Function not found."
    },
    "version-not-found": {
      "error_code": "FSS.1052",
      "error_msg": "Function version not found."
    },
    "alias-not-found": {
      "error_code": "FSS.1053",
      "error_msg": "Function alias not found."
    }
  },
  429: {
    "too-many-requests": {
      "error_code": "FSS.0429",
      "error_msg": "Too many requests."
    }
  },
  500: {
    "internal-server-error": {
      "error_code": "FSS.0500",
      "error_msg": "Internal server error."
    }
  },
  502: {
    "bad-gateway": {
      "error_code": "FSS.0502",
      "error_msg": "Bad gateway."
    }
  },
  503: {
    "service-unavailable": {
      "error_code": "FSS.0503",
      "error_msg": "Service unavailable."
    }
  },
  504: {
    "gateway-timeout": {
      "error_code": "FSS.0504",
      "error_msg": "Gateway timeout."
    }
  }
} as const;
