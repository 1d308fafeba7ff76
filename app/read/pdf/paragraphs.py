"""Lines of PDF columns to paragraphs: gaps, indents, short last lines, changes of type."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from app.read.furniture import is_end_marked
from app.read.pdf.flow import BULLET, OTHER_SIZE, PLAIN_BULLET, Block
from app.read.pdf.hyphens import Joiner
from app.read.pdf.layout import Column
from app.read.pdf.lines import Line, is_rtl

_GAP = 1.2
_LOOSE = 2.0
_FEW = 4
_LOOSELY = 0.25
_INDENT = 0.6
"""Of the size: a line further in than this is indented."""
_DEEPEST_INDENT = 8
_MOST_INDENT = 3
_LEADER = re.compile(r"(?:\.\s?){5}\s*\d{0,4}$")
"""The dots and the number in a table of contents."""
_WINDOW = 4
_FAR = 1e6
_LARGE = 1.15


@dataclass(slots=True)
class _Measured:
    """A column's lines seen in reading direction: where each starts and ends, and the edge it could run to."""

    lines: list[Line]
    start: list[float]
    end: list[float]
    edge: list[float] = field(default_factory=list[float])
    usual_start: float = 0.0
    lead: float = 0.0


class Paragrapher:
    """Cuts the columns of one document; *size* is its usual font size, in points."""

    def __init__(self, columns: list[Column], size: float, joiner: Joiner) -> None:
        """Measure the usual line spacing of all *columns*."""
        self._size = size
        self._joiner = joiner
        self._ratio = _lead([column.lines for column in columns], size) / size
        self._leads = _other_leads(columns)
        self._shows_starts = False
        self._shows_starts = self._find_starts(columns)

    def blocks(self, column: Column) -> list[Block]:
        """Cut one column into paragraphs."""
        measured = self._measure(column.lines)
        lines = column.lines
        result: list[Block] = []
        first = 0
        for at in range(1, len(lines) + 1):
            if at == len(lines) or self._breaks(measured, first, at):
                result.append(self._block(measured, first, at))
                first = at
        return result

    def _find_starts(self, columns: list[Column]) -> bool:
        """Whether gaps or indents show where paragraphs begin, so that a short line alone need not part any."""
        shown = hidden = 0
        for column in columns:
            measured = self._measure(column.lines)
            for at in range(1, len(column.lines)):
                above, below = column.lines[at - 1], column.lines[at]
                if not (self._is_usual(above) and self._is_usual(below)) or above.base <= below.base:
                    continue
                if self._is_gap(measured, at, above.base - below.base) or (
                    measured.start[at] - measured.start[at - 1] > _INDENT * below.size
                ):
                    shown += is_end_marked(above.text)
                elif self._is_short(measured, at):
                    hidden += is_end_marked(above.text)
        return shown >= 2 * max(1, hidden)

    def _measure(self, lines: list[Line]) -> _Measured:
        mirrored = is_rtl(word for line in lines for word in line.words)
        start = [-line.right if mirrored else line.left for line in lines]
        end = [-line.left if mirrored else line.right for line in lines]
        measured = _Measured(lines, start, end)
        measured.lead = _lead([lines], self._size, self._ratio * self._size)
        measured.edge = self._edges(measured)
        starts = Counter(round(one) for one, line in zip(start, lines, strict=True) if self._is_usual(line))
        starts = starts or Counter(round(one) for one in start)
        measured.usual_start = min(starts, key=lambda one: (-starts[one], one))
        return measured

    def _is_usual(self, line: Line) -> bool:
        return abs(line.size - self._size) <= OTHER_SIZE * self._size

    def _edges(self, measured: _Measured) -> list[float]:
        """The edge each line could have run to: that of its stretch of equal type, or beside a box its neighbours'."""
        lines, end = measured.lines, measured.end
        edges: list[float] = []
        at = 0
        while at < len(lines):
            until = at + 1
            while until < len(lines) and self._is_alike(lines[until - 1], lines[until], 3 * measured.lead):
                until += 1
            edges += _stretch_edges(lines[at:until], end[at:until])
            at = until
        return edges

    def _is_alike(self, above: Line, below: Line, most: float) -> bool:
        return (
            abs(above.size - below.size) <= OTHER_SIZE * max(above.size, below.size)
            and 0 < above.base - below.base <= most * max(1.0, below.size / self._size)
            and below.left < above.right
            and above.left < below.right
        )

    def _breaks(self, measured: _Measured, first: int, at: int) -> bool:
        above, below = measured.lines[at - 1], measured.lines[at]
        lead = above.base - below.base
        if lead < 0.3 * below.size or below.note or self._is_gap(measured, at, lead):
            return True
        if _changes_size(above, below) or _changes_weight(above, below):
            return True
        if _is_row(measured.lines, at) or _is_row(measured.lines, at - 1):
            return True
        if _begins_item(below, above) or _LEADER.search(above.text):
            return True
        if self._is_centred(measured, at):
            return False
        indent = self._indent(measured, first, at)
        if indent is not None:
            return indent
        if below.size > _LARGE * self._size:
            return False
        return self._is_short(measured, at)

    def _is_gap(self, measured: _Measured, at: int, lead: float) -> bool:
        """Whether the step down to the line at *at* is larger than that from line to line."""
        above, below = measured.lines[at - 1], measured.lines[at]
        if self._is_usual(below):
            return lead > max(_GAP * measured.lead, measured.lead + 1.5)
        size = max(above.size, below.size)
        own = self._leads.get(round(below.size))
        usual = own or max(self._ratio, 1.0) * size
        if lead <= max(_GAP * usual, usual + 1.5):
            return False
        # too few lines to know the spacing by: the words tell
        runs_on = own is None and not is_end_marked(above.text) and not self._is_short(measured, at)
        return not (runs_on and len(above.words) >= _FEW and lead <= _LOOSE * size)

    def _is_short(self, measured: _Measured, at: int) -> bool:
        """Whether the line above *at* had room for the first word of the line at it."""
        above, below = measured.lines[at - 1], measured.lines[at]
        left_over = measured.edge[at - 1] - measured.end[at - 1]
        if above.broken or left_over <= 1.05 * below.room:
            return False
        # a ragged line in the midst of a sentence
        width = measured.edge[at - 1] - measured.start[at - 1]
        if self._shows_starts and self._is_usual(below) and left_over < _LOOSELY * width:
            return False
        ragged = below.text[:1].islower() and left_over < 0.4 * width
        return not ragged

    def _is_centred(self, measured: _Measured, at: int) -> bool:
        """Whether two lines share a middle and are inset; of other type than the body's one may fill the column."""
        above, below = at - 1, at
        size = measured.lines[at].size
        starts = sorted((measured.start[above], measured.start[below]))
        # in the body's type a line at the edge has no share in it, unless the next is too far in for an indent
        inward = measured.start[below] - measured.start[above]
        is_plain = self._is_usual(measured.lines[at]) and inward < _MOST_INDENT * size
        inset = starts[0 if is_plain else 1] - measured.usual_start
        middles = [measured.start[one] + measured.end[one] for one in (above, below)]
        return starts[1] - starts[0] > size and inset > 0.5 * size and abs(middles[0] - middles[1]) < 0.5 * size

    def _indent(self, measured: _Measured, first: int, at: int) -> bool | None:
        """Whether the indent of the line at *at* begins a paragraph; ``None`` where it says nothing."""
        lines, start = measured.lines, measured.start
        step = _INDENT * lines[at].size
        further = start[at] - start[at - 1]
        after = start[at + 1] if at + 1 < len(lines) else None
        if further > step:
            hangs = at - first == 1 and (
                bool(BULLET.match(lines[first].text))
                or (after is not None and abs(after - start[at]) < 0.3 * step and not self._is_short(measured, at))
            )
            return not (hangs or further > 0.7 * (measured.edge[at] - start[at - 1]))
        if further < -step:
            if at - first == 1:
                return -further > _DEEPEST_INDENT * lines[at].size or self._is_short(measured, at)
            return True
        if at - first == 1 and start[at] - measured.usual_start > step and self._is_usual(lines[at]):
            # one indented line above another, in no block that is indented as a whole: that one was a paragraph
            ends = self._shows_starts and is_end_marked(lines[at - 1].text)
            return True if ends or (after is not None and start[at] - after > step) else None
        return None

    def _block(self, measured: _Measured, first: int, until: int) -> Block:
        lines = measured.lines[first:until]
        last = until - 1
        sizes: Counter[float] = Counter()
        for line in lines:
            sizes[line.size] += len(line.text)
        text = self._joiner.join((line.text, line.broken) for line in lines)
        size = lines[0].size
        note = lines[0].note
        return Block(
            lines=lines,
            size=max(sorted(sizes), key=sizes.__getitem__),
            bold=all(line.bold for line in lines),
            is_row=len(lines) == 1 and _is_row(measured.lines, first),
            is_item=not note and bool(PLAIN_BULLET.match(text)) and bool(BULLET.match(text)),
            indented=measured.start[first] - measured.usual_start > _INDENT * size,
            end=measured.edge[last] - measured.end[last],
            text=f"[{note}] {text}" if note else text,
            is_note=bool(note),
        )


