import os
from urllib.request import Request, urlopen

env = os.environ
path = f"/v2/{env['PROJECT_ID']}/fgs/functions/{env['FUNCTION_URN']}/async-invoke-config"
request = Request(env["ENDPOINT"] + path, headers={"X-Auth-Token": env["TOKEN"]})
with urlopen(request, timeout=30) as response:
    print(response.read().decode())
