"""Reading a session's state through an open connection.

Whatever is read is checked for type and range: a value out of order raises ``ValueError``, never reaches the window.
"""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Iterable
from typing import Any

from app.model.alignment import Side
from app.model.article import Article, Item, Note, Paragraph, ParagraphKind, ReadChoice, ReadOptions, ReadOutcome
from app.model.decisions import UNDECIDED, Decisions, EntityChoice, EntityDeed, LinkChoice
from app.model.entity import EntityType
from app.session import decided
from app.session import shape as shapes
from app.session.schema import digest_of, digests_of, view_values
from app.session.shape import Part, Shape
from app.session.state import (
    GRANULARITIES,
    MAX_ARTICLES,
    MAX_ZOOM,
    MIN_ZOOM,
    Correction,
    OpenArticle,
    Rows,
    SessionState,
    ViewState,
    siglum,
)

MAX_PARAGRAPHS = 1_000_000
MAX_SEEN = 1_000_000
MAX_DECISIONS = 100_000


def read(connection: sqlite3.Connection) -> SessionState:
    """Return the state kept, in whichever form (see ``forms``). Raises ``ValueError``."""
    meta = {_text(key): _optional(value) for key, value in _rows(connection, "SELECT key, value FROM meta", 100)}
    version = version_of(connection)
    articles = _read_articles(connection, version)
    rows = _read_rows(connection, articles)
    seen = frozenset(_text(key) for (key,) in _rows(connection, "SELECT key FROM seen", MAX_SEEN))
    identity = meta.get("id") or ""
    if len(identity) != 32 or not set(identity) <= set("0123456789abcdef"):
        raise ValueError("id")
    base = _whole(_json(meta.get("base")), 0, max(len(articles) - 1, 0))
    view = _read_view(connection, len(articles), version)
    decisions = _read_decisions(connection, articles) if version > 2 else UNDECIDED
    return SessionState(identity, articles, base, rows, view, seen, meta.get("saved_path"), decisions=decisions)


def version_of(connection: sqlite3.Connection) -> int:
    """Return the number of the file's form."""
    return _whole(connection.execute("PRAGMA user_version").fetchone()[0])


def _read_corrections(connection: sqlite3.Connection, version: int) -> dict[int, tuple[Correction, str | None]]:
    """Return the corrections by article, each with the encoding that form 1 keeps among them."""
    corrections: dict[int, tuple[Correction, str | None]] = {}
    for number, title, byline, source, published, *rest in _rows(connection, "SELECT * FROM corrections", MAX_ARTICLES):
        encoding, kinds, shape = (rest[0], rest[1], "[]") if version == 1 else (None, *rest)
        pairs = tuple(_pair(each) for each in _list(_json(kinds)))
        corrected = tuple(
            (_whole(paragraph, 0, MAX_PARAGRAPHS), ParagraphKind(_text(kind))) for paragraph, kind in pairs
        )
        if [each for each, _ in corrected] != sorted({each for each, _ in corrected}):
            raise ValueError("kinds")
        facts = (_optional(title), _optional(byline), _optional(source), _optional(published))
        corrections[_whole(number)] = (Correction(*facts, corrected, _shape(_json(shape))), _optional(encoding))
    return corrections


def _shape(value: object) -> Shape:
    return tuple(
        tuple(Part(*(_whole(each) for each in _several(part, 3))) for part in _list(line)) for line in _list(value)
    )


