# Everything a person or a machine does with this repository. Needs python3 (3.11 or newer, with venv), make and git;
# all else is installed into .venv. Works with GNU Make 3.81, which is the one on macOS.

PYTHON ?= python3
# More options for the command behind a target, for example: make check ARGS="--format json"
ARGS ?=

# Whatever is set where make runs, the same is installed and the same is run: of the variables of pip those count that
# say where packages come from and are kept, and of Python's, pytest's and others' none that would change what a
# command does. The locale is one of UTF-8: in another, Python 3.11 does not start where the folder of the project has
# a name that is not ASCII.
HEEDED := PYTHON PYTHONDONTWRITEBYTECODE PYTHONPYCACHEPREFIX PYTHONUNBUFFERED \
	PIP_CACHE_DIR PIP_CERT PIP_CLIENT_CERT PIP_CONFIG_FILE PIP_DEFAULT_TIMEOUT PIP_EXTRA_INDEX_URL PIP_FIND_LINKS \
	PIP_INDEX_URL PIP_KEYRING_PROVIDER PIP_NO_CACHE_DIR PIP_NO_INDEX PIP_PROXY PIP_RETRIES PIP_TIMEOUT PIP_TRUSTED_HOST
$(foreach name,$(filter-out $(HEEDED),$(filter PIP_% PYTHON% PYTEST_% COVERAGE_% MYPY% RUFF_%,$(.VARIABLES))),$(eval unexport $(name)))
export LC_ALL := C.UTF-8
export PYTHONUTF8 := 1
# A file of pip's own configuration may ask for this; a variable comes after it.
export PIP_USER := 0

# Material prints a long notice about MkDocs 2 at each build; the choice of engine is made (see README.md).
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore

# -qq leaves pip its errors only: a machine with an odd pip configuration warns many times for each package.
# The files list everything, so nothing is resolved: a resolver looks at releases that are newer than the pins,
# and so a clone that worked would fail on the day of a release. What resolving would find, `pip check` does.
INSTALL := -m pip install -qq --no-deps --require-hashes -r
CONSISTENT = said=$$($(1) -m pip check) || { echo "$$said"; exit 1; }
# The tests run beside each other: a module stays in one process, and shares there what it has made; see conftest.py
# for the order. More processes than these gain little, and each has a browser of its own.
BESIDE := --numprocesses auto --maxprocesses 4 --dist loadscope --no-loadscope-reorder
# uv only writes the files of pinned versions, so it is not among the requirements.
UV := uv==0.13.9
# Looks for what is known to be wrong with the pins; in an environment of its own, as no test and no build needs it.
AUDIT := pip-audit==2.10.1
# --fork-strategy fewest: one version of a package for every Python, so that all of them build the same bytes.
COMPILE := .venv/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --custom-compile-command "make requirements" $(if $(UPGRADE),--upgrade)

.PHONY: help site serve desk check diff generate test coverage lint audit bless messages bench dist requirements clean
.DELETE_ON_ERROR:

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

site: .venv/.site ## build the whole site into site/
	@.venv/bin/explainer build $(ARGS)

serve: .venv/.site ## show the site on this machine, and build it again at each change
	@.venv/bin/explainer serve $(ARGS)

desk: .venv/.site ## add and change entries in forms, in a browser on this machine
	@.venv/bin/explainer desk $(ARGS)

check: .venv/.site ## check the data only
	@.venv/bin/explainer check $(ARGS)

diff: .venv/.site ## tell what has changed in the story: make diff ARGS=main
	@.venv/bin/explainer diff $(ARGS)

generate: .venv/.site ## write the pages into docs/ only
	@.venv/bin/explainer generate $(ARGS)

test: .venv-properdocs/.test lint ## check everything: style, types, tests, browser
	@.venv/bin/python -m tests.browser.chromium
	@.venv/bin/python -m pytest $(BESIDE) $(ARGS) </dev/null

# Apart from `make test`: watched line by line, the tests take half as long again.
coverage: .venv-properdocs/.test ## tell which lines and branches no test runs
	@.venv/bin/python -m tests.browser.chromium
	@.venv/bin/python -m pytest --cov $(BESIDE) $(ARGS) </dev/null

