"""Versions of one text: which articles are, in what order, and since which version each has its sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.model.alignment import Link
from app.model.article import Article, ParagraphKind, SegmentedArticle, SegmentedParagraph
from app.model.edit import EditKind
from app.model.passage import Passage
from app.model.reuse import Reuse, ReuseKind, SentenceAge, Trail

VERSION_SHORTER, VERSION_LONGER = 0.6, 0.3
"""Two articles are versions of one text when so much of the shorter one stands verbatim or close in the longer, and so
much the other way round. Of two outlets' reports of one event at most .54 did (ARCHITECTURE: how it was measured), and
what is cut out of a long article is no version of it.
"""

SAME_SENTENCE = 0.8
"""From this share of kept words, over the longer of two sentences, they count as one sentence."""

_NEAR = frozenset({ReuseKind.VERBATIM, ReuseKind.CLOSE})

_Place = tuple[int, int, int]
"""A sentence: the numbers of its article, paragraph, and of itself in that."""


def find_trails(
    articles: Sequence[Article], segmented: Sequence[SegmentedArticle], links: Sequence[Link], measured: Sequence[Reuse]
) -> tuple[Trail, ...]:
    """Find the articles that are versions of one text, also by way of others, and tell the age of every sentence.

    Versions are ordered by publication date where all have one that tells, else as they were opened: ``Trail.dated``
    says whether the dates decide. Sentences of all kinds of paragraphs but furniture have an age. A sentence is as old
    as the oldest one that it goes on from, step by step.
    """
    return tuple(_trail(group, articles, segmented, links) for group in _groups(len(articles), measured))


def _groups(count: int, measured: Sequence[Reuse]) -> list[list[int]]:
    """Put articles together that are versions of one another; each group ascending, of two or more."""
    near = {
        (reuse.article, reuse.source): sum(share.share for share in reuse.shares if share.kind in _NEAR)
        for reuse in measured
    }
    words = {reuse.article: sum(share.words for share in reuse.shares) for reuse in measured}
    group = list(range(count))
    for first in range(count):
        for second in range(first + 1, count):
            if (first, second) in near and _are_versions(
                (words[first], near[first, second]), (words[second], near[second, first])
            ):
                joined, gone = sorted((group[first], group[second]))
                group = [joined if each == gone else each for each in group]
    members: defaultdict[int, list[int]] = defaultdict(list)
    for article, first in enumerate(group):
        members[first].append(article)
    return [each for each in members.values() if len(each) > 1]


def _are_versions(one: tuple[int, float], other: tuple[int, float]) -> bool:
    """Judge by (words, share near the other); of two articles of one length the one nearer the other is the shorter."""
    shorter, longer = sorted((one, other), key=lambda each: (each[0], -each[1]))
    return shorter[1] >= VERSION_SHORTER and longer[1] >= VERSION_LONGER


def _trail(
    group: Sequence[int], articles: Sequence[Article], segmented: Sequence[SegmentedArticle], links: Sequence[Link]
) -> Trail:
    ordered, dated = _ordered(group, articles)
    version = {article: number for number, article in enumerate(ordered)}
    said = {
        (article, at): _Said.of(paragraph)
        for article in ordered
        for at, paragraph in enumerate(segmented[article].paragraphs)
        if paragraph.kind is not ParagraphKind.FURNITURE
    }
    earlier = _same_sentences(version, said, links)
    since: dict[_Place, int] = {}
    ages: list[SentenceAge] = []
    for (article, at), words in said.items():
        for each, (start, end) in enumerate(words.sentences):
            place = (article, at, each)
            since[place] = min((since[before] for before in earlier.get(place, ())), default=version[article])
            ages.append(SentenceAge(Passage(article, at, start, end), since[place]))
    return Trail(tuple(ordered), tuple(ages), dated)


def _ordered(group: Sequence[int], articles: Sequence[Article]) -> tuple[list[int], bool]:
    """Order by date, articles of one date as they were opened; say whether dates alone decide."""
    dates = [articles[article].published or "" for article in group]
    known = set(dates)
    # a month says nothing against a day in it, and no date says nothing at all
    if any(first != second and second.startswith(first) for first in known for second in known):
        return list(group), False
    return sorted(group, key=lambda article: (articles[article].published or "", article)), len(known) == len(group)


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a paragraph, which are its tokens but for signs: start, normal form, and sentence of each."""

    sentences: tuple[tuple[int, int], ...]
    starts: list[int]
    forms: list[str]
    homes: list[int]

    @classmethod
    def of(cls, paragraph: SegmentedParagraph) -> _Said:
        """Take the words out of a paragraph."""
        words = [token for token in paragraph.tokens if any(character.isalnum() for character in token.normal)]
        begins = [start for start, _ in paragraph.sentences]
        homes = [max(0, bisect_right(begins, word.start) - 1) for word in words]
        return cls(paragraph.sentences, [word.start for word in words], [word.normal for word in words], homes)

    def homes_of(self, stretch: Passage) -> list[int]:
        """The sentence of each word that starts in a stretch of the paragraph."""
        return self.homes[bisect_left(self.starts, stretch.start) : bisect_left(self.starts, stretch.end)]

    def by_sentence(self) -> list[tuple[str, ...]]:
        """The normal forms of each sentence's words."""
        found: list[list[str]] = [[] for _ in self.sentences]
        for form, home in zip(self.forms, self.homes, strict=True):
            found[home].append(form)
        return [tuple(forms) for forms in found]


def _same_sentences(
    version: Mapping[int, int], said: Mapping[tuple[int, int], _Said], links: Sequence[Link]
) -> dict[_Place, list[_Place]]:
    """Give each sentence the sentences of earlier versions that it goes on from.

    They are those of which enough words were kept in a link, and the first with the same words, linked or not.
    """
    forms = {
        (article, at, each): words
        for (article, at), paragraph in said.items()
        for each, words in enumerate(paragraph.by_sentence())
    }
    earlier: defaultdict[_Place, list[_Place]] = defaultdict(list)
    for pair, kept in _kept_words(said, links).items():
        first, second = sorted(pair, key=lambda place: version[place[0]])
        if kept >= SAME_SENTENCE * max(len(forms[first]), len(forms[second])):
            earlier[second].append(first)
    oldest: dict[tuple[str, ...], _Place] = {}
    for place, words in forms.items():
        first = oldest.setdefault(words, place)
        if words and version[first[0]] < version[place[0]]:
            earlier[place].append(first)
    return earlier


def _kept_words(said: Mapping[tuple[int, int], _Said], links: Sequence[Link]) -> Counter[tuple[_Place, _Place]]:
    """Count the words kept between two sentences, for every two that have any."""
    kept: Counter[tuple[_Place, _Place]] = Counter()
    for link in links:
        for edit in link.wording.fine:
            a, b = edit.a, edit.b
            if edit.kind is not EditKind.KEPT or a is None or b is None:
                continue
            mine, theirs = said.get((a.article, a.paragraph)), said.get((b.article, b.paragraph))
            if mine is not None and theirs is not None:
                pairs = zip(mine.homes_of(a), theirs.homes_of(b), strict=True)  # kept: the same words on both sides
                kept.update(((a.article, a.paragraph, here), (b.article, b.paragraph, there)) for here, there in pairs)
    return kept
