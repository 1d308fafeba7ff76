"""Paragraphs joined and split by hand, as the shape they end in: spans over the paragraphs as read.

A shape is sparse: it lists only the paragraphs that are not one whole paragraph as read. What it says can be replayed
on the article as read, does not depend on the order of the deeds, and is empty when every deed is taken back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.model.article import Paragraph


class Part(NamedTuple):
    """A stretch of one paragraph as read, half-open, in code points."""

    paragraph: int
    start: int
    end: int


Line = tuple[Part, ...]
"""One paragraph as corrected: the stretches it is made of, ascending; a space stands between two of them."""

Shape = tuple[Line, ...]
"""The lines that are not one whole paragraph, ascending; together they hold all of every paragraph they touch."""


def reshape(paragraphs: tuple[Paragraph, ...], shape: Shape) -> tuple[Paragraph, ...]:
    """Return the paragraphs as corrected; each has the kind of the paragraph it begins in."""
    if not shape:
        return paragraphs
    result: list[Paragraph] = []
    at = 0
    begun = _by_first(shape)
    for touched in _touched(shape):
        result.extend(paragraphs[at:touched])
        result.extend(Paragraph(paragraphs[touched].kind, text_of(paragraphs, line)) for line in begun.get(touched, ()))
        at = touched + 1
    result.extend(paragraphs[at:])
    return tuple(result)


class Outline:
    """What each paragraph as corrected is made of, and the way back. Costs what the shape does, not the article."""

    def __init__(self, paragraphs: Sequence[Paragraph], shape: Shape) -> None:
        self.paragraphs, self.shape = paragraphs, shape
        self._begun = _by_first(shape)
        self._touched = _touched(shape)
        self._firsts: list[int] = []
        """The number of the first paragraph as corrected that begins in each touched one, or else after it."""
        begun = 0
        for at, touched in enumerate(self._touched):
            self._firsts.append(touched - at + begun)
            begun += len(self._begun.get(touched, ()))
        self._parts: dict[int, list[tuple[Part, int, int]]] = {}
        for line in shape:
            offset, number = 0, self.number(*line[0][:2]) or 0
            for part in line:
                self._parts.setdefault(part.paragraph, []).append((part, number, offset))
                offset += part.end - part.start + 1
        for parts in self._parts.values():
            parts.sort()
        self._count = count(len(paragraphs), shape)

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, number: int) -> Line:
        """Return what paragraph *number* is made of."""
        if not 0 <= number < self._count:
            raise IndexError(number)
        at = bisect_right(self._firsts, number) - 1
        if at < 0:
            return (Part(number, 0, len(self.paragraphs[number].text)),)
        lines = self._begun.get(self._touched[at], ())
        beyond = number - self._firsts[at] - len(lines)
        if beyond < 0:
            return lines[beyond]
        untouched = self._touched[at] + 1 + beyond
        return (Part(untouched, 0, len(self.paragraphs[untouched].text)),)

    def number(self, paragraph: int, start: int) -> int | None:
        """Return the number of the paragraph as corrected that begins at this place as read."""
        at = bisect_left(self._touched, paragraph)
        if at < len(self._touched) and self._touched[at] == paragraph:
            starts = [line[0].start for line in self._begun.get(paragraph, ())]
            return self._firsts[at] + starts.index(start) if start in starts else None
        if start:
            return None
        if not at:
            return paragraph
        before = self._touched[at - 1]
        return self._firsts[at - 1] + len(self._begun.get(before, ())) + paragraph - before - 1

    def to_read(self, number: int, offset: int) -> tuple[int, int]:
        """Return the paragraph as read, and the code point in it, at *offset* of a paragraph as corrected."""
        line = self[number]
        for part in line[:-1]:
            if offset < part.end - part.start:
                return part.paragraph, part.start + max(offset, 0)
            offset -= part.end - part.start + 1
        last = line[-1]
        return last.paragraph, min(last.start + max(offset, 0), last.end)

    def place(self, paragraph: int, offset: int) -> tuple[int, int] | None:
        """Return (paragraph as corrected, code point in it) of a place in a paragraph as read."""
        parts = self._parts.get(paragraph)
        if parts is None:
            number = self.number(paragraph, 0)
            return None if number is None else (number, min(offset, len(self.paragraphs[paragraph].text)))
        found = None
        for part, number, before in parts:
            if found is None or part.start <= offset:
                found = number, before + min(max(offset - part.start, 0), part.end - part.start)
        return found


def count(paragraphs: int, shape: Shape) -> int:
    """Return how many paragraphs there are once *paragraphs* have taken this shape."""
    return paragraphs - len(_touched(shape)) + len(shape)


def text_of(paragraphs: Sequence[Paragraph], line: Line) -> str:
    """Return the text of one paragraph as corrected."""
    return " ".join(paragraphs[part.paragraph].text[part.start : part.end] for part in line)


def joined(paragraphs: Sequence[Paragraph], shape: Shape, numbers: Iterable[int]) -> Shape:
    """Return *shape* with these paragraphs (their numbers as corrected) made one, in the order of the article."""
    lines = Outline(paragraphs, shape)
    chosen = [lines[number] for number in sorted(set(numbers))]
    parts: list[Part] = []
    for part in sorted(part for line in chosen for part in line):
        last = parts[-1] if parts else None
        text = paragraphs[part.paragraph].text
        if last and last.paragraph == part.paragraph and not text[last.end : part.start].strip():
            parts[-1] = Part(part.paragraph, last.start, part.end)
        else:
            parts.append(part)
    return _changed(paragraphs, shape, chosen, [tuple(parts)] if parts else [])


def split(paragraphs: Sequence[Paragraph], shape: Shape, number: int, at: int) -> Shape:
    """Return *shape* with paragraph *number* cut before its code point *at*; white space there goes.

    The same shape where one side would be left empty.
    """
    line = Outline(paragraphs, shape)[number]
    first: list[Part] = []
    second: list[Part] = []
    offset = 0
    for part in line:
        here = part.start + at - offset
        text = paragraphs[part.paragraph].text
        if here <= part.start:
            second.append(part)
        elif here >= part.end:
            first.append(part)
        else:
            before = Part(part.paragraph, part.start, part.start + len(text[part.start : here].rstrip()))
            after = Part(part.paragraph, part.end - len(text[here : part.end].lstrip()), part.end)
            first.extend([before] if before.end > before.start else [])
            second.extend([after] if after.end > after.start else [])
        offset += part.end - part.start + 1
    if not first or not second:
        return shape
    return _changed(paragraphs, shape, [line], [tuple(first), tuple(second)])


def sound(paragraphs: Sequence[Paragraph], lines: Iterable[Line]) -> Shape:
    """Return as much of *lines* as makes a shape of these paragraphs: nothing is lost, nothing stands twice."""
    kept = [line for line in lines if line and list(line) == sorted(line) and _inside(paragraphs, line)]
    while wrong := _uncovered(paragraphs, kept):
        kept = [line for line in kept if not any(part.paragraph in wrong for part in line)]
    return _shape_of(paragraphs, kept)


def deeds(shape: Shape) -> int:
    """Return how many joins and splits make this shape."""
    parts = [part.paragraph for line in shape for part in line]
    return sum(len(line) - 1 for line in shape) + len(parts) - len(set(parts))


def _by_first(shape: Shape) -> dict[int, list[Line]]:
    result: dict[int, list[Line]] = {}
    for line in shape:
        result.setdefault(line[0].paragraph, []).append(line)
    return result


def _touched(shape: Shape) -> list[int]:
    return sorted({part.paragraph for line in shape for part in line})


def _changed(paragraphs: Sequence[Paragraph], shape: Shape, gone: Sequence[Line], new: Sequence[Line]) -> Shape:
    return _shape_of(paragraphs, [*(line for line in shape if line not in gone), *new])


def _shape_of(paragraphs: Sequence[Paragraph], lines: Iterable[Line]) -> Shape:
    def whole(line: Line) -> bool:
        return len(line) == 1 and line[0][1:] == (0, len(paragraphs[line[0].paragraph].text))

    return tuple(sorted(line for line in lines if not whole(line)))


def _inside(paragraphs: Sequence[Paragraph], line: Line) -> bool:
    return all(
        0 <= part.paragraph < len(paragraphs) and 0 <= part.start <= part.end <= len(paragraphs[part.paragraph].text)
        for part in line
    )


def _uncovered(paragraphs: Sequence[Paragraph], lines: Iterable[Line]) -> set[int]:
    """Return the paragraphs of which something is missing, or stands twice."""
    parts: dict[int, list[Part]] = {}
    for line in lines:
        for part in line:
            parts.setdefault(part.paragraph, []).append(part)
    wrong: set[int] = set()
    for number, stretches in parts.items():
        text = paragraphs[number].text
        ends = [0, *(part.end for part in sorted(stretches))]
        starts = [*(part.start for part in sorted(stretches)), len(text)]
        if len(set(stretches)) < len(stretches) or any(
            start < end or text[end:start].strip() for end, start in zip(ends, starts, strict=True)
        ):
            wrong.add(number)
    return wrong
