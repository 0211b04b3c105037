import os
import sys
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from models import AsyncInvokeConfig, Error


def side(config):
    return f"{config['destination']} {config['param']}" if config else ""


for urn in sys.argv[1:]:
    url = f"{os.environ['BASE_URL']}/v2/{os.environ['PROJECT_ID']}/fgs/functions/{urn}/async-invoke-config"
    try:
        with urlopen(Request(url, headers={"X-Auth-Token": os.environ["TOKEN"]})) as response:
            config = AsyncInvokeConfig.model_validate_json(response.read()).model_dump(mode="json")
        destinations = config["destination_config"]
        print(
            200,
            config["func_urn"],
            config["max_async_event_age_in_seconds"],
            config["max_async_retry_attempts"],
            side(destinations["on_success"]),
            side(destinations["on_failure"]),
            sep="\t",
        )
    except HTTPError as refusal:
        print(refusal.status, Error.model_validate_json(refusal.read()).error_code, sep="\t")
