"""The names a newsroom sees every day: countries with their demonyms, cities, agencies, armed groups.

A short list of our own (``resources/data/names.json``), read once. It corrects the language model where that is weak
(agencies, armed groups, rare countries) and tells which names are one (Daesh, ISIL and Islamic State).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from app.entities.folding import fold
from app.model.entity import EntityType
from resources import ROOT


@dataclass(frozen=True, slots=True)
class Known:
    """The curated list, ready for look-up.

    ``types``: surface -> type, for names that are what they say wherever they stand. ``canonical``: (folded surface,
    type) -> the entry's main name. ``loose`` holds surfaces whose type is the model's to decide ("Georgia", "Shell").
    """

    types: dict[str, EntityType]
    canonical: dict[tuple[str, EntityType], str]
    loose: frozenset[str]
    titles: frozenset[str]
    title_qualifiers: frozenset[str]
    generic: frozenset[str]
    calendar: frozenset[str]
    first_names: frozenset[str]
    organisation_heads: frozenset[str]
    place_heads: frozenset[str]

    def type_of(self, surface: str) -> EntityType | None:
        """The type of a curated name, also when it is written in capitals; ``None`` when the model must decide."""
        found = self.types.get(surface)
        if found is None and surface.isupper() and len(surface) > 3:
            found = self.types.get(surface.title()) or self.types.get(surface.replace(".", ""))
        return found

    def name_of(self, surface: str, kind: EntityType) -> str | None:
        """The main name of the curated entry that *surface* belongs to, or ``None``."""
        key = fold(surface)
        # The model calls countries organisations at times and armed groups places: the entry is the same.
        order = [kind]
        if kind is not EntityType.GROUP:
            order += [EntityType.PLACE, EntityType.ORGANISATION]
        for form in (key, key.replace(".", "")):
            for each in order:
                if (found := self.canonical.get((form, each))) is not None:
                    return found
        return None


@lru_cache(maxsize=1)
def known() -> Known:
    """The curated list (cached)."""
    data: dict[str, Any] = json.loads((ROOT / "data" / "names.json").read_text(encoding="utf-8"))
    loose = frozenset(data["model_decides"])
    types: dict[str, EntityType] = {}
    canonical: dict[tuple[str, EntityType], str] = {}

    def enter(forms: list[str], name: str, kind: EntityType) -> None:
        for form in forms:
            canonical.setdefault((fold(form), kind), name)
            if form.endswith("."):
                canonical.setdefault((fold(form).replace(".", ""), kind), name)
            if form not in loose:
                types.setdefault(form, kind)

    for name, others, demonyms in data["countries"]:
        enter([name, *others], name, EntityType.PLACE)
        if demonyms:
            enter([*demonyms, *(plural(word) for word in demonyms)], demonyms[0], EntityType.GROUP)
    for name, others in data["places"]:
        enter([name, *others], name, EntityType.PLACE)
    for name, others in data["organisations"]:
        enter([name, *others], name, EntityType.ORGANISATION)
    for forms in data["groups"]:
        enter([*forms, *(plural(word) for word in forms)], forms[0], EntityType.GROUP)
    return Known(
        types=types,
        canonical=canonical,
        loose=loose,
        titles=frozenset(data["titles"]),
        title_qualifiers=frozenset(data["title_qualifiers"]),
        generic=frozenset(data["generic_organisation_words"]),
        calendar=frozenset(data["months_and_days"]),
        first_names=frozenset(data["first_names"]),
        organisation_heads=frozenset(data["organisation_heads"]),
        place_heads=frozenset(data["place_heads"]),
    )


def plural(demonym: str) -> str:
    """The plural of a demonym where it has one of its own ("Chechens"); those that have none come back unchanged."""
    if demonym.endswith(("ese", "ish", "ch", "sh", "s", "x")):
        return demonym
    if demonym.endswith("y") and demonym[-2:-1] not in "aeiou":
        return demonym[:-1] + "ies"
    return demonym + "s"
