# Every target installs what it needs; a second run starts at once.
.DEFAULT_GOAL := help
.SUFFIXES:
SHELL := /bin/bash
BIN := node_modules/.bin
INSTALLED := node_modules/.package-lock.stamp

.PHONY: help
help: ## Show this help
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(INSTALLED): package-lock.json package.json packages/schemathesis-runner-wrapper/package.json
	@command -v node >/dev/null || { echo "Node.js 20.19 or newer is needed: https://nodejs.org" >&2; exit 2; }
	npm ci --no-audit --no-fund --loglevel=error
	@touch $@

.PHONY: install
install: $(INSTALLED) ## Install the dependencies

.PHONY: conformance
conformance: $(INSTALLED) ## Test the mock, or BASE_URL=… PROJECT_ID=… FUNCTION_URN=…; HELP=1 tells of more
	@npm run -s conformance -- $(call conformance-flags)

# Each flag of `make conformance` has a variable, here beside its name: lists are separated by spaces, switches are 1 or
# 0. What a flag cannot say goes into ARGS. The environment may name the target; all else counts on the command line
# only, since names such as ENV and SEED mean something else in many a shell.
values := BASE_URL:base-url PROJECT_ID:project-id FUNCTIONS_FILE:functions-file ENV:env REPLAY:replay PROFILE:profile \
	BASELINE:baseline TIMEOUT:timeout RETRIES:retries REPEAT:repeat CONCURRENCY:concurrency RATE:rate CA:ca \
	REPORT_DIR:report-dir COMPARE:compare SHARD:shard FUZZ:fuzz MAX_EXAMPLES:max-examples SEED:seed
lists := FUNCTION_URN:function-urn CAPABILITY:capability ONLY:only SKIP:skip
switches := MOCK:mock STRICT:strict UPDATE_BASELINE:update-baseline INSECURE:insecure VERBOSE:verbose RESUME:resume \
	LIST:list JSON:json HELP:help VERSION:version

variable = $(firstword $(subst :, ,$(1)))
flag = --$(lastword $(subst :, ,$(1)))
quoted = '$(subst ','\'',$(1))'
is-said = $(filter command override $(if $(filter BASE_URL PROJECT_ID FUNCTION_URN,$(1)),environment),$(origin $(1)))
said = $(if $(call is-said,$(1)),$(value $(1)))
variables = $(foreach pair,$(values) $(lists) $(switches),$(call variable,$(pair)))
unheard-of = $(filter-out $(variables) ARGS SHELL,$(foreach name,$(.VARIABLES),$(if $(filter command,$(origin $(name))),$(name))))

conformance-flags = \
	$(if $(unheard-of),$(error there is no variable $(firstword $(unheard-of)); there are $(variables) ARGS)) \
	$(foreach pair,$(values),$(if $(call said,$(call variable,$(pair))),$(call flag,$(pair))=$(call quoted,$(call said,$(call variable,$(pair)))))) \
	$(foreach pair,$(lists),$(foreach item,$(call said,$(call variable,$(pair))),$(call flag,$(pair))=$(call quoted,$(item)))) \
	$(foreach pair,$(switches),$(call switched,$(call flag,$(pair)),$(call said,$(call variable,$(pair))))) \
	$(ARGS)
switched = $(if $(filter-out 0 false no,$(2)),$(1)$(if $(filter-out 1 true yes,$(2)),=$(call quoted,$(2))))

.PHONY: test
test: $(INSTALLED) ## Run the tests of this project
	@npm run -s test

.PHONY: generate
generate: $(INSTALLED) ## Write generated/ from openapi/
	@$(BIN)/tsx openapi/generate/index.ts

.PHONY: lint
lint: $(INSTALLED) ## Check the document, the types, the code and its format
	@npm run -s lint

.PHONY: build
build: $(INSTALLED) ## Build the package in dist/
	@npm run -s build

.PHONY: mock
mock: $(INSTALLED) ## Serve the documented examples on http://127.0.0.1:4010
	@$(BIN)/prism mock openapi/functiongraph-async-invoke.yaml --port 4010

.PHONY: reference
reference: $(INSTALLED) ## Serve the whole contract with example functions on http://127.0.0.1:4020
	@$(BIN)/tsx conformance/proof/reference/main.ts $(ARGS)

.PHONY: editions
editions: $(INSTALLED) ## Write the editions for portals and tools in dist/openapi/
	@npm run -s editions

.PHONY: diff
diff: $(INSTALLED) ## Tell how the contract has changed since BASE=<git ref or file>
	@npm run -s diff -- $(if $(BASE),--base '$(BASE)')

.PHONY: self-test
self-test: $(INSTALLED) ## Try the suite out on faults, variants and hostile targets; write docs/kill-matrix.*, docs/hostile.md
	@$(BIN)/tsx conformance/proof/main.ts $(ARGS)

.PHONY: fuzz
fuzz: $(INSTALLED) ## Like conformance, with MAX_EXAMPLES=… calls made up at random (SEED=… repeats them)
	@npm run -s conformance -- $(call conformance-flags) --fuzz required --max-examples $(or $(MAX_EXAMPLES),100)

.PHONY: report
report: $(INSTALLED) ## Make one page of several reports: ARGS='a/report.json b/report.json'
	@npm run -s report -- $(ARGS)

.PHONY: bench
bench: $(INSTALLED) ## Measure everything, which takes some minutes; write docs/benchmarks.md
	@npm run -s bench

.PHONY: docs
docs: $(INSTALLED) ## Write docs/rules.md
	@npm run -s docs

.PHONY: site
site: $(INSTALLED) ## Build the site in dist/site/
	@npm run -s site

.PHONY: mutation
mutation: $(INSTALLED) ## Test the tests: mutate src/ and the rules (takes long; ARGS='--mutate <files>' takes part)
	@$(BIN)/stryker run $(ARGS)

.PHONY: clean
clean: ## Remove what was built, reported or installed
	rm -rf dist reports coverage node_modules
