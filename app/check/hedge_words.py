"""What makes a statement careful: hedges in the grammar of a clause and before a noun."""

from __future__ import annotations

from app.check.grammar import Grammar
from app.check.words import word_set

MODALS = word_set("may might could")
ADVERBS = word_set(
    "allegedly reportedly apparently possibly probably perhaps maybe presumably seemingly supposedly potentially "
    "likely purportedly ostensibly arguably conceivably tentatively provisionally evidently"
)
ADJECTIVES = word_set(
    "alleged suspected apparent possible likely potential proposed planned presumed purported so-called unconfirmed "
    "preliminary provisional would-be supposed reported accused unverified expected tentative"
)
"""Before a noun."""

HELD = word_set(
    "believe think say report allege expect suspect understand fear estimate assume presume rumour rumor know claim "
    "suppose consider predict forecast hope schedule"
)
"""Verbs that hedge in the passive: "is believed to have been", "is expected to"."""

BELIEFS = word_set(
    "believe think suspect fear assume presume guess imagine suppose doubt expect hope anticipate reckon estimate "
    "suggest indicate imply speculate appear seem"
)
"""Verbs that hedge the clause they govern."""

_RAISING = word_set("seem appear tend threaten")
_INTENDING = word_set("plan intend aim hope seek want propose try attempt consider offer")
ACCUSING = word_set("suspect accuse charge")
"""Verbs of accusation."""

_ASKING = word_set("ask wonder enquire inquire question")
_SAYING = word_set("say report know claim allege schedule")
_SENSES = word_set("hear see smell feel find afford get reach")
_OTHERS = word_set("whether if unlikely chance risk possibility suspicion prospect fear fears threat")
_LIKELY = word_set("likely unlikely due set poised ready able expected possible probable")


def hedges(grammar: Grammar, predicate: int) -> list[int]:
    """Give the words that hedge a predicate (a verb, a complement, or a noun), in order."""
    words = grammar.words
    found: set[int] = set()
    if words[predicate].pos in {"NOUN", "PROPN"}:
        found |= {
            child
            for child in grammar.kids(predicate, "amod", "compound")
            if words[child].lemma in ADJECTIVES or words[child].form in ADJECTIVES
        }
    at = grammar.verb_of(predicate)
    if at == predicate and not grammar.predicate(predicate):
        return sorted(found)
    seen: set[int] = set()
    while at not in seen:
        seen.add(at)
        found |= _own(grammar, at)
        word = words[at]
        head = word.head
        if head == at:
            break
        above = words[head]
        # "a car believed to have been used": no subject of its own
        passive = bool(grammar.kids(head, "auxpass")) or (above.dep == "acl" and grammar.subject(head) is None)
        careful = above.lemma in _RAISING or above.lemma in _INTENDING or (passive and above.lemma in HELD)
        if word.dep == "xcomp" and careful:
            found.add(head)
            at = head
        elif word.dep == "xcomp" and above.lemma in _LIKELY:
            if above.lemma not in {"able", "ready"}:
                found.add(head)
            at = grammar.verb_of(head)
        elif word.dep == "pcomp" and above.form in {"of", "with"} and _accused(grammar, above.head):
            found.add(above.head)
            break
        elif word.dep == "ccomp" and above.lemma in BELIEFS:
            # "police believe" says who holds it, as "police said" does; "said it believed" is careful besides
            if _reported(grammar, head) or grammar.subject(head) is None:
                found.add(head)
            break
        elif word.dep == "conj" and grammar.subject(at) is None and not grammar.kids(at, "aux", "auxpass"):
            at = head
        else:
            break
    return sorted(found)


def _accused(grammar: Grammar, verb: int) -> bool:
    """Whether a verb says what somebody is accused of, without saying by whom: "suspected of stealing"."""
    word = grammar.words[verb]
    return word.lemma in ACCUSING and (word.dep == "acl" or bool(grammar.kids(verb, "auxpass")))


def _reported(grammar: Grammar, verb: int) -> bool:
    """Whether a verb stands in reported speech itself."""
    word = grammar.words[verb]
    return word.dep == "ccomp" and word.head != verb and grammar.words[word.head].lemma in _SAYING | {"tell", "add"}


def _own(grammar: Grammar, verb: int) -> set[int]:
    found: set[int] = set()
    for child in grammar.children[verb]:
        word = grammar.words[child]
        if word.dep == "aux" and word.form in MODALS:
            # "could hear", "could not be replaced": an ability, no caution
            able = word.form == "could" and (grammar.words[verb].lemma in _SENSES or grammar.kids(verb, "neg"))
            if not able:
                found.add(child)
        elif child + 1 < len(grammar.words) and grammar.words[child + 1].pos == "NUM":
            # "perhaps 30": the figure is rough, not the statement
            continue
        elif (word.dep in {"advmod", "npadvmod", "acomp"} and word.form in ADVERBS) or (
            word.dep == "mark" and word.form == "whether" and not _asked(grammar, verb)
        ):
            found.add(child)
    return found


def _asked(grammar: Grammar, verb: int) -> bool:
    """Whether a clause is a question somebody put: "asked whether it was safe"."""
    return grammar.words[grammar.words[verb].head].lemma in _ASKING


def all_hedges(grammar: Grammar, sentence: int) -> list[int]:
    """Give the words of a sentence that may hedge anything: what a lost hedge may have turned into."""
    return [at for at in grammar.inside(sentence) if may_hedge(grammar, at)]


def may_hedge(grammar: Grammar, at: int) -> bool:
    """Whether a word may hedge anything at all."""
    word = grammar.words[at]
    if word.tag == "MD":
        return word.form in MODALS
    if word.form in ADVERBS or word.form in ADJECTIVES or word.form in _OTHERS or word.lemma in _INTENDING:
        return True
    if word.pos in {"VERB", "AUX"}:
        return word.lemma in BELIEFS or word.lemma in _RAISING or word.lemma in HELD - _SAYING
    return False
