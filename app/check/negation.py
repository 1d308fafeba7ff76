"""Statements that one article denies and the other affirms."""

from __future__ import annotations

from collections.abc import Mapping

from app.check.anchors import Anchor
from app.check.findings import Side, told
from app.check.grammar import Grammar
from app.check.negation_words import NEGATIONS, RAISING, negations, opposite
from app.check.pairs import Pair
from app.model.finding import Finding, FindingKind
from app.model.passage import Passage

SURE = 0.8
"""Score of two sentences from which a bare verb they share says the same of the same."""


def find(pair: Pair) -> list[Finding]:
    """Negations lost, gained and moved; opposites in one another's place count as such."""
    result: list[Finding] = []
    shown: set[Passage] = set()
    for anchor in pair.anchors.all():
        if anchor.same and _comparable(pair, anchor):
            finding = _turned(pair, anchor)
            # what hangs on a denied verb is denied with it
            if finding is not None and not any(at.overlaps(seen) for at in finding.evidence for seen in shown):
                shown |= set(finding.evidence)
                result.append(finding)
    return result + _opposed(pair) + _prepositions(pair)


def _comparable(pair: Pair, anchor: Anchor) -> bool:
    one, other = pair.one, pair.other
    if not (one.predicate(anchor.one) and other.predicate(anchor.other)):
        return False
    if pair.marked(one.words[anchor.one].at) and pair.marked(other.words[anchor.other].at):
        return False
    shared, least = pair.anchors.bond(anchor.one, anchor.other)
    if pair.rewrite:
        return (shared >= 1 and shared * 3 >= least) or (not least and anchor.score >= SURE)
    return shared >= 2 and shared * 3 >= 2 * least


def _turned(pair: Pair, anchor: Anchor) -> Finding | None:
    here, there = negations(pair.one, anchor.one), negations(pair.other, anchor.other)
    if len(here) % 2 == len(there) % 2 or _only_then(pair, anchor, bool(here)):
        return None
    loose_here = _loose(pair.one, anchor.one, here, pair.anchors.there)
    loose_there = _loose(pair.other, anchor.other, there, pair.anchors.back)
    loose_here, loose_there = (
        _unlike(pair.one, loose_here, pair.other, loose_there),
        _unlike(pair.other, loose_there, pair.one, loose_here),
    )
    if _passed_on(pair, anchor):
        return None
    kind = FindingKind.NEGATION_LOST if len(here) > len(there) else FindingKind.NEGATION_GAINED
    moved = _moved(pair, anchor, here, there)
    if moved is not None:
        return moved
    more, less = (here, loose_there) if kind is FindingKind.NEGATION_LOST else (there, loose_here)
    if len(less) >= len(more):
        # the other sentence denies as much, only in other words
        return None
    return told(
        pair,
        kind,
        Side(_phrase(pair.one, anchor.one, here)),
        Side(_phrase(pair.other, anchor.other, there)),
    )


def _only_then(pair: Pair, anchor: Anchor, base: bool) -> bool:
    """Whether a denial only bounds the time: "has not played since May" is "last played in May"."""
    grammar, word = (pair.one, anchor.one) if base else (pair.other, anchor.other)
    bounds = {grammar.words[at].form for at in grammar.tree(grammar.verb_of(word))} & {"since", "until", "till"}
    far, partner = (pair.other, anchor.other) if base else (pair.one, anchor.one)
    said = {far.words[at].form for at in far.inside(far.sentence_of[partner])}
    return bool(bounds - said) and bool(said & {"last", "only", "first", "finally", "after"} or "until" in bounds)


def _passed_on(pair: Pair, anchor: Anchor) -> bool:
    """Whether what hangs on a verb is denied alike, wherever the denial stands: "planned not to go"."""
    if pair.one.words[anchor.one].lemma not in RAISING:
        return False
    for child in pair.one.kids(anchor.one, "xcomp"):
        far = pair.anchors.there.get(child)
        if far is not None and pair.other.words[far].head == anchor.other:
            return len(negations(pair.one, child)) % 2 == len(negations(pair.other, far)) % 2
    return False


