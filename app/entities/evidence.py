"""What an article's own words say of a name the program does not know: a place, a person, a people.

The model takes short unknown names for persons as often as not. Where the words beside their mentions speak for a
place and none for a person they are places, and the other way round; an adjective of a place the article names is a
people.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from app.entities.candidate import Candidate
from app.entities.folding import fold
from app.entities.guessing import by_words
from app.entities.known import known
from app.model.article import SegmentedArticle
from app.model.entity import EntityType

_IN = re.compile(
    r"(?:\b(?:in|near|outside|throughout|inside|across|reached|toward|towards|visited|neighbouring|neighboring)"
    r"|\b(?:town|city|village|island|port|capital|province|region|hamlet|hometown|republic|capture|fall|siege|battle"
    r"|streets|outskirts|mayor|people|coast|suburb|district|heights|border|gates|hills|north|south|east|west)"
    r"\s+of|\bhometown,|\b(?:town|city|village|island|valley|river|capital|gorge|dam)\s+(?:called|named))\s+(?:the\s+)?$"
)
_NEAR = re.compile(r"(?:\b(?:from|at|to|into|through|via|around|across|for)\s+(?:the\s+)?$)")
_PLACE_BEHIND = re.compile(
    r",\s+(?:a|an|the|its|their)\s+(?:\w+[\s-]+){0,3}(?:town|city|village|island|capital|port|province|suburb|region)\b"
    r"|\s+(?:airport|airbase|province|district|region|peninsula|island|valley|border|gorge|dam|bridge|mountains)\b"
)
_SAYS = re.compile(
    r"(?:,[^,.;]{1,60},)?\s+(?:has\s+|had\s+|also\s+|later\s+|then\s+|never\s+)?(?:said|says|told|tells|added|adds|asked"
    r"|wrote|writes|recalled|replied|insisted|argued|laughed|smiled|shrugged|nodded|thinks|believes|joked|admitted|spoke"
    r"|grinned|married|resigned|died|tweeted|apologized|apologised|testified)\b"
)
_SAID_BEFORE = re.compile(r"[”\"’,]\s*(?:said|says|added|asked|wrote|recalled|replied)\s+$")
_AGED = re.compile(
    r",\s+(?:aged\s+)?\d{1,3}\s*[,.;)]|,\s+who(?:se)?\b|\s+(?:himself|herself)\b"
    r"|['’]s\s+(?:mother|father|wife|husband|son|daughter|widow|brother|sister)\b"
)
_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame)\.?\s+$")
_AFTER, _BEFORE = 90, 40  # code points looked at
_ENDINGS = ("n", "an", "ian", "ean", "ish", "ese", "i", "ns", "ans", "ians", "eans", "is", "er", "ers")
_FINAL_VOWELS = re.compile(r"(?:ia|y|a|e|o|i)$")


def settle(candidates: Sequence[Candidate], segmented: SegmentedArticle) -> None:
    """Give unknown names the type that the words beside their mentions speak for, where these agree."""
    mentions: dict[str, list[Candidate]] = defaultdict(list)
    for c in candidates:
        if not c.sure:
            mentions[fold(c.surface)].append(c)
    full = [fold(c.surface).split() for c in candidates if c.type is EntityType.PERSON and " " in c.surface]
    parts = {word for words in full for word in (words[0], words[-1])}
    heads = {
        fold(c.surface).split()[-1]: c.type
        for c in candidates
        if c.type is EntityType.ORGANISATION and " " in c.surface
    }
    for key, each in sorted(mentions.items()):
        if key in heads and key not in parts:
            # the "Enquirer" of "National Enquirer"
            _retype(each, heads[key], {EntityType.PERSON, EntityType.OTHER})
        if known().type_of(each[0].surface) is not None or by_words(each[0].surface) is not EntityType.OTHER:
            continue
        place, speaks, person = _weigh(each, segmented)
        kinds = {c.type for c in each}
        if EntityType.PERSON in kinds and place >= (4 if key in parts else 2) and not (person or speaks):
            _retype(each, EntityType.PLACE, {EntityType.PERSON})
        elif EntityType.PLACE in kinds and person and not place and EntityType.ORGANISATION not in kinds:
            _retype(each, EntityType.PERSON, {EntityType.PLACE})
        elif kinds == {EntityType.PLACE} and key in {words[0] for words in full if len(words) > 1}:
            _retype(each, EntityType.PERSON, kinds)


def _retype(candidates: Iterable[Candidate], to: EntityType, of: set[EntityType]) -> None:
    for c in candidates:
        if c.type in of:
            c.type = to


def _weigh(mentions: Iterable[Candidate], segmented: SegmentedArticle) -> tuple[int, int, int]:
    """What speaks for a place (2 is enough, 4 against a surname), for a speaker (or a government), for a person."""
    place = speaks = person = 0
    for c in mentions:
        text = segmented.paragraphs[c.paragraph].text
        before, behind = text[max(0, c.start - _BEFORE) : c.start], text[c.end : c.end + _AFTER]
        place += 2 * (_IN.search(before) is not None) + (_NEAR.search(before) is not None)
        place += 2 * (_PLACE_BEHIND.match(behind) is not None)
        speaks += _SAYS.match(behind) is not None or _SAID_BEFORE.search(before) is not None
        person += _AGED.match(behind) is not None or _HONORIFIC.search(before) is not None
    return place, speaks, person


def demonyms(candidates: Sequence[Candidate]) -> None:
    """Make groups of the adjectives and plurals of places the article names ("Valdrian" beside "Valdria")."""
    places: dict[str, set[str]] = defaultdict(set)
    for c in candidates:
        if c.type is EntityType.PLACE:
            key = fold(c.surface)
            for stem in {key, _FINAL_VOWELS.sub("", key)}:
                places[stem].add(key)
    for c in candidates:
        key = fold(c.surface)
        if c.sure or " " in key or c.type is EntityType.PERSON or known().type_of(c.surface) is not None:
            continue
        stems = [key[: -len(ending)] for ending in _ENDINGS if key.endswith(ending)]
        if any(len(stem) > 3 and places.get(stem, set()) - {key} for stem in stems):
            c.type = EntityType.GROUP
