# Every target sets up what it needs in .venv: one stamp per set of extras, older than which no pyproject.toml or
# constraints.txt may be. Whatever the tools keep for themselves goes to build/, nothing to the home folder.

PYTHON ?= python3
REPORT ?=
bin    := .venv/bin

export MPLBACKEND           := agg
export MPLCONFIGDIR         := $(CURDIR)/build/matplotlib
export IPYTHONDIR           := $(CURDIR)/build/ipython
export JUPYTER_CONFIG_DIR   := $(CURDIR)/build/jupyter/config
export JUPYTER_DATA_DIR     := $(CURDIR)/build/jupyter/data
export JUPYTER_RUNTIME_DIR  := $(CURDIR)/build/jupyter/runtime
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.NOTPARALLEL:
.PHONY: help setup report test check figures lab bench clean

help: ## this list
	@awk -F ' *## *' '/^[a-z]+:.*## / { sub(/:.*/, "", $$1); printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: .venv/dev.stamp ## everything a contributor needs, in .venv

report: .venv/report.stamp ## run the notebooks, draw the charts, write build/*.html and *.pdf; REPORT=name for one
	$(bin)/keyfigures report $(REPORT)

test: .venv/test.stamp ## every test; those in a browser are skipped where Chromium is missing
	$(bin)/python -m pytest --numprocesses auto --dist loadfile

check: .venv/dev.stamp lib/keyfigures/table.md ## what has to hold before a change goes in, besides the tests
	$(bin)/ruff check
	$(bin)/mypy

lib/keyfigures/table.md: lib/keyfigures/schema.py lib/keyfigures/figure.py | .venv/dev.stamp
	$(bin)/python -c "from keyfigures import schema; print(schema.page(), end='')" > $@

figures: report ## the charts in figures/, which the reports draw

lab: export MPLBACKEND := module://matplotlib_inline.backend_inline
lab: .venv/lab.stamp ## open the notebooks in JupyterLab
	$(bin)/jupyter lab notebooks

bench: .venv/bench.stamp ## how fast it reads, beside the floor and its peers
	$(bin)/python tests/bench.py

clean: ## remove .venv and everything that was built
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find lib tests -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/%.stamp: pyproject.toml constraints.txt | .venv/made.stamp
	@echo "setting up .venv for: $* (a minute or two from nothing)"
	@$(bin)/python -m pip install --quiet --constraint constraints.txt --editable ".[$*]"
	@touch $@

.venv/made.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "keyfigures needs Python 3.11 or newer and $(PYTHON) is $$($(PYTHON) --version 2>&1);" \
	         "name a newer one: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv .venv
	@touch $@
