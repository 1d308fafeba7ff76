"""Laws of anchors and of the words that deny and hedge, on any mixture of sentences."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import align, segment
from app.check.anchors import Anchors
from app.check.cue_words import FORCES, Force, differs
from app.check.grammar import Grammar
from app.check.hedge_words import hedges
from app.check.negation_words import negations, opposite
from app.check.sentences import Sentences
from app.compare import language_model
from app.model.article import Article, Paragraph, ParagraphKind, SegmentedArticle
from app.model.parse import Parse
from tests.app.wording_pairs import GROUPS

WIRES = [wire for pairs in GROUPS.values() for wire, _, _ in pairs][::3]
REWRITES = [rewrite for pairs in GROUPS.values() for _, rewrite, _ in pairs][::3]


def cut(number: int, texts: tuple[str, ...]) -> SegmentedArticle:
    return segment.segment(Article("A", "", "", tuple(Paragraph(ParagraphKind.BODY, text) for text in texts)), number)


@cache
def parsed(text: str) -> Parse:
    parse = language_model().parse(cut(0, (text,)))
    assert parse is not None
    return parse


def whole(texts: tuple[str, ...]) -> Parse:
    return Parse(tuple(parsed(text).paragraphs[0] for text in texts))


def grammar(*texts: str) -> Grammar:
    return Grammar(cut(0, texts), whole(texts))


def word(told: Grammar, form: str) -> int:
    return next(n for n, each in enumerate(told.words) if each.form == form)


texts = st.lists(st.integers(0, min(len(WIRES), len(REWRITES)) - 1), min_size=1, max_size=6, unique=True)


@settings(max_examples=40, deadline=None)
@given(texts, texts)
def test_a_word_has_one_partner_at_most_and_is_its_partner(one: list[int], other: list[int]):
    here, there = tuple(WIRES[n] for n in one), tuple(REWRITES[n] for n in other)
    articles = (cut(0, here), cut(1, there))
    parses = (whole(here), whole(there))
    told = Sentences(articles, parses, (), align.meaning)
    anchors = Anchors(Grammar(articles[0], parses[0]), Grammar(articles[1], parses[1]), told)
    assert {far: near for near, far in anchors.there.items()} == anchors.back
    turned = anchors.turned()
    assert (turned.there, turned.back) == (anchors.back, anchors.there)
    assert [(a.other, a.one, a.same) for a in turned.all()] == [
        (a.one, a.other, a.same) for a in sorted(anchors.all(), key=lambda a: a.other)
    ]
    for anchor in anchors.all():
        assert anchors.one.words[anchor.one].content
        assert anchors.other.words[anchor.other].content


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(WIRES + REWRITES))
def test_what_denies_or_hedges_a_word_stands_in_its_paragraph(text: str):
    told = grammar(text)
    assert sorted(at for n in range(len(told.sentences)) for at in told.inside(n)) == list(range(len(told.words)))
    for at in range(len(told.words)):
        for found in (negations(told, at), hedges(told, at)):
            assert found == sorted(set(found))
            assert all(0 <= mark < len(told.words) for mark in found)


@pytest.mark.parametrize(
    ("text", "form", "marks"),
    [
        ("The firm did not sell the yard.", "sell", ["not"]),
        ("Nobody sold the yard.", "sold", ["nobody"]),
        ("No yard was sold.", "sold", ["no"]),
        ("The firm failed to sell the yard.", "sell", ["failed"]),
        ("The firm did not fail to sell the yard.", "sell", ["not", "fail"]),
        ("The firm not only sold the yard but kept the money.", "sold", []),
        ("The yard was never ready.", "ready", ["never"]),
        ("The firm has yet to sell the yard.", "sell", ["yet"]),
    ],
)
def test_negations(text: str, form: str, marks: list[str]):
    told = grammar(text)
    assert [told.words[at].form for at in negations(told, word(told, form))] == marks


@pytest.mark.parametrize(
    ("text", "form", "marks"),
    [
        ("The firm may sell the yard.", "sell", ["may"]),
        ("The firm allegedly sold the yard.", "sold", ["allegedly"]),
        ("The firm is believed to have sold the yard.", "sold", ["believed"]),
        ("The alleged thief fled.", "thief", ["alleged"]),
        ("The yard could not be sold.", "sold", []),
        ("A man could hear the saw.", "hear", []),
        ("The firm sold the yard.", "sold", []),
    ],
)
def test_hedges(text: str, form: str, marks: list[str]):
    told = grammar(text)
    assert [told.words[at].form for at in hedges(told, word(told, form))] == marks


@given(st.sampled_from(sorted(FORCES)), st.sampled_from(sorted(FORCES)), st.booleans())
def test_force_differs_either_way_or_not_at_all(one: str, other: str, stark: bool):
    first, second = FORCES[one], FORCES[other]
    assert differs(first, second, stark) == differs(second, first, stark)
    assert not differs(first, first, stark)
    assert not differs(first, second, True) or differs(first, second, False)


def test_said_and_claimed_differ_said_and_thought_hardly():
    assert differs(Force.NEUTRAL, Force.CLAIM, True)
    assert not differs(Force.NEUTRAL, Force.BELIEVE, False)


@given(
    st.sampled_from(["lawful", "approve", "rise", "possible", "ready"]), st.sampled_from(["unlawful", "reject", "fall"])
)
def test_opposites_are_opposite_both_ways(one: str, other: str):
    assert opposite(one, other) == -opposite(other, one)
