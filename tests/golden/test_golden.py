"""Whole comparisons of the sample stories, held against readable text (``make golden`` writes it anew)."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

_TOOL = Path(__file__).resolve().parents[1] / "tools" / "golden.py"
_SPEC = importlib.util.spec_from_file_location("golden_tool", _TOOL)
assert _SPEC is not None
assert _SPEC.loader is not None
golden = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(golden)


@pytest.mark.parametrize("folder", golden.stories(), ids=lambda folder: folder.name)
def test_story_compares_as_recorded(folder: Path):
    expected = (golden.GOLDEN / f"{folder.name}.txt").read_text(encoding="utf-8")
    assert golden.text_of(golden.compared(folder)) == expected
