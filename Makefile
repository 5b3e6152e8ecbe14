# Every target sets up what it needs in .venv; Python 3.11 or newer is all that must be there.

PYTHON ?= python3
CORPUS ?= corpus
OUT ?= outputs
WORKERS ?= 2

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --constraint constraints.txt
BUILT := tables text parquet graph explorer.html compare.html graph.html manifest.json
USE := $(VENV)/.ready
DEV := $(VENV)/.ready-dev
MEASURED := $(VENV)/.ready-bench

.DEFAULT_GOAL := help
.PHONY: help setup graph compare tables test check eval bench clean

help:  ## this list
	@echo "make graph        $(CORPUS)/ -> $(OUT)/: tables, texts, graph files, pages"
	@echo "make compare      the same, and names the page that puts plans side by side"
	@echo "make tables       the same without graph files and pages"
	@echo "make eval         precision, recall and F1 against tests/gold"
	@echo "make test         check, then all tests"
	@echo "make check        ruff, mypy --strict, import contract"
	@echo "make bench        speed and memory beside jieba, spaCy, trafilatura and pdfplumber -> benchmarks/RESULTS.md"
	@echo "make setup        the environment .venv alone (the others make it when it is missing)"
	@echo "make clean        remove what builds wrote to $(OUT)/, caches and .venv"
	@echo "Other plans, another folder:  make graph CORPUS=my-plans OUT=my-outputs"

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "zerentu needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) -V 2>&1). Name another: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "'$(PYTHON) -m venv' failed: on Debian and Ubuntu install python3-venv" >&2; exit 1; }

$(USE): pyproject.toml constraints.txt | $(BIN)/python
	@echo "Setting up $(VENV) ..." && $(PIP) --editable . && touch $@

$(DEV): pyproject.toml constraints.txt | $(BIN)/python
	@echo "Setting up $(VENV) with the tools for development ..." && $(PIP) --editable '.[dev]' && touch $@ $(USE)

$(MEASURED): pyproject.toml constraints.txt | $(DEV)
	@echo "Setting up $(VENV) with what is measured against ..." && $(PIP) --editable '.[dev,bench]' && touch $@ $(USE) $(DEV)

setup: $(DEV)

graph: $(USE)
	@$(BIN)/zerentu build "$(CORPUS)" --out "$(OUT)"

compare: $(USE)
	@$(BIN)/zerentu compare --in "$(CORPUS)" --out "$(OUT)"

tables: $(USE)
	@$(BIN)/zerentu build "$(CORPUS)" --out "$(OUT)" --tables-only

check: $(DEV)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

test: check
	@$(BIN)/python -m pytest -q -n $(WORKERS)

eval: $(USE)
	@$(BIN)/zerentu build corpus --out .eval --tables-only --quiet
	@$(BIN)/zerentu evaluate .eval/tables tests/gold/plans; status=$$?; rm -rf .eval ..eval.cache; exit $$status

bench: $(MEASURED)
	@$(BIN)/python -m benchmarks

# The manifest tells a folder that a build wrote from any other; what is not of the build stays, as it does in a build.
clean:
	@rm -rf -- "$$(dirname -- "$(OUT)")/.$$(basename -- "$(OUT)").cache"
	@[ ! -f "$(OUT)/manifest.json" ] || for name in $(BUILT); do rm -rf -- "$(OUT)/$$name"; done
	@rm -rf $(VENV) .eval .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache build ./*.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
