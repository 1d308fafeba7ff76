"""Names that stand in fixed forms of news writing, whatever the language model makes of them.

Datelines with their agency ("PORT ELLARIG, Scotland, Sept 16 (NWA) -"), bylines ("By Ann Example and Tom Sample"),
states behind politicians ("R-Ariz."), and people behind a title ("Private Emil Sample").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.entities.candidate import Candidate
from app.entities.guessing import by_words, honorific
from app.entities.known import known
from app.entities.trimming import is_title, trim
from app.model.article import ParagraphKind
from app.model.entity import EntityType

_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})"
    r"(?=\s+\d{4}-\d\d|\s+\(|\s+[-–—]+\s"
    r"|(?:,\s+[A-Z][A-Za-z.]*(?: [A-Z][A-Za-z.]*)?){1,2}(?:,?\s+\d{1,2})?(?:,?\s+\d{4})?\s*(?:\(|[-–—]))"
)
_CREDIT = re.compile(r"\((?P<name>[A-Z][A-Za-z]{1,14})\)\s*[-–—]")
_STATE = re.compile(r"(?<![\w-])[DRI]-(?P<state>(?:[A-Z]\.){2}|[A-Z][a-z]+(?: [A-Z][a-z]+)?\.?)(?=[,;)\s])")
_BY = re.compile(r"(?:^|[·|•,]\s*)(?:by|von|par|por|door)\s+", re.IGNORECASE)
_NAME = re.compile(
    r"[^\W\d_a-z][\w'’.-]*(?:\s+(?:(?:van|von|de|der|al|bin|del|di|la|le)\s+)*[^\W\d_a-z][\w'’.-]*){1,3}"
)
_AND = re.compile(r"\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)")
_OUTLET = re.compile(r"(?:The\s+)?(?P<name>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)+)\s*,\s")
_TITLED = re.compile(
    r"(?<![\w.-])(?P<title>[A-Z][a-z]+)\.?\s+(?=(?P<name>[A-Z][\w'’-]+(?:\s+[A-Z]\.)?\s+[A-Z][\w'’-]*\w)(?![\w-]))"
)
_NICKNAMED = re.compile(r"(?<!\w)[A-Z][a-z]+\s+[“\"‘'(][A-Z][a-z]+[”\"’')]\s+[A-Z][\w-]+[a-z]")
_LONGEST_BYLINE = 160  # code points; what is longer is a biography


def fixed(text: str, number: int, kind: ParagraphKind) -> list[Candidate]:
    """The names in paragraph *number* that a fixed form gives away, all of them sure."""
    found = list(_dateline(text, number))
    found += [
        Candidate(number, *each.span("state"), EntityType.PLACE, each["state"], sure=True)
        for each in _STATE.finditer(text)
    ]
    if kind is ParagraphKind.BYLINE:
        found += _byline(text, number)
    elif kind is ParagraphKind.DATELINE:
        outlet = _OUTLET.match(text)
        if outlet is not None and by_words(outlet["name"]) is EntityType.ORGANISATION:
            name = outlet.span("name")
            found.append(Candidate(number, *name, EntityType.ORGANISATION, outlet["name"], sure=True))
    else:
        found += _titled(text, number)
        found += _nicknamed(text, number)
    return found


def _dateline(text: str, number: int) -> Iterator[Candidate]:
    if (place := _DATELINE.match(text)) is None or text.isupper():
        return
    start, end = place.span("place")
    kind = known().type_of(text[start:end]) or EntityType.PLACE
    if end - start > 2:
        yield Candidate(number, start, end, kind, text[start:end], sure=True)
    if (credit := _CREDIT.search(text, end, end + 80)) is not None:
        yield Candidate(number, *credit.span("name"), EntityType.ORGANISATION, credit["name"], sure=True)


def _byline(text: str, number: int) -> Iterator[Candidate]:
    """The people of a byline, and the outlet behind a comma."""
    if len(text) > _LONGEST_BYLINE:
        return
    start = _BY.search(text)
    at = start.end() if start is not None else 0
    while at < len(text):
        name = _NAME.match(text, at)
        if name is None:
            return
        surface = name.group().rstrip(".,")
        outlet = surface.startswith("The ") or by_words(surface) is EntityType.ORGANISATION
        if outlet and at > 0 and text[:at].rstrip().endswith(","):
            at += 4 * surface.startswith("The ")
            surface = surface.removeprefix("The ")
            yield Candidate(number, at, at + len(surface), EntityType.ORGANISATION, surface, sure=True)
            return
        if not all(word[0].isupper() or word.islower() for word in surface.split()):
            return
        yield Candidate(number, at, at + len(surface), EntityType.PERSON, surface, sure=True)
        if (rest := _AND.match(text, at + len(surface))) is None:
            return
        at = rest.end()


def _titled(text: str, number: int) -> Iterator[Candidate]:
    """A first name the program knows and a surname, behind a title: the model sometimes sees neither."""
    for each in _TITLED.finditer(text):
        first, *others = each["name"].split()
        if not is_title(each["title"]) or is_title(first) or any(is_title(word) for word in others):
            continue
        if first in known().first_names or honorific(each["title"]):
            start, end = trim(text, *each.span("name"), EntityType.PERSON)
            yield Candidate(number, start, end, EntityType.PERSON, text[start:end])


def _nicknamed(text: str, number: int) -> Iterator[Candidate]:
    """A name with what somebody is called by between its parts: "Robert “Bo” Sample"."""
    for each in _NICKNAMED.finditer(text):
        if each.group().split()[0] in known().first_names:
            yield Candidate(number, *each.span(), EntityType.PERSON, each.group(), sure=True)