def _loose(grammar: Grammar, predicate: int, own: list[int], partner: Mapping[int, int]) -> list[int]:
    """Give the negating words of a predicate's sentence that turn nothing which has a partner."""
    inside = grammar.inside(grammar.sentence_of[predicate])
    taken = set(own)
    for at in inside:
        if at in partner and at != predicate and grammar.predicate(at):
            taken |= set(negations(grammar, at))
    return [at for at in inside if at not in taken and _negates(grammar, at)]


def _unlike(grammar: Grammar, words: list[int], far: Grammar, others: list[int]) -> list[int]:
    """Leave out the words the other sentence has as well."""
    left = [far.words[at].lemma for at in others]
    result: list[int] = []
    for at in words:
        lemma = grammar.words[at].lemma
        if lemma in left:
            left.remove(lemma)
        else:
            result.append(at)
    return result


def _negates(grammar: Grammar, at: int) -> bool:
    word = grammar.words[at]
    return word.form in NEGATIONS or word.lemma in {"fail", "refuse", "decline", "deny", "unable", "lack"}


def _moved(pair: Pair, anchor: Anchor, here: list[int], there: list[int]) -> Finding | None:
    """A negation that stands on the verb of saying in one article and on what was said in the other."""
    for one, other in _linked(pair, anchor):
        first, second = negations(pair.one, one), negations(pair.other, other)
        if bool(here) is not bool(first) and bool(first) is not bool(second) and bool(there) is not bool(second):
            mine = (anchor.one, here) if here else (one, first)
            theirs = (anchor.other, there) if there else (other, second)
            return told(
                pair,
                FindingKind.NEGATION_MOVED,
                Side(_phrase(pair.one, *mine)),
                Side(_phrase(pair.other, *theirs)),
            )
    return None


def _linked(pair: Pair, anchor: Anchor) -> list[tuple[int, int]]:
    """Give what reports an anchor's statement, or what it reports, where both articles have it."""
    up_one, up_other = _above(pair.one, anchor.one), _above(pair.other, anchor.other)
    result = [] if up_one is None or up_other is None else [(up_one, up_other)]
    for child in pair.one.kids(anchor.one, "ccomp"):
        for far in pair.other.kids(anchor.other, "ccomp"):
            result += [
                (i, pair.anchors.there[i])
                for i in (child, *pair.one.kids(child, "acomp", "attr"))
                if i in pair.anchors.there and pair.other.verb_of(pair.anchors.there[i]) == far
            ]
    return [(i, j) for i, j in result if pair.anchors.there.get(i) == j]


def _above(grammar: Grammar, predicate: int) -> int | None:
    verb = grammar.verb_of(predicate)
    word = grammar.words[verb]
    return word.head if word.dep == "ccomp" and word.head != verb else None


def _phrase(grammar: Grammar, predicate: int, marks: list[int]) -> Passage:
    """Give the shortest wording that shows a predicate with what negates it."""
    verb = grammar.verb_of(predicate)
    near = [at for at in marks if grammar.words[at].at.paragraph == grammar.words[predicate].at.paragraph]
    return grammar.span([predicate, verb, *near])


def _opposed(pair: Pair) -> list[Finding]:
    """Opposites that stand in one another's place: "lawful" and "unlawful", "approved" and "rejected"."""
    anchors = pair.anchors
    couples = [(anchor.one, anchor.other) for anchor in anchors.all() if not anchor.same]
    for n, matches in sorted(anchors.pairs.items()):
        here = [i for i in pair.one.content(n) if i not in anchors.there]
        couples += [(i, j) for m, _ in matches for j in pair.other.content(m) if j not in anchors.back for i in here]
    result: list[Finding] = []
    for i, j in couples:
        one, other = pair.one.words[i], pair.other.words[j]
        # "unconnected" is an adjective, "connected" a verb's participle
        way = opposite(one.lemma, other.lemma) or opposite(one.form, other.form)
        finding = _opposite(pair, i, j, way) if way and _same_place(pair, i, j) else None
        if finding is not None:
            result.append(finding)
    return result


