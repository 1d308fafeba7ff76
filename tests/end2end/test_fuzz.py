"""A bounded run of ``make fuzz``: a few mutated files of every format."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
INPUTS = 900


@pytest.mark.skipif(sys.platform != "linux", reason="the run forks locked processes")
def test_mutated_files_end_in_an_article_or_an_error_of_ours():
    # the samples alone, so that the run is the same wherever the checkout stands
    command = [sys.executable, "tests/tools/fuzz.py", "--inputs", str(INPUTS), "--samples"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=110)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
    assert f"{INPUTS} inputs, 0 findings" in done.stdout
