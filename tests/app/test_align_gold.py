"""The aligner on the development sets, where they lie beside the checkout. Bounds leave room below the figures."""

from __future__ import annotations

import json

import pytest

from app.align.model import fitted
from app.align.options import DEFAULT
from tests.tools.fit_alignment import DATA, TARGET, load, measure, reliability_lines

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
    assert figures["held_out"]["basil"]["strict"]["F1"] >= 0.82
    assert figures["held_out"]["basil, low reuse"]["strict"]["F1"] >= 0.74
    assert figures["held_out"]["basil"]["lenient"]["F1"] >= 0.66
    assert figures["held_out"]["unrelated"]["wrong_or_partial_a_paragraph"] <= 0.0055
    assert set(figures["not_fitted"]) == {"argrewrite", "deplain", "superpal", "seeds"}


def test_a_score_shown_is_how_often_such_links_are_right() -> None:
    for bands in json.loads(TARGET.read_text(encoding="utf-8"))["figures"]["reliability"].values():
        for band in bands:
            slack = 2 * (band["shown"] * (1 - band["shown"]) / band["links"]) ** 0.5
            assert band["shown"] <= band["right"] + slack
    assert len(reliability_lines()) >= 8
