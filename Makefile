# The commands of the house. `make demo` and `make test` set up by themselves all that is missing.
.DEFAULT_GOAL := help
.PHONY: help demo test run setup check messages lock bench

# Ours is compiled once and kept, not once a process, whatever the environment says.
export PYTHONDONTWRITEBYTECODE :=

BIN := .venv/bin
NAME ?= titles

help: ## what can be asked
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

demo: setup ## the whole of Alentour on this machine, with the Creuse of the demonstration (ARGS="--port 8080")
	@$(BIN)/alentour demo $(ARGS)

test: setup ## the tests (ARGS="tests/store -k cluster")
	@$(BIN)/pytest -n 2 --dist worksteal $(ARGS)

run: setup ## the web server alone, on the database of DATABASE_URL where it is set
	@$(BIN)/alentour serve $(ARGS)

setup: ## what is missing for the others: Python, libraries, PostgreSQL; nothing when nothing is
	@scripts/setup

check: setup ## style, types, the rules of imports, dependencies, migrations
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --strict
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(BIN)/alentour db check

messages: setup ## brings the catalogues of other languages up to date with what the site says
	@$(BIN)/python scripts/messages

lock: ## rewrites the locked requirements from pyproject.toml (ARGS=--upgrade for the newest versions)
	@scripts/lock $(ARGS)

bench: setup ## a measure as JSON: make bench NAME=titles ARGS="--reference DIR" (relevance: alentour evaluate)
	@$(BIN)/python -m bench.$(NAME) $(ARGS)
