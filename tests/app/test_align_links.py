from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.align import Annotations, align
from app.align.model import fitted
from app.errors import Cancelled
from app.model.alignment import Link, LinkKind
from app.model.article import Article, Paragraph, ParagraphKind, SegmentedArticle
from app.model.entity import Entity, EntityType, Figure, FigureKind
from app.model.passage import Passage
from app.model.quote import Quote, QuoteKind, QuoteLink, Verdict
from app.segment import segment

WIRE = [
    "VALDA, Nov 12 - Three border guards were killed Wednesday in a gun battle at the Orlo Pass, the army said.",
    "The fighting began at about 4:30 a.m. and lasted some 90 minutes, spokeswoman Major Lena Hrast told reporters.",
    '"They left two mortars behind when they ran," Hrast said. "Nobody brings a mortar over a mountain by mistake."',
    "The two countries have quarrelled over the line since 1994, when a ceasefire ended a war.",
    "Fishermen in the south complained of the price of diesel.",
]
PAPER = [
    "Fuel prices have angered fishermen, who blocked a harbour in the south on Tuesday with forty boats.",
    "An early-morning gun battle at the Orlo Pass left three border guards dead, according to the army.",
    "Fighting began about 4:30 a.m. and went on for some 90 minutes, spokeswoman Lena Hrast said.",
    "“Nobody brings a mortar over a mountain by mistake,” Major Hrast told reporters.",
    "The weather will stay dry until Friday.",
]


def article(texts: Sequence[str], number: int, kinds: Sequence[ParagraphKind] | None = None) -> SegmentedArticle:
    kinds = kinds or [ParagraphKind.BODY] * len(texts)
    paragraphs = tuple(Paragraph(kind, text) for kind, text in zip(kinds, texts, strict=True))
    return segment(Article("", "", "", paragraphs), number)


def articles(*sides: Sequence[str]) -> list[SegmentedArticle]:
    return [article(texts, number) for number, texts in enumerate(sides)]


def pairs(links: Sequence[Link], strong: bool = True) -> set[tuple[int, int]]:
    return {
        (p, q)
        for link in links
        for p in link.a.paragraphs
        for q in link.b.paragraphs
        if not strong or link.kind is not LinkKind.PARTIAL
    }


SENTENCES = [*WIRE, *PAPER, "He said so.", "Advertisement", "No."]
stories = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8)


def test_two_accounts_of_one_event_are_matched() -> None:
    links = align(articles(WIRE, PAPER), 0)
    assert {(0, 1), (1, 2), (2, 3)} <= pairs(links)
    assert not {(0, 4), (1, 4), (2, 4), (3, 4), (2, 0), (1, 0)} & pairs(links, strong=False)
    assert all(link.reasons for link in links)
    assert all(0 < link.score <= 1 and round(link.score, 4) == link.score for link in links)


def test_reasons_name_the_words_they_rest_on() -> None:
    links = {(link.a.paragraphs[0], link.b.paragraphs[0]): link for link in align(articles(WIRE, PAPER), 0)}
    told = {reason.code: reason.words for reason in links[2, 3].reasons}
    assert "Hrast" in told["names"]
    assert any("brings a mortar over a mountain" in run for run in told["phrase"])
    told = {reason.code: reason.words for reason in links[1, 2].reasons}
    assert "90" in told["figures"]


@given(stories)
@settings(max_examples=40, deadline=None)
def test_a_text_with_itself_gives_only_identical_links(texts: list[str]) -> None:
    links = align(articles(texts, texts), 0)
    assert {link.kind for link in links} == {LinkKind.IDENTICAL}
    assert pairs(links) == {(at, at) for at in range(len(texts))}
    assert not any(link.moved for link in links)


@given(stories, stories)
@settings(max_examples=60, deadline=None)
def test_swapping_the_articles_swaps_the_links(first: list[str], second: list[str]) -> None:
    there = align(articles(first, second), 0)
    back = align(articles(second, first), 1)
    assert {(link.a.paragraphs, link.b.paragraphs, link.kind, link.score, link.reasons) for link in there} == {
        (link.b.paragraphs, link.a.paragraphs, link.kind, link.score, link.reasons) for link in back
    }


def test_swapping_keeps_what_is_moved() -> None:
    there, back = align(articles(WIRE, PAPER[::-1]), 0), align(articles(PAPER[::-1], WIRE), 1)
    assert any(link.moved for link in there)
    assert {(link.a.paragraphs, link.b.paragraphs) for link in there if link.moved} == {
        (link.b.paragraphs, link.a.paragraphs) for link in back if link.moved
    }