def _read_articles(connection: sqlite3.Connection, version: int) -> tuple[OpenArticle, ...]:
    corrections = _read_corrections(connection, version)
    opened: list[OpenArticle] = []
    for position, row in enumerate(_rows(connection, "SELECT * FROM articles ORDER BY number", MAX_ARTICLES)):
        number, path, sha256, title, byline, source, published, language, encoding, *rest = row
        outcome, guessed, *reading, hidden, modified, size, data, digest = rest
        correction, asked = corrections.pop(position, (Correction(), None))
        if _whole(number) != position or not (data is None or isinstance(data, bytes)):
            raise ValueError("articles")
        article = Article(
            siglum(position),
            _text(path),
            _text(sha256),
            _read_paragraphs(connection, position),
            _optional(title),
            _optional(byline),
            _optional(source),
            _optional(published),
            _text(language),
            _optional(encoding),
            ReadOutcome(_text(outcome)),
            _read_notes(connection, position),
            tuple(_text(each) for each in _list(_json(guessed))),
            **_reading(reading, asked),
        )
        _check_correction(article, correction)
        found = OpenArticle(
            article,
            correction,
            bool(_whole(hidden, 0, 1)),
            data,
            None if modified is None else _finite(modified),
            None if size is None else _whole(size),
        )
        if digest != digest_of(found, version):
            raise ValueError("not the words that were kept")
        opened.append(found)
    if corrections:
        raise ValueError("corrections")
    for table in ("paragraphs", "notes"):
        statement = f"SELECT count(*) FROM {table} WHERE article NOT BETWEEN 0 AND ?"  # noqa: S608 - our own names
        if connection.execute(statement, (len(opened) - 1,)).fetchone()[0]:
            raise ValueError(table)
    return tuple(opened)


def _check_correction(article: Article, correction: Correction) -> None:
    if shapes.sound(article.paragraphs, correction.shape) != correction.shape:
        raise ValueError("shape")
    count = shapes.count(len(article.paragraphs), correction.shape)
    if any(paragraph >= count for paragraph, _ in correction.kinds):
        raise ValueError("kinds")


def _reading(columns: list[object], asked: str | None) -> dict[str, Any]:
    """Return the fields of an article that say how it was read; of form 1 only the encoding *asked* for is known."""
    if not columns:
        return {"options": ReadOptions(asked)}
    format_, options, offered, items = columns
    encoding, item, choices = _several(_json(options), 3)
    return {
        "format": _text(format_),
        "options": ReadOptions(_optional(encoding), _whole(item, 1), _choices(choices)),
        "offered": _choices(_json(offered)),
        "items": tuple(Item(*map(_text, _pair(each))) for each in _list(_json(items))),
    }


def _choices(value: object) -> frozenset[ReadChoice]:
    return frozenset(ReadChoice(_text(each)) for each in _list(value))


def _read_paragraphs(connection: sqlite3.Connection, article: int) -> tuple[Paragraph, ...]:
    statement = f"SELECT number, kind, text FROM paragraphs WHERE article = {article} ORDER BY number"  # noqa: S608
    paragraphs: list[Paragraph] = []
    for position, (number, kind, text) in enumerate(_rows(connection, statement, MAX_PARAGRAPHS)):
        if _whole(number) != position:
            raise ValueError("paragraphs")
        paragraphs.append(Paragraph(ParagraphKind(_text(kind)), _text(text)))
    return tuple(paragraphs)


def _read_notes(connection: sqlite3.Connection, article: int) -> tuple[Note, ...]:
    statement = f"SELECT number, code, named FROM notes WHERE article = {article} ORDER BY number"  # noqa: S608
    notes: list[Note] = []
    for _, code, named in _rows(connection, statement, MAX_PARAGRAPHS):
        pairs = (_pair(each) for each in _list(_json(named)))
        notes.append(Note(_text(code), tuple((_text(key), _text(value)) for key, value in pairs)))
    return tuple(notes)


def _read_rows(connection: sqlite3.Connection, articles: tuple[OpenArticle, ...]) -> Rows:
    lengths = [opened.count for opened in articles]
    used: list[set[int]] = [set() for _ in articles]
    rows: list[tuple[tuple[int, ...], ...]] = []
    limit = sum(lengths)
    for position, (number, cells) in enumerate(
        _rows(connection, "SELECT number, cells FROM alignment ORDER BY number", limit)
    ):
        row = _list(_json(cells))
        if _whole(number) != position or len(row) != len(articles):
            raise ValueError("alignment")
        read_row: list[tuple[int, ...]] = []
        for article, cell in enumerate(row):
            paragraphs = tuple(_whole(each, 0, lengths[article] - 1) for each in _list(cell))
            if len({*paragraphs}) != len(paragraphs) or not used[article].isdisjoint(paragraphs):
                raise ValueError("alignment")
            used[article].update(paragraphs)
            read_row.append(paragraphs)
        rows.append(tuple(read_row))
    return tuple(rows)


