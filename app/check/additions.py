"""What a rewrite puts into a sentence its base tells: a clause, an apposition, a cause, a superlative without support.

A phrase is new when hardly any of its words has a partner or stands anywhere in the base. Rewording makes such phrases
too, but it leaves words of the base without a partner as well; so the phrase is told only where the sentence has more
words of its own than the sentences it tells have left over.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from app.check.cue_words import VERBS
from app.check.findings import Side, told
from app.check.grammar import Grammar
from app.check.pairs import Pair
from app.check.told import ALIKE, Told
from app.check.words import word_set
from app.model.finding import Finding, FindingKind, Severity

STRANGE = 0.34
"""Share of a phrase's words that have a partner, up to which it may be new."""

KNOWN = 0.5
"""Share of a phrase's words that stand anywhere in the base, up to which it may be new."""

SURPLUS = 2
"""Words a sentence must have over those its base left, for a phrase in it to be new."""

MADE_OF = 4
"""Letters from which a word inside another is taken for its root."""

_CLAUSES = frozenset({"relcl", "acl", "advcl", "appos", "npadvmod", "parataxis"})
_TELLING = frozenset({"NOUN", "VERB", "ADJ"})
_CAUSES = word_set("after amid over because despite following since due through as")
_TIMES = word_set(
    "day week month year hour minute morning afternoon evening night midnight noon today yesterday tomorrow tonight "
    "monday tuesday wednesday thursday friday saturday sunday weekend january february march april may june july "
    "august september october november december jan feb mar apr jun jul aug sept sep oct nov dec last next ago earlier "
    "later early late"
)
_VIEWS = word_set("see regard view consider think believe tip know describe hail praise tout rate fancy speak")
_FRAMES = word_set("according accord include say statement spokesman spokeswoman report")
_SUPERLATIVES = frozenset({"JJS", "RBS"})
_NO_PEAK = word_set("most least best at last latest")
_OTHER_PEAKS = word_set("record first only never unprecedented top maximum peak")


