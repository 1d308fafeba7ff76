"""The place of a figure or name in its sentence, and how far two such places agree.

A place is told by the words near it and by what it hangs on: content words lose weight with their distance, in the
text and along the branches of the parse, and the nearer of the two counts. Two places agree as far as their weights
overlap. Where one stands exactly where the other stood, between words both sentences keep, they agree fully.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from app.check import branches
from app.check.ground import Ground
from app.check.words import word_set
from app.model.edit import EditKind
from app.model.parse import ParsedToken
from app.model.passage import Passage

REACH = 7
"""Content words to either side that tell what a place is about."""

FADING, CLIMBING = 0.25, 0.3
"""How fast a word's weight falls with its distance in the text and in the parse."""

FULL = 2.0
"""Weights that a place must have for its agreement to count in full: "he died at 34" proves little."""

NEAREST = 5
"""So many words say most about a place; further ones may only add."""

IN_PLACE = 0.35
"""What standing exactly in the other's place adds."""

FRAME, FRAMED = 3, 0.65
"""Words kept on either side from which that alone is enough, and the agreement it then gives."""

SAME_HEAD, SAME_OWNER = 0.2, 0.15
"""What hanging on the same word adds, and what being told of the same person or thing does."""

NEAR_HEAD = 0.75
"""Least weight of the other's head for two places to be held for one, where the parser hangs them differently."""

_COUNTED = word_set("people person persons men women others man woman passengers residents")
COUNTED = 0.4
"""What the words weigh that any count of people has beside it."""

BEYOND = 2
"""Words that another figure between counts for."""

_ROLES = frozenset({"from", "to", "since", "until", "till", "by", "after", "before", "per"})
_OPPOSED = frozenset(
    frozenset(pair)
    for pair in (("from", "to"), ("since", "until"), ("since", "till"), ("after", "before"), ("from", "until"))
)
_EMPTY = word_set(
    "the and that this with from for was were are has have had not but they their them its his her him she who which "
    "will would could should been being than then there here into over about after before also said say says told "
    "more most some such only very just does did because least almost nearly around roughly up down one"
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})


@dataclass(frozen=True, slots=True)
class Slot:
    """Where something stands: the sentence, the weight of each word around it, its preposition, and whose clause it is.

    ``head`` is the content word it hangs on, ``link`` how it does (the preposition, or the label of the parse),
    ``owners`` are the numbers of the entities its clause is about.
    """

    at: Passage
    sentence: Passage
    weights: tuple[tuple[str, float], ...]
    head: str
    link: str
    role: str
    owners: frozenset[int]


