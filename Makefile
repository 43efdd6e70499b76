# The one list of commands; `make` alone explains them.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
STORE ?= kg-store
INSTALLED := $(VENV)/.installed
EVAL ?= ../shared/eval
BENCHMARKS := $(wildcard bench/store.py bench/extraction.py)

.DEFAULT_GOAL := help
.PHONY: help venv demo serve test lint check fix docs bench train eval lock

help:  ## explain the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## */\1|/' | awk -F'|' '{printf "  make %-8s %s\n", $$1, $$2}'

venv: $(INSTALLED)  ## install everything into .venv, from locked and hashed packages

# A pip older than the lock's crashes on this set of packages, so pip comes first.
$(INSTALLED): requirements-pip.lock requirements-dev.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip --default-pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-pip.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

demo: $(INSTALLED)  ## ingest the two example articles and show what they claim
	@KG=$(BIN)/kg CKG_STORE=$(STORE) bash docs/demo.sh

serve: $(INSTALLED)  ## serve the graph of `make demo` over HTTP
	$(BIN)/kg serve --store $(STORE)

test: $(INSTALLED)  ## run the tests; at least 90 % of the code and its branches must be covered
	$(BIN)/python -m pytest --cov --cov-report=term

lint: $(INSTALLED)  ## style, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test  ## everything that must pass before a change is handed in

fix: $(INSTALLED)  ## let the tools mend what they can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(INSTALLED)  ## write the pages that are generated
	$(BIN)/python docs/generate.py

bench: $(INSTALLED)  ## measure the speed of the store and of extraction
	@for file in $(BENCHMARKS); do echo "== $$file"; $(BIN)/python "$$file" || exit 1; done

train: $(INSTALLED)  ## train the choosers on the annotated articles of EVAL/train; writes their weights
	$(BIN)/python bench/train.py $(EVAL)/train

eval: $(INSTALLED)  ## score extraction on the annotated texts of EVAL (../shared/eval)
	@$(BIN)/python bench/scores.py $(EVAL)

lock:  ## resolve the dependencies anew (needs uv)
	echo pip | uv pip compile - --generate-hashes --no-header --no-annotate --python-version 3.11 -o requirements-pip.lock
	uv pip compile pyproject.toml --generate-hashes --no-header --no-annotate --universal --python-version 3.11 -o requirements.lock
	uv pip compile pyproject.toml --extra dev --generate-hashes --no-header --no-annotate --universal --python-version 3.11 -o requirements-dev.lock
