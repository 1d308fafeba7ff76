"""An article as read, and its text cut into sentences and tokens."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.model.kinds import PROSE, ParagraphKind

__all__ = [
    "PROSE",
    "USUAL",
    "Article",
    "Item",
    "Note",
    "Paragraph",
    "ParagraphKind",
    "ReadChoice",
    "ReadOptions",
    "ReadOutcome",
    "SegmentedArticle",
    "SegmentedParagraph",
    "Token",
]


class ReadOutcome(StrEnum):
    """How reading ended, for an article that could be opened at all."""

    OPENED = "opened"
    OPENED_IN_PART = "opened-in-part"


class ReadChoice(StrEnum):
    """Another way of reading a file than the usual one, offered where it makes a difference."""

    WHOLE_PAGE = "whole-page"
    """Everything a page shows, not the article found in it."""
    ORIGINAL = "original"
    """Tracked changes as if none had been made, not as if all were accepted."""
    PLAIN_TEXT = "plain-text"
    """Whatever is legible in the bytes, without looking at what the file is."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How a file is to be read. ``encoding``: a Python codec name, overrules every guess; ``item`` counts from 1."""

    encoding: str | None = None
    item: int = 1
    choices: frozenset[ReadChoice] = frozenset()


USUAL = ReadOptions()
"""How a file is read when nobody asks for anything."""


@dataclass(frozen=True, slots=True)
class Item:
    """One of several articles in a file, as its list shows it: a title, and what else tells it apart."""

    title: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something worth saying about an article or a comparison; ``app.messages`` has the sentence for each code."""

    code: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its kind and its text, without control characters or line breaks."""

    kind: ParagraphKind
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article as compared. ``published`` is ISO 8601 of the known precision (year, month or day).

    ``guessed`` names the fields whose value the reader inferred rather than found stated.
    ``path`` is empty for pasted text; ``sha256`` is of the file's bytes. ``format`` is the code of what the file was
    read as ("docx"). ``items`` lists the articles of a file that holds several, ``options`` say which of them this is
    and how it was read, ``offered`` which other ways of reading would give another text.
    """

    siglum: str
    path: str
    sha256: str
    paragraphs: tuple[Paragraph, ...]
    title: str | None = None
    byline: str | None = None
    source: str | None = None
    published: str | None = None
    language: str = "en"
    encoding: str | None = None
    outcome: ReadOutcome = ReadOutcome.OPENED
    notes: tuple[Note, ...] = ()
    guessed: tuple[str, ...] = ()
    format: str = "text"
    items: tuple[Item, ...] = ()
    options: ReadOptions = USUAL
    offered: frozenset[ReadChoice] = frozenset()


@dataclass(frozen=True, slots=True)
class Token:
    """A word, figure or sign: compared by ``normal``, shown by its surface (the paragraph's text at its span)."""

    normal: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SegmentedParagraph:
    """A paragraph's tokens and sentences; ``sentences`` holds (start, end) pairs in code points."""

    kind: ParagraphKind
    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class SegmentedArticle:
    """An article's paragraphs, segmented; same numbering as ``Article.paragraphs``."""

    number: int
    language: str
    paragraphs: tuple[SegmentedParagraph, ...]
