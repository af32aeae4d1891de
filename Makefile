# `make` lists the commands. Only Python 3.11 or later and make are presumed; everything else is installed into .venv.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
DATA ?= data
PORT ?= 8501
AUDIENCE ?= secretariat
IN_VENV := .venv/bin/python
export RESILIENCE_HUB_DATA = $(abspath $(DATA))
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: help run load test lint bench accuracy screenshots examples dictionary lock clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 16

run: .venv/run load ## set up, load the data, serve on http://127.0.0.1:8501 (DATA=DIR, PORT=N, AUDIENCE=public)
	RESILIENCE_HUB_AUDIENCE=$(AUDIENCE) $(IN_VENV) -m streamlit run app.py --server.port $(PORT)

load: .venv/run ## read the documents and publish a snapshot (DATA=DIR)
	$(IN_VENV) -m etl load || test -f $(DATA)/snapshots/current

test: .venv/test ## set up and run every test
	$(IN_VENV) -m pytest

lint: .venv/test ## check style and types
	.venv/bin/ruff check . && .venv/bin/ruff format --check . && .venv/bin/mypy

bench: .venv/bench ## measure speed as ratios; figures go to benchmarks/README.md
	$(IN_VENV) -m benchmarks

accuracy: .venv/test ## score the interpreters against phrases
	$(IN_VENV) -m benchmarks.accuracy --by-language --edits

screenshots: .venv/test ## photograph every screen into docs/screenshots
	$(IN_VENV) -m tests.screenshots

examples: .venv/run ## make the example inbox again from data/examples
	$(IN_VENV) data/examples/make_inbox.py

dictionary: .venv/run ## write docs/data-dictionary.md from the schema
	$(IN_VENV) -m etl dictionary > docs/data-dictionary.md

lock: .venv/pip ## write constraints*.txt, with hashes, from requirements*.txt
	$(IN_VENV) -m pip install --quiet uv==0.13.9
	for set in "" -dev; do .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
		--custom-compile-command "make lock" requirements$$set.txt $${set:+-c constraints.txt} -o constraints$$set.txt || exit 1; done

clean: ## remove what the commands made
	rm -rf .venv data/snapshots .cache

.venv/pip:
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or later found. Install one, or say which: make PYTHON=/path/to/python3 run"; exit 1; }
	$(PYTHON) -m venv .venv && touch $@

# Only the files whose hashes stand in constraints*.txt are installed, with all that they pull in.
.venv/run: constraints.txt | .venv/pip
	$(IN_VENV) -m pip install --quiet --require-hashes -r constraints.txt && touch $@

.venv/test: constraints-dev.txt .venv/run
	$(IN_VENV) -m pip install --quiet --require-hashes -r constraints-dev.txt && touch $@

.venv/bench: requirements-bench.txt .venv/test
	$(IN_VENV) -m pip install --quiet -r requirements-bench.txt && touch $@
