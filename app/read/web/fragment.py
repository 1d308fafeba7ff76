"""Copied markup: the fragment that was chosen in a browser or a word processor, as clean paragraphs.

No tree is built: a fragment is small, and the window waits for it.
"""

from __future__ import annotations

import re

from app.errors import CopytasterError, ErrorCode
from app.read import clean, limits, walk
from app.read.draft import Draft
from app.read.web.slim import slim

_START, _END = "<!--StartFragment-->", "<!--EndFragment-->"
_HEADER = re.compile(r"(?:Version|StartHTML|EndHTML|StartFragment|EndFragment|SourceURL):[^\n<]{0,4000}\r?\n", re.I)
_BULLET, _BULLET_END = "<![if !supportLists]>", "<![endif]>"
"""Around what Word writes for programs that draw no lists themselves: a bullet, and the space after it."""
_PARAGRAPH = re.compile(r"<p\b([^<>]*+)>|</p\s*>", re.I)
_LISTED = re.compile(r"MsoListParagraph|mso-list:\s*l\d", re.I)
_TITLED = re.compile(r"\bMsoTitle\b", re.I)
_PLAIN = re.compile(r"<(span|p|div)\b([^<>]*+)>[^<]*+</\1\s*>", re.I)
_HIDDEN = re.compile(r"display:\s*none|mso-hide:\s*all", re.I)


def read(text: str) -> Draft:
    """Read a copied fragment as it is, without looking for an article in it; raises ``TOO_BIG``."""
    start = text.find(_START)
    end = text.find(_END, start)
    if 0 <= start < end:
        text = text[start + len(_START) : end]
    else:
        text = _headless(text)
    text = clean.lines(slim(_without_bullets(text)))
    if len(text) > limits.MOST_TEXT_BYTES:
        raise CopytasterError(ErrorCode.TOO_BIG, detail=f"more than {limits.MOST_TEXT_BYTES // 1_000_000} MB")
    if "mso" in text.lower():
        text = _from_office(text)
    return Draft(walk.walk(walk.scan(text)))


def _headless(text: str) -> str:
    """Take off the lines of numbers that Windows puts above copied markup."""
    at = 0
    while (found := _HEADER.match(text, at)) is not None:
        at = found.end()
    return text[at:]


def _without_bullets(text: str) -> str:
    kept: list[str] = []
    at = 0
    while (start := text.find(_BULLET, at)) >= 0 and (end := text.find(_BULLET_END, start)) >= 0:
        kept.append(text[at:start])
        at = end + len(_BULLET_END)
    return "".join((*kept, text[at:]))


def _from_office(text: str) -> str:
    """Give Word's paragraphs the tags that they stand for, and take out what it hides."""
    text = _PLAIN.sub(lambda found: "" if _HIDDEN.search(found[2]) else found.group(), text)
    tag = "p"

    def renamed(found: re.Match[str]) -> str:
        nonlocal tag
        if found[1] is None:
            return f"</{tag}>"
        tag = "li" if _LISTED.search(found[1]) else "h1" if _TITLED.search(found[1]) else "p"
        return f"<{tag}>"

    return _PARAGRAPH.sub(renamed, text)
