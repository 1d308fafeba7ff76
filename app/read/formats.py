"""The formats with a reader: what each is called, how its files are named, and the module that reads it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    """Codes of the formats, as JSON gives them."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    MHTML = "mhtml"
    WEBARCHIVE = "webarchive"
    DOCX = "docx"
    ODT = "odt"
    RTF = "rtf"
    PDF = "pdf"
    EPUB = "epub"
    MAIL = "mail"
    NITF = "nitf"
    NEWSML_G2 = "newsml-g2"
    NEWSML_1 = "newsml-1"
    NINJS = "ninjs"
    IPTC_7901 = "iptc-7901"
    ANPA_1312 = "anpa-1312"
    WIRE_TEXT = "wire-text"
    FEED = "feed"
    XML = "xml"
    COMPARISON = "comparison"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class Kind:
    """A format's name in a sentence, the module under ``app.read`` whose ``read`` reads it, the extensions it has.

    ``strict``: a file so named that holds plain text is a broken download more often than an article.
    """

    name: str
    module: str
    extensions: tuple[str, ...]
    strict: bool = True


KINDS: dict[Format, Kind] = {
    Format.TEXT: Kind("plain text", "plain", (".txt", ".text", ".asc"), strict=False),
    Format.MARKDOWN: Kind("Markdown", "markdown", (".md", ".markdown", ".mdown", ".mkd", ".mkdn"), strict=False),
    Format.HTML: Kind("a web page", "web.page", (".html", ".htm", ".xhtml", ".xht", ".shtml"), strict=False),
    Format.MHTML: Kind("a saved web page (MHTML)", "web.mhtml", (".mhtml", ".mht")),
    Format.WEBARCHIVE: Kind("a saved web page (webarchive)", "web.webarchive", (".webarchive",)),
    Format.DOCX: Kind("a Word document", "office.docx", (".docx", ".docm", ".dotx", ".dotm")),
    Format.ODT: Kind("an OpenDocument text", "office.odt", (".odt", ".ott", ".fodt")),
    Format.RTF: Kind("a rich text document (RTF)", "office.rtf", (".rtf",)),
    Format.PDF: Kind("a PDF", "pdf.document", (".pdf",)),
    Format.EPUB: Kind("an EPUB book", "office.epub", (".epub",)),
    Format.MAIL: Kind("an e-mail", "mail.mail", (".eml", ".mbox"), strict=False),
    Format.NITF: Kind("an agency file (NITF)", "wire.nitf", (".nitf", ".ntf", ".xml")),
    Format.NEWSML_G2: Kind("an agency file (NewsML-G2)", "wire.newsml_g2", (".newsml", ".xml")),
    Format.NEWSML_1: Kind("an agency file (NewsML 1)", "wire.newsml_1", (".newsml", ".xml")),
    Format.NINJS: Kind("an agency file (ninjs)", "wire.ninjs", (".ninjs", ".json")),
    Format.IPTC_7901: Kind("an agency file (IPTC 7901)", "wire.iptc_7901", (".iptc", ".txt", ".tst"), strict=False),
    Format.ANPA_1312: Kind("an agency file (ANPA 1312)", "wire.anpa_1312", (".anpa", ".txt", ".tst"), strict=False),
    Format.WIRE_TEXT: Kind("agency text", "wire.wire_text", (".zczc", ".txt", ".tst"), strict=False),
    Format.FEED: Kind("a news feed", "wire.feed", (".rss", ".atom", ".xml")),
    Format.XML: Kind("an XML file", "xml_any", (".xml",)),
    Format.COMPARISON: Kind("a Copytaster comparison (JSON)", "comparison", (".json", ".jsonl")),
    Format.SESSION: Kind("a Copytaster comparison", "", (".copytaster",)),
}

PROMISES: dict[str, frozenset[Format]] = {
    ending: frozenset(format_ for format_, kind in KINDS.items() if ending in kind.extensions)
    for ending in {ending for kind in KINDS.values() for ending in kind.extensions}
}
"""What a file may hold that has this extension."""


def extension(name: str) -> str:
    """Give the extension of *name*, lower case with its dot, or ""."""
    return os.path.splitext(name)[1].lower()
