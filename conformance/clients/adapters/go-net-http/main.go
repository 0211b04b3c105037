// Reads a configuration with Go's standard library alone.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"time"
)

type destination struct {
	Destination string          `json:"destination"`
	Param       json.RawMessage `json:"param"`
}

type destinations struct {
	OnSuccess *destination `json:"on_success"`
	OnFailure *destination `json:"on_failure"`
}

type config struct {
	FuncURN      string       `json:"func_urn"`
	EventAge     *int         `json:"max_async_event_age_in_seconds"`
	Retries      *int         `json:"max_async_retry_attempts"`
	Destinations destinations `json:"destination_config"`
	Created      *time.Time   `json:"created_time"`
	LastModified *time.Time   `json:"last_modified"`
}

type apiError struct {
	Status    int    `json:"status,omitempty"`
	ErrorCode string `json:"error_code,omitempty"`
	RequestID string `json:"request_id,omitempty"`
	Message   string `json:"message,omitempty"`
}

func main() {
	token, found := os.LookupEnv("FGS_TOKEN")
	if !found {
		fmt.Println(`{"skip": "it knows tokens only"}`)
		return
	}
	line := map[string]any{}
	if read, failure := get(token); failure != nil {
		line["error"] = failure
	} else {
		line["config"] = read
	}
	_ = json.NewEncoder(os.Stdout).Encode(line)
}

func get(token string) (*config, *apiError) {
	seconds, _ := strconv.ParseFloat(os.Getenv("FGS_TIMEOUT"), 64)
	client := http.Client{
		Timeout: time.Duration(seconds * float64(time.Second)),
		// Redirects would take the token elsewhere.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	address := fmt.Sprintf("%s/v2/%s/fgs/functions/%s/async-invoke-config", os.Getenv("FGS_ENDPOINT"),
		url.PathEscape(os.Getenv("FGS_PROJECT_ID")), url.PathEscape(os.Getenv("FGS_FUNCTION_URN")))
	request, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		return nil, &apiError{Message: "the URL is wrong"}
	}
	request.Header.Set("X-Auth-Token", token)
	response, err := client.Do(request)
	if err != nil {
		return nil, &apiError{Message: "no answer came"}
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, 4<<20))
	if err != nil {
		return nil, &apiError{Message: "the answer broke off"}
	}
	if response.StatusCode != http.StatusOK {
		failure := apiError{Status: response.StatusCode, RequestID: response.Header.Get("X-Request-Id")}
		var details apiError
		if json.Unmarshal(body, &details) == nil {
			failure.ErrorCode = details.ErrorCode
		}
		return nil, &failure
	}
	read, err := parse(body)
	if err != nil {
		return nil, &apiError{Message: err.Error()}
	}
	return read, nil
}

func parse(body []byte) (*config, error) {
	var read config
	if err := json.Unmarshal(body, &read); err != nil {
		return nil, err
	}
	if read.FuncURN == "" || read.EventAge == nil || read.Retries == nil {
		return nil, errors.New("a member is missing")
	}
	for _, side := range []**destination{&read.Destinations.OnSuccess, &read.Destinations.OnFailure} {
		if *side == nil {
			continue
		}
		if (*side).Destination == "" {
			*side = nil
			continue
		}
		var param string
		if err := json.Unmarshal((*side).Param, &param); err != nil {
			return nil, err
		}
		if (*side).Param = json.RawMessage(param); !json.Valid((*side).Param) {
			return nil, errors.New("a param is no JSON")
		}
	}
	return &read, nil
}
