// Generated from openapi/functiongraph-async-invoke.yaml by `make generate`. Do not edit.
/** The keywords of JSON Schema that the contract uses; the same in 2020-12 and in draft-07. */
export type JsonSchema = {
  $schema?: 'https://json-schema.org/draft/2020-12/schema' | 'http://json-schema.org/draft-07/schema#';
  description?: string;
  type?: 'object' | 'string' | 'integer' | 'boolean';
  properties?: { [name: string]: JsonSchema };
  required?: string[];
  additionalProperties?: boolean;
  anyOf?: JsonSchema[];
  enum?: string[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  default?: number;
};

export const ProjectId: JsonSchema = {
  "type": "string",
  "description": "The ID of a project.",
  "minLength": 1,
  "maxLength": 32
};

export const FunctionUrn: JsonSchema = {
  "type": "string",
  "description": "The URN of a function version.",
  "minLength": 1,
  "maxLength": 269
};

export const AsyncInvokeConfig: JsonSchema = {
  "type": "object",
  "description": "How a function version handles asynchronous invocations.",
  "required": [
    "func_urn",
    "max_async_event_age_in_seconds",
    "max_async_retry_attempts"
  ],
  "properties": {
    "func_urn": {
      "type": "string",
      "description": "The URN of the function version that the configuration belongs to, as a string.",
      "minLength": 1,
      "maxLength": 269
    },
    "max_async_event_age_in_seconds": {
      "type": "integer",
      "description": "Maximum validity period of a message, in seconds.",
      "minimum": 60,
      "maximum": 86400
    },
    "max_async_retry_attempts": {
      "type": "integer",
      "description": "Maximum number of retry attempts after a failed asynchronous invocation. The default is what the\nplatform assumes when a configuration is written without it; a response may show any value in the range.",
      "minimum": 0,
      "maximum": 8,
      "default": 3
    },
    "destination_config": {
      "type": "object",
      "description": "Where the results of asynchronous invocations are sent: `on_success` when the function was executed\nsuccessfully, `on_failure` when it failed because of a system error or an internal error. A side\nwithout a destination is left out.",
      "properties": {
        "on_success": {
          "description": "Invoked when the function was executed successfully.",
          "anyOf": [
            {
              "type": "object",
              "description": "A service that results are sent to.",
              "required": [
                "destination",
                "param"
              ],
              "properties": {
                "destination": {
                  "type": "string",
                  "description": "The service that notifications are sent to.",
                  "enum": [
                    "OBS",
                    "SMN",
                    "DIS",
                    "FunctionGraph"
                  ]
                },
                "param": {
                  "type": "string",
                  "description": "A JSON object as text. Its members depend on the service:\n\n- OBS: `bucket`, the name of the bucket; `prefix`, what the names of the objects begin with; and\n  `expires`, after how many days an object expires, from 0 to 365, where 0 means never.\n  `prefix` and `expires` should be there, but may be absent.\n- SMN: `topic_urn`, the URN of the topic.\n- DIS: `stream_name`, the name of the stream.\n- FunctionGraph: `func_urn`, the URN of the function to invoke, 1 to 269 characters."
                }
              },
              "additionalProperties": true
            },
            {
              "description": "No destination is set on this side. The contract leaves such a side out; deployments also answer an\nempty object, or empty strings.",
              "type": "object",
              "properties": {
                "destination": {
                  "type": "string",
                  "description": "Empty, where it is there.",
                  "enum": [
                    ""
                  ]
                },
                "param": {
                  "type": "string",
                  "description": "Empty, or an empty object, where it is there.",
                  "enum": [
                    "",
                    "{}"
                  ]
                }
              },
              "additionalProperties": false
            }
          ]
        },
        "on_failure": {
          "description": "Invoked when the function failed because of a system error or an internal error.",
          "anyOf": [
            {
              "type": "object",
              "description": "A service that results are sent to.",
              "required": [
                "destination",
                "param"
              ],
              "properties": {
                "destination": {
                  "type": "string",
                  "description": "The service that notifications are sent to.",
                  "enum": [
                    "OBS",
                    "SMN",
                    "DIS",
                    "FunctionGraph"
                  ]
                },
                "param": {
                  "type": "string",
                  "description": "A JSON object as text. Its members depend on the service:\n\n- OBS: `bucket`, the name of the bucket; `prefix`, what the names of the objects begin with; and\n  `expires`, after how many days an object expires, from 0 to 365, where 0 means never.\n  `prefix` and `expires` should be there, but may be absent.\n- SMN: `topic_urn`, the URN of the topic.\n- DIS: `stream_name`, the name of the stream.\n- FunctionGraph: `func_urn`, the URN of the function to invoke, 1 to 269 characters."
                }
              },
              "additionalProperties": true
            },
            {
              "description": "No destination is set on this side. The contract leaves such a side out; deployments also answer an\nempty object, or empty strings.",
              "type": "object",
              "properties": {
                "destination": {
                  "type": "string",
                  "description": "Empty, where it is there.",
                  "enum": [
                    ""
                  ]
                },
                "param": {
                  "type": "string",
                  "description": "Empty, or an empty object, where it is there.",
                  "enum": [
                    "",
                    "{}"
                  ]
                }
              },
              "additionalProperties": false
            }
          ]
        }
      },
      "additionalProperties": true
    },
    "created_time": {
      "type": "string",
      "description": "When the configuration was created, as an RFC 3339 date and time with its offset.",
      "format": "date-time"
    },
    "last_modified": {
      "type": "string",
      "description": "When the configuration was last changed, as an RFC 3339 date and time with its offset. Not\nearlier than `created_time`.",
      "format": "date-time"
    }
  },
  "additionalProperties": true
};

export const FuncAsyncDestinationConfig: JsonSchema = {
  "type": "object",
  "description": "Where the results of asynchronous invocations are sent: `on_success` when the function was executed\nsuccessfully, `on_failure` when it failed because of a system error or an internal error. A side\nwithout a destination is left out.",
  "properties": {
    "on_success": {
      "description": "Invoked when the function was executed successfully.",
      "anyOf": [
        {
          "type": "object",
          "description": "A service that results are sent to.",
          "required": [
            "destination",
            "param"
          ],
          "properties": {
            "destination": {
              "type": "string",
              "description": "The service that notifications are sent to.",
              "enum": [
                "OBS",
                "SMN",
                "DIS",
                "FunctionGraph"
              ]
            },
            "param": {
              "type": "string",
              "description": "A JSON object as text. Its members depend on the service:\n\n- OBS: `bucket`, the name of the bucket; `prefix`, what the names of the objects begin with; and\n  `expires`, after how many days an object expires, from 0 to 365, where 0 means never.\n  `prefix` and `expires` should be there, but may be absent.\n- SMN: `topic_urn`, the URN of the topic.\n- DIS: `stream_name`, the name of the stream.\n- FunctionGraph: `func_urn`, the URN of the function to invoke, 1 to 269 characters."
            }
          },
          "additionalProperties": true
        },
        {
          "description": "No destination is set on this side. The contract leaves such a side out; deployments also answer an\nempty object, or empty strings.",
          "type": "object",
          "properties": {
            "destination": {
              "type": "string",
              "description": "Empty, where it is there.",
              "enum": [
                ""
              ]
            },
            "param": {
              "type": "string",
              "description": "Empty, or an empty object, where it is there.",
              "enum": [
                "",
                "{}"
              ]
            }
          },
          "additionalProperties": false
        }
      ]
    },
    "on_failure": {
      "description": "Invoked when the function failed because of a system error or an internal error.",
      "anyOf": [
        {
          "type": "object",
          "description": "A service that results are sent to.",
          "required": [
            "destination",
            "param"
          ],
          "properties": {
            "destination": {
              "type": "string",
              "description": "The service that notifications are sent to.",
              "enum": [
                "OBS",
                "SMN",
                "DIS",
                "FunctionGraph"
              ]
            },
            "param": {
              "type": "string",
              "description": "A JSON object as text. Its members depend on the service:\n\n- OBS: `bucket`, the name of the bucket; `prefix`, what the names of the objects begin with; and\n  `expires`, after how many days an object expires, from 0 to 365, where 0 means never.\n  `prefix` and `expires` should be there, but may be absent.\n- SMN: `topic_urn`, the URN of the topic.\n- DIS: `stream_name`, the name of the stream.\n- FunctionGraph: `func_urn`, the URN of the function to invoke, 1 to 269 characters."
            }
          },
          "additionalProperties": true
        },
        {
          "description": "No destination is set on this side. The contract leaves such a side out; deployments also answer an\nempty object, or empty strings.",
          "type": "object",
          "properties": {
            "destination": {
              "type": "string",
              "description": "Empty, where it is there.",
              "enum": [
                ""
              ]
            },
            "param": {
              "type": "string",
              "description": "Empty, or an empty object, where it is there.",
              "enum": [
                "",
                "{}"
              ]
            }
          },
          "additionalProperties": false
        }
      ]
    }
  },
  "additionalProperties": true
};

export const FuncDestinationConfig: JsonSchema = {
  "type": "object",
  "description": "A service that results are sent to.",
  "required": [
    "destination",
    "param"
  ],
  "properties": {
    "destination": {
      "type": "string",
      "description": "The service that notifications are sent to.",
      "enum": [
        "OBS",
        "SMN",
        "DIS",
        "FunctionGraph"
      ]
    },
    "param": {
      "type": "string",
      "description": "A JSON object as text. Its members depend on the service:\n\n- OBS: `bucket`, the name of the bucket; `prefix`, what the names of the objects begin with; and\n  `expires`, after how many days an object expires, from 0 to 365, where 0 means never.\n  `prefix` and `expires` should be there, but may be absent.\n- SMN: `topic_urn`, the URN of the topic.\n- DIS: `stream_name`, the name of the stream.\n- FunctionGraph: `func_urn`, the URN of the function to invoke, 1 to 269 characters."
    }
  },
  "additionalProperties": true
};

export const ObsDestinationParam: JsonSchema = {
  "type": "object",
  "description": "The `param` of an OBS destination.",
  "required": [
    "bucket"
  ],
  "properties": {
    "bucket": {
      "type": "string",
      "description": "The name of the bucket."
    },
    "prefix": {
      "type": "string",
      "description": "What the names of the objects begin with."
    },
    "expires": {
      "type": "integer",
      "description": "After how many days an object expires. 0 means that it never does.",
      "minimum": 0,
      "maximum": 365
    }
  },
  "additionalProperties": true
};

export const SmnDestinationParam: JsonSchema = {
  "type": "object",
  "description": "The `param` of an SMN destination.",
  "required": [
    "topic_urn"
  ],
  "properties": {
    "topic_urn": {
      "type": "string",
      "description": "The URN of the topic."
    }
  },
  "additionalProperties": true
};

export const DisDestinationParam: JsonSchema = {
  "type": "object",
  "description": "The `param` of a DIS destination.",
  "required": [
    "stream_name"
  ],
  "properties": {
    "stream_name": {
      "type": "string",
      "description": "The name of the stream."
    }
  },
  "additionalProperties": true
};

export const FunctionGraphDestinationParam: JsonSchema = {
  "type": "object",
  "description": "The `param` of a FunctionGraph destination.",
  "required": [
    "func_urn"
  ],
  "properties": {
    "func_urn": {
      "type": "string",
      "description": "The URN of the function to invoke.",
      "minLength": 1,
      "maxLength": 269
    }
  },
  "additionalProperties": true
};

export const Error: JsonSchema = {
  "type": "object",
  "description": "What went wrong. Further members are allowed.",
  "required": [
    "error_code",
    "error_msg"
  ],
  "properties": {
    "error_code": {
      "type": "string",
      "description": "A code to look up or to branch on. The service's own codes begin with `FSS.`, those of the gateway\nin front of it with `APIGW.`."
    },
    "error_msg": {
      "type": "string",
      "description": "An explanation for people."
    },
    "request_id": {
      "type": "string",
      "description": "The ID of the request, which the gateway may add."
    }
  },
  "additionalProperties": true
};

export const UnsetDestination: JsonSchema = {
  "description": "No destination is set on this side. The contract leaves such a side out; deployments also answer an\nempty object, or empty strings.",
  "type": "object",
  "properties": {
    "destination": {
      "type": "string",
      "description": "Empty, where it is there.",
      "enum": [
        ""
      ]
    },
    "param": {
      "type": "string",
      "description": "Empty, or an empty object, where it is there.",
      "enum": [
        "",
        "{}"
      ]
    }
  },
  "additionalProperties": false
};
