"""What the language model says of one article, as plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ParsedToken:
    """One token of the parse. ``head`` is an index into the same paragraph's tokens (its own for a root).

    ``pos`` is the Universal Dependencies tag, ``tag`` the Penn Treebank one, ``dep`` the ClearNLP label.
    """

    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A stretch the model takes for a name, date or quantity; ``label`` is an OntoNotes 5 label (PERSON, GPE, ...)."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class ParsedParagraph:
    """Tokens, sentences (first token, past-last token) and name spans of one paragraph."""

    tokens: tuple[ParsedToken, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    names: tuple[NameSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Parse:
    """One entry a paragraph of the article; an empty one for furniture.

    Where no model fits the language, stages get ``None`` instead.
    """

    paragraphs: tuple[ParsedParagraph, ...]
