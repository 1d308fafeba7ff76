"""Facts altered in a rewrite are found with their kind and words; the same facts in other words are left alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest

from app import read
from app.compare import compare
from app.model.comparison import Comparison
from app.model.finding import FindingKind, Severity
from tests.app.fact_pairs import HARMFUL, HARMLESS

FACTS = {
    FindingKind.FIGURE_DIFFERS,
    FindingKind.MONEY_DIFFERS,
    FindingKind.PERCENT_DIFFERS,
    FindingKind.DATE_DIFFERS,
    FindingKind.WEEKDAY_DIFFERS,
    FindingKind.AGE_DIFFERS,
    FindingKind.NAME_DIFFERS,
    FindingKind.PLACE_DIFFERS,
    FindingKind.TITLE_DIFFERS,
}
Told = tuple[str, list[str]]
"""The kind of a finding and its words, the base's first."""


def compared(*articles: Sequence[str]) -> Comparison:
    """Compare articles given by their paragraphs; a title each keeps the first from being taken for one."""
    texts = ["\n\n".join(["A day in the county", *paragraphs]) for paragraphs in articles]
    return compare([read.read_bytes(text.encode(), f"{number}.txt") for number, text in enumerate(texts)])


def told(comparison: Comparison) -> list[tuple[int, Told]]:
    """The findings about facts that are to be checked, each with the number of its pair."""
    result: list[tuple[int, Told]] = []
    for finding in comparison.findings:
        if finding.kind in FACTS and finding.severity is Severity.CHECK:
            at = [
                comparison.articles[p.article].paragraphs[p.paragraph].text[p.start : p.end] for p in finding.evidence
            ]
            result.append((finding.evidence[0].paragraph - 1, (finding.kind.value, at)))
    return result


@cache
def harmful(turned: bool) -> list[tuple[int, Told]]:
    sides = [wire for _, wire, _, _ in HARMFUL], [rewrite for _, _, rewrite, _ in HARMFUL]
    return told(compared(*sides[::-1] if turned else sides))


@pytest.mark.parametrize("turned", [False, True], ids=["wire first", "rewrite first"])
@pytest.mark.parametrize("number", range(len(HARMFUL)), ids=lambda n: HARMFUL[n][2][:50])
def test_an_altered_fact_is_found_once(number: int, turned: bool):
    kind, _, _, words = HARMFUL[number]
    assert [one for n, one in harmful(turned) if n == number] == [(kind, words[::-1] if turned else words)]


@cache
def harmless(turned: bool) -> list[tuple[int, Told]]:
    sides = [wire for wire, _ in HARMLESS], [rewrite for _, rewrite in HARMLESS]
    return told(compared(*sides[::-1] if turned else sides))


@pytest.mark.parametrize("turned", [False, True], ids=["wire first", "rewrite first"])
@pytest.mark.parametrize("number", range(len(HARMLESS)), ids=lambda n: HARMLESS[n][1][:50])
def test_the_same_fact_in_other_words_is_left_alone(number: int, turned: bool):
    assert [one for n, one in harmless(turned) if n == number] == []


def test_a_moved_and_split_sentence_keeps_its_figures():
    wire = (
        "The Norvik yard, which employs 640 people, will build four icebreakers for 310 million euros.",
        "The mayor of Norvik said that the town had waited for such an order since the war.",
    )
    rewrite = (
        "The town had waited for such an order since the war, said the mayor of Norvik.",
        "Four icebreakers are to be built at the Norvik yard. It employs 460 people. The order is worth €310m.",
    )
    assert [one for _, one in told(compared(wire, rewrite))] == [("figure-differs", ["640", "460"])]


def test_what_two_articles_say_otherwise_than_the_base_is_told_once():
    wire = ("The flood drowned 12 sheep at Ambers farm on Monday night.",)
    rewrite = ("The flood drowned 21 sheep at Ambers farm on Monday night.",)
    assert [one for _, one in told(compared(wire, rewrite, rewrite))] == [("figure-differs", ["12", "21", "21"])]


def test_a_figure_two_articles_disagree_on_and_the_base_has_not_is_told_once():
    base = ("The flood drowned some sheep at Ambers farm on Monday night.",)
    one = ("The flood drowned 12 sheep at Ambers farm on Monday night.",)
    other = ("The flood drowned 21 sheep at Ambers farm on Monday night.",)
    assert [each for _, each in told(compared(base, one, other))] == [("figure-differs", ["12", "21"])]


def test_a_score_that_differs_twice_is_one_finding():
    wire, rewrite = ("Norvik beat Ambers 4-1 at home on Sunday.",), ("Norvik beat Ambers 3-2 at home on Sunday.",)
    assert [one for _, one in told(compared(wire, rewrite))] == [("figure-differs", ["4-1", "3-2"])]


def test_rounding_without_caution_is_a_note():
    wire, rewrite = ("The dam holds 2,970 tonnes of silt, the owner said.",), ("The dam holds 3,000 tonnes of silt.",)
    comparison = compared(wire, rewrite)
    assert told(comparison) == []
    assert [f.severity for f in comparison.findings if f.kind is FindingKind.FIGURE_DIFFERS] == [Severity.NOTE]
