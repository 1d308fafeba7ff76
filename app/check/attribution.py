"""Sources that came or went, other sources, and reporting words of another force, outside quotation marks."""

from __future__ import annotations

from collections import defaultdict

from app.check.anchors import Anchor
from app.check.cue_words import SORTS, VERBS, Force, differs
from app.check.findings import Side, told
from app.check.grammar import SUBJECTS, Grammar
from app.check.hedge_words import BELIEFS, hedges
from app.check.pairs import TOLD, Pair
from app.check.sources import Source, naming, shown, source
from app.check.words import word_set
from app.model.finding import Finding, FindingKind
from app.model.passage import Passage
from app.model.quote import Quote

SURE = 0.8
"""Score of two sentences from which a bare verb they share is the same statement."""

BY_ROLE = 3
"""Arguments in common from which two unlike verbs are taken to say the same."""

BESIDE = 1
"""Sentences after a statement in which its speaker, named there, stands for it."""

_NOTHING = "–"
_COUNTS = word_set("count reckoning estimate account calculation calculations admission view words opinion judgment")
_SAYING = word_set("say tell add")
_MEANING = word_set("plan intend want hope expect accept agree know understand support oppose welcome regret deny")
_ACTS = word_set("charge arrest detain remand sentence agree sign appoint announce release cancel postpone adjourn")
"""What is done in the open: whoever does it need not be believed."""

_ORGANS = word_set("office union party club company team federation league ministry department label publisher")
"""Who speaks for those who own it: "the players will strike, their union said"."""

_THEIRS = frozenset({"his", "her", "its", "their"})
_ASKING = word_set("ask wonder question enquire inquire")
_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which"})


def find(pair: Pair) -> list[Finding]:
    """Give what changed about who stands for a statement, a source at a time."""
    added = [_added(pair, gone) for gone in _changes(pair.turned, dropped_only=True)] if pair.rewrite else []
    return [*_changes(pair), *added]


def _changes(pair: Pair, dropped_only: bool = False) -> list[Finding]:
    by_cue: dict[int, list[tuple[Anchor, Source, Source | None]]] = defaultdict(list)
    for anchor in pair.anchors.all():
        if not comparable(pair, anchor):
            continue
        here, there = source(pair.one, anchor.one), source(pair.other, anchor.other)
        if here is not None and pair.one.words[here.cue].lemma not in _ASKING:
            by_cue[here.cue].append((anchor, here, there))
    result: list[Finding] = _named(pair)
    for cue in sorted(by_cue):
        result += _changed(pair, by_cue[cue])
    if dropped_only:
        return [one for one in result if one.kind is FindingKind.ATTRIBUTION_DROPPED]
    return result


def _added(pair: Pair, gone: Finding) -> Finding:
    """Turn what the base lacks of the other article into what the other adds."""
    said, fact = gone.evidence
    return told(pair, FindingKind.ATTRIBUTION_ADDED, Side(fact, _NOTHING), Side(said, dict(gone.values)["a"]))


def comparable(pair: Pair, anchor: Anchor) -> bool:
    """Whether an anchor is a statement of the reporter's own text, and no mere word of saying."""
    here, there = pair.one.words[anchor.one], pair.other.words[anchor.other]
    if not (pair.prose(here.at) and pair.prose(there.at)) or pair.marked(here.at) or pair.marked(there.at):
        return False
    # "Asked whether he would resign" asks, and says nothing
    asked = any(
        grammar.words[at].form == "asked" and grammar.words[at].dep == "advcl" for grammar, at in _ends(pair, anchor)
    )
    return pair.one.predicate(anchor.one) and not asked and not {here.lemma, there.lemma} & _SAYING


def _ends(pair: Pair, anchor: Anchor) -> tuple[tuple[Grammar, int], tuple[Grammar, int]]:
    return (pair.one, anchor.one), (pair.other, anchor.other)


def strong(pair: Pair, anchor: Anchor) -> bool:
    """Whether an anchor's two predicates surely make the same statement."""
    if not (pair.one.predicate(anchor.one) and pair.other.predicate(anchor.other)):
        return False
    if anchor.same and pair.one.words[anchor.one].pos != pair.other.words[anchor.other].pos:
        return False
    shared, least = pair.anchors.bond(anchor.one, anchor.other)
    meaning = pair.ground.sentences.meaning
    if not anchor.same and meaning(pair.one.words[anchor.one].lemma) != meaning(pair.other.words[anchor.other].lemma):
        return shared >= BY_ROLE
    if pair.rewrite:
        if not least:
            return anchor.same and anchor.score >= SURE
        return shared >= 1 and (anchor.same or shared >= 2)
    return anchor.same and shared >= 2 and shared * 3 >= 2 * least


