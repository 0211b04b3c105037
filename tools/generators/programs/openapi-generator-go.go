package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	client "github.com/GIT_USER_ID/GIT_REPO_ID"
)

func side(config *client.FuncDestinationConfig) string {
	if config == nil {
		return ""
	}
	return config.Destination + " " + config.Param
}

func main() {
	configuration := client.NewConfiguration()
	configuration.Servers = client.ServerConfigurations{{URL: os.Getenv("BASE_URL")}}
	keys := map[string]client.APIKey{"token": {Key: os.Getenv("TOKEN")}}
	ctx := context.WithValue(context.Background(), client.ContextAPIKeys, keys)
	api := client.NewAPIClient(configuration).AsynchronousInvocationAPI
	for _, urn := range os.Args[1:] {
		config, response, err := api.ShowFunctionAsyncInvokeConfig(ctx, os.Getenv("PROJECT_ID"), urn).Execute()
		var refusal *client.GenericOpenAPIError
		switch {
		case err == nil:
			destinations := config.GetDestinationConfig()
			fmt.Printf("200\t%s\t%d\t%d\t%s\t%s\n", config.FuncUrn, config.MaxAsyncEventAgeInSeconds,
				config.MaxAsyncRetryAttempts, side(destinations.OnSuccess), side(destinations.OnFailure))
		case errors.As(err, &refusal) && refusal.Model() != nil:
			fmt.Printf("%d\t%s\n", response.StatusCode, refusal.Model().(client.Error).ErrorCode)
		default:
			fmt.Println(err)
		}
	}
}
