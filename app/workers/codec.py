"""An article as plain JSON and back, checked on the way in: a reader's word is not taken on trust."""

from __future__ import annotations

from typing import Any, cast

from app.model.article import Article, Note, Paragraph, ParagraphKind, ReadOutcome

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
        **{name: None if fields.get(name) is None else _text(fields.get(name)) for name in _TEXTS},
    )


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