def test_links_do_not_hang_on_the_other_articles_or_their_order() -> None:
    alone = align(articles(WIRE, PAPER), 0)
    three = align(articles(WIRE, ["The harbour was quiet.", *WIRE[:2]], PAPER), 0)
    assert [(link.a.paragraphs, link.b.paragraphs, link.score) for link in alone] == [
        (link.a.paragraphs, link.b.paragraphs, link.score)
        for link in three
        if (link.a.article, link.b.article) == (0, 2)
    ]


def test_links_are_sorted_and_point_upwards() -> None:
    links = align(articles(WIRE, PAPER, WIRE[::-1]), 2)
    assert list(links) == sorted(links, key=lambda link: (link.a, link.b))
    assert all(link.a.article < link.b.article for link in links)
    assert {(link.a.article, link.b.article) for link in links} == {(0, 1), (0, 2), (1, 2)}


@given(stories, stories)
@settings(max_examples=40, deadline=None)
def test_links_that_are_not_moved_never_cross(first: list[str], second: list[str]) -> None:
    still = [link for link in align(articles(first, second), 0) if not link.moved]
    corners = sorted((link.a.paragraphs[0], link.b.paragraphs[0]) for link in still)
    assert [b for _, b in corners] == sorted(b for _, b in corners)


def test_furniture_is_never_linked_and_a_title_needs_more() -> None:
    kinds = [ParagraphKind.FURNITURE, ParagraphKind.TITLE, ParagraphKind.BODY]
    first = article(["SHARE THIS ARTICLE", "Army blames neighbour for the pass", WIRE[0]], 0, kinds)
    second = article(["SHARE THIS ARTICLE", "Minister denies army claims", PAPER[1]], 1, kinds)
    linked = pairs(align([first, second], 0), strong=False)
    assert linked == {(2, 2)}


def test_kinds_follow_the_share_of_kept_words() -> None:
    edited = WIRE[1].replace("about", "around")
    (link,) = align(articles([WIRE[1]], [edited]), 0)
    assert link.kind is LinkKind.EDITED
    (link,) = align(articles([WIRE[1]], [WIRE[1].replace('"', "”")]), 0)
    assert link.kind is LinkKind.IDENTICAL
    (link,) = [link for link in align(articles(WIRE, PAPER), 0) if link.a.paragraphs == (0,)]
    assert link.kind is LinkKind.REWORDED


def test_a_paragraph_split_in_two_is_one_link() -> None:
    halves = ["The fighting began at about 4:30 a.m.", "It lasted some 90 minutes, army spokeswoman Major Hrast said."]
    whole = halves[0][:-1] + ". " + halves[1]
    links = align(articles([WIRE[0], whole, WIRE[4]], [PAPER[4], *halves, PAPER[0]]), 0)
    assert ((1,), (1, 2)) in {(link.a.paragraphs, link.b.paragraphs) for link in links}


def test_a_moved_paragraph_between_versions_is_found() -> None:
    moved = [*WIRE[1:], WIRE[0]]
    links = align(articles(WIRE, moved), 0)
    assert pairs(links) == {(0, 4), (1, 0), (2, 1), (3, 2), (4, 3)}
    assert [link.a.paragraphs for link in links if link.moved] == [(0,)]


def test_between_versions_a_rewritten_paragraph_is_found_where_it_stood() -> None:
    old = "Nobody in the village wants the wall, which would cost millions."
    new = "Villagers are against so costly a barrier between them and the valley."
    links = align(articles([*WIRE[:2], old, *WIRE[2:]], [*WIRE[:2], new, *WIRE[2:]]), 0)
    assert pairs(links) == {(at, at) for at in range(6)}
    strange = align(articles([*WIRE[:2], old, *WIRE[2:]], [*WIRE[:2], "Advertisement", *WIRE[2:]]), 0)
    assert (2, 2) not in pairs(strange, strong=False)


def test_paired_quotes_lift_their_paragraphs_to_a_partial_link() -> None:
    cut = articles(["He called it nonsense on Monday."], ["The weather will stay dry until Friday."])
    assert align(cut, 0) == ()
    quotes = tuple(
        Quote(number, (Passage(number, 0, 0, 10),), "nonsense on stilts", QuoteKind.DIRECT) for number in (0, 1)
    )
    known = Annotations(quotes=quotes, quote_links=(QuoteLink(0, 1, 0.9, Verdict.VERBATIM),))
    (link,) = align(cut, 0, known)
    assert link.kind is LinkKind.PARTIAL
    assert {reason.code: reason.words for reason in link.reasons}["quote"] == ("nonsense on stilts",)


