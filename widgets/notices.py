"""What the window tells the reader: a notice is a value; the bar shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class NoticeKind(StrEnum):
    """How urgent a notice is."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class NoticeAction:
    """A button in a notice."""

    text: str
    run: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to say. A later notice with the same ``replaces`` takes the earlier one's place."""

    kind: NoticeKind
    text: str
    actions: tuple[NoticeAction, ...] = ()
    replaces: str = ""
