#!/bin/sh
# Reads a configuration with curl and jq.
set -eu

if [ -z "${FGS_TOKEN-}" ]; then
  echo '{"skip": "it knows tokens only"}'
  exit
fi

urn=$(jq -rn --arg urn "$FGS_FUNCTION_URN" '$urn | @uri')
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# The token goes in by standard input, since every process can read a command line.
if ! status=$(printf 'header = "X-Auth-Token: %s"\n' "$FGS_TOKEN" |
  curl --config - --silent --globoff --max-time "$FGS_TIMEOUT" --max-filesize 4194304 \
    --dump-header "$folder/head" --output "$folder/body" --write-out '%{http_code}' \
    "$FGS_ENDPOINT/v2/$FGS_PROJECT_ID/fgs/functions/$urn/async-invoke-config"); then
  echo '{"error": {"message": "no whole answer came"}}'
  exit
fi

if [ "$status" = 200 ]; then
  jq -cse '
    def param: if (.destination // "") == "" then null else .param |= fromjson end;
    .[0] | objects | .destination_config |= (objects | {on_success: (.on_success | param), on_failure: (.on_failure | param)})
    | {config: .}' "$folder/body" 2>/dev/null || echo '{"error": {"message": "the answer is no configuration"}}'
else
  id=$(sed -n 's/^[Xx]-[Rr]equest-[Ii]d: *\([^\r]*\).*/\1/p' "$folder/head" | tail -n 1)
  code=$(jq -r '.error_code? // empty' "$folder/body" 2>/dev/null || true)
  jq -cn --argjson status "$status" --arg code "$code" --arg id "$id" \
    '{error: {status: $status, error_code: $code, request_id: $id}}'
fi
