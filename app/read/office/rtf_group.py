"""Groups of a rich text file: the settings each has of its own, and stretches of text that stand apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from app.read.draft import Piece

TEXT = 0
"""Where text is the article's own."""
BODY_LEVEL = 9
"""The outline level of what is no heading."""
NONE = -1
"""In place of the number of a font or style."""


class State:
    """The settings a group inherits, and leaves behind at its end."""

    __slots__ = ("deleted", "font", "hidden", "inserted", "listed", "outline", "place", "style", "table", "uc")

    def __init__(self) -> None:
        self.place = TEXT
        self.uc = 1
        self.font = NONE
        self.hidden = self.deleted = self.inserted = False
        self.reset_paragraph()

    def reset_paragraph(self) -> None:
        """Take back what holds for a paragraph."""
        self.listed = self.table = False
        self.style = NONE
        self.outline = BODY_LEVEL

    def copy(self) -> State:
        """Give the settings a group within this one begins with."""
        other = State.__new__(State)
        other.place, other.uc, other.font = self.place, self.uc, self.font
        other.hidden, other.deleted, other.inserted = self.hidden, self.deleted, self.inserted
        other.listed, other.table, other.style, other.outline = self.listed, self.table, self.style, self.outline
        return other


@dataclass(slots=True)
class Apart:
    """A stretch of text that stands apart: how deep its group is, what becomes of it, the table row begun in it."""

    depth: int
    finish: Callable[[list[Piece]], None]
    cells: list[list[Piece]] = field(default_factory=list[list[Piece]])
    cell_start: int = 0