def _changed(pair: Pair, found: list[tuple[Anchor, Source, Source | None]]) -> list[Finding]:
    if any(there is not None for _, _, there in found):
        return _other_words(pair, found)
    if _own_doing(pair, found[0][1].clause, found[0][1]):
        return []
    firm = [a for a, here, _ in found if strong(pair, a) and not _own_doing(pair, a.one, here)]
    firm = [
        anchor
        for anchor in firm
        if pair.one.words[anchor.one].dep not in {"acl", "amod"}
        # "said he would stay", "intends to stay"
        and pair.other.words[anchor.other].lemma not in _MEANING
    ]
    if not pair.straight:
        # what a source adds must be the very thing it says
        firm = [anchor for anchor in firm if pair.one.verb_of(anchor.one) == found[0][1].clause]
    if not firm or any(_has_source(pair, found[0][1], anchor) for anchor in firm):
        return []
    return [_dropped(pair, found[0][1], firm[0])]


def _dropped(pair: Pair, here: Source, anchor: Anchor) -> Finding:
    said = pair.one.span(shown(pair.one, here))
    fact = pair.other.words[anchor.other].at
    return told(pair, FindingKind.ATTRIBUTION_DROPPED, Side(said, _who(pair.one, pair, here)), Side(fact, _NOTHING))


def _who(grammar: Grammar, pair: Pair, here: Source) -> str:
    """Give the words for whoever speaks, without the reporting word."""
    if here.speaker is None:
        return pair.ground.text(grammar.words[here.cue].at)
    words = [at for at in shown(grammar, here) if at != here.cue]
    return pair.ground.text(grammar.span(words or [here.speaker]))


def _named(pair: Pair) -> list[Finding]:
    """What somebody calls so in the base, and is so in the other article."""
    result: list[Finding] = []
    seen: set[int] = set()
    for anchor in pair.anchors.all():
        here, there = pair.one.words[anchor.one], pair.other.words[anchor.other]
        if here.pos not in {"NOUN", "NUM", "ADJ"} or not (pair.prose(here.at) and pair.prose(there.at)):
            continue
        found = naming(pair.one, anchor.one)
        if found is None or naming(pair.other, anchor.other) is not None or pair.marked(there.at):
            continue
        if hedges(pair.other, anchor.other) or _has_source(pair, found, anchor, quoted=False):
            continue
        if found.cue not in seen:
            seen.add(found.cue)
            result.append(_dropped(pair, found, anchor))
    return result


def _own_doing(pair: Pair, predicate: int, here: Source) -> bool:
    """Whether the speaker told of saying, meaning or intending something, which needs no source of its own."""
    verb = pair.one.words[pair.one.verb_of(predicate)]
    subject = pair.one.subject(pair.one.verb_of(predicate))
    if subject is None or here.speaker is None:
        return False
    if verb.lemma in _ACTS and here.force is Force.NEUTRAL:
        return True
    owned = any(pair.one.words[at].form in _THEIRS for at in pair.one.kids(here.speaker, "poss"))
    if owned and pair.one.words[here.speaker].lemma in _ORGANS:
        return True
    own = pair.one.words[subject].form in _PRONOUNS or subject == here.speaker
    firm = pair.one.words[subject].form in {"it", "they", "we"} and pair.one.words[subject].dep == "nsubj"
    return own and (firm or verb.lemma in VERBS or verb.lemma in BELIEFS or verb.lemma in _MEANING)


def _other_words(pair: Pair, found: list[tuple[Anchor, Source, Source | None]]) -> list[Finding]:
    for anchor, here, there in found:
        if there is None or not strong(pair, anchor):
            continue
        stark = not pair.rewrite or _noun(pair.one, here) or _noun(pair.other, there)
        if pair.rewrite and here.force is Force.BELIEVE and there.force in {Force.NEUTRAL, Force.FACT}:
            # "police think" and "police said": a belief has become knowledge
            return [told(pair, FindingKind.HEDGE_LOST, Side(_cue(pair.one, here)), Side(_cue(pair.other, there)))]
        other_speaker = _other_source(pair, here, there)
        if other_speaker is not None:
            return [other_speaker]
        if differs(here.force, there.force, stark) and _one_speaker(pair, here, there):
            one, other = _cue(pair.one, here), _cue(pair.other, there)
            return [told(pair, FindingKind.CUE_DIFFERS, Side(one), Side(other))]
        return []
    return []


