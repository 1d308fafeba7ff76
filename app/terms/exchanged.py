"""Terms that stand in each other's place in matching passages ("regime" here, "government" there)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from app.model.alignment import Link, LinkKind
from app.model.edit import EditKind
from app.model.passage import Passage
from app.terms.uses import Use

STRONG, WEAK = 3, 1
_FEW = 2  # uses that may be chance
_LONGEST_SWAP = 48  # code points; a longer replacement says nothing about its parts


@dataclass(slots=True)
class Exchange:
    """What speaks for one group of terms being used for one thing, and the uses it rests on."""

    weight: int = 0
    words: set[tuple[str, ...]] = field(default_factory=set)
    loaded: bool = False
    owners: set[int] = field(default_factory=set)
    about: set[str] = field(default_factory=set)


def exchanges(links: Sequence[Link], used: Mapping[tuple[int, int], Sequence[Use]]) -> dict[int, Exchange]:
    """By group the evidence from links that tell the same thing.

    Of each group only terms count that the other side does not have. Strong evidence: one was replaced by the other,
    or the same words stand about both; weak: both merely stand in linked paragraphs.
    """
    found: dict[int, Exchange] = defaultdict(Exchange)
    for link in links:
        if link.kind is LinkKind.IDENTICAL:
            continue
        swapped = tuple(swaps(link))
        here, there = (
            _by_group(use for paragraph in side.paragraphs for use in used.get((side.article, paragraph), ()))
            for side in (link.a, link.b)
        )
        for group in sorted(here.keys() & there.keys()):
            mine = {use.sense.words for use in here[group]}
            theirs = {use.sense.words for use in there[group]}
            ours = [use for use in here[group] if use.sense.words not in theirs]
            others = [use for use in there[group] if use.sense.words not in mine]
            if not ours or not others:
                continue
            weighed = [(_weight(a, b, swapped), a.sense.loaded or b.sense.loaded, a, b) for a in ours for b in others]
            best = max((weight, loaded) for weight, loaded, _, _ in weighed)
            if best[0] >= STRONG or (best[0] and link.kind is not LinkKind.PARTIAL):
                found[group].weight += best[0]
                for weight, loaded, one, other in weighed:
                    if (weight, loaded) == best:
                        _add(found[group], one, other)
    return dict(found)


def spread(by_group: Mapping[int, Sequence[Use]]) -> dict[int, Exchange]:
    """By group the evidence from whole articles, for words that take sides.

    Two articles keep to different words of a group, at least three times between them, and write them of the same
    owner ("the Syrian regime", "the government of Syria") or with the same words about them.
    """
    found: dict[int, Exchange] = {}
    for group, each in sorted(by_group.items()):
        if not any(use.sense.loaded for use in each):
            continue
        words: dict[int, dict[tuple[str, ...], list[Use]]] = defaultdict(lambda: defaultdict(list))
        for use in each:
            words[use.at.article][use.sense.words].append(use)
        exchange = Exchange()
        for one, other in combinations(sorted(words), 2):
            for mine, ours in sorted(words[one].items()):
                for theirs, others in sorted(words[other].items()):
                    apart = mine not in words[other] and theirs not in words[one]
                    if apart and len(ours) + len(others) > _FEW:
                        _add_if_same(exchange, ours, others)
        if exchange.weight:
            found[group] = exchange
    return found


def _add_if_same(exchange: Exchange, ours: Sequence[Use], others: Sequence[Use]) -> None:
    first, second = ours[0].sense, others[0].sense
    if first.verb is not second.verb or not (first.loaded or second.loaded):
        return
    about = [frozenset[str]().union(*(use.about for use in uses)) for uses in (ours, others)]
    if about[0] & about[1]:
        exchange.weight += WEAK
        _add(exchange, ours[0], others[0])


def _add(exchange: Exchange, one: Use, other: Use) -> None:
    for use in (one, other):
        exchange.words.add(use.sense.words)
        exchange.loaded = exchange.loaded or use.sense.loaded
        exchange.owners |= use.owners
        exchange.about |= use.about


def _weight(one: Use, other: Use, swaps: Sequence[tuple[Passage, Passage]]) -> int:
    if one.sense.verb is not other.sense.verb:
        return 0
    if one.owners and other.owners and not one.owners & other.owners and not one.about & other.about:
        return 0
    if any(a.overlaps(one.at) and b.overlaps(other.at) for a, b in swaps) or one.about & other.about:
        return STRONG
    return WEAK


def _by_group(uses: Iterable[Use]) -> dict[int, list[Use]]:
    found: dict[int, list[Use]] = defaultdict(list)
    for use in uses:
        found[use.sense.group].append(use)
    return found


def swaps(link: Link) -> Iterator[tuple[Passage, Passage]]:
    """The short replacements of a link's wording: what stands here, what there."""
    for edit in link.wording.fine:
        if edit.kind is not EditKind.REPLACED or edit.a is None or edit.b is None:
            continue
        if max(len(edit.a), len(edit.b)) <= _LONGEST_SWAP:
            yield edit.a, edit.b
