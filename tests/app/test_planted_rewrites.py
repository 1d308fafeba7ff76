"""What is found of errors planted by hand: a floor under the rewrites the rules were written with."""

from __future__ import annotations

import pytest

from tests.tools.bench_quality import ROOT, items_of
from tests.tools.planting.score import FACTS, Figures, score


@pytest.fixture(scope="module")
def found() -> Figures:
    return score(items_of(ROOT / "tests" / "rewrites" / "tuned"))


def test_nearly_all_planted_errors_are_found(found: Figures):
    assert found.items == 16
    assert found.recall() >= 0.93, found.missed
    assert found.recall(FACTS) >= 0.93, found.missed
    assert found.named >= 0.85 * sum(found.planted.values())


def test_few_false_alarms(found: Figures):
    assert found.false <= 1.0 * found.items
    assert found.flagged <= 0.05 * found.harmless
