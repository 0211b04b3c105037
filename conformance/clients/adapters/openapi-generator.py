"""Reads a configuration with the client that openapi-generator makes for Python."""

import json
import os
import sys

from openapi_client import ApiClient, AsynchronousInvocationApi, Configuration
from openapi_client.exceptions import ApiException

env = os.environ
if "FGS_TOKEN" not in env:
    print(json.dumps({"skip": "it knows tokens only"}))
    sys.exit()

configuration = Configuration(host=env["FGS_ENDPOINT"], api_key={"token": env["FGS_TOKEN"]})
api = AsynchronousInvocationApi(ApiClient(configuration))
try:
    config = api.show_function_async_invoke_config(
        env["FGS_PROJECT_ID"], env["FGS_FUNCTION_URN"], _request_timeout=float(env["FGS_TIMEOUT"])
    )
    line = {"config": None if config is None else config.model_dump(mode="json")}
except ApiException as error:
    line = {"error": {"status": error.status, "error_code": getattr(error.data, "error_code", None)}}
    line["error"]["request_id"] = (error.headers or {}).get("X-Request-Id")
except Exception as error:  # What pydantic and urllib3 raise passes through the client.
    line = {"error": {"message": type(error).__name__}}
print(json.dumps(line))
