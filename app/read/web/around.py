"""What stands around a saved page's article: kept as furniture, in page order, and no more of it than is bearable."""

from __future__ import annotations

from app.model.article import ParagraphKind
from app.read import limits
from app.read.draft import Piece
from app.read.furniture import has_words
from app.read.web.choose import fold

_SHORT = 3
"""Words; a shorter piece is an entry of a menu, and entries that follow each other make one line."""
_LINE = 240
"""Code points such a line holds at most."""


def around(pieces: list[Piece], seen: set[str]) -> list[Piece]:
    """Give *pieces* as furniture: entries of a menu in lines, and what *seen* (folded texts) holds left out.

    *seen* grows by what is given: a page may carry its menu twice, for wide and for narrow screens.
    """
    result: list[Piece] = []
    is_menu = False
    for piece in pieces:
        folded = fold(piece.text)
        if not has_words(piece.text) or folded in seen:
            continue
        seen.add(folded)
        is_short = len(piece.text.split()) <= _SHORT
        if is_menu and is_short and len(result[-1].text) + len(piece.text) < _LINE:
            result[-1].text += f" {piece.text}"
        else:
            result.append(Piece(piece.text, ParagraphKind.FURNITURE))
        is_menu = is_short
    return result


def bounded(before: list[Piece], after: list[Piece]) -> tuple[list[Piece], list[Piece], bool]:
    """Cut what stands before and after the article to ``MOST_FURNITURE`` in all; tells whether anything was cut."""
    most = limits.MOST_FURNITURE
    if len(before) + len(after) <= most:
        return before, after, False
    first = min(len(before), max(most // 2, most - len(after)))
    return before[:first], after[: most - first], True
