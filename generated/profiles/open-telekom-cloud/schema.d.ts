// Generated from openapi/overlays/open-telekom-cloud.yaml by `make generate`. Do not edit.
export interface paths {
    "/v2/{project_id}/fgs/functions/{function_urn}/async-invoke-config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the asynchronous invocation configuration of a function version
         * Answers the configuration of exactly the function version that `function_urn` names.
         * Reading changes nothing, so the request may be repeated. The request has no query parameters and
         * no body.
         */
        get: operations["showFunctionAsyncInvokeConfig"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * The ID of a project.
         *
         * Range: 1–32 characters.
         *
         * Source: Table 1, project_id.
         */
        ProjectId: string;
        /**
         * The URN of a function version.
         *
         * Range: 1–269 characters.
         *
         * Source: Table 1, function_urn.
         */
        FunctionUrn: string;
        /** How a function version handles asynchronous invocations. */
        AsyncInvokeConfig: {
            /**
             * The URN of the function version that the configuration belongs to, as a string.
             *
             * Range: 1–269 characters.
             *
             * Source: Table 2, func_urn.
             */
            func_urn: components["schemas"]["FunctionUrn"];
            /**
             * Maximum validity period of a message, in seconds.
             *
             * Range: 1–86,400.
             */
            max_async_event_age_in_seconds: number;
            /**
             * Maximum number of retry attempts after a failed asynchronous invocation. The default is what the
             * platform assumes when a configuration is written without it; a response may show any value in the range.
             *
             * Range: 0–8.
             *
             * Source: Table 2, max_async_retry_attempts.
             * @default 3
             */
            max_async_retry_attempts: number;
            /**
             * Where the results of asynchronous invocations are sent: `on_success` when the function was executed
             * successfully, `on_failure` when it failed because of a system error or an internal error. A side
             * without a destination is left out.
             *
             * Source: Table 2, destination_config.
             */
            destination_config?: components["schemas"]["FuncAsyncDestinationConfig"];
            /**
             * When the configuration was created, as an RFC 3339 date and time with its offset.
             *
             * Source: Table 2, created_time.
             */
            created_time?: string;
            /**
             * When the configuration was last changed: an RFC 3339 date and time with its offset, or a local
             * date and time as `YYYY-MM-DD hh:mm:ss`. Not earlier than `created_time`, where both have an offset.
             */
            last_modified?: string;
            /** Whether the status of each asynchronous invocation is kept, so that it can be looked up. */
            enable_async_status_log?: boolean;
        };
        /**
         * Where the results of asynchronous invocations are sent: `on_success` when the function was executed
         * successfully, `on_failure` when it failed because of a system error or an internal error. A side
         * without a destination is left out.
         *
         * Source: Table 2, destination_config.
         */
        FuncAsyncDestinationConfig: {
            /**
             * Invoked when the function was executed successfully.
             *
             * Source: Table 3, on_success.
             */
            on_success?: components["schemas"]["FuncDestinationConfig"] | components["schemas"]["UnsetDestination"];
            /**
             * Invoked when the function failed because of a system error or an internal error.
             *
             * Source: Table 3, on_failure.
             */
            on_failure?: components["schemas"]["FuncDestinationConfig"] | components["schemas"]["UnsetDestination"];
        };
        /**
         * A service that results are sent to.
         *
         * Source: Table 4.
         */
        FuncDestinationConfig: {
            /**
             * The service that notifications are sent to.
             *
             * Source: Table 4, destination.
             * @enum {string}
             */
            destination: "OBS" | "SMN" | "DIS" | "FunctionGraph";
            /**
             * A JSON object as text. Its members depend on the service:
             *
             * - OBS: `bucket`, the name of the bucket; `prefix`, what the names of the objects begin with; and
             *   `expires`, after how many days an object expires, from 0 to 365, where 0 means never.
             *   `prefix` and `expires` should be there, but may be absent.
             * - SMN: `topic_urn`, the URN of the topic.
             * - DIS: `stream_name`, the name of the stream.
             * - FunctionGraph: `func_urn`, the URN of the function to invoke, 1 to 269 characters.
             *
             * Source: Table 4, param.
             */
            param: string;
        };
        /**
         * The `param` of an OBS destination.
         *
         * Source: Table 4, param, OBS.
         */
        ObsDestinationParam: {
            /**
             * The name of the bucket.
             *
             * Source: Table 4, param, OBS.
             */
            bucket: string;
            /**
             * What the names of the objects begin with.
             *
             * Source: Table 4, param, OBS.
             */
            prefix?: string;
            /**
             * After how many days an object expires. 0 means that it never does.
             *
             * Range: 0–365.
             *
             * Source: Table 4, param, OBS.
             */
            expires?: number;
        };
        /**
         * The `param` of an SMN destination.
         *
         * Source: Table 4, param, SMN.
         */
        SmnDestinationParam: {
            /**
             * The URN of the topic.
             *
             * Source: Table 4, param, SMN.
             */
            topic_urn: string;
        };
        /**
         * The `param` of a DIS destination.
         *
         * Source: Table 4, param, DIS.
         */
        DisDestinationParam: {
            /**
             * The name of the stream.
             *
             * Source: Table 4, param, DIS.
             */
            stream_name: string;
        };
        /**
         * The `param` of a FunctionGraph destination.
         *
         * Source: Table 4, param, FunctionGraph.
         */
        FunctionGraphDestinationParam: {
            /**
             * The URN of the function to invoke.
             *
             * Range: 1–269 characters.
             *
             * Source: Table 4, param, FunctionGraph.
             */
            func_urn: components["schemas"]["FunctionUrn"];
        };
        /**
         * What went wrong. Further members are allowed.
         *
         * Source: Error Codes.
         */
        Error: {
            /**
             * A code to look up or to branch on. The service's own codes begin with `FSS.`, those of the gateway
             * in front of it with `APIGW.`.
             *
             * Source: Error Codes.
             */
            error_code: string;
            /**
             * An explanation for people.
             *
             * Source: Error Codes.
             */
            error_msg: string;
            /**
             * The ID of the request, which the gateway may add.
             *
             * Source: Error Codes.
             */
            request_id?: string;
        };
        /**
         * No destination is set on this side. The contract leaves such a side out; deployments also answer an
         * empty object, or empty strings.
         */
        UnsetDestination: {
            /**
             * Empty, where it is there.
             * @enum {string}
             */
            destination?: "";
            /**
             * Empty, or an empty object, where it is there.
             * @enum {string}
             */
            param?: "" | "{}";
        };
    };
    responses: {
        /**
         * The configuration of the function version. `destination_config`, `created_time` and
         * `last_modified` should be there, but may be absent.
         */
        Ok: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["AsyncInvokeConfig"];
            };
        };
        /** A parameter is outside its bounds or malformed. */
        BadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** The credentials are missing or wrong. */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** The credentials are right, but do not allow this. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** There is no such function version, or it has no such configuration. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** The platform's limit on requests is reached. Try again later. */
        TooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** The service failed. */
        InternalServerError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** The gateway got no valid answer from the service. */
        BadGateway: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** The service is not available for now. Try again later. */
        ServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** The service did not answer the gateway in time. */
        GatewayTimeout: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /**
         * The ID of the tenant's project, 1 to 32 characters.
         * @example 7aad83af3e8d42e99ac194xxxxxxxxxx
         */
        project_id: components["schemas"]["ProjectId"];
        /**
         * The URN of the function version, 1 to 269 characters:
         * `urn:fss:<region>:<project id>:function:<package>:<function name>:<version or alias>`.
         * @example urn:fss:xxxxxxxxx:7aad83af3e8d42e99ac194xxxxxxxxxx:function:default:test:latest
         */
        function_urn: components["schemas"]["FunctionUrn"];
    };
    requestBodies: never;
    headers: {
        /**
         * The platform's ID of the request, worth quoting to its support.
         * @example 9c0e0f0d5e6f4c0fb1d2a3b4c5d6e7f8
         */
        RequestId: string;
        /**
         * How long to wait before the next attempt, in seconds or as an HTTP date.
         * @example 1
         */
        RetryAfter: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    showFunctionAsyncInvokeConfig: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * The ID of the tenant's project, 1 to 32 characters.
                 * @example 7aad83af3e8d42e99ac194xxxxxxxxxx
                 */
                project_id: components["parameters"]["project_id"];
                /**
                 * The URN of the function version, 1 to 269 characters:
                 * `urn:fss:<region>:<project id>:function:<package>:<function name>:<version or alias>`.
                 * @example urn:fss:xxxxxxxxx:7aad83af3e8d42e99ac194xxxxxxxxxx:function:default:test:latest
                 */
                function_urn: components["parameters"]["function_urn"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Ok"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
}
