"""The verdicts over quotations changed in known ways, held to the thresholds of ``tests/tools/verdict_set.py``."""

from __future__ import annotations

import pytest

from app.diff import token_edits
from app.model.quote import Verdict
from app.quotes.verdicts import judge
from app.quotes.words import spoken
from tests.tools.verdict_set import cases, quotes_of_stories, verdict_rates


def told(a: str, b: str) -> Verdict:
    return judge(spoken(a), spoken(b), token_edits)[0]


def test_alterations_of_the_sample_stories_quotations_are_found_and_nothing_else_is_called_so() -> None:
    texts = quotes_of_stories()
    assert len(texts) >= 30
    _, found, false = verdict_rates(texts)
    assert found >= 0.98
    assert false <= 0.01


def test_nearly_every_change_gets_its_own_verdict() -> None:
    right: dict[str, list[bool]] = {}
    for name, _, good in cases(quotes_of_stories()):
        right.setdefault(name, []).append(good)
    assert len(right) >= 14
    assert {name: sum(good) / len(good) for name, good in right.items() if sum(good) < 0.95 * len(good)} == {}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("We will leave the camp on Monday", "We will not leave the camp on Monday"),
        ("They did not pay us for the work", "They did pay us for the work"),
        ("Not one of them came to the hearing", "one of them came to the hearing"),
        ("It was by no means the first time", "It was the first time"),
    ],
)
def test_a_cut_that_takes_a_denial_alters(a: str, b: str) -> None:
    assert told(a, b) is told(b, a) is Verdict.ALTERED


def test_a_long_cut_with_a_denial_of_its_own_is_trimmed() -> None:
    whole = "The bridge was old. We had not been told when it was last looked at. It had to close."
    assert told(whole, "The bridge was old. It had to close.") is Verdict.TRIMMED


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("I told him that the road was closed", "I told [the mayor] that the road was closed"),
        ("I told the mayor that the road was closed", "I told the mayor [Ann Example] that the road was closed"),
        ("The road was closed", "[T]he road was closed"),
        ("they want to close the road", "they want[ed] to close the road"),
    ],
)
def test_what_brackets_declare_is_style(a: str, b: str) -> None:
    assert told(a, b) is told(b, a) is Verdict.STYLE_ONLY


def test_brackets_hide_no_other_change() -> None:
    assert told("I told him that the road was closed", "I told [the mayor] that the road was open") is Verdict.ALTERED
    assert told("I told him the road was closed for good", "I told [him] the road was closed") is Verdict.TRIMMED
