"""Plain text to paragraphs: blank lines, or lines, or lines broken at a fixed width and joined again."""

from __future__ import annotations

import itertools
import re

from app.model.article import Note, ParagraphKind, ReadOutcome
from app.read import clean, limits
from app.read.dates import is_date_line
from app.read.draft import Draft, Piece
from app.read.furniture import is_end_marked, is_furniture

_NARROWEST, _WIDEST = 40, 110
_BULLET = re.compile(r"\s*(?:[•◦▪‣∙●■·*+–-]\s+|\(?\d{1,3}[.)]\s+|\(?[a-z]\)\s+)(?=\S)")
_QUOTED = re.compile(r"\s*>+\s?")
_HEAD_LINE = re.compile(r"(?:by|von|par|por)\s+\S|(?:published|updated|posted|last modified|date)\b", re.I)


def read(text: str) -> Draft:
    """Cut decoded *text* into pieces.

    Blank lines part paragraphs; without any, each line is one. Lines that were broken at a fixed width are joined; a
    list item, a quoted line (``>``) and a row of dashes never join their neighbours.
    """
    draft = Draft(plain=True)
    lines = clean.lines(text).split("\n")
    if len(lines) > limits.MOST_LINES:
        del lines[limits.MOST_LINES :]
        draft.outcome = ReadOutcome.OPENED_IN_PART
        draft.notes.append(Note("cut", (("limit", f"{limits.MOST_LINES:,} lines"),)))
    groups = _groups(lines)
    several = [group for group in groups if len(group) > 1]
    width = _width(several)
    joined = False
    for group in groups:
        if len(group) == 1:
            draft.pieces.append(_piece(group[0]))
            continue
        parts = _parts(group, width)
        joined = joined or len(parts) < len(group)
        draft.pieces.extend(parts)
    if joined:
        draft.notes.append(Note("hard-wrapped"))
    return draft


def _groups(lines: list[str]) -> list[list[str]]:
    groups: list[list[str]] = []
    current: list[str] = []
    for line in lines:
        if line.strip():
            current.append(line)
        elif current:
            groups.append(current)
            current = []
    if current:
        groups.append(current)
    return groups


def _width(groups: list[list[str]]) -> int:
    """The column lines seem to be broken at, in code points; 0 where they do not.

    A line broken at a width had no room for the next line's first word; most lines of such a text are like that.
    """
    lengths = sorted(len(line.rstrip()) for group in groups for line in group[:-1])
    if not lengths:
        return 0
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.98))]
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    pairs = [(line, following) for group in groups for line, following in itertools.pairwise(group)]
    full = sum(_is_full(line, following, width) for line, following in pairs)
    # a paragraph's last line is short where nothing but that parts paragraphs
    return width if full >= 0.55 * len(pairs) else 0


def _is_full(line: str, following: str, width: int) -> bool:
    first = following.split(None, 1)[0]
    return len(line.rstrip()) + 1 + len(first) > width


def _parts(group: list[str], width: int) -> list[Piece]:
    """Cut a run of lines without blank ones into pieces."""
    indented = _indents(group)
    result: list[Piece] = []
    current = [group[0]]
    for previous, line in itertools.pairwise(group):
        if _stays_apart(previous, line, width) or (indented and line[:1].isspace()):
            result.append(_piece(*current))
            current = [line]
        else:
            current.append(line)
    result.append(_piece(*current))
    return result


def _indents(group: list[str]) -> bool:
    """Whether an indented line begins a paragraph here: some are, most are not."""
    count = sum(line[:1].isspace() for line in group)
    return 0 < count <= 0.6 * len(group)


def _stays_apart(line: str, following: str, width: int) -> bool:
    if bool(_QUOTED.match(line)) != bool(_QUOTED.match(following)):
        return True
    if _BULLET.match(following) or is_furniture(line.strip()) or is_furniture(following.strip()):
        return True
    if _HEAD_LINE.match(following):
        return True
    # a ragged line in the midst of a sentence; short ones may be a list's
    ragged = following.lstrip()[:1].islower() and not is_end_marked(line)
    if width == 0:
        return not (ragged and len(line.strip()) >= _NARROWEST)
    return not _is_full(line, following, width) and not ragged


def _piece(*lines: str) -> Piece:
    kind = None
    if _QUOTED.match(lines[0]):
        kind = ParagraphKind.BLOCK_QUOTE
        lines = tuple(_QUOTED.sub("", line, count=1) for line in lines)
    elif _BULLET.match(lines[0]) and not is_furniture(lines[0].strip()) and not is_date_line(lines[0].strip()):
        kind = ParagraphKind.LIST_ITEM
    parts = [lines[0].strip()]
    for line in lines[1:]:
        line = line.strip()
        # a hyphen at the line's end belongs to a compound: who broke the lines broke them between words
        is_compound = parts[-1][-1:] == "-" and parts[-1][-2:-1].isalnum() and line[:1].isalnum()
        parts.append(line if is_compound else f" {line}")
    return Piece("".join(parts), kind)
