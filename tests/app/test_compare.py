"""What composing the stages adds: steps, settled dates, notes on odd comparisons, independence of order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app import read
from app.compare import compare, settle_dates, steps
from app.errors import Cancelled, CopytasterError, ErrorCode
from app.model.article import Article, Note, Paragraph, ParagraphKind
from app.model.comparison import Comparison, Stage

WIRE = """Two ferries collide off Marrow Point

Two ferries collided in fog off Marrow Point on Monday and 12 people were hurt, the coast guard said.

"We saw nothing until it was too late to turn the wheel," Captain Ann Harrow said.

Harbour master Luc Devereaux closed the northern channel for two days, and ships were sent to other ports.
"""
REWRITE = """Fog blamed as ferries collide

Harbour master Luc Devereaux closed the northern channel for two days, and ships were sent to other ports.

Two ferries collided in fog off Marrow Point on Monday and 21 people were hurt.

“We saw nothing until it was far too late to turn the wheel,” Captain Ann Harrow said.
"""


def article(text: str, name: str = "a.txt") -> Article:
    return read.read_bytes(text.encode(), name)


@pytest.fixture(scope="module")
def ferries() -> Comparison:
    return compare([article(WIRE), article(REWRITE, "b.txt")])


def test_steps_come_in_order():
    stages = [step.stage for step in steps([article(WIRE), article(REWRITE, "b.txt")])]
    assert stages == [Stage.ALIGNED, Stage.COMPLETE]


def test_too_few_and_too_many():
    with pytest.raises(CopytasterError) as few:
        compare([article(WIRE)])
    assert few.value.code is ErrorCode.TOO_FEW
    with pytest.raises(CopytasterError) as many:
        compare([article(WIRE)] * 27)
    assert many.value.code is ErrorCode.TOO_MANY


def test_a_very_long_article_is_compared_without_the_language_model(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("app.compare.MOST_WORDS", 30)
    shorter = article("Fog closes a channel\n\nCaptain Ann Harrow saw nothing.\n")
    found = compare([article(WIRE), shorter])
    assert [note.code for note in found.notes if note.code == "too-long-for-model"] == ["too-long-for-model"]
    assert "too-long-for-model" in [note.code for note in found.articles[0].notes]
    assert "too-long-for-model" not in [note.code for note in found.articles[1].notes]
    assert any("wheel" in quote.text for quote in found.quotes)


def test_progress_may_call_it_off():
    def stop(stage: str, done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        compare([article(WIRE), article(REWRITE)], progress=stop)


def test_every_paragraph_stands_in_one_row(ferries: Comparison):
    for number, each in enumerate(ferries.articles):
        placed = [paragraph for row in ferries.rows for paragraph in row.cells[number]]
        assert placed == list(range(len(each.paragraphs)))


def test_same_result_twice(ferries: Comparison):
    assert compare([article(WIRE), article(REWRITE, "b.txt")]) == ferries


def test_a_text_with_itself_gives_only_identical_links():
    result = compare([article(WIRE), article(WIRE, "b.txt")])
    assert {link.kind.value for link in result.links} == {"identical"}
    assert {link.verdict.value for link in result.quote_links} <= {"verbatim"}
    assert result.findings == ()
    assert [note.code for note in result.notes] == ["same-text"]


def test_nothing_in_common_is_noted():
    other = (
        "Chess club wins again\n\nThe school's chess club won the spring cup for the third time, beating nine others."
    )
    assert "nothing-in-common" in [note.code for note in compare([article(WIRE), article(other, "b.txt")]).notes]


def test_order_of_opening_only_renumbers(ferries: Comparison):
    turned = compare([article(REWRITE, "b.txt"), article(WIRE)], base=1)

    def told(result: Comparison, order: tuple[int, int]) -> set[tuple[object, ...]]:
        return {
            (
                finding.kind,
                finding.severity,
                tuple((order[p.article], p.paragraph, p.start, p.end) for p in finding.evidence),
            )
            for finding in result.findings
        }

    assert told(turned, (1, 0)) == told(ferries, (0, 1))
    assert {frozenset([(0, x.a.paragraphs), (1, x.b.paragraphs)]) for x in ferries.links} == {
        frozenset([(1, x.a.paragraphs), (0, x.b.paragraphs)]) for x in turned.links
    }


def dated(notes: tuple[Note, ...] = (), published: str | None = None, text: str = "Some words.") -> Article:
    body = (Paragraph(ParagraphKind.BODY, text),)
    return Article("", "a.txt", "0" * 64, body, published=published, notes=notes)


AMBIGUOUS = (Note("date-ambiguous", (("first", "2015-10-12"), ("second", "2015-12-10"), ("text", "12/10/2015"))),)


@pytest.mark.parametrize(
    ("sibling", "expected"),
    [
        (dated(published="2015-10-13"), "2015-10-12"),
        (dated(text="The picture was taken on October 7, 2015 in Sochi."), "2015-10-12"),
        (dated(text="It was said in December 2015."), "2015-12-10"),
        (dated(text="Between October 2015 and December 2015."), None),
        (dated(published="2016-01-01", text="In October 2015"), None),
        (dated(), None),
    ],
)
def test_ambiguous_dates_are_settled_by_siblings(sibling: Article, expected: str | None):
    settled, untouched = settle_dates([dated(AMBIGUOUS), sibling])
    assert settled.published == expected
    assert untouched == sibling
    assert ("published" in settled.guessed) == (expected is not None)


def test_a_date_that_is_stated_is_left_alone():
    stated = replace(dated(AMBIGUOUS), published="2015-12-10")
    assert settle_dates([stated, dated(published="2015-10-13")])[0] == stated
