"""Figures that differ where two articles tell the same thing.

Figures are compared in sentences that match. One that has its equal there is settled; the others are paired with the
figure whose place in the sentence agrees best with theirs, and only where it agrees well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import product

from app.check.attached import Attached
from app.check.beside import part_or_sum, told_otherwise
from app.check.caution import Stated, stated
from app.check.chains import Pair, joined, with_neighbours
from app.check.comparable import comparable, rest, since
from app.check.directions import direction, opposed
from app.check.ground import Ground
from app.check.misplaced import misplaced, orphaned, weekdays
from app.check.slots import Slots
from app.check.values import (
    WEEKDAYS,
    Likeness,
    alone,
    digits_turned,
    family,
    is_size,
    likeness,
    same_value,
)
from app.model.article import ParagraphKind
from app.model.entity import Figure, FigureKind
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage

_FINDING = {
    FigureKind.MONEY: FindingKind.MONEY_DIFFERS,
    FigureKind.PERCENT: FindingKind.PERCENT_DIFFERS,
    FigureKind.DATE: FindingKind.DATE_DIFFERS,
    FigureKind.TIME: FindingKind.DATE_DIFFERS,
    FigureKind.AGE: FindingKind.AGE_DIFFERS,
}

LEAST = 0.5
"""Least agreement of two places for their figures to be about the same thing."""

LEAST_TURNED, LEAST_BESIDE = 0.6, 0.3
"""The same for figures that agree, to look at the words beside them, and in a rewrite at those that belong to them."""

ALONE, ALIKE = 0.12, 0.55
"""What it adds that each is the only figure of its family in its sentence, and how well the sentences must match."""

TURNED_ROUND = 0.2
"""What it adds that one has the digits of the other in another order: the commonest slip of all."""

MATCHES = 3
"""Sentences among the best of a sentence's in which its figures are looked for."""

MATCH = 0.5
"""What a match of their sentences counts beside the agreement of two figures' places."""

SETTLED = 0.4
"""How much better than with its equal a figure must fit another for that to be the one it stands for."""


_THAN = re.compile(r"(?:[ \u00a0][\w’'-]+){1,3}[ \u00a0]than\b")
_DAY = re.compile(r"-\d\d-\d\d$")
_WITHOUT_DIRECTION = frozenset({FigureKind.DATE, FigureKind.TIME, FigureKind.ORDINAL})


def find_differing(ground: Ground, slots: Slots) -> tuple[list[Finding], set[Figure]]:
    """Give the findings, and the figures that nothing else need report.

    Those are the ones the findings speak of, and those told in other words: "dozens" of 64, an eighth of 12 per cent.
    """
    by_sentence: dict[Passage, list[Stated]] = defaultdict(list)
    for figure in ground.comparison.figures:
        if ground.kind(figure.at) not in (ParagraphKind.DATELINE, ParagraphKind.BYLINE):
            by_sentence[ground.sentences.around(figure.at)].append(stated(figure, ground.whole(figure.at)))
    findings: list[Finding] = []
    used: set[Figure] = set()
    reworded: set[Figure] = set()
    base, count = ground.comparison.base, len(ground.comparison.articles)
    pairs = [(i, j) for i in range(count) for j in range(i + 1, count)]
    for i, j in sorted(pairs, key=lambda pair: base not in pair):
        first, second = ground.ordered(i, j)
        kept: list[Pair] = []
        for pair in _differing(ground, slots, by_sentence, (first, second), reworded):
            one, other = pair.one.figure, pair.other.figure
            # what both say otherwise than the base has been told already, twice
            if first != base and {one, other} <= used:
                continue
            used |= {one, other}
            kept.append(pair)
        whole = [with_neighbours(ground, by_sentence, pair) for pair in kept]
        findings += (_finding(ground, pair) for pair in joined(ground, whole))
    return findings, used | reworded


