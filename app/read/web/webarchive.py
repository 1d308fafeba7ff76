"""A page saved by Safari: a property list, binary or XML, whose main resource is the page."""

from __future__ import annotations

import plistlib
import struct
from typing import Any, cast
from xml.parsers.expat import ExpatError

from app.errors import CopytasterError, ErrorCode
from app.model.article import ReadChoice
from app.read import walk
from app.read.decode import decode
from app.read.draft import Draft
from app.read.source import Source
from app.read.web import html

_FAULTS = (
    plistlib.InvalidFileException, ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError,
    AssertionError, EOFError, OSError, RecursionError, struct.error, ExpatError,
)  # fmt: skip
"""What the library raises on a file that is cut or no property list."""
_PAGES = ("text/html", "application/xhtml+xml", "text/plain", "")


def read(source: Source) -> Draft:
    """Read the page; frames and pictures in it are left out.

    Raises ``CopytasterError`` with ``DAMAGED`` for what is cut or has no page, ``NO_TEXT`` for a saved picture or film,
    and what ``html.read`` raises.
    """
    page = _main(source.data)
    data, kind = page.get("WebResourceData"), page.get("WebResourceMIMEType", "")
    if isinstance(kind, str) and kind.lower() not in _PAGES:
        raise CopytasterError(ErrorCode.NO_TEXT, detail="it is a saved picture, film or other file, not a page")
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    if not isinstance(data, bytes):
        raise CopytasterError(ErrorCode.DAMAGED, detail="no page is found in it")
    name = page.get("WebResourceTextEncodingName")
    declared = name if isinstance(name, str) and name else walk.declared_encoding(data)
    decoded = decode(data, source.options.encoding, declared)
    address = page.get("WebResourceURL")
    address = address if isinstance(address, str) else ""
    draft = html.read(decoded.text, whole=source.wants(ReadChoice.WHOLE_PAGE), address=address)
    return source.note_decoding(draft, decoded)


def _main(data: bytes) -> dict[str, Any]:
    """The main resource, a dictionary of whatever types."""
    try:
        archive: Any = plistlib.loads(data)
    except _FAULTS as problem:
        raise CopytasterError(ErrorCode.DAMAGED, detail="it is cut off or no saved page") from problem
    page: Any = cast("dict[str, Any]", archive).get("WebMainResource") if isinstance(archive, dict) else None
    if not isinstance(page, dict):
        raise CopytasterError(ErrorCode.DAMAGED, detail="no page is found in it")
    return cast("dict[str, Any]", page)
