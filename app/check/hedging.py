"""Caution that one article shows and the other does not."""

from __future__ import annotations

from app.check import hedge_words
from app.check.anchors import Anchor
from app.check.findings import Side, told
from app.check.grammar import Grammar
from app.check.hedge_words import ACCUSING, hedges, may_hedge
from app.check.pairs import Pair
from app.check.sources import source
from app.check.words import word_set
from app.model.finding import Finding, FindingKind
from app.model.passage import Passage

BY_ROLE = 3
"""Arguments in common from which two unlike verbs are taken to say the same."""

_OPEN = word_set("consider mull weigh propose discuss plan study explore contemplate debate want hope seek intend aim")
_CLOSED = word_set("decide agree approve resolve order announce choose opt settle confirm adopt")
_TRIAL = word_set("plead deny accuse charge allege face trial suspect")


def find(pair: Pair) -> list[Finding]:
    """Hedges lost and gained in clauses and before nouns."""
    result: list[Finding] = _settled(pair)
    used: set[tuple[bool, int]] = set()
    for anchor in pair.anchors.all():
        if not _comparable(pair, anchor):
            continue
        here, there = hedges(pair.one, anchor.one), hedges(pair.other, anchor.other)
        if len(here) == len(there) or (len(there) > len(here) and not anchor.same):
            continue
        lost = len(here) > len(there)
        more, less = (here, there) if lost else (there, here)
        strong, weak = (pair.one, pair.other) if lost else (pair.other, pair.one)
        known = {weak.words[at].lemma for at in less}
        partner = pair.anchors.there if lost else pair.anchors.back
        facing = anchor.other if lost else anchor.one
        gone = [
            at
            for at in more
            if not (strong.words[at].lemma in ACCUSING and _tried(weak, anchor.other if lost else anchor.one))
            and not (strong.words[at].lemma == "threaten" and source(weak, anchor.other if lost else anchor.one))
            and strong.words[at].lemma not in known
            and not (at in partner and _hedged_too(weak, partner[at], facing))
        ]
        if not gone or used & {(lost, at) for at in gone}:
            continue
        if _loose(pair, anchor, less, not lost) - _loose(pair, anchor, more, lost) >= len(gone):
            continue
        used |= {(lost, at) for at in gone}
        result.append(_finding(pair, anchor, gone, lost))
    return result


def _settled(pair: Pair) -> list[Finding]:
    """What somebody considers in one article, and has decided in the other."""
    result: list[Finding] = []
    for anchor in pair.anchors.all():
        one, other = pair.one.words[anchor.one], pair.other.words[anchor.other]
        if pair.marked(one.at) or pair.marked(other.at) or not pair.anchors.bond(anchor.one, anchor.other)[0]:
            continue
        if pair.rewrite and one.lemma in _OPEN and other.lemma in _CLOSED:
            result.append(told(pair, FindingKind.HEDGE_LOST, Side(one.at), Side(other.at)))
        elif pair.rewrite and one.lemma in _CLOSED and other.lemma in _OPEN:
            result.append(told(pair, FindingKind.HEDGE_GAINED, Side(one.at), Side(other.at)))
    return result


def _tried(grammar: Grammar, word: int) -> bool:
    """Whether the sentence of a word tells of an accusation in other words: "pleaded not guilty to arson"."""
    return any(grammar.words[at].lemma in _TRIAL for at in grammar.inside(grammar.sentence_of[word]))


def _hedged_too(grammar: Grammar, at: int, facing: int) -> bool:
    """Whether a hedge has a partner that hedges, in the sentence that faces its own."""
    return may_hedge(grammar, at) and grammar.sentence_of[at] == grammar.sentence_of[facing]


def _loose(pair: Pair, anchor: Anchor, own: list[int], base: bool) -> int:
    """Count the hedging words of an anchor's sentence that hedge something else and have no partner."""
    grammar, word = (pair.one, anchor.one) if base else (pair.other, anchor.other)
    partner = pair.anchors.there if base else pair.anchors.back
    every = hedge_words.all_hedges(grammar, grammar.sentence_of[word])
    return sum(1 for at in every if at not in own and at not in partner)


def _comparable(pair: Pair, anchor: Anchor) -> bool:
    one, other = pair.one, pair.other
    here, there = one.words[anchor.one], other.words[anchor.other]
    if not (pair.prose(here.at) and pair.prose(there.at)):
        return False
    if pair.marked(here.at) or pair.marked(there.at):
        return False
    if not anchor.same and not _alike(pair, anchor) and pair.anchors.bond(anchor.one, anchor.other)[0] < BY_ROLE:
        return False
    nouns = here.pos in {"NOUN", "PROPN"} and there.pos in {"NOUN", "PROPN"}
    if one.predicate(anchor.one) and other.predicate(anchor.other):
        shared, least = pair.anchors.bond(anchor.one, anchor.other)
        if pair.rewrite:
            return shared >= 1
        return anchor.same and shared >= 2 and shared * 3 >= 2 * least and _one_subject(pair, anchor)
    return nouns and anchor.same and (pair.rewrite or anchor.score > 0.8)


def _one_subject(pair: Pair, anchor: Anchor) -> bool:
    """Whether the two clauses may be about the same: their subjects are partners, or one has none."""
    one = pair.one.subject(pair.one.verb_of(anchor.one))
    other = pair.other.subject(pair.other.verb_of(anchor.other))
    return one is None or other is None or pair.anchors.there.get(one) == other


def _alike(pair: Pair, anchor: Anchor) -> bool:
    meaning = pair.ground.sentences.meaning
    return meaning(pair.one.words[anchor.one].lemma) == meaning(pair.other.words[anchor.other].lemma)


def _finding(pair: Pair, anchor: Anchor, gone: list[int], lost: bool) -> Finding:
    grammar = pair.one if lost else pair.other
    words = " … ".join(pair.ground.text(grammar.words[at].at) for at in gone)
    one, other = pair.one.words[anchor.one].at, pair.other.words[anchor.other].at
    if lost:
        return told(pair, FindingKind.HEDGE_LOST, Side(_phrase(pair.one, anchor.one, gone), words), Side(other))
    return told(pair, FindingKind.HEDGE_GAINED, Side(one), Side(_phrase(pair.other, anchor.other, gone), words))


def _phrase(grammar: Grammar, word: int, marks: list[int]) -> Passage:
    """Give the shortest wording that shows a word with what hedges it."""
    return grammar.span([word, *marks])
