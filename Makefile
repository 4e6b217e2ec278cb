# `make` alone lists what there is. Everything lands in .venv and instance/, nothing elsewhere.

.DEFAULT_GOAL := help
.PHONY: help run setup test lint tools bench lock shots clean
SHELL := /bin/bash

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
READY := .venv/ready
INSTANCE := $(or $(BSAK_INSTANCE),instance)
PORT ?= 8000

help: ## list the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1\t/' | expand -t 14

run: setup ## the demo register in the browser: database, demo, one printed binder, server
	@export BSAK_INSTANCE="$(INSTANCE)" BSAK_PUBLIC_URL="http://127.0.0.1:$(PORT)"; \
	if [ ! -e "$(INSTANCE)/bsak.sqlite" ]; then \
	  $(BIN)/bsak db upgrade && $(BIN)/bsak demo && \
	  $(BIN)/bsak binder build --all --out "$(INSTANCE)/krisemappe.pdf"; \
	fi && exec $(BIN)/bsak serve --port $(PORT)

setup: $(READY) ## the environment in .venv, from the lock, and nothing else

# The stamp makes a changed lock, and only that, install again.
$(READY): requirements-dev.lock pyproject.toml
	@.ci/python "$(PYTHON)"
	"$(PYTHON)" -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# The second run leaves out what asks no database: see pytest_collection_modifyitems in tests/conftest.py.
test: setup tools lint ## every test, on SQLite and on PostgreSQL
	$(BIN)/pytest -n 2 --dist worksteal
	.ci/postgres $(BIN)/pytest -n 2 --dist worksteal -m "not browser"

lint: setup ## style, types and the contracts between rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

tools: ## what the tests need beside Python: Chromium, PostgreSQL, poppler, qpdf, LibreOffice
	@.ci/tools

bench: setup ## how fast it is beside Typst, WeasyPrint and Datasette; BENCH="--quick --only W1"
	$(BIN)/python -m tests.bench $(BENCH)

shots: setup tools ## the pictures in README.md, taken anew
	$(BIN)/python docs/shots.py

lock: ## for maintainers: resolve the dependencies anew, with hashes (needs uv)
	uv pip compile --quiet --universal --generate-hashes -p 3.11 pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --generate-hashes -p 3.11 pyproject.toml --group dev -o requirements-dev.lock

clean: ## remove what can be made again; the instance stays
	rm -rf .venv dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
