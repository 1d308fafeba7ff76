"""What the aligner reads of one paragraph: its words, stems, names, figures and quoted words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.align.stem import stem
from app.model.article import ParagraphKind, SegmentedArticle, SegmentedParagraph

_STOP = """a about above after again all also am an and any are as at be because been before being below between both
but by
can could did do does doing down during each else few for from further get got had has have having he her here hers
herself him himself his how however i if in into is it its itself just let me more most mr mrs ms much must my myself
no nor not now of off on once one only or other our ours out over own per quite rather s same say she should so some
such t than that the their theirs them then there these they this those though through to too two under until up upon
us very was we were what when where whether which while who whom whose why will with within without would yet you your
yours yourself re ve ll d m new old may might shall since among amid toward towards across against along around dr sen
rep gov inc according told tell added add asked ask noted called call said says saying"""
STOP_WORDS = frozenset(_STOP.split())
"""Words too common to show that two paragraphs tell the same; saying words among them."""

_DIGITS = re.compile(r"\d")
_NUMBERS = """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty"""
_NUMBER_WORDS = {word: str(value) for value, word in enumerate(_NUMBERS.split(), 2)}
_OPENING, _CLOSING, _EITHER = "“„«", "”»", '"'
_LIGHT = frozenset(
    {ParagraphKind.TITLE, ParagraphKind.HEADING, ParagraphKind.BYLINE, ParagraphKind.DATELINE, ParagraphKind.CAPTION}
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One paragraph as the aligner sees it; ``number`` is the paragraph's own within its article."""

    number: int
    kind: ParagraphKind
    text: str
    normals: tuple[str, ...]
    words: tuple[str, ...]
    stems: tuple[str, ...]
    names: tuple[str, ...]
    quoted: tuple[str, ...]
    sentences: tuple[tuple[str, ...], ...]
    """The stems again, sentence by sentence; sentences without any are left out."""
    shown: Mapping[str, str]
    """The surface that stands for each stem or name when reasons are told."""

    @property
    def light(self) -> bool:
        """Whether it stands outside the running text (a title, a byline), where a few shared words prove little."""
        return self.kind in _LIGHT


def figure_key(normal: str) -> str:
    """Digits of a figure without grouping, signs and endings: "1,200" and "1200" are one, as are "8th" and "8"."""
    plain = normal.replace(",", "")
    found = re.search(r"\d+(?:[.:/-]\d+)*", plain)
    return found.group() if found else normal


def _parts(normal: str) -> list[str]:
    if "-" in normal and not _DIGITS.search(normal):
        return [part for part in normal.split("-") if part]
    return [normal]


def _quoted_flags(paragraph: SegmentedParagraph) -> list[bool]:
    """For every token whether it stands inside double quotation marks."""
    flags: list[bool] = []
    inside = False
    for token in paragraph.tokens:
        surface = paragraph.text[token.start : token.end]
        if surface in _OPENING:
            inside = True
        elif surface in _CLOSING:
            inside = False
        elif surface == _EITHER:
            inside = not inside
        flags.append(inside)
    return flags


def _has_letters(text: str) -> bool:
    """Whether a token has a letter or digit; most are nothing else, which is told at once."""
    return text.isalnum() or any(c.isalnum() for c in text)


def _first_words(paragraph: SegmentedParagraph) -> set[int]:
    """Starts of the first word of every sentence and of every quotation: capitals there prove nothing."""
    out: set[int] = set()
    begins = [begin for begin, _ in paragraph.sentences] or [0]
    at = 0
    fresh = True
    for token in paragraph.tokens:
        while at < len(begins) and begins[at] <= token.start:
            fresh, at = True, at + 1
        surface = paragraph.text[token.start : token.end]
        if not _has_letters(surface):
            fresh = fresh or surface in '"“„«‘:'
            continue
        if fresh:
            out.add(token.start)
        fresh = False
    return out


def _capital(surface: str) -> bool:
    return surface[:1].isupper() and any(c.isalpha() for c in surface)


