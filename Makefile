# Two commands do everything: `make run` opens the sample comparison, `make test` runs the tests. Both set up first.

# any Python from 3.11 on; the newest tried first
PYTHON ?= $(firstword $(foreach name,python3.13 python3.12 python3.11 python3 python3.14 python,$(shell command -v $(name) >/dev/null 2>&1 && $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))))
BIN := .venv/bin
SETUP = $(if $(PYTHON),$(PYTHON),$(error Python 3.11 or newer is needed, and none was found)) tests/tools/setup_env.py

.PHONY: run setup test lint bench formats fuzz lock screenshots golden clean

run:
	@$(SETUP) run
	@$(BIN)/python tests/tools/run_sample.py

setup:
	@$(SETUP) run

test:
	@$(SETUP) test
	@QT_QPA_PLATFORM=offscreen $(BIN)/python tests/tools/run_tests.py

lint:
	@$(SETUP) test
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/basedpyright --level error
	@$(BIN)/python -m pytest tests/test_architecture.py

bench:
	@$(SETUP) test
	@$(BIN)/python tests/tools/bench.py $(BENCH)

formats:
	@$(SETUP) test
	@$(BIN)/python tests/tools/formats_table.py

fuzz:
	@$(SETUP) test
	@$(BIN)/python tests/tools/fuzz.py $(FUZZ)

screenshots:
	@$(SETUP) test
	@$(BIN)/python tests/tools/screenshots.py

golden:
	@$(SETUP) test
	@$(BIN)/python tests/tools/golden.py --update

lock:
	@$(SETUP) test
	@$(BIN)/python tests/tools/lock.py

clean:
	rm -rf .venv build dist .pytest_cache .ruff_cache .hypothesis