def test_annotations_never_lose_a_link() -> None:
    cut = articles(WIRE, PAPER)
    hrast = Entity(
        "Lena Hrast",
        EntityType.PERSON,
        ("Hrast",),
        (Passage(0, 1, 71, 81), Passage(0, 2, 46, 51), Passage(1, 3, 61, 66)),
    )
    figures = (Figure(Passage(0, 1, 45, 47), FigureKind.NUMBER, 90, "minutes"),)
    first, second = align(cut, 0), align(cut, 0, Annotations(entities=(hrast,), figures=figures))
    assert pairs(first) <= pairs(second)
    assert pairs(first, strong=False) <= pairs(second, strong=False)


def test_scores_shown_rise_with_the_scorer_s_and_are_never_quite_sure() -> None:
    model = fitted()
    for full in (True, False):
        shown = [model.shown(chance, full) for chance in (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 1.0)]
        assert shown == sorted(shown)
        assert 0 < shown[0] < shown[-1] < 1


def test_equal_wording_is_sure_wherever_it_stands() -> None:
    links = align(articles([WIRE[3], WIRE[0]], [WIRE[3], WIRE[3]]), 0)
    assert {link.score for link in links if link.kind is LinkKind.IDENTICAL} == {1.0}


def test_empty_articles_and_words_without_content_do_no_harm() -> None:
    assert align(articles([], ["Text."]), 0) == ()
    assert align(articles([""], ["..."]), 0) == ()
    (link,) = align(articles(["..."], ["..."]), 0)
    assert link.kind is LinkKind.IDENTICAL


def test_progress_is_told_and_may_cancel() -> None:
    told: list[tuple[str, int, int]] = []
    align(articles(WIRE, PAPER, WIRE), 0, progress=lambda stage, done, total: told.append((stage, done, total)))
    assert told == [("align", 0, 3), ("align", 1, 3), ("align", 2, 3), ("align", 3, 3)]

    def cancel(stage: str, done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        align(articles(WIRE, PAPER), 0, progress=cancel)


def test_long_articles_take_the_sparse_way_and_still_match() -> None:
    names = [
        f"{a}{b}{c}"
        for a in ("Kar", "Bel", "Tor", "Vin")
        for b in ("o", "a", "i")
        for c in ("dan", "mir", "sk", "tel", "nov", "rik", "los")
    ]
    first = [f"Officer {name} of the {names[at - 9]}ian brigade reported event {at}." for at, name in enumerate(names)]
    second = [f"An officer, {name}, reported event {at}, the brigade says." for at, name in enumerate(names)]
    links = pairs(align(articles(first, second), 0))
    right = {(at, at) for at in range(len(names))}
    assert len(first) * len(second) > 4000
    assert len(links & right) > 0.9 * len(right)
    assert len(links - right) < 0.1 * len(right)


def test_the_result_does_not_hang_on_the_hash_seed() -> None:
    program = (
        "from tests.app.test_align_links import *\nfrom app.align import build_rows\n"
        "cut = articles(WIRE, PAPER, [*PAPER, *WIRE])\n"
        "links = align(cut, 0)\n"
        "print(links, build_rows(cut, links, 0))"
    )
    out = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "OMP_NUM_THREADS": "1"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(out) == 1


def test_a_run_that_moved_and_was_edited_is_both() -> None:
    edited = WIRE[1].replace("about", "around")
    links = align(
        articles([WIRE[0], WIRE[1], WIRE[2], WIRE[3], WIRE[4]], [WIRE[3], WIRE[4], WIRE[0], edited, WIRE[2]]), 0
    )
    told = {link.a.paragraphs: (link.b.paragraphs, link.kind, link.moved) for link in links}
    moved = {held for held in told if told[held][2]}
    assert moved in ({(3,), (4,)}, {(0,), (1,), (2,)})
    assert told[(1,)][:2] == ((3,), LinkKind.EDITED)
    back = align(articles([WIRE[0], WIRE[1], WIRE[2]], [edited, WIRE[0], WIRE[2]]), 0)
    assert {(link.a.paragraphs, link.kind) for link in back if link.moved} <= {
        ((1,), LinkKind.EDITED),
        ((0,), LinkKind.IDENTICAL),
    }
    assert sum(link.moved for link in back) == 1
