curl --fail-with-body \
  --header "X-Auth-Token: $TOKEN" \
  "$ENDPOINT/v2/$PROJECT_ID/fgs/functions/$FUNCTION_URN/async-invoke-config"
