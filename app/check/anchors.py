"""Which words of two articles say the same: the places where the checks on wording hold one against the other.

Words are matched inside matching sentences: by lemma, then by meaning, then verbs by what hangs on them ("cut
visibility", "reduced visibility"). Each word has at most one partner.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass

from app.check.grammar import Grammar
from app.check.sentences import Sentences

DEEP = 3
"""Matching sentences looked at for each sentence."""


Key = Callable[[Grammar, int], str]
"""What two words must have in common."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word of the base and the word of the other article that says the same; ``same``: by lemma."""

    one: int
    other: int
    same: bool
    score: float


class Anchors:
    """The anchors between two articles."""

    def __init__(self, one: Grammar, other: Grammar, sentences: Sentences) -> None:
        self.one = one
        self.other = other
        self._meaning = sentences.meaning
        self.there: dict[int, int] = {}
        self.back: dict[int, int] = {}
        self.pairs: dict[int, list[tuple[int, float]]] = defaultdict(list)
        self.pairs_back: dict[int, list[tuple[int, float]]] = defaultdict(list)
        found = self._sentences(sentences)
        for n, m, score in found:
            self.pairs[n].append((m, score))
            self.pairs_back[m].append((n, score))
        self._same: set[int] = set()
        self._score: dict[int, float] = {}
        for n, m, score in found:
            self._match(n, m, score)

    def turned(self) -> Anchors:
        """Give the same anchors seen from the other article."""
        result = copy(self)
        result.one, result.other = self.other, self.one
        result.there, result.back = self.back, self.there
        result.pairs, result.pairs_back = self.pairs_back, self.pairs
        result._same = {self.there[one] for one in self._same}
        result._score = {self.there[one]: score for one, score in self._score.items()}
        return result

    def all(self) -> Iterable[Anchor]:
        """Give all anchors by the base's word."""
        for one in sorted(self.there):
            yield Anchor(one, self.there[one], one in self._same, self._score[one])

    def bond(self, one: int, other: int) -> tuple[int, int]:
        """How many arguments of two predicates are anchored to one another, and how many there could be.

        What the predicates hang on counts as one more.
        """
        here, there = self.one.arguments(one), set(self.other.arguments(other))
        shared = sum(1 for at in here if self.there.get(at) in there)
        above, far = self.one.words[self.one.verb_of(one)].head, self.other.words[self.other.verb_of(other)].head
        return shared + (self.there.get(above, -1) == far), min(len(here), len(there))

    def _sentences(self, sentences: Sentences) -> list[tuple[int, int, float]]:
        found: list[tuple[int, int, float]] = []
        if not self.other.sentences:
            return found
        article = self.other.sentences[0].article
        for n, at in enumerate(self.one.sentences):
            for match in sentences.matches(at, article)[:DEEP]:
                m = self.other.number(match.there)
                if m is not None:
                    found.append((n, m, match.score))
        # a headline holds the words of half the story; it takes what the story's own sentences leave
        return sorted(
            found, key=lambda item: (self.one.prose[item[0]] != self.other.prose[item[1]], -item[2], *item[:2])
        )

    def _match(self, n: int, m: int, score: float) -> None:
        here = [i for i in self.one.content(n) if i not in self.there]
        there = [j for j in self.other.content(m) if j not in self.back]
        lemma = self._by(here, there, lambda grammar, at: grammar.words[at].lemma)
        for i, j in lemma:
            self._add(i, j, True, score)
        here = [i for i in here if i not in self.there]
        there = [j for j in there if j not in self.back]
        for i, j in self._by(here, there, lambda grammar, at: self._meaning(grammar.words[at].lemma)):
            # the parser gives one form two lemmas: "armed" as an adjective and as a verb
            self._add(i, j, self.one.words[i].form == self.other.words[j].form, score)
        self._by_role(n, m, score)

    def _by(self, here: list[int], there: list[int], key: Key) -> list[tuple[int, int]]:
        """Pair words of one key; where a key occurs more than once, by what stands around, then by order."""
        by_key: dict[str, list[int]] = defaultdict(list)
        for j in there:
            by_key[key(self.other, j)].append(j)
        result: list[tuple[int, int]] = []
        grouped: dict[str, list[int]] = defaultdict(list)
        for i in here:
            grouped[key(self.one, i)].append(i)
        single = {k: (v[0], by_key[k][0]) for k, v in grouped.items() if len(v) == 1 and len(by_key.get(k, ())) == 1}
        result += single.values()
        sure = dict(single.values())
        for k, mine in grouped.items():
            theirs = by_key.get(k)
            if not theirs or k in single:
                continue
            ranked = sorted(
                ((-self._near(i, j, sure), abs(a - b), i, j) for a, i in enumerate(mine) for b, j in enumerate(theirs))
            )
            used: set[int] = set()
            taken: set[int] = set()
            for _, _, i, j in ranked:
                if i not in used and j not in taken:
                    used.add(i)
                    taken.add(j)
                    result.append((i, j))
        return result

    def _near(self, i: int, j: int, sure: dict[int, int]) -> int:
        """How many of the words a word hangs on, or that hang on it, are already matched with those of the other."""
        around = [self.one.words[i].head, *self.one.children[i]]
        far = {self.other.words[j].head, *self.other.children[j]}
        return sum(1 for at in around if (sure.get(at) or self.there.get(at)) in far)

    def _by_role(self, n: int, m: int, score: float) -> None:
        here = [i for i in self.one.content(n) if i not in self.there and self.one.predicate(i)]
        there = [j for j in self.other.content(m) if j not in self.back and self.other.predicate(j)]
        ranked: list[tuple[int, int, int]] = []
        for i in here:
            for j in there:
                shared, least = self.bond(i, j)
                if shared >= 2 and shared * 2 >= least:
                    ranked.append((-shared, i, j))
        for _, i, j in sorted(ranked):
            if i not in self.there and j not in self.back:
                self._add(i, j, False, score)

    def _add(self, one: int, other: int, same: bool, score: float) -> None:
        self.there[one] = other
        self.back[other] = one
        self._score[one] = score
        if same:
            self._same.add(one)
