"""All that is checked by grammar, sentence against sentence: each difference told once, by its most telling name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from app.check import (
    amounts,
    attribution,
    borrowed,
    cues,
    hedging,
    negation,
    omitted,
    rough,
    threats,
    trimming,
    unsupported,
)
from app.check.ground import Ground
from app.check.joining import as_one
from app.check.pairs import Pair, pairs
from app.model.entity import Figure
from app.model.finding import Finding, FindingKind, Severity

_WHOLE = frozenset({FindingKind.OMITTED, FindingKind.UNSUPPORTED})
_STATEMENTS = frozenset(
    {
        *_WHOLE,
        FindingKind.ATTRIBUTION_DROPPED,
        FindingKind.ATTRIBUTION_ADDED,
        FindingKind.PARAPHRASE_QUOTED,
        FindingKind.QUOTE_TRIMMED,
        FindingKind.QUOTE_ALTERED,
    }
)
"""Kinds that speak of a whole statement; one is enough for it."""

_NEGATIONS = frozenset({FindingKind.NEGATION_LOST, FindingKind.NEGATION_GAINED, FindingKind.NEGATION_MOVED})
_FIGURES = frozenset({FindingKind.FIGURE_DIFFERS, FindingKind.MONEY_DIFFERS, FindingKind.PERCENT_DIFFERS})
_QUOTES = frozenset({FindingKind.QUOTE_ALTERED, FindingKind.QUOTE_TRIMMED, FindingKind.PARAPHRASE_QUOTED})


def find(ground: Ground, told: AbstractSet[Figure], others: Sequence[Finding]) -> list[Finding]:
    """Give the findings between the base and each other article.

    *told* are figures, *others* findings of other checks; what they speak of is not told again.
    """
    by_pair = [(pair, _of(pair, told)) for pair in pairs(ground)]
    found = [finding for _, findings in by_pair for finding in findings if finding.kind is not FindingKind.OMITTED]
    gone = _left_out(by_pair)
    checks = [other for other in others if other.severity is Severity.CHECK]
    return [finding for finding in _joined(ground, found + gone) if not _told_by(finding, checks)]


def _of(pair: Pair, told: AbstractSet[Figure]) -> list[Finding]:
    result: list[Finding] = []
    for some in (
        trimming.find(pair),
        borrowed.find(pair),
        negation.find(pair),
        rough.find(pair),
        amounts.find(pair),
        hedging.find(pair),
        cues.find(pair),
        threats.find(pair),
        attribution.find(pair),
        omitted.find(pair),
        unsupported.find(pair, told),
    ):
        result += [finding for finding in some if not _told_by(finding, result)]
    return result


def _told_by(finding: Finding, others: Iterable[Finding]) -> bool:
    """Whether other findings speak of the same words: statements give way to all, others to their own kind."""
    for other in others:
        shared = [any(at.overlaps(far) for far in other.evidence) for at in finding.evidence]
        if finding.kind in _WHOLE:
            # a changed figure or title in a sentence does not tell that the sentence is new
            if any(shared) and (other.kind in _STATEMENTS or _covers(other, finding)):
                return True
        elif finding.kind in _QUOTES and other.kind in _QUOTES:
            if any(shared):
                return True
        elif (
            # "rose" and "fell" beside one figure: told as the figure's difference
            all(shared) and (finding.kind is other.kind or (finding.kind in _NEGATIONS and other.kind in _FIGURES))
        ) or (
            # "denied that" and "said that": told as a negation
            finding.kind is FindingKind.CUE_DIFFERS and other.kind in _NEGATIONS and any(shared)
        ):
            return True
    return False


def _covers(other: Finding, finding: Finding) -> bool:
    """Whether the evidence of another finding takes up half of a finding's, or more."""
    shared = sum(
        min(at.end, far.end) - max(at.start, far.start)
        for at in finding.evidence
        for far in other.evidence
        if at.overlaps(far)
    )
    return 2 * shared >= sum(len(at) for at in finding.evidence)


def _left_out(by_pair: Sequence[tuple[Pair, list[Finding]]]) -> list[Finding]:
    """Keep of what is left out that which no article has, if one of them is a rewrite of the base."""
    if not any(pair.rewrite for pair, _ in by_pair):
        return []
    every: dict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for _, findings in by_pair:
        for finding in findings:
            if finding.kind is FindingKind.OMITTED:
                every[finding.evidence].append(finding)
    graver = {Severity.CHECK: 0, Severity.NOTE: 1}
    # each article may have another trace of it, so that it matters in one and not in the next
    return [min(found, key=lambda one: graver[one.severity]) for found in every.values() if len(found) == len(by_pair)]


def _joined(ground: Ground, findings: Sequence[Finding]) -> list[Finding]:
    """Join findings that say the same of several articles against the same words of the base."""
    base = ground.comparison.base
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for number, finding in enumerate(findings):
        own = tuple(at for at in finding.evidence if at.article == base)
        key: tuple[object, ...] = (finding.kind, finding.severity, own) if own else (number,)
        groups.setdefault(key, []).append(finding)
    return [as_one(ground, group) for group in groups.values()]
