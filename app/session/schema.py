"""Form 1 of a session: the tables, and writing and reading a state through an open connection.

Whatever is read is checked for type and range: a value out of order raises ``ValueError``, never reaches the window.
"""

from __future__ import annotations

import hashlib
import json
import math
import sqlite3
from collections.abc import Iterable

from app.model.article import Article, Note, Paragraph, ParagraphKind, ReadOutcome
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

APPLICATION_ID = 0x43545354  # "CTST"
VERSION = 1
MAX_PARAGRAPHS = 1_000_000
MAX_SEEN = 1_000_000

# "articles" comes first: what the others say refers to it. Texts that UTF-8 cannot hold (a file name with stray
# bytes) are kept as blobs.
TABLES = {
    "meta": "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT)",
    "articles": (
        "CREATE TABLE articles (number INTEGER PRIMARY KEY, path TEXT, sha256 TEXT, title TEXT, byline TEXT, "
        "source TEXT, published TEXT, language TEXT, encoding TEXT, outcome TEXT, guessed TEXT, hidden INTEGER, "
        "modified REAL, size INTEGER, data BLOB, digest TEXT)"
    ),
    "paragraphs": (
        "CREATE TABLE paragraphs (article INTEGER, number INTEGER, kind TEXT, text TEXT, "
        "PRIMARY KEY (article, number)) WITHOUT ROWID"
    ),
    "notes": (
        "CREATE TABLE notes (article INTEGER, number INTEGER, code TEXT, named TEXT, "
        "PRIMARY KEY (article, number)) WITHOUT ROWID"
    ),
    "corrections": (
        "CREATE TABLE corrections (article INTEGER PRIMARY KEY, title TEXT, byline TEXT, source TEXT, "
        "published TEXT, encoding TEXT, kinds TEXT)"
    ),
    "alignment": "CREATE TABLE alignment (number INTEGER PRIMARY KEY, cells TEXT)",
    "view": "CREATE TABLE view (key TEXT PRIMARY KEY, value TEXT)",
    "seen": "CREATE TABLE seen (key TEXT PRIMARY KEY)",
}
_FIELDS = ("path", "sha256", "title", "byline", "source", "published", "language", "encoding")


