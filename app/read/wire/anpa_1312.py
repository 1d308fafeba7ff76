"""ANPA 1312: the message format of American agencies, with marked lines above an indented text."""

from __future__ import annotations

import re

from app.model.article import ParagraphKind
from app.read import items, limits
from app.read.draft import Draft, Piece
from app.read.furniture import has_words
from app.read.masthead import byline_of
from app.read.source import Source
from app.read.wire import markup
from app.read.wire.lines import stamp, undone
from app.read.wire.marks import is_embargo, is_more, is_note
from app.read.wire.story import Story, candidate

_START = re.compile("(?<!\x16)\x16*+\x01")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_PICTURES = re.compile(r"(?:[A-Z]{2,4}\s)?(?:photos?|graphics?|videos?|audio|with)\b.{0,300}", re.I)
_CLOSING = re.compile(r"[A-Z]{2,4}-[A-Z]{2}-\d\d-\d\d-\d\d\s+\d{4}\s*[A-Z]{2,4}<?")
_COUNT = re.compile(r",\s?\d{2,5}$")
_KEYWORD = re.compile(
    r"\^\s?(?:(?:BC|AM|PM|YE|FR|US)-|\S*--|[^<]{1,80},\s?\d{2,5}<?$|[^<]{1,60}\b(?:ld|lead|add|adv|take)\b)", re.I
)
"""A marked line that names the story: a cycle, two hyphens, a count of words, or a take."""


def read(source: Source) -> Draft:
    """Read a message, or a file with several one after the other."""
    outer = source.note_decoding(Draft())
    text = source.decoded().text.replace("\r\n", "\n").replace("\r", "\n")
    parts = [part for part in _START.split(text, maxsplit=4 * limits.MOST_ITEMS) if has_words(_CONTROL.sub("", part))]
    stories = [story(part) for part in parts]
    return items.choose(source, [candidate(one) for one in stories if one.has_text() or one.title],
                        "its messages hold no text", outer)  # fmt: skip


def story(message: str) -> Story:
    """Read one message: service line and keywords, marked lines, text."""
    found = Story()
    header, mark, body = message.partition("\x02")
    if not mark:
        header, _, body = message.partition("\n")
    body, after = (*re.split("[\x03\x04\x0c]", body, maxsplit=1), "")[:2]
    found.dated = stamp(after[:200]) or stamp(body[-200:]) or ""
    rows = [row.rstrip() for row in markup.rows(_CONTROL.sub("", body))]
    at = _keywords(found, rows)
    rest = _marked(found, rows[at:])
    found.pieces += _paragraphs(undone("\n".join(rest)))
    if not found.dated and (iso := stamp(header)):
        found.dated = iso
    return found


def _keywords(found: Story, rows: list[str]) -> int:
    """The first line names the story: "BC-Harbour-Fire, 2nd Ld-Writethru,416<"; gives the number of the next."""
    for number, row in enumerate(rows[:6]):
        line = row.strip()
        if line:
            if line.startswith("^") and not _KEYWORD.match(line):
                return number
            if row[:1].isspace() or len(line) > 120:
                return number
            found.above.append(line.strip("^ <,"))
            found.slug = _COUNT.sub("", found.above[0])
            return number + 1
    return 0


def _marked(found: Story, rows: list[str]) -> list[str]:
    """Take the lines between ``^`` and ``<`` off the text: headline, notes, summary, byline."""
    rest: list[str] = []
    summary: list[Piece] = []
    names: list[str] = []
    open_line: str | None = None
    for row in rows:
        line = row.strip()
        if open_line is not None:
            open_line = f"{open_line} {line}"
        elif line.startswith("^"):
            open_line = line[1:]
        else:
            if line and not _CLOSING.fullmatch(line):
                rest.append(row)
            elif not line:
                rest.append("")
            continue
        if not open_line.endswith(("<", "=", "^")) and len(open_line) < 1500:
            continue
        _take(found, undone(open_line.rstrip("<=^ ").strip()), open_line.endswith("="), names, summary, any(rest))
        open_line = None
    if open_line:
        rest.append(open_line)
    if names:
        found.byline, found.position = names[0], ", ".join(names[1:3])
    found.abstract = summary
    return rest


def _take(found: Story, line: str, is_name: bool, names: list[str], summary: list[Piece], inside: bool) -> None:
    """Tell what one marked line is."""
    if not line or _CLOSING.fullmatch(line):
        return
    if is_name or byline_of(line) is not None:
        names.append(line)
    elif is_note(line) or is_embargo(line) or is_more(line) or _PICTURES.fullmatch(line):
        found.notes.append(line)
    elif not found.title and not inside:
        found.title = line
    elif inside:
        found.notes.append(line)
    else:
        summary.append(Piece(line))


def _paragraphs(text: str) -> list[Piece]:
    """The text's paragraphs begin with a tab or spaces; heads in capitals stand alone."""
    result: list[Piece] = []
    for piece in markup.paragraphs(_parted(text)):
        words = piece.text.split()
        is_head = piece.text.isupper() and len(words) <= 5 and has_words(piece.text) and piece.text[-1] not in ".:!?"
        if is_head and piece.kind is None and result:
            piece.kind = ParagraphKind.HEADING
        result.append(piece)
    return result


def _parted(text: str) -> str:
    """Put a blank line before every indented line where paragraphs are told by indents."""
    rows = text.split("\n")
    indented = sum(row[:1].isspace() for row in rows if row.strip())
    if not indented:
        return text
    result: list[str] = []
    for row in rows:
        if row[:1].isspace() and row.strip() and not _columned(row):
            result.append("")
        result.append(row)
    return "\n".join(result)


def _columned(row: str) -> bool:
    """Whether *row* is set in columns, as tables of scores are."""
    return len(re.split(r"\s{2,}", row.strip())) >= 3
