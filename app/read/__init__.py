"""Opening what a newsroom has: a file, bytes or the clipboard becomes an ``Article``.

The content decides the format, the name only where the content does not. Nothing is ever fetched. The readers of the
formats are imported when first needed, so that plain text costs nothing but itself.
"""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from app.errors import CopytasterError, ErrorCode
from app.model.article import Article, Note, ReadOutcome
from app.read import limits, lines
from app.read.decode import Decoded, decode
from app.read.draft import Draft
from app.read.finish import finish
from app.read.sniff import Format, check_bytes, extension, sniff

__all__ = ["read_bytes", "read_clipboard", "read_file"]


def read_file(path: str | Path, encoding: str | None = None) -> Article:
    """Read the file at *path*; *encoding* is a Python codec name that overrules every guess.

    Raises ``CopytasterError``: ``MISSING``, ``IS_FOLDER``, ``UNREADABLE``, ``EMPTY``, ``TOO_BIG``, ``BINARY``,
    ``NO_TEXT``, ``NOT_YET`` (a kind without a reader) or ``UNKNOWN_ENCODING``.
    """
    name = str(path)
    try:
        status = os.stat(name)
        if stat.S_ISDIR(status.st_mode):
            raise CopytasterError(ErrorCode.IS_FOLDER, name)
        if not stat.S_ISREG(status.st_mode):
            raise CopytasterError(ErrorCode.UNREADABLE, name, detail="not an ordinary file")
        with open(name, "rb") as file:
            data = file.read(limits.MOST_BYTES + 1)
    except FileNotFoundError as problem:
        raise CopytasterError(ErrorCode.MISSING, name) from problem
    except OSError as problem:
        if isinstance(problem, NotADirectoryError):
            raise CopytasterError(ErrorCode.MISSING, name) from problem
        raise CopytasterError(ErrorCode.UNREADABLE, name, detail=problem.strerror or "") from problem
    except ValueError as problem:  # a NUL in the path
        raise CopytasterError(ErrorCode.MISSING, name) from problem
    return read_bytes(data, name, encoding)


def read_bytes(data: bytes, name: str, encoding: str | None = None) -> Article:
    """Read *data*, the content of the file called *name*; see ``read_file`` for the rest."""
    try:
        return _read(data, name, encoding)
    except CopytasterError as problem:
        if problem.path:
            raise
        raise CopytasterError(problem.code, name, **problem.values) from problem
    except (RecursionError, MemoryError) as problem:
        raise CopytasterError(ErrorCode.TOO_BIG, name, detail="too deeply nested or too large to hold") from problem


def read_clipboard(text: str, html: str | None = None) -> Article:
    """Read what was copied: *html* where it has text, else *text*.

    Raises ``CopytasterError``: ``EMPTY``, ``NO_TEXT`` or ``TOO_BIG``.
    """
    if len(text) > limits.MOST_BYTES or len(html or "") > limits.MOST_BYTES:
        raise CopytasterError(ErrorCode.TOO_BIG, detail=_megabytes(max(len(text), len(html or ""))))
    sha256 = hashlib.sha256((html or text).encode("utf-8", "surrogatepass")).hexdigest()
    if html:
        from app.read import walk  # see the head of this module

        try:
            return finish(walk.read_fragment(html), "", sha256, None)
        except CopytasterError as problem:
            if problem.code is not ErrorCode.NO_TEXT:
                raise
    if not text:
        raise CopytasterError(ErrorCode.EMPTY)
    return finish(lines.read(text), "", hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), None)


def _megabytes(size: int) -> str:
    return f"more than {limits.MOST_BYTES // 1_000_000} MB" if size > limits.MOST_BYTES else f"{size / 1e6:.1f} MB"


def _read(data: bytes, name: str, encoding: str | None) -> Article:
    if not data:
        raise CopytasterError(ErrorCode.EMPTY, name)
    check_bytes(data, name)
    if len(data) > limits.MOST_BYTES:
        raise CopytasterError(ErrorCode.TOO_BIG, name, detail=_megabytes(len(data)))
    declared = None
    if b"<" in data[:4096]:
        from app.read import walk

        declared = walk.declared_encoding(data)
    decoded = decode(data, encoding, declared)
    if encoding is None:
        _check_text(decoded.text, name)
    sniffed = sniff(decoded.text, name)
    draft = _draft(sniffed.format, decoded.text)
    _note(draft, decoded, name, sniffed.misnamed, sniffed.format)
    return finish(draft, name, hashlib.sha256(data).hexdigest(), decoded.encoding)


def _draft(format_: Format, text: str) -> Draft:
    if format_ is Format.HTML:
        from app.read import html

        return html.read(text)
    if format_ is Format.MARKDOWN:
        from app.read import markdown

        return markdown.read(text)
    return lines.read(text)


def _check_text(text: str, name: str) -> None:
    """Refuse what decodes but is no text: programs and compressed data are full of control characters."""
    sample = text[:100_000]
    control = sum(
        (character < " " and character not in "\t\n\r\f\x01\x02\x03\x04\x1b") or "\x7f" <= character < "\xa0"
        for character in sample
    )
    if control > 0.02 * len(sample) + 8 or (control and control > 0.1 * len(sample)):
        raise CopytasterError(ErrorCode.BINARY, name)


def _note(draft: Draft, decoded: Decoded, name: str, misnamed: str, format_: Format) -> None:
    if misnamed:
        draft.notes.insert(
            0, Note("content-differs-from-name", (("content", format_.value), ("name", extension(name))))
        )
    if decoded.guessed:
        draft.guessed.add("encoding")
        draft.notes.append(Note("encoding-guessed", (("encoding", decoded.encoding),)))
    if decoded.mixed:
        draft.outcome = ReadOutcome.OPENED_IN_PART
        draft.notes.append(Note("encoding-mixed", (("encoding", decoded.encoding),)))
