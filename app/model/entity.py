"""Whom and what the articles name, and the figures they give."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.model.passage import Passage


class EntityType(StrEnum):
    """What an entity is. ``group``: a nationality, religion, ethnic group or political following."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    EVENT = "event"
    WORK = "work"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class NamedMention:
    """A name as one article writes it, before aliases are joined; ``surface`` is the text at ``at``.

    ``title`` is the title before a person's name, as written ("Mrs", "President"), which is no part of the surface.
    """

    at: Passage
    type: EntityType
    surface: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, place, ... over all articles; ``aliases`` are its other surface forms, sorted."""

    name: str
    type: EntityType
    aliases: tuple[str, ...]
    mentions: tuple[Passage, ...]


class FigureKind(StrEnum):
    """What a figure counts or names."""

    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    TIME = "time"
    AGE = "age"
    ORDINAL = "ordinal"
    QUANTITY = "quantity"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its normalised value.

    ``value`` is a number, or an ISO 8601 text of the known granularity for dates and times, or ``None`` where it could
    not be settled. ``unit`` is a currency code, ``percent``, a unit of measure, the thing counted ("sorties"),
    or ``None``.
    """

    at: Passage
    kind: FigureKind
    value: float | int | str | None
    unit: str | None = None
