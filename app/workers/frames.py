"""Frames over pipes: a kind byte, a length, a body. Imports next to nothing: every start waits for it.

JSON is for readers, pickled values for our own processes alone.
"""

from __future__ import annotations

import json
import re
import struct
from typing import Any, BinaryIO

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


def write_value(stream: BinaryIO, value: object) -> None:
    """Send one of our own frozen values. Raises ``OSError`` when the other end is gone."""
    import pickle

    _write(stream, _VALUE, pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))


def write_json(stream: BinaryIO, value: dict[str, Any]) -> None:
    """Send plain JSON. Raises ``OSError`` when the other end is gone."""
    write_raw(stream, plain(value))


def plain(value: dict[str, Any]) -> bytes:
    """Give *value* as the JSON of a frame."""
    # lone surrogates cannot be in an article, but a reader must never die of one
    return json.dumps(value, ensure_ascii=True).encode("ascii")


def write_raw(stream: BinaryIO, body: bytes) -> None:
    """Send JSON that somebody else made. Raises ``OSError`` when the other end is gone."""
    _write(stream, _JSON, body)


def json_body(frame: bytes) -> bytes:
    """Give the body of a whole frame of JSON, b"" for anything else."""
    if len(frame) < _HEAD.size:
        return b""
    kind, length = _HEAD.unpack(frame[: _HEAD.size])
    return frame[_HEAD.size :] if kind == _JSON and length == len(frame) - _HEAD.size else b""


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
