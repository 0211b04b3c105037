# The conformance suite, with Schemathesis, from the package as it is published. Mount a folder on /reports to keep the
# reports:
#
#   npm run build && npm pack
#   docker build --tag async-invoke-conformance .
#   docker run --rm --env CONFORMANCE_TOKEN --volume "$PWD/reports:/reports" async-invoke-conformance \
#     --base-url https://… --project-id … --function-urn urn:fss:…
#
# It runs as any user (--user), and with nothing to write on but /reports and /tmp (--read-only --tmpfs /tmp). To build
# the same image again, name what it is built on by digest: --build-arg NODE_IMAGE=node@sha256:… and so on.
ARG NODE_IMAGE=node:22-bookworm-slim
ARG PYTHON_IMAGE=python:3.12-slim-bookworm

FROM ${NODE_IMAGE} AS node

FROM ${PYTHON_IMAGE}
COPY --from=node /usr/local/bin/node /usr/local/bin/node
# Unpacked to /opt/package.
ADD functiongraph-async-invoke-contract-*.tgz /opt/
RUN python -m venv /opt/schemathesis \
 && /opt/schemathesis/bin/pip install --no-cache-dir --require-hashes \
    --requirement /opt/package/dist/command/files/requirements.lock \
 && ln -s /opt/package/dist/command/cli.js /usr/local/bin/functiongraph-async-invoke-contract \
 && useradd --uid 10001 suite \
 && install --directory --mode 1777 /reports
ENV PATH=/opt/schemathesis/bin:$PATH CONFORMANCE_REPORT_DIR=/reports
WORKDIR /reports
USER 10001
ENTRYPOINT ["functiongraph-async-invoke-contract"]
