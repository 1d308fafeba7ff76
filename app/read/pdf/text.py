"""From the words of a PDF's pages to its paragraphs: the steps in their order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from app.read.pdf.chars import PageText
from app.read.pdf.flow import Block, Flow
from app.read.pdf.furniture import furniture
from app.read.pdf.hyphens import Joiner
from app.read.pdf.layout import Column, columns
from app.read.pdf.lines import Line, Segment, drop_caps, line, segments, usual_size
from app.read.pdf.notes import settle
from app.read.pdf.paragraphs import Paragrapher

_LEAST_NUMBERS = 5


@dataclass(slots=True)
class Text:
    """A document's paragraphs in reading order, furniture among them; ``size`` is the usual font size, in points."""

    blocks: list[Block]
    size: float
    bold: bool
    """Whether most of the text is bold, so that bold type says nothing."""

    def first_page(self) -> list[Block]:
        """The paragraphs that begin on the first page."""
        for at, block in enumerate(self.blocks):
            if block.lines and block.lines[0].page > 0:
                return self.blocks[:at]
        return self.blocks


def arrange(pages: list[PageText]) -> Text:
    """Find columns, furniture and paragraphs of all *pages*."""
    size = usual_size(word for page in pages for word in page.words)
    parts = [drop_caps(segments(page.words), size) for page in pages]
    heads, feet = furniture(parts)
    laid: list[list[Column]] = []
    for number, page in enumerate(parts):
        aside = {id(part) for row in heads[number] + feet[number] for part in row}
        rest = settle([part for part in page if id(part) not in aside], size)
        laid.append(columns(rest, number, size))
    every = [column for page in laid for column in page]
    lines = [one for column in every for one in column.lines]
    joiner = Joiner((one.text, one.broken) for one in lines)
    paragrapher = Paragrapher(every, size, joiner)
    groups: list[list[Block]] = []
    for number, page in enumerate(laid):
        groups.append([_furniture(row, number) for row in heads[number]])
        groups += [
            [_aside(one) for one in column.lines] if _counts(column) else paragrapher.blocks(column) for column in page
        ]
        groups.append([_furniture(row, number) for row in feet[number]])
        groups.append([Block.aside(text, []) for text in pages[number].turned])
    return Text(Flow(size, joiner).join(groups), size, _is_bold(lines))


def _furniture(row: list[Segment], page: int) -> Block:
    return _aside(line(row, page))


def _aside(one: Line) -> Block:
    return Block.aside(one.text, [one])


def _counts(column: Column) -> bool:
    """Whether a column is but the numbers of the lines beside it."""
    numbers = [int(one.text) for one in column.lines if one.text.isascii() and one.text.isdigit()]
    return len(column.lines) == len(numbers) >= _LEAST_NUMBERS and numbers == sorted(numbers)


def _is_bold(lines: list[Line]) -> bool:
    letters: Counter[bool] = Counter()
    for one in lines:
        letters[one.bold] += len(one.text)
    return letters[True] > letters[False]
