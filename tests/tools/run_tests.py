"""``make test``: pytest in two processes where there are two processors, then out at once.

Qt, numpy and the language model are all loaded in one process, and the order in which their libraries are taken
down at the end is nobody's promise: now and then that ends in a crash after the last test has passed. The status is
pytest's own; what comes after it is not a test.
"""

from __future__ import annotations

import os
import sys

import pytest

at_once = ["-n", "2"] if (os.cpu_count() or 1) > 1 else []
status = int(pytest.main([*at_once, *sys.argv[1:]]))
sys.stdout.flush()
sys.stderr.flush()
os._exit(status)
