"""What a file holds: its content decides, its name only where the content does not."""

from __future__ import annotations

import re

from app.errors import CopytasterError, ErrorCode
from app.read.formats import KINDS, PROMISES, Format, extension

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OTHER: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF87a", "a picture"), (b"GIF89a", "a picture"),
    (b"II*\0", "a picture"), (b"MM\0*", "a picture"), (b"RIFF", "sound, film or a picture"), (b"OggS", "sound"),
    (b"ID3\x03", "sound"), (b"ID3\x04", "sound"), (b"fLaC", "sound"), (b"\0\0\0\x18ftyp", "a film"),
    (b"\0\0\0\x20ftyp", "a film"), (b"\x1f\x8b", "a compressed file"), (b"BZh", "a compressed file"),
    (b"7z\xbc\xaf", "an archive"), (b"Rar!\x1a", "an archive"), (b"\xfd7zXZ", "a compressed file"),
    (b"\x28\xb5\x2f\xfd", "a compressed file"), (b"\x7fELF", "a program"), (b"MZ\x90", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"), (b"\0asm", "a program"), (b"wOFF", "a font"), (b"wOF2", "a font"),
)  # fmt: skip
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?><!--.{0,5000}?-->\s*){0,5}"
    r"<(?:!doctype\s+html|html|head|body|meta|title|article|section|div|p|h[1-6]|table|span|br|main)\b",
    re.I | re.S,
)
_TAG = re.compile(r"</?(?:p|div|body|html|br|h[1-6]|span|a|li|table)\b[^<>]{0,500}>", re.I)
_XML = re.compile(r"\s*(?:<\?xml\b|<!doctype\s+(?!html)\w|<[A-Za-z][\w.-]*:[A-Za-z])", re.I)
_ROOT = re.compile(r"<([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)(?=[\s/>])")
_MARKUP = re.compile(r"<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^\[>\"']|\"[^\"]*\"|'[^']*')*(?:\[.*?\]\s*)?>", re.S | re.I)
_ROOTS = {
    "nitf": Format.NITF, "newsml": Format.NEWSML_1, "newsitem": Format.NEWSML_G2, "newsmessage": Format.NEWSML_G2,
    "packageitem": Format.NEWSML_G2, "conceptitem": Format.NEWSML_G2, "rss": Format.FEED, "feed": Format.FEED,
    "rdf": Format.FEED, "entry": Format.FEED, "knowledgeitem": Format.NEWSML_G2, "plist": Format.WEBARCHIVE,
    "html": Format.HTML,
}  # fmt: skip
_JSON = re.compile(r'\s*(?:\{\s*["}]|\[\s*[\{\]])')
_FOLDED = re.compile(r"\r?\n[ \t]+(?=[^\s])")
_HEADERS = 4_000
"""Characters among which the second header line of a mail begins."""
_HEADER = re.compile(r"(?:From |[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]?)")
_MAIL = re.compile(r"^(?:MIME-Version|Received|Return-Path|Message-ID|Delivered-To|From|Subject|Date|To):", re.I | re.M)
_STRONG_MAIL = re.compile(r"^(?:MIME-Version|Received|Return-Path|Message-ID|Delivered-To):", re.I | re.M)
_MHTML = re.compile(r"multipart/related", re.I)
_SAVED = re.compile(r"^Snapshot-Content-Location:|^From: ?<Saved by ", re.I | re.M)
_POSTED = re.compile(r"^(?:To|Received|Return-Path|Delivered-To|Message-ID):", re.I | re.M)
"""What a mail says that was sent, and a page that was saved does not."""
_ANPA = re.compile(r"\x02[\x00-\x1f]*\^|^\^[^\n]{1,300}[<=]\s*$", re.M)
"""Lines between "^" and "<" stand in no other format."""
_ZCZC = re.compile(r"[\x00-\x20]*zczc(?=\W|[a-z]{1,4}\d|$)", re.I)
_KEYED = re.compile(r"(?:^|\n)(?:[A-Z]{2}#[^\n]*\n){3}")
_ITEM = re.compile(
    r'"(?:body_(?:text|x?html)|bodies|headlines|version[cC]reated|pubstatus|slugline|ednote|headline)"\s*:'
)
"""Keys of news items; other JSON is not taken for one whatever its name."""
_MESSAGE = 30
"""Words; a longer plain text is worth reading whatever its name."""
_7901 = re.compile(
    r"[\x00\x16\x11\x13\x01\s]*[a-z]{1,4}\d{3,6}[ \t:]+[1-8][ \t:]+[a-z]{1,3}[ \t:]+\d{1,5}(?=[\s:\x02]|$)", re.I
)


def sniff_bytes(data: bytes, name: str) -> Format | None:
    """Tell a format by bytes alone; ``None`` for what has to be decoded first.

    Raises ``CopytasterError``: ``NEEDS_PASSWORD``, ``DAMAGED``, ``MISNAMED``, or ``NO_TEXT`` for what is no article.
    """
    head = data[:1024]
    if b"%PDF-" in head:
        return Format.PDF
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return Format.RTF
    if head.startswith(_ZIP):
        return _container(data, name)
    if head.startswith(_OLE):
        # what encrypts an Office file wraps it in the old container, with a stream of this name in UTF-16
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise CopytasterError(ErrorCode.NEEDS_PASSWORD, name)
        detail = "it is in an old Office format: save it as .docx and open that"
        raise CopytasterError(ErrorCode.NO_TEXT, name, detail=detail)
    if head.startswith(b"SQLite format 3\0"):
        return Format.SESSION
    if head.startswith(b"bplist0"):
        return Format.WEBARCHIVE
    if head.startswith((b"\x16\x16\x01", b"\x01\x16", b"\x16\x01")):
        # both formats are sent with the same signs before them
        return Format.IPTC_7901 if _7901.match(head.decode("latin-1")) else Format.ANPA_1312
    for magic, what in _OTHER:
        if head.startswith(magic):
            raise _refused(name, what)
    return None


