"""How many of them: "some" that became "all", "one of the largest" that became "the largest", "few" and "many"."""

from __future__ import annotations

from enum import StrEnum

from app.check.anchors import Anchor
from app.check.findings import Side, told
from app.check.grammar import Grammar
from app.check.pairs import Pair
from app.check.words import word_set
from app.model.finding import Finding, FindingKind


class Amount(StrEnum):
    """What a determiner says of a group."""

    ALL = "all"
    PART = "part"
    FEW = "few"


_ALL = word_set("all every each entire whole both")
_PART = word_set("some many most several half part majority almost nearly virtually third quarter minority")
_FEW = word_set("few hardly barely")
_MANY = word_set("many most")
_ALMOST = word_set("almost nearly virtually practically")


def find(pair: Pair) -> list[Finding]:
    """Give the nouns both articles have of which one speaks of all and the other of some."""
    result: list[Finding] = []
    for anchor in pair.anchors.all():
        here, there = pair.one.words[anchor.one], pair.other.words[anchor.other]
        if here.pos != "NOUN" or there.pos != "NOUN" or not anchor.same:
            continue
        if not (pair.prose(here.at) and pair.prose(there.at)) or pair.marked(here.at) or pair.marked(there.at):
            continue
        finding = _amounts(pair, anchor) or _superlatives(pair, anchor)
        if finding is not None:
            result.append(finding)
    return result


def _amounts(pair: Pair, anchor: Anchor) -> Finding | None:
    one, other = amount(pair.one, anchor.one), amount(pair.other, anchor.other)
    if one is None or other is None or one[0] is other[0]:
        return None
    kinds = {one[0], other[0]}
    first = Side(pair.one.span([*one[1], anchor.one]), _words(pair, pair.one, one[1]))
    second = Side(pair.other.span([*other[1], anchor.other]), _words(pair, pair.other, other[1]))
    if kinds == {Amount.ALL, Amount.PART}:
        kind = FindingKind.HEDGE_LOST if one[0] is Amount.PART else FindingKind.HEDGE_GAINED
        return told(pair, kind, first, second)
    most = one if one[0] is Amount.PART else other
    grammar = pair.one if most is one else pair.other
    if kinds == {Amount.FEW, Amount.PART} and not any(grammar.words[at].form in _MANY for at in most[1]):
        return None
    kind = FindingKind.NEGATION_LOST if one[0] is Amount.FEW else FindingKind.NEGATION_GAINED
    return told(pair, kind, first, second)


def amount(grammar: Grammar, noun: int) -> tuple[Amount, list[int]] | None:
    """Give what a noun's determiners say of how many, and the words that say so."""
    words = grammar.words
    near = list(grammar.kids(noun, "det", "amod", "predet", "nummod"))
    above = words[noun].head
    if words[noun].dep == "pobj" and words[above].form == "of":
        # "some of the students": the amount governs the noun
        near.append(words[above].head)
    for at in near:
        below = [child for child in grammar.children[at] if words[child].form in _ALMOST]
        before = [at - 1] if at and words[at - 1].form in _ALMOST else []
        almost = sorted({*below, *before})
        form = words[at].form
        if form in _ALL:
            return (Amount.PART, [*almost, at]) if almost else (Amount.ALL, [at])
        if form in _FEW and not any(
            words[child].form == "a" for child in grammar.children[at] + grammar.children[noun]
        ):
            return Amount.FEW, [at]
        if form in _PART:
            return Amount.PART, [at]
    return None


def _superlatives(pair: Pair, anchor: Anchor) -> Finding | None:
    """ "One of the largest" beside "the largest"."""
    one, other = _top(pair.one, anchor.one), _top(pair.other, anchor.other)
    if one is None or other is None or pair.one.words[one].lemma != pair.other.words[other].lemma:
        return None
    here, there = _among(pair.one, anchor.one), _among(pair.other, anchor.other)
    if bool(here) == bool(there):
        return None
    first, second = pair.one.span([*here, one, anchor.one]), pair.other.span([*there, other, anchor.other])
    return told(pair, FindingKind.HEDGE_LOST if here else FindingKind.HEDGE_GAINED, Side(first), Side(second))


def _top(grammar: Grammar, noun: int) -> int | None:
    return next((at for at in grammar.kids(noun, "amod") if grammar.words[at].tag == "JJS"), None)


def _among(grammar: Grammar, noun: int) -> list[int]:
    above = grammar.words[noun].head
    if grammar.words[noun].dep != "pobj":
        return []
    if grammar.words[above].form == "among":
        return [above]
    if grammar.words[above].form == "of" and grammar.words[grammar.words[above].head].lemma in {"one", "some", "two"}:
        return [grammar.words[above].head, above]
    return []


def _words(pair: Pair, grammar: Grammar, marks: list[int]) -> str:
    return pair.ground.text(grammar.span(marks))
