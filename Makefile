# Names commands; what they do stands in the programs they call.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
export FOCUS_VAR
export PORT

.PHONY: help demo test audit lint bench bench-pages bench-renditions bench-search bench-community lock messages clean
.DEFAULT_GOAL := help

help: ## Say what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

demo: $(VENV)/demo.stamp ## Run the site with demo content (PORT, FOCUS_VAR, DEMO_PASSWORD)
	@exec $(RUN) -m demo

test: $(VENV)/dev.stamp ## Run every test, in parallel, on a database of its own
	SECRET_KEY=tests $(RUN) manage.py compile_messages
	$(RUN) -m focus.embedded test-postgres $(RUN) -m pytest -n auto --ignore tests/site $(ARGS)

SITE := tests/site
audit: $(VENV)/dev.stamp $(SITE)/node_modules/.stamp ## Judge every page of the demo as readers and machines meet it
	$(RUN) -m pytest $(SITE) -o truncation_limit_lines=0 -o truncation_limit_chars=0 $(ARGS)

lint: $(VENV)/dev.stamp ## Check style, types, templates and migrations
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(VENV)/bin/djade --check --target-version 6.1 $$(git ls-files 'templates/*.html')
	$(VENV)/bin/djhtml --check --tabwidth 2 $$(git ls-files 'templates/*.html')
	SECRET_KEY=lint $(RUN) -m mypy
	SECRET_KEY=lint $(RUN) manage.py makemigrations --check --dry-run
	SECRET_KEY=$$($(RUN) -c 'import secrets; print(secrets.token_urlsafe(60))') \
	  ALLOWED_HOSTS=localhost $(RUN) manage.py check --deploy --fail-level WARNING

bench: $(addprefix bench-,$(or $(ARGS),pages renditions search community)) ## Measure pages, pictures, search and comments (ARGS=search: one)

bench-pages: $(VENV)/dev.stamp
	$(RUN) -m focus.embedded bench-postgres $(RUN) -m bench

bench-renditions: $(VENV)/dev.stamp
	FOCUS_DEMO=1 DJANGO_SETTINGS_MODULE=focus.settings \
	  $(RUN) -m focus.embedded bench-postgres $(RUN) -m bench.renditions

bench-search: $(VENV)/dev.stamp
	$(RUN) -m focus.embedded bench-search-postgres $(RUN) -m bench.search

bench-community: $(VENV)/dev.stamp
	$(RUN) -m focus.embedded bench-community-postgres $(RUN) -m bench.community

LOCK := $(RUN) -m uv pip compile --quiet --universal --generate-hashes --python-version 3.12 \
  --no-annotate --no-header --no-emit-index-url pyproject.toml

lock: $(VENV)/dev.stamp ## Compile requirements/ from pyproject.toml
	$(LOCK) --output-file requirements/base.txt
	$(LOCK) --constraint requirements/base.txt --group demo --output-file requirements/demo.txt
	$(LOCK) --constraint requirements/demo.txt --group dev --output-file requirements/dev.txt

messages: $(VENV)/dev.stamp ## Collect interface words into locale/
	SECRET_KEY=messages $(RUN) manage.py update_messages

clean: ## Remove everything made at run time
	rm -rf $(VENV) var

# Each stamp holds the environment at exactly one lock file; dev includes demo.
$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 12) and "Focus needs Python 3.12 or newer.")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/%.stamp: requirements/%.txt | $(VENV)/bin/python
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	touch $@

$(SITE)/node_modules/.stamp: $(SITE)/package-lock.json
	cd $(SITE) && npm ci --no-fund --no-audit
	touch $@
