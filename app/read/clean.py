"""Characters: white space made plain, control characters taken out."""

from __future__ import annotations

import re

_LINE_BREAK = re.compile("\r\n?|\x0b|\x1c|\x1d|\x1e|\x85|\u2028")
_PAGE_BREAK = re.compile("\x0c|\u2029")
# marks for breaking or joining that have no width and no meaning, like white space: soft hyphen, zero-width space,
# word joiner, byte order mark
_INVISIBLE: dict[int, None] = {0xAD: None, 0x200B: None, 0x2060: None, 0xFEFF: None}
_CONTROL: dict[int, None] = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"\s+")


def lines(text: str) -> str:
    """Give *text* with "\\n" as its only line break and blank lines at page breaks, free of control characters.

    Tabs stay: at the start of a line they may indent a paragraph.
    """
    text = _PAGE_BREAK.sub("\n\n", _LINE_BREAK.sub("\n", text))
    text = _SURROGATE.sub("\ufffd", text)
    return text.translate(_CONTROL).translate(_INVISIBLE)


def paragraph(text: str) -> str:
    """Give the text of one paragraph: single spaces, no breaks, no control characters, nothing at the ends."""
    text = _SPACES.sub(" ", text)
    if not text.isprintable():
        text = _SURROGATE.sub("\ufffd", text).translate(_CONTROL).translate(_INVISIBLE)
        # taking an invisible character out may leave two spaces side by side
        text = _SPACES.sub(" ", text)
    return text.strip()
