# Every target installs what it needs; a second run starts at once.
.DEFAULT_GOAL := help
.SUFFIXES:
SHELL := /bin/bash
BIN := node_modules/.bin
# npm writes it when everything is there.
INSTALLED := node_modules/.package-lock.json
# The command as it is published.
COMMAND := dist/command/cli.js
SOURCES := $(shell find conformance generated openapi packages src tools/command -type f ! -path '*/node_modules/*' ! -path '*/dist/*' ! -name '*.test.ts')
# Reads the variables of make's command line; see conformance/command/configuration/make.ts.
CONFORMANCE := node $(COMMAND) make

.PHONY: help
help: ## Show this help
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# A checkout that cannot be written to is taken as it is.
$(INSTALLED): package-lock.json
	@command -v node >/dev/null || { echo "Node.js 20.19 or newer is needed: https://nodejs.org" >&2; exit 2; }
	@[ -d node_modules -a ! -w . ] || { echo 'npm ci'; npm ci --no-audit --no-fund --loglevel=error && touch $@; }

$(COMMAND): $(SOURCES) package.json package-lock.json | $(INSTALLED)
	@[ -e $@ -a ! -w . ] || $(BIN)/tsx tools/command/build.ts

.PHONY: install
install: $(INSTALLED) ## Install the dependencies

.PHONY: conformance
conformance: $(COMMAND) ## Test the mock, or BASE_URL=… PROJECT_ID=… FUNCTION_URN=…; HELP=1 tells of more
	@$(CONFORMANCE) $(ARGS)

.PHONY: test
test: $(COMMAND) ## Run the tests of this project
	@npm run -s test

.PHONY: test-fast
test-fast: $(INSTALLED) ## Run those that are done within a minute
	@npm run -s test:fast

.PHONY: generate
generate: $(INSTALLED) ## Write generated/ from openapi/
	@$(BIN)/tsx openapi/generate/index.ts

.PHONY: lint
lint: $(INSTALLED) ## Check the document, the types, the code and its format
	@npm run -s lint

LINTERS := .cache/linters
ACTIONLINT := github.com/rhysd/actionlint/cmd/actionlint@v1.7.12

$(LINTERS)/installed: .github/linters.txt
	@python3 -m venv --clear $(LINTERS)
	@$(LINTERS)/bin/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --requirement $<
	@touch $@

.PHONY: lint-workflows
lint-workflows: $(LINTERS)/installed ## Check the workflows, the action and the image with zizmor, actionlint and hadolint
	@$(LINTERS)/bin/zizmor --offline --quiet . docs/scaling/github-workflow.yaml
	@$(LINTERS)/bin/hadolint Dockerfile
	@GOTOOLCHAIN=local $(LINTERS)/bin/go run $(ACTIONLINT) -shellcheck= -pyflakes= .github/workflows/*.yml docs/scaling/github-workflow.yaml

.PHONY: build
build: $(INSTALLED) ## Build the package in dist/
	@npm run -s build

.PHONY: mock
mock: $(INSTALLED) ## Serve the documented examples on http://127.0.0.1:4010
	@$(BIN)/prism mock openapi/functiongraph-async-invoke.yaml --port 4010

.PHONY: reference
reference: $(COMMAND) ## Serve the whole contract with example functions on http://127.0.0.1:4020
	@node $(COMMAND) reference $(ARGS)

.PHONY: editions
editions: $(INSTALLED) ## Write the editions for portals and tools in dist/openapi/
	@npm run -s editions

.PHONY: diff
diff: $(INSTALLED) ## Tell how the contract has changed since BASE=<git ref or file>
	@npm run -s diff -- $(if $(BASE),--base '$(BASE)')

.PHONY: new-rule
new-rule: $(INSTALLED) ## Write a new rule and a fault for it, to be filled in: ID=times.order
	@$(BIN)/tsx tools/newcomers/new-rule.ts '$(ID)'

.PHONY: self-test
self-test: $(COMMAND) ## Try the suite out on faults, variants and hostile targets; write docs/*kill-matrix.*, docs/hostile.md
	@$(BIN)/tsx conformance/proof/main.ts $(ARGS)

.PHONY: fuzz
fuzz: $(COMMAND) ## Like conformance, with MAX_EXAMPLES=… calls made up at random (SEED=… repeats them)
	@CONFORMANCE_FUZZ=required CONFORMANCE_MAX_EXAMPLES=100 $(CONFORMANCE) $(ARGS)

.PHONY: report
report: $(COMMAND) ## Make one page of several reports: ARGS='a/report.json b/report.json'
	@node $(COMMAND) report $(ARGS)

.PHONY: bench
bench: $(INSTALLED) ## Measure everything, which takes some minutes; write docs/benchmarks.md
	@npm run -s bench

.PHONY: generators
generators: $(INSTALLED) ## Try the document on generators of others, which takes long; write docs/generators.md (ARGS='<name> …' tries some)
	@$(BIN)/tsx tools/generators/main.ts $(ARGS)

.PHONY: clients
clients: $(INSTALLED) ## Try clients of others, which takes long; write docs/client-results.md (ARGS='<name> …' tries some)
	@$(BIN)/tsx tools/clients/main.ts $(ARGS)

.PHONY: portals
portals: $(INSTALLED) ## Read the document in portals of others, which takes minutes; write docs/portals.md (ARGS='<name> …' reads some)
	@$(BIN)/tsx tools/portals/main.ts $(ARGS)

.PHONY: docs
docs: $(INSTALLED) ## Write docs/rules.md and docs/client-scenarios.md
	@npm run -s docs

.PHONY: site
site: $(INSTALLED) ## Build the site in dist/site/; SITE_URL=https://… for absolute addresses
	@npm run -s site

.PHONY: mutation
mutation: $(INSTALLED) ## Test the tests: mutate src/ and the rules (takes long; ARGS='--mutate <files>' takes part)
	@$(BIN)/stryker run $(ARGS)

.PHONY: clean
clean: ## Remove what was built, reported or installed
	rm -rf dist reports coverage node_modules
