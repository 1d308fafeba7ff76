from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from present_samples import article, passage, two

from app.model.alignment import Link, LinkKind, Side
from app.model.article import ParagraphKind
from app.model.comparison import Comparison, Stage
from app.model.edit import Edit, EditKind, Wording
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage
from app.present import counterparts


def finding(kind: FindingKind, *evidence: Passage, **values: str) -> Finding:
    return Finding(kind, Severity.CHECK, tuple(values.items()), evidence)


def around(comparison: Comparison, at: Passage) -> tuple[str, str]:
    text = comparison.articles[at.article].paragraphs[at.paragraph].text
    return text[: at.start][-8:], text[at.end :][:8]


def test_words_left_out_have_their_place_on_the_other_side() -> None:
    comparison = two()
    lost = finding(FindingKind.HEDGE_LOST, passage(comparison.articles, 0, 1, "old"), first="A", second="B")
    (place,) = counterparts(comparison, lost)
    assert (place.article, place.paragraph, len(place)) == (1, 2, 0)
    assert around(comparison, place) == ("sed the ", "bridge o")
    # with two articles the other one is meant
    assert counterparts(comparison, replace(lost, values=())) == (place,)


def test_inside_kept_words_it_is_as_far_on() -> None:
    comparison = two()
    kept = finding(FindingKind.ATTRIBUTION_ADDED, passage(comparison.articles, 1, 2, "Ada"), first="A", second="B")
    (place,) = counterparts(comparison, kept)
    assert around(comparison, place) == ("Hollin, ", "Ada Broc")


def test_nothing_stands_opposite_where_both_have_words_or_one_alone_tells_it() -> None:
    comparison = two()
    both = comparison.findings[0]
    alone = finding(FindingKind.OMITTED, passage(comparison.articles, 0, 1, "old"), first="A", second="B")
    unlinked = finding(FindingKind.HEDGE_LOST, passage(comparison.articles, 1, 4, "Shops"), first="B", second="A")
    assert [counterparts(comparison, each) for each in (both, alone, unlinked)] == [(), (), ()]


STEPS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)).filter(any), min_size=1, max_size=8)


@given(STEPS, st.integers(0, 1), st.integers(0, 23))
def test_the_place_lies_in_a_paragraph_of_the_link(steps: list[tuple[int, int]], side: int, start: int) -> None:
    edits: list[Edit] = []
    a = b = 0
    for one, other in steps:
        kind = EditKind.REPLACED if one and other else EditKind.DELETED if one else EditKind.INSERTED
        mine, theirs = Passage(0, 0, a, a + one), Passage(1, 0, b, b + other)
        edits.append(Edit(kind, mine if one else None, theirs if other else None))
        a, b = a + one, b + other
    articles = tuple(article("AB"[n], ((ParagraphKind.BODY, "w" * length),)) for n, length in enumerate((a, b)))
    link = Link(Side(0, (0,)), Side(1, (0,)), LinkKind.EDITED, False, 0.9, (), Wording(tuple(edits)))
    comparison = Comparison(Stage.COMPLETE, 0, articles, (link,))
    for place in counterparts(comparison, finding(FindingKind.NEGATION_LOST, Passage(side, 0, start, start + 1))):
        assert place.article == 1 - side
        assert 0 <= place.start == place.end <= (a, b)[1 - side]
