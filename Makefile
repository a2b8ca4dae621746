# Set-up and the gates. `make site` and `make test` need Python 3.11 or newer, git and make; nothing else.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: site serve test check lint types format corpus examples bench parity golden reference clean help

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' $(MAKEFILE_LIST) | expand -t12

site: $(VENV)/installed ## build this project's own site into site/
	$(BIN)/sdkref build
	@echo 'Open it:  $(BIN)/python -m http.server --directory site 8000   and visit http://127.0.0.1:8000'

serve: $(VENV)/installed ## preview this project's own site while you write
	$(BIN)/sdkref serve

test: $(VENV)/installed-dev ## run all tests but the long walks over every description, then this site's examples
	$(BIN)/pytest -m 'not corpus' -n auto --dist worksteal
	$(BIN)/sdkref test

check: lint types test ## everything that must be green before a change lands

lint: $(VENV)/installed-dev ## formatting and lint
	$(BIN)/ruff format --check builder tests
	$(BIN)/ruff check builder tests

types: $(VENV)/installed-dev ## static types
	$(BIN)/mypy

format: $(VENV)/installed-dev ## rewrite the code as the formatter wants it
	$(BIN)/ruff format builder tests
	$(BIN)/ruff check --fix builder tests

corpus: $(VENV)/installed-dev ## walk every description of the folder beside the checkout; minutes
	$(BIN)/pytest -m corpus -n auto

examples: $(VENV)/installed-dev ## run all generated examples of five real descriptions; half an hour
	PYTHONPATH=tests $(BIN)/python tests/examples/examples.py --reasons

parity: $(VENV)/installed-dev ## compare predictions of profiles with the documentation of real SDKs
	PYTHONPATH=tests $(BIN)/python -m parity.table

bench: $(VENV)/installed-dev ## print a table of times, sizes and memory
	PYTHONPATH=tests $(BIN)/python -m benchmarks.bench

golden: $(VENV)/installed-dev ## rewrite the golden pages; review the difference before you commit it
	$(BIN)/pytest -m 'not corpus' --update-golden tests/pages

reference: $(VENV)/installed-dev ## rewrite the pages that are made of the code; review the difference
	for page in command_line_reference settings_reference template_reference finding_kinds feature_cases architecture; do \
	  $(BIN)/python tests/$$page.py || exit 1; done

clean: ## remove what the targets made
	rm -rf $(VENV) site

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'sdkref needs Python 3.11 or newer: make PYTHON=/path/to/python3 …' >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/installed: pyproject.toml | $(VENV)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/installed-dev: pyproject.toml | $(VENV)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/installed
