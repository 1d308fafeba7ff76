"""How far the sentences and clauses of one article are told in another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from app.check.grammar import Grammar
from app.check.negation_words import NEGATIONS
from app.check.pairs import Pair
from app.check.words import word_set
from app.model.passage import Passage

FIRM = 0.5
"""Score from which two sentences are taken to tell the same thing."""

ALIKE = 0.35
"""Score from which they may."""

LONELY = 0.3
"""Share of its content told elsewhere, and score, below which a sentence stands alone."""

FAR = 3
"""How many sentences away a neighbour with a partner is looked for."""

_TURNERS = NEGATIONS | word_set("deny reject dispute dismiss refute fail refuse decline unable impossible lack")
_ADVISING = word_set("advise warn argue caution decide rule vote")
_UNDONE = re.compile(r"(?:un|in|im|ir|il|non-?)\w{3,}(?:able|ible|ed|al|ful|ing)$")


class Told:
    """Which of one article's sentences the other tells; seen from ``pair.one``."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self.grammar = pair.one
        self._partners = pair.anchors.there
        self._matches = pair.anchors.pairs
        self._back = pair.anchors.pairs_back

    def share(self, words: Sequence[int]) -> float:
        """How much of some content words has a partner: 0..1; 1 where there are none."""
        return sum(1 for at in words if at in self._partners) / len(words) if words else 1.0

    def sentence(self, number: int) -> float:
        """How much of a sentence's content is told: 0..1."""
        return self.share(self.grammar.content(number))

    def best(self, number: int) -> float:
        """How well the sentence that resembles this one most resembles it; 0 where there is none."""
        return max((score for _, score in self._matches.get(number, ())), default=0.0)

    def partners(self, number: int) -> list[int]:
        """Give the other article's sentences that tell this one, best first."""
        return [m for m, _ in self._matches.get(number, ())]

    def reworded(self, number: int) -> bool:
        """Whether the other article may tell a sentence in words of its own.

        Either the sentence it resembles most is as lonely as this one, or there is a sentence without a match at the
        very place: after what tells the sentence before, or before what tells the sentence after. Such a sentence
        must have a word in common, or deny something too.
        """
        for m, score in self._matches.get(number, ()):
            if score >= LONELY and self._other_share(m) < FIRM and self._best_back(m) == number:
                return True
        return any(self._lonely(m) and self._akin(m, number) for m in self._around(number))

    def denies_nearby(self, number: int) -> bool:
        """Whether the other article denies something hereabouts for which the base has another denial to show."""
        places = {*self.partners(number)[:1], *self._around(number)}
        return any(self._spare_denials(m, number) > 0 for m in sorted(places))

    def _spare_denials(self, m: int, number: int) -> int:
        far = self.pair.other
        twins = [n for n, score in self._back.get(m, ()) if score >= FIRM and n != number]
        denied = sum(turns(far, at) for at in far.inside(m))
        return denied - sum(turns(self.grammar, i) for n in twins for i in self.grammar.inside(n))

    def _around(self, number: int) -> list[int]:
        """The other article's sentences where this one ought to stand, its neighbours' partners among them."""
        result: set[int] = set()
        for step in (-1, 1):
            for gap in range(1, FAR + 1):
                beside = number + step * gap
                if not 0 <= beside < len(self.grammar.sentences):
                    break
                best = next(((m, score) for m, score in self._matches.get(beside, ()) if score >= ALIKE), None)
                if best is not None:
                    result |= {best[0] - step * k for k in range(gap + 1)}
                    break
        return sorted(m for m in result if 0 <= m < len(self.pair.other.sentences))

    def _akin(self, m: int, number: int) -> bool:
        far, meaning = self.pair.other, self.pair.ground.sentences.meaning
        if self._denies(self.grammar, number) and self._denies(far, m):
            return True
        named = {meaning(self.grammar.words[at].lemma) for at in self.grammar.content(number)}
        return any(meaning(far.words[at].lemma) in named for at in far.content(m))

    @staticmethod
    def _denies(grammar: Grammar, sentence: int) -> bool:
        return any(turns(grammar, at) for at in grammar.inside(sentence))

    def _lonely(self, m: int) -> bool:
        """Whether a sentence of the other article tells nothing the base has in like words, and is no background."""
        return self._other_share(m) < LONELY and max((score for _, score in self._back.get(m, ())), default=0.0) < ALIKE

    def _other_share(self, m: int) -> float:
        words = self.pair.other.content(m)
        return sum(1 for at in words if at in self.pair.anchors.back) / len(words) if words else 1.0

    def _best_back(self, m: int) -> int | None:
        return next((n for n, _ in self._back.get(m, ())), None)

    @cached_property
    def length(self) -> int:
        """How many sentences there are."""
        return len(self.grammar.sentences)

    def at(self, number: int) -> Passage:
        """Give where a sentence stands."""
        return self.grammar.sentences[number]


def turns(grammar: Grammar, at: int) -> bool:
    """Whether a word denies something: "not", "rejected", "irreplaceable", "advised against"."""
    word = grammar.words[at]
    if word.form == "against":
        return grammar.words[word.head].lemma in _ADVISING
    return word.form in _TURNERS or word.lemma in _TURNERS or (word.pos == "ADJ" and bool(_UNDONE.match(word.form)))
