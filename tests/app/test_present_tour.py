from __future__ import annotations

from dataclasses import replace

from present_samples import article, two

from app import messages
from app.model.alignment import Link, LinkKind, Row, Side
from app.model.article import ParagraphKind
from app.model.comparison import Comparison, Stage
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage
from app.present import DifferenceKind, SummaryPart, differences, row_sign, summarise
from app.present.page import Sign
from app.present.summary import PARTS


def test_signs_between_two_articles() -> None:
    comparison = two()
    assert [row_sign(comparison, row, 0, 1) for row in range(8)] == [
        None,
        None,
        (Sign.MOVED, 2),
        (Sign.EDITED, 0),
        (Sign.REWORDED, 1),
        (Sign.MOVED, 2),
        None,
        None,
    ]
    assert row_sign(comparison, 3, 1, 0) == (Sign.EDITED, 0)


def one_row(*kinds: LinkKind, moved: bool = False) -> Comparison:
    """Two paragraphs of A beside as many of B as there are kinds; A's first goes with B's first, and so on."""
    body = ((ParagraphKind.BODY, "one two"),) * len(kinds)
    articles = (article("A", body), article("B", body))
    links = tuple(Link(Side(0, (n,)), Side(1, (n,)), kind, moved, 0.5) for n, kind in enumerate(kinds))
    places = tuple(range(len(kinds)))
    return Comparison(Stage.COMPLETE, 0, articles, links, (Row((places, places)),))


def test_a_row_is_identical_only_if_all_of_it_is() -> None:
    assert row_sign(one_row(LinkKind.IDENTICAL, LinkKind.IDENTICAL), 0, 0, 1) == (Sign.IDENTICAL, 0)
    assert row_sign(one_row(LinkKind.IDENTICAL, LinkKind.EDITED), 0, 0, 1) == (Sign.EDITED, 0)


def test_a_whole_link_goes_before_a_partial_one_of_higher_score() -> None:
    comparison = one_row(LinkKind.PARTIAL, LinkKind.REWORDED)
    links = (replace(comparison.links[0], score=0.9), comparison.links[1])
    assert row_sign(replace(comparison, links=links), 0, 0, 1) == (Sign.REWORDED, 1)


def test_the_tour_stops_once_a_row_that_differs() -> None:
    comparison = two()
    assert [(stop.row, stop.kind, stop.link) for stop in differences(comparison)] == [
        (0, DifferenceKind.ONLY_IN, None),
        (1, DifferenceKind.ONLY_IN, None),
        (2, DifferenceKind.MOVED, 2),
        (3, DifferenceKind.WORDING, 0),
        (4, DifferenceKind.WORDING, 1),
        (5, DifferenceKind.MOVED, 2),
        (7, DifferenceKind.ONLY_IN, None),
    ]
    wording = differences(comparison)[3]
    told = [comparison.articles[p.article].paragraphs[p.paragraph].text[p.start : p.end] for p in wording.passages]
    assert told == ["old ", "12", "14"]


def test_identical_rows_furniture_and_unaligned_articles_are_no_stops() -> None:
    assert differences(one_row(LinkKind.IDENTICAL)) == ()
    assert [stop.kind for stop in differences(one_row(LinkKind.IDENTICAL, moved=True))] == [DifferenceKind.MOVED]
    assert differences(Comparison(Stage.READ, 0, two().articles)) == ()


def test_a_row_with_an_unlinked_paragraph_beside_identical_ones_is_a_stop() -> None:
    comparison = one_row(LinkKind.IDENTICAL, LinkKind.IDENTICAL)
    stops = differences(replace(comparison, links=comparison.links[:1]))
    assert [stop.passages for stop in stops] == [(Passage(0, 1, 0, 7), Passage(1, 1, 0, 7))]


def test_the_summary_counts_findings_by_family_and_puts_the_gravest_first() -> None:
    parts = summarise(two())
    assert [(part.code, part.count, part.findings) for part in parts] == [
        ("quotes-altered", 1, (1,)),
        ("speakers-differ", 1, (2,)),
        ("figures-differ", 1, (0,)),
        ("only-in", 1, (3,)),
    ]


def test_every_kind_of_finding_has_one_part_and_every_part_its_words() -> None:
    kinds = [kind for _, kinds in PARTS for kind in kinds]
    assert sorted(kinds) == sorted(FindingKind)
    for code, kinds_of_part in PARTS:
        assert messages.summary_part(SummaryPart(code, 2, kinds_of_part, (0, 1))).startswith("2 ")


def test_parts_hold_every_finding_once() -> None:
    findings = tuple(Finding(kind, Severity.CHECK, (), ()) for kind in FindingKind for _ in range(2))
    parts = summarise(replace(two(), findings=findings))
    assert sorted(number for part in parts for number in part.findings) == list(range(len(findings)))
    assert all(part.count == len(part.findings) for part in parts)
