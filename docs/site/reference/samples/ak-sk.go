package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"log"
	"net/http"
	"os"
	"strings"
	"time"
)

func main() {
	path := "/v2/" + os.Getenv("PROJECT_ID") + "/fgs/functions/" + os.Getenv("FUNCTION_URN") + "/async-invoke-config"
	request, err := http.NewRequest("GET", os.Getenv("ENDPOINT")+path, nil)
	if err != nil {
		log.Fatal(err)
	}
	date := time.Now().UTC().Format("20060102T150405Z")
	request.Header.Set("X-Sdk-Date", date)
	request.Header.Set("Authorization", "SDK-HMAC-SHA256 Access="+os.Getenv("ACCESS_KEY")+
		", SignedHeaders=host;x-sdk-date, Signature="+sign(path, request.URL.Host, date))
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

func sign(path, host, date string) string {
	encoded := strings.ReplaceAll(path, ":", "%3A")
	headers := "host:" + host + "\nx-sdk-date:" + date + "\n"
	canonical := "GET\n" + encoded + "/\n\n" + headers + "\nhost;x-sdk-date\n" + digest("")
	mac := hmac.New(sha256.New, []byte(os.Getenv("SECRET_KEY")))
	mac.Write([]byte("SDK-HMAC-SHA256\n" + date + "\n" + digest(canonical)))
	return hex.EncodeToString(mac.Sum(nil))
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
