"""Names that one article spells differently from another."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence

from app.check.ground import Ground
from app.model.entity import Entity, EntityType
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage

MOST_WORDS = 6
"""Words of a name in which a slip is looked for."""

MOST_ALIKE = 12
"""Names filed under one key that are compared with one another."""

LONGEST = 16
"""Letters of a word of which two may be left out."""

_TYPES = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE})


def find_spellings(ground: Ground) -> tuple[list[Finding], set[int]]:
    """Give the findings, and the numbers of the entities they speak of."""
    findings: list[Finding] = []
    used: set[int] = set()
    entities = ground.comparison.entities
    where = [frozenset(mention.article for mention in entity.mentions) for entity in entities]
    for one, other in _candidates([entity.name for entity in entities]):
        first, second = entities[one], entities[other]
        if not _could_be_one(first, second) or not ground.near_spelling(first.name, second.name):
            continue
        pair = _apart(ground, where[one], where[other])
        if pair is None:
            continue
        here, there = pair
        a, b = _mention(ground, first, here, second, there)
        used |= {one, other}
        findings.append(_finding(ground, a, b))
    return findings, used


def _candidates(names: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of names alike in all words but one, and in that one but for a letter or two on either side.

    Names are filed under themselves with a word's letters left out (the method of symmetric deletion), so that the work
    grows with their number and not with its square.
    """
    filed: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        words = _plain(name)
        for at, word in enumerate(words[:MOST_WORDS]):
            rest = (*words[:at], "", *words[at + 1 :])
            for short in _shortened(word):
                filed[short, *rest].append(number)
    pairs = {
        (a, b) for group in filed.values() for n, a in enumerate(group[:MOST_ALIKE]) for b in group[n + 1 : MOST_ALIKE]
    }
    return sorted((a, b) for a, b in pairs if a != b)


def _plain(name: str) -> tuple[str, ...]:
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return tuple(re.sub(r"[.'’]", "", bare).replace("-", " ").split())


def _shortened(word: str) -> set[str]:
    """A word with up to two of its letters left out (one, where it is short or very long)."""
    once = {word[:n] + word[n + 1 :] for n in range(len(word))}
    if not 5 <= len(word) <= LONGEST:
        return once | {word}
    return once | {word} | {short[:n] + short[n + 1 :] for short in once for n in range(len(short))}


def _could_be_one(one: Entity, other: Entity) -> bool:
    """A model that stumbles over a misspelling often gives it another type; a person is never a place."""
    types = {one.type, other.type}
    return types <= _TYPES and types != {EntityType.PERSON, EntityType.PLACE}


def _apart(ground: Ground, one: frozenset[int], other: frozenset[int]) -> tuple[int, int] | None:
    """Two articles of which each has but one of the spellings, the base among them if may be."""
    pairs = [(i, j) for i in one - other for j in other - one]
    pairs += [(i, j) for i in one for j in other - one] + [(i, j) for i in one - other for j in other]
    if not pairs:
        return None
    base = ground.comparison.base
    return min(pairs, key=lambda pair: (pair[0] == pair[1], base not in pair, pair))


def _mention(ground: Ground, one: Entity, here: int, other: Entity, there: int) -> tuple[Passage, Passage]:
    """Take mentions in linked paragraphs where there are any, else the first of each."""
    ours = [m for m in one.mentions if m.article == here]
    theirs = [m for m in other.mentions if m.article == there]
    for a in ours:
        for link in ground.links_at.get((here, a.paragraph), ()):
            far = link.b if link.a.article == here else link.a
            for b in theirs:
                if far.article == there and b.paragraph in far.paragraphs:
                    return a, b
    return ours[0], theirs[0]


def _finding(ground: Ground, a: Passage, b: Passage) -> Finding:
    if ground.ordered(a.article, b.article)[0] != a.article:
        a, b = b, a
    return Finding(
        kind=FindingKind.NAME_DIFFERS,
        severity=Severity.CHECK,
        values=(
            ("a", ground.text(a)),
            ("b", ground.text(b)),
            ("first", ground.siglum(a.article)),
            ("second", ground.siglum(b.article)),
        ),
        evidence=(a, b),
    )
