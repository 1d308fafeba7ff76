"""How far the sentences and clauses of one article are told in another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from app.check.grammar import Word
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

_TURNERS = NEGATIONS | word_set(
    "deny reject dispute dismiss refute fail refuse decline unable impossible lack against rather"
)
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

    def partners(self, number: int) -> list[int]:
        """Give the other article's sentences that tell this one, best first."""
        return [m for m, _ in self._matches.get(number, ())]

    def reworded(self, number: int) -> bool:
        """Whether the other article may tell a sentence in words of its own.

        Either the sentence it resembles most is as lonely as this one, or there is a sentence without a match at the
        very place: after what tells the sentence before, or before what tells the sentence after.
        """
        for m, score in self._matches.get(number, ()):
            if score >= LONELY and self._other_share(m) < FIRM and self._best_back(m) == number:
                return True
        return any(self._lonely(m) for m in self._around(number))

    def denies_nearby(self, number: int) -> bool:
        """Whether the other article denies something hereabouts that it does not deny in the words of this one."""
        far = self.pair.other
        places = {*self.partners(number)[:1], *self._around(number)}
        for m in sorted(places):
            for at in far.inside(m):
                word = far.words[at]
                if _turns(word) and at not in self.pair.anchors.back:
                    twin = self._twins(m)
                    if not any(self.grammar.words[i].lemma == word.lemma for n in twin for i in self.grammar.inside(n)):
                        return True
        return False

    def _twins(self, m: int) -> list[int]:
        return [n for n, score in self._back.get(m, ()) if score >= FIRM]

    def _around(self, number: int) -> list[int]:
        """The other article's sentences where this one ought to stand."""
        result: list[int] = []
        for step in (-1, 1):
            beside = number + step
            if 0 <= beside < len(self.grammar.sentences):
                for m, score in self._matches.get(beside, ())[:1]:
                    near = m - step
                    if score >= ALIKE and 0 <= near < len(self.pair.other.sentences):
                        result += [m, near] if step < 0 else [near, m]
        return result

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


def _turns(word: Word) -> bool:
    """Whether a word denies something: "not", "rejected", "irreplaceable"."""
    return word.form in _TURNERS or word.lemma in _TURNERS or (word.pos == "ADJ" and bool(_UNDONE.match(word.form)))