def _has_source(pair: Pair, here: Source, anchor: Anchor, *, quoted: bool = True) -> bool:
    """Whether the other article names a source for this after all, in a way the grammar does not show."""
    grammar = pair.other
    word = grammar.words[anchor.other]
    if quoted and any(
        quote.speaker or quote.cue for quote in pair.quotes_at(word.at) if not _within(pair, here, quote)
    ):
        return True
    inside = grammar.inside(grammar.sentence_of[anchor.other])
    if quoted and here.speaker is not None and pair.anchors.there.get(here.speaker, -1) in inside:
        return True
    if quoted and (_said_beside(pair, here, word.at.paragraph) or _named_beside(pair, here, anchor.other)):
        return True
    around = _clause(grammar, anchor.other)
    return any(grammar.words[at].form in _COUNTS and _view(grammar, at, around) for at in inside)


def _within(pair: Pair, here: Source, quote: Quote) -> bool:
    """Whether a quote's reporting word is part of the statement itself: "the paper said that she had asked to go"."""
    cue = next((at for at in pair.one.tree(here.clause) if _stands(pair, at) == quote.cue_at), None)
    return quote.cue_at is not None and cue is not None


def _stands(pair: Pair, at: int) -> Passage | None:
    """Give where the partner of a base's word stands."""
    far = pair.anchors.there.get(at)
    return None if far is None else pair.other.words[far].at


def _named_beside(pair: Pair, here: Source, word: int) -> bool:
    """Whether the same sort of speaker ("police") speaks in a statement's own sentence, or the one after it."""
    grammar = pair.other
    if here.speaker is None or here.force is not Force.NEUTRAL or pair.one.words[here.speaker].pos == "PROPN":
        return False
    lemma, number = pair.one.words[here.speaker].lemma, grammar.sentence_of[word]
    near = range(number, min(len(grammar.sentences), number + BESIDE + 1))
    return any(
        grammar.words[at].lemma == lemma
        and grammar.words[at].dep in SUBJECTS
        and grammar.words[grammar.words[at].head].lemma in VERBS
        for n in near
        if grammar.sentences[n].paragraph == grammar.words[word].at.paragraph
        for at in grammar.inside(n)
    )


def _said_beside(pair: Pair, here: Source, paragraph: int) -> bool:
    """Whether the speaker speaks in another sentence of the paragraph: a split sentence keeps its source once."""
    far = pair.anchors.there.get(here.speaker, -1) if here.speaker is not None else -1
    if far < 0 or pair.other.words[far].at.paragraph != paragraph:
        return False
    told = dict(pair.anchors.pairs.get(pair.one.sentence_of[here.cue], ()))
    if told.get(pair.other.sentence_of[far], 0.0) < TOLD:
        return False
    cue = pair.other.words[pair.other.words[far].head]
    return pair.other.words[far].dep in SUBJECTS and cue.lemma in VERBS


def _clause(grammar: Grammar, word: int) -> set[int]:
    """Give a predicate, what it hangs on in its own clause, and its arguments."""
    verb = grammar.verb_of(word)
    around = {word, verb, *(at for at in grammar.arguments(word) if grammar.words[at].pos != "VERB")}
    for _ in range(3):
        if grammar.words[verb].dep in {"conj", "advcl", "ROOT"}:
            break
        verb = grammar.words[verb].head
        around.add(verb)
    return around


def _view(grammar: Grammar, at: int, around: set[int]) -> bool:
    """Whether a word is somebody's view of a clause: "by its own count", "in the union's view"."""
    above = grammar.words[grammar.words[at].head]
    return above.form in {"by", "in", "on"} and bool(grammar.kids(at, "poss")) and above.head in around


def _one_speaker(pair: Pair, here: Source, there: Source) -> bool:
    """Whether two sources may be one person; among independent accounts it must be seen to be."""
    if here.speaker is None or there.speaker is None:
        return pair.rewrite
    if pair.anchors.there.get(here.speaker) == there.speaker:
        return True
    named = pair.one.words[here.speaker].pos == "PROPN" and pair.other.words[there.speaker].pos == "PROPN"
    return pair.rewrite and not named


def _other_source(pair: Pair, here: Source, there: Source) -> Finding | None:
    """Tell of a statement that comes from one sort of people in the base and from another in the other article."""
    if here.speaker is None or there.speaker is None:
        return None
    one, other = pair.one.words[here.speaker], pair.other.words[there.speaker]
    first, second = SORTS.get(one.lemma), SORTS.get(other.lemma)
    if first is None or second is None or first == second:
        return None
    heard = (_who(pair.one, pair, here), _who(pair.other, pair, there))
    return told(pair, FindingKind.SPEAKER_DIFFERS, Side(one.at, heard[0]), Side(other.at, heard[1]))


def _noun(grammar: Grammar, found: Source) -> bool:
    return grammar.words[found.cue].pos == "NOUN"


def _cue(grammar: Grammar, found: Source) -> Passage:
    return grammar.words[found.cue].at
