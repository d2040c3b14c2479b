# The commands of the README. `uv` is used where it is on the PATH, plain venv and pip otherwise.
PYTHON ?= python3
VENV ?= .venv
LLM_VENV ?= .venv-llm
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)
STAMP := $(VENV)/.installed

export GRADIO_ANALYTICS_ENABLED := False
export HF_HUB_OFFLINE := 1
# What is compiled once is not compiled again by each of the many processes tests start.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: layout run setup test test-llm test-long check format lint types lock gate quality screenshots clean

run: $(STAMP)  ## start the chat on http://127.0.0.1:7860
	$(BIN)/python app.py

setup: $(STAMP)  ## create .venv and install what requirements.lock names

$(STAMP): requirements.lock pyproject.toml
ifneq ($(UV),)
	test -x $(BIN)/python || uv venv --quiet --python $(PYTHON) $(VENV)
	UV_LINK_MODE=copy uv pip install --quiet --python $(BIN)/python -r requirements.lock
	UV_LINK_MODE=copy uv pip install --quiet --python $(BIN)/python --no-deps -e .
else
	test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
endif
	touch $(STAMP)

# texts made at random are the same each time; plain pytest looks for new ones
test: $(STAMP)  ## the whole test suite but the long tests, a file at a time in each process
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder \
		--hypothesis-profile ci

test-long: $(STAMP)  ## crashes, floods and load: minutes
	$(BIN)/python -m pytest -m long --hypothesis-profile ci

test-llm: $(STAMP)  ## real models, made on the spot, behind real servers; installs several gigabytes
	test -x $(LLM_VENV)/bin/python || $(BIN)/python -m venv $(LLM_VENV)
	$(LLM_VENV)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(LLM_VENV)/bin/python -m pip install --quiet --disable-pip-version-check \
		-e '.[anthropic,dev,huggingface,inference-tests,ollama]'
	$(LLM_VENV)/bin/python -m pytest -m models

format: $(STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(STAMP)
	$(BIN)/mypy

gate: $(STAMP)  ## ask the evaluation questions; fails when the answers got worse
	$(BIN)/python -m evals --gate --claims

quality: $(STAMP)  ## write docs/quality.md from a fresh run and record its figures
	$(BIN)/python -m evals quality --claims

check: lint types test  ## format, lint, types, tests: what has to pass

layout: $(STAMP)  ## write docs/layout.md from the modules' own words
	$(BIN)/python -m evals.layout

lock: $(STAMP)  ## pin every package anew
	uv pip compile --quiet --universal --python-version 3.11 --extra dev --no-emit-index-url --no-emit-find-links --no-header --no-annotate pyproject.toml -o requirements.lock

screenshots: $(STAMP)  ## the pictures of docs/screenshots, with the system's Chromium
	$(BIN)/python -m evals.screenshots

clean:
	rm -rf $(VENV) $(LLM_VENV) data build *.egg-info
