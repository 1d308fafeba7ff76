"""Which names are one: a union-find over the names of all articles at once.

Bare surnames join the one fitting full name of their own article, else the one of all articles; where two fit they
stay apart, since a wrong merge misleads and a missing one only repeats. Acronyms join their long form the same way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from app.entities.corrections import corrected
from app.entities.keys import mention_key
from app.entities.known import known
from app.entities.naming import is_acronym
from app.entities.trimming import is_title, is_title_word
from app.model.decisions import EntityChoice
from app.model.entity import Entity, EntityType, NamedMention
from app.model.passage import Passage

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})
_SMALL = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
        "to",
        "in",
        "on",
        "a",
        "an",
        "de",
        "la",
        "le",
        "du",
        "des",
        "&",
        "y",
        "e",
        "und",
        "der",
        "die",
        "das",
    ]
)
_JOINABLE = frozenset({EntityType.PLACE, EntityType.ORGANISATION, EntityType.EVENT, EntityType.WORK, EntityType.OTHER})


@dataclass(slots=True)
class _Name:
    """All mentions in one article of one key and type: what the union-find joins."""

    key: str
    type: EntityType
    article: int
    words: tuple[str, ...]
    mentions: list[NamedMention] = field(default_factory=list)


class _Joiner:
    """Union-find over numbers; the smaller number is the root, so that the outcome does not depend on the order."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, x: int) -> int:
        while self._parent[x] != x:
            self._parent[x] = self._parent[self._parent[x]]
            x = self._parent[x]
        return x

    def join(self, a: int, b: int) -> None:
        low, high = sorted((self.root(a), self.root(b)))
        self._parent[high] = low


def merge_aliases(mentions: Sequence[NamedMention], choices: Sequence[EntityChoice] = ()) -> tuple[Entity, ...]:
    """The entities behind *mentions*, each mention in exactly one; *choices* are the reader's corrections, which hold.

    Entities come in the order of their first mention (article, paragraph, start); their mentions are sorted, their
    aliases are the other surfaces, sorted. The order of *mentions* does not matter. ``at`` names a mention: of two with
    the same passage the one with the lower type, then surface, counts.
    """
    distinct: dict[Passage, NamedMention] = {}
    for mention in sorted(mentions, key=lambda m: (m.at, m.type, m.surface)):
        distinct.setdefault(mention.at, mention)
    names = _names(distinct.values())
    joiner = _Joiner(len(names))
    _join_equal(names, joiner)
    _join_persons(_people(names), names, joiner)
    _join_listed(names, joiner)
    _join_organisations([n for n, name in enumerate(names) if name.type in _JOINABLE], names, joiner)
    clusters: dict[int, list[NamedMention]] = defaultdict(list)
    for n, name in enumerate(names):
        clusters[joiner.root(n)] += name.mentions
    entities = corrected(clusters.values(), choices)
    return tuple(sorted(entities, key=lambda e: (e.mentions[0], e.name)))


def _names(mentions: Iterable[NamedMention]) -> list[_Name]:
    found: dict[tuple[str, EntityType, int], _Name] = {}
    for mention in mentions:
        surface = untitled(mention.surface) if mention.type is EntityType.PERSON else mention.surface
        key = mention_key(surface, mention.type)
        place = (key, mention.type, mention.at.article)
        if place not in found:
            found[place] = _Name(key, mention.type, mention.at.article, tuple(key.split()) or (key,))
        found[place].mentions.append(mention)
    return [found[place] for place in sorted(found)]


def untitled(surface: str) -> str:
    """A person's name without the titles before it ("the Russian President Vladimir Putin" -> "Vladimir Putin")."""
    words = surface.split()
    last_title = -1
    for n, word in enumerate(words[:-1]):
        if is_title(word):
            last_title = n
        elif not (is_title_word(word) or word.casefold() == "the" or _is_demonym(word)):
            break
    return " ".join(words[last_title + 1 :]) if last_title >= 0 else surface


def _is_demonym(word: str) -> bool:
    return known().types.get(word) is EntityType.GROUP


def _join_equal(names: list[_Name], joiner: _Joiner) -> None:
    """Equal keys are one name whatever type each article's model gave them; but groups keep to themselves."""
    by_key: dict[tuple[str, bool], int] = {}
    for n, name in enumerate(names):
        if name.type is EntityType.PERSON and len(name.words) == 1:
            continue  # a bare surname is settled against the full names
        joiner.join(n, by_key.setdefault((name.key, name.type is EntityType.GROUP), n))


def _people(names: list[_Name]) -> list[int]:
    """The persons, and the bare words one article's model took for an organisation though another names a person so."""
    surnames = {name.words[-1] for name in names if name.type is EntityType.PERSON and len(name.words) > 1}
    return [
        n
        for n, name in enumerate(names)
        if name.type is EntityType.PERSON
        or (
            name.type in (EntityType.ORGANISATION, EntityType.OTHER)
            and len(name.words) == 1
            and name.key in surnames
            and _listed(name) is None
        )
    ]


def _join_persons(people: list[int], names: list[_Name], joiner: _Joiner) -> None:
    longest_first = sorted(people, key=lambda n: (-len(names[n].words), -len(names[n].key), n))
    left: dict[str, int] = {
        name.key: n
        for n, name in reversed(list(enumerate(names)))
        if len(name.words) == 1 and name.type not in (EntityType.PERSON, EntityType.GROUP)
    }
    unsettled: dict[str, int] = {}
    by_word = _by_end_words([m for m in people if len(names[m].words) > 1], names)
    for n in longest_first:
        name = names[n]
        fuller = [m for m in by_word.get(_surname(name.words), ()) if _shortens(name.words, names[m].words)]
        here = [m for m in fuller if names[m].article == name.article]
        roots = {joiner.root(m) for m in here or fuller}
        if len(name.words) == 1:
            # "Kim" is Kim Jong Un's family name though it stands first; a surname at the end goes before it.
            ends = {joiner.root(m) for m in here or fuller if names[m].words[-1] == name.words[-1]}
            roots = ends or roots
        roots.discard(joiner.root(n))
        if len(roots) == 1:
            joiner.join(n, roots.pop())
        elif len(name.words) == 1 and not roots:
            # Nobody's surname: the same name in all articles, whatever its type there.
            joiner.join(n, left.setdefault(name.key, n))
        elif len(name.words) == 1:
            joiner.join(n, unsettled.setdefault(name.key, n))


