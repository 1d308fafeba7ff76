"""The reading worker: a path, bytes or the clipboard in; an article or an error out, as plain JSON."""

from __future__ import annotations

import os
from binascii import a2b_base64, b2a_base64
from pathlib import Path
from typing import Any, BinaryIO

from app.errors import CopytasterError, ErrorCode
from app.workers import codec, frames, limits

KEEP_BYTES = 16 * 1024 * 1024
"""A file's bytes are handed to the window (with ``keep``) up to this many."""


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer until the pipe closes.

    A request is ``{"path": ...}``, ``{"data": ..., "name": ...}`` (base64) or ``{"text": ..., "html": ...}``;
    ``{"sessions": folder}`` asks for what can be shown of the comparison kept there.
    """
    while (request := frames.read(requests, only_json=True)) is not None:
        limits.limit_work(2 * limits.READER_SECONDS)
        frames.write_json(answers, answer(request))


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Read what is asked for; never raises but for want of memory."""
    path = str(request.get("path", ""))
    try:
        if "sessions" in request:
            return {"glimpse": _glimpse(request["sessions"])}
        answer: dict[str, Any] = {"article": codec.to_json(_read(request))}
        return answer | _file(path) if path and request.get("keep") else answer
    except CopytasterError as problem:
        return {"error": {"code": problem.code.value, "path": problem.path or path, "values": problem.values}}
    except (MemoryError, RecursionError) as problem:
        values = {"detail": type(problem).__name__}
        return {"error": {"code": ErrorCode.TOO_BIG.value, "path": path, "values": values}}
    except Exception as problem:  # a reader must answer, whatever a file does to a parser
        values = {"detail": type(problem).__name__}
        return {"error": {"code": ErrorCode.READER_CRASHED.value, "path": path, "values": values}}


def _glimpse(folder: str) -> dict[str, Any] | None:
    from app.session import glimpse

    return glimpse.glimpse(Path(folder))


def _file(path: str) -> dict[str, Any]:
    """Give what the window keeps of a file: time and size to see it change, bytes to decode it another way."""
    try:
        with open(path, "rb") as stream:
            found = os.fstat(stream.fileno())
            data = stream.read() if found.st_size <= KEEP_BYTES else b""
    except OSError:
        return {}
    return {"modified": found.st_mtime, "size": found.st_size, "data": b2a_base64(data, newline=False).decode("ascii")}


def _read(request: dict[str, Any]) -> Any:
    from app import read

    options = codec.options_from_json(request.get("options", {}))
    if "data" in request:
        return read.read_bytes(a2b_base64(request["data"]), request["name"], options)
    if "text" in request:
        return read.read_clipboard(request["text"], request.get("html"))
    return read.read_file(request["path"], options)
