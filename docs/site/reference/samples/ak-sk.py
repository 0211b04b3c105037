import hmac
import os
from datetime import datetime, timezone
from hashlib import sha256
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

env = os.environ
path = f"/v2/{env['PROJECT_ID']}/fgs/functions/{env['FUNCTION_URN']}/async-invoke-config"
host = urlsplit(env["ENDPOINT"]).netloc
date = datetime.now(timezone.utc).strftime("%Y%m%dT%H%M%SZ")
headers = f"host:{host}\nx-sdk-date:{date}\n"
canonical = f"GET\n{quote(path)}/\n\n{headers}\nhost;x-sdk-date\n{sha256().hexdigest()}"
text = f"SDK-HMAC-SHA256\n{date}\n{sha256(canonical.encode()).hexdigest()}"
signature = hmac.new(env["SECRET_KEY"].encode(), text.encode(), sha256).hexdigest()
authorization = (
    f"SDK-HMAC-SHA256 Access={env['ACCESS_KEY']}, "
    f"SignedHeaders=host;x-sdk-date, Signature={signature}"
)
request = Request(
    env["ENDPOINT"] + path,
    headers={"X-Sdk-Date": date, "Authorization": authorization},
)
with urlopen(request, timeout=30) as response:
    print(response.read().decode())
