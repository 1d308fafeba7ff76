"""Opening SQLite files with care: ours to write, strangers' only to look at, and errors in our own words."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import stat
from collections.abc import Generator
from pathlib import Path
from urllib.parse import quote

from app.errors import CopytasterError, ErrorCode
from app.session import forms

MAX_FILE_BYTES = 1024 * 1024 * 1024
_MAGIC = b"SQLite format 3\0"
_MAX_VALUE_BYTES = 128 * 1024 * 1024
_STEPS = 1_000_000
_MAX_ROUNDS = 500
"""A file may cost so many rounds of _STEPS SQLite instructions: a hostile one must not hold the window up for ever."""


def check_header(path: Path) -> None:
    """Tell by size and first bytes, before SQLite sees it, that it cannot be ours; raises ``CopytasterError``."""
    try:
        if path.is_dir():
            raise CopytasterError(ErrorCode.IS_FOLDER, str(path))
        if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for ever
            raise CopytasterError(ErrorCode.UNREADABLE, str(path), reason="not an ordinary file")
        with path.open("rb") as file:
            head = file.read(100)
            size = os.fstat(file.fileno()).st_size
    except FileNotFoundError as error:
        raise CopytasterError(ErrorCode.MISSING, str(path)) from error
    except OSError as error:
        raise CopytasterError(ErrorCode.UNREADABLE, str(path), reason=error.strerror or "") from error
    if size > MAX_FILE_BYTES:
        raise CopytasterError(ErrorCode.TOO_BIG, str(path))
    if head and not head.startswith(_MAGIC):
        raise CopytasterError(ErrorCode.SESSION_DAMAGED, str(path))


def guard(connection: sqlite3.Connection) -> None:
    """Make what a file could ask SQLite to do harmless: no trusted schema, bounded values, bounded work."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MAX_VALUE_BYTES)
    connection.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, 100_000)
    rounds = iter(range(_MAX_ROUNDS))
    connection.set_progress_handler(lambda: int(next(rounds, None) is None), _STEPS)


def check_form(connection: sqlite3.Connection, path: Path) -> None:
    """Hold the file against the forms so far. Raises ``ValueError``, ``sqlite3.Error`` or ``SESSION_NEWER``."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != forms.APPLICATION_ID:
        raise ValueError("not one of ours")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > forms.VERSION:
        raise CopytasterError(ErrorCode.SESSION_NEWER, str(path))
    # Exactly our tables and nothing else: no view, trigger, virtual table or index can stand in for one.
    found = {
        (kind, name, sql)
        for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master LIMIT 100")
        if not (kind == "index" and sql is None)
    }
    tables = forms.TABLES_OF.get(version)
    if tables is None or found != {("table", name, sql) for name, sql in tables.items()}:
        raise ValueError("not the form of this version")
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise ValueError("damaged")


def connect(path: Path) -> sqlite3.Connection:
    """Open *path*, which must exist, for reading and writing."""
    return sqlite3.connect(address(path, "mode=rw"), uri=True, isolation_level=None)


def prepare_to_write(connection: sqlite3.Connection) -> None:
    """Set an autosave's ways: write-ahead log, removed text overwritten."""
    for setting in ("journal_mode = WAL", "synchronous = NORMAL", "secure_delete = ON", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {setting}")


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Generator[None]:
    """Do all of the body or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            with contextlib.suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
        raise


@contextlib.contextmanager
def cannot_write(path: Path) -> Generator[None]:
    """Turn failures of the body into ``CANNOT_WRITE``."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise CopytasterError(ErrorCode.CANNOT_WRITE, str(path), reason=reason) from error
    except sqlite3.Error as error:
        raise CopytasterError(ErrorCode.CANNOT_WRITE, str(path), reason=str(error)) from error


@contextlib.contextmanager
def reading(path: Path) -> Generator[None]:
    """Turn failures of the body into ``UNREADABLE`` or ``SESSION_DAMAGED``."""
    try:
        yield
    except sqlite3.Error as error:
        raise unreadable(path, error) from error
    except (ValueError, OverflowError, MemoryError) as error:
        raise CopytasterError(ErrorCode.SESSION_DAMAGED, str(path)) from error


def unreadable(path: Path, error: sqlite3.Error) -> CopytasterError:
    """Return what SQLite's failure means: the file is out of reach, or it is damaged."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    outside = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_FULL)
    if code in (*outside, sqlite3.SQLITE_READONLY):
        return CopytasterError(ErrorCode.UNREADABLE, str(path), reason=str(error))
    return CopytasterError(ErrorCode.SESSION_DAMAGED, str(path))


def address(path: Path, mode: str) -> str:
    """Return the ``file:`` address of *path*, with *mode* as its query."""
    place = path.absolute().as_posix()
    # An address names a share of another computer with an empty host, a Windows drive with a slash before it.
    lead = "//" if place.startswith("//") else "" if place.startswith("/") else "/"
    return f"file:{lead}{quote(os.fsencode(place))}?{mode}"


def companions(path: Path) -> tuple[Path, ...]:
    """Return what SQLite may keep beside *path*."""
    return tuple(Path(f"{path}{ending}") for ending in ("-wal", "-shm", "-journal"))


def delete_file(path: Path) -> None:
    """Delete *path* and what SQLite keeps beside it."""
    # The log first: were the file to go first and we to die, its text would stay behind unnoticed.
    for each in (*companions(path), path):
        with contextlib.suppress(OSError):
            each.unlink()