def _read_decisions(connection: sqlite3.Connection, articles: tuple[OpenArticle, ...]) -> Decisions:
    told: list[tuple[str, str]] = []
    digests: list[str] = []
    statement = "SELECT number, subject, told, digest FROM decisions ORDER BY number"
    for position, (number, subject, words, digest) in enumerate(_rows(connection, statement, MAX_DECISIONS)):
        if _whole(number) != position:
            raise ValueError("decisions")
        told.append((_text(subject), _text(words)))
        digests.append(_text(digest))
    if digests != digests_of(told):
        raise ValueError("not the decisions that were kept")
    links = tuple(_link_choice(_json(words)) for subject, words in told if subject == "link")
    entities = tuple(_entity_choice(_json(words)) for subject, words in told if subject == "entity")
    decisions = Decisions(links, entities)
    fitting = decided.fitting(decisions, [opened.count for opened in articles])
    if fitting != decisions or len(links) + len(entities) != len(told):
        raise ValueError("decisions")
    return decisions


def _link_choice(value: object) -> LinkChoice:
    first, some, second, others, linked = _several(value, 5)
    if not isinstance(linked, bool):
        raise ValueError("linked")
    sides = (
        Side(_whole(at), tuple(_whole(each) for each in _list(them))) for at, them in ((first, some), (second, others))
    )
    return LinkChoice(*sides, linked=linked)


def _entity_choice(value: object) -> EntityChoice:
    deed, forms, name, kind = _several(value, 4)
    return EntityChoice(
        EntityDeed(_text(deed)),
        tuple(_text(form) for form in _list(forms)),
        _text(name),
        None if kind is None else EntityType(_text(kind)),
    )


def _read_view(connection: sqlite3.Connection, count: int, version: int) -> ViewState:
    found = {_text(key): _json(value) for key, value in _rows(connection, "SELECT key, value FROM view", 100)}
    if set(found) != set(view_values(ViewState(), version)):
        raise ValueError("view")
    granularity = _text(found["granularity"])
    columns = tuple(_finite(each) for each in _list(found["columns"]))
    order = tuple(_whole(each) for each in _list(found["order"]))
    row, fraction = _pair(found["place"])
    marks = found["marks"]
    if (
        granularity not in GRANULARITIES
        or (columns and (len(columns) != count or min(columns) <= 0))
        or (order and sorted(order) != list(range(count)))
        or not isinstance(found["sidebar_open"], bool)
        or not isinstance(ages := found.get("ages", False), bool)
    ):
        raise ValueError("view")
    return ViewState(
        granularity,
        None if marks is None else frozenset(_text(each) for each in _list(marks)),
        _whole(found["zoom"], MIN_ZOOM, MAX_ZOOM),
        columns,
        _text(found["sidebar_tab"]),
        found["sidebar_open"],
        (_whole(row), _finite(fraction)),
        order,
        ages,
    )


def _rows(connection: sqlite3.Connection, statement: str, limit: int) -> Iterable[tuple[object, ...]]:
    for count, row in enumerate(connection.execute(statement)):
        if count >= limit:
            raise ValueError("too many rows")
        yield row


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogatepass")
    if not isinstance(value, str):
        raise ValueError("not a text")
    return value


def _optional(value: object) -> str | None:
    return None if value is None else _text(value)


def _whole(value: object, low: int = 0, high: int = 2**62) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise ValueError("not a number in range")
    return value


def _finite(value: object) -> float:
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**53:
        return float(value)
    if not isinstance(value, float) or not math.isfinite(value):
        raise ValueError("not a finite number")
    return value


def _json(value: object) -> object:
    try:
        found: object = json.loads(_text(value))
    except RecursionError as error:
        raise ValueError("too deep") from error
    return found


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError("not a list")
    return [*value]


def _several(value: object, count: int) -> list[object]:
    items = _list(value)
    if len(items) != count:
        raise ValueError("not so many")
    return items


def _pair(value: object) -> tuple[object, object]:
    first, second = _several(value, 2)
    return first, second
