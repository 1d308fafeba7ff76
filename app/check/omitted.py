"""What the base says and the other article leaves out."""

from __future__ import annotations

from app.check.cue_words import VERBS
from app.check.findings import Side, told
from app.check.grammar import SUBJECTS, Grammar
from app.check.negation_words import NEGATIONS, negations
from app.check.pairs import Pair
from app.check.sources import source
from app.check.told import FIRM, Told
from app.check.words import word_set
from app.model.entity import FigureKind
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage

GONE = 0.34
"""Share of a sentence's content up to which it counts as left out."""

CLAUSE_GONE = 0.5
"""The same of a clause in a sentence that is told otherwise."""

DENIALS = word_set("deny dispute reject refute rebut dismiss disavow contradict decline plead")
CLEARING = word_set("negative clear acquit exonerate innocent unhurt unharmed apologise apologize")
_ADVOCATES = word_set("lawyer solicitor barrister attorney counsel")
"""Who answers for somebody accused."""

_ANONYMOUS = word_set("anonymity anonymous authorise authorize named identify name")
"""Words of the sentence that says why a source has no name; it goes with the source."""

_FIGURES = frozenset({FigureKind.NUMBER, FigureKind.QUANTITY, FigureKind.MONEY, FigureKind.PERCENT})
_DENYING_NOUNS = word_set("denial rebuttal apology innocence")
_FUNDING = word_set("fund sponsor bankroll finance commission")
_HOLDING = word_set("own hold have receive")
_HOLDINGS = word_set("share stake fee interest")
_TURNS = word_set("but however nevertheless nonetheless")
_SAID = frozenset({"VBD", "VBZ", "VBP"})


def find(pair: Pair) -> list[Finding]:
    """Sentences and clauses that are gone; what denies something must be looked at."""
    state = Told(pair)
    result: list[Finding] = []
    for number in range(state.length):
        at = state.at(number)
        if not pair.prose(at):
            continue
        whole = state.sentence(number) <= GONE and state.best(number) < FIRM
        what = _carries(pair, number) if whole else ""
        if whole and not state.reworded(number):
            marked = _all_marked(pair, at)
            if what and not marked and not (what == "denial" and state.denies_nearby(number)):
                result.append(_finding(pair, at, Severity.CHECK, what))
            elif not marked and state.sentence(number) == 0.0:
                result.append(_finding(pair, at, Severity.NOTE, "statement"))
        elif not whole:
            result += _clauses(pair, state, number)
    return result


def _clauses(pair: Pair, state: Told, number: int) -> list[Finding]:
    """Denials gone from a sentence of which the rest is told."""
    grammar = pair.one
    for at in grammar.inside(number):
        if pair.marked(grammar.words[at].at) or (at in pair.anchors.there and not _plea_gone(pair, at)):
            continue
        clause = _denying_clause(grammar, at)
        content = [
            each for each in clause if grammar.words[each].content and each != at and not _speaks(grammar, at, each)
        ]
        if not clause or (content and state.share(content) >= CLAUSE_GONE):
            continue
        if state.denies_nearby(number):
            continue
        words = [each for each in clause if grammar.words[each].form[:1].isalnum()]
        if any(grammar.words[each].lemma in _ANONYMOUS or grammar.words[each].form in _ANONYMOUS for each in words):
            continue
        return [_finding(pair, grammar.span(words), Severity.CHECK, "denial")]
    return []


def _plea_gone(pair: Pair, at: int) -> bool:
    """Whether somebody pleads in the base, and the word in its place in the other article tells of no plea."""
    far = pair.other.words[pair.anchors.there[at]]
    return pair.one.words[at].lemma == "plead" and far.lemma not in DENIALS | CLEARING | {"admit", "confess"}


def _denying_clause(grammar: Grammar, at: int) -> list[int]:
    """Give the clause a denying word governs; nothing where the word denies nothing."""
    word = grammar.words[at]
    inside = grammar.inside(grammar.sentence_of[at])
    if word.lemma == "plead":
        plea = grammar.kids(at, "aux", "acomp", "oprd", "dobj", "neg", "advmod", "nsubj")
        return sorted({at, *plea, *(deep for each in plea for deep in grammar.kids(each, "neg"))})
    if grammar.predicate(at) and (word.lemma in DENIALS or _denied(grammar, at)):
        verb = grammar.verb_of(at)
        aside = {deep for top in _asides(grammar, verb) for deep in grammar.tree(top)}
        return [each for each in grammar.tree(verb) if each in inside and each not in aside]
    if word.lemma in DENIALS and word.form.endswith("s"):
        # "which Petch disputes": the parser takes the verb for a noun
        lead = [each for each in range(max(inside.start, at - 4), at) if grammar.words[each].tag in {"WDT", "WP"}]
        return list(range(lead[-1], at + 1)) if lead else []
    return []


