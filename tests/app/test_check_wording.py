"""Findings about wording, on pairs of a wire's sentence and a rewrite's."""

from __future__ import annotations

from functools import cache

import pytest

from app import read
from app.compare import compare
from app.model.comparison import Comparison
from app.model.finding import Severity
from tests.app.wording_pairs import GROUPS


def pair(wire: list[str], rewrite: list[str]) -> Comparison:
    """Compare two articles given by their paragraphs; a title each keeps the first from being taken for one."""
    texts = ["\n\n".join(["A day in the county", *paragraphs]) for paragraphs in (wire, rewrite)]
    return compare([read.read_bytes(text.encode(), f"{number}.txt") for number, text in enumerate(texts)])


@cache
def group(name: str) -> dict[int, list[str]]:
    """The kinds of the findings to check in each paragraph, by its number among the pairs."""
    pairs = GROUPS[name]
    comparison = pair([wire for wire, _, _ in pairs], [rewrite for _, rewrite, _ in pairs])
    result: dict[int, list[str]] = {}
    for finding in comparison.findings:
        if finding.severity is Severity.CHECK:
            for number in {passage.paragraph - 1 for passage in finding.evidence}:
                result.setdefault(number, []).append(finding.kind.value)
    return result


@pytest.mark.parametrize(
    ("name", "number"),
    [pytest.param(name, n, id=one[1][:60]) for name, pairs in GROUPS.items() for n, one in enumerate(pairs)],
)
def test_pair_gives_what_an_editor_would_say(name: str, number: int):
    expected = GROUPS[name][number][2]
    assert group(name).get(number, []) == ([expected] if expected else [])


def kinds(wire: list[str], rewrite: list[str]) -> list[str]:
    return [one.kind.value for one in pair(wire, rewrite).findings if one.severity is Severity.CHECK]


MILL = "Giles Orme, director of the mill in Thirlby, said the wages were fair and that the mill made a loss last year."
GUILD = "Tom Ridley of the bakers' guild said most shops had flour for ten days."
BREAD = "“Nobody in Thirlby will go without bread at Easter,”"


def test_he_is_whoever_spoke_last_under_a_name():
    wire = [MILL, f"{GUILD} {BREAD} he said."]
    told = "Most shops had flour for ten days, according to Tom Ridley of the bakers' guild."
    assert "speaker-differs" in kinds(wire, [f"{MILL} {BREAD} he added.", told])
    assert kinds(wire, [MILL, f"{GUILD} {BREAD} he added."]) == []


def test_a_name_cut_short_is_no_other_speaker():
    wire = [f"Ann Marsh-Hale, who runs the bakery, met reporters. {BREAD} Marsh-Hale said."]
    assert "speaker-differs" not in kinds(wire, [f"{BREAD} Ann Marsh-Hale, who runs the bakery, told reporters."])
