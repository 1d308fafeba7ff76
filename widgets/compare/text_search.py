"""Finding words in the page as an editor means them: curly and straight quotes, dashes and spaces are one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from app.model.passage import Passage
from app.present.page import Page

_SINGLE = "'’‘‚‛ʼ′`´"
_DOUBLE = '"“”„‟″«»'
_DASH = "-‐‑‒–—―−"
_CLASSES = {character: f"[{re.escape(family)}]" for family in (_SINGLE, _DOUBLE, _DASH) for character in family}


@lru_cache(maxsize=32)
def pattern_of(text: str, case: bool = False) -> re.Pattern[str] | None:
    """Return what finds *text*, or ``None`` where there is nothing to find.

    Quotes match quotes, dashes dashes, any white space any white space, "..." an ellipsis.
    """
    if not text.strip():
        return None
    parts: list[str] = []
    for piece in re.findall(r"\.\.\.|…|\s+|.", text):
        if piece in ("...", "…"):
            parts.append(r"(?:\.\.\.|…)")
        elif piece.isspace():
            parts.append(r"\s+")
        else:
            parts.append(_CLASSES[piece] if piece in _CLASSES else re.escape(piece))
    return re.compile("".join(parts), 0 if case else re.IGNORECASE)


def find_all(page: Page, articles: Sequence[int], pattern: re.Pattern[str]) -> list[tuple[int, Passage]]:
    """Return (row, passage) of every match in *articles*, by row, then by the articles' order."""
    hits: list[tuple[int, Passage]] = []
    for number, row in enumerate(page.rows):
        for article in articles:
            for paragraph in row.cells[article]:
                hits.extend(
                    (number, Passage(article, paragraph.paragraph, match.start(), match.end()))
                    for match in pattern.finditer(paragraph.text)
                    if match.end() > match.start() and not paragraph.folded
                )
    return hits