def _prepositions(pair: Pair) -> list[Finding]:
    """Opposites among prepositions before words that say the same: "with" and "without", "for" and "against"."""
    result: list[Finding] = []
    for anchor in pair.anchors.all():
        here, there = _preposition(pair.one, anchor.one), _preposition(pair.other, anchor.other)
        if here is None or there is None or pair.marked(pair.one.words[here[-1]].at):
            continue
        one, other = pair.one.words[here[-1]].form, pair.other.words[there[-1]].form
        way = opposite(_STANDS.get(one, one), _STANDS.get(other, other))
        if not way or not _hangs_alike(pair, here[0], there[0]):
            continue
        denied = [
            negations(grammar, grammar.words[at].head) for grammar, at in ((pair.one, here[0]), (pair.other, there[0]))
        ]
        if (len(denied[0]) - len(denied[1])) % 2:
            continue
        kind = FindingKind.NEGATION_GAINED if way > 0 else FindingKind.NEGATION_LOST
        first = pair.one.span([*here, anchor.one])
        result.append(told(pair, kind, Side(first), Side(pair.other.span([*there, anchor.other]))))
    return result


_STANDS = {"favour": "for", "favor": "for", "support": "for"}


def _preposition(grammar: Grammar, word: int) -> list[int] | None:
    """Give the preposition a noun hangs on, from the verb down: "in favour" of "in favour of the bypass"."""
    one = grammar.words[word]
    above = one.head
    if one.dep != "pobj":
        return None
    if grammar.words[above].form == "of":
        noun = grammar.words[above].head
        lead = grammar.words[noun].head
        if grammar.words[noun].form in _STANDS and grammar.words[lead].form == "in":
            return [lead, noun]
    return [above]


def _hangs_alike(pair: Pair, one: int, other: int) -> bool:
    """Whether two prepositions hang on words that say the same, or on "be" with the same subject."""
    first, second = pair.one.words[one].head, pair.other.words[other].head
    if pair.anchors.there.get(first) == second:
        return True
    here, there = pair.one.subject(first), pair.other.subject(second)
    light = pair.one.words[first].lemma == pair.other.words[second].lemma
    return light and here is not None and there is not None and pair.anchors.there.get(here) == there


def _same_place(pair: Pair, i: int, j: int) -> bool:
    """Whether two words hang on, or carry, words that say the same."""
    one, other, anchors = pair.one, pair.other, pair.anchors
    if pair.marked(one.words[i].at) and pair.marked(other.words[j].at):
        return False
    if one.words[i].pos != other.words[j].pos and not (_participle(one, i) and _participle(other, j)):
        return False
    head, far = one.words[i].head, other.words[j].head
    hung = head != i and far != j and anchors.there.get(head) == far
    shared, least = anchors.bond(i, j)
    if pair.rewrite:
        return hung or (shared >= 1 and shared * 2 >= least)
    return shared >= 2 and shared * 2 >= least


def _participle(grammar: Grammar, at: int) -> bool:
    """Whether a word says how something is: an adjective or a verb's past participle."""
    return grammar.words[at].pos == "ADJ" or grammar.words[at].tag == "VBN"


def _opposite(pair: Pair, i: int, j: int, way: int) -> Finding | None:
    here, there = negations(pair.one, i), negations(pair.other, j)
    if (len(here) - len(there)) % 2:
        return None
    kind = FindingKind.NEGATION_GAINED if way > 0 else FindingKind.NEGATION_LOST
    return told(pair, kind, Side(pair.one.words[i].at), Side(pair.other.words[j].at))
