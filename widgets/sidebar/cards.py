"""What a card of the sidebar says, and the item data roles of models that hold cards."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum

from PySide6.QtCore import Qt


class CardRole(IntEnum):
    """Item data roles of models that hold cards."""

    CARD = int(Qt.ItemDataRole.UserRole) + 1
    KEY = int(Qt.ItemDataRole.UserRole) + 2
    GROUP = int(Qt.ItemDataRole.UserRole) + 3


class Tone(Enum):
    """How loudly a card's tag or title speaks."""

    ALARM = "alarm"
    SHARED = "shared"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Wording:
    """One article's words on a card.

    ``marks`` (what matters), ``shared`` (what is the same elsewhere) and ``context`` (words around it, shown dim) are
    half-open stretches in code points of ``text``; ``place`` is the short reference after it ("¶3"), ``verdict`` a word
    or two after that, in ``verdict_tone``.
    """

    article: int
    siglum: str
    text: str
    marks: tuple[tuple[int, int], ...] = ()
    context: tuple[tuple[int, int], ...] = ()
    place: str = ""
    shared: tuple[tuple[int, int], ...] = ()
    verdict: str = ""
    verdict_tone: Tone = Tone.QUIET


@dataclass(frozen=True, slots=True)
class Card:
    """What one card says. ``spoken`` is the whole of it in sentences, for assistive technology.

    ``tickable``: has a box to tick; ``key`` tells cards of one list apart. ``fold`` makes it a line that heads other
    cards: ``True`` while they are shown, ``False`` while they are folded away.
    """

    key: str
    title: str
    title_tone: Tone | None = None
    tag: str = ""
    tag_tone: Tone = Tone.QUIET
    sentence: str = ""
    wordings: tuple[Wording, ...] = ()
    foot: str = ""
    spoken: str = ""
    tickable: bool = False
    fold: bool | None = None
