package main

import (
	"io"
	"log"
	"net/http"
	"os"
)

func main() {
	path := "/v2/" + os.Getenv("PROJECT_ID") + "/fgs/functions/" + os.Getenv("FUNCTION_URN") + "/async-invoke-config"
	request, err := http.NewRequest("GET", os.Getenv("ENDPOINT")+path, nil)
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("X-Auth-Token", os.Getenv("TOKEN"))
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != 200 {
		log.Fatal(response.Status)
	}
	io.Copy(os.Stdout, response.Body)
}
