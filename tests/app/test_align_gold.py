"""The aligner on the development sets, where they lie beside the checkout. Bounds leave room below the figures."""

from __future__ import annotations

import json

import pytest

from app.align.model import fitted
from app.align.options import DEFAULT
from tests.tools.fit_alignment import DATA, TARGET, load, measure

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the development sets are not beside this checkout")


@pytest.mark.parametrize(("group", "least"), [("basil", 0.75), ("rewrites", 0.9)])
def test_links_of_news_are_as_good_as_promised(group: str, least: float) -> None:
    items = load(DATA, group)
    assert measure(items, [fitted()] * len(items), DEFAULT)["strict"]["F1"] >= least


def test_unrelated_articles_are_left_alone() -> None:
    items = load(DATA, "unrelated")
    assert measure(items, [fitted()] * len(items), DEFAULT)["wrong_a_paragraph"] <= 0.008


def test_the_recorded_figures_leave_each_event_out() -> None:
    figures = json.loads(TARGET.read_text(encoding="utf-8"))["figures"]
    assert figures["held_out"]["basil"]["strict"]["F1"] >= 0.75
    assert set(figures["not_fitted"]) == {"argrewrite", "deplain", "superpal", "seeds"}