class Additions:
    """The new phrases of a rewrite, sentence by sentence."""

    def __init__(self, pair: Pair, state: Told) -> None:
        self._pair = pair
        self._state = state
        self._grammar = pair.other

    def find(self, number: int, severity: Severity) -> list[Finding]:
        """Give what is new inside a sentence the base tells."""
        phrases = self._phrases(number)
        return [
            told(self._pair, FindingKind.UNSUPPORTED, Side(None), Side(self._grammar.span(words)), severity)
            for words in phrases or self._superlatives(number)
        ]

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self._meaning(self._pair.one, at) for at in range(len(self._pair.one.words)))

    @cached_property
    def _peaks(self) -> frozenset[str]:
        one = self._pair.one
        return frozenset(self._meaning(one, at) for at, word in enumerate(one.words) if word.tag in _SUPERLATIVES)

    def _meaning(self, grammar: Grammar, at: int) -> str:
        return self._pair.ground.sentences.meaning(grammar.words[at].lemma)

    def _phrases(self, number: int) -> list[list[int]]:
        """Give the widest new phrases of a sentence, as words from first to last."""
        grammar = self._grammar
        inside = grammar.inside(number)
        room = len(self._own(grammar, grammar.content(number), self._pair.anchors.back)) - self._left_over(number)
        result: list[list[int]] = []
        taken: set[int] = set()
        trees = {at: [each for each in self._tree(at) if each in inside] for at in inside if self._apart(at)}
        for at in sorted(trees, key=lambda at: (-len(trees[at]), at)):
            if at not in taken and (room >= SURPLUS or self._viewed(trees[at])) and self._new(at, trees[at]):
                taken |= set(trees[at])
                result.append(_trimmed(grammar, trees[at]))
        return result

    def _tree(self, at: int) -> list[int]:
        """Give a word and what hangs below it, without the clauses that only stand beside its own."""
        grammar = self._grammar
        result = [at]
        for each in result:
            result += [
                child
                for child in grammar.children[each]
                if not (grammar.words[child].dep == "conj" and grammar.words[child].pos in {"VERB", "AUX"})
            ]
        return sorted(result)

    def _apart(self, at: int) -> bool:
        """Whether a word heads a phrase that can be put into a sentence, or taken out, by itself."""
        word = self._grammar.words[at]
        if word.dep == "conj":
            return word.pos in {"VERB", "AUX"}
        return word.dep in _CLAUSES or word.dep == "prep"

    def _new(self, at: int, tree: Sequence[int]) -> bool:
        grammar = self._grammar
        content = [each for each in tree if grammar.words[each].content]
        if any(self._pair.marked(grammar.words[each].at) for each in content):
            return False
        own = self._own(grammar, content, self._pair.anchors.back)
        causal = grammar.words[at].dep != "prep" or grammar.words[at].form in _CAUSES
        least = 1 if self._viewed(tree) else 2 if causal else 3
        if len(own) < least:
            return False
        if self._told_otherwise(content, len(own)):
            return False
        known = sum(1 for each in content if self._is_known(each))
        return self._state.share(content) <= STRANGE and known <= KNOWN * len(content)

    def _viewed(self, tree: Sequence[int]) -> bool:
        """Whether a phrase gives a view of nobody's: "widely seen as a future leader"."""
        grammar = self._grammar
        return any(
            grammar.words[at].lemma in _VIEWS
            and grammar.words[at].tag == "VBN"
            and not grammar.kids(at, "agent")
            and any(grammar.words[child].form in {"as", "to"} for child in grammar.children[at])
            for at in tree
        )

    def _told_otherwise(self, content: Sequence[int], own: int) -> bool:
        """Whether the base's sentences in which words of a phrase have partners have as much to say in other words."""
        one, back = self._pair.one, self._pair.anchors.back
        facing = {one.sentence_of[back[each]] for each in content if each in back}
        left = sum(len(self._own(one, one.content(n), self._pair.anchors.there)) for n in facing)
        return bool(facing) and 2 * left >= own

    def _is_known(self, at: int) -> bool:
        """Whether the base has a word, or one made of it: "counted" and "recount"."""
        lemma = self._grammar.words[at].lemma
        if self._meaning(self._grammar, at) in self._known:
            return True
        return len(lemma) >= MADE_OF and any(lemma in other for other in self._pair.lemmas)

    def _own(self, grammar: Grammar, words: Sequence[int], partners: dict[int, int]) -> list[int]:
        """Give the words without a partner that say more than when, who and how much."""
        base = grammar is self._pair.one
        return [
            at
            for at in words
            if at not in partners
            and grammar.words[at].lemma not in _TIMES | _FRAMES | VERBS
            and (grammar.words[at].pos in _TELLING or (grammar.words[at].pos == "PROPN" and not base))
            and (base or grammar.words[at].pos != "PROPN" or self._meaning(grammar, at) not in self._known)
        ]

    def _facing(self, number: int) -> list[int]:
        """The sentences of the base that a sentence tells, in part at least."""
        matches = self._pair.anchors.pairs_back.get(number, ())
        return [n for n, score in matches if score >= ALIKE and self._pair.prose(self._pair.one.sentences[n])]

    def _left_over(self, number: int) -> int:
        one = self._pair.one
        return sum(len(self._own(one, one.content(n), self._pair.anchors.there)) for n in self._facing(number))

    def _among(self, at: int) -> bool:
        """Whether it is said among what something is the most: "the heaviest since May", "the worst they had seen"."""
        grammar = self._grammar
        head = grammar.words[at].head
        after = [child for top in (at, head) for child in grammar.kids(top, "prep", "relcl", "advmod") if child > at]
        return any(grammar.words[child].dep != "advmod" or grammar.words[child].form == "ever" for child in after)

    def _superlatives(self, number: int) -> list[list[int]]:
        """Give superlatives that nothing in the base makes one: neither another nor a "record" or "first"."""
        grammar, one = self._grammar, self._pair.one
        facing = [at for n in self._facing(number) for at in one.inside(n)]
        if any(_peak(one, at) for at in facing):
            return []
        return [
            sorted({at, grammar.words[at].head})
            for at in grammar.inside(number)
            if grammar.words[at].tag in _SUPERLATIVES
            and self._among(at)
            and grammar.words[at].form not in _NO_PEAK
            and at not in self._pair.anchors.back
            and self._meaning(grammar, at) not in self._peaks
            and not self._pair.marked(grammar.words[at].at)
        ]


def _trimmed(grammar: Grammar, tree: Sequence[int]) -> list[int]:
    """Leave out signs, and an "and" that led on to the next clause."""
    spoken = [at for at in tree if grammar.words[at].spoken]
    while len(spoken) > 1 and grammar.words[spoken[-1]].dep == "cc":
        spoken.pop()
    return spoken


def _peak(grammar: Grammar, at: int) -> bool:
    """Whether a word says that nothing was ever more so: "largest", "a record", "for the first time"."""
    word = grammar.words[at]
    return word.tag in _SUPERLATIVES or (word.lemma in _OTHER_PEAKS and word.pos != "VERB")
