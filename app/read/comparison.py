"""The program's own JSON: a comparison, or the lines ``copytaster read`` writes; its articles are opened again."""

from __future__ import annotations

from typing import Any, cast

from app.errors import CopytasterError, ErrorCode
from app.model.article import Note, ParagraphKind
from app.read import clean, items, json_parts, limits
from app.read.draft import Draft, Piece
from app.read.furniture import has_words
from app.read.items import Candidate
from app.read.json_parts import record, records, text
from app.read.source import Source

_FORMAT = "copytaster.comparison"
_VERSION = 1
_KINDS = {kind.value: kind for kind in ParagraphKind}
_GUESSES = frozenset(("title", "byline", "source", "published"))


def holds(value: object) -> bool:
    """Whether *value*, parsed JSON, is a comparison of this program."""
    return record(value).get("format") == _FORMAT


def read(source: Source) -> Draft:
    """Read the articles of a comparison, or of every line that ``copytaster read`` wrote.

    Raises ``CopytasterError``: ``DAMAGED`` where it is not what it says, ``TOO_BIG``, ``NO_TEXT``, ``NO_SUCH_ITEM``.
    """
    outer = source.note_decoding(Draft())
    candidates: list[Candidate] = []
    lost = 0
    found = _values(source.decoded().text)
    for value in found:
        if not holds(value):
            lost += "error" not in record(value)
            continue
        version = record(value).get("version")
        if version != _VERSION:
            stated = items.label(str(version))
            raise CopytasterError(ErrorCode.DAMAGED, detail=f"it says it is version {stated}, which is not known here")
        for article in records(record(value).get("articles")):
            pieces = _pieces(article)
            candidates += [_candidate(article, pieces)] if pieces else []
    if lost and not candidates:
        raise CopytasterError(ErrorCode.DAMAGED, detail="it is no comparison of this program")
    return items.choose(source, candidates, "none of its articles has a word", outer)


def _values(whole: str) -> list[Any]:
    """The values of *whole*: one, or one a line."""
    lines = [line for line in whole.split("\n", limits.MOST_ITEMS * 2)[: limits.MOST_ITEMS * 2] if line.strip()]
    if len(lines) > 1 and all(line.lstrip().startswith("{") and line.rstrip().endswith("}") for line in lines):
        return [json_parts.load(line) for line in lines]
    return [json_parts.load(whole)]


def _pieces(article: dict[str, Any]) -> list[Piece]:
    """Its paragraphs, each with the kind it was stored with."""
    result: list[Piece] = []
    for stored in records(article.get("paragraphs"))[: limits.MOST_PARAGRAPHS]:
        words = clean.paragraph(clean.lines(text(stored.get("text"))))
        if words:
            result.append(Piece(words, _KINDS.get(text(stored.get("kind")), ParagraphKind.BODY)))
    return result if any(has_words(piece.text) for piece in result) else []


def _candidate(article: dict[str, Any], pieces: list[Piece]) -> Candidate:
    def build() -> Draft:
        draft = Draft(pieces=pieces, settled=True)
        draft.title = text(article.get("title")) or None
        draft.byline = text(article.get("byline")) or None
        draft.source = text(article.get("source")) or None
        draft.dated = text(article.get("published")) or None
        draft.language = text(article.get("language")) or None
        guessed = article.get("guessed")
        listed = cast("list[object]", guessed) if isinstance(guessed, list) else []
        draft.guessed = {one for one in listed if isinstance(one, str) and one in _GUESSES}
        if text(article.get("outcome")) == "opened-in-part":
            draft.notes.append(Note("stored-in-part"))
        return draft

    opening = next(piece.text for piece in pieces if has_words(piece.text))
    known = items.detail(text(article.get("siglum")), text(article.get("source")), text(article.get("published")))
    return Candidate(text(article.get("title")) or opening, known, build)