def create(connection: sqlite3.Connection) -> None:
    """Make the tables and mark the file as ours; call inside a transaction."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    for statement in TABLES.values():
        connection.execute(statement)


def write(connection: sqlite3.Connection, state: SessionState, old: SessionState | None) -> None:
    """Write what differs between *old* (what the file holds; ``None``: nothing) and *state*; inside a transaction."""
    _write_meta(connection, state, old)
    before = old.articles if old else ()
    if before is not state.articles:
        for number, opened in enumerate(state.articles):
            _write_article(connection, number, opened, before[number] if number < len(before) else None)
        for number in range(len(state.articles), len(before)):
            connection.execute("DELETE FROM articles WHERE number = ?", (number,))
            for table in ("paragraphs", "notes", "corrections"):
                connection.execute(f"DELETE FROM {table} WHERE article = ?", (number,))  # noqa: S608 - our own names
    if (old.rows if old else ()) != state.rows:
        connection.execute("DELETE FROM alignment")
        connection.executemany(
            "INSERT INTO alignment VALUES (?, ?)", ((number, json.dumps(row)) for number, row in enumerate(state.rows))
        )
    held = _view_values(old.view) if old else {}
    for key, value in _view_values(state.view).items():
        if held.get(key) != value:
            connection.execute("INSERT OR REPLACE INTO view VALUES (?, ?)", (key, value))
    if old is None or old.seen is not state.seen:
        seen_before = old.seen if old else frozenset[str]()
        for key in sorted(seen_before - state.seen):
            connection.execute("DELETE FROM seen WHERE key = ?", (_kept(key),))
        for key in sorted(state.seen - seen_before):
            connection.execute("INSERT INTO seen VALUES (?)", (_kept(key),))


def read(connection: sqlite3.Connection) -> SessionState:
    """Return the state kept. Raises ``ValueError``."""
    meta = {_text(key): _optional(value) for key, value in _rows(connection, "SELECT key, value FROM meta", 100)}
    articles = _read_articles(connection)
    rows = _read_rows(connection, articles)
    seen = frozenset(_text(key) for (key,) in _rows(connection, "SELECT key FROM seen", MAX_SEEN))
    identity = meta.get("id") or ""
    if len(identity) != 32 or not set(identity) <= set("0123456789abcdef"):
        raise ValueError("id")
    base = _whole(_json(meta.get("base")), 0, max(len(articles) - 1, 0))
    view = _read_view(connection, len(articles))
    return SessionState(identity, articles, base, rows, view, seen, meta.get("saved_path"))


def _write_meta(connection: sqlite3.Connection, state: SessionState, old: SessionState | None) -> None:
    values = {"id": state.id, "base": str(state.base), "saved_path": _kept(state.saved_path)}
    held = {"id": old.id, "base": str(old.base), "saved_path": _kept(old.saved_path)} if old else {}
    for key, value in values.items():
        if old is None or held[key] != value:
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def _write_article(connection: sqlite3.Connection, number: int, opened: OpenArticle, old: OpenArticle | None) -> None:
    if old is not None and old == opened:
        return
    article = opened.article
    connection.execute(
        "INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            *(_kept(getattr(article, name)) for name in _FIELDS),
            article.outcome.value,
            json.dumps(article.guessed),
            int(opened.hidden),
            opened.modified,
            opened.size,
            opened.data,
            _digest(opened),
        ),
    )
    if old is None or old.article.paragraphs != article.paragraphs:
        connection.execute("DELETE FROM paragraphs WHERE article = ?", (number,))
        connection.executemany(
            "INSERT INTO paragraphs VALUES (?, ?, ?, ?)",
            ((number, index, each.kind.value, _kept(each.text)) for index, each in enumerate(article.paragraphs)),
        )
    if old is None or old.article.notes != article.notes:
        connection.execute("DELETE FROM notes WHERE article = ?", (number,))
        connection.executemany(
            "INSERT INTO notes VALUES (?, ?, ?, ?)",
            ((number, index, _kept(note.code), json.dumps(note.values)) for index, note in enumerate(article.notes)),
        )
    fix = opened.correction
    if fix == Correction():
        connection.execute("DELETE FROM corrections WHERE article = ?", (number,))
    elif old is None or old.correction != fix:
        fields = (fix.title, fix.byline, fix.source, fix.published, fix.encoding)
        connection.execute(
            "INSERT OR REPLACE INTO corrections VALUES (?, ?, ?, ?, ?, ?, ?)",
            (number, *map(_kept, fields), json.dumps([(paragraph, kind.value) for paragraph, kind in fix.kinds])),
        )


def _digest(opened: OpenArticle) -> str:
    # SQLite notices damage to its own structure, not to the texts: one flipped letter would pass for the article's own.
    article, fix = opened.article, opened.correction
    modified = None if opened.modified is None else opened.modified + 0.0  # SQLite gives 1 as 1.0 and -0.0 as 0.0
    digest = hashlib.sha256(opened.data or b"")
    told = (
        [getattr(article, name) for name in _FIELDS],
        [article.outcome, article.guessed, [(note.code, note.values) for note in article.notes]],
        [(paragraph.kind, paragraph.text) for paragraph in article.paragraphs],
        [fix.title, fix.byline, fix.source, fix.published, fix.encoding, fix.kinds],
        [opened.hidden, opened.data is None, modified, opened.size],
    )
    digest.update(json.dumps(told).encode("ascii"))
    return digest.hexdigest()


def _view_values(view: ViewState) -> dict[str, str]:
    return {
        "granularity": json.dumps(view.granularity),
        "marks": json.dumps(None if view.marks is None else sorted(view.marks)),
        "zoom": json.dumps(view.zoom),
        "columns": json.dumps(view.columns),
        "sidebar_tab": json.dumps(view.sidebar_tab),
        "sidebar_open": json.dumps(view.sidebar_open),
        "place": json.dumps(view.place),
        "order": json.dumps(view.order),
    }


def _read_articles(connection: sqlite3.Connection) -> tuple[OpenArticle, ...]:
    corrections: dict[int, Correction] = {}
    for number, *fields, kinds in _rows(connection, "SELECT * FROM corrections", MAX_ARTICLES):
        title, byline, source, published, encoding = map(_optional, fields)
        pairs = tuple(_pair(each) for each in _list(_json(kinds)))
        corrected = tuple(
            (_whole(paragraph, 0, MAX_PARAGRAPHS), ParagraphKind(_text(kind))) for paragraph, kind in pairs
        )
        if [each for each, _ in corrected] != sorted({each for each, _ in corrected}):
            raise ValueError("kinds")
        corrections[_whole(number)] = Correction(title, byline, source, published, encoding, corrected)
    opened: list[OpenArticle] = []
    for position, row in enumerate(_rows(connection, "SELECT * FROM articles ORDER BY number", MAX_ARTICLES)):
        number, path, sha256, title, byline, source, published, language, encoding, *rest = row
        outcome, guessed, hidden, modified, size, data, digest = rest
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
        )
        correction = corrections.pop(position, Correction())
        if any(paragraph >= len(article.paragraphs) for paragraph, _ in correction.kinds):
            raise ValueError("kinds")
        found = OpenArticle(
            article,
            correction,
            bool(_whole(hidden, 0, 1)),
            data,
            None if modified is None else _finite(modified),
            None if size is None else _whole(size),
        )
        if digest != _digest(found):
            raise ValueError("not the words that were kept")
        opened.append(found)
    if corrections:
        raise ValueError("corrections")
    for table in ("paragraphs", "notes"):
        statement = f"SELECT count(*) FROM {table} WHERE article NOT BETWEEN 0 AND ?"  # noqa: S608 - our own names
        if connection.execute(statement, (len(opened) - 1,)).fetchone()[0]:
            raise ValueError(table)
    return tuple(opened)


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
    lengths = [len(opened.article.paragraphs) for opened in articles]
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


def _read_view(connection: sqlite3.Connection, count: int) -> ViewState:
    found = {_text(key): _json(value) for key, value in _rows(connection, "SELECT key, value FROM view", 100)}
    if set(found) != set(_view_values(ViewState())):
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
    )


def _rows(connection: sqlite3.Connection, statement: str, limit: int) -> Iterable[tuple[object, ...]]:
    for count, row in enumerate(connection.execute(statement)):
        if count >= limit:
            raise ValueError("too many rows")
        yield row


def _kept(value: str | None) -> str | bytes | None:
    if value is None:
        return None
    try:
        value.encode()
    except UnicodeEncodeError:
        return value.encode("utf-8", "surrogatepass")
    return value


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


def _pair(value: object) -> tuple[object, object]:
    items = _list(value)
    if len(items) != 2:
        raise ValueError("not a pair")
    return items[0], items[1]
