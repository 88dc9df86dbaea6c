# `make run` and `make test` need Python 3.11 or newer and make, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --no-input
export HF_HUB_OFFLINE ?= 1
export TOKENIZERS_PARALLELISM ?= false

.PHONY: run test lint format bench peers lock clean

run: $(VENV)/.run  ## build store and index from the bundled corpus, then start the bot (without a token: the console)
	@$(BIN)/chancery index build --if-needed < /dev/null
	@$(BIN)/python -m bot

test: $(VENV)/.dev lint  ## lint, types and the whole test suite
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

lint: $(VENV)/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: $(VENV)/.dev
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(VENV)/.dev  ## timings, as ratios measured in one run; the last, by size of the archive, take half an hour
	@$(BIN)/python -m tests.benchmarks
	@$(BIN)/python -m tests.benchmarks peers
	@$(BIN)/python -m tests.benchmarks scale

peers: .venv-peers/.done  ## the libraries that `make bench` compares with, in an environment of their own

lock:  ## needs uv; rewrites all lock files from pyproject.toml
	uv pip compile -q --upgrade pyproject.toml -o requirements.lock
	uv pip compile -q pyproject.toml --extra dev --extra milvus -c requirements.lock -o requirements-dev.lock
	uv pip compile -q pyproject.toml --extra milvus -c requirements-dev.lock | grep -vxFf requirements.lock > requirements-milvus.lock

clean:
	rm -rf $(VENV) .venv-peers build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Everything but torch comes from the lock file with its hashes. torch is pinned to one version in pyproject.toml and
# installed last, since its builds (and so its hashes) differ by platform.
$(VENV)/.run: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(0 if v >= (3, 11) else f"found Python {v[0]}.{v[1]}, expected 3.11 or newer; set PYTHON=python3.11")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the pinned packages into $(VENV) (once, some minutes) ..."
	@$(PIP) install --require-hashes --no-deps -r requirements.lock < /dev/null
	@$(PIP) install --no-build-isolation -e . < /dev/null
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	@echo "Installing the development packages ..."
	@$(PIP) install --require-hashes --no-deps -r requirements-dev.lock < /dev/null
	@touch $@

# What the peers share with Chancery, torch above all, they take from .venv, so that neither is installed twice.
.venv-peers/.done: $(VENV)/.run requirements-peers.txt
	@$(BIN)/python -m venv .venv-peers
	@$(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))' \
	    > "$$(.venv-peers/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/chancery.pth"
	@.venv-peers/bin/python -m pip --disable-pip-version-check --quiet --no-input install -r requirements-peers.txt < /dev/null
	@touch $@
