"""Dates: granularity kept, nothing resolved against today, ambiguity told as such."""

from __future__ import annotations

import warnings

import pytest

from app.entities import find_figures
from app.model.article import ParagraphKind, SegmentedArticle, SegmentedParagraph
from app.model.entity import FigureKind
from app.model.parse import NameSpan, Parse, ParsedParagraph


def article(*texts: str) -> SegmentedArticle:
    return SegmentedArticle(
        0, "en", tuple(SegmentedParagraph(ParagraphKind.BODY, t, (), ((0, len(t)),)) for t in texts)
    )


def dates(text: str, published: str | None = None, *more: str) -> list[tuple[str, object]]:
    found = find_figures(article(text, *more), None, published)
    return [(text[f.at.start : f.at.end], f.value) for f in found if f.kind is FigureKind.DATE and f.at.paragraph == 0]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("on October 7, 2015.", "October 7, 2015", "2015-10-07"),
        ("on 7 October 2015.", "7 October 2015", "2015-10-07"),
        ("on the 7th of October 2015.", "7th of October 2015", "2015-10-07"),
        ("on 2015-10-07.", "2015-10-07", "2015-10-07"),
        ("since September 2014", "September 2014", "2014-09"),
        ("on Oct. 28, 2014", "Oct. 28, 2014", "2014-10-28"),
        ("in 2011", "2011", "2011"),
        ("in the 1990s", "1990s", "199X"),
        ("on September 30 upon", "September 30", "--09-30"),
        ("on 30 November,", "30 November", "--11-30"),
        ("since April", "April", "--04"),
        ("13/10/2015", "13/10/2015", "2015-10-13"),
        ("10/13/2015", "10/13/2015", "2015-10-13"),
        ("12.10.2015", "12.10.2015", "2015-10-12"),
        ("12/10/2015", "12/10/2015", None),
        ("10/10/2015", "10/10/2015", "2015-10-10"),
        ("on Sunday", "Sunday", None),
        ("yesterday", "yesterday", None),
        ("last week", "last week", None),
        ("in September last year", "September last year", None),
        ("on 31 February 2015", "31 February 2015", None),
    ],
)
def test_without_publication(text: str, words: str, value: str | None) -> None:
    assert dates(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He spoke on Sunday.", "2015-10-11"),
        ("He spoke on Monday.", "2015-10-12"),
        ("They will meet on Thursday.", "2015-10-15"),
        ("It is shut until Thursday.", "2015-10-15"),
        ("It fell yesterday.", "2015-10-11"),
        ("It fell today.", "2015-10-12"),
        ("It opens tomorrow.", "2015-10-13"),
        ("It fell last week.", "2015-W41"),
        ("It fell last month.", "2015-09"),
        ("It fell last year.", "2014"),
        ("since September last year", "2014-09"),
        ("It fell on September 30.", "2015-09-30"),
        ("It fell on December 3.", "2015-12-03"),
        ("It fell on 4 March.", "2015-03-04"),
        ("It fell in November.", "2014-11"),
        ("It fell three years ago.", "2012"),
        ("It fell two days ago.", "2015-10-10"),
        ("12/10/2015", "2015-10-12"),
        ("08/09/2015", None),
    ],
)
def test_with_publication(text: str, value: str | None) -> None:
    assert [v for _, v in dates(text, "2015-10-12")] == [value]


def test_other_dates_of_the_article_settle_the_order() -> None:
    assert dates("08/09/2015", None, "Updated 13/10/2015") == [("08/09/2015", "2015-09-08")]
    assert dates("08/09/2015", None, "Updated 10/13/2015") == [("08/09/2015", "2015-08-09")]
    assert dates("08/09/2015", None, "Updated 10/13/2015", "or 13/10/2015") == [("08/09/2015", None)]


def test_weekday_beside_its_date() -> None:
    assert dates("on Saturday, October 10, 2015") == [("Saturday", "2015-10-10"), ("October 10, 2015", "2015-10-10")]
    assert dates("on Friday, October 10, 2015")[0] == ("Friday", None)


@pytest.mark.parametrize(
    "text", ["He may go.", "They march on.", "2015 people came", "$2015 was paid", "room 1/2", "version 1.2.3"]
)
def test_no_dates(text: str) -> None:
    assert dates(text) == []


def test_years_are_no_numbers() -> None:
    found = find_figures(article("In 2015 there were 2015 votes."), None, None)
    assert [(f.kind.value, f.value) for f in found] == [("date", "2015"), ("number", 2015)]


def loose(text: str, words: str, published: str | None) -> list[tuple[object, ...]]:
    at = text.index(words)
    parse = Parse((ParsedParagraph(names=(NameSpan(at, at + len(words), "DATE"),)),))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return [(f.value, text[f.at.start : f.at.end]) for f in find_figures(article(text), parse, published)]


def test_dateparser_is_asked_for_the_rest_and_never_about_today() -> None:
    text = "It shut twenty years ago, or so they say."
    assert loose(text, "twenty years ago", "2015-10-12") == [("1995", "twenty years ago")]
    assert loose(text, "twenty years ago", "2015") == [(20, "twenty years")]
    assert loose(text, "twenty years ago", None) == [(20, "twenty years")]
    assert loose("It shut an hour ago.", "an hour ago", "2015-10-12") == []


def test_lengths_of_time_are_no_dates() -> None:
    text = "It took the past 24 hours and several days."
    assert loose(text, "several days", "2015-10-12") == [(24, "24 hours")]
