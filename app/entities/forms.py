"""Whether two names of one entity call it the same thing, or differ in more than length and style."""

from __future__ import annotations

from app.entities.keys import initials, mention_key, words_of
from app.entities.known import known
from app.model.entity import EntityType

_SMALL = frozenset({"of", "the", "for", "and"})
_NEUTRAL = frozenset({"United States", "United Kingdom", "European Union", "United Nations", "Republican Party"})


def same_calling(one: str, other: str, kind: EntityType) -> bool:
    """Whether *one* and *other*, names of one entity, are the same name, spelled alike or shortened.

    True for "EPA" and "Environmental Protection Agency", "the Finch Trust" and "Trust", "US" and "America"; false for
    "Daesh" and "Islamic State", "Burma" and "Myanmar".
    """
    short, long = sorted((words_of(one), words_of(other)), key=lambda words: (len(words), words))
    if mention_key(one, kind) == mention_key(other, kind) or "".join(short) == "".join(long):
        return True
    if set(short) - _SMALL == set(long) - _SMALL:
        return True
    if len(short) == 1 and short[0] in initials(long):
        return True
    size = len(short)
    if any(long[at : at + size] == short for at in range(len(long) - size + 1)):
        return True
    name = known().name_of(one, kind)
    # "Ill." and "Illinois" are one name too
    return name is not None and name == known().name_of(other, kind) and (name in _NEUTRAL or "." in one + other)
