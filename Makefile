# Every target makes .venv and installs what it needs itself.
PYTHON ?= python3
# Parallel test processes: auto takes one per core.
JOBS ?= auto
BIN = .venv/bin
INSTALL = $(PYTHON) -m tests.harness.demo.install

# Many an image for containers forbids Python to keep what it compiled: each start takes 3 s more.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo demo-wiki demo-stop test test-fast test-wide test-all check bench clean

help: ## Say what there is to make
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /|/' | \
		while IFS='|' read -r name text; do printf 'make %-10s %s\n' "$$name" "$$text"; done

demo: ## Dry run on a real wiki, started here (KEEP=1 leaves it on)
	@$(INSTALL)
	@$(BIN)/python -m tests.harness.demo run $(if $(KEEP),--keep)

demo-wiki: ## Start the demo's wiki and leave it on: look at it, save to it
	@$(INSTALL)
	@$(BIN)/python -m tests.harness.demo wiki

demo-stop: ## Stop the demo's wiki; its pages stay
	@$(INSTALL)
	@$(BIN)/python -m tests.harness.demo stop

test: ## The tests, against a real MediaWiki (root: installs it)
	@$(INSTALL) test $(EXTRAS)
	@$(BIN)/python -m tests.harness.wiki.requirements --install --quiet $(NEEDS)
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal $(PYTEST)

test-fast: ## Rules and what they rest on: no wiki, no server, no browser
	@$(INSTALL) test
	$(BIN)/python -m pytest --fast -q -n $(JOBS) --dist worksteal

test-wide: ## What make test leaves out: other frameworks, databases, ways
	@$(MAKE) --no-print-directory test PYTEST="--wide -m wide"

test-all: ## All tests, also those that wait long or need Spark (490 MB)
	@$(MAKE) --no-print-directory test PYTEST=--slow EXTRAS="check spark slow" NEEDS=--slow

check: ## Style, types, generated documentation, the house's own measures
	@$(INSTALL) test check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m bot_plugins docs --check
	$(BIN)/python -m pytest -q tests/test_house.py

bench: ## Speed beside others' (QUICK=1: less); writes BENCHMARK.md
	@$(INSTALL) bench
	@$(BIN)/python -m tests.harness.bench $(if $(QUICK),--quick)

clean: ## Stop the demo's wiki; remove it, .venv and what was generated
	@test ! -d demo/wiki -o ! -x $(BIN)/python || $(BIN)/python -m tests.harness.demo stop
	rm -rf .venv tests/harness/bench/node/node_modules tests/ui/review/node/node_modules demo build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find bot_plugins scripts tests -name __pycache__ -prune -exec rm -rf {} +
