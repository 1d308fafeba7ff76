"""Writing a session's state through an open connection, and the digest that its articles are held against."""

from __future__ import annotations

import hashlib
import json
import sqlite3

from app.model.decisions import UNDECIDED, Decisions
from app.session.forms import APPLICATION_ID, TABLES, VERSION
from app.session.state import Correction, OpenArticle, SessionState, ViewState

FIELDS = ("path", "sha256", "title", "byline", "source", "published", "language", "encoding")
"""Of an article, the texts that have a column of their own."""


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
    held = view_values(old.view) if old else {}
    for key, value in view_values(state.view).items():
        if held.get(key) != value:
            connection.execute("INSERT OR REPLACE INTO view VALUES (?, ?)", (key, value))
    if (old.decisions if old else UNDECIDED) != state.decisions:
        _write_decisions(connection, state.decisions)
    if old is None or old.seen is not state.seen:
        seen_before = old.seen if old else frozenset[str]()
        for key in sorted(seen_before - state.seen):
            connection.execute("DELETE FROM seen WHERE key = ?", (kept(key),))
        for key in sorted(state.seen - seen_before):
            connection.execute("INSERT INTO seen VALUES (?)", (kept(key),))


def _write_decisions(connection: sqlite3.Connection, decisions: Decisions) -> None:
    connection.execute("DELETE FROM decisions")
    told = told_decisions(decisions)
    connection.executemany(
        "INSERT INTO decisions VALUES (?, ?, ?, ?)",
        ((number, *each, digest) for number, (each, digest) in enumerate(zip(told, digests_of(told), strict=True))),
    )


def told_decisions(decisions: Decisions) -> list[tuple[str, str]]:
    """Return decisions as they are kept, each as its subject and what is said of it, in the order they were made."""
    links = [
        (
            "link",
            json.dumps([*(part for side in (each.a, each.b) for part in (side.article, side.paragraphs)), each.linked]),
        )
        for each in decisions.links
    ]
    return links + [
        ("entity", json.dumps([each.deed, each.forms, each.name, each.type])) for each in decisions.entities
    ]


def digests_of(told: list[tuple[str, str]]) -> list[str]:
    """Return a digest for each of them, over it and all before it and how many there are: none can go unnoticed."""
    digest = hashlib.sha256(str(len(told)).encode("ascii"))
    digests: list[str] = []
    for each in told:
        digest.update(json.dumps(each).encode("ascii"))
        digests.append(digest.hexdigest())
    return digests


def _write_meta(connection: sqlite3.Connection, state: SessionState, old: SessionState | None) -> None:
    values = {"id": state.id, "base": str(state.base), "saved_path": kept(state.saved_path)}
    held = {"id": old.id, "base": str(old.base), "saved_path": kept(old.saved_path)} if old else {}
    for key, value in values.items():
        if old is None or held[key] != value:
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def _write_article(connection: sqlite3.Connection, number: int, opened: OpenArticle, old: OpenArticle | None) -> None:
    if old is not None and old == opened:
        return
    article = opened.article
    connection.execute(
        "INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            *(kept(getattr(article, name)) for name in FIELDS),
            article.outcome.value,
            json.dumps(article.guessed),
            kept(article.format),
            json.dumps([article.options.encoding, article.options.item, sorted(article.options.choices)]),
            json.dumps(sorted(article.offered)),
            json.dumps([[item.title, item.detail] for item in article.items]),
            int(opened.hidden),
            opened.modified,
            opened.size,
            opened.data,
            digest_of(opened),
        ),
    )
    if old is None or old.article.paragraphs != article.paragraphs:
        connection.execute("DELETE FROM paragraphs WHERE article = ?", (number,))
        connection.executemany(
            "INSERT INTO paragraphs VALUES (?, ?, ?, ?)",
            ((number, index, each.kind.value, kept(each.text)) for index, each in enumerate(article.paragraphs)),
        )
    if old is None or old.article.notes != article.notes:
        connection.execute("DELETE FROM notes WHERE article = ?", (number,))
        connection.executemany(
            "INSERT INTO notes VALUES (?, ?, ?, ?)",
            ((number, index, kept(note.code), json.dumps(note.values)) for index, note in enumerate(article.notes)),
        )
    fix = opened.correction
    if fix == Correction():
        connection.execute("DELETE FROM corrections WHERE article = ?", (number,))
    elif old is None or old.correction != fix:
        fields = (fix.title, fix.byline, fix.source, fix.published)
        kinds = [(paragraph, kind.value) for paragraph, kind in fix.kinds]
        connection.execute(
            "INSERT OR REPLACE INTO corrections VALUES (?, ?, ?, ?, ?, ?, ?)",
            (number, *map(kept, fields), json.dumps(kinds), json.dumps(fix.shape)),
        )


def digest_of(opened: OpenArticle, version: int = VERSION) -> str:
    """Return the digest of an article, all that is kept of it, as a form of this version has it."""
    # SQLite notices damage to its own structure, not to the texts: one flipped letter would pass for the article's own.
    article, fix = opened.article, opened.correction
    modified = None if opened.modified is None else opened.modified + 0.0  # SQLite gives 1 as 1.0 and -0.0 as 0.0
    digest = hashlib.sha256(opened.data or b"")
    facts = [fix.title, fix.byline, fix.source, fix.published]
    options = article.options
    told: tuple[object, ...] = (
        [getattr(article, name) for name in FIELDS],
        [article.outcome, article.guessed, [(note.code, note.values) for note in article.notes]],
        [(paragraph.kind, paragraph.text) for paragraph in article.paragraphs],
        [*facts, options.encoding, fix.kinds] if version == 1 else [*facts, fix.kinds, fix.shape],
        [opened.hidden, opened.data is None, modified, opened.size],
    )
    if version > 1:
        told += (
            [article.format, options.encoding, options.item, sorted(options.choices), sorted(article.offered)],
            [(item.title, item.detail) for item in article.items],
        )
    digest.update(json.dumps(told).encode("ascii"))
    return digest.hexdigest()


def view_values(view: ViewState, version: int = VERSION) -> dict[str, str]:
    """Return the view's settings as a form of this version keeps them, by name."""
    ages = {"ages": json.dumps(view.ages)} if version > 2 else {}
    return {
        "granularity": json.dumps(view.granularity),
        "marks": json.dumps(None if view.marks is None else sorted(view.marks)),
        "zoom": json.dumps(view.zoom),
        "columns": json.dumps(view.columns),
        "sidebar_tab": json.dumps(view.sidebar_tab),
        "sidebar_open": json.dumps(view.sidebar_open),
        "place": json.dumps(view.place),
        "order": json.dumps(view.order),
        **ages,
    }


def kept(value: str | None) -> str | bytes | None:
    """Return a text as SQLite takes it."""
    if value is None:
        return None
    try:
        value.encode()
    except UnicodeEncodeError:
        return value.encode("utf-8", "surrogatepass")
    return value
