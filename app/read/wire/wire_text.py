"""Agency text without a format: messages between ZCZC and NNNN, or fields named by two letters and "#"."""

from __future__ import annotations

import itertools
import re

from app.read import clean, items, limits
from app.read.draft import Draft
from app.read.furniture import has_words
from app.read.source import Source
from app.read.wire import markup
from app.read.wire.lines import read_message, undone
from app.read.wire.story import Story, candidate

_START = re.compile(r"(?:^|\n)[\x00-\x08\x0b-\x1f ]*(?:zczc|ZCZC)(?=\W|[A-Z]{1,4}\d|$)(?P<rest>[^\n]*)")
_END = re.compile(r"(?:^|\n)[\x00-\x08\x0b-\x1f ]*(?:nnnn|NNNN)\b[^\n]*")
_FIELD = re.compile(r"(?:^|\n)(?P<key>[A-Z]{2})#(?P<value>[^\n]*)")
_MOST_FIELDS = 1_000
_TEXTS = ("TX", "BD", "ST")
_CODES = re.compile(r"[\w\-/#.:*]{0,12}(?:\s+[\w\-/#.:*]{1,12}){0,6}")


def read(source: Source) -> Draft:
    """Read a message, or a stream with several."""
    outer = source.note_decoding(Draft())
    text = source.decoded().text.replace("\r\n", "\n").replace("\r", "\n")
    stories = [story(one) for one in messages(text)]
    candidates = [candidate(one) for one in stories if one.has_text() or one.title]
    return items.choose(source, candidates, "its messages hold no text", outer)


def messages(text: str) -> list[str]:
    """Cut *text* into messages; what stands between NNNN and the next ZCZC belongs to none."""
    starts = list(itertools.islice(_START.finditer(text), 4 * limits.MOST_ITEMS))
    if not starts:
        return [_END.split(text, maxsplit=1)[0] or text]
    result: list[str] = []
    for number, match in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        # what follows ZCZC in its line is a code, unless it is the text itself
        rest = match["rest"].strip()
        begin = match.end() if _CODES.fullmatch(rest) else match.start("rest")
        closing = _END.search(text, begin, end)
        result.append(text[begin : closing.start() if closing else end])
    return [one for one in result if has_words(one)]


def story(message: str) -> Story:
    """Read one message."""
    fields = list(itertools.islice(_FIELD.finditer(message), _MOST_FIELDS))
    if len(fields) < 3:
        return read_message(message)
    values: dict[str, str] = {}
    for number, match in enumerate(fields):
        end = fields[number + 1].start() if number + 1 < len(fields) else len(message)
        value = message[match.start("value") : end].strip()
        values[match["key"]] = f"{values[match['key']]}\n\n{value}" if match["key"] in values else value
    found = Story(
        title=_value(values, "TI", "HD", "HL"),
        byline=_value(values, "BY", "AU"),
        source=_value(values, "SO", "SR"),
        dated=_value(values, "PD", "DA", "DT"),
        slug=_value(values, "KY", "SL", "KN"),
    )
    body = next((values[key] for key in _TEXTS if has_words(values.get(key, ""))), "")
    found.pieces = markup.paragraphs(undone(body))
    summary = values.get("AB", "")
    if has_words(summary):
        found.abstract = markup.paragraphs(undone(summary))
    return found


def _value(values: dict[str, str], *keys: str) -> str:
    return next((clean.paragraph(values[key]) for key in keys if has_words(values.get(key, ""))), "")