class Slots:
    """The places of one comparison."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._of = lru_cache(maxsize=None)(self._read)
        self._edits = lru_cache(maxsize=1024)(self._script)

    @cached_property
    def _mentions(self) -> dict[tuple[int, int], list[tuple[Passage, int]]]:
        found: dict[tuple[int, int], list[tuple[Passage, int]]] = {}
        for number, entity in enumerate(self._ground.comparison.entities):
            for at in entity.mentions:
                found.setdefault((at.article, at.paragraph), []).append((at, number))
        return found

    def entities_in(self, passage: Passage) -> list[tuple[Passage, int]]:
        """Give the mentions inside a passage, with the numbers of their entities, in order."""
        found = self._mentions.get((passage.article, passage.paragraph), ())
        return sorted((at, number) for at, number in found if passage.holds(at))

    def of(self, at: Passage) -> Slot:
        """Read the place of a passage."""
        return self._of(at)

    def agreement(self, one: Passage, other: Passage) -> float:
        """Tell how far two places of different articles agree: 0..1."""
        a, b = self.of(one), self.of(other)
        here, there = dict(a.weights), dict(b.weights)
        score = max(_overlap(here, there), _overlap(_nearest(here), _nearest(there)))
        if a.head and a.head == b.head:
            score += SAME_HEAD
        if a.owners & b.owners:
            score += SAME_OWNER
        kept = self._kept_around(one, other)
        if kept is not None:
            score = max(score + IN_PLACE, FRAMED if min(kept) >= FRAME else 0.0)
        if frozenset((a.role, b.role)) in _OPPOSED:
            score *= 0.5
        if a.owners and b.owners and not a.owners & b.owners and self._alike(a.owners, b.owners):
            score *= 0.5
        return min(score, 1.0)

    def _alike(self, one: frozenset[int], other: frozenset[int]) -> bool:
        """Whether one of each is of the same type: "A sold B" may become "B was sold"."""
        entities = self._ground.comparison.entities
        return bool({entities[n].type for n in one} & {entities[n].type for n in other})

    def in_place(self, one: Passage, other: Passage) -> bool:
        """Whether *other* stands exactly where *one* stood, between words kept on both sides (or a sentence's end)."""
        return self._kept_around(one, other) is not None

    def _kept_around(self, one: Passage, other: Passage) -> tuple[int, int] | None:
        """How many words are kept right before and after two stretches of which one took the other's place."""
        a, b = self.of(one).sentence, self.of(other).sentence
        mine, theirs, steps = self._edits(a, b)
        x, y = _covered(mine, one), _covered(theirs, other)
        if x is None or y is None:
            return None
        # what both have at either end is kept: of "15 December" and "26 December" the days took each other's place
        kept = [(start, end, begin) for kind, start, end, begin, _ in steps if kind is EditKind.KEPT]
        while x[1] - x[0] > 1 and y[1] - y[0] > 1 and _carries(kept, x[1] - 1, y[1] - 1):
            x, y = (x[0], x[1] - 1), (y[0], y[1] - 1)
        while x[1] - x[0] > 1 and y[1] - y[0] > 1 and _carries(kept, x[0], y[0]):
            x, y = (x[0] + 1, x[1]), (y[0] + 1, y[1])
        for n, (kind, start, end, begin, stop) in enumerate(steps):
            if kind is EditKind.REPLACED and start <= x[0] and x[1] <= end and begin <= y[0] and y[1] <= stop:
                if max(end - start - (x[1] - x[0]), stop - begin - (y[1] - y[0])) > 1:
                    return None
                beside = (steps[n - 1] if n else None, steps[n + 1] if n + 1 < len(steps) else None)
                before, after = (step[2] - step[1] if step is not None else 0 for step in beside)
                return before, after
        return None

    def same_spot(self, one: Passage, other: Passage) -> bool:
        """Whether two names hang on the same word in the same way, or one stands exactly where the other stood."""
        a, b = self.of(one), self.of(other)
        if self.in_place(one, other) or not a.head or not b.head:
            return self.in_place(one, other)
        # which of two words a preposition belongs to is the parser's weakest guess
        near = min(dict(a.weights).get(b.head, 0.0), dict(b.weights).get(a.head, 0.0))
        return a.link == b.link and (a.head == b.head or near >= NEAR_HEAD)

    def _script(
        self, one: Passage, other: Passage
    ) -> tuple[list[tuple[int, int]], list[tuple[int, int]], list[tuple[EditKind, int, int, int, int]]]:
        a, b = self._ground.tokens([one]), self._ground.tokens([other])
        steps = self._ground.token_edits([t.token.normal for t in a], [t.token.normal for t in b])
        return [(t.at.start, t.at.end) for t in a], [(t.at.start, t.at.end) for t in b], list(steps)

    def _read(self, at: Passage) -> Slot:
        sentence = self._ground.sentences.around(at)
        tokens = self._ground.sentences.tokens(at)
        if not tokens:
            return self._plain(at, sentence)
        text = self._ground.comparison.articles[at.article].paragraphs[at.paragraph].text
        starts = [t.start for t in tokens]
        first, last = bisect_left(starts, at.start), bisect_left(starts, at.end) - 1
        if first and tokens[first - 1].end > at.start:
            first -= 1
        last = max(first, last)
        begin, end = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        weights: dict[str, float] = {}
        top = tokens[branches.top(tokens, first, last)]
        counted = top.head if top.dep == "nummod" else -1

        def give(n: int, weight: float) -> None:
            token = tokens[n]
            word = text[token.start : token.end]
            if (
                token.pos in branches.CONTENT
                and len(word) > 2
                and word.casefold() not in _EMPTY
                and not first <= n <= last
            ):
                key = self._ground.sentences.meaning(word)
                if n == counted and word.casefold() in _COUNTED:
                    weight *= COUNTED
                weights[key] = max(weights.get(key, 0.0), weight)

        for side in (range(first - 1, begin - 1, -1), range(last + 1, end)):
            distance = 0
            for n in side:
                if distance >= REACH:
                    break
                if tokens[n].pos == "NUM":
                    # beyond another figure the words are about that one
                    distance += BEYOND
                if tokens[n].pos in branches.CONTENT:
                    give(n, 1 / (1 + FADING * distance))
                    distance += 1
        for n, hops in branches.branches(tokens, first, last, begin, end):
            give(n, 1 / (1 + CLIMBING * hops))
        head = branches.head(tokens, first, last)
        if head == counted and text[tokens[counted].start : tokens[counted].end].casefold() in _COUNTED:
            head = branches.head(tokens, counted, counted)
        word = text[tokens[head].start : tokens[head].end].casefold() if head is not None else ""
        key = self._ground.sentences.meaning(word) if word and word not in _EMPTY else ""
        role = ""
        for n in range(first - 1, max(begin, first - 4) - 1, -1):
            before = text[tokens[n].start : tokens[n].end].casefold()
            if before in _ROLES:
                role = before
                break
            if tokens[n].pos in {"VERB", "NOUN", "PROPN"}:
                break
        owners = self._owners(tokens, first, last, at, text)
        return Slot(
            at,
            sentence,
            tuple(sorted(weights.items())),
            key,
            branches.link(tokens, first, last, text),
            role,
            owners,
        )

    def _owners(self, tokens: Sequence[ParsedToken], first: int, last: int, at: Passage, text: str) -> frozenset[int]:
        """The entities named in the subject of the nearest verb above that has one."""
        at_verb = branches.top(tokens, first, last)
        for _ in range(branches.HOPS):
            token = tokens[at_verb]
            if token.pos in {"VERB", "AUX"}:
                subject = next(
                    (n for n, t in enumerate(tokens) if t.head == at_verb and t.dep in _SUBJECTS and n != at_verb), None
                )
                if subject is not None:
                    span = branches.subtree(tokens, subject)
                    inside = Passage(at.article, at.paragraph, tokens[span[0]].start, tokens[span[-1]].end)
                    if inside.overlaps(at):
                        break
                    return frozenset(number for _, number in self.entities_in(inside))
            if token.head == at_verb:
                break
            at_verb = token.head
        return frozenset()

    def _plain(self, at: Passage, sentence: Passage) -> Slot:
        """Without a parse, the words near it are all there is."""
        located = self._ground.tokens([sentence])
        before = [t for t in located if t.at.end <= at.start][::-1]
        after = [t for t in located if t.at.start >= at.end]
        weights: dict[str, float] = {}
        for side in (before, after):
            distance = 0
            for each in side:
                word = each.token.normal
                if len(word) > 3 and word not in _EMPTY and word[:1].isalpha() and distance < REACH:
                    key = self._ground.sentences.meaning(word)
                    weights[key] = max(weights.get(key, 0.0), 1 / (1 + FADING * distance))
                    distance += 1
        return Slot(at, sentence, tuple(sorted(weights.items())), "", "", "", frozenset())


def _overlap(here: dict[str, float], there: dict[str, float]) -> float:
    shared = math.fsum(min(here[word], there[word]) for word in sorted(here.keys() & there.keys()))
    return shared / max(min(math.fsum(here.values()), math.fsum(there.values())), FULL)


def _nearest(weights: dict[str, float]) -> dict[str, float]:
    return dict(sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:NEAREST])


def _carries(kept: Sequence[tuple[int, int, int]], here: int, there: int) -> bool:
    """Whether the token *here* is kept as the token *there*."""
    return any(start <= here < end and begin + here - start == there for start, end, begin in kept)


def _covered(tokens: list[tuple[int, int]], at: Passage) -> tuple[int, int] | None:
    inside = [n for n, (start, end) in enumerate(tokens) if start < at.end and at.start < end]
    return (inside[0], inside[-1] + 1) if inside else None
