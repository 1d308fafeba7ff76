"""An article as plain JSON and back, checked on the way in: a reader's word is not taken on trust."""

from __future__ import annotations

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

_TEXTS = ("title", "byline", "source", "published", "encoding")


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
        **{name: getattr(article, name) for name in _TEXTS},
    }


def from_json(value: object) -> Article:
    """Make an article of plain values. Raises ``ValueError`` on anything that is not one."""
    if not isinstance(value, dict):
        raise ValueError("not an article")
    fields = cast("dict[str, object]", value)
    return Article(
        siglum="",
        path=_text(fields.get("path")),
        sha256=_text(fields.get("sha256")),
        language=_text(fields.get("language")),
        outcome=ReadOutcome(_text(fields.get("outcome"))),
        guessed=tuple(_text(item) for item in _list(fields.get("guessed"))),
        notes=tuple(_note(item) for item in _list(fields.get("notes"))),
        paragraphs=tuple(_paragraph(item) for item in _list(fields.get("paragraphs"))),
        format=_text(fields.get("format")),
        items=tuple(Item(*map(_text, _pair(item))) for item in _list(fields.get("items"))),
        options=options_from_json(fields.get("options")),
        offered=frozenset(ReadChoice(_text(item)) for item in _list(fields.get("offered"))),
        **{name: None if fields.get(name) is None else _text(fields.get(name)) for name in _TEXTS},
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
    choices = frozenset(ReadChoice(_text(each)) for each in _list(fields.get("choices", [])))
    return ReadOptions(None if encoding is None else _text(encoding), item, choices)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("not a text")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError("not a list")
    return cast("list[object]", value)


def _pair(value: object) -> tuple[object, object]:
    first, second = _list(value)
    return first, second


def _note(value: object) -> Note:
    code, values = _pair(value)
    pairs = tuple(_pair(item) for item in _list(values))
    return Note(_text(code), tuple((_text(key), _text(text)) for key, text in pairs))


def _paragraph(value: object) -> Paragraph:
    kind, text = _pair(value)
    return Paragraph(ParagraphKind(_text(kind)), _text(text))
