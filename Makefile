# Everything a developer or an operator types. `make` alone lists the commands.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help run test test-all guards bench bench-paper bench-search check pictures lint messages lock clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

$(VENV)/installed: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes -r requirements.txt
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.txt
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

run: $(VENV)/installed ## install, load registers and example listings, serve on http://127.0.0.1:8000/ (PORT)
	@exec $(BIN)/python -m selvhjelp.start

test: $(VENV)/installed-dev ## install and run the tests
	@PYTHON=$(BIN)/python tests/run.sh

test-all: $(VENV)/installed-dev ## the tests on both databases, with the whole browser matrix on one
	@PYTHON=$(BIN)/python tests/run_all.sh

guards: $(VENV)/installed-dev ## take each guard of the staff's side away: is it missed?
	@$(BIN)/python -m pytest -m guards tests/organisations/test_guards_matter.py

bench: $(VENV)/installed-dev ## measure the numbers to hold, with 5,000 groups and with 100,000 (needs wrk)
	@$(BIN)/python -m benchmarks

bench-paper: $(VENV)/installed-dev ## measure booklets, sheets and posters, with 5,000 groups
	@$(BIN)/python -m benchmarks.paper

bench-search: $(VENV)/installed-dev ## does the search understand what people type?
	@$(BIN)/python -m benchmarks.search

check: $(VENV)/installed-dev ## style, import contract, deploy check, migrations, messages
	@PYTHON=$(BIN)/python tests/check.sh

pictures: $(VENV)/installed-dev ## photograph the editors' pages anew for docs/editors.md (needs Chromium)
	@$(BIN)/python docs/pictures/make.py

lint: $(VENV)/installed-dev ## mend style
	$(BIN)/ruff check --fix . && $(BIN)/ruff format .

messages: $(VENV)/installed-dev ## collect and compile the translations
	$(BIN)/python manage.py makemessages --all --no-obsolete --add-location file --ignore .venv --ignore var
	$(BIN)/python manage.py compilemessages --ignore .venv

lock: ## lock the dependencies with hashes
	$(PYTHON) -m venv $(VENV)-lock && $(VENV)-lock/bin/pip install --quiet pip-tools
	for name in requirements requirements-dev; do \
	  $(VENV)-lock/bin/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header \
	    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links -o $$name.txt $$name.in; done

clean: ## remove what `make` made, but not the database
	rm -rf $(VENV) var/static
