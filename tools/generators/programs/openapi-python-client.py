import os
import sys

from client import Client
from client.api.asynchronous_invocation import show_function_async_invoke_config
from client.models import AsyncInvokeConfig


def side(config):
    return f"{config.destination} {config.param}" if config else ""


client = Client(base_url=os.environ["BASE_URL"], headers={"X-Auth-Token": os.environ["TOKEN"]})
for urn in sys.argv[1:]:
    response = show_function_async_invoke_config.sync_detailed(os.environ["PROJECT_ID"], urn, client=client)
    config = response.parsed
    if isinstance(config, AsyncInvokeConfig):
        destinations = config.destination_config
        print(
            200,
            config.func_urn,
            config.max_async_event_age_in_seconds,
            config.max_async_retry_attempts,
            side(destinations.on_success),
            side(destinations.on_failure),
            sep="\t",
        )
    else:
        print(int(response.status_code), config.error_code, sep="\t")
