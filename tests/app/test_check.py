"""Findings, on small texts of which a reader can say at once what must be found and what must not."""

from __future__ import annotations

import pytest

from app import read
from app.check import presence
from app.check.values import same_value
from app.compare import compare
from app.model.comparison import Comparison
from app.model.entity import Figure, FigureKind
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage

STORY = """Ferries collide off Marrow Point

Two ferries collided in thick fog off Marrow Point on Monday and {hurt} people were taken to the hospital in Ansley.

"{quote}," {speaker} said after the collision, which closed the northern channel to all ships for two days.

The inquiry will cost about {money} and is to report by {date}, {source}.

Harbour master {master}, {age}, said that the channel would be dredged before the winter storms come.
"""
BASE = {
    "hurt": "12",
    "quote": "We saw nothing at all until it was too late to turn the wheel",
    "speaker": "Captain Ann Harrow",
    "money": "$35 million",
    "date": "14 March 2026",
    "source": "according to the transport ministry",
    "master": "Luc Devereaux",
    "age": "61",
}


def story(**changes: str) -> Comparison:
    texts = [STORY.format(**BASE), STORY.format(**{**BASE, **changes})]
    return compare([read.read_bytes(text.encode(), f"{n}.txt") for n, text in enumerate(texts)])


def words(comparison: Comparison, finding: Finding) -> list[str]:
    return [comparison.articles[p.article].paragraphs[p.paragraph].text[p.start : p.end] for p in finding.evidence]


def checks(comparison: Comparison) -> list[tuple[FindingKind, list[str]]]:
    return [(f.kind, words(comparison, f)) for f in comparison.findings if f.severity is Severity.CHECK]


@pytest.mark.parametrize(
    ("changes", "kind", "evidence"),
    [
        ({"hurt": "21"}, FindingKind.FIGURE_DIFFERS, ["12", "21"]),
        ({"money": "$55 million"}, FindingKind.MONEY_DIFFERS, ["$35 million", "$55 million"]),
        ({"date": "14 May 2026"}, FindingKind.DATE_DIFFERS, ["14 March 2026", "14 May 2026"]),
        ({"age": "67"}, FindingKind.AGE_DIFFERS, ["61", "67"]),
        ({"master": "Luc Deveraux"}, FindingKind.NAME_DIFFERS, ["Luc Devereaux", "Luc Deveraux"]),
        ({"speaker": "Captain Tom Wells"}, FindingKind.SPEAKER_DIFFERS, ["Captain Ann Harrow", "Captain Tom Wells"]),
        (
            {"quote": "We saw nothing at all until it was too late to turn the ship"},
            FindingKind.QUOTE_ALTERED,
            ["wheel", "ship"],
        ),
        (
            {"quote": "We saw nothing until it was too late to turn the wheel"},
            FindingKind.QUOTE_TRIMMED,
            ["at all"],
        ),
        (
            {"quote": "We saw nothing at all until it was far too late to turn the wheel"},
            FindingKind.QUOTE_ALTERED,
            ["far"],
        ),
    ],
)
def test_one_change_gives_one_finding(changes: dict[str, str], kind: FindingKind, evidence: list[str]):
    found = checks(story(**changes))
    assert [k for k, _ in found] == [kind]
    assert [[w.removeprefix("Captain ") for w in ws] for _, ws in found] == [
        [w.removeprefix("Captain ") for w in evidence]
    ]


def test_dropped_attribution():
    text = STORY.format(**BASE).replace(", according to the transport ministry", "")
    comparison = compare([read.read_bytes(t.encode(), f"{n}.txt") for n, t in enumerate((STORY.format(**BASE), text))])
    source = "according to the transport ministry"
    assert checks(comparison) == [(FindingKind.ATTRIBUTION_DROPPED, [source, "cost"])]
    turned = compare([read.read_bytes(t.encode(), f"{n}.txt") for n, t in enumerate((text, STORY.format(**BASE)))])
    assert checks(turned) == [(FindingKind.ATTRIBUTION_ADDED, ["cost", source])]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"hurt": "twelve"},
        {"money": "$35m"},
        {"date": "March 14, 2026"},
        {"quote": "We saw nothing at all until it was too late … to turn the wheel"},
    ],
)
def test_harmless_changes_are_no_findings_to_check(changes: dict[str, str]):
    assert checks(story(**changes)) == []


def test_a_cut_that_is_marked_is_no_trimming():
    comparison = story(quote="We saw nothing … until it was too late to turn the wheel")
    assert FindingKind.QUOTE_TRIMMED not in [kind for kind, _ in checks(comparison)]


def test_what_one_article_alone_has():
    extra = STORY.format(**BASE) + '\n"Nobody warned us about the fog that morning," deckhand Rosa Lindqvist said.\n'
    comparison = compare([read.read_bytes(t.encode(), f"{n}.txt") for n, t in enumerate((STORY.format(**BASE), extra))])
    only = {dict(f.values)["what"]: words(comparison, f) for f in comparison.findings if f.kind is FindingKind.ONLY_IN}
    assert "Nobody warned us about the fog that morning" in only["quotation"][0]
    assert only["person"] == ["Rosa Lindqvist"]
    assert all(f.severity is Severity.NOTE for f in comparison.findings if f.kind is FindingKind.ONLY_IN)


def test_findings_begin_with_what_must_be_checked():
    severities = [finding.severity for finding in story(hurt="21", age="67").findings]
    assert severities == sorted(severities, key=[Severity.CHECK, Severity.NOTE].index)


def figure(value: float | int | str | None, kind: FigureKind = FigureKind.NUMBER, unit: str | None = None) -> Figure:
    return Figure(Passage(0, 0, 0, 1), kind, value, unit)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (figure(12), figure(12), True),
        (figure(12), figure(21), False),
        (figure(12), figure(12, FigureKind.PERCENT), False),
        (figure(12), figure(12, FigureKind.QUANTITY, "years"), True),
        (figure(5, FigureKind.MONEY, "USD"), figure(5, FigureKind.MONEY, "EUR"), False),
        (figure("2026-03", FigureKind.DATE), figure("2026-03-14", FigureKind.DATE), True),
        (figure("--03-14", FigureKind.DATE), figure("2026-03-14", FigureKind.DATE), True),
        (figure("--03-15", FigureKind.DATE), figure("2026-03-14", FigureKind.DATE), False),
        (figure("--03", FigureKind.DATE), figure("2026-03-14", FigureKind.DATE), True),
        (figure(None, FigureKind.DATE), figure(None, FigureKind.DATE), False),
    ],
)
def test_figures_that_say_the_same(one: Figure, other: Figure, same: bool):
    assert same_value(one, other) is same
    assert same_value(other, one) is same


def test_long_quotations_are_cut_at_a_word():
    assert presence._short("word " * 40) == "word word word word word word word word word word word word …"
    assert presence._short("short") == "short"
