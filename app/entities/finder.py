"""Names in one article: the language model's spans, repaired, made consistent and completed.

The model alone reaches F1 76 on distinct names of unseen hard news; trimming, voting over the document, surnames, a
sweep for missed repeats and a short curated list add the rest. Without a model, names are told by capitals and
repetition (``app.entities.bare``).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache

from app.entities.bare import bare_names
from app.entities.candidate import Candidate
from app.entities.evidence import demonyms, settle
from app.entities.folding import fold
from app.entities.guessing import by_words, guess, honorific, personal_words
from app.entities.known import known
from app.entities.patterns import fixed
from app.entities.shaping import defined, parted, shortened
from app.entities.sweeping import Lexicon, in_capitals, listed_in_capitals, listed_lexicon
from app.entities.trimming import has_name_letters, is_title, trim
from app.entities.words import word_list
from app.model.article import ParagraphKind, SegmentedArticle
from app.model.entity import EntityType, NamedMention
from app.model.parse import Parse, ParsedToken
from app.model.passage import Passage

LABELS = {
    "PERSON": EntityType.PERSON,
    "ORG": EntityType.ORGANISATION,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
    "NORP": EntityType.GROUP,
    "EVENT": EntityType.EVENT,
    "WORK_OF_ART": EntityType.WORK,
    "LANGUAGE": EntityType.OTHER,
    "LAW": EntityType.OTHER,
    "PRODUCT": EntityType.OTHER,
}
"""OntoNotes 5 label -> type. Dates, times and quantities are figures, not names."""

_WORDS = re.compile(r"[^\W\d_][\w'’-]*")
_LAST_WORD = re.compile(r"(?P<word>[A-Z][\w.-]*)\s+$")
_LONGEST_TITLE = 24  # code points
_SHORTEST_TO_SWEEP = 3
_LONGEST_NAME = 200  # code points; whatever is longer is a run of capitals, and trimming it would cost its square
_NO_NAMES = frozenset(
    word_list(
        "GMT UTC AM PM TV DNA HIV AIDS CEO MP MPs PhD UPDATE UPDATED BREAKING EXCLUSIVE WATCH VIDEO PHOTOS LIVE READ"
    )
)


def find_mentions(segmented: SegmentedArticle, parse: Parse | None) -> tuple[NamedMention, ...]:
    """The names in *segmented*, in the order of the text, never overlapping, none in furniture.

    *parse* is the language model's view of the same article, or ``None`` where no model fits the language.
    A surface has one type throughout the article.
    """
    candidates = _from_model(segmented, parse) if parse is not None else _from_capitals(segmented)
    candidates = _without_overlaps(candidates)
    candidates = [c for c in shortened(parted(candidates), segmented) if c.start < c.end]
    candidates = _without_overlaps([*candidates, *defined(candidates, segmented)])
    headlines = {n for n, paragraph in enumerate(segmented.paragraphs) if is_headline(paragraph.text)}
    candidates = _seen_in_body(candidates, headlines)
    _surnames_to_persons(candidates)
    settle(candidates, segmented)
    demonyms(candidates)
    _vote(candidates)
    candidates = _sweep(segmented, candidates, headlines)
    settle(candidates, segmented)
    _vote(candidates)
    candidates.sort(key=lambda c: (c.paragraph, c.start))
    return tuple(
        NamedMention(
            at=Passage(segmented.number, c.paragraph, c.start, c.end),
            type=c.type,
            surface=c.surface,
            title=_title(segmented.paragraphs[c.paragraph].text, c.start) if c.type is EntityType.PERSON else "",
        )
        for c in candidates
    )


def _title(text: str, start: int) -> str:
    """The title that stands right before *start*, or an empty text."""
    before = _LAST_WORD.search(text, max(0, start - _LONGEST_TITLE), start)
    return before["word"] if before is not None and is_title(before["word"]) else ""


def is_headline(text: str) -> bool:
    """Whether nearly every word is capitalised, so that capitals say nothing about names."""
    words = [word for word in _WORDS.findall(text) if len(word) > 3]
    if len(words) < 3 or len(words) > 24 or (re.search(r"[.!?][\"”’']?\s*$", text) and not text.isupper()):
        return False
    return sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def words_in_lower_case(segmented: SegmentedArticle) -> set[str]:
    """The words of an article, outside furniture, that stand in lower case somewhere."""
    return {
        word
        for paragraph in segmented.paragraphs
        if paragraph.kind is not ParagraphKind.FURNITURE
        for word in _WORDS.findall(paragraph.text)
        if word.islower()
    }


def _from_model(segmented: SegmentedArticle, parse: Parse) -> list[Candidate]:
    found: list[Candidate] = []
    lower = words_in_lower_case(segmented)
    for number, paragraph in enumerate(segmented.paragraphs):
        if paragraph.kind is ParagraphKind.FURNITURE:
            continue
        text = paragraph.text
        found += fixed(text, number, paragraph.kind)
        if number >= len(parse.paragraphs):
            continue
        parsed = parse.paragraphs[number]
        tags = {token.start: token for token in parsed.tokens}
        openings = {parsed.tokens[first].start for first, past in parsed.sentences if first < past}
        here: list[Candidate] = []
        for name in parsed.names:
            kind = LABELS.get(name.label)
            if kind is not None and 0 <= name.start < name.end <= len(text):
                for c in _repaired(text, number, name.start, name.end, kind):
                    kept = _past_opening(text, c, tags, openings, lower)
                    if kept is not None:
                        here.append(kept)
        found += _widened(text, number, here)
    return found


def _past_opening(
    text: str, c: Candidate, tags: dict[int, ParsedToken], openings: set[int], lower: set[str]
) -> Candidate | None:
    """A name at the head of a sentence without the ordinary word that merely has its capital there."""
    if c.sure or (c.start not in openings and text[c.start - 1 : c.start] not in {"“", '"', "‘"}):
        return c
    words = c.surface.split()
    token = tags.get(c.start)
    if token is None:
        return c
    if len(words) == 1:
        common = token.tag in {"NN", "NNS", "RB", "IN", "VB", "VBG", "VBD", "JJ"} and c.type is not EntityType.GROUP
        return None if common and words[0].casefold() in lower else c
    ordinary = token.pos in {"ADV", "ADP", "SCONJ", "CCONJ", "DET", "PRON", "AUX", "INTJ"}
    known_head = words[0] in known().first_names or known().type_of(words[0]) is not None
    if not known_head and (
        ordinary or (personal_words(words[1:]) and {words[0].casefold(), words[0].casefold() + "s"} & lower)
    ):
        start = c.start + len(words[0]) + 1
        return next(iter(_repaired(text, c.paragraph, start, c.end, c.type)), None)
    return c


def _widened(text: str, number: int, found: list[Candidate]) -> list[Candidate]:
    """The candidates, with whole curated names in place of the parts the model saw ("Rossiya" of "Rossiya 1")."""
    for start, end, surface in _names_of_words().find(text):
        inside = [c for c in found if c.start < end and start < c.end]
        if inside and all(start <= c.start and c.end <= end and c.surface != surface for c in inside):
            found = [c for c in found if c not in inside]
            start, end = trim(text, start, end, known().types[surface])
            found.append(Candidate(number, start, end, known().types[surface], text[start:end], sure=True))
    return found


@lru_cache(maxsize=1)
def _names_of_words() -> Lexicon:
    return Lexicon(surface for surface in known().types if " " in surface)


def _from_capitals(segmented: SegmentedArticle) -> list[Candidate]:
    found: list[Candidate] = []
    for number, paragraph in enumerate(segmented.paragraphs):
        if paragraph.kind is not ParagraphKind.FURNITURE:
            found += fixed(paragraph.text, number, paragraph.kind)
    for number, start, end in bare_names(segmented):
        text = segmented.paragraphs[number].text
        found += _repaired(text, number, start, end, by_words(text[start:end]))
    return found


def _repaired(text: str, number: int, start: int, end: int, kind: EntityType) -> list[Candidate]:
    if end - start > _LONGEST_NAME:
        return []
    start, end = trim(text, start, end, kind)
    first, _, _ = text[start:end].partition(" ")
    if kind not in (EntityType.PERSON, EntityType.WORK) and (is_title(first) or honorific(first)):
        person = trim(text, start, end, EntityType.PERSON)
        rest = text[slice(*person)].split()
        title = text[start : person[0]].split()
        certain = len(title) > 1 or (len(title) == 1 and (title[0].endswith(".") or honorific(title[0])))
        if certain and rest and all(word[0].isupper() and word.isalpha() for word in rest):
            (start, end), kind = person, EntityType.PERSON
    surface = text[start:end]
    if end - start < 2 or not has_name_letters(surface):
        return []
    if surface in known().calendar or is_title(surface) or surface in _NO_NAMES:
        return []
    if surface in known().title_qualifiers and is_title(text[end : end + 20].lstrip().partition(" ")[0]):
        return []  # "Defense" of "Defense Minister"
    if (listed := known().type_of(surface)) is not None:
        return [Candidate(number, start, end, listed, surface, sure=True)]
    first, _, rest = surface.partition(" ")
    one, other = known().type_of(first), known().type_of(rest)
    if one is not None and other is not None and one is not other and EntityType.ORGANISATION in (one, other):
        # "Takfiri Daesh" is two names
        middle = start + len(first)
        return [
            Candidate(number, start, middle, one, first, sure=True),
            Candidate(number, middle + 1, end, other, rest, sure=True),
        ]
    return [Candidate(number, start, end, guess(text, start, end, kind), surface)]


def _without_overlaps(candidates: list[Candidate]) -> list[Candidate]:
    """Sure ones first, then the longer, then the earlier; whatever overlaps a kept one goes."""
    kept: list[Candidate] = []
    taken: dict[int, set[int]] = defaultdict(set)
    for c in sorted(candidates, key=lambda c: (not c.sure, c.start - c.end, c.paragraph, c.start, c.type)):
        places = taken[c.paragraph]
        if places.isdisjoint(range(c.start, c.end)):
            places.update(range(c.start, c.end))
            kept.append(c)
    return sorted(kept, key=lambda c: (c.paragraph, c.start))


def _seen_in_body(candidates: list[Candidate], headlines: set[int]) -> list[Candidate]:
    body = {fold(c.surface) for c in candidates if c.paragraph not in headlines}
    body |= {key.split()[-1] for key in body if " " in key}
    return [c for c in candidates if c.paragraph not in headlines or c.sure or fold(c.surface) in body]


def _surnames_to_persons(candidates: list[Candidate]) -> None:
    """Single words that are the surname of a person named in full are that person, whatever the model says."""
    full = [fold(c.surface).split() for c in candidates if c.type is EntityType.PERSON and " " in c.surface.strip()]
    surnames = {words[-1] for words in full if words}
    given = {words[0] for words in full if words}
    for c in candidates:
        if not c.sure and " " not in c.surface and c.type is not EntityType.PERSON:
            key = fold(c.surface)
            if key in surnames or (key in given and c.type is EntityType.ORGANISATION):
                c.type = EntityType.PERSON


def _vote(candidates: list[Candidate]) -> None:
    """One type a surface: the sure one, else the most frequent, else that of the first mention."""
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for c in candidates:
        votes[fold(c.surface)][c.type] += 1000 if c.sure else 1
    winner = {key: counter.most_common(1)[0][0] for key, counter in votes.items()}
    for c in candidates:
        c.type = winner[fold(c.surface)]


def _sweep(segmented: SegmentedArticle, candidates: list[Candidate], headlines: set[int]) -> list[Candidate]:
    types: dict[str, EntityType] = {}
    for c in candidates:
        if len(c.surface) >= _SHORTEST_TO_SWEEP and c.surface[0].isupper():
            types.setdefault(c.surface, c.type)
    for surface, kind in sorted(types.items()):
        last = surface.split()[-1]
        if kind is EntityType.PERSON and last != surface and len(last) > 3 and last[0].isupper():
            types.setdefault(last, kind)
    listed = known().types
    capitals = in_capitals(types)
    lexicon = listed_lexicon().with_more({*types, *capitals})
    covered = [bytearray(len(paragraph.text)) for paragraph in segmented.paragraphs]
    for c in candidates:
        covered[c.paragraph][c.start : c.end] = b"\x01" * (c.end - c.start)
    found = list(candidates)
    for number, paragraph in enumerate(segmented.paragraphs):
        if paragraph.kind is ParagraphKind.FURNITURE:
            continue
        text = paragraph.text
        shouting = text.isupper()
        for start, end, surface in lexicon.find(text):
            if any(covered[number][start:end]):
                continue
            if (shouting and len(surface) < 4) or (number in headlines and surface.isupper() and len(surface) < 3):
                continue
            plain = surface
            if surface not in types and surface not in listed:
                plain = capitals.get(surface) or listed_in_capitals()[surface]
            kind = types.get(plain) or listed[plain]
            start, end = trim(text, start, end, kind)
            if start < end:
                found.append(Candidate(number, start, end, kind, text[start:end], sure=plain in listed))
    return found
