package main

import (
	"context"
	"fmt"
	"net/http"
	"os"

	"generated/api"
)

func side(config *api.FuncDestinationConfig) string {
	if config == nil {
		return ""
	}
	return string(config.Destination) + " " + config.Param
}

func main() {
	token := func(_ context.Context, request *http.Request) error {
		request.Header.Set("X-Auth-Token", os.Getenv("TOKEN"))
		return nil
	}
	client, err := api.NewClientWithResponses(os.Getenv("BASE_URL"), api.WithRequestEditorFn(token))
	if err != nil {
		panic(err)
	}
	for _, urn := range os.Args[1:] {
		response, err := client.ShowFunctionAsyncInvokeConfigWithResponse(context.Background(), os.Getenv("PROJECT_ID"), urn)
		if err != nil {
			fmt.Println(err)
		} else if config := response.JSON200; config != nil {
			var destinations api.FuncAsyncDestinationConfig
			if config.DestinationConfig != nil {
				destinations = *config.DestinationConfig
			}
			fmt.Printf("200\t%s\t%d\t%d\t%s\t%s\n", config.FuncUrn, config.MaxAsyncEventAgeInSeconds,
				config.MaxAsyncRetryAttempts, side(destinations.OnSuccess), side(destinations.OnFailure))
		} else {
			fmt.Printf("%d\t%s\n", response.StatusCode(), response.JSON404.ErrorCode)
		}
	}
}
