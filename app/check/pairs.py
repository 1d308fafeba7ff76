"""The base beside each other article: grammar, anchors, and whether the one is a rewrite of the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from app.check.anchors import Anchors
from app.check.grammar import PROSE, Grammar
from app.check.ground import Ground
from app.model.passage import Passage
from app.model.quote import Quote

TOLD = 0.5
"""Score from which a sentence counts as told by the other article."""

REWRITE = 0.62
"""Share of an article's sentences that the base tells too, for it to be a rewrite of the base."""


@dataclass(frozen=True)
class Pair:
    """The base (``one``) and another article, both in a language with a parse."""

    ground: Ground
    base: int
    article: int
    one: Grammar
    other: Grammar

    anchors: Anchors
    straight: bool = True

    @cached_property
    def turned(self) -> Pair:
        """The same pair seen from the other article."""
        back = self.anchors.turned()
        return Pair(self.ground, self.article, self.base, self.other, self.one, back, not self.straight)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The base's lemmas."""
        return frozenset(word.lemma for word in self.one.words)

    @cached_property
    def rewrite(self) -> bool:
        """Whether the other article is evidently made from the base."""
        if not self.straight:
            return self.turned.rewrite
        told = total = 0
        for number, at in enumerate(self.other.sentences):
            if self.prose(at):
                total += 1
                told += any(score >= TOLD for _, score in self.anchors.pairs_back.get(number, ()))
        return total > 0 and told >= REWRITE * total

    @property
    def one_hand(self) -> bool:
        """Whether both are one author's, so that what is new or gone was so by the will of whoever wrote the base."""
        one, other = (self.ground.comparison.articles[number].byline for number in (self.base, self.article))
        return one is not None and one == other

    def prose(self, at: Passage) -> bool:
        """Whether a passage stands in running text, not in a title or caption."""
        return self.ground.kind(at) in PROSE

    @cached_property
    def _quotes(self) -> dict[tuple[int, int], list[Quote]]:
        result: dict[tuple[int, int], list[Quote]] = {}
        for quote in self.ground.comparison.quotes:
            if quote.article in (self.base, self.article):
                for paragraph in {span.paragraph for span in quote.spans}:
                    result.setdefault((quote.article, paragraph), []).append(quote)
        return result

    def quotes_at(self, at: Passage) -> list[Quote]:
        """Give the quotes a passage stands in."""
        found = self._quotes.get((at.article, at.paragraph), ())
        return [quote for quote in found if any(span.overlaps(at) for span in quote.spans)]

    @cached_property
    def _marked(self) -> dict[tuple[int, int], list[Passage]]:
        result: dict[tuple[int, int], list[Passage]] = {}
        for article in (self.base, self.article):
            for inside in self.ground.marked[article]:
                result.setdefault((article, inside.paragraph), []).append(inside)
        return result

    def marks(self, article: int, paragraph: int) -> list[Passage]:
        """Give what stands inside quotation marks in a paragraph."""
        return self._marked.get((article, paragraph), [])

    def marked(self, at: Passage) -> bool:
        """Whether a passage stands inside quotation marks, at least in part."""
        return any(inside.overlaps(at) for inside in self.marks(at.article, at.paragraph))


def pairs(ground: Ground) -> Iterator[Pair]:
    """Give the base with each other article, those without a parse left out."""
    base = ground.comparison.base
    grammars = {
        number: Grammar(article, parse)
        for number, (article, parse) in enumerate(zip(ground.segmented, ground.parses, strict=True))
        if parse is not None
    }
    if base in grammars:
        for number, grammar in grammars.items():
            if number != base:
                anchors = Anchors(grammars[base], grammar, ground.sentences)
                yield Pair(ground, base, number, grammars[base], grammar, anchors)
