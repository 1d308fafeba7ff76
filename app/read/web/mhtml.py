"""A saved page as MHTML: its root part is the page; pictures, styles and frames are left where they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.errors import CopytasterError, ErrorCode
from app.model.article import ReadChoice
from app.read.draft import Draft
from app.read.mail import mime
from app.read.mail.mime import Part
from app.read.source import Source
from app.read.web import html

_TRANSFER = re.compile(rb"content-transfer-encoding:\s*(quoted-printable|base64)", re.I)
_PAGES = frozenset(("text/html", "application/xhtml+xml"))


def read(source: Source) -> Draft:
    """Read the page; raises ``CopytasterError`` with ``DAMAGED`` where no page is found, or what ``html.read`` does."""
    return read_part(mime.parse(source.data), source)


def read_part(root: Part, source: Source) -> Draft:
    """Read the page that *root*, a message already cut into parts, holds; for the rest see ``read``."""
    page = _page(root)
    decoded = page.decoded(source.options.encoding)
    address = page.text_of("content-location") or root.text_of("snapshot-content-location")
    draft = html.read(decoded.text, whole=source.wants(ReadChoice.WHOLE_PAGE), address=address)
    return source.note_decoding(draft, decoded)


def _page(root: Part) -> Part:
    pages = [part for part in _leaves(root) if part.type in _PAGES]
    start = root.parameter("start").strip("<> ")
    for part in pages:
        if start and part.text_of("content-id").strip("<> ") == start:
            return part
    if pages:
        return pages[0]
    # a boundary that does not fit: what stands behind the page's first tag is the page
    at = root.raw.lower().find(b"<html")
    if at < 0:
        raise CopytasterError(ErrorCode.DAMAGED, detail="no page is found in it")
    found = _TRANSFER.search(root.raw, max(0, at - 2_000), at)
    head = b"Content-Type: text/html\nContent-Transfer-Encoding: " + (found[1] if found else b"8bit")
    return Part(mime.header(head), root.raw[at:])


def _leaves(root: Part) -> Iterator[Part]:
    """Every part that holds no others, in order; of mails within mails nothing."""
    waiting = [root]
    while waiting:
        part = waiting.pop()
        if part.type.startswith("multipart/") or part is root:
            waiting.extend(reversed(part.parts))
        if not part.parts:
            yield part
