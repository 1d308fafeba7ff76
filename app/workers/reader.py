"""What a reader does with one request: a path, bytes or the clipboard in; an article or an error out, as plain JSON."""

from __future__ import annotations

from binascii import a2b_base64, b2a_base64
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from app.errors import CopytasterError, ErrorCode
from app.model.article import Article, ReadChoice, ReadOptions
from app.workers import codec

KEEP_BYTES = 16 * 1024 * 1024
"""A file's bytes are handed to the window (with ``keep``) up to this many."""

Lock = Callable[[Sequence[str]], object]
"""Locks the process in, but for writing below the folders given."""


def _stay_open(_: Sequence[str]) -> None:
    return None


def answer(request: dict[str, Any], lock: Lock = _stay_open) -> dict[str, Any]:
    """Read what is asked for; never raises but for want of memory. *lock* is called once the file's bytes are in.

    A request is ``{"path": ...}``, ``{"data": ..., "name": ...}`` (base64) or ``{"text": ..., "html": ...}``, with
    ``options`` (see ``codec``) and ``keep`` for the bytes of the file; ``{"sessions": folder}`` asks for what can be
    shown of the comparison kept there, ``{"comparison": path}`` whether a saved one is sound (then the SHA-256 of it),
    ``{"containment": true}`` for what this process cannot do.
    """
    path = str(request.get("path") or request.get("name") or request.get("comparison") or "")
    try:
        return _answer(request, path, lock)
    except CopytasterError as problem:
        return {"error": {"code": problem.code.value, "path": problem.path or path, "values": problem.values}}
    except (MemoryError, RecursionError) as problem:
        values = {"detail": "it takes more memory than a file may" if isinstance(problem, MemoryError) else "nested"}
        return {"error": {"code": ErrorCode.TOO_BIG.value, "path": path, "values": values}}
    except Exception as problem:  # a reader must answer, whatever a file does to a parser
        values = {"detail": type(problem).__name__}
        return {"error": {"code": ErrorCode.READER_CRASHED.value, "path": path, "values": values}}


def _answer(request: dict[str, Any], path: str, lock: Lock) -> dict[str, Any]:
    if "containment" in request:
        from app.workers import attempts

        return {"layers": lock(()), "attempts": attempts.make()}
    if "comparison" in request:
        from app.session import store

        place = Path(request["comparison"])
        image = store.image_of(place)
        lock(())
        return {"vouched": store.vouch(image, place)}
    if "sessions" in request:
        from app.session import glimpse

        lock((request["sessions"],))
        return {"glimpse": glimpse.glimpse(Path(request["sessions"]))}
    from app import read

    if "text" in request:
        lock(())
        return {"article": codec.to_json(read.read_clipboard(request["text"], request.get("html")))}
    options = codec.options_from_json(request.get("options", {}))
    kept: dict[str, Any] = {}
    if "data" in request:
        data = a2b_base64(request["data"])
    else:
        data, modified, size = read.load(path)
        if request.get("keep"):
            # the size told may be less than what came: a file that grows, or one of the system's that has none
            held = data if len(data) <= KEEP_BYTES else b""
            kept = {"modified": modified, "size": size, "data": b2a_base64(held, newline=False).decode("ascii")}
    lock(())
    return {"article": codec.to_json(read_foreign(data, path, options))} | kept


def read_foreign(data: bytes, name: str, options: ReadOptions) -> Article:
    """Read the bytes of a file, our own comparisons among them. Raises ``CopytasterError``."""
    if data.startswith(b"SQLite format 3\0") and ReadChoice.PLAIN_TEXT not in options.choices:
        from app.session import articles

        return articles.read_bytes(data, name, options)
    from app import read

    return read.read_bytes(data, name, options)
