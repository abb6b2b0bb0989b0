# make help  prints this
# make run   starts Kreiskompass for this machine alone and prints its address; make run HOST=0.0.0.0 opens it to the network
# make dev   the same, and starts pages anew at every change of the code
# make check  lint, types and all tests without a browser, servers or killed processes (some eight minutes)
# make test  the same, faults in short, every page in two looks and some thirty journeys in a browser: what must hold
#            before a change lands (some 20 minutes)
# make test-all  all of it: every page in eight looks, all that is done in a browser, proxies, engines (more than an hour)
# make calibration  repeats the back-test of all forecasts and writes docs/calibration.md and their factors (minutes)
# make pictures  approves the pages as they look now: renews the pictures in tests/pictures that differ
# make test-faults  the same faults as in make test, over and over (some twenty minutes)
# make test-engines  runs every query on DuckDB, PostgreSQL and DuckLake and compares the answers (some minutes)
# make bench  measures all of the next six but the soak (10 GB of disk, 12 GB of memory, more than two hours); only an
#             idle machine gives usable figures
# make bench-data  measures questions, build and size, also on a made-up nation of 63 million figures
# make bench-inkar  measures how the largest source is read (5 GB of disk, a few minutes)
# make bench-export  measures how long exports take beside the bare writers (a minute)
# make bench-app  measures what a click costs, many sessions at once, and what a person waits for beside Dash and marimo
#                 (half an hour; these go into an environment of their own)
# make soak  has 50 sessions click for 15 minutes while builds are published; fails at any error or older figure
# make fuzz  holds 100,000 made-up inputs against every parser, and measures how the time of each reader grows with the
#            text (an hour or more)
# make mutants  changes the code in a thousand small ways and names the changes that no test notices (half an hour)
# make licences  lists the licence of every package
# make fonts  cuts the fonts of the framework down to what pages show (after a new icon or a new Streamlit)
# make lock  renews the exact versions in requirements*.txt

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help run dev calibration lint check test test-all pictures test-engines test-faults mutants \
  bench bench-data bench-inkar bench-export bench-app soak fuzz fonts licences lock

help:
	@sed -n '/^#/!q; s/^# //p' $(firstword $(MAKEFILE_LIST))

calibration: $(VENV)/ready
	$(BIN)/python -m loaders build --if-needed
	$(BIN)/python -m loaders calibrate
	$(BIN)/python -m loaders build

run: $(VENV)/ready
	$(BIN)/streamlit run app.py $(if $(HOST),--server.address=$(HOST))

dev: $(VENV)/ready
	$(BIN)/streamlit run app.py --server.runOnSave true --server.fileWatcherType auto

lint: $(VENV)/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: lint
	$(BIN)/python -m pytest --tier check

test: lint
	$(BIN)/python -m testbed.chromium
	$(BIN)/python -m tests.audit
	$(BIN)/python -m pytest --tier test

test-all: lint
	$(BIN)/python -m testbed.chromium
	$(BIN)/python -m tests.audit
	$(BIN)/python -m pytest --tier all
	$(MAKE) test-engines

pictures: $(VENV)/ready-dev
	$(BIN)/python -m testbed.chromium
	$(BIN)/python -m pytest --renew-pictures tests/browser/test_every_page.py

test-faults: $(VENV)/ready-dev
	$(BIN)/python -m testbed.chromium
	SDG_FAULT_ROUNDS=12 SDG_PROXY_PROCESSES=4 $(BIN)/python -m pytest -n 0 tests/operation/test_faults.py \
	  tests/operation/test_proxy.py tests/browser/test_loading.py tests/operation/test_deploy.py tests/loaders/test_publish.py \
	  tests/storage/test_versions.py tests/loaders/own/backup tests/loaders/test_fetch_faults.py

test-engines: $(VENV)/ready-dev
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-engines.txt
	$(BIN)/python -m tests.engines.postgresql
	$(BIN)/python -m pytest -o addopts=-q tests/engines
	$(BIN)/python -m tests.engines.timing

bench: bench-data bench-inkar bench-export bench-app fuzz

bench-data: $(VENV)/ready
	$(BIN)/python -m benchmarks.data

bench-inkar: $(VENV)/ready
	$(BIN)/python -m benchmarks.inkar

bench-export: $(VENV)/ready
	$(BIN)/python -m benchmarks.export

bench-app: $(VENV)/ready-dev $(VENV)/peers/ready
	$(BIN)/python -m testbed.chromium
	$(BIN)/python -m loaders build --if-needed
	$(BIN)/python -m benchmarks.app_server
	$(BIN)/python -m benchmarks.app_load
	$(BIN)/python -m benchmarks.app_load --defaults
	$(BIN)/python -m benchmarks.app_load --sessions 200 --processes 2
	$(BIN)/python -m benchmarks.app_browser --peers $(VENV)/peers
	$(BIN)/python -m benchmarks.council

soak: $(VENV)/ready-dev
	$(BIN)/python -m testbed.soak

fuzz: $(VENV)/ready-dev
	$(BIN)/python -m tests.fuzz

# mutants/ holds a copy of the code with its mutations; what has been tried there already is not tried again.
mutants: $(VENV)/ready-dev
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-mutants.txt
	$(BIN)/mutmut run
	$(BIN)/mutmut results

fonts: $(VENV)/ready-dev
	$(BIN)/python -m testbed.fonts

licences: $(VENV)/ready-dev
	@$(BIN)/python -m tests.licences

lock:
	$(PYTHON) -m venv $(VENV) && $(BIN)/pip install --quiet uv
	for part in requirements requirements-dev requirements-engines requirements-mutants benchmarks/peers/requirements; do \
	  $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet \
	    --upgrade --custom-compile-command "make lock" $$part.in -o $$part.txt || exit 1; \
	done

# Debian and Ubuntu ship Python without venv: as root it is installed, else it is said how.
$(VENV)/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Kreiskompass braucht Python 3.11 oder neuer (gefunden: $$($(PYTHON) --version))."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv $(VENV); \
	  else echo "Bitte zuerst ausführen: sudo apt-get install python3-venv"; exit 1; fi; }

$(VENV)/ready: requirements.txt features/shell/compress.py $(wildcard ui/plotly/*.js) | $(VENV)/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m features.shell.compress
	@touch $@

$(VENV)/ready-dev: requirements-dev.txt $(VENV)/ready
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/peers/ready: benchmarks/peers/requirements.txt | $(VENV)/bin/pip
	$(PYTHON) -m venv $(VENV)/peers
	$(VENV)/peers/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@
