"""What a paragraph can be. On its own, since the first frame of the window needs no more of the model than this."""

from __future__ import annotations

from enum import StrEnum


class ParagraphKind(StrEnum):
    """What a paragraph is. Only ``furniture`` is left out of the comparison."""

    TITLE = "title"
    HEADING = "heading"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    BLOCK_QUOTE = "block-quote"
    CAPTION = "caption"
    LIST_ITEM = "list-item"
    TABLE_ROW = "table-row"
    FURNITURE = "furniture"


PROSE = frozenset({ParagraphKind.BODY, ParagraphKind.BLOCK_QUOTE, ParagraphKind.LIST_ITEM, ParagraphKind.TABLE_ROW})
"""Kinds whose words count when shares (verbatim, matched, new) are told."""
