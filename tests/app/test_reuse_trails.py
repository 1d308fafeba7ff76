"""Which articles are versions of one text, their order, and the age of their sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import diff, reuse
from app.model.alignment import Link, LinkKind, Side
from app.model.article import Article, Paragraph, ParagraphKind
from app.model.reuse import Reuse, ReuseKind, Share, Trail
from app.segment import normal, segment

FIRST = [
    "Fire broke out in the mill at Ostby shortly before midnight. Nobody was hurt.",
    "The cause of the fire is not known, the chief of the brigade said.",
]
SECOND = [
    "Fire broke out in the old mill at Ostby shortly before midnight. Two people were hurt.",
    "The cause of the fire is not known, the chief of the brigade said.",
    "The mill has been empty since the spring of last year.",
]
THIRD = [
    "Fire broke out in the old mill of Ostby shortly before midnight. Nobody was hurt.",
    "The mill has been empty since the spring of last year.",
    "The cause of the fire is not known, the chief of the brigade said.",
]
STRANGER = ["The council will vote on the new bridge tomorrow. It costs nine million crowns, twice what was planned."]


def trails(
    texts: Sequence[Sequence[str]], links: Sequence[tuple[int, int, int, int]], dates: Sequence[str | None] = ()
) -> tuple[Trail, ...]:
    """The trails of articles with these paragraphs; links are (article, paragraph, article, paragraph)."""
    articles = [
        Article(
            "ABCD"[n],
            "",
            "0" * 64,
            tuple(Paragraph(ParagraphKind.BODY, each) for each in text),
            published=dates[n] if dates else None,
        )
        for n, text in enumerate(texts)
    ]
    cut = [segment(each, n) for n, each in enumerate(articles)]
    made = [Link(Side(a, (x,)), Side(b, (y,)), LinkKind.EDITED, False, 0.9) for a, x, b, y in links]
    made = [replace(link, wording=diff.wording(link, cut)) for link in made]
    measured = reuse.measure(reuse.Runs(reuse.bodies(cut, normal)), made)
    return reuse.find_trails(articles, cut, made, measured)


def ages(trail: Trail, article: int) -> list[int]:
    return [age.since for age in trail.ages if age.at.article == article]


def test_sentences_are_as_old_as_the_version_they_go_on_from():
    (trail,) = trails([FIRST, SECOND, THIRD], [(0, 0, 1, 0), (0, 1, 1, 1), (1, 0, 2, 0), (1, 1, 2, 2), (1, 2, 2, 1)])
    assert trail.articles == (0, 1, 2)
    assert ages(trail, 0) == [0, 0, 0]
    assert ages(trail, 1) == [0, 1, 0, 1]
    # the lead by way of the second version; "Nobody was hurt." had gone and came back
    assert ages(trail, 2) == [0, 0, 1, 0]


def test_versions_are_ordered_by_date():
    texts, links = [SECOND, FIRST], [(0, 0, 1, 0), (0, 1, 1, 1)]
    (trail,) = trails(texts, links)
    assert (trail.articles, trail.dated) == ((0, 1), False)
    (trail,) = trails(texts, links, ["2026-03-02", "2026-03-01"])
    assert (trail.articles, trail.dated) == ((1, 0), True)
    assert ages(trail, 0) == [0, 1, 0, 1]


@pytest.mark.parametrize("dates", [("2026-03-02", None), ("2026-03-02", "2026-03"), ("2026-03-02", "2026-03-02")])
def test_dates_that_do_not_tell_leave_the_order_of_opening(dates: tuple[str | None, ...]):
    (trail,) = trails([SECOND, FIRST], [(0, 0, 1, 0), (0, 1, 1, 1)], dates)
    assert (trail.articles, trail.dated) == ((0, 1), False)


def test_strangers_are_no_versions():
    assert trails([FIRST, STRANGER], []) == ()
    (trail,) = trails([STRANGER, FIRST, SECOND], [(1, 0, 2, 0), (1, 1, 2, 1)])
    assert trail.articles == (1, 2)


def test_an_excerpt_of_a_long_text_is_no_version():
    assert trails([FIRST[:1], [*FIRST, *STRANGER * 4]], [(0, 0, 1, 0)]) == ()


def pairs(near: Sequence[float]) -> list[Reuse]:
    """Reuse of three articles of a hundred words; *near* is the share both ways of 0-1, 0-2 and 1-2."""
    found: list[Reuse] = []
    for (a, b), share in zip(combinations(range(3), 2), near, strict=True):
        shares = tuple(
            Share(kind, round(100 * each), each, ())
            for kind, each in zip(ReuseKind, (share, 0.0, 0.0, 1 - share), strict=True)
        )
        found += [Reuse(a, b, shares, (), None, 0, 0.0), Reuse(b, a, shares, (), None, 0, 0.0)]
    return found


@given(st.lists(st.sampled_from([0.1, 0.59, 0.6, 0.9]), min_size=3, max_size=3))
def test_versions_of_a_version_are_of_one_trail(near: list[float]):
    articles = [Article("ABC"[n], "", "0" * 64, (Paragraph(ParagraphKind.BODY, "It rained."),)) for n in range(3)]
    found = reuse.find_trails(articles, [segment(each, n) for n, each in enumerate(articles)], [], pairs(near))
    joined = [set(pair) for pair, share in zip(combinations(range(3), 2), near, strict=True) if share >= 0.6]
    whole = set().union(*joined) if joined else set()
    assert [set(trail.articles) for trail in found] == ([whole] if whole else [])
