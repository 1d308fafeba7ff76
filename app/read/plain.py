"""Plain text, and what is legible of a file that no other reader could open."""

from __future__ import annotations

import re

from app.errors import CopytasterError, ErrorCode
from app.model.article import Note, ReadOutcome
from app.read import limits, lines
from app.read.decode import decode
from app.read.draft import Draft
from app.read.source import Source

_LEGIBLE = re.compile(rb"[\t\n\r\x20-\x7e\x80-\xff]{6,}")
_WORD = re.compile(rb"[A-Za-z\x80-\xff]{3,}")


def read(source: Source) -> Draft:
    """Read decoded text as lines and paragraphs."""
    return source.note_decoding(lines.read(source.decoded().text))


def read_legible(source: Source) -> Draft:
    """Read whatever is legible in the bytes, without looking at what the file is: text whole, else its runs of letters.

    Raises ``CopytasterError`` with ``NO_TEXT``.
    """
    data = source.data[: limits.MOST_TEXT_BYTES]
    if data.startswith(b"PK\x03\x04") and (text := _unpacked(source.data)).strip():
        return _in_part(lines.read(text))
    if not _looks_binary(data):
        cut = Source(data, source.name, source.options)
        draft = cut.note_decoding(lines.read(cut.decoded().text))
    else:
        runs = [run for run in _LEGIBLE.findall(data) if _WORD.search(run)][: limits.MOST_LINES]
        if not runs:
            raise CopytasterError(ErrorCode.NO_TEXT, source.name, detail="nothing in it is legible")
        draft = _in_part(lines.read("\n\n".join(decode(run, "latin-1").text for run in runs)))
    if len(data) < len(source.data):
        draft.notes.append(Note("cut", (("limit", f"{limits.MOST_TEXT_BYTES // 1_000_000} MB"),)))
    return draft


def _in_part(draft: Draft) -> Draft:
    draft.outcome = ReadOutcome.OPENED_IN_PART
    draft.notes.append(Note("legible-only"))
    return draft


def _unpacked(data: bytes) -> str:
    from app.read.office import container  # archives alone need it

    return container.legible(data)


def _looks_binary(data: bytes) -> bool:
    sample = data[:100_000]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")) or not sample:
        return False
    odd = sum(byte < 9 or 13 < byte < 32 for byte in sample)
    try:
        decode(data)
    except CopytasterError:
        return True
    return odd > 0.02 * len(sample) + 8 and b"\0" not in sample[:2]