def _differing(
    ground: Ground,
    slots: Slots,
    by_sentence: dict[Passage, list[Stated]],
    between: tuple[int, int],
    reworded: set[Figure],
) -> Iterator[Pair]:
    """Pair the figures of two articles, best fit first; give those that differ, and file those *reworded*."""
    rewrite = ground.rewritten(*between)
    reworded |= since(ground, by_sentence, between)
    seen = list(_seen(ground, slots, by_sentence, between, rewrite))
    equal: dict[Figure, float] = {}
    scored: list[Pair] = []
    turned: list[Pair] = []
    for rank, pair in seen:
        one, other = pair.one, pair.other
        if pair.likeness is not Likeness.OTHER:
            # "dozens" may be any number, and settles none
            for each in () if is_size(one) != is_size(other) else (one.figure, other.figure):
                equal[each] = max(equal.get(each, 0.0), pair.worth)
            if pair.fit >= LEAST and pair.likeness is Likeness.SAME and not same_value(one.figure, other.figure):
                reworded |= {one.figure, other.figure}
            turned += _turned(ground, pair, LEAST_BESIDE if rewrite else LEAST_TURNED)
        if family(one.figure) == "share" and rest(ground, one, other):
            reworded |= {one.figure, other.figure}
        unlike = pair.likeness is not Likeness.SAME and rank < MATCHES and pair.fit >= LEAST
        if unlike and comparable(ground, slots, one, other):
            scored.append(pair)
    scored.sort(key=lambda pair: (-pair.worth, pair.here, pair.there))
    taken: set[Figure] = set()
    for pair in scored:
        both = {pair.one.figure, pair.other.figure}
        settled = any(pair.worth < equal[each] + SETTLED for each in both if each in equal)
        if both & taken or (settled and pair.likeness is Likeness.OTHER):
            continue
        taken |= both
        yield pair
    for pair in turned:
        both = {pair.one.figure, pair.other.figure}
        if not both & taken and all(pair.worth >= equal.get(each, 0.0) for each in both):
            taken |= both
            yield pair
    for pair in _parts(ground, seen):
        if not {pair.one.figure, pair.other.figure} & taken:
            taken |= {pair.one.figure, pair.other.figure}
            yield pair
    if rewrite:
        days = list(weekdays(ground, slots, by_sentence, between))
        stated_ones = (one for ones in by_sentence.values() for one in ones if one.figure.at.article in between)
        gaps = {
            one.figure.value
            for one in stated_ones
            if one.gap and _THAN.match(ground.whole(one.figure.at), one.figure.at.end)
        }
        open_ones = [pair for _, pair in seen if not _apart(pair, gaps)]
        yield from _in_rewrite(ground, slots, open_ones, days, taken | reworded)


def _seen(
    ground: Ground,
    slots: Slots,
    by_sentence: Mapping[Passage, Sequence[Stated]],
    between: tuple[int, int],
    rewrite: bool,
) -> Iterator[tuple[int, Pair]]:
    """Give the pairs of figures of one family in sentences that match, with the rank of the match."""
    first, second = between
    for sentence in ground.sentences.of(first):
        here = by_sentence.get(sentence, ())
        for rank, match in enumerate(ground.sentences.matches(sentence, second) if here else ()):
            there = by_sentence.get(match.there, ())
            for one, other in product(here, there):
                if family(one.figure) != family(other.figure):
                    continue
                fit = slots.agreement(one.figure.at, other.figure.at)
                if alone(here, one) and alone(there, other) and match.score >= ALIKE:
                    fit += ALONE
                if digits_turned(one, other):
                    fit += TURNED_ROUND
                like = likeness(one, other)
                yield rank, Pair(fit, fit + MATCH * match.score, one, other, like, one.figure.at, other.figure.at)


def _parts(ground: Ground, seen: Sequence[tuple[int, Pair]]) -> Iterator[Pair]:
    """Give what is part of another figure in one article and added to it in the other."""
    equal: dict[tuple[Passage, Passage], list[Pair]] = defaultdict(list)
    for _, pair in seen:
        if pair.likeness is Likeness.SAME:
            equal[ground.sentences.around(pair.here), ground.sentences.around(pair.there)].append(pair)
    for pairs in equal.values():
        told = part_or_sum(ground, [(pair.one, pair.other) for pair in pairs])
        if told is not None:
            yield replace(pairs[0], here=told[0], there=told[1], likeness=Likeness.OTHER)


