"""IPTC 7901: agency messages with a header line, as satellites and teleprinters carried them."""

from __future__ import annotations

import itertools
import re

from app.read import items, limits
from app.read.draft import Draft
from app.read.furniture import has_words
from app.read.source import Source
from app.read.wire.lines import read_message, stamp
from app.read.wire.story import Story, candidate

HEADER = re.compile(
    r"(?:^|\n)[\x00\x16\x11\x13\x01 \t]*(?P<service>[A-Za-z]{1,4})(?P<number>\d{3,6})[ \t:]+"
    r"(?P<priority>[1-8])[ \t:]+(?P<category>[A-Za-z]{1,3})[ \t:]+(?P<words>\d{1,5})\b(?P<rest>[^\r\n\x02]*)"
)
"""Service and number, priority, category, count of words, and what the agency adds."""
_AGENCY = re.compile(r"\b([A-Za-z]{2,8})(?:-euro)?\b")


def read(source: Source) -> Draft:
    """Read a message, or a file with several one after the other."""
    outer = source.note_decoding(Draft())
    stories = [story(one) for one in messages(source.decoded().text)]
    return items.choose(source, [candidate(one) for one in stories if one.has_text() or one.title],
                        "its messages hold no text", outer)  # fmt: skip


def messages(text: str) -> list[str]:
    """Cut *text* into messages: at each start of header, and at each line that is one."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    cuts = [match.start() for match in itertools.islice(HEADER.finditer(text), 4 * limits.MOST_ITEMS)]
    if not cuts:
        parts = text.split("\x01", 4 * limits.MOST_ITEMS)
    else:
        cuts = [0 if not has_words(text[: cuts[0]]) else cuts[0], *cuts[1:], len(text)]
        parts = [text[start:end] for start, end in itertools.pairwise(cuts)]
    return [part for part in parts if has_words(part)]


def story(message: str) -> Story:
    """Read one message: header, text, and the date after it."""
    header = HEADER.match(message)
    body = message[header.end() :] if header else message.lstrip("\x01")
    body, _, after = body.partition("\x03")
    found = read_message(body)
    if header:
        found.above.insert(0, header.group().strip("\x00\x16\x11\x13\x01 \n"))
        found.urgency = header["priority"]
        if not found.source and (agency := _AGENCY.search(header["rest"])):
            found.source = agency[1]
        if not found.slug:
            found.slug = f"{header['service']}{header['number']}"
    found.dated = found.dated or stamp(after) or ""
    return found
