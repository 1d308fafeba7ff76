"""What a format's reader hands on: pieces of text, some with a kind, and the facts it found stated."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.model.article import Item, Note, ParagraphKind, ReadChoice, ReadOutcome


@dataclass(slots=True)
class Piece:
    """A paragraph to be. ``kind`` is ``None`` where the format does not say; ``origin`` is the reader's own mark."""

    text: str
    kind: ParagraphKind | None = None
    origin: int = 0


@dataclass(slots=True)
class Draft:
    """An article in the making. ``dated`` is the publication date as the file words it.

    ``items`` lists the articles of a file that holds several; this draft is of the one asked for. ``offered`` are other
    ways of reading that would give another text. ``encoding`` is what was used, where the file was decoded at all.
    ``hints`` are facts by field name (title, byline, dated) that the program which wrote the file put into it: who
    typed, and when, is a guess at the best, taken where the text states nothing.
    """

    pieces: list[Piece] = field(default_factory=list[Piece])
    title: str | None = None
    byline: str | None = None
    source: str | None = None
    dated: str | None = None
    language: str | None = None
    encoding: str | None = None
    items: list[Item] = field(default_factory=list[Item])
    offered: set[ReadChoice] = field(default_factory=set[ReadChoice])
    outcome: ReadOutcome = ReadOutcome.OPENED
    notes: list[Note] = field(default_factory=list[Note])
    guessed: set[str] = field(default_factory=set[str])
    hints: dict[str, str] = field(default_factory=dict[str, str])
    plain: bool = False
    """Whether paragraphs were found by lines alone, so that sentences may be broken over two of them."""
    settled: bool = False
    """Whether every piece has the kind it is to keep, so that nothing is told from its wording."""
