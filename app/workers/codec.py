"""An article as plain JSON and back, checked on the way in: a reader's word is not taken on trust."""

from __future__ import annotations

import re
from typing import Any, cast

from app.model.article import (
    Article,
    Item,
    Note,
    Paragraph,
    ParagraphKind,
    ReadChoice,
    ReadOptions,
    ReadOutcome,
)
from app.read.formats import Format

_FACTS = ("title", "byline", "source")

MOST_PARAGRAPHS = 1_000_000
"""Paragraphs of an article; the readers stop at a tenth, a saved comparison may hold more."""

LONGEST_PARAGRAPH = 500_000
"""Code points; the readers cut at a tenth."""

MOST_TEXT = 60_000_000
"""Code points of all paragraphs together: 20 MB of text, had it nothing but characters shown by signs."""

LONGEST_FACT, LONGEST_VALUE = 10_000, 20_000
"""Code points of a title or the like, which a reader may have typed in; of one value of a note or an error."""

MOST_ITEMS, MOST_NOTES, MOST_VALUES = 1_000, 200, 20
"""Articles listed of a file, notes on one, values of one note or error; a file has as many items at the most."""

LONGEST_PATH = 100_000
"""Code points; Windows allows 32,767, and a name may be given for bytes that never were a file."""

# a text of one line, as the readers make them: none of these breaks it, moves a cursor or cannot be encoded
_ODD = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._:+-]{0,59}")
_SHA256 = re.compile("(?:[0-9a-f]{64})?")
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?:T[0-9:.,+Z-]{1,40})?)?)?")
_FORMATS = frozenset(format_.value for format_ in Format)


def to_json(article: Article) -> dict[str, Any]:
    """Give an article as plain values."""
    return {
        "path": article.path,
        "sha256": article.sha256,
        "language": article.language,
        "outcome": article.outcome.value,
        "guessed": list(article.guessed),
        "notes": [[note.code, [list(pair) for pair in note.values]] for note in article.notes],
        "paragraphs": [[paragraph.kind.value, paragraph.text] for paragraph in article.paragraphs],
        "format": article.format,
        "items": [[item.title, item.detail] for item in article.items],
        "options": options_to_json(article.options),
        "offered": sorted(article.offered),
        "published": article.published,
        "encoding": article.encoding,
        **{name: getattr(article, name) for name in _FACTS},
    }


def from_json(value: object) -> Article:
    """Make an article of plain values. Raises ``ValueError`` on anything that is not one."""
    if not isinstance(value, dict):
        raise ValueError("not an article")
    fields = cast("dict[str, object]", value)
    published, encoding = fields.get("published"), fields.get("encoding")
    paragraphs = tuple(_paragraph(item) for item in _list(fields.get("paragraphs"), MOST_PARAGRAPHS))
    if not paragraphs or not all(paragraph.text for paragraph in paragraphs):
        raise ValueError("nothing in it")
    if sum(len(paragraph.text) for paragraph in paragraphs) > MOST_TEXT:
        raise ValueError("too long")
    items = tuple(_item(item) for item in _list(fields.get("items"), MOST_ITEMS))
    options = options_from_json(fields.get("options"))
    if options.item > max(len(items), 1):
        raise ValueError("none of the items")
    return Article(
        siglum="",
        path=_text(fields.get("path"), LONGEST_PATH),
        sha256=_like(_SHA256, fields.get("sha256")),
        language=_like(_CODE, fields.get("language")),
        outcome=ReadOutcome(_text(fields.get("outcome"))),
        guessed=tuple(_like(_CODE, item) for item in _list(fields.get("guessed"), MOST_VALUES)),
        notes=tuple(_note(item) for item in _list(fields.get("notes"), MOST_NOTES)),
        paragraphs=paragraphs,
        format=_one_of(_FORMATS, fields.get("format")),
        items=items,
        options=options,
        offered=frozenset(ReadChoice(_text(item)) for item in _list(fields.get("offered"), MOST_VALUES)),
        published=None if published is None else _like(_DATE, published),
        encoding=None if encoding is None else _like(_CODE, encoding),
        **{name: None if fields.get(name) is None else _line(fields.get(name), LONGEST_FACT) for name in _FACTS},
    )


def options_to_json(options: ReadOptions) -> dict[str, Any]:
    """Give options of reading as plain values."""
    return {"encoding": options.encoding, "item": options.item, "choices": sorted(options.choices)}


def options_from_json(value: object) -> ReadOptions:
    """Make options of plain values; what is left out is as usual. Raises ``ValueError``."""
    if not isinstance(value, dict):
        raise ValueError("not options")
    fields = cast("dict[str, object]", value)
    encoding, item = fields.get("encoding"), fields.get("item", 1)
    if not isinstance(item, int) or isinstance(item, bool) or item < 1:
        raise ValueError("not an item")
    choices = frozenset(ReadChoice(_text(each)) for each in _list(fields.get("choices", []), MOST_VALUES))
    return ReadOptions(None if encoding is None else _text(encoding), item, choices)


def _text(value: object, longest: int = LONGEST_VALUE) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError("not a text")
    return value


def _line(value: object, longest: int) -> str:
    text = _text(value, longest)
    if not text.isprintable() and _ODD.search(text):
        raise ValueError("not a line")
    return text


def _like(pattern: re.Pattern[str], value: object) -> str:
    text = _text(value)
    if pattern.fullmatch(text) is None:
        raise ValueError("not in its form")
    return text


def _one_of(known: frozenset[str], value: object) -> str:
    text = _text(value)
    if text not in known:
        raise ValueError("not known")
    return text


def _list(value: object, most: int) -> list[object]:
    if not isinstance(value, list):
        raise ValueError("not a list")
    items = cast("list[object]", value)
    if len(items) > most:
        raise ValueError("too many")
    return items


def _pair(value: object) -> tuple[object, object]:
    first, second = _list(value, 2)
    return first, second


def _item(value: object) -> Item:
    title, detail = _pair(value)
    return Item(_line(title, LONGEST_FACT), _line(detail, LONGEST_FACT))


def _note(value: object) -> Note:
    code, values = _pair(value)
    pairs = tuple(_pair(item) for item in _list(values, MOST_VALUES))
    return Note(_like(_CODE, code), tuple((_like(_CODE, key), _text(text)) for key, text in pairs))


def _paragraph(value: object) -> Paragraph:
    kind, text = _pair(value)
    return Paragraph(ParagraphKind(_text(kind)), _line(text, LONGEST_PARAGRAPH))
