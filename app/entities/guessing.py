"""What kind of name a name is, told by its own words and the words beside it."""

from __future__ import annotations

import re

from app.entities.known import known
from app.entities.trimming import is_title
from app.entities.words import word_list
from app.model.entity import EntityType

_BEFORE_PERSON = frozenset(
    word_list("President Mr Mrs Ms Miss Dr Gen Sen Gov Rep Col Lt Maj Capt Sgt Chancellor Senator Judge")
)
_HONORIFICS = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Dame"})
_AGED = re.compile(r"\s*,\s+\d{1,2}\s*[,.;)]")
_TITLE_BEFORE = re.compile(r"([A-Z][a-z]+)\.?\s+$")
_PLACE_AFTER = re.compile(
    r"\s+(?:airbase|airport|airfield|province|district|region|peninsula|island|city|town|village|valley|border|suburb|street)\b"
)
_PLACE_BEFORE = re.compile(
    r"\b(?:province|provinces|city|town|towns|village|villages|island|district|port|suburb|outskirts|village)\s+of\s+(?:the\s+)?$"
)
_COMPANY_END = re.compile(r"\s(?:Inc|Corp|Co|Ltd|Plc|PLC|plc|SA|AG|NV|SpA|AB|GmbH|LLC|Holdings|Controls|Cables)\.?$")


def guess(text: str, start: int, end: int, kind: EntityType) -> EntityType:
    """A better type for ``text[start:end]`` where words or context are plain, else *kind*."""
    surface = text[start:end]
    words = surface.split()
    if kind in (EntityType.WORK, EntityType.EVENT) or not words:
        return kind
    if _COMPANY_END.search(surface) is not None:
        return EntityType.ORGANISATION
    if kind is not EntityType.PERSON and _person(text, start, end, words):
        return EntityType.PERSON
    if kind is EntityType.PERSON and len(words) > 1 and not _person_beside(text, start, end, words):
        # the model takes any two unknown capitalised words for a person; a head word says what they are
        by_head = by_words(surface)
        if by_head in (EntityType.PLACE, EntityType.ORGANISATION):
            return by_head
    if kind is EntityType.PERSON or kind is EntityType.GROUP:
        return kind if kind is EntityType.PERSON or not _place_beside(text, start, end) else EntityType.PLACE
    if kind in (EntityType.ORGANISATION, EntityType.OTHER) and _place_beside(text, start, end):
        return EntityType.PLACE
    return kind


def by_words(surface: str) -> EntityType:
    """The type of a name that only its capitals betray."""
    words = surface.split()
    listed = known()
    if words[-1] in listed.organisation_heads or words[0] in listed.organisation_heads:
        return EntityType.ORGANISATION
    if words[-1] in listed.place_heads:
        return EntityType.PLACE
    if words[0] in listed.first_names and 1 < len(words) < 4:
        return EntityType.PERSON
    return EntityType.OTHER


def personal_words(words: list[str]) -> bool:
    """Whether words read as first name and surname ("Callum Strake") and as nothing else."""
    listed = known()
    return (
        2 <= len(words) <= 3
        and words[0] in listed.first_names
        and all(word[0].isupper() and word.replace("-", "").replace(".", "").isalpha() for word in words)
        and not any(
            w in listed.organisation_heads or w in listed.place_heads or w in listed.calendar for w in words[1:]
        )
        and not words[-1].isupper()
    )


def honorific(word: str) -> bool:
    """Whether a word can only stand before a person's name."""
    return word.rstrip(".") in _HONORIFICS


def _person(text: str, start: int, end: int, words: list[str]) -> bool:
    if not all(word[0].isupper() for word in words) or len(words) > 3:
        return False
    if personal_words(words):
        return True
    before = _TITLE_BEFORE.search(text[max(0, start - 20) : start])
    if before is not None and before.group(1) in _BEFORE_PERSON and not is_title(words[0]):
        return True
    return _AGED.match(text, end) is not None and len(words) > 1


def _person_beside(text: str, start: int, end: int, words: list[str]) -> bool:
    """Whether a first name, a title before or an age behind says that this is somebody."""
    if words[0] in known().first_names or _AGED.match(text, end) is not None:
        return True
    before = _TITLE_BEFORE.search(text[max(0, start - 20) : start])
    return before is not None and before.group(1) in _BEFORE_PERSON


def _place_beside(text: str, start: int, end: int) -> bool:
    return (
        _PLACE_AFTER.match(text, end) is not None or _PLACE_BEFORE.search(text[max(0, start - 30) : start]) is not None
    )
