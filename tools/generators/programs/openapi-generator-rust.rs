use openapi::apis::asynchronous_invocation_api::{show_function_async_invoke_config, ShowFunctionAsyncInvokeConfigError};
use openapi::apis::{configuration::Configuration, Error};
use openapi::models::FuncDestinationConfig;
use std::env::{args, var};

fn side(config: &Option<FuncDestinationConfig>) -> String {
    let name = |config: &FuncDestinationConfig| serde_json::to_value(config.destination).unwrap();
    config.as_ref().map_or(String::new(), |config| format!("{} {}", name(config).as_str().unwrap(), config.param))
}

#[tokio::main]
async fn main() {
    let mut headers = reqwest::header::HeaderMap::new();
    headers.insert("X-Auth-Token", var("TOKEN").unwrap().parse().unwrap());
    let mut configuration = Configuration::new();
    configuration.base_path = var("BASE_URL").unwrap();
    configuration.client = reqwest::Client::builder().default_headers(headers).build().unwrap();
    for urn in args().skip(1) {
        match show_function_async_invoke_config(&configuration, &var("PROJECT_ID").unwrap(), &urn).await {
            Ok(config) => {
                let destinations = config.destination_config.unwrap_or_default();
                println!(
                    "200\t{}\t{}\t{}\t{}\t{}",
                    config.func_urn,
                    config.max_async_event_age_in_seconds,
                    config.max_async_retry_attempts,
                    side(&destinations.on_success),
                    side(&destinations.on_failure)
                );
            }
            Err(Error::ResponseError(refusal)) => match refusal.entity {
                Some(ShowFunctionAsyncInvokeConfigError::Status404(body)) => println!("404\t{}", body.error_code),
                // All errors share a schema, so that the first of them takes any.
                Some(ShowFunctionAsyncInvokeConfigError::Status400(body)) => println!("{}\t{}", refusal.status.as_u16(), body.error_code),
                other => println!("{other:?}"),
            },
            Err(error) => println!("{error}"),
        }
    }
}
