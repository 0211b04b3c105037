use client::types::FuncDestinationConfig;
use client::{Client, Error};
use std::env::{args, var};

fn side(config: &Option<FuncDestinationConfig>) -> String {
    config.as_ref().map_or(String::new(), |config| format!("{} {}", config.destination, config.param))
}

#[tokio::main]
async fn main() {
    let mut headers = reqwest::header::HeaderMap::new();
    headers.insert("X-Auth-Token", var("TOKEN").unwrap().parse().unwrap());
    let http = reqwest::Client::builder().default_headers(headers).build().unwrap();
    let client = Client::new_with_client(&var("BASE_URL").unwrap(), http);
    for urn in args().skip(1) {
        let project_id = var("PROJECT_ID").unwrap().parse().unwrap();
        match client.show_function_async_invoke_config(&project_id, &urn.parse().unwrap()).await {
            Ok(answer) => {
                let config = answer.into_inner();
                let destinations = config.destination_config.unwrap_or_default();
                println!(
                    "200\t{}\t{}\t{}\t{}\t{}",
                    config.func_urn.to_string(),
                    config.max_async_event_age_in_seconds,
                    config.max_async_retry_attempts,
                    side(&destinations.on_success),
                    side(&destinations.on_failure)
                );
            }
            Err(Error::ErrorResponse(refusal)) => println!("{}\t{}", refusal.status().as_u16(), refusal.into_inner().error_code),
            Err(error) => println!("{error}"),
        }
    }
}