def _says(grammar: Grammar, at: int) -> bool:
    """Whether a word is, or is set beside, the subject of a reporting verb."""
    for _ in range(3):
        word = grammar.words[at]
        if word.dep in SUBJECTS:
            return grammar.words[word.head].lemma in VERBS
        if word.dep not in {"appos", "compound", "nmod"}:
            return False
        at = word.head
    return False


def _asides(grammar: Grammar, verb: int) -> list[int]:
    """Give the relative clauses of a verb's subject, which are no part of the denial."""
    subject = grammar.subject(verb)
    return [] if subject is None else [top for top in grammar.kids(subject, "relcl") if top < verb]


def _denied(grammar: Grammar, predicate: int) -> bool:
    """Whether a predicate is denied outright; what somebody failed or refused to do is no denial."""
    return any(grammar.words[at].form in NEGATIONS for at in negations(grammar, predicate))


def _speaks(grammar: Grammar, verb: int, word: int) -> bool:
    """Whether a word belongs to the subject of a verb."""
    subject = grammar.subject(grammar.verb_of(verb))
    return word < verb if subject is None else word in grammar.tree(subject)


def _carries(pair: Pair, number: int) -> str:
    """Say what makes a sentence more than background: a denial, or a figure somebody gave."""
    grammar = pair.one
    if any(grammar.words[at].lemma in _ANONYMOUS for at in grammar.inside(number)):
        return ""
    for at in grammar.inside(number):
        word = grammar.words[at]
        if word.lemma in DENIALS and word.pos == "VERB":
            return "denial"
        if word.lemma in _ADVOCATES and _says(grammar, at):
            return "denial"
        if word.lemma in CLEARING or (word.lemma in _DENYING_NOUNS and word.pos == "NOUN"):
            return "denial"
        if grammar.predicate(at) and _denied(grammar, at) and not _aside(grammar, at):
            return "denial"
        if _interest(grammar, at):
            return "disclosure"
    if _reported_figure(pair, number):
        return "figure"
    if grammar.words[grammar.inside(number).start].form in _TURNS:
        return "qualification"
    return "statement" if not pair.one_hand and _answers(grammar, number) else ""


def _aside(grammar: Grammar, at: int) -> bool:
    """Whether a predicate stands in a relative clause: said in passing, of something the sentence only names."""
    for _ in range(6):
        word = grammar.words[at]
        if word.dep == "relcl":
            return True
        if word.head == at:
            return False
        at = word.head
    return False


def _interest(grammar: Grammar, at: int) -> bool:
    """Whether a word tells who paid for something, or who has a share in it."""
    word = grammar.words[at]
    if word.lemma in _FUNDING or word.lemma == "pay":
        return bool(grammar.kids(at, "auxpass")) and bool(grammar.kids(at, "agent"))
    after = range(at + 1, min(at + 4, grammar.inside(grammar.sentence_of[at]).stop))
    return word.lemma in _HOLDING and any(grammar.words[each].lemma in _HOLDINGS for each in after)


def _answers(grammar: Grammar, number: int) -> bool:
    """Whether a sentence is what somebody said: one side of the story, which may be the answer to the other."""
    for at in grammar.inside(number):
        word = grammar.words[at]
        if word.dep == "ROOT" and word.tag in _SAID and word.lemma in VERBS and grammar.kids(at, "ccomp"):
            return True
    return False


def _reported_figure(pair: Pair, number: int) -> bool:
    """Whether a sentence gives a figure with a source: no background, but something found out."""
    grammar = pair.one
    at = grammar.sentences[number]
    sourced = any(source(grammar, each) is not None for each in grammar.inside(number) if grammar.predicate(each))
    figures = (one for one in pair.ground.comparison.figures if one.kind in _FIGURES and at.holds(one.at))
    return sourced and any(one.value not in (None, 1) for one in figures)


def _all_marked(pair: Pair, at: Passage) -> bool:
    inside = sum(
        min(mark.end, at.end) - max(mark.start, at.start)
        for mark in pair.marks(at.article, at.paragraph)
        if mark.overlaps(at)
    )
    return inside > 0.5 * len(at)


def _finding(pair: Pair, at: Passage, severity: Severity, what: str) -> Finding:
    words = pair.ground.text(at)
    short = words if len(words) <= 80 else words[:80].rsplit(" ", 1)[0] + " …"
    return told(pair, FindingKind.OMITTED, Side(at, f"“{short}”"), Side(None), severity, what=what)
