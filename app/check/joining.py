"""What several articles have against the same words is told once.

Findings that differ in nothing but the other article are one finding of all these articles. What two articles have
against each other is not told if one of them has the base's words, and the other's were told against those.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.check.ground import Ground
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage

_SINGLE = frozenset({FindingKind.UNSUPPORTED, FindingKind.ONLY_IN, FindingKind.STYLE_ONLY, FindingKind.ORDER_CHANGED})
"""Kinds that speak of one article, or of one beside the base."""


def joined(ground: Ground, findings: Sequence[Finding]) -> list[Finding]:
    """Give the findings, each difference from the base once."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for number, finding in enumerate(findings):
        own = _of_base(ground, finding)
        values = tuple((key, words) for key, words in finding.values if key != "second")
        apart = not own or finding.kind in _SINGLE
        key = (number,) if apart else (finding.kind, finding.severity, own, values)
        groups.setdefault(key, []).append(finding)
    told = [as_one(ground, group) for group in groups.values()]
    based = [finding for finding in told if len(finding.evidence) > 1 and _of_base(ground, finding)]
    return [finding for finding in told if not _repeats(ground, finding, based)]


def as_one(ground: Ground, group: Sequence[Finding]) -> Finding:
    """Make one finding of those that have the same words of the base as evidence."""
    if len(group) == 1:
        return group[0]
    first = dict(group[0].values)
    own = _of_base(ground, group[0])
    far = tuple(sorted({at for one in group for at in one.evidence if at not in own}))
    values = [dict(one.values) for one in group]
    for key in ("b", "second"):
        if key in first:
            first[key] = ", ".join(dict.fromkeys(each[key] for each in values if key in each))
    return replace(group[0], values=tuple(first.items()), evidence=own + far)


def _of_base(ground: Ground, finding: Finding) -> tuple[Passage, ...]:
    return tuple(at for at in finding.evidence if at.article == ground.comparison.base)


def _repeats(ground: Ground, finding: Finding, based: Sequence[Finding]) -> bool:
    """Whether a finding between two other articles says what one between the base and one of them says."""
    if finding.severity is not Severity.CHECK or len(finding.evidence) != 2 or _of_base(ground, finding):
        return False
    for at, far in (finding.evidence, finding.evidence[::-1]):
        for other in based:
            if any(at.overlaps(one) for one in other.evidence):
                known = {ground.text(one) for one in _of_base(ground, other)} | {dict(other.values).get("a")}
                if ground.text(far) in known:
                    return True
    return False
