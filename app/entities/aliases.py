"""Which names are one: a union-find over the names of all articles at once.

People are joined by ``app.entities.people``. Acronyms and short forms join the one fitting long form of their own
article, else the one of all articles; where two fit they stay apart, since a wrong merge misleads and a missing one
only repeats.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from app.entities.corrections import corrected
from app.entities.joining import MEN, WOMEN, Joiner, Name, folded_title
from app.entities.keys import SMALL_WORDS, initials, mention_key
from app.entities.known import known
from app.entities.naming import is_acronym
from app.entities.people import join_persons
from app.entities.trimming import is_title, is_title_word
from app.model.decisions import EntityChoice
from app.model.entity import Entity, EntityType, NamedMention
from app.model.passage import Passage

_JOINABLE = frozenset({EntityType.PLACE, EntityType.ORGANISATION, EntityType.EVENT, EntityType.WORK, EntityType.OTHER})


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
    joiner = Joiner(len(names))
    _join_equal(names, joiner)
    join_persons(names, joiner)
    _join_listed(names, joiner)
    _join_organisations([n for n, name in enumerate(names) if name.type in _JOINABLE], names, joiner)
    clusters: dict[int, list[NamedMention]] = defaultdict(list)
    for n, name in enumerate(names):
        clusters[joiner.root(n)] += name.mentions
    entities = corrected(clusters.values(), choices)
    return tuple(sorted(entities, key=lambda e: (e.mentions[0], e.name)))


def _names(mentions: Iterable[NamedMention]) -> list[Name]:
    found: dict[tuple[str, EntityType, int, str], Name] = {}
    for mention in mentions:
        surface = untitled(mention.surface) if mention.type is EntityType.PERSON else mention.surface
        key = mention_key(surface, mention.type)
        place = (key, mention.type, mention.at.article, _address(mention, key))
        if place not in found:
            found[place] = Name(key, mention.type, mention.at.article, tuple(key.split()) or (key,))
        found[place].mentions.append(mention)
    return [found[place] for place in sorted(found)]


def _address(mention: NamedMention, key: str) -> str:
    """What parts "Mrs Marsh" from "Mr Marsh" and plain "Marsh", who may be three people in one article."""
    if mention.type is not EntityType.PERSON or " " in key or not mention.title:
        return ""
    title = folded_title(mention)
    return "Mr" if title in MEN else "Mrs" if title in WOMEN else ""


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


def _join_equal(names: list[Name], joiner: Joiner) -> None:
    """Equal keys are one name whatever type each article's model gave them; but groups keep to themselves."""
    by_key: dict[tuple[str, bool], int] = {}
    for n, name in enumerate(names):
        if name.type is EntityType.PERSON and len(name.words) == 1:
            continue  # a bare surname is settled against the full names
        joiner.join(n, by_key.setdefault((name.key, name.type is EntityType.GROUP), n))


def _join_listed(names: list[Name], joiner: Joiner) -> None:
    """Names that the curated list calls one (Daesh, ISIL, Islamic State; US, the States; Briton, British)."""
    first: dict[tuple[str, bool], int] = {}
    for n, name in enumerate(names):
        if name.type is EntityType.PERSON:
            continue
        listed = _listed(name)
        if listed is not None:
            joiner.join(n, first.setdefault((listed, name.type is EntityType.GROUP), n))


def _listed(name: Name) -> str | None:
    for surface in sorted({m.surface for m in name.mentions}):
        if (found := known().name_of(surface, name.type)) is not None:
            return found
    core = name.words
    while len(core) > 1 and core[-1] in known().generic:
        core = core[:-1]
        if (found := known().name_of(" ".join(core), name.type)) is not None:
            return found if known().canonical.get((" ".join(core), EntityType.GROUP)) is None else None
    return None


def _join_organisations(things: list[int], names: list[Name], joiner: Joiner) -> None:
    by_core: dict[tuple[str, ...], int] = {}
    acronyms: dict[str, list[int]] = defaultdict(list)
    for n in things:
        name = names[n]
        if name.type is not EntityType.ORGANISATION:
            continue
        core = _core(name.words)
        if sum(map(len, core)) > 2:
            joiner.join(n, by_core.setdefault(core, n))
        by_order = tuple(sorted(word for word in name.words if word not in SMALL_WORDS))
        if len(by_order) > 1:
            joiner.join(n, by_core.setdefault(("", *by_order), n))
        for letters in initials(name.words):
            acronyms[letters].append(n)
    for n in things:
        name = names[n]
        surfaces = {m.surface for m in name.mentions}
        if len(name.words) == 1 and any(is_acronym(surface) for surface in surfaces):
            _join_only(n, acronyms.get(name.key, []), names, joiner)
    _join_defined([n for n in things if names[n].type is EntityType.ORGANISATION], names, joiner)
    _join_shortened([n for n in things if names[n].type is EntityType.ORGANISATION], names, joiner)


def _join_defined(organisations: list[int], names: list[Name], joiner: Joiner) -> None:
    """An acronym that stands in brackets behind its long form, also where its letters are no initials ("Ofgem")."""
    past = {
        (m.at.article, m.at.paragraph, m.at.end): n
        for n in organisations
        if len(names[n].words) > 1
        for m in names[n].mentions
    }
    for n in organisations:
        for m in names[n].mentions:
            longer = past.get((m.at.article, m.at.paragraph, m.at.start - len(" (")))
            if longer is not None and len(names[n].words) == 1 and _letters_of(names[n].key, names[longer].words):
                joiner.join(n, longer)


def _letters_of(acronym: str, words: tuple[str, ...]) -> bool:
    """Whether an acronym's letters stand in this order in a name that begins with the first of them."""
    letters = iter("".join(words))
    return acronym[0] == words[0][0] and len(acronym) > 1 and all(letter in letters for letter in acronym)


def _join_shortened(organisations: list[int], names: list[Name], joiner: Joiner) -> None:
    by_word: dict[str, list[int]] = defaultdict(list)
    for n in organisations:
        for word in sorted({names[n].words[0], names[n].words[-1]}):
            by_word[word].append(n)
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
            and (
                names[m].words[-size:] == name.words
                or (size == 1 and names[m].words[0] == name.key and not _common(name.key))
            )
        ]
        _join_only(n, longer, names, joiner)


def _common(word: str) -> bool:
    """Whether a word heads the names of many bodies ("House" of "House Committee", "Senate")."""
    return word.capitalize() in known().organisation_heads or word in known().generic


def _join_only(n: int, fuller: list[int], names: list[Name], joiner: Joiner) -> None:
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
