# Qorgau. `make run` and `make test` are all a new user needs; `make help` lists the rest.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PORT   ?= 8866
ANSWERS ?= my-answers

.DEFAULT_GOAL := help
.PHONY: help setup run lab course regress bench bench-grade bench-widgets forging holes variants lint test clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/.ready: constraints.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; say where it is: make PYTHON=/path/to/python3.11 run"; exit 2; }
	@echo "Making the private environment in $(VENV): once, about a minute and a half."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r constraints.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q lib $(VENV)/lib/python3*/site-packages >/dev/null 2>&1 || true
	@touch $@

$(VENV)/.ready-test: $(VENV)/.ready constraints-dev.txt
	@echo "Adding what the tests need."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r constraints-dev.txt
	@touch $@

setup: $(VENV)/.ready ## the environment only, into .venv

run: $(VENV)/.ready ## self-study in your browser, on this machine only
	@$(BIN)/qorgau study --answers $(ANSWERS) --port $(PORT)

lab: $(VENV)/.ready ## the live workbook in JupyterLab, as a trainee sees it
	@$(BIN)/qorgau lab --folder .scratch/lab

course: $(VENV)/.ready ## a whole nbgrader course with six trainees, in a scratch folder
	@$(BIN)/python -m qorgau.course.cycle

regress: $(VENV)/.ready ## every workbook, language and recorded answer through papermill (UPDATE=1 rewrites the goldens)
	@$(BIN)/python -m qorgau.course.regress $(if $(UPDATE),--update)

bench: $(VENV)/.ready-test ## figures against the stock tools, in one run
	@$(BIN)/python bench/cases.py
	@$(MAKE) --no-print-directory bench-grade
	@sh tests/need_chromium.sh && $(BIN)/python bench/first_page.py

bench-grade: $(VENV)/.ready-test ## a class graded by stock nbgrader and by ours; the last line is the ratio
	@$(BIN)/python bench/grade.py $(if $(SIZES),--sizes $(SIZES))

bench-widgets: $(VENV)/.ready-test ## a file of 20 pages with 40 marks: drawn, seen, saved, beside ipywidgets; fails over a limit
	@sh tests/need_chromium.sh && $(BIN)/python bench/widgets.py

forging: $(VENV)/.ready-test ## every attack on a submission, on stock nbgrader and on ours
	@$(BIN)/python bench/forging.py

holes: $(VENV)/.ready-test ## kill -9 at a hundred random moments of grading, each run completed by the next
	@QORGAU_KILLS=100 $(BIN)/python -m pytest tests/course/bulk/test_no_holes.py -k killed --timeout 1200

variants: $(VENV)/.ready-test ## the strategy of every key in two hundred variants of its case: all points, no rule broken (SEEDS=50)
	@QORGAU_SEEDS=$(if $(SEEDS),$(SEEDS),200) $(BIN)/python -m pytest tests/keys/test_model_strategies.py -k every_variant --timeout 3600

lint: $(VENV)/.ready-test ## ruff and mypy
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

test: lint ## everything
	@sh tests/need_chromium.sh
	@sh tests/need_typescript.sh
	@sh tests/run.sh $(BIN)/python

clean: ## remove the environment and scratch files, never your answers
	@rm -rf $(VENV) .scratch screenshots build dist
