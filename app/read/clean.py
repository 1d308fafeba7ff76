"""Characters: white space made plain, control characters and idle marks taken out."""

from __future__ import annotations

import re

from app.model.hidden import show, show_name

__all__ = ["lines", "name", "paragraph", "show"]

name = show_name
"""For names of files and of attachments in messages; see ``app.model.hidden``."""

_LINE_BREAK = re.compile("[\x0b\x1c-\x1e\x85\u2028]")
_PAGE_BREAK = re.compile("[\x0c\u2029]")
# what the soft hyphen is for is to stand within a word and not be seen
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad]")
_RARE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b\u2028\u2029\u2060\ufeff\ud800-\udfff]")
"""All that ``lines`` changes but the carriage return; most texts have none of it."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
# scripts written without spaces: in them a zero-width space parts words
_UNSPACED = "[\u0e00-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u2e80-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]"
_WIDTHLESS = "[\u200b\u2060\ufeff]"
_IDLE = re.compile(
    # a run is looked at once and as a whole: between two letters, all of it stays
    f"(?<!{_WIDTHLESS})(?:(?<![^\\W\\d_]){_WIDTHLESS}++|{_WIDTHLESS}++(?![^\\W\\d_])"
    f"|(?<={_UNSPACED}){_WIDTHLESS}++|{_WIDTHLESS}++(?={_UNSPACED}))"
)
"""Zero-width space, word joiner and byte order mark where they part or join words; in a word they hide something."""


def lines(text: str) -> str:
    """Give *text* with "\\n" as its only line break and blank lines at page breaks, free of control characters.

    Tabs stay: at the start of a line they may indent a paragraph.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _RARE.search(text) is None:
        return text
    return _taken_out(_PAGE_BREAK.sub("\n\n", _LINE_BREAK.sub("\n", text)))


def paragraph(text: str) -> str:
    """Give the text of one paragraph: single spaces, no breaks, no control characters, nothing at the ends."""
    if text.isprintable():  # the plain space is the only one that is
        return (_SPACES.sub(" ", text) if "  " in text else text).strip(" ")
    text = _SPACES.sub(" ", text)
    if not text.isprintable():
        # taking an invisible character out may leave two spaces side by side
        text = _SPACES.sub(" ", _taken_out(text))
    return text.strip()


def _taken_out(text: str) -> str:
    if not text.isascii():
        text = _SURROGATE.sub("\ufffd", text)
        if "\u200b" in text or "\u2060" in text or "\ufeff" in text:
            text = _IDLE.sub("", text)
    return _CONTROL.sub("", text)
