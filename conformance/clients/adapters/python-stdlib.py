"""Reads a configuration with Python's standard library alone."""

import json
import os
import sys
import urllib.error
import urllib.parse
import urllib.request

env = os.environ
if "FGS_TOKEN" not in env:
    print(json.dumps({"skip": "it knows tokens only"}))
    sys.exit()


class NoRedirects(urllib.request.HTTPRedirectHandler):
    """Redirects would take the token elsewhere."""

    def redirect_request(self, *args):
        return None


path = "/v2/{}/fgs/functions/{}/async-invoke-config".format(
    *(urllib.parse.quote(env[name], safe=":") for name in ("FGS_PROJECT_ID", "FGS_FUNCTION_URN"))
)
headers = {"X-Auth-Token": env["FGS_TOKEN"], "Accept": "application/json", "User-Agent": "python-stdlib-example/1"}
request = urllib.request.Request(env["FGS_ENDPOINT"] + path, headers=headers)
opener = urllib.request.build_opener(NoRedirects)
try:
    with opener.open(request, timeout=float(env["FGS_TIMEOUT"])) as response:
        body = response.read(4 * 1024 * 1024)
    config = json.loads(body)
    sides = config.get("destination_config") or {}
    for side in (sides.get("on_success") or {}, sides.get("on_failure") or {}):
        if side.get("destination"):
            side["param"] = json.loads(side["param"])
    line = {"config": config}
except urllib.error.HTTPError as error:
    line = {"error": {"status": error.code, "request_id": error.headers.get("X-Request-Id")}}
    try:
        line["error"]["error_code"] = json.loads(error.read(65536))["error_code"]
    except (ValueError, KeyError, TypeError):
        pass
except (OSError, ValueError, AttributeError) as error:
    line = {"error": {"message": type(error).__name__}}
print(json.dumps(line))
