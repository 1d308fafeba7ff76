"""The articles of a file that holds several: which there are, and the one that is wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.errors import CopytasterError, ErrorCode
from app.model.article import Item, Note, ReadOutcome
from app.read import clean, limits
from app.read.draft import Draft
from app.read.source import Source

_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article found in a file: its label, and how to read it when it is wanted."""

    title: str
    detail: str
    build: Callable[[], Draft]


def choose(source: Source, candidates: Sequence[Candidate], nothing: str, outer: Draft | None = None) -> Draft:
    """Read the article wanted of *candidates* and list them all.

    *nothing* says in plain words why there may be none; *outer* has what was noted when the file was parsed.
    Raises ``CopytasterError``: ``NO_TEXT``, ``NO_SUCH_ITEM``.
    """
    if not candidates:
        raise CopytasterError(ErrorCode.NO_TEXT, source.name, detail=nothing)
    cut = len(candidates) > limits.MOST_ITEMS
    candidates = candidates[: limits.MOST_ITEMS]
    draft = candidates[source.chosen(len(candidates))].build()
    if len(candidates) > 1:
        draft.items = [Item(label(one.title) or "(no title)", label(one.detail)) for one in candidates]
    if cut:
        draft.notes.append(Note("items-cut", (("limit", f"{limits.MOST_ITEMS:,}"),)))
    if outer is not None:
        draft.encoding = outer.encoding
        draft.guessed |= outer.guessed
        draft.notes = outer.notes + draft.notes
        if outer.outcome is ReadOutcome.OPENED_IN_PART:
            draft.outcome = outer.outcome
    return draft


def label(text: str) -> str:
    """Give *text* as it fits a list: one line, cut at a word."""
    text = clean.paragraph(clean.lines(text[: 4 * _LONGEST]))
    if len(text) <= _LONGEST:
        return text
    return (
        text[: text.rfind(" ", _LONGEST // 2, _LONGEST) if " " in text[_LONGEST // 2 : _LONGEST] else _LONGEST] + " …"
    )


def detail(*parts: str | None) -> str:
    """Join what tells an article apart from its neighbours, without repeating anything."""
    known: list[str] = []
    for part in parts:
        if part and part not in known:
            known.append(part)
    return " · ".join(known)
