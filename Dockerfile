# The conformance suite, with Schemathesis. Mount a folder on /reports to keep the reports:
#
#   docker build --tag async-invoke-conformance .
#   docker run --rm --env CONFORMANCE_TOKEN --volume "$PWD/reports:/reports" async-invoke-conformance \
#     --base-url https://… --project-id … --function-urn urn:fss:…
#
# It runs as any user (--user), and with nothing to write on but /reports and /tmp (--read-only --tmpfs /tmp). To build
# the same image again, name what it is built on by digest: --build-arg NODE_IMAGE=node@sha256:… and so on.
ARG NODE_IMAGE=node:22-bookworm-slim
ARG PYTHON_IMAGE=python:3.12-slim-bookworm

FROM ${NODE_IMAGE} AS dependencies
WORKDIR /suite
COPY package.json package-lock.json .npmrc ./
COPY packages/schemathesis-runner-wrapper/package.json packages/schemathesis-runner-wrapper/
RUN npm ci --no-audit --no-fund

FROM ${PYTHON_IMAGE} AS schemathesis
COPY packages/schemathesis-runner-wrapper/python/requirements.lock /tmp/requirements.lock
RUN python -m venv /opt/schemathesis \
 && /opt/schemathesis/bin/pip install --no-cache-dir --require-hashes --requirement /tmp/requirements.lock

FROM ${PYTHON_IMAGE}
COPY --from=dependencies /usr/local/bin/node /usr/local/bin/node
COPY --from=schemathesis /opt/schemathesis /opt/schemathesis
WORKDIR /suite
COPY --from=dependencies /suite/node_modules node_modules
COPY . .
RUN useradd --uid 10001 suite \
 && install --directory --mode 1777 /reports
ENV PATH=/opt/schemathesis/bin:$PATH
USER 10001
ENTRYPOINT ["node", "--import", "tsx", "conformance/command/cli.ts", "--report-dir", "/reports"]
