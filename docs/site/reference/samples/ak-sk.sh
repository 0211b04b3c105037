date=$(date -u +%Y%m%dT%H%M%SZ)
path="/v2/$PROJECT_ID/fgs/functions/$FUNCTION_URN/async-invoke-config"
host=${ENDPOINT#*://}
sha256() { printf "$1" | openssl dgst -sha256 ${2:+-hmac "$2"} | sed 's/.* //'; }

encoded=$(printf %s "$path" | sed 's/:/%%3A/g')
headers="host:$host\nx-sdk-date:$date\n"
request=$(sha256 "GET\n$encoded/\n\n$headers\nhost;x-sdk-date\n$(sha256 '')")
signature=$(sha256 "SDK-HMAC-SHA256\n$date\n$request" "$SECRET_KEY")
curl --fail-with-body \
  --header "X-Sdk-Date: $date" \
  --header "Authorization: SDK-HMAC-SHA256 Access=$ACCESS_KEY, SignedHeaders=host;x-sdk-date, Signature=$signature" \
  "$ENDPOINT$path"
