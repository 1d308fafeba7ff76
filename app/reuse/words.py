"""The words of an article's body, in paragraphs and sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.model.article import PROSE, SegmentedArticle
from app.model.passage import Passage
from app.model.words import word_spans

Place = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Body:
    """The body words of one article in reading order: titles, captions, furniture and the like are no part of it.

    ``places`` says where each word stands (paragraph, start, end; plain numbers, since there are so many), ``forms``
    have its normal form. ``paragraphs`` and ``sentences`` are half-open ranges of words; none of them is empty.
    """

    article: int
    places: tuple[Place, ...]
    forms: tuple[str, ...]
    paragraphs: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]

    def sentence_forms(self, number: int) -> tuple[str, ...]:
        """The words of one sentence, for comparing it whole."""
        begin, end = self.sentences[number]
        return self.forms[begin:end]

    def stretch(self, begin: int, end: int) -> Passage:
        """The text under a range of words of one paragraph."""
        paragraph, start, _ = self.places[begin]
        return Passage(self.article, paragraph, start, self.places[end - 1][2])


def bodies(articles: Sequence[SegmentedArticle], normal: Callable[[str], str]) -> tuple[Body, ...]:
    """Give the body of each article; *normal* makes the normal form of a word.

    Signs around a word do not count for its form: ``“Boats,”`` is ``boats``.
    """
    known: dict[str, str] = {}

    def form(surface: str) -> str:
        found = known.get(surface)
        if found is None:
            found = known[surface] = normal(_bare(surface)) or surface
        return found

    return tuple(_body(article, form) for article in articles)


def _body(article: SegmentedArticle, form: Callable[[str], str]) -> Body:
    places: list[Place] = []
    forms: list[str] = []
    paragraphs: list[tuple[int, int]] = []
    sentences: list[tuple[int, int]] = []
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.kind not in PROSE:
            continue
        begin = len(places)
        for start, end in word_spans(paragraph.text):
            places.append((number, start, end))
            forms.append(form(paragraph.text[start:end]))
        if len(places) > begin:
            paragraphs.append((begin, len(places)))
            sentences += _cut(places, begin, (start for start, _ in paragraph.sentences))
    return Body(article.number, tuple(places), tuple(forms), tuple(paragraphs), tuple(sentences))


def _cut(places: Sequence[Place], begin: int, starts: Iterable[int]) -> list[tuple[int, int]]:
    """Cut the words from *begin* on where sentences start; a word belongs to the sentence it starts in."""
    borders = [begin]
    at = begin
    for start in starts:
        while at < len(places) and places[at][1] < start:
            at += 1
        if borders[-1] < at < len(places):
            borders.append(at)
    borders.append(len(places))
    return list(pairwise(borders))


def _bare(surface: str) -> str:
    """Cut the signs off a word's ends."""
    begin, end = 0, len(surface)
    while begin < end and not surface[begin].isalnum():
        begin += 1
    while begin < end and not surface[end - 1].isalnum():
        end -= 1
    return surface[begin:end]
