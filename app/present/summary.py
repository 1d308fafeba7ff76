"""The five-second answer, as counted parts; ``app.messages`` has the words for each code."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.comparison import Comparison
from app.model.finding import FindingKind


@dataclass(frozen=True, slots=True)
class SummaryPart:
    """One part of the answer and filter of the findings: ``findings`` are numbers into the comparison's."""

    code: str
    count: int
    kinds: frozenset[FindingKind]
    findings: tuple[int, ...]


PARTS: tuple[tuple[str, frozenset[FindingKind]], ...] = (
    ("quotes-altered", frozenset({FindingKind.QUOTE_ALTERED})),
    ("speakers-differ", frozenset({FindingKind.SPEAKER_DIFFERS})),
    (
        "negations-differ",
        frozenset({FindingKind.NEGATION_LOST, FindingKind.NEGATION_GAINED, FindingKind.NEGATION_MOVED}),
    ),
    (
        "figures-differ",
        frozenset(
            {
                FindingKind.FIGURE_DIFFERS,
                FindingKind.MONEY_DIFFERS,
                FindingKind.PERCENT_DIFFERS,
                FindingKind.AGE_DIFFERS,
            }
        ),
    ),
    ("dates-differ", frozenset({FindingKind.DATE_DIFFERS, FindingKind.WEEKDAY_DIFFERS})),
    ("names-differ", frozenset({FindingKind.NAME_DIFFERS})),
    ("paraphrases-quoted", frozenset({FindingKind.PARAPHRASE_QUOTED})),
    ("attributions-dropped", frozenset({FindingKind.ATTRIBUTION_DROPPED})),
    ("unsupported", frozenset({FindingKind.UNSUPPORTED})),
    ("quotes-trimmed", frozenset({FindingKind.QUOTE_TRIMMED})),
    ("places-differ", frozenset({FindingKind.PLACE_DIFFERS})),
    ("titles-differ", frozenset({FindingKind.TITLE_DIFFERS})),
    ("caution-differs", frozenset({FindingKind.HEDGE_LOST, FindingKind.HEDGE_GAINED})),
    ("attributions-added", frozenset({FindingKind.ATTRIBUTION_ADDED})),
    ("cues-differ", frozenset({FindingKind.CUE_DIFFERS})),
    ("omitted", frozenset({FindingKind.OMITTED})),
    ("only-in", frozenset({FindingKind.ONLY_IN})),
    ("terms-differ", frozenset({FindingKind.TERM_DIFFERS})),
    ("order-changed", frozenset({FindingKind.ORDER_CHANGED})),
    ("style-only", frozenset({FindingKind.STYLE_ONLY})),
)
"""Every part the answer can have, the most serious first; each kind of finding belongs to exactly one."""

GROUPS: tuple[tuple[str, frozenset[FindingKind]], ...] = (
    (
        "quotes",
        frozenset(
            {
                FindingKind.QUOTE_ALTERED,
                FindingKind.QUOTE_TRIMMED,
                FindingKind.PARAPHRASE_QUOTED,
                FindingKind.SPEAKER_DIFFERS,
            }
        ),
    ),
    (
        "figures",
        frozenset(
            {
                FindingKind.FIGURE_DIFFERS,
                FindingKind.MONEY_DIFFERS,
                FindingKind.PERCENT_DIFFERS,
                FindingKind.DATE_DIFFERS,
                FindingKind.WEEKDAY_DIFFERS,
                FindingKind.AGE_DIFFERS,
            }
        ),
    ),
    (
        "names",
        frozenset(
            {
                FindingKind.NAME_DIFFERS,
                FindingKind.TITLE_DIFFERS,
                FindingKind.PLACE_DIFFERS,
                FindingKind.TERM_DIFFERS,
            }
        ),
    ),
    (
        "sources",
        frozenset(
            {
                FindingKind.CUE_DIFFERS,
                FindingKind.ATTRIBUTION_DROPPED,
                FindingKind.ATTRIBUTION_ADDED,
                FindingKind.HEDGE_LOST,
                FindingKind.HEDGE_GAINED,
                FindingKind.NEGATION_LOST,
                FindingKind.NEGATION_GAINED,
                FindingKind.NEGATION_MOVED,
            }
        ),
    ),
    ("content", frozenset({FindingKind.UNSUPPORTED, FindingKind.OMITTED, FindingKind.ONLY_IN})),
    ("order", frozenset({FindingKind.ORDER_CHANGED, FindingKind.STYLE_ONLY})),
)
"""What findings are filtered and listed by; each kind belongs to exactly one group."""


def summarise(comparison: Comparison) -> tuple[SummaryPart, ...]:
    """Return the parts that have findings, the most serious first."""
    parts: list[SummaryPart] = []
    for code, kinds in PARTS:
        found = tuple(number for number, finding in enumerate(comparison.findings) if finding.kind in kinds)
        if found:
            parts.append(SummaryPart(code, len(found), kinds, found))
    return tuple(parts)
