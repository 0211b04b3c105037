// Reads a configuration with Huawei's SDK for Go.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/auth/basic"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/config"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/sdkerr"
	functiongraph "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/functiongraph/v2"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/functiongraph/v2/model"
)

func main() {
	if _, found := os.LookupEnv("HUAWEICLOUD_SDK_AK"); !found {
		fmt.Println(`{"skip": "it knows access keys only"}`)
		return
	}
	line := map[string]any{}
	var refusal *sdkerr.ServiceResponseError
	if read, err := show(); err == nil {
		line["config"] = read
	} else if errors.As(err, &refusal) {
		line["error"] = map[string]any{
			"status": refusal.StatusCode, "error_code": refusal.ErrorCode, "request_id": refusal.RequestId,
		}
	} else {
		line["error"] = map[string]any{"message": err.Error()}
	}
	_ = json.NewEncoder(os.Stdout).Encode(line)
}

func show() (*model.ShowFunctionAsyncInvokeConfigResponse, error) {
	credentials, err := basic.NewCredentialsBuilder().
		WithAk(os.Getenv("HUAWEICLOUD_SDK_AK")).
		WithSk(os.Getenv("HUAWEICLOUD_SDK_SK")).
		WithSecurityToken(os.Getenv("HUAWEICLOUD_SDK_SECURITY_TOKEN")).
		WithProjectId(os.Getenv("FGS_PROJECT_ID")).
		SafeBuild()
	if err != nil {
		return nil, err
	}
	seconds, _ := strconv.ParseFloat(os.Getenv("FGS_TIMEOUT"), 64)
	client, err := functiongraph.FunctionGraphClientBuilder().
		WithEndpoint(os.Getenv("FGS_ENDPOINT")).
		WithCredential(credentials).
		WithHttpConfig(config.DefaultHttpConfig().WithTimeout(time.Duration(seconds * float64(time.Second)))).
		SafeBuild()
	if err != nil {
		return nil, err
	}
	request := model.ShowFunctionAsyncInvokeConfigRequest{FunctionUrn: os.Getenv("FGS_FUNCTION_URN")}
	return functiongraph.NewFunctionGraphClient(client).ShowFunctionAsyncInvokeConfig(&request)
}
