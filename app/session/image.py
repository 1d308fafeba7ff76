"""A saved comparison in memory: the file's bytes with its log folded in. SQLite never opens it where it lies.

So that what has been looked at in a locked process is, byte for byte, what is opened afterwards.
"""

from __future__ import annotations

import sqlite3
import struct
from pathlib import Path

from app.errors import CopytasterError, ErrorCode
from app.session import unpack
from app.session.connect import check_form, check_header, guard, reading
from app.session.state import SessionState

MOST_BYTES = 320_000_000
"""Of file or log: six articles with the bytes of their files are 100 MB, and all is held twice for a moment."""

_LOG_HEAD, _FRAME_HEAD = 32, 24
_MAGIC, _VERSION = 0x377F0682, 3_007_000


def image_of(path: Path) -> bytes | bytearray:
    """Take in the comparison at *path*, and the log that a copied autosave may have beside it.

    Raises ``MISSING``, ``IS_FOLDER``, ``UNREADABLE``, ``TOO_BIG`` or ``SESSION_DAMAGED``.
    """
    check_header(path)
    log = Path(f"{path}-wal")
    try:
        data = _load(path, path)
        return fold(data, _load(log, path)) if log.is_file() and log.stat().st_size else data
    except FileNotFoundError as error:
        raise CopytasterError(ErrorCode.MISSING, str(path)) from error
    except OSError as error:
        raise CopytasterError(ErrorCode.UNREADABLE, str(path), reason=error.strerror or "") from error


def _load(place: Path, path: Path) -> bytes:
    with place.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise CopytasterError(ErrorCode.TOO_BIG, str(path), detail=f"more than {MOST_BYTES // 1_000_000} MB")
    return data


def state_in(image: bytes | bytearray, path: Path) -> SessionState:
    """Return the state kept in *image*. Raises ``SESSION_DAMAGED`` or ``SESSION_NEWER``, with *path*."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        with reading(path):
            # a file of a write-ahead log says so in its head, and cannot be opened without one
            image = bytearray(image)
            image[18:20] = b"\x01\x01"
            connection.deserialize(image)
            guard(connection)
            check_form(connection, path)
            return unpack.read(connection)
    finally:
        connection.close()


def fold(data: bytes, log: bytes) -> bytes | bytearray:
    """Give a database's *data* with what its write-ahead *log* holds and was committed (SQLite's file format, 4)."""
    if len(log) < _LOG_HEAD:
        return data
    magic, version, size, _, *salts, first, second = struct.unpack(">8I", log[:_LOG_HEAD])
    order = ">" if magic & 1 else "<"
    check = _checksum(log[: _LOG_HEAD - 8], order, (0, 0))
    is_page_size = 512 <= size <= 65_536 and size & (size - 1) == 0
    if magic & ~1 != _MAGIC or version != _VERSION or not is_page_size or check != (first, second):
        return data
    pending: dict[int, int] = {}
    pages: dict[int, int] = {}
    count = 0
    for at in range(_LOG_HEAD, len(log) - _FRAME_HEAD - size + 1, _FRAME_HEAD + size):
        page, committed, *own, first, second = struct.unpack(">6I", log[at : at + _FRAME_HEAD])
        check = _checksum(log[at : at + 8], order, check)
        check = _checksum(log[at + _FRAME_HEAD : at + _FRAME_HEAD + size], order, check)
        if own != salts or not page or check != (first, second):
            break  # left over from before the log was begun anew, or not written to the end
        pending[page] = at + _FRAME_HEAD
        if committed:
            pages |= pending
            pending.clear()
            count = committed
    return _with_pages(data, log, pages, count, size) if count else data


def _with_pages(data: bytes, log: bytes, pages: dict[int, int], count: int, size: int) -> bytearray:
    if count * size > MOST_BYTES:  # a count may lie
        raise CopytasterError(ErrorCode.TOO_BIG, detail=f"more than {MOST_BYTES // 1_000_000} MB")
    image = bytearray(data[: count * size].ljust(count * size, b"\0"))
    for page, at in pages.items():
        if page <= count:
            image[(page - 1) * size : page * size] = log[at : at + size]
    return image


def _checksum(data: bytes, order: str, start: tuple[int, int]) -> tuple[int, int]:
    first, second = start
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for one, other in zip(words[::2], words[1::2], strict=True):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return first, second
