"""A quote in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.quotes.view import Stretch

Place = tuple[int, int, int]
"""Paragraph, start, end."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """The words that name a speaker: where they stand and, if parsed, their head token."""

    paragraph: int
    at: Stretch
    head: int | None = None


@dataclass(slots=True)
class Draft:
    """Spans (quotation marks included), the cue and the speaker found so far; ``token`` is the cue's, if parsed.

    ``set_apart``: quoted by its form, as a block quote or a line of a transcript, without marks. ``reporting``: a lead
    to words that need no marks of their own ("He said:"). ``unmarked``: such words, in paragraphs like any other.
    """

    paragraph: int
    spans: list[Place] = field(default_factory=list[Place])
    cue: str | None = None
    cue_at: Place | None = None
    token: int | None = None
    speaker: Speaker | None = None
    set_apart: bool = False
    reporting: bool = False
    unmarked: bool = False

    def covers(self, paragraph: int, start: int, end: int, slack: int = 0) -> bool:
        """Whether one span holds a stretch, give or take *slack* code points."""
        return any(
            number == paragraph and first <= start + slack and end - slack <= past for number, first, past in self.spans
        )
