"""Frames over pipes: a kind byte, a length, a body. Imports next to nothing: every start waits for it.

JSON is for readers, pickled values for our own processes alone.
"""

from __future__ import annotations

import json
import mmap
import re
import struct
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from io import FileIO

_HEAD = struct.Struct(">cI")
_JSON = b"J"
_VALUE = b"V"

LARGEST = 1 << 30
"""Bytes; a longer frame means the two ends have lost each other."""

MOST_VALUES = 4_000_000
"""Values in the JSON of a frame: each may take sixty bytes once parsed, and as few as two before."""

_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.S)


class BrokenFrame(Exception):  # noqa: N818 - says what it is
    """The stream ended inside a frame, or does not hold frames at all."""


class Long(BrokenFrame):
    """A frame is longer than it may be."""


def write_value(stream: BinaryIO, value: object) -> None:
    """Send one of our own frozen values. Raises ``OSError`` when the other end is gone."""
    import pickle

    _write(stream, _VALUE, pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))


def write_json(stream: BinaryIO, value: dict[str, Any]) -> None:
    """Send plain JSON. Raises ``OSError`` when the other end is gone."""
    _write(stream, _JSON, plain(value))


def plain(value: dict[str, Any]) -> bytes:
    """Give *value* as the JSON of a frame."""
    # lone surrogates cannot be in an article, but a reader must never die of one
    return json.dumps(value, ensure_ascii=True).encode("ascii")


def write_raw(stream: BinaryIO | FileIO, body: bytes | mmap.mmap) -> None:
    """Send JSON that somebody else made, without a copy of it. Raises ``OSError`` when the other end is gone."""
    view = memoryview(body)
    for part in (memoryview(_HEAD.pack(_JSON, len(view))), view):
        sent = 0
        while sent < len(part):  # a stream without a buffer may take less than it is given
            sent += stream.write(part[sent:]) or 0
    stream.flush()


class Incoming:
    """A frame of JSON as it comes in, of *most* bytes. Its body lies in pages of its own: what ``close`` gives back is
    gone, where the interpreter's heap would still hold it, and a fork of this process could read it."""

    def __init__(self, most: int = LARGEST) -> None:
        self._most = most
        self._head = bytearray(_HEAD.size)
        self._has = 0
        self.body: mmap.mmap | None = None

    @property
    def is_begun(self) -> bool:
        """Whether anything has come."""
        return self._has > 0

    @property
    def is_whole(self) -> bool:
        """Whether all of it has come."""
        return self.body is not None and self._has == _HEAD.size + len(self.body)

    def room(self) -> memoryview:
        """Give the place for the next bytes; one byte long where there should be none."""
        if self._has < _HEAD.size:
            return memoryview(self._head)[self._has :]
        if self.body is None or self.is_whole:
            return memoryview(bytearray(1))
        return memoryview(self.body)[self._has - _HEAD.size :]

    def came(self, count: int) -> None:
        """Take note that *count* bytes were put into ``room``. Raises ``BrokenFrame``, ``Long`` beyond the most."""
        if self.is_whole:
            raise BrokenFrame
        self._has += count
        if self._has == _HEAD.size and self.body is None:
            kind, length = _HEAD.unpack(self._head)
            if kind != _JSON or not length:
                raise BrokenFrame
            if length > self._most:
                raise Long
            self.body = mmap.mmap(-1, length)

    def close(self) -> None:
        """Give the body's pages back."""
        if self.body is not None:
            self.body.close()
            self.body = None


def take(stream: FileIO) -> Incoming | None:
    """Receive one frame of JSON unread, ``None`` at the end of the stream. Raises ``BrokenFrame`` and ``Long``."""
    incoming = Incoming()
    while not incoming.is_whole:
        with incoming.room() as room:
            count = stream.readinto(room) or 0
        if not count:
            if incoming.is_begun:
                raise BrokenFrame
            return None
        incoming.came(count)
    return incoming


def read(stream: BinaryIO, *, only_json: bool = False) -> Any | None:
    """Receive one value, ``None`` at the end of the stream.

    With *only_json* a pickled frame is refused unread. Raises ``BrokenFrame``.
    """
    head = _exactly(stream, _HEAD.size, at_border=True)
    if head is None:
        return None
    kind, length = _HEAD.unpack(head)
    if kind not in (_JSON, _VALUE) or length > LARGEST or (only_json and kind != _JSON):
        raise BrokenFrame
    body = _exactly(stream, length)
    if body is None:
        raise BrokenFrame
    if kind == _JSON:
        if not _is_bearable(body):
            raise BrokenFrame
        try:
            return json.loads(body)
        except (ValueError, RecursionError) as problem:
            raise BrokenFrame from problem
    import pickle

    return pickle.loads(body)  # noqa: S301 - from our own process, over our own pipe


def _is_bearable(body: bytes) -> bool:
    """Whether JSON has no more values than a frame may; texts of any length are but one."""
    return _separators(body) <= MOST_VALUES or _separators(_STRING.sub(b"", body)) <= MOST_VALUES


def _separators(body: bytes) -> int:
    return body.count(b",") + body.count(b"[") + body.count(b"{")


def _write(stream: BinaryIO, kind: bytes, body: bytes) -> None:
    stream.write(_HEAD.pack(kind, len(body)) + body)
    stream.flush()


def _exactly(stream: BinaryIO, count: int, *, at_border: bool = False) -> bytes | None:
    parts: list[bytes] = []
    missing = count
    while missing:
        part = stream.read(missing)
        if not part:
            if at_border and missing == count:
                return None
            raise BrokenFrame
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
