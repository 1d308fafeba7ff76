"""Paragraphs over the edges of a PDF's columns and pages: what goes on from one to the next is joined."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.read.furniture import is_end_marked
from app.read.pdf.hyphens import HYPHENS, Joiner
from app.read.pdf.lines import Line

BULLET = re.compile(r"(?:[•◦▪‣∙●■□○➢➤✓✔\uf0b7\uf0a7]\s*|[*·–—-]\s+|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]\s+)(?=\S)")
PLAIN_BULLET = re.compile(r"[•◦▪‣∙●■□○➢➤✓✔\uf0b7\uf0a7*·–-]")
OTHER_SIZE = 0.08
"""Of the size: type that differs by more is another type."""
_SMALL = 0.92
_LOOK = 12
_LONG = 40
"""Characters; a shorter line without an end mark may be a label."""


@dataclass(slots=True)
class Block:
    """A paragraph of a PDF. ``end``: how much room its last line had left, in points."""

    lines: list[Line]
    size: float
    bold: bool
    is_row: bool
    is_item: bool
    indented: bool
    end: float
    text: str
    is_furniture: bool = False
    is_note: bool = False

    @classmethod
    def aside(cls, text: str, lines: list[Line]) -> Block:
        """Make a paragraph of furniture."""
        size = lines[0].size if lines else 0.0
        return cls(
            lines, size, bold=False, is_row=False, is_item=False, indented=False, end=0.0, text=text, is_furniture=True
        )


class Flow:
    """Joins the paragraphs of one document; *size* is its usual font size, in points."""

    def __init__(self, size: float, joiner: Joiner) -> None:
        self._size = size
        self._joiner = joiner

    def join(self, columns: list[list[Block]]) -> list[Block]:
        """Put all columns' paragraphs in one list, those that go on from column to column joined."""
        indents = self._indents(columns)
        result: list[Block] = []
        waiting: Block | None = None
        for at, blocks in enumerate(columns):
            before, waiting = waiting or self._open(result, blocks), None
            if before is not None:
                ahead = self._continued(before, blocks, indents=indents)
                if ahead is not None and self._is_box(before, blocks[ahead], columns[at + 1 : at + 2]):
                    waiting = before
                elif ahead is not None:
                    self._append(before, blocks[ahead])
                    blocks = blocks[:ahead] + blocks[ahead + 1 :]
            result += blocks
        return result

    def _is_box(self, before: Block, block: Block, after: list[list[Block]]) -> bool:
        """Whether *block* stands beside the text, and the sentence that *before* leaves open goes on after it."""
        if _is_left_open(before, block) or not after:
            return False
        ahead = self._continued(before, after[0], indents=False)
        return ahead is not None and _is_left_open(before, after[0][ahead])

    def _indents(self, columns: list[list[Block]]) -> bool:
        usual = [
            block
            for blocks in columns
            for block in blocks[1:]
            if abs(block.size - self._size) <= OTHER_SIZE * self._size
        ]
        return 2 * sum(block.indented for block in usual) > len(usual)

    def _open(self, before: list[Block], blocks: list[Block]) -> Block | None:
        """The paragraph that may go on in *blocks*: the last one, looking past small type at the foot."""
        if not blocks:
            return None
        for block in reversed(before[-_LOOK:]):
            if block.is_furniture or (block.size < _SMALL * self._size and len(before) > 1):
                continue
            return block
        return None

    def _continued(self, before: Block, blocks: list[Block], *, indents: bool) -> int | None:
        for at, block in enumerate(blocks[:_LOOK]):
            if block.is_furniture or block.is_row:
                continue
            alike = abs(block.size - before.size) <= OTHER_SIZE * before.size and block.bold == before.bold
            if alike:
                return at if _goes_on(before, block, indents=indents) else None
            if block.size > before.size and is_end_marked(before.text):
                return None  # a heading begins something else
        return None

    def _append(self, before: Block, block: Block) -> None:
        before.text = self._joiner.join([(before.text, before.lines[-1].broken), (block.text, False)])
        before.lines += block.lines
        before.end = block.end


def _is_left_open(before: Block, block: Block) -> bool:
    """Whether *block* plainly goes on with the sentence that *before* ends in."""
    begin = next((letter for letter in block.text if letter.isalnum()), "")
    return before.lines[-1].broken or (begin.islower() and not is_end_marked(before.text))


def _goes_on(before: Block, block: Block, *, indents: bool) -> bool:
    if before.is_row or block.is_row or block.is_item or BULLET.match(block.text):
        return False
    if before.lines[-1].broken or before.text[-1:] in HYPHENS:
        return True
    begin = next((letter for letter in block.text if letter.isalnum()), "")
    if not is_end_marked(before.text):
        return begin.islower() or (
            len(before.lines) > 1 and len(before.text) >= _LONG and before.end <= block.lines[0].room
        )
    if before.end > block.lines[0].room or block.indented:
        return False
    return len(before.lines) > 1 or indents
