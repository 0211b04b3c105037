import os
import sys

import openapi_client
from openapi_client.exceptions import ApiException


def side(config):
    return f"{config.destination} {config.param}" if config else ""


configuration = openapi_client.Configuration(host=os.environ["BASE_URL"], api_key={"token": os.environ["TOKEN"]})
api = openapi_client.AsynchronousInvocationApi(openapi_client.ApiClient(configuration))
for urn in sys.argv[1:]:
    try:
        config = api.show_function_async_invoke_config(os.environ["PROJECT_ID"], urn)
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
    except ApiException as refusal:
        print(refusal.status, refusal.data.error_code, sep="\t")
