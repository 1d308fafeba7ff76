"""The layout of a PDF page: which segments are one column, and in which order the columns are read."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from statistics import median

from app.read.pdf.lines import Line, Segment, is_rtl, line, rows, segment

_GUTTER = 0.7
"""Of the usual size: how wide a column's edge is at least."""
_TIGHT = 0.2
"""Of the size: by how much lines may be taken for shorter on both sides where they stand beside a box."""
_DEEPEST = 12
_LEAST_ROWS = 8
_WIDEST = 20_000
"""Points; pages are at most 14,400 wide."""
_CROSSING, _SIDE = 0.06, 0.3
_MOST_PARTS = 24
_ROWS = 2
_WORDY = 5


@dataclass(slots=True)
class Column:
    """Lines of one column or box, from the top down, with its edges in points."""

    lines: list[Line]
    left: float
    right: float


@dataclass(slots=True)
class _Band:
    """Segments between two heights, and the stretches of x they cover, sorted and disjoint."""

    parts: list[Segment]
    covered: list[tuple[float, float]]

    @property
    def top(self) -> float:
        return max(part.top for part in self.parts)

    @property
    def bottom(self) -> float:
        return min(part.bottom for part in self.parts)


def columns(parts: list[Segment], page: int, size: float) -> list[Column]:
    """Cut a page into columns, in reading order. *size* is the usual font size, in points."""
    if not parts:
        return []
    parts = _split(parts, size)
    rightmost_first = is_rtl(word for part in parts for word in part.words)
    found: list[Column] = []
    for group in _order(parts, size, _DEEPEST, rightmost_first):
        found += [
            Column(lines, min(one.left for one in lines), max(one.right for one in lines))
            for lines in _lines(group, page)
        ]
    return found


def _split(parts: list[Segment], size: float) -> list[Segment]:
    """Cut segments where they run over a narrow gutter: text drawn across columns, or punctuation hung out of them."""
    cuts = _clear_stretches(parts, size)
    if not cuts:
        return parts
    result: list[Segment] = []
    for part in parts:
        groups = [[part.words[0]]]
        for last, word in pairwise(part.words):
            if any(
                last.right <= (low + high) / 2 <= word.left and word.left - last.right > 0.6 * (high - low)
                for low, high in cuts
            ):
                groups.append([])
            groups[-1].append(word)
        if len(groups) == 1:
            result.append(part)
        else:
            result += [segment(group, part.size) for group in groups]
    return result


def _clear_stretches(parts: list[Segment], size: float) -> list[tuple[int, int]]:
    """The stretches of x that hardly any word of the page covers, with many on both sides."""
    count = len(rows(parts))
    left, right = min(part.left for part in parts), max(part.right for part in parts)
    if count < _LEAST_ROWS or right - left > _WIDEST:
        return []
    steps = [0] * (int(right - left) + 3)
    for part in parts:
        for word in part.words:
            steps[int(word.left - left)] += 1
            steps[int(word.right - left) + 1] -= 1
    covered = list(accumulate(steps))
    found: list[tuple[int, int]] = []
    begin = 0
    for at, much in enumerate(covered):
        if much > _CROSSING * count:
            if at - begin >= _GUTTER * size and begin > 0:
                found.append((begin, at))
            begin = at + 1
    dense = [at for at, much in enumerate(covered) if much >= _SIDE * count]
    if not dense:
        return []
    return [(int(left) + low, int(left) + high) for low, high in found if dense[0] < low and dense[-1] >= high]


def _lines(parts: list[Segment], page: int) -> list[list[Line]]:
    """Make the lines of a group, in one list or, where they cannot be parted by place, as drawn in several."""
    found = rows(parts)
    if not _is_tangled(found):
        return [[line(row, page) for row in found]]
    drawn = [line([part], page) for part in sorted(parts, key=lambda one: one.words[0].order)]
    result = [[drawn[0]]]
    for above, below in pairwise(drawn):
        if below.base > above.base - 0.3 * below.size:
            result.append([])
        result[-1].append(below)
    return result


def _is_tangled(found: list[list[Segment]]) -> bool:
    """Whether lines overlap in height in a way that lines of one column do not."""
    over = _overlaps(found)
    return over > 1 and over > 0.15 * len(found)


def _overlaps(found: list[list[Segment]]) -> int:
    """How many lines overlap the one above them in height."""
    return sum(
        max(part.top for part in after) > min(part.bottom for part in before) + 0.45 * before[0].size
        for before, after in pairwise(found)
    )