lint: .venv/.test ## check style and types only
	@.venv/bin/ruff check
	@.venv/bin/ruff format --check
	@.venv/bin/mypy

# --strict: a package that could not be looked up is a failure, else it would only be a line that nobody reads.
audit: .venv-audit/bin/python ## look for known weaknesses in the pinned packages; needs the network
	@.venv-audit/bin/python -m pip install -qq $(AUDIT)
	@for file in requirements.txt requirements-dev.txt tests/properdocs/requirements.txt; do \
		echo "$$file:"; \
		.venv-audit/bin/pip-audit --strict --disable-pip --require-hashes --progress-spinner off $(ARGS) -r $$file || { \
			echo "$$file is not known to be safe. Where a weakness is named: make requirements UPGRADE=1, or say in"; \
			echo "CHANGELOG.md why it does no harm here and run it with ARGS=\"--ignore-vuln ID\". Where a package was not"; \
			echo "found or there was no answer: nothing was audited; run it where pypi.org can be reached."; \
			exit 1; }; \
	done

bless: .venv/.test ## take what is built now as what the tests expect
	@.venv/bin/python -m pytest tests --bless $(ARGS)

messages: .venv/.test ## bring the catalogues of the words for readers up to date
	@.venv/bin/python -m tests.messages $(ARGS)

bench: .venv/.test ## measure how long a large story takes
	@.venv/bin/python -m tests.bench $(ARGS)

dist: .venv/.site ## build the package, as a wheel and as source, into dist/
	@rm -rf dist
	@.venv/bin/python -c 'from flit_core import buildapi as b; [make("dist") for make in (b.build_sdist, b.build_wheel)]'
	@ls dist

# `make requirements UPGRADE=1` takes the newest versions; without it only what pyproject.toml asks for is changed.
requirements: .venv/bin/python ## write the files of pinned versions again
	@.venv/bin/python -m pip install -qq --no-deps $(UV)
	@$(COMPILE) --group build --output-file requirements.txt pyproject.toml
	@$(COMPILE) --group build --group dev --extra verify --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
	@$(COMPILE) --group properdocs --constraint requirements.txt --output-file tests/properdocs/requirements.txt

clean: ## delete what make made, but not the pages in docs/
	rm -rf .venv .venv-properdocs .venv-audit site dist .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage htmlcov

# The files below say when an environment was last brought up to date. They lie in the environment and go with it.

# Once the python of an environment is gone (the system has a new one), they are no longer true.
$(shell for env in .venv .venv-properdocs; do test -x $$env/bin/python || rm -f $$env/.site $$env/.test; done)

.venv/.site: requirements.txt pyproject.toml .venv/bin/python
	@echo "Installing requirements.txt into .venv"
	@.venv/bin/python $(INSTALL) requirements.txt
	@.venv/bin/python -m pip install -qq --no-deps --no-build-isolation -e .
	@$(call CONSISTENT,.venv/bin/python)
	@touch $@

# After .venv/.site, so that `make site` after `make test` has nothing left to do.
.venv/.test: requirements-dev.txt .venv/.site
	@echo "Installing requirements-dev.txt into .venv"
	@.venv/bin/python $(INSTALL) requirements-dev.txt
	@$(call CONSISTENT,.venv/bin/python)
	@touch $@

.venv-properdocs/.test: tests/properdocs/requirements.txt .venv-properdocs/bin/python
	@echo "Installing tests/properdocs/requirements.txt into .venv-properdocs"
	@.venv-properdocs/bin/python $(INSTALL) tests/properdocs/requirements.txt
	@$(call CONSISTENT,.venv-properdocs/bin/python)
	@touch $@

.venv/bin/python .venv-properdocs/bin/python .venv-audit/bin/python:
	@command -v $(PYTHON) >/dev/null || { \
		echo "This needs Python 3.11 or newer, and there is no \`$(PYTHON)\`. Another one: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "This needs Python 3.11 or newer; \`$(PYTHON)\` is $$($(PYTHON) -V 2>&1). Another one: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "\`$(PYTHON)\` has no venv. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@$(PYTHON) -m venv --clear $(patsubst %/bin/python,%,$@)
