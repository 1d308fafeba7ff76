"""The development set of formats, where it is beside the checkout: real files of twenty formats, and hostile ones."""

from __future__ import annotations

from pathlib import Path

from tests.tools import formats_table


def test_the_development_set_is_read_as_expected(shared_data: Path):
    assert (shared_data / "formats").is_dir()
    found = formats_table.results()
    wrong = [result for result in found if result.wrong]
    told = "\n".join(f"{result.path}: {result.wrong}" for result in wrong)
    assert sum(result.good for result in wrong) <= 2, told
    assert all(result.good for result in wrong), told
    assert not [result for result in found if "crashed" in result.wrong], told
