"""Threats and promises made of what somebody only said he would do."""

from __future__ import annotations

from app.check.anchors import Anchor
from app.check.attribution import comparable, strong
from app.check.cue_words import Force, force
from app.check.findings import Side, told
from app.check.grammar import Grammar
from app.check.pairs import Pair
from app.model.finding import Finding, FindingKind

_BINDING = frozenset({Force.THREATEN, Force.PROMISE})


def find(pair: Pair) -> list[Finding]:
    """What somebody said he would do in one article, and threatens or promises in the other."""
    result: list[Finding] = []
    for anchor in pair.anchors.all():
        if not (pair.rewrite and anchor.same and comparable(pair, anchor) and strong(pair, anchor)):
            continue
        here, there = _force_above(pair.one, anchor.one), _force_above(pair.other, anchor.other)
        if (here is None) == (there is None) or _same_force(pair, here, there, anchor):
            continue
        one, other = (
            grammar.span(sorted({at, above if above is not None else _modal(grammar, at)}))
            for grammar, at, above in ((pair.one, anchor.one, here), (pair.other, anchor.other, there))
        )
        result.append(told(pair, FindingKind.CUE_DIFFERS, Side(one), Side(other)))
    return result


def _force_above(grammar: Grammar, predicate: int) -> int | None:
    """Give the verb that makes a threat or a promise of what hangs on it: "threatened to close"."""
    word = grammar.words[grammar.verb_of(predicate)]
    above = grammar.words[word.head]
    return word.head if word.dep == "xcomp" and force(above.lemma) in _BINDING else None


def _same_force(pair: Pair, here: int | None, there: int | None, anchor: Anchor) -> bool:
    """Whether the side without such a verb has one of its force after all, or a noun ("a threat to close")."""
    grammar, at = (pair.one, anchor.one) if here is None else (pair.other, anchor.other)
    far, verb = (pair.other, there) if here is None else (pair.one, here)
    said = verb is not None and force(far.words[verb].lemma)
    inside = grammar.inside(grammar.sentence_of[at])
    return any(force(grammar.words[each].lemma) is said for each in inside)


def _modal(grammar: Grammar, predicate: int) -> int:
    """Give a predicate's first auxiliary, or the predicate itself."""
    return min([predicate, *grammar.kids(grammar.verb_of(predicate), "aux")])
