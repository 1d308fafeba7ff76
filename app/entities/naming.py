"""What an entity is called and what type it has, by the names that were found to be one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from app.entities.folding import fold
from app.entities.keys import words_of
from app.entities.known import known
from app.model.entity import Entity, EntityType, NamedMention


def entity_of(mentions: Iterable[NamedMention], name: str = "", kind: EntityType | None = None) -> Entity:
    """The entity that *mentions* name; *name* and *kind* are what the reader calls it, where the reader said so."""
    mentions = list(mentions)
    surfaces = Counter(m.surface for m in mentions)
    kind = kind or _type_of(mentions, surfaces)
    name = name or min(surfaces, key=lambda s: _rank(s, kind, surfaces[s]))
    return Entity(
        name=name,
        type=kind,
        aliases=tuple(sorted(surface for surface in surfaces if surface != name)),
        mentions=tuple(sorted(m.at for m in mentions)),
    )


def _type_of(mentions: Iterable[NamedMention], surfaces: Iterable[str]) -> EntityType:
    types = Counter(m.type for m in mentions)
    listed = {known().type_of(surface) for surface in surfaces} - {None}
    if len(listed) == 1:
        return listed.pop() or EntityType.OTHER
    if EntityType.PERSON in types and _named_by_surname(surfaces):
        return EntityType.PERSON
    # the model takes what it does not know for a person; where articles differ evenly, another type has its reason
    return min(types, key=lambda t: (-types[t], t is EntityType.PERSON, t))


def _named_by_surname(surfaces: Iterable[str]) -> bool:
    """Whether a cluster has a full name and its bare last word, as only people have both as a rule."""
    forms = [words_of(surface) for surface in surfaces]
    bare = {form[0] for form in forms if len(form) == 1}
    return any(len(form) > 1 and form[-1] in bare for form in forms)


def _rank(surface: str, kind: EntityType, count: int) -> tuple[object, ...]:
    """Sorts the best full form first: not in capitals, a main name, no acronym, the fullest, the most frequent."""
    words = surface.split()
    shouting = len(surface) > 5 and surface.isupper()
    main = kind is not EntityType.PERSON and fold(known().name_of(surface, kind) or "") == fold(surface)
    fullness = -len(words_of(surface)) if kind is EntityType.PERSON else 0
    return (shouting, not main, is_acronym(surface), fullness, -count, -len(words), -len(surface), surface)


def is_acronym(surface: str) -> bool:
    """Whether a surface is one word, most of it in capitals ("EPA", "MSNBC", "DfT")."""
    letters = [c for c in surface if c.isalpha()]
    return 2 <= len(letters) <= 8 and sum(c.isupper() for c in letters) >= 0.6 * len(letters) and " " not in surface
