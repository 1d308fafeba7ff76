"""Facts altered in a rewrite are found with their kind and words; the same facts in other words are left alone."""

from __future__ import annotations

import pytest
from fact_pairs import HARMFUL, HARMLESS

from app import read
from app.compare import compare
from app.model.finding import FindingKind, Severity

AROUND = (
    "The weather office expects more snow in the hills tonight and has asked drivers to stay at home.",
    "Shopkeepers in the old market have begun to pack away their stalls and wait for spring.",
)
FACTS = {
    FindingKind.FIGURE_DIFFERS,
    FindingKind.MONEY_DIFFERS,
    FindingKind.PERCENT_DIFFERS,
    FindingKind.DATE_DIFFERS,
    FindingKind.WEEKDAY_DIFFERS,
    FindingKind.AGE_DIFFERS,
    FindingKind.NAME_DIFFERS,
    FindingKind.PLACE_DIFFERS,
    FindingKind.TITLE_DIFFERS,
}


def found(*sentences: str) -> list[tuple[str, list[str]]]:
    texts = [f"{AROUND[0]}\n\n{sentence}\n\n{AROUND[1]}\n" for sentence in sentences]
    told = compare([read.read_bytes(text.encode(), f"{n}.txt") for n, text in enumerate(texts)])
    return [
        (f.kind.value, [told.articles[p.article].paragraphs[p.paragraph].text[p.start : p.end] for p in f.evidence])
        for f in told.findings
        if f.kind in FACTS and f.severity is Severity.CHECK
    ]


@pytest.mark.parametrize(("kind", "wire", "rewrite", "evidence"), HARMFUL)
def test_an_altered_fact_is_found(kind: str, wire: str, rewrite: str, evidence: list[str]):
    assert (kind, evidence) in found(wire, rewrite)
    assert (kind, evidence[::-1]) in found(rewrite, wire)


@pytest.mark.parametrize(("wire", "rewrite"), HARMLESS)
def test_the_same_fact_in_other_words_is_left_alone(wire: str, rewrite: str):
    assert found(wire, rewrite) == []
    assert found(rewrite, wire) == []