def _read_unit(
    number: int, paragraph: SegmentedParagraph, firsts: set[int], sure_names: frozenset[str], lower: frozenset[str]
) -> Unit:
    """Read one paragraph. *sure_names* were seen capitalised inside a sentence, *lower* in small letters."""
    text = paragraph.text
    flags = _quoted_flags(paragraph)
    words: list[str] = []
    stems: list[str] = []
    starts: list[int] = []
    quoted: list[str] = []
    names: set[str] = set()
    shown: dict[str, str] = {}
    shouting = text.upper() == text
    for token, inside in zip(paragraph.tokens, flags, strict=True):
        if not _has_letters(token.normal):
            continue
        surface = text[token.start : token.end]
        words.append(token.normal)
        acronym = (
            len(surface) >= 2
            and surface.replace(".", "").isupper()
            and not shouting
            and surface.replace(".", "").isalpha()
        )
        if _DIGITS.search(token.normal):
            key = "#" + figure_key(token.normal)
            names.add(key)
            shown.setdefault(key, surface)
            stems.append(key)
            starts.append(token.start)
            if inside:
                quoted.append(key)
            continue
        bare = token.normal[:-2] if token.normal.endswith("'s") else token.normal
        bare = bare.replace(".", "")
        if not bare:
            continue
        if bare in _NUMBER_WORDS:
            names.add("#" + _NUMBER_WORDS[bare])
            shown.setdefault("#" + _NUMBER_WORDS[bare], surface)
        if bare in STOP_WORDS and not acronym:
            continue
        named = acronym or (
            _capital(surface)
            and not shouting
            and (token.start not in firsts or (bare in sure_names and bare not in lower))
        )
        if acronym or (named and bare not in STOP_WORDS):
            names.add(bare)
            shown.setdefault("@" + bare, surface)
        for part in _parts(bare):
            if part in STOP_WORDS and not acronym:
                continue
            key = (
                "#" + _NUMBER_WORDS[part]
                if part in _NUMBER_WORDS
                else stem(part) + ("." if acronym and part in STOP_WORDS else "")
            )
            stems.append(key)
            starts.append(token.start)
            shown.setdefault(key, surface)
            if inside:
                quoted.append(key)
    return Unit(
        number,
        paragraph.kind,
        text,
        tuple(token.normal for token in paragraph.tokens),
        tuple(words),
        tuple(stems),
        tuple(sorted(names)),
        tuple(quoted),
        _by_sentence(stems, starts, [begin for begin, _ in paragraph.sentences]),
        shown,
    )


def _by_sentence(stems: Sequence[str], starts: Sequence[int], begins: Sequence[int]) -> tuple[tuple[str, ...], ...]:
    """Part the stems by the sentence their tokens start in."""
    out: dict[int, list[str]] = {}
    for key, start in zip(stems, starts, strict=True):
        out.setdefault(bisect_right(begins, start), []).append(key)
    return tuple(tuple(keys) for _, keys in sorted(out.items()))


def _seen(
    paragraphs: Iterable[SegmentedParagraph], first_words: Iterable[set[int]]
) -> tuple[frozenset[str], frozenset[str]]:
    inside: set[str] = set()
    lower: set[str] = set()
    for paragraph, firsts in zip(paragraphs, first_words, strict=True):
        if paragraph.kind in (ParagraphKind.TITLE, ParagraphKind.HEADING, ParagraphKind.FURNITURE):
            continue
        for token in paragraph.tokens:
            surface = paragraph.text[token.start : token.end]
            bare = (token.normal[:-2] if token.normal.endswith("'s") else token.normal).replace(".", "")
            if surface.islower():
                lower.add(bare)
            elif token.start not in firsts and _capital(surface):
                inside.add(bare)
    return frozenset(inside), frozenset(lower)


def read_units(article: SegmentedArticle) -> tuple[Unit, ...]:
    """Read every paragraph that takes part in the comparison: all but furniture and empty ones."""
    first_words = [_first_words(paragraph) for paragraph in article.paragraphs]
    inside, lower = _seen(article.paragraphs, first_words)
    return tuple(
        _read_unit(number, paragraph, firsts, inside, lower)
        for number, (paragraph, firsts) in enumerate(zip(article.paragraphs, first_words, strict=True))
        if paragraph.kind is not ParagraphKind.FURNITURE and paragraph.tokens
    )
