package main

import (
	"context"
	"fmt"
	"os"

	"github.com/ogen-go/ogen/ogenerrors"

	"generated/api"
)

type credentials struct{}

func (credentials) Token(context.Context, api.OperationName) (api.Token, error) {
	return api.Token{APIKey: os.Getenv("TOKEN")}, nil
}

func (credentials) Signature(context.Context, api.OperationName) (api.Signature, error) {
	return api.Signature{}, ogenerrors.ErrSkipClientSecurity
}

func (credentials) SignatureDate(context.Context, api.OperationName) (api.SignatureDate, error) {
	return api.SignatureDate{}, ogenerrors.ErrSkipClientSecurity
}

func side(config api.OptFuncDestinationConfig) string {
	if value, ok := config.Get(); ok {
		return string(value.Destination) + " " + value.Param
	}
	return ""
}

func main() {
	client, err := api.NewClient(os.Getenv("BASE_URL"), credentials{})
	if err != nil {
		panic(err)
	}
	for _, urn := range os.Args[1:] {
		params := api.ShowFunctionAsyncInvokeConfigParams{
			ProjectID:   api.ProjectId(os.Getenv("PROJECT_ID")),
			FunctionUrn: api.FunctionUrn(urn),
		}
		answer, err := client.ShowFunctionAsyncInvokeConfig(context.Background(), params)
		switch answer := answer.(type) {
		case *api.OkHeaders:
			config := answer.Response
			destinations := config.DestinationConfig.Value
			fmt.Printf("200\t%s\t%d\t%d\t%s\t%s\n", config.FuncUrn, config.MaxAsyncEventAgeInSeconds,
				config.MaxAsyncRetryAttempts, side(destinations.OnSuccess), side(destinations.OnFailure))
		case *api.NotFoundHeaders:
			fmt.Printf("404\t%s\n", answer.Response.ErrorCode)
		default:
			fmt.Println(answer, err)
		}
	}
}
