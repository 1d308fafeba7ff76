"""Two names that have taken each other's place: "from Lorne to Skarholm" and "from Skarholm to Lorne"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from app.check.attached import Attached
from app.check.ground import Ground
from app.check.slots import Slots
from app.check.words import word_set
from app.model.entity import EntityType
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage

LEAST = 0.5
"""Least score of two sentences whose names are compared."""

BOTH, EITHER = 0.65, 0.2
"""Least sum of what two names prefer each other's places by, and least of one of them."""

CROSSED = 0.3
"""The same sum where each is subject or object, or follows the preposition, that the other did."""

_MUTUAL = word_set("meet met face faced play played marry married wed divorced join joined border fight fought")
"""Deeds that two do to each other."""

MOST = 8
"""Names of a sentence that are compared with one another."""


def find_exchanged(ground: Ground, slots: Slots) -> list[Finding]:
    """Give the findings between the base and each article that is a rewrite of it."""
    base = ground.comparison.base
    attached = Attached(ground)
    findings: list[Finding] = []
    for other in range(len(ground.comparison.articles)):
        if other != base and ground.rewritten(base, other):
            findings += _between(ground, slots, attached, base, other)
    return findings


def _between(ground: Ground, slots: Slots, attached: Attached, base: int, other: int) -> Iterator[Finding]:
    mutual = frozenset(f"@subject {ground.meaning(word)}" for word in _MUTUAL)
    for sentence in ground.sentences.of(base):
        match = next(iter(ground.sentences.matches(sentence, other)), None)
        if match is None or match.score < LEAST:
            continue
        here, there = _names(ground, sentence), _names(ground, match.there)
        both = [name for name in here if name in there][:MOST]
        for one, two in combinations(both, 2):
            a, b, c, d = here[one], here[two], there[one], there[two]
            first, second = attached.prefers(c, b, a), attached.prefers(d, a, b)
            crossed = _crossed(mutual, *(attached.roles(at) for at in (a, b, c, d)))
            if first + second >= (CROSSED if crossed else BOTH) and (crossed or min(first, second) >= EITHER):
                yield _finding(ground, slots, (a, b), (c, d))
                break


def _crossed(
    mutual: frozenset[str], a: frozenset[str], b: frozenset[str], c: frozenset[str], d: frozenset[str]
) -> bool:
    """Whether two names, *a* and *b* in one article and *c* and *d* in the other, are what the other one was."""
    return bool(a & d and b & c) and not a & c and not b & d and not (a | b) & mutual


def _names(ground: Ground, sentence: Passage) -> dict[str, Passage]:
    """The names of a sentence that it has once: runs of proper nouns, in whatever way the model joins them."""
    text = ground.whole(sentence)
    runs: list[Passage] = []
    last = -1
    tokens = ground.sentences.tokens(sentence)
    for n, token in enumerate(tokens):
        if token.start < sentence.start or token.end > sentence.end or token.pos != "PROPN":
            continue
        joined = runs and all(text[t.start : t.end] == "-" for t in tokens[last + 1 : n])
        if joined:
            runs[-1] = Passage(sentence.article, sentence.paragraph, runs[-1].start, token.end)
        else:
            runs.append(Passage(sentence.article, sentence.paragraph, token.start, token.end))
        last = n
    found: dict[str, Passage] = {}
    twice: set[str] = set()
    for at in runs:
        key = ground.text(at).casefold()
        twice |= {key} & found.keys()
        found[key] = at
    return {key: at for key, at in found.items() if key not in twice}


def _finding(ground: Ground, slots: Slots, here: tuple[Passage, Passage], there: tuple[Passage, Passage]) -> Finding:
    a, b = (Passage(x.article, x.paragraph, min(x, y).start, max(x, y).end) for x, y in (here, there))
    entities = ground.comparison.entities
    types = {entities[number].type for at in (a, b) for _, number in slots.entities_in(at)}
    return Finding(
        kind=FindingKind.PLACE_DIFFERS if EntityType.PLACE in types else FindingKind.NAME_DIFFERS,
        severity=Severity.CHECK,
        values=(
            ("a", ground.text(a)),
            ("b", ground.text(b)),
            ("first", ground.siglum(a.article)),
            ("second", ground.siglum(b.article)),
        ),
        evidence=(a, b),
    )
