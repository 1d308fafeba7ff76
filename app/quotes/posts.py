"""Posts on social media, by their form: "@name: text", a line with name and handle beneath; and whose account it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from app.model.article import ParagraphKind
from app.quotes.draft import Draft, Place, Speaker
from app.quotes.issued import colon_lead
from app.quotes.view import Stretch, View, count_words

_HANDLE = r"(?<![\w.])@\w{2,30}"
_NAME = r"[A-ZÀ-Þ][^@():\"“”]{1,60}?"
_DATE = r"(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,?\s+\d{4})?|\d{1,2}\s+[A-Z][a-z]{2,8}\.?,?(?:\s+\d{4})?)"
_LINE = re.compile(rf"(?:(?P<name>{_NAME})\s+)?\(?(?P<handle>{_HANDLE})\)?:\s+(?=\S)")
_BENEATH = re.compile(
    rf"(?P<dash>[—–―-]{{1,2}}\s*)?(?:(?P<name>{_NAME})\s*,?\s+)?(?P<open>\()?(?P<handle>{_HANDLE})\)?,?"
    rf"(?:\s*[·|•,]?\s*(?P<date>{_DATE}))?\s*$"
)
_AT_END = re.compile(rf"\s[—–―-]{{1,2}}\s*(?P<name>{_NAME})\s+\((?P<handle>{_HANDLE})\),?(?:\s*{_DATE})?\s*$")
_ANY = re.compile(_HANDLE)
_OWNED = re.compile(
    r"\s*$|[^.!?;]*\($"
    r"|[^.!?;]*\b(?:post|tweet|writ|know|goes|go)\w*\s(?:[^.!?;]*\s)?(?:as|under|from)(?:\s+the\s+(?:name|handle))?\s+$"
    r"|['’]s?\s+(?:[\w’']+\s+){0,3}(?:account|handle),?\s*$"
)
"""What stands between a name and the handle that is its own."""
_OWNERS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_NEAR = 80
"""Most code points from a name to its handle."""
_LEAST = 3
"""Least words of a post."""


def owners(views: Sequence[View]) -> dict[str, str]:
    """Per handle, in lower case, the name of its owner where the article tells it."""
    found: dict[str, str] = {}
    for view in views:
        if "@" not in view.text:
            continue
        signed = _BENEATH.match(view.text) or _AT_END.search(view.text) or _LINE.match(view.text)
        names = sorted((one.end, one.start) for one in view.names if one.label in _OWNERS)
        for match in _ANY.finditer(view.text):
            place = bisect_right(names, (match.start(), match.start())) - 1
            if signed is not None and signed["name"] and signed.start("handle") == match.start():
                name = signed["name"]
            elif place >= 0 and _own(view.text, names[place][0], match.start()):
                name = view.text[names[place][1] : names[place][0]]
            else:
                continue
            found.setdefault(match.group().lower(), " ".join(name.split()))
    return found


def _own(text: str, end: int, start: int) -> bool:
    """Whether a handle at *start* is that of the name before it, which ends at *end*."""
    if start - end > _NEAR:
        return False
    between = text[end:start]
    return "@" not in between and _OWNED.match(between) is not None


def find_posts(views: Sequence[View], known: Mapping[str, str]) -> dict[int, Draft | None]:
    """The posts of an article by the paragraphs they stand in; ``None`` for a line that only signs one.

    *known*: the owners of accounts. Who is announced by the line before speaks where a handle is nobody's.
    """
    found: dict[int, Draft | None] = {}
    for view in views:
        if view.kind is ParagraphKind.FURNITURE or "@" not in view.text:
            continue
        line, beneath, ended = _LINE.match(view.text), _BENEATH.match(view.text), _AT_END.search(view.text)
        if line is not None:
            start, end = view.tidy(line.end(), len(view.text))
            found[view.number] = post = _post([(view.number, start, end)], view, line)
            above = views[view.number - 1] if view.number else None
            lead = colon_lead(above, len(above.text.rstrip())) if above is not None and not line["name"] else None
            if lead is not None and lead.reporting and line["handle"].lower() not in known:
                post.cue, post.cue_at, post.speaker = lead.cue, lead.cue_at, lead.speaker
        elif beneath is not None:
            places = _above(views, view, beneath)
            if places and not any(number in found for number, *_ in places):
                found.update(dict.fromkeys((number for number, *_ in places), _post(places, view, beneath)))
                found[view.number] = None
        elif ended is not None and count_words(view.text[: ended.start()]) >= _LEAST:
            places = _whole(view, ended.start())
            if places:
                found[view.number] = _post(places, view, ended)
    return found


def _post(places: list[Place], view: View, signed: re.Match[str]) -> Draft:
    at: Stretch = signed.span("name") if signed["name"] else signed.span("handle")
    return Draft(places[0][0], list(places), speaker=Speaker(view.number, at), set_apart=True)


def _above(views: Sequence[View], view: View, signed: re.Match[str]) -> list[Place]:
    """The paragraphs a line of name and handle signs: a block quote, a quotation, or plain text under a full sign.

    A reporter's own name and handle stand under articles too: plain text needs the dash, the handle in brackets and
    a date.
    """
    number = view.number - 1
    if number < 0 or views[number].text.rstrip().endswith(":"):
        return []
    above = views[number]
    if above.kind is ParagraphKind.BLOCK_QUOTE:
        first = number
        while first and views[first - 1].kind is ParagraphKind.BLOCK_QUOTE:
            first -= 1
        return [place for one in views[first : number + 1] for place in _whole(one, len(one.text))]
    if above.kind is not ParagraphKind.BODY or count_words(above.text) < _LEAST:
        return []
    full = signed["dash"] and signed["open"] and signed["date"]
    return _whole(above, len(above.text)) if full or above.regions else []


def _whole(view: View, past: int) -> list[Place]:
    """All of a paragraph up to *past*: its quotations where it holds nothing else, its text where it holds none."""
    if not view.regions:
        start, end = view.tidy(0, past)
        return [(view.number, start, end)]
    if view.outside()[:past].strip(" .,;:-—–\u00a0"):
        return []
    return [(view.number, one.start, one.end) for one in view.regions]