def _in_rewrite(
    ground: Ground, slots: Slots, seen: Sequence[Pair], days: Sequence[Pair], taken: AbstractSet[Figure]
) -> Iterator[Pair]:
    """Give what a rewrite has of figures that its base has otherwise, those *taken* left out."""
    used = set(taken)
    found = sorted(misplaced(Attached(ground), slots, ground, seen), key=lambda p: (-p.worth, p.here, p.there))
    values = [(figure.at.article, figure, ground.text(figure.at).casefold()) for figure in ground.comparison.figures]
    settled = {
        figure
        for pair in (*seen, *days)
        for figure, far in ((pair.one.figure, pair.there.article), (pair.other.figure, pair.here.article))
        if any(
            article == far and (_alike(figure, other) or words == ground.text(figure.at).casefold())
            for article, other, words in values
        )
    }
    told: list[Pair] = []
    for pair in (*found, *orphaned(ground, slots, [*seen, *days], settled)):
        both = {pair.one.figure, pair.other.figure}
        if not both & used and not any(_back(pair, last) for last in told):
            used |= both
            told.append(pair)
            yield pair


def _apart(pair: Pair, gaps: AbstractSet[object]) -> bool:
    """Whether an article tells by how much two figures differ: 184 on board, "34 more than allowed", 150 allowed."""
    a, b = pair.one.figure.value, pair.other.figure.value
    if pair.likeness is not Likeness.OTHER or not isinstance(a, int | float) or not isinstance(b, int | float):
        return False
    return abs(a - b) in gaps


def _back(pair: Pair, last: Pair) -> bool:
    """Whether a pair is the other half of an exchange already told."""
    return same_value(pair.one.figure, last.other.figure) and same_value(pair.other.figure, last.one.figure)


def _alike(one: Figure, other: Figure) -> bool:
    """Whether a figure has the value of another, as the same kind of thing or as a bare number.

    A month of the other article settles no day of this one.
    """
    if isinstance(one.value, str) and isinstance(other.value, str):
        return same_value(one, other) and (_DAY.search(one.value) is None or _DAY.search(other.value) is not None)
    return same_value(one, other) or (one.value == other.value and one.value is not None and one.kind is not other.kind)


def _turned(ground: Ground, pair: Pair, least: float) -> Iterator[Pair]:
    """Give the pair again where figures that agree stand beside words that do not: "rose" and "fell"."""
    one, other = pair.one, pair.other
    if pair.fit < least or one.figure.kind in _WITHOUT_DIRECTION:
        return
    otherwise = told_otherwise(ground, one, other) if pair.likeness is Likeness.SAME else None
    if otherwise is not None:
        yield replace(pair, here=otherwise[0], there=otherwise[1], likeness=Likeness.OTHER)
        return
    if pair.fit < max(least, LEAST_TURNED if least > LEAST else LEAST):
        return
    if opposed(one, other) and one.limit is not None and other.limit is not None:
        yield replace(pair, here=one.limit, there=other.limit, likeness=Likeness.OTHER)
        return
    a, b = (
        direction(each, ground.whole(each.figure.at), ground.sentences.around(each.figure.at)) for each in (one, other)
    )
    if a is not None and b is not None and a.up != b.up:
        yield replace(pair, here=a.at, there=b.at, likeness=Likeness.OTHER)


def _finding(ground: Ground, pair: Pair) -> Finding:
    one, other = pair.one.figure, pair.other.figure
    a, b = ground.text(pair.here), ground.text(pair.there)
    kind = _FINDING.get(one.kind, FindingKind.FIGURE_DIFFERS)
    if FigureKind.PERCENT in (one.kind, other.kind):
        kind = FindingKind.PERCENT_DIFFERS
    if {a.casefold(), b.casefold()} <= WEEKDAYS:
        kind = FindingKind.WEEKDAY_DIFFERS
    return Finding(
        kind=kind,
        severity=Severity.NOTE if pair.likeness is Likeness.ROUNDED else Severity.CHECK,
        values=(
            ("a", a),
            ("b", b),
            ("first", ground.siglum(one.at.article)),
            ("second", ground.siglum(other.at.article)),
        ),
        evidence=(pair.here, pair.there),
    )
