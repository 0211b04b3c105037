"""Reads a configuration with Huawei's SDK for Python."""

import json
import os
import sys

from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.exceptions.exceptions import SdkException, ServiceResponseException
from huaweicloudsdkcore.http.http_config import HttpConfig
from huaweicloudsdkfunctiongraph.v2 import FunctionGraphClient, ShowFunctionAsyncInvokeConfigRequest

env = os.environ
if "HUAWEICLOUD_SDK_AK" not in env:
    print(json.dumps({"skip": "it knows access keys only"}))
    sys.exit()

credentials = BasicCredentials(env["HUAWEICLOUD_SDK_AK"], env["HUAWEICLOUD_SDK_SK"], env["FGS_PROJECT_ID"])
if "HUAWEICLOUD_SDK_SECURITY_TOKEN" in env:
    credentials = credentials.with_security_token(env["HUAWEICLOUD_SDK_SECURITY_TOKEN"])
timeout = float(env["FGS_TIMEOUT"])
client = (
    FunctionGraphClient.new_builder()
    .with_credentials(credentials)
    .with_http_config(HttpConfig(timeout=(timeout, timeout)))
    .with_endpoint(env["FGS_ENDPOINT"])
    .build()
)
try:
    request = ShowFunctionAsyncInvokeConfigRequest(function_urn=env["FGS_FUNCTION_URN"])
    line = {"config": client.show_function_async_invoke_config(request).to_dict()}
except ServiceResponseException as error:
    line = {"error": {"status": error.status_code, "error_code": error.error_code, "request_id": error.request_id}}
except SdkException as error:
    line = {"error": {"message": str(error)}}
print(json.dumps(line))