def _changes_size(above: Line, below: Line) -> bool:
    """Whether the type gets larger or smaller between two lines, and not just for some words in them."""
    last, first = above.words[-1].size, below.words[0].size
    most = OTHER_SIZE * max(above.size, below.size)
    return abs(above.size - below.size) > most and abs(last - first) > most


def _changes_weight(above: Line, below: Line) -> bool:
    """Whether a bold heading ends or begins between two lines; a bold beginning of a paragraph is none."""
    if above.bold == below.bold:
        return False
    return not below.words[0].bold if above.bold else not above.words[-1].bold


def _begins_item(below: Line, above: Line) -> bool:
    if not BULLET.match(below.text):
        return False
    if PLAIN_BULLET.match(below.text) and below.text[0] not in "–-—":
        return True
    return is_end_marked(above.text) or above.text[-1:] in ":;," or bool(BULLET.match(above.text))


def _is_row(lines: list[Line], at: int) -> bool:
    """Whether the line at *at* is a row of a table: in cells, as one of its neighbours is."""
    line = lines[at]
    if len(line.cells) < 2:
        return False
    for other in (at - 1, at + 1):
        if 0 <= other < len(lines) and len(lines[other].cells) > 1:
            cells = lines[other].cells
            if len(cells) == len(line.cells) > 2 or any(
                abs(one - two) <= 0.6 * line.size for one in cells[1:] for two in line.cells[1:]
            ):
                return True
    return False


