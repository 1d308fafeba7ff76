"""Markdown: the ``markdown`` library's HTML through the block walk, with front matter."""

from __future__ import annotations

import re

import markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from app.model.article import Note, ParagraphKind
from app.read import clean, limits, lines, walk
from app.read.draft import Draft
from app.read.source import Source

_FRONT = re.compile(r"\s*---[ \t]*\n(?P<lines>(?:[^\n]*\n){0,100}?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_FIELD = re.compile(r"(?P<name>[A-Za-z][\w-]{0,30})\s*:\s*(?P<value>.+)$")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
# lines that underline a heading or are a rule: the library begins anew with the rest of the block after each
_SIGNS = re.compile(r"[\[\]*_`!<&#\\]|^[ \t]*+(?:[-=][ \t]*+)++$", re.M)
_DEEP = re.compile(rf"^(?:[ \t]*>){{{limits.DEEPEST_QUOTE},}}|^[ ]{{{4 * limits.DEEPEST_QUOTE},}}\S", re.M)
_BLANK = re.compile(r"\n(?:[ \t]*+\n){2,}")
_FIELDS = {
    "title": "title", "headline": "title", "author": "byline", "authors": "byline", "byline": "byline", "date": "dated",
    "published": "dated", "source": "source", "publication": "source", "outlet": "source", "lang": "language",
    "language": "language",
}  # fmt: skip


def read(source: Source) -> Draft:
    """Read a Markdown file."""
    return source.note_decoding(read_text(source.decoded().text))


def read_text(text: str) -> Draft:
    """Read decoded Markdown; where its marks are more than the library stands, it is read as plain text and says so."""
    text = _BLANK.sub("\n\n", clean.lines(text))
    facts: dict[str, str] = {}
    if match := _FRONT.match(text):
        found = dict(_fields(match["lines"]))
        if found or not match["lines"].strip():
            facts, text = found, text[match.end() :]
    if not _is_bearable(text):
        draft = lines.read(text)
        draft.notes.append(Note("content-differs-from-name", (("content", "plain text"), ("name", "Markdown"))))
    else:
        draft = walk.read_fragment(_to_html(text))
        _paragraphs(draft)
    for name, value in facts.items():
        setattr(draft, name, value)
    return draft


def _fields(text: str) -> list[tuple[str, str]]:
    result: list[tuple[str, str]] = []
    for line in text.split("\n"):
        match = _FIELD.match(line)
        if match and (name := _FIELDS.get(match["name"].lower())):
            value = match["value"].strip().strip("[]").strip().strip("\"'").strip()
            if value:
                result.append((name, value))
    return result


def _is_bearable(text: str) -> bool:
    """Whether no paragraph has more marks, and no quotation more levels, than the library reads in fair time."""
    # the library takes each block off the head of a list, which is quadratic in their number
    if _DEEP.search(text) or text.count("\n\n") > limits.MOST_PARAGRAPHS:
        return False
    return all(len(_SIGNS.findall(part)) <= limits.MOST_MARKUP_SIGNS for part in _EMPTY_LINE.split(text))


def _extensions() -> list[Extension | str]:
    """Give extensions, new ones for each text: by name, the library would go through every package installed."""
    return [TableExtension(), SaneListExtension(), FootnoteExtension()]


def _to_html(text: str) -> str:
    return markdown.markdown(text, extensions=_extensions(), output_format="html")


def _paragraphs(draft: Draft) -> None:
    """The first heading is the title; the rest of the kinds come from the marks."""
    for piece in draft.pieces:
        if piece.kind is ParagraphKind.HEADING:
            piece.kind = ParagraphKind.TITLE
            draft.title = piece.text
            return
        if piece.kind is None and len(piece.text) > 200:
            return
