"""When two figures say the same, when one is the other rounded, and when they differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.check.caution import Bound, Stated, stated
from app.check.directions import direction
from app.check.values import Likeness, likeness, same_value, step_of
from app.entities import find_figures
from app.model.article import ParagraphKind, SegmentedArticle, SegmentedParagraph
from app.model.entity import Figure, FigureKind
from app.model.passage import Passage


def only(text: str) -> Stated:
    """The one figure of a text."""
    paragraph = SegmentedParagraph(ParagraphKind.BODY, text, (), ((0, len(text)),))
    (figure,) = find_figures(SegmentedArticle(0, "en", (paragraph,)), None, "2026-05-06")
    return stated(figure, text)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("250,000 votes", "a quarter of a million votes", Likeness.SAME),
        ("1.2 billion dollars", "$1,200 million", Likeness.SAME),
        ("one in five of them", "20 per cent", Likeness.SAME),
        ("a third of it", "33 per cent", Likeness.SAME),
        ("a third of it", "25 per cent", Likeness.OTHER),
        ("12 per cent", "an eighth of it", Likeness.SAME),
        ("25 basis points", "a quarter of a percentage point", Likeness.SAME),
        ("three per cent", "three percentage points", Likeness.OTHER),
        ("10 miles", "16 kilometres", Likeness.SAME),
        ("10 miles", "10 kilometres", Likeness.OTHER),
        ("two years", "24 months", Likeness.SAME),
        ("a decade", "10 years", Likeness.SAME),
        ("nearly 40 cars", "38 cars", Likeness.ROUNDED),
        ("40 cars", "38 cars", Likeness.OTHER),
        ("more than 200 cars", "212 cars", Likeness.ROUNDED),
        ("more than 200 cars", "188 cars", Likeness.OTHER),
        ("up to 200 cars", "188 cars", Likeness.ROUNDED),
        ("about 9,300 cars", "9,312 cars", Likeness.ROUNDED),
        ("9,300 cars", "9,200 cars", Likeness.OTHER),
        ("dozens of cars", "64 cars", Likeness.SAME),
        ("dozens of cars", "hundreds of cars", Likeness.OTHER),
        ("hundreds of cars", "12 cars", Likeness.OTHER),
        ("tens of thousands of cars", "48,000 cars", Likeness.SAME),
        ("$5 million", "€5 million", Likeness.OTHER),
        ("doubled", "tripled", Likeness.OTHER),
        ("the third car", "the 3rd car", Likeness.SAME),
        ("a man aged 40", "a man aged 41", Likeness.OTHER),
        ("on 2 May", "on Saturday", Likeness.SAME),
        ("on 2 May", "on Friday", Likeness.OTHER),
        ("on 2 May", "last week", Likeness.SAME),
        ("on 9 April", "last week", Likeness.OTHER),
        ("in the 1970s", "in 1974", Likeness.SAME),
        ("in the 1970s", "in 1984", Likeness.OTHER),
    ],
)
def test_likeness(one: str, other: str, expected: Likeness):
    assert likeness(only(one), only(other)) is expected
    assert likeness(only(other), only(one)) is expected


@pytest.mark.parametrize(
    ("text", "bound", "hedged"),
    [
        ("more than 40 cars", Bound.OVER, True),
        ("no fewer than 40 cars", Bound.OVER, True),
        ("fewer than 40 cars", Bound.UNDER, True),
        ("as many as 40 cars", Bound.UNDER, True),
        ("about 40 cars", Bound.NONE, True),
        ("40 or so cars", Bound.NONE, True),
        ("40 cars", Bound.NONE, False),
    ],
)
def test_caution_around_a_figure(text: str, bound: Bound, hedged: bool):
    found = only(text)
    assert (found.bound, found.hedged) == (bound, hedged)


@pytest.mark.parametrize(("value", "step"), [(9300, 100), (6.3, 0.1), (7, 1), (0, 1), (40, 10), (1e15, 1e15)])
def test_step_of_the_last_digit(value: float, step: float):
    assert step_of(value) == pytest.approx(step)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Rents rose by 4 per cent.", "rose"),
        ("Rents were 4 per cent higher.", "higher"),
        ("Rents fell but the fees went up 4 per cent.", "up"),
        ("Rents fell, then rose again by 4 per cent.", None),
        ("Rents came to 4 per cent.", None),
    ],
)
def test_direction_of_a_figure(text: str, word: str | None):
    found = direction(only(text), text, Passage(0, 0, 0, len(text)))
    assert (text[found.at.start : found.at.end] if found is not None else None) == word


_NUMBERS = st.one_of(st.integers(-(10**6), 10**6), st.floats(-1e6, 1e6, allow_nan=False).map(lambda v: round(v, 2)))
_FIGURES = st.builds(
    lambda kind, value, unit: Figure(Passage(0, 0, 3, 4), kind, value, unit),
    st.sampled_from([FigureKind.NUMBER, FigureKind.QUANTITY, FigureKind.MONEY, FigureKind.PERCENT, FigureKind.AGE]),
    st.one_of(st.none(), _NUMBERS),
    st.sampled_from([None, "mile", "kilometre", "hour", "day", "USD", "percent", "percentage point", "sheep", "times"]),
)
_DATES = st.builds(
    lambda value: Figure(Passage(0, 0, 3, 4), FigureKind.DATE, value),
    st.sampled_from([None, "2015", "2015-10", "2015-10-07", "201X", "2015-W41", "--10", "--10-07", "2015-W53", "1999"]),
)


@given(st.one_of(_FIGURES, _DATES), st.one_of(_FIGURES, _DATES), st.sampled_from(["", "about ", "over ", "up to "]))
def test_law_likeness_holds_both_ways(one: Figure, other: Figure, caution: str):
    first, second = stated(one, "   x cars"), Stated(other, "y", Bound.NONE, hedged=bool(caution))
    assert same_value(one, other) is same_value(other, one)
    assert likeness(first, second) is likeness(second, first)


@given(_FIGURES)
def test_law_a_figure_says_what_it_says(one: Figure):
    assert same_value(one, one) is (one.value is not None)
