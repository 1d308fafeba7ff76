"""What a file holds: its first bytes decide, its name only where they do not."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from enum import StrEnum

from app.errors import CopytasterError, ErrorCode


class Format(StrEnum):
    """A format with a reader."""

    TEXT = "plain text"
    MARKDOWN = "Markdown"
    HTML = "a web page"


@dataclass(frozen=True, slots=True)
class Sniffed:
    """The format to read, and the extension of a name that promises another one ("" where it does not)."""

    format: Format
    misnamed: str = ""


_NAMES = {
    **dict.fromkeys((".txt", ".text", ".asc"), Format.TEXT),
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd", ".mkdn"), Format.MARKDOWN),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".xht", ".shtml"), Format.HTML),
}
_LATER = frozenset(
    """.docx .doc .odt .pdf .rtf .epub .eml .msg .mht .mhtml .webarchive .xml .nitf .newsml .rss .atom .json .copytaster
    .pages .fodt .dot .dotx .docm .mbox .ninjs .opml""".split()  # noqa: SIM905 - a list of words reads best so
)
_LATER_MAGIC = (
    (b"{\\rtf", ".rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
    (b"SQLite format 3\0", ".copytaster"),
)
_BINARY_MAGIC = (
    b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"RIFF", b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!\x1a",
    b"\xfd7zXZ", b"\x7fELF", b"MZ\x90", b"OggS", b"ID3\x03", b"ID3\x04", b"fLaC", b"\xca\xfe\xba\xbe", b"II*\0",
    b"MM\0*", b"wOFF", b"wOF2", b"\0asm", b"\x28\xb5\x2f\xfd", b"\0\0\0\x18ftyp", b"\0\0\0\x20ftyp",
)  # fmt: skip
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?><!--.{0,5000}?-->\s*){0,5}"
    r"<(?:!doctype\s+html|html|head|body|meta|title|article|section|div|p|h[1-6]|table|span|br|main)\b",
    re.I | re.S,
)
_XML = re.compile(
    r"\s*(?:<\?xml\b|<!doctype\s+(?!html)\w|<(?:nitf|newsml|newsitem|newsmessage|rss|feed|rdf:RDF|plist)\b)", re.I
)
_XHTML = re.compile(r"<(?:!doctype\s+)?html\b", re.I)
_JSON = re.compile(r'\s*(?:\{\s*"|\[\s*\{\s*")')
_HEADER = re.compile(r"(?:From |[A-Za-z][A-Za-z0-9-]{1,40}:[ \t])")
_MAIL = re.compile(r"^(?:MIME-Version|Received|Return-Path|Message-ID|Delivered-To):", re.I | re.M)
_MHTML = re.compile(r"multipart/related|^Snapshot-Content-Location:", re.I | re.M)
_TAG = re.compile(r"</?(?:p|div|body|html|br|h[1-6]|span|a|li|table)\b[^<>]{0,500}>", re.I)


def extension(name: str) -> str:
    """Give the extension of *name*, lower case with its dot, or ""."""
    return os.path.splitext(name)[1].lower()


def check_bytes(data: bytes, name: str) -> None:
    """Refuse what is no text by its first bytes: other documents (``NOT_YET``), pictures and the like (``BINARY``)."""
    head = data[:1024]
    ending = extension(name)
    if b"%PDF-" in head:
        raise CopytasterError(ErrorCode.NOT_YET, name, extension=".pdf")
    for magic, kind in _LATER_MAGIC:
        if head.startswith(magic):
            later = ending if kind == ".doc" and ending in _LATER else kind
            raise CopytasterError(ErrorCode.NOT_YET, name, extension=later)
    if head.startswith(b"PK\x03\x04"):
        _refuse_archive(data, name, ending)
    if head.startswith(b"bplist00"):
        if b"WebMainResource" in data:
            raise CopytasterError(ErrorCode.NOT_YET, name, extension=".webarchive")
        raise CopytasterError(ErrorCode.BINARY, name)
    if head.startswith(_BINARY_MAGIC):
        raise CopytasterError(ErrorCode.BINARY, name)


def _refuse_archive(data: bytes, name: str, ending: str) -> None:
    for sign, kind in (
        (b"application/epub+zip", ".epub"),
        (b"application/vnd.oasis.opendocument.text", ".odt"),
        (b"word/", ".docx"),
    ):
        if sign in data:
            raise CopytasterError(ErrorCode.NOT_YET, name, extension=kind)
    if ending in _LATER:
        raise CopytasterError(ErrorCode.NOT_YET, name, extension=ending)
    raise CopytasterError(ErrorCode.BINARY, name)


def sniff(text: str, name: str) -> Sniffed:
    """Tell the format of decoded *text*; raises ``CopytasterError`` with ``NOT_YET`` for one without a reader."""
    ending = extension(name)
    promised = _NAMES.get(ending)
    head = text[:20_000].lstrip("\ufeff \t\r\n")
    later = _later(head, ending)
    if later:
        raise CopytasterError(ErrorCode.NOT_YET, name, extension=later)
    if promised is Format.MARKDOWN:
        # Markdown may open with a tag; a whole page does not pass for it
        found = Format.HTML if re.match(r"<(?:!doctype\s+html|html)\b", head, re.I) else Format.MARKDOWN
    elif _HTML.match(head) or (promised is Format.HTML and _TAG.search(head)):
        found = Format.HTML
    else:
        found = Format.TEXT
    misnamed = ending if (promised or ending in _LATER) and promised is not found else ""
    return Sniffed(found, misnamed)


def _later(head: str, ending: str) -> str:
    """The extension of the format *head* is in, where that has no reader yet."""
    if _XML.match(head) and not _XHTML.search(head[:2000]):
        return ".webarchive" if "WebMainResource" in head else (ending if ending in _LATER else ".xml")
    if ending in {".json", ".ninjs"} or (_JSON.match(head) and ending not in _NAMES):
        return ".json" if head[:1] in "{[" else ""
    first, _, rest = head.partition("\n")
    if _HEADER.match(first) and _HEADER.match(rest.lstrip(" \t")) and _MAIL.search(head[:5000]):
        return ".mhtml" if _MHTML.search(head[:5000]) else ".eml"
    return ""