def _union(stretches: list[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for left, right in sorted(stretches):
        if merged and left <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    # nothing with so many parts has columns; looking for them in it again and again would take too long
    return merged if len(merged) <= _MOST_PARTS else [(merged[0][0], merged[-1][1])]


def _gutters(covered: list[tuple[float, float]], least: float) -> list[float]:
    """The middles of the stretches between *covered* ones that are wide enough."""
    return [(before[1] + after[0]) / 2 for before, after in pairwise(covered) if after[0] - before[1] >= least]


def _order(parts: list[Segment], size: float, depth: int, rightmost_first: bool) -> list[list[Segment]]:
    if len(parts) == 1 or depth == 0:
        return [parts]
    result: list[list[Segment]] = []
    plain: list[Segment] = []  # bands without columns, gathered
    for band in _bands(parts, size):
        sides = _sides(band, size)
        if len(sides) == 1:
            plain += band.parts
            continue
        if plain:
            result.append(plain)
            plain = []
        for side in reversed(sides) if rightmost_first else sides:
            result.extend(_order(side, size, depth - 1, rightmost_first))
    if plain:
        result.append(plain)
    return result


def _bands(parts: list[Segment], size: float) -> list[_Band]:
    """Cut at clear heights, then put together what shares a gutter, or has none."""
    slabs: list[_Band] = []
    current: list[Segment] = []
    bottom = 0.0
    for part in sorted(parts, key=lambda one: (-one.top, one.left)):
        if current and part.top <= bottom + 0.15 * part.size:
            slabs.append(_slab(current))
            current = []
        bottom = min(bottom, part.bottom) if current else part.bottom
        current.append(part)
    slabs.append(_slab(current))
    least = _GUTTER * size
    bands: list[list[_Band]] = []
    covered: list[tuple[float, float]] = []
    for slab in slabs:
        both = _union(covered + slab.covered)
        had, has = bool(_gutters(covered, least)), bool(_gutters(slab.covered, least))
        if bands and (bool(_gutters(both, least)) if had else not has):
            bands[-1].append(slab)
            covered = both
            continue
        if bands and had:
            slabs_back = _trailing(bands[-1], slab, least)
            bands.append([*slabs_back, slab])
            covered = _union([one for part in bands[-1] for one in part.covered])
            continue
        bands.append([slab])
        covered = slab.covered
    return [
        _Band([part for slab in band for part in slab.parts], _union([one for slab in band for one in slab.covered]))
        for band in bands
    ]


def _slab(parts: list[Segment]) -> _Band:
    """Make a band of what no clear height cuts; where lines overlap in height, little room between them parts them."""
    room = _TIGHT if _overlaps(rows(parts)) > 1 else 0.0
    return _Band(parts, _union([(part.left + room * part.size, part.right - room * part.size) for part in parts]))


def _trailing(band: list[_Band], after: _Band, least: float) -> list[_Band]:
    """Take from the end of a band of columns the lines that belong to what follows: a heading over the full width."""
    taken: list[_Band] = []
    below = after
    while len(band) > 1 and len(taken) < 3:
        last = band[-1]
        if _gutters(last.covered, least) or last.bottom - below.top > band[-2].bottom - last.top:
            break
        taken.insert(0, band.pop())
        below = last
    return taken


def _sides(band: _Band, size: float) -> list[list[Segment]]:
    """Part a band at its gutters, if what is on both sides is columns and not the cells of a table."""
    cuts = _gutters(band.covered, _GUTTER * size)
    if not cuts:
        return [band.parts]
    sides: list[list[Segment]] = [[] for _ in range(len(cuts) + 1)]
    for part in band.parts:
        sides[sum(part.left > cut for cut in cuts)].append(part)
    # a letter of giant size can begin left of a gutter that it lies beyond with all its ink
    return _without_rows([side for side in sides if side], size)


def _without_rows(sides: list[list[Segment]], size: float) -> list[list[Segment]]:
    """Put neighbouring sides together again that are read across."""
    result = [sides[0]]
    for side in sides[1:]:
        if _reads_across(result[-1], side, size):
            result[-1] = result[-1] + side
        else:
            result.append(side)
    return result


def _reads_across(left: list[Segment], right: list[Segment], size: float) -> bool:
    """Whether two neighbouring sides are rows of a table or the parts of single lines, not columns of running text."""
    fewest = min(len(rows(left)), len(rows(right)))
    drawn = _drawn_across(left, right, size)
    if fewest < _ROWS:
        return drawn > 0 or _is_row(left, right)
    wordy = min(median(len(part.words) for part in side) for side in (left, right)) >= _WORDY
    return drawn >= 0.5 * fewest and not wordy


def _is_row(left: list[Segment], right: list[Segment]) -> bool:
    """Whether a lone line has its counterpart on the same line and is as short as a cell."""
    few, many = (left, right) if len(left) <= len(right) else (right, left)
    return (
        any(
            abs(one.base - other.base) <= 0.2 * one.size and len(one.words) + len(other.words) <= 2 * _WORDY
            for one in few
            for other in many
        )
        and len(many) <= 3
    )


def _drawn_across(left: list[Segment], right: list[Segment], size: float) -> int:
    """How often drawing went on from the left side to the right one on the same line."""
    starts = {part.words[0].order: part for part in right}
    found = 0
    for part in left:
        after = starts.get(max(word.order for word in part.words) + 1)
        found += after is not None and abs(after.base - part.base) <= 0.25 * size
    return found
