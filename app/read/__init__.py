"""Opening what a newsroom has: a file, bytes or the clipboard becomes an ``Article``.

The content decides the format, the name only where the content does not. Nothing is ever fetched. The readers of the
formats are imported when first needed, so that plain text costs nothing but itself.
"""

from __future__ import annotations

import hashlib
import importlib
import os
import stat
from pathlib import Path
from typing import NamedTuple

from app.errors import CopytasterError, ErrorCode
from app.model.article import USUAL, Article, Note, ReadChoice, ReadOptions
from app.read import limits, lines, sniff
from app.read.draft import Draft
from app.read.finish import finish
from app.read.formats import KINDS, Format
from app.read.source import Source

__all__ = ["Loaded", "load", "read_bytes", "read_clipboard", "read_file"]

_CONTAINERS = frozenset(
    (
        Format.PDF, Format.DOCX, Format.ODT, Format.EPUB, Format.SESSION, Format.HTML, Format.MHTML, Format.WEBARCHIVE,
        Format.MAIL, Format.RTF,
    )
)  # fmt: skip
"""What is large for its pictures, and has budgets of its own for its text."""

_CONTROL = bytes(
    (0, *range(5, 9), 0x0B, *range(0x0E, 0x11), 0x12, 0x14, 0x15, *range(0x17, 0x1B), *range(0x1C, 0x1F))
) + bytes(range(0x7F, 0xA0))
"""Control characters that neither text nor agency files have any use for."""


class Loaded(NamedTuple):
    """A file's bytes (one more than a file may have at the most), its change in seconds since 1970, its size."""

    data: bytes
    modified: float
    size: int


def load(path: str | Path) -> Loaded:
    """Take in the file at *path*.

    Raises ``CopytasterError``: ``MISSING``, ``IS_FOLDER`` or ``UNREADABLE``.
    """
    name = str(path)
    try:
        status = os.stat(name)
        if stat.S_ISDIR(status.st_mode):
            raise CopytasterError(ErrorCode.IS_FOLDER, name)
        if not stat.S_ISREG(status.st_mode):
            raise CopytasterError(ErrorCode.UNREADABLE, name, detail="not an ordinary file")
        with open(name, "rb", opener=_open) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):  # it was changed for something else meanwhile
                raise CopytasterError(ErrorCode.UNREADABLE, name, detail="not an ordinary file")
            return Loaded(file.read(limits.MOST_BYTES + 1), status.st_mtime, status.st_size)
    except FileNotFoundError as problem:
        raise CopytasterError(ErrorCode.MISSING, name) from problem
    except OSError as problem:
        if isinstance(problem, NotADirectoryError):
            raise CopytasterError(ErrorCode.MISSING, name) from problem
        raise CopytasterError(ErrorCode.UNREADABLE, name, detail=problem.strerror or "") from problem
    except ValueError as problem:  # a NUL in the path
        raise CopytasterError(ErrorCode.MISSING, name) from problem


def _open(name: str, flags: int) -> int:
    # a pipe put in the file's place would be waited for, a terminal become ours
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))


def read_file(path: str | Path, options: ReadOptions = USUAL) -> Article:
    """Read the file at *path*.

    Raises ``CopytasterError`` with what ``load`` raises, or ``NEEDS_PASSWORD``, ``MISNAMED``, ``TOO_BIG``, ``DAMAGED``,
    ``NO_TEXT``, ``UNKNOWN_ENCODING`` or ``NO_SUCH_ITEM``.
    """
    return read_bytes(load(path).data, str(path), options)


def read_bytes(data: bytes, name: str, options: ReadOptions = USUAL) -> Article:
    """Read *data*, the content of the file called *name*; see ``read_file`` for the rest."""
    try:
        return _read(Source(data, name, options))
    except CopytasterError as problem:
        if problem.path:
            raise
        raise CopytasterError(problem.code, name, **problem.values) from problem
    except (RecursionError, MemoryError) as problem:
        raise CopytasterError(ErrorCode.TOO_BIG, name, detail="too deeply nested or too large to hold") from problem


def read_clipboard(text: str, html: str | None = None) -> Article:
    """Read what was copied: *html* where it has text, else *text*.

    Raises ``CopytasterError``: ``NO_TEXT`` or ``TOO_BIG``.
    """
    _bound(max(len(text), len(html or "")), limits.MOST_BYTES, "")
    sha256 = hashlib.sha256((html or text).encode("utf-8", "surrogatepass")).hexdigest()
    if html:
        from app.read.web import fragment  # see the head of this module

        try:
            return finish(fragment.read(html), "", sha256, format_=Format.HTML)
        except CopytasterError as problem:
            if problem.code is not ErrorCode.NO_TEXT:
                raise
    if not text:
        raise CopytasterError(ErrorCode.NO_TEXT, detail="it is empty")
    _bound(len(text), limits.MOST_TEXT_BYTES, "")
    return finish(lines.read(text), "", hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def _bound(size: int, most: int, name: str) -> None:
    if size > most:
        raise CopytasterError(ErrorCode.TOO_BIG, name, detail=f"more than {most // 1_000_000} MB")


def _read(source: Source) -> Article:
    data, name = source.data, source.name
    if not data:
        raise CopytasterError(ErrorCode.NO_TEXT, name, detail="it is empty")
    _bound(len(data), limits.MOST_BYTES, name)
    if source.wants(ReadChoice.PLAIN_TEXT):
        from app.read import plain

        format_, draft = Format.TEXT, plain.read_legible(source)
    else:
        format_ = _identify(source)
        draft = _draft(format_, source)
        if ending := sniff.misnamed(format_, name):
            values = (("content", KINDS[format_].name), ("name", ending))
            draft.notes.insert(0, Note("content-differs-from-name", values))
    if not draft.items:
        source.chosen(1)  # whoever asks for the second of one is told
    return finish(draft, name, hashlib.sha256(data).hexdigest(), source.options, format_)


def _identify(source: Source) -> Format:
    format_ = sniff.sniff_bytes(source.data, source.name)
    if format_ is not None and format_ not in _CONTAINERS:
        _bound(len(source.data), limits.MOST_TEXT_BYTES, source.name)
    if format_ is Format.SESSION:
        raise CopytasterError(ErrorCode.NO_TEXT, source.name, detail="it is a saved comparison: open it as one")
    if format_ is not None:
        return format_
    try:
        text = source.decoded().text
    except CopytasterError as problem:
        if problem.code is ErrorCode.NO_TEXT:
            raise sniff.unreadable(source.name) from problem
        raise
    if source.options.encoding is None and _is_noise(text):
        raise sniff.unreadable(source.name)
    format_ = sniff.sniff_text(text, source.name)
    if format_ not in _CONTAINERS:
        _bound(len(source.data), limits.MOST_TEXT_BYTES, source.name)
    return format_


def _draft(format_: Format, source: Source) -> Draft:
    module = importlib.import_module(f"app.read.{KINDS[format_].module}")
    return module.read(source)


def _is_noise(text: str) -> bool:
    """Whether *text* decodes but is none: programs and compressed data are full of control characters."""
    sample = text[:100_000].encode("latin-1", "replace")
    control = len(sample) - len(sample.translate(None, _CONTROL))
    return control > 0.02 * len(sample) + 8 or bool(control and control > 0.1 * len(sample))
