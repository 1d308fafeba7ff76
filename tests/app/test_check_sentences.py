"""Which sentences tell the same thing: inside links, across them, split and merged."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app import align, segment
from app.check.sentences import Sentences
from app.model.alignment import Link, LinkKind, Side
from app.model.article import Article, Paragraph, ParagraphKind, SegmentedArticle
from app.model.passage import Passage

WIRE = (
    "The Tamar ferry ran aground near Kellow on Sunday. Divers inspected the hull in the afternoon.",
    "The owner, Brune Lines, sold two older vessels last spring and bought a catamaran from a Finnish yard.",
)
REWRITE = (
    "Brune Lines bought a catamaran from a yard in Finland.",
    "It had sold two older vessels last spring. The hull was inspected by divers.",
)


def cut(number: int, *texts: str, kind: ParagraphKind = ParagraphKind.BODY) -> SegmentedArticle:
    return segment.segment(Article("A", "", "", tuple(Paragraph(kind, text) for text in texts)), number)


def sentences(one: tuple[str, ...], other: tuple[str, ...], *links: Link) -> Sentences:
    return Sentences((cut(0, *one), cut(1, *other)), (), links, align.meaning)


def found(told: Sentences, paragraph: int, start: int) -> list[tuple[int, int]]:
    matches = told.matches(Passage(0, paragraph, start, start + 1), 1)
    return [(m.there.paragraph, m.there.start) for m in matches]


def test_a_sentence_finds_its_parts_elsewhere():
    told = sentences(WIRE, REWRITE)
    assert set(found(told, 1, 0)) == {(0, 0), (1, 0)}
    assert found(told, 0, 60) == [(1, REWRITE[1].index("The hull"))]
    assert found(told, 0, 0) == []


def test_a_link_helps_a_sentence_that_shares_little():
    one, other = (
        ("Turnout was low, the board said.",),
        ("Few came, and turnout was down on the last vote.",),
    )
    link = Link(Side(0, (0,)), Side(1, (0,)), LinkKind.REWORDED, moved=False, score=0.8)
    assert found(sentences(one, other), 0, 0) == []
    assert found(sentences(one, other, link), 0, 0) == [(0, 0)]


def test_furniture_has_no_sentences():
    told = Sentences((cut(0, *WIRE), cut(1, *WIRE, kind=ParagraphKind.FURNITURE)), (), (), align.meaning)
    assert not told.of(1)
    assert found(told, 0, 0) == []


_WORDS = st.lists(
    st.sampled_from(
        ["ferry", "hull", "divers", "Kellow", "sold", "vessels", "spring", "yard", "mayor", "vote", ".", "."]
    ),
    max_size=9,
)


@given(st.lists(_WORDS, max_size=5), st.lists(_WORDS, max_size=5))
def test_law_matches_hold_both_ways(one: list[list[str]], other: list[list[str]]):
    told = sentences(tuple(" ".join(w).capitalize() for w in one), tuple(" ".join(w).capitalize() for w in other))
    there = {(m.here, m.there, m.score) for at in told.of(0) for m in told.matches(at, 1)}
    back = {(m.there, m.here, m.score) for at in told.of(1) for m in told.matches(at, 0)}
    assert there == back