def _surname(words: tuple[str, ...]) -> str:
    """The last word that is no suffix ("Jr")."""
    return next((word for word in reversed(words) if word not in _SUFFIXES), words[0])


def _by_end_words(numbers: list[int], names: list[_Name]) -> dict[str, list[int]]:
    """The names that begin or end with each word, so that nobody is compared with everybody."""
    found: dict[str, list[int]] = defaultdict(list)
    for n in numbers:
        words = names[n].words
        for word in sorted({words[0], words[-1], _surname(words)}):
            found[word].append(n)
    return found


def _shortens(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether *short* can be another way of writing the person *full* ("Putin", "V. Putin", "Vladimir V. Putin")."""
    short_end, full_end = short[-1] in _SUFFIXES, full[-1] in _SUFFIXES
    if short_end and full_end and short[-1] != full[-1]:
        return False
    a, b = short[: -1 if short_end and len(short) > 1 else None], full[: -1 if full_end and len(full) > 1 else None]
    if a == b:
        return short != full
    if len(a) > len(b):
        return False
    if b[-len(a) :] == a or (len(a) == 1 and a[0] == b[0] and len(a[0]) > 1):
        return True
    if len(a) < 2 or a[-1] != b[-1] or not _initial_of(a[0], b[0]):
        return False
    middles = iter(b[1:-1])
    return all(any(_initial_of(x, y) for y in middles) for x in a[1:-1])


def _initial_of(a: str, b: str) -> bool:
    return a == b or (len(a) == 1 and b.startswith(a))


def _join_listed(names: list[_Name], joiner: _Joiner) -> None:
    """Names that the curated list calls one (Daesh, ISIL, Islamic State; US, the States; Briton, British)."""
    first: dict[tuple[str, bool], int] = {}
    for n, name in enumerate(names):
        if name.type is EntityType.PERSON:
            continue
        listed = _listed(name)
        if listed is not None:
            joiner.join(n, first.setdefault((listed, name.type is EntityType.GROUP), n))


def _listed(name: _Name) -> str | None:
    for surface in sorted({m.surface for m in name.mentions}):
        if (found := known().name_of(surface, name.type)) is not None:
            return found
    core = name.words
    while len(core) > 1 and core[-1] in known().generic:
        core = core[:-1]
        if (found := known().name_of(" ".join(core), name.type)) is not None:
            return found if known().canonical.get((" ".join(core), EntityType.GROUP)) is None else None
    return None


def _join_organisations(things: list[int], names: list[_Name], joiner: _Joiner) -> None:
    by_core: dict[tuple[str, ...], int] = {}
    acronyms: dict[str, list[int]] = defaultdict(list)
    for n in things:
        name = names[n]
        if name.type is not EntityType.ORGANISATION:
            continue
        core = _core(name.words)
        if sum(map(len, core)) > 2:
            joiner.join(n, by_core.setdefault(core, n))
        by_order = tuple(sorted(word for word in name.words if word not in _SMALL))
        if len(by_order) > 1:
            joiner.join(n, by_core.setdefault(("", *by_order), n))
        for letters in initials(name.words):
            acronyms[letters].append(n)
    for n in things:
        name = names[n]
        surfaces = {m.surface for m in name.mentions}
        if len(name.words) == 1 and any(is_acronym(surface) for surface in surfaces):
            _join_only(n, acronyms.get(name.key, []), names, joiner)
    organisations = [n for n in things if names[n].type is EntityType.ORGANISATION]
    by_word = _by_end_words(organisations, names)
    for n in organisations:
        # "Defense Ministry" beside one "Russian Defense Ministry", "Quillon" beside one "Quillon Semiconductor Corp."
        name = names[n]
        size = len(name.words)
        if size == 1 and (len(name.key) < 4 or _listed(name) is not None):
            continue
        longer = [
            m
            for m in by_word.get(name.words[-1], ())
            if len(names[m].words) > size
            and (names[m].words[-size:] == name.words or (size == 1 and names[m].words[0] == name.key))
        ]
        _join_only(n, longer, names, joiner)


def _join_only(n: int, fuller: list[int], names: list[_Name], joiner: _Joiner) -> None:
    """Join *n* to the only fitting name of its article, else of all articles."""
    here = [m for m in fuller if names[m].article == names[n].article]
    roots = {joiner.root(m) for m in here or fuller}
    if len(roots) == 1:
        joiner.join(n, roots.pop())


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name without the generic words at its end ("rossiya 1 tv" -> "rossiya 1"), unless a mere demonym remains."""
    core = words
    while len(core) > 1 and core[-1] in known().generic:
        core = core[:-1]
    if len(core) == 1 and known().canonical.get((core[0], EntityType.GROUP)) is not None:
        return words
    if len(core) == 1 and known().canonical.get((core[0], EntityType.PLACE)) is not None:
        return words
    return core


def initials(words: tuple[str, ...]) -> set[str]:
    """The acronyms a name of several words can have, with and without its small words."""
    if len(words) < 2:
        return set()
    return {"".join(w[0] for w in words), "".join(w[0] for w in words if w not in _SMALL)} - {""}
