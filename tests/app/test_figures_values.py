"""Figures: what is found, its span, kind, value and unit."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.entities import find_figures
from app.entities.words import word_list
from app.model.article import ParagraphKind, SegmentedArticle, SegmentedParagraph
from app.model.entity import FigureKind
from app.model.parse import NameSpan, Parse, ParsedParagraph, ParsedToken


def article(*texts: str, language: str = "en") -> SegmentedArticle:
    return SegmentedArticle(
        0, language, tuple(SegmentedParagraph(ParagraphKind.BODY, t, (), ((0, len(t)),)) for t in texts)
    )


def figures(text: str, published: str | None = None, language: str = "en") -> list[tuple[str, str, object, str | None]]:
    found = find_figures(article(text, language=language), None, published)
    return [(text[f.at.start : f.at.end], f.kind.value, f.value, f.unit) for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two dozen people left.", ("Two dozen", "number", 24, "people")),
        ("More than 250,000 people died.", ("250,000", "number", 250000, "people")),
        ("It flew 64 sorties.", ("64", "number", 64, "sorties")),
        ("over one million injured", ("one million", "number", 1000000, None)),
        ("half a million votes", ("half a million", "number", 500000, "votes")),
        ("a hundred and five", ("a hundred and five", "number", 105, None)),
        ("some twenty-one were lost", ("twenty-one", "number", 21, None)),
        ("hundreds of Chechens left", ("hundreds", "number", None, "chechens")),
        ("cut by a third", ("a third", "number", 0.333333, None)),
        ("two-thirds of them", ("two-thirds", "number", 0.666667, None)),
        ("35m people", ("35m", "number", 35000000, "people")),
        ("It cost $35 million.", ("$35 million", "money", 35000000, "USD")),
        ("It cost £35m.", ("£35m", "money", 35000000, "GBP")),
        ("It cost €4.6bn.", ("€4.6bn", "money", 4600000000, "EUR")),
        ("It cost 5.2 million euros.", ("5.2 million euros", "money", 5200000, "EUR")),
        ("It cost EUR 35 million.", ("EUR 35 million", "money", 35000000, "EUR")),
        ("It cost 41.3 kroner.", ("41.3 kroner", "money", 41.3, "krone")),
        ("It cost 41.3 crowns.", ("41.3 crowns", "money", 41.3, "krone")),
        ("It cost 50p.", ("50p", "money", 0.5, "GBP")),
        ("A$3,000 was paid", ("A$3,000", "money", 3000, "AUD")),
        ("up 3.5 per cent", ("3.5 per cent", "percent", 3.5, "percent")),
        ("up 3.5%", ("3.5%", "percent", 3.5, "percent")),
        ("up half of one percent", ("one percent", "percent", 1, "percent")),
        ("up 0.5 percentage points", ("0.5 percentage points", "percent", 0.5, "percentage point")),
        ("a 64-metre vessel", ("64-metre", "quantity", 64, "metre")),
        ("18 km away", ("18 km", "quantity", 18, "kilometre")),
        ("18 square kilometers", ("18 square kilometers", "quantity", 18, "square kilometre")),
        ("the past 24 hours", ("24 hours", "quantity", 24, "hour")),
        ("a 100m sprint", ("100m", "quantity", 100, "metre")),
        ("at -5 degrees", ("-5 degrees", "quantity", -5, "degree")),
        ("a 12-year-old boy", ("12-year-old", "age", 12, "year")),
        ("a nine-year-old boy", ("nine-year-old", "age", 9, "year")),
        ("a boy aged 12.", ("12", "age", 12, "year")),
        ("said Morag Tennant, 58, a nurse", ("58", "age", 58, "year")),
        ("a man of 71 fell", ("71", "age", 71, "year")),
        ("the 21st floor", ("21st", "ordinal", 21, None)),
        ("the twenty-third floor", ("twenty-third", "ordinal", 23, None)),
        ("at 7:40 a.m. there", ("7:40 a.m.", "time", "07:40", None)),
        ("at 7.40pm there", ("7.40pm", "time", "19:40", None)),
        ("at 0640 GMT there", ("0640 GMT", "time", "06:40", "GMT")),
        ("at noon there", ("noon", "time", "12:00", None)),
        ("at 19:30 there", ("19:30", "time", "19:30", None)),
        ("at two in the morning there", ("two in the morning", "time", "02:00", None)),
        ("at 8 o'clock there", ("8 o'clock", "time", "08:00", None)),
    ],
)
def test_one_figure(text: str, expected: tuple[str, str, object, str | None]) -> None:
    assert expected in figures(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20-30 per cent", [("20", "percent", 20, "percent"), ("30 per cent", "percent", 30, "percent")]),
        ("$5-10 million", [("$5", "money", 5000000, "USD"), ("10 million", "money", 10000000, "USD")]),
        (
            "bids of 9 million and 12 million euros",
            [("9 million", "money", 9000000, "EUR"), ("12 million euros", "money", 12000000, "EUR")],
        ),
        ("27–24", [("27", "number", 27, None), ("24", "number", 24, None)]),
        ("10 to 20 people", [("10", "number", 10, "people"), ("20", "number", 20, "people")]),
        (
            "5.2 million euros ($6.1 million)",
            [("5.2 million euros", "money", 5200000, "EUR"), ("$6.1 million", "money", 6100000, "USD")],
        ),
    ],
)
def test_ranges_and_lists_share_the_unit(text: str, expected: list[tuple[str, str, object, str | None]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "F-16 jets and the SU-30 SM",
        "the Rossiya 1 channel",
        "on Rossiya One TV",
        "one of them, and no one else",
        "www.x1.example/a2b3",
        "",
    ],
)
def test_no_figures_in_names_and_idioms(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("Es kostet 3,5 Millionen.", "de", 3.5, None),
        ("Das sind 250.000 Menschen.", "de", 250000, None),
        ("soit 3,5 % de plus", "fr", 3.5, "percent"),
        ("12\u00a0500 €", "fr", 12500, "EUR"),
        ("約 300 人", "ja", 300, None),
    ],
)
def test_other_languages(text: str, language: str, value: float, unit: str | None) -> None:
    assert [(v, u) for _, _, v, u in figures(text, language=language)] == [(value, unit)]


def test_unit_from_the_parse() -> None:
    text = "It had 55 heavily fortified positions."
    starts = [m.span() for m in re.finditer(r"\w+|\.", text)]
    heads = [1, 1, 5, 4, 5, 1, 1]
    deps = ["nsubj", "ROOT", "nummod", "advmod", "amod", "dobj", "punct"]
    tokens = tuple(
        ParsedToken(a, b, text[a:b], "NOUN" if n == 5 else "X", "X", deps[n], heads[n])
        for n, (a, b) in enumerate(starts)
    )
    (found,) = find_figures(article(text), Parse((ParsedParagraph(tokens, ((0, 7),)),)), None)
    assert (found.value, found.unit) == (55, "positions")


def test_numbers_inside_names_the_model_sees() -> None:
    text = "The Second Harbour Bank has three floors."
    names = (NameSpan(4, 23, "ORG"),)
    found = find_figures(article(text), Parse((ParsedParagraph(names=names),)), None)
    assert [f.value for f in found] == [3]


def test_nothing_in_furniture() -> None:
    page = SegmentedArticle(0, "en", (SegmentedParagraph(ParagraphKind.FURNITURE, "Share 12 times", (), ()),))
    assert find_figures(page, None, None) == ()


def test_dateparser_is_not_imported_for_plain_dates() -> None:
    script = (
        "import sys; sys.path.insert(0, 'tests/app'); from test_figures_values import figures;"
        "figures('On October 7, 2015, yesterday and last week, 64 sorties', '2015-10-12');"
        "sys.exit('dateparser' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


_WORDS = word_list(
    "12 3,000 3.5 $ € % per_cent million two dozen May 2015 12/10/2015 a_third - – of people aged old "
    "p.m. last year Sunday half 1/2 km m bn , 31 February 9999999999999999999999 hundreds ٣ ² 0 24:00 "
    "99.99.99 first to and hundred o'clock ago"
)
_TEXT = st.text(max_size=60) | st.lists(st.sampled_from(_WORDS), max_size=12).map(
    lambda words: " ".join(words).replace("_", " ")
)


@given(
    _TEXT,
    st.sampled_from([None, "2015", "2015-10", "2015-10-12", "0001-01-01", "9999-12-31", "nonsense"]),
    st.sampled_from(["en", "de", "ar"]),
)
def test_law_spans_lie_in_the_text_and_never_overlap(text: str, published: str | None, language: str) -> None:
    found = find_figures(article(text, language=language), None, published)
    assert found == tuple(sorted(found, key=lambda f: f.at))
    for figure in found:
        assert 0 <= figure.at.start < figure.at.end <= len(text)
        if figure.kind in (FigureKind.DATE, FigureKind.TIME):
            assert figure.value is None or isinstance(figure.value, str)
        else:
            assert figure.value is None or isinstance(figure.value, int | float)
    for one, other in itertools.pairwise(found):
        assert not one.at.overlaps(other.at)
