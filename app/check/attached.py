"""To which words of its sentence a figure or name belongs, told sharply enough to see two of them exchanged.

Words lose half their weight with each content word between, and more beyond another figure; what the stretch hangs on
counts in full, and so do a preposition before it ("from", "to") and being subject or object of a verb. Of two stretches
of one sentence, the words that are nearer to one tell it from the other.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from app.check import branches
from app.check.ground import Ground
from app.check.sentences import Meaning
from app.check.words import word_set
from app.model.parse import ParsedToken
from app.model.passage import Passage

REACH = 5
"""Content words to either side that count."""

BEYOND = 0.3
"""What a word counts beyond another figure."""

JOINED = 0.5
"""What it counts beyond a comma or an "and"."""

HEAD, VERB, OWNER = 1.0, 0.8, 0.7
"""What the word a stretch hangs on counts, the verb above it, and the subject of that verb."""

ROLE = 1.0
"""What a preposition counts, and being subject or object."""

_PREPOSITIONS = word_set("from to since until till by after before against over into at than")
_SKIPPED = word_set("said say says told the and that this also be is was were are have has had not year per cent")
_WORD = re.compile(r"[^\W\d_]+")
_BREAK = frozenset(";:")
_SUBJECT, _OBJECT = frozenset({"nsubj", "csubj"}), frozenset({"dobj", "nsubjpass"})


class Attached:
    """The words that figures and names of one comparison belong to."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self.of = lru_cache(maxsize=None)(self._read)

    def prefers(self, here: Passage, one: Passage, other: Passage) -> float:
        """Tell how much better *here* suits the place of *one* than that of *other*: -1..1.

        Only the words that tell *one* from *other*, two stretches of another article, count.
        """
        mine, a, b = self.of(here), self.of(one), self.of(other)
        # the two themselves stand beside each other, and tell nothing
        own = {
            self._ground.meaning(word.casefold())
            for at in (one, other)
            for word in _WORD.findall(self._ground.text(at))
        }
        words = sorted((a.keys() | b.keys()) - own)
        apart = {word: a.get(word, 0.0) - b.get(word, 0.0) for word in words}
        size = _size(apart) * _size({word: weight for word, weight in mine.items() if word in apart})
        if not size:
            return 0.0
        return math.fsum(mine.get(word, 0.0) * weight for word, weight in apart.items()) / size

    def roles(self, at: Passage) -> frozenset[str]:
        """Give the preposition a stretch stands behind, and the verbs it is subject or object of."""
        return frozenset(word for word in self.of(at) if word.startswith("@"))

    def _read(self, at: Passage) -> Mapping[str, float]:
        tokens = self._ground.sentences.tokens(at)
        sentence = self._ground.sentences.around(at)
        if not tokens:
            return {}
        text = self._ground.whole(at)
        starts = [t.start for t in tokens]
        first, last = bisect_left(starts, at.start), bisect_left(starts, at.end) - 1
        if first and tokens[first - 1].end > at.start:
            first -= 1
        last = max(first, last)
        begin, end = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        found: dict[str, float] = {}

        def give(n: int, weight: float) -> None:
            token = tokens[n]
            word = text[token.start : token.end].casefold()
            if not first <= n <= last and token.pos in branches.CONTENT and len(word) > 2 and word not in _SKIPPED:
                key = self._ground.sentences.meaning(word)
                found[key] = max(found.get(key, 0.0), weight)

        for side in (range(first - 1, begin - 1, -1), range(last + 1, end)):
            weight, words = 1.0, 0
            for n in side:
                if words >= REACH or text[tokens[n].start : tokens[n].end] in _BREAK:
                    break
                if tokens[n].pos == "NUM":
                    weight *= BEYOND
                elif tokens[n].pos == "CCONJ" or text[tokens[n].start] == ",":
                    weight *= JOINED
                elif tokens[n].pos in branches.CONTENT:
                    give(n, weight)
                    weight, words = weight / 2, words + 1
        self._climb(tokens, first, last, give)
        for role in _roles(tokens, first, last, begin, text, self._ground.sentences.meaning):
            found[role] = ROLE
        return found

    def _climb(self, tokens: Sequence[ParsedToken], first: int, last: int, give: Callable[[int, float], None]) -> None:
        at = branches.head(tokens, first, last)
        if at is None:
            return
        give(at, HEAD)
        for _ in range(branches.HOPS):
            if tokens[at].pos in {"VERB", "AUX"}:
                break
            if tokens[at].head == at:
                return
            at = tokens[at].head
        give(at, VERB)
        subject = _subject(tokens, at)
        for _ in range(branches.HOPS):
            # "will publish ... and start ...": both have one subject
            if subject is not None or tokens[at].dep != "conj":
                break
            at = tokens[at].head
            subject = _subject(tokens, at)
        if subject is not None and not first <= subject <= last:
            for n in branches.subtree(tokens, subject):
                if tokens[n].head == subject or n == subject:
                    give(n, OWNER)


def _subject(tokens: Sequence[ParsedToken], verb: int) -> int | None:
    return next((n for n, t in enumerate(tokens) if t.head == verb and t.dep in {"nsubj", "nsubjpass"}), None)


def _roles(tokens: Sequence[ParsedToken], first: int, last: int, begin: int, text: str, meaning: Meaning) -> list[str]:
    """What stands before a stretch, and whether it is subject or object of a verb, as words no text has."""
    roles: list[str] = []
    for n in range(first - 1, max(begin, first - 4) - 1, -1):
        word = text[tokens[n].start : tokens[n].end].casefold()
        if word in _PREPOSITIONS:
            roles.append("@" + word)
            break
        if tokens[n].pos in {"VERB", "NOUN", "PROPN", "PUNCT", "CCONJ"}:
            break
    top = branches.top(tokens, first, last)
    up = tokens[tokens[top].head]
    if tokens[top].dep == "pobj" and up.dep == "agent":
        verb = tokens[up.head]
        roles.append(_voice("subject", text, verb, meaning))
    elif tokens[top].dep in _SUBJECT and up.pos == "VERB":
        roles.append(_voice("subject", text, up, meaning))
    elif tokens[top].dep in _OBJECT and up.pos == "VERB":
        roles.append(_voice("object", text, up, meaning))
    return roles


def _voice(role: str, text: str, verb: ParsedToken, meaning: Meaning) -> str:
    word = text[verb.start : verb.end]
    return f"@{role} {meaning(word.casefold())}"


def _size(weights: Mapping[str, float]) -> float:
    return math.sqrt(math.fsum(weight * weight for weight in weights.values()))
