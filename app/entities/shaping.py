"""Mending the model's spans by what the rest of the article names: two names in one, a word too many before a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from app.entities.candidate import Candidate
from app.entities.folding import fold
from app.entities.guessing import guess, personal_words
from app.entities.keys import initials, words_of
from app.entities.known import known
from app.entities.trimming import is_title, trim
from app.entities.words import word_list
from app.model.article import SegmentedArticle
from app.model.entity import EntityType

_JOINED = re.compile(r"\s+(?:&|and)\s+|\s*/\s*|(?<=[a-z])[-‐‑](?=[A-Z])")
_ACRONYM = re.compile(r"\s+\((?:the\s+)?(?P<name>[A-Z][A-Za-z]{1,7})\)")
_ADDRESS = re.compile(r"[@#]\w|://|\w\.(?:com|org|net|gov|tv|co)\b")
_CLOSED = re.compile(r"^[^\[(]*[\])]\s*")
_CREDIT = re.compile(r"(?:Photo|Photograph|Picture|Image|Graphic|Video)s?\s+(?:by|via|from)\s+", re.IGNORECASE)
_SMALL = frozenset(
    word_list(
        "of the a an and or in to for on at with by from as is into over under about between & de la le les des du"
    )
)
_MARKS = "\"“”‘’'«»"


def parted(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates, with two names in one parted where the article or the list has them alone.

    "Facebook and Instagram" needs one of the two known, "Marlowe-Tessaly" both.
    """
    candidates = list(candidates)
    alone = {fold(c.surface): c.type for c in candidates if _JOINED.search(c.surface) is None}
    alone |= {
        fold(c.surface).split()[-1]: c.type for c in candidates if c.type is EntityType.PERSON and " " in c.surface
    }
    for c in candidates:
        joint = _JOINED.search(c.surface)
        if joint is None or c.sure:
            yield c
            continue
        halves = c.surface[: joint.start()], c.surface[joint.end() :]
        types = [known().type_of(half) or alone.get(fold(half)) for half in halves]
        kind = types[0] or types[1]
        tight = joint.group() in "-‐‑"
        single = all(len(half.split()) == 1 or each for half, each in zip(halves, types, strict=True))
        if kind is None or not single or (tight and None in types):
            yield c
            continue
        yield Candidate(c.paragraph, c.start, c.start + joint.start(), types[0] or kind, halves[0])
        yield Candidate(c.paragraph, c.start + joint.end(), c.end, types[1] or kind, halves[1])


def defined(candidates: Iterable[Candidate], segmented: SegmentedArticle) -> Iterator[Candidate]:
    """The acronyms in brackets behind a name of several words whose initials they are."""
    for c in candidates:
        if " " not in c.surface or c.type not in (EntityType.ORGANISATION, EntityType.EVENT, EntityType.OTHER):
            continue
        text = segmented.paragraphs[c.paragraph].text
        acronym = _ACRONYM.match(text, c.end)
        if acronym is not None and acronym["name"].casefold() in initials(words_of(c.surface)):
            yield Candidate(c.paragraph, *acronym.span("name"), c.type, acronym["name"], sure=True)


def shortened(candidates: Iterable[Candidate], segmented: SegmentedArticle) -> Iterator[Candidate]:
    """The candidates without what a title, a verb or a credit put before them, and without works that are sentences."""
    candidates = list(candidates)
    people = {c.surface for c in candidates if c.type is EntityType.PERSON and " " in c.surface}
    surnames = {surface.split()[-1] for surface in people}
    for c in candidates:
        if c.sure:
            yield c
            continue
        text = segmented.paragraphs[c.paragraph].text
        credit = _CREDIT.match(c.surface)
        if _ADDRESS.search(c.surface) is not None:
            continue
        opening = credit or _CLOSED.match(c.surface)
        if opening is not None:
            yield _from(c, c.start + opening.end(), c.type, text)
            continue
        first, _, rest = c.surface.partition(" ")
        head, of, tail = c.surface.partition(" of ")
        if of and (tail in people or personal_words(tail.split())):
            past = c.start + len(head)
            yield Candidate(c.paragraph, c.start, past, guess(text, c.start, past, EntityType.ORGANISATION), head)
            yield _from(c, past + len(of), EntityType.PERSON, text)
            continue
        named = rest in people and first not in known().first_names
        if named or (rest in surnames and is_title(first)):
            yield _from(c, c.start + len(first) + 1, EntityType.PERSON, text)
        elif c.type not in (EntityType.WORK, EntityType.EVENT) or not _sentence(c, text):
            yield c


def _from(c: Candidate, start: int, kind: EntityType, text: str) -> Candidate:
    start, end = trim(text, start, c.end, kind)
    return Candidate(c.paragraph, start, end, kind, text[start:end])


def _sentence(c: Candidate, text: str) -> bool:
    """Whether a work of art is but a piece of a sentence: words in lower case, and no quotation marks about it."""
    lower = [word for word in c.surface.split() if word[0].islower() and word not in _SMALL]
    return bool(lower) and text[c.start - 1 : c.start] not in _MARKS and text[c.end : c.end + 1] not in _MARKS
