# The conformance suite, with Schemathesis. Mount a folder on /reports to keep the reports:
#
#   docker build --tag async-invoke-conformance .
#   docker run --rm --env CONFORMANCE_TOKEN --volume "$PWD/reports:/reports" async-invoke-conformance \
#     --base-url https://… --project-id … --function-urn urn:fss:…
FROM node:22-bookworm-slim AS dependencies
WORKDIR /suite
COPY package.json package-lock.json .npmrc ./
COPY packages/schemathesis-runner-wrapper/package.json packages/schemathesis-runner-wrapper/
RUN npm ci --no-audit --no-fund

FROM python:3.12-slim-bookworm AS schemathesis
COPY packages/schemathesis-runner-wrapper/python/requirements.lock /tmp/requirements.lock
RUN python -m venv /opt/schemathesis \
 && /opt/schemathesis/bin/pip install --no-cache-dir --require-hashes --requirement /tmp/requirements.lock

FROM python:3.12-slim-bookworm
COPY --from=dependencies /usr/local/bin/node /usr/local/bin/node
COPY --from=schemathesis /opt/schemathesis /opt/schemathesis
WORKDIR /suite
COPY --from=dependencies /suite/node_modules node_modules
COPY . .
RUN useradd --create-home --uid 10001 suite \
 && install --directory --owner suite --group suite /reports
ENV PATH=/opt/schemathesis/bin:$PATH
USER 10001
ENTRYPOINT ["node", "--import", "tsx", "conformance/command/cli.ts", "--report-dir", "/reports"]