def _stretch_edges(lines: list[Line], end: list[float]) -> list[float]:
    edge = max(end)
    ends = [is_end_marked(line.text) for line in lines]
    if len(lines) >= _WINDOW and all(ends):
        return [edge + _FAR] * len(lines)  # a sentence a line: there was room for all that belongs there
    edges: list[float] = []
    for at in range(len(lines)):
        near = edge
        # a list of short sentences has no box beside it
        if not ends[at]:
            for low in (at + 1 - _WINDOW, at):
                if low >= 0 and low + _WINDOW <= len(lines) and _are_full(lines, end, low, low + _WINDOW):
                    near = min(near, max(end[low : low + _WINDOW]))
        edges.append(near)
    return edges


def _are_full(lines: list[Line], end: list[float], low: int, high: int) -> bool:
    """Whether all lines but the last had no room for the next line's first word."""
    edge = max(end[low:high])
    return all(edge - end[at] <= lines[at + 1].room for at in range(low, high - 1))


def _other_leads(columns: list[Column]) -> dict[int, float]:
    """The distance of two lines by their rounded size, where that type comes often enough to tell."""
    steps: dict[int, Counter[int]] = {}
    for column in columns:
        for above, below in pairwise(column.lines):
            step = above.base - below.base
            if above.size == below.size and 0.8 * above.size < step < 4 * above.size:
                steps.setdefault(round(above.size), Counter())[round(2 * step)] += 1
    return {size: _least_frequent(found) for size, found in steps.items() if sum(found.values()) >= _FEW}


def _least_frequent(steps: Counter[int]) -> float:
    """The least of the frequent steps, which are in half points; in points."""
    most = max(steps.values())
    return min(step for step, count in steps.items() if count >= max(0.25 * most, 2) or count == most) / 2


def _lead(columns: list[list[Line]], size: float, otherwise: float | None = None) -> float:
    """The usual distance of two lines of the usual *size*: the least of those that are frequent, in points.

    Where sentences go on from line to line often enough, only these steps count: menus and lists may be set closer.
    """
    steps: Counter[int] = Counter()
    inner: Counter[int] = Counter()
    for lines in columns:
        for above, below in pairwise(lines):
            step = above.base - below.base
            usual = abs(above.size - size) <= OTHER_SIZE * size and abs(below.size - size) <= OTHER_SIZE * size
            if usual and 0.8 * size < step < 4 * size:
                steps[round(2 * step)] += 1
                inner[round(2 * step)] += below.text[:1].islower() and not is_end_marked(above.text)
    if inner.total() >= _FEW:
        return _least_frequent(inner)
    if not steps or (otherwise is not None and sum(steps.values()) < 5):
        return otherwise or 1.25 * size
    return _least_frequent(steps)
