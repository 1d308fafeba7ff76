"""Which sentences of two articles tell the same thing, inside links and across them: split, merged, moved ones too.

Every sentence is a bag of content words; two are candidates when they share words that few sentences hold, so that the
work grows with the length of the articles and not with its square. The score is the mean of two shares of the words
in common (weighted by how few sentences hold them): over both sentences (cosine) and over the lighter one, which lets
the half of a split sentence find the whole. A link between their paragraphs adds to it.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.check.words import word_set
from app.model.alignment import Link, LinkKind
from app.model.article import ParagraphKind, SegmentedArticle
from app.model.parse import Parse, ParsedToken
from app.model.passage import Passage

Meaning = Callable[[str], str]
"""What a word in lower case stands for: its stem, or the one word for several that mean the same."""

COMMON = 12
"""A word held by more sentences of an article than this makes no candidates there (it still counts)."""

CANDIDATES = 6
"""Sentences kept for each sentence, the best first."""

LEAST = 0.28
"""Least score of two sentences that tell the same thing."""

LINKED, LINKED_IN_PART = 0.18, 0.1
"""What a link of their paragraphs adds to two sentences' score."""

FULL_WEIGHT = 9.0
"""A sentence whose words weigh less than this (some three rare words) is no proof by itself: its share is damped."""

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
_EMPTY = word_set(
    "the and that this with from for was were are has have had not but they their them its his her him she who which "
    "will would could should been being than then there here into over about after before also said say says told "
    "what when where while more most some such only very just does did because"
)


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence of one article and one of another that tell the same thing; ``score`` is 0..1 and a little over."""

    here: Passage
    there: Passage
    score: float


class Sentences:
    """The sentences of all articles, their words, and which of them match."""

    def __init__(
        self,
        segmented: Sequence[SegmentedArticle],
        parses: Sequence[Parse | None],
        links: Iterable[Link],
        meaning: Meaning,
    ) -> None:
        self._segmented = segmented
        self._parses = parses
        self._meaning = meaning
        self._linked: dict[tuple[int, int, int, int], float] = {}
        for link in links:
            worth = LINKED_IN_PART if link.kind is LinkKind.PARTIAL else LINKED
            for one in link.a.paragraphs:
                for other in link.b.paragraphs:
                    self._linked[link.a.article, one, link.b.article, other] = worth
                    self._linked[link.b.article, other, link.a.article, one] = worth
        self._cut = [self._sentences(article) for article in segmented]
        self._places = [{at: n for n, at in enumerate(cut)} for cut in self._cut]
        self._words = [[self._content(at) for at in cut] for cut in self._cut]
        self._matched: dict[tuple[int, int], dict[int, list[tuple[float, int]]]] = {}

    def around(self, passage: Passage) -> Passage:
        """Give the sentence a passage begins in, or the passage itself where there is none."""
        spans = self._segmented[passage.article].paragraphs[passage.paragraph].sentences
        n = bisect_right(spans, (passage.start, math.inf)) - 1
        return Passage(passage.article, passage.paragraph, *spans[n]) if n >= 0 else passage

    def of(self, article: int) -> Sequence[Passage]:
        """Give all sentences of an article, furniture left out."""
        return self._cut[article]

    def words(self, sentence: Passage) -> frozenset[str]:
        """Give what the content words of a sentence stand for."""
        n = self._places[sentence.article].get(sentence)
        return frozenset() if n is None else self._words[sentence.article][n]

    def tokens(self, passage: Passage) -> Sequence[ParsedToken]:
        """Give the parsed tokens of a whole paragraph; empty where there is no parse."""
        parse = self._parses[passage.article] if passage.article < len(self._parses) else None
        return parse.paragraphs[passage.paragraph].tokens if parse is not None else ()

    def meaning(self, word: str) -> str:
        """Give what a word stands for."""
        return self._meaning(word.casefold())

    def matches(self, passage: Passage, article: int) -> tuple[Match, ...]:
        """Give the sentences of another article that tell what the sentence around *passage* tells, best first."""
        here = self.around(passage)
        n = self._places[here.article].get(here)
        if n is None or article == here.article:
            return ()
        table = self._table(here.article, article)
        return tuple(Match(here, self._cut[article][m], score) for score, m in table.get(n, ()))

    def _sentences(self, article: SegmentedArticle) -> list[Passage]:
        return [
            Passage(article.number, number, start, end)
            for number, paragraph in enumerate(article.paragraphs)
            if paragraph.kind is not ParagraphKind.FURNITURE
            for start, end in paragraph.sentences
        ]

    def _content(self, at: Passage) -> frozenset[str]:
        parsed = [t for t in self.tokens(at) if t.start >= at.start and t.end <= at.end and t.pos in _CONTENT]
        text = self._segmented[at.article].paragraphs[at.paragraph].text
        words = (
            [text[t.start : t.end].casefold() for t in parsed]
            if parsed
            else [
                t.normal
                for t in self._segmented[at.article].paragraphs[at.paragraph].tokens
                if t.start >= at.start and t.end <= at.end
            ]
        )
        plain = (w for w in words if (len(w) > 2 and w not in _EMPTY) or w.isdigit())
        return frozenset(self._meaning(w) for w in plain if w[:1].isalnum())

    def _table(self, one: int, other: int) -> dict[int, list[tuple[float, int]]]:
        """Matches of each sentence of *one* among those of *other*; the table back is made with it."""
        if (one, other) not in self._matched:
            a, b = min(one, other), max(one, other)
            self._matched[a, b], self._matched[b, a] = self._both(a, b)
        return self._matched[one, other]

    def _both(self, a: int, b: int) -> tuple[dict[int, list[tuple[float, int]]], dict[int, list[tuple[float, int]]]]:
        held = Counter(word for words in (*self._words[a], *self._words[b]) for word in words)
        count = len(self._words[a]) + len(self._words[b])
        weight = {word: math.log(1 + count / n) for word, n in held.items()}
        norms = [[math.fsum(sorted(weight[w] for w in words)) for words in self._words[each]] for each in (a, b)]
        by_word: dict[str, list[int]] = defaultdict(list)
        for m, words in enumerate(self._words[b]):
            for word in words:
                by_word[word].append(m)
        by_paragraph: dict[int, list[int]] = defaultdict(list)
        for m, at in enumerate(self._cut[b]):
            by_paragraph[at.paragraph].append(m)
        linked: dict[int, list[int]] = defaultdict(list)
        for one, p, other, q in self._linked:
            if (one, other) == (a, b):
                linked[p].append(q)
        scored: list[tuple[float, int, int]] = []
        for n, words in enumerate(self._words[a]):
            near = {m for w in words if len(by_word.get(w, ())) <= COMMON for m in by_word.get(w, ())}
            near |= {m for q in linked.get(self._cut[a][n].paragraph, ())[:4] for m in by_paragraph[q]}
            ranked = sorted(((self._score(a, n, b, m, weight, norms), m) for m in near), key=lambda x: (-x[0], x[1]))
            scored += [(score, n, m) for score, m in ranked[:CANDIDATES] if score >= LEAST]
        scored.sort(key=lambda item: (-item[0], item[1], item[2]))
        there: dict[int, list[tuple[float, int]]] = defaultdict(list)
        back: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for score, n, m in scored:
            if len(back[m]) < CANDIDATES:
                there[n].append((score, m))
                back[m].append((score, n))
        return there, back

    def _score(
        self, a: int, n: int, b: int, m: int, weight: dict[str, float], norms: Sequence[Sequence[float]]
    ) -> float:
        shared = math.fsum(sorted(weight[w] for w in self._words[a][n] & self._words[b][m]))
        if not shared:
            return 0.0
        one, other = norms[0][n], norms[1][m]
        damped = max(min(one, other), FULL_WEIGHT)
        score = 0.5 * shared / math.sqrt(one * other) + 0.5 * shared / damped
        return score + self._linked.get((a, self._cut[a][n].paragraph, b, self._cut[b][m].paragraph), 0.0)
