"""Making a finding of a difference between the base and another article."""

from __future__ import annotations

from dataclasses import dataclass

from app.check.pairs import Pair
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage


@dataclass(frozen=True, slots=True)
class Side:
    """What one article has: the evidence, and the words that the sentence shows (the evidence's own by default)."""

    at: Passage | None
    words: str = ""


def told(
    pair: Pair, kind: FindingKind, one: Side, other: Side, severity: Severity = Severity.CHECK, **more: str
) -> Finding:
    """Make a finding that speaks from the base (``one``)."""
    values: list[tuple[str, str]] = []
    for name, side in (("a", one), ("b", other)):
        words = side.words or (pair.ground.text(side.at) if side.at is not None else "")
        if words:
            values.append((name, words))
    values += [("first", pair.ground.siglum(pair.base)), ("second", pair.ground.siglum(pair.article))]
    values += sorted(more.items())
    evidence = tuple(side.at for side in (one, other) if side.at is not None)
    return Finding(kind=kind, severity=severity, values=tuple(values), evidence=evidence)
