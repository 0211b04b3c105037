"""Reads a configuration with requests, as most programs do."""

import json
import os
import sys
from urllib.parse import quote

import requests

env = os.environ
if "FGS_TOKEN" not in env:
    print(json.dumps({"skip": "it knows tokens only"}))
    sys.exit()

project, urn = quote(env["FGS_PROJECT_ID"]), quote(env["FGS_FUNCTION_URN"], safe=":")
url = f"{env['FGS_ENDPOINT']}/v2/{project}/fgs/functions/{urn}/async-invoke-config"
try:
    response = requests.get(url, headers={"X-Auth-Token": env["FGS_TOKEN"]}, timeout=float(env["FGS_TIMEOUT"]))
    if response.status_code == 200:
        line = {"config": response.json()}
    else:
        line = {"error": {"status": response.status_code, "request_id": response.headers.get("X-Request-Id")}}
        line["error"]["error_code"] = response.json().get("error_code")
except requests.JSONDecodeError as error:
    line = {"error": {"message": str(error), "status": response.status_code}}
except requests.RequestException as error:
    line = {"error": {"message": str(error)}}
print(json.dumps(line))
