"""Names of a rewrite that are names of its base but for one word: another committee, village or first name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from app.check.ground import Ground
from app.check.words import word_set
from app.model.article import ParagraphKind
from app.model.entity import EntityType
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage

MOST_WORDS = 7
"""Words of a name, at most."""

_SMALL = word_set("the of and for in on at de la le du van von der al el")
_ALIKE = (
    word_set("ministry department office"), word_set("company corporation corp co inc ltd limited group plc"),
    word_set("mount mt mountain"), word_set("saint st"),
    word_set("uk british britain"), word_set("us american america"),
)  # fmt: skip
"""Words of names that may stand for each other."""

_HELD = frozenset({EntityType.PERSON, EntityType.PLACE, EntityType.ORGANISATION, EntityType.OTHER, EntityType.EVENT})
_UNNAMED = frozenset({ParagraphKind.DATELINE, ParagraphKind.BYLINE, ParagraphKind.FURNITURE})
Named = tuple[tuple[str, ...], Passage, int]
"""The words of a name, where it stands, and the number of its entity."""


def find_renamed(ground: Ground, told: Iterable[Finding]) -> list[Finding]:
    """Give the findings between rewrites and the base; what findings *told* speak of is left out."""
    known = {
        (at.article, _words(ground.text(at)))
        for finding in told
        if finding.kind in (FindingKind.NAME_DIFFERS, FindingKind.PLACE_DIFFERS, FindingKind.SPEAKER_DIFFERS)
        for at in finding.evidence
    }
    base = ground.comparison.base
    names = _names(ground)
    findings: list[Finding] = []
    for other in range(len(ground.comparison.articles)):
        if other == base or not ground.rewritten(base, other):
            continue
        used: set[Passage] = set()
        for a, b in _pairs(ground, names[base], names[other]):
            if any((at.article, _words(ground.text(at))) in known for at in (a, b)):
                continue
            if not used & {a, b}:
                used |= {a, b}
                findings.append(_finding(ground, a, b))
    return findings


def _names(ground: Ground) -> dict[int, list[Named]]:
    """The first place of each name of several words, by article."""
    found: dict[int, dict[tuple[str, ...], tuple[Passage, int]]] = defaultdict(dict)
    for number, entity in enumerate(ground.comparison.entities):
        for at in entity.mentions if entity.type in _HELD else ():
            words = _words(ground.text(at))
            if 1 < len(words) <= MOST_WORDS and ground.kind(at) not in _UNNAMED:
                known = found[at.article].get(words)
                if known is None or at < known[0]:
                    found[at.article][words] = at, number
    return {
        article: sorted(((words, at, number) for words, (at, number) in names.items()), key=lambda each: each[1])
        for article, names in found.items()
    } | {article: [] for article in range(len(ground.comparison.articles)) if article not in found}


def _pairs(ground: Ground, ours: list[Named], theirs: list[Named]) -> Iterator[tuple[Passage, Passage]]:
    """Names that only one article has each, alike but for one word, in sentences that match; the best match first."""
    here, there = {words for words, _, _ in ours}, {words for words, _, _ in theirs}
    owners = {
        word
        for entity in ground.comparison.entities
        if entity.type in (EntityType.PLACE, EntityType.GROUP)
        for name in (entity.name, *entity.aliases)
        for word in _words(name)
        if len(_words(name)) == 1
    }
    filed: dict[tuple[str, ...], list[Named]] = defaultdict(list)
    for each in ours:
        if each[0] not in there:
            for key in _holes(each[0]):
                filed[key].append(each)
    found: list[tuple[float, Passage, Passage]] = []
    for words, b, number in theirs:
        for key in _holes(words) if words not in here else ():
            for own, a, entity in filed.get(key, ())[:8]:
                if entity != number and _another(ground, own, words, owners):
                    match = _match(ground, a, b)
                    found += [(-match, a, b)] if match else []
    for _, a, b in sorted(found):
        yield a, b


def _match(ground: Ground, a: Passage, b: Passage) -> float:
    around = ground.sentences.around(b)
    return max((m.score for m in ground.sentences.matches(a, b.article) if m.there == around), default=0.0)


def _holes(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [(*words[:n], "", *words[n + 1 :]) for n in range(len(words))]


def _another(ground: Ground, one: tuple[str, ...], other: tuple[str, ...], owners: AbstractSet[str]) -> bool:
    """Whether the one word that differs makes another name: no initial, short form or other form of the word."""
    a, b = next((x, y) for x, y in zip(one, other, strict=True) if x != y)
    if (a in owners) != (b in owners):
        return False  # "the Treasury Department", "the US Department": whose it is, and which
    if len(a) < 2 or len(b) < 2 or a.isdigit() != b.isdigit():
        return False
    if a.startswith(b) or b.startswith(a) or ground.meaning(a) == ground.meaning(b):
        return False
    return not any(a in alike and b in alike for alike in _ALIKE)


def _words(name: str) -> tuple[str, ...]:
    plain = name.replace("’s", "").replace("'s", "").replace("-", " ").replace(".", " ")
    return tuple(word for word in (each.strip(",").casefold() for each in plain.split()) if word not in _SMALL)


def _finding(ground: Ground, a: Passage, b: Passage) -> Finding:
    entities = ground.comparison.entities
    types = {entity.type for entity in entities if a in entity.mentions or b in entity.mentions}
    return Finding(
        kind=FindingKind.PLACE_DIFFERS if types == {EntityType.PLACE} else FindingKind.NAME_DIFFERS,
        severity=Severity.CHECK,
        values=(
            ("a", ground.text(a)),
            ("b", ground.text(b)),
            ("first", ground.siglum(a.article)),
            ("second", ground.siglum(b.article)),
        ),
        evidence=(a, b),
    )
