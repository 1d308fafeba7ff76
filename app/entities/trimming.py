"""Where a name begins and ends: articles, titles, possessives, scores and stray marks are not part of it."""

from __future__ import annotations

import re

from app.entities.known import known
from app.model.entity import EntityType

_EDGE = " \t\u00a0.,;:!?\"“”„«»‘’'`()[]{}<>*_|/\\-–—…•"
_CUT = re.compile(r"\s*[(\[{\"“”„«»;|•]\s*|\s+[-–—]+\s+|\s*/\s+|,\s+")
_DOTTED_END = re.compile(r"(?:\b(?:[A-Za-z]\.)+|\b(?:Jr|Sr|Inc|Co|Corp|Ltd|Bros|Cos|St)\.)$")
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=[sS])['’]|['’]S)$")
_SCORE = re.compile(r"(?:\s+[\d.,/:-]*\d[\d.,/:-]*)+$")
_WORD = re.compile(r"\S+")
PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "bint",
        "ibn",
        "abu",
        "ben",
        "von",
        "van",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "les",
        "af",
        "av",
        "ten",
        "ter",
        "zu",
        "und",
        "of",
        "the",
        "and",
        "for",
        "y",
        "e",
        "on",
        "in",
        "d'",
        "al-",
        "el-",
        "as",
        "ash",
        "at",
        "an",
        "ad",
    ]
)
_PERSONAL = frozenset(["mr", "mrs", "ms", "miss", "dr", "prof", "sir", "dame", "lord", "lady"])
_NUMBERED = frozenset({"Route", "Highway", "Interstate", "Gate", "Terminal", "Pier", "Junction", "District", "Zone"})
_TYPES_WITHOUT_NUMBERS = frozenset({EntityType.PERSON, EntityType.PLACE, EntityType.GROUP})


def _bare(word: str) -> str:
    return word.strip(_EDGE)


def is_title(word: str) -> bool:
    """Whether a capitalised word is a title or an honorific ("Gen.", "President")."""
    word = _bare(word)
    return word in known().titles or (word.isupper() and len(word) > 3 and word.title() in known().titles)


def is_title_word(word: str) -> bool:
    """Whether a word can stand within a title ("Deputy", "Foreign", "Major")."""
    return is_title(word) or any(part in known().title_qualifiers for part in _bare(word).split("-"))


def _edges(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        if text[end - 1] == "." and _DOTTED_END.search(text[start:end]):
            break
        end -= 1
    return start, end


def _without_title(text: str, start: int, end: int) -> int:
    """Where the name starts after leading titles; *start* where there is no title or nothing but a title."""
    words = [(start + m.start(), start + m.end()) for m in _WORD.finditer(text[start:end])]
    at, real = 0, False
    while at < len(words) - 1:
        word = text[words[at][0] : words[at][1]]
        if is_title(word):
            real = True
        elif not (is_title_word(word) or known().types.get(_bare(word)) is EntityType.GROUP):
            break
        at += 1
    return words[at][0] if real and at else start


def trim(text: str, start: int, end: int, kind: EntityType) -> tuple[int, int]:
    """The name proper inside ``text[start:end]``; an empty span where nothing is left.

    Whatever follows a bracket, a quotation mark, a comma or a spaced dash is cut off; edges lose punctuation, articles,
    titles (persons), possessives, scores, days and months, and words in lower case other than particles ("van der").
    """
    start, end = _edges(text, start, end)
    if kind not in (EntityType.WORK, EntityType.EVENT):
        cut = _CUT.search(text, start, end)
        if cut is not None and cut.start() > start:
            end = cut.start()
        start, end = _edges(text, start, end)
    while start < end:
        before = (start, end)
        if (m := _ARTICLE.match(text, start, end)) is not None:
            start = m.end()
        if (m := _POSSESSIVE.search(text[start:end])) is not None:
            end = start + m.start()
        numbered = text[start:end].partition(" ")[0] in _NUMBERED
        if kind in _TYPES_WITHOUT_NUMBERS and not numbered and (m := _SCORE.search(text[start:end])) is not None:
            end = start + m.start()
        if kind is EntityType.PERSON:
            start = _without_title(text, start, end)
        first = _WORD.match(text, start, end)
        if (
            first is not None
            and first.end() < end
            and _droppable(first.group(), kind, PARTICLES - {"of", "the", "and", "for"})
        ):
            start = first.end()
        last = text[start:end].rsplit(maxsplit=1)
        if len(last) == 2 and _droppable(last[1], kind, frozenset()):
            end -= len(last[1])
        start, end = _edges(text, start, end)
        if (start, end) == before:
            break
    return start, end


def _droppable(word: str, kind: EntityType, keep: frozenset[str]) -> bool:
    bare = _bare(word)
    if bare in known().calendar and kind is not EntityType.EVENT:
        return bare not in {"Jan", "May", "April", "June", "August", "Jun", "Mar"} or kind is not EntityType.PERSON
    return bool(bare) and bare.islower() and bare.split("-")[0] not in keep and bare not in keep


def has_name_letters(surface: str) -> bool:
    """Whether a surface can be a name at all: a letter that is upper case or of a script without case."""
    return any(c.isalpha() and not c.islower() for c in surface)
