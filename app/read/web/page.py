"""A saved web page in a file of its own."""

from __future__ import annotations

from app.model.article import ReadChoice
from app.read.draft import Draft
from app.read.source import Source
from app.read.web import html


def read(source: Source) -> Draft:
    """Read a page; see ``app.read.html``."""
    return source.note_decoding(html.read(source.decoded().text, whole=source.wants(ReadChoice.WHOLE_PAGE)))
