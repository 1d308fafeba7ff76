"""Agency copy as lines: slugs, cycles, headline and byline above, the story, and what follows for editors."""

from __future__ import annotations

import re

from app.read import dates
from app.read.furniture import has_words, is_end_marked
from app.read.masthead import byline_of, coded_title, is_slug
from app.read.wire import markup
from app.read.wire.marks import is_embargo, is_end, is_initials, is_more, is_note, is_signoff
from app.read.wire.story import Story

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_DATELINE = re.compile(
    r"\s*[A-ZÀ-ÞŁŚŻ][\w .,'’/-]{1,60}?(?:\s*\([\w .&/-]{2,40}\)\s*\.?\s*[-–—_]"
    r"|,? [A-Z][a-zé]{2,8}\.? \d{1,2}\b[^.]{0,30}[-–—_]{1,2}\s|\s*/[\w -]{2,20}/\s*[:–—-]|\s+[-–—]{1,2}\s+(?=[A-Z“\"]))"
)
# "101137 GMT Dez 18": day, hour and minute, zone, month, year
_STAMP = re.compile(r"\b(\d\d)(\d\d)(\d\d)?\s*(?:[A-Z]{1,5})?\s+([A-Za-zäéûÄ]{3,4})\.?\s+(\d\d(?:\d\d)?)\b")
_LINE = re.compile(r"[^\W\d_]")
_FULL = 50
"""Code points; a line at least this long, with another below, was broken for its length."""
_MOST_HEAD_LINES, _MOST_FOOT = 30, 8


def read_message(text: str) -> Story:
    """Read one message, without its codes before and after; *text* is decoded and may hold control characters."""
    story = Story()
    rows = [row.rstrip() for row in markup.rows(_CONTROL.sub("", text))]
    at = _head(story, rows)
    rest = _foot(story, rows[at:])
    story.pieces += markup.paragraphs(undone("\n".join(rest)))
    return story


def undone(text: str) -> str:
    """Give *text* with quotation marks and dashes as they are printed: teletype has neither."""
    text = re.sub(r"``(?=\S)", "“", text)
    text = re.sub(r"(?<=\S)''(?!')", "”", text)
    return re.sub(r"(?<=\s)_(?=\s)", "—", text)


def stamp(text: str) -> str | None:
    """Give the date, ISO 8601, of a stamp with day, time, month and year ("101137 GMT Dez 18"), or ``None``."""
    if match := _STAMP.search(text):
        year = match[5] if len(match[5]) == 4 else f"20{match[5]}"
        found = dates.parse(f"{match[1]} {match[4]} {year}")
        return found.iso if found is not None else None
    if match := re.search(r"\b(\d\d)-(\d\d)-(\d\d)\s+(\d{4})\s*(?:GMT|EST|EDT)", text):  # as American agencies write it
        found = dates.parse(f"20{match[3]}-{match[1]}-{match[2]}")
        return found.iso if found is not None else None
    return None


def _head(story: Story, rows: list[str]) -> int:
    """Take slugs, headline and byline off the top; gives the number of the row the story begins at."""
    title: list[str] = []
    byline = closed = False
    at = 0
    while at < len(rows) and at < _MOST_HEAD_LINES:
        row = rows[at].strip()
        if not row:
            closed = closed or bool(title)
            at += 1
            continue
        if _begins(rows, at, titled=bool(title)):
            break
        bare = row.rstrip(" =").strip()
        who = byline_of(bare)
        if who is not None and not byline:
            story.byline, byline = bare, True
        elif byline and row.endswith("=") and not closed:
            story.position = bare
        elif (stated := coded_title(bare)) is not None:
            title, closed = [stated], True
        elif is_embargo(bare) or is_note(bare) or is_more(bare):
            story.above.append(bare)
        elif is_slug(bare) and not (title and not closed):
            story.above.append(bare)
            story.slug = story.slug or (bare.strip("/") if "/" in bare else "")
        elif not title or (not closed and not byline):
            title.append(bare)
            closed = row.endswith("=") or len(title) >= 3
        else:
            break
        at += 1
    story.title = " ".join(title)
    return at


def _begins(rows: list[str], at: int, *, titled: bool) -> bool:
    """Whether running text begins with this row: a dateline, a sentence, or a line broken for its length."""
    row = rows[at]
    if is_embargo(row.strip()) or is_note(row.strip()):
        return False
    if _DATELINE.match(row) and not row.rstrip().endswith("="):
        return True
    following = rows[at + 1].strip() if at + 1 < len(rows) else ""
    words = row.split()
    if is_end_marked(row.strip()) and len(words) >= 8:
        return True
    if row.rstrip().endswith("=") or byline_of(row.strip(" =")) is not None:
        return False
    if len(row.strip()) > 160:
        return True
    if len(row) < _FULL or not following or byline_of(following.strip(" =")) is not None or following.endswith("="):
        return False
    # a headline may take two lines; prose goes on for more, or ends in a full stop
    below = [one.strip() for one in rows[at + 1 : at + 12]]
    group = below[: below.index("")] if "" in below else below
    last = group[-1] if group else ""
    return bool(_LINE.search(row)) and (len(group) >= 2 or is_end_marked(last)) and (titled or is_end_marked(last))


def _foot(story: Story, rows: list[str]) -> list[str]:
    """Take the date stamp and the signs of the desk off the end."""
    end, left = len(rows), _MOST_FOOT
    while end > 0 and left > 0:
        last = rows[end - 1].strip()
        if not last:
            end -= 1
            continue
        iso = stamp(last) if len(last) <= 60 else None
        if iso:
            story.dated = story.dated or iso
        elif is_end(last) or is_signoff(last) or is_initials(last):
            story.notes.insert(0, last)
        elif has_words(last):
            break
        left -= 1
        end -= 1
    return rows[:end]