def _container(data: bytes, name: str) -> Format:
    """Which document a zip file is. The list of its members stands at its end, uncompressed."""
    if b"application/epub+zip" in data[:200] or b"META-INF/container.xml" in data:
        return Format.EPUB
    if b"application/vnd.oasis.opendocument.text" in data[:200] or (
        b"content.xml" in data and b"META-INF/manifest.xml" in data
    ):
        return Format.ODT
    if b"word/" in data:
        return Format.DOCX
    promised = PROMISES.get(extension(name), frozenset())
    for format_ in (Format.DOCX, Format.ODT, Format.EPUB):
        if format_ in promised:
            return format_  # cut off before its members: its reader says what is wrong
    if b"xl/workbook" in data:
        raise _refused(name, "a spreadsheet")
    if b"ppt/presentation" in data:
        raise _refused(name, "a set of slides")
    raise _refused(name, "an archive; unpack it and open what is in it")


def _refused(name: str, what: str) -> CopytasterError:
    """What is no article: said to be misnamed where its name promised one."""
    ending = extension(name)
    if ending in PROMISES:
        return CopytasterError(ErrorCode.MISNAMED, name, name=ending, content=what)
    return CopytasterError(ErrorCode.NO_TEXT, name, detail=f"it is {what}")


def unreadable(name: str) -> CopytasterError:
    """Say that bytes are neither text nor anything else that is known."""
    return _refused(name, "data that is no text")


def sniff_text(text: str, name: str) -> Format:
    """Tell the format of decoded *text*.

    Raises ``CopytasterError`` with ``MISNAMED`` where a few words of plain text have a document's name: that is what a
    server said instead of sending it.
    """
    ending = extension(name)
    promised = PROMISES.get(ending, frozenset())
    head = text[:20_000].lstrip("\ufeff \t\r\n")
    if Format.MARKDOWN in promised:
        # Markdown may open with a tag; a whole page does not pass for it
        return Format.HTML if re.match(r"<(?:!doctype\s+html|html)\b", head, re.I) else Format.MARKDOWN
    found = _marked_up(head, promised) or _lined(head, promised)
    if found is not None:
        return found
    if promised and all(KINDS[format_].strict for format_ in promised) and len(head.split()) < _MESSAGE:
        raise CopytasterError(ErrorCode.MISNAMED, name, name=ending, content="plain text")
    return Format.TEXT


def _marked_up(head: str, promised: frozenset[Format]) -> Format | None:
    """XML, HTML and JSON."""
    if head.startswith("<"):
        bare = _MARKUP.sub("", head)
        root = _ROOT.search(bare)
        local = root[1].rpartition(":")[2].lower() if root else ""
        if local in _ROOTS and (local != "rdf" or "rss/1.0" in head or "netscape.com/rdf" in head):
            return _ROOTS[local]
        if local == "document" and "urn:oasis:names:tc:opendocument" in head:
            return Format.ODT
        if _XML.match(head) and not _HTML.match(head):
            return Format.XML
    if _HTML.match(head) or (Format.HTML in promised and _TAG.search(head)):
        return Format.HTML
    if _JSON.match(head):
        if '"copytaster.comparison"' in head:
            return Format.COMPARISON
        if Format.COMPARISON in promised and Format.NINJS not in promised:
            return Format.COMPARISON
        if promised & {Format.NINJS, Format.COMPARISON} or not promised or _ITEM.search(head):
            return Format.NINJS
    return None


def _lined(head: str, promised: frozenset[Format]) -> Format | None:
    """Mail and agency text: formats of lines."""
    if head.startswith(("\x16\x16\x01", "\x16\x01", "\x01")) and _ANPA.search(head[:3000]):
        return Format.ANPA_1312
    if _ZCZC.match(head) or _KEYED.search(head[:3000]):
        return Format.WIRE_TEXT
    if _7901.match(head) or (head.startswith("\x01") and "\x02" in head[:2000]):
        return Format.IPTC_7901
    first, _, rest = _FOLDED.sub(" ", head[:_HEADERS]).partition("\n")
    if _HEADER.match(first) and _HEADER.match(rest):
        top = head.partition("\n\n")[0][:10_000]
        if _STRONG_MAIL.search(top) or (Format.MAIL in promised and _MAIL.search(top)):
            is_page = Format.MHTML in promised or not _POSTED.search(top)
            is_saved = bool(_SAVED.search(top)) or (is_page and bool(_MHTML.search(head[:5000])))
            return Format.MHTML if is_saved else Format.MAIL
    return None


def misnamed(format_: Format, name: str) -> str:
    """Give the extension of *name* where it promises something else than *format_*, else ""."""
    ending = extension(name)
    promised = PROMISES.get(ending)
    return ending if promised is not None and format_ not in promised else ""
