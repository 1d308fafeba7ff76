"""What a rewrite says and its base does not."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from app.check.additions import Additions
from app.check.cue_words import VERBS
from app.check.findings import Side, told
from app.check.grammar import Grammar
from app.check.pairs import Pair
from app.check.told import ALIKE, FIRM, Told
from app.check.values import same_value
from app.check.words import word_set
from app.model.entity import EntityType, Figure, FigureKind
from app.model.finding import Finding, FindingKind, Severity

NEW = 0.45
"""Share of a sentence's content up to which it counts as new."""

STRANGE = 0.75
"""The same of a sentence whose verb the base does not have."""

FEWEST = 3
"""Content words from which a sentence says enough to be held against the base."""

_FIGURES = frozenset({FigureKind.MONEY, FigureKind.PERCENT, FigureKind.NUMBER, FigureKind.QUANTITY})
_SPEAKING = word_set(
    "police official officer authority prosecutor investigator detective lawyer doctor witness resident mediator "
    "organiser organizer"
)
_ACTING = word_set(
    "court judge minister ministry government union company firm airline club suspect defendant victim family "
    "spokesman spokeswoman spokesperson raider gunman attacker thief driver pilot captain crew patient owner chairman "
    "chief director council man woman boy girl couple"
)
_DETERMINERS = word_set("the its his her their")
_HABIT = frozenset({"VBZ", "VBP"})
_KNOWING = word_set("believe think suspect know fear understand want plan expect intend hope say claim")


def find(pair: Pair, known: AbstractSet[Figure]) -> list[Finding]:
    """Sentences about the story's people and things that nothing in the base supports, and new figures.

    General background (what the law says, what such firms do) is noted only. *known*: figures other checks speak of.
    """
    if not pair.rewrite:
        return []
    state = Told(pair.turned)
    result: list[Finding] = []
    new: set[int] = set()
    later = pair.one_hand
    inside = Additions(pair, state)
    lead = next((n for n, at in enumerate(pair.other.sentences) if pair.prose(at)), 0)
    for number in range(state.length):
        at = state.at(number)
        if not pair.prose(at):
            continue
        if not _is_new(state, number) or state.reworded(number):
            if state.best(number) >= ALIKE:
                result += inside.find(number, Severity.NOTE if later else Severity.CHECK)
            continue
        if pair.marked(at):
            continue
        if _leads_in(pair, state, number):
            continue
        new.add(number)
        looked_at = not later and _about_story(pair, state, number, lead)
        severity = Severity.CHECK if looked_at else Severity.NOTE
        result.append(told(pair, FindingKind.UNSUPPORTED, Side(None), Side(at, _short(pair.ground.text(at))), severity))
    return result + _new_figures(pair, state, new, known)


def _is_new(state: Told, number: int) -> bool:
    content = state.grammar.content(number)
    best = state.best(number)
    share = state.share(content)
    if len(content) < FEWEST or best >= FIRM:
        return False
    # "the agency's director resigned": known words, but the base knows nothing of the deed
    strange = best < ALIKE and not any(at in state.pair.anchors.there for at in _roots(state.grammar, number))
    return share <= NEW or (strange and share <= STRANGE)


def _roots(grammar: Grammar, number: int) -> list[int]:
    roots = [at for at in grammar.inside(number) if grammar.words[at].dep == "ROOT"]
    return [at for at in roots if grammar.words[at].pos in {"VERB", "AUX"}]


def _leads_in(pair: Pair, state: Told, number: int) -> bool:
    """Whether a sentence only leads to the quotation after it: "He sounded gloomy about their chances."."""
    if number + 1 >= state.length:
        return False
    here, after = state.at(number), state.at(number + 1)
    if here.paragraph != after.paragraph:
        return False
    subjects = [state.grammar.subject(root) for root in _roots(state.grammar, number)]
    speaks = any(
        at is not None and (state.grammar.words[at].form in {"he", "she"} or _person(pair, state.grammar, at))
        for at in subjects
    )
    marks = pair.marks(after.article, after.paragraph)
    return speaks and any(0 <= mark.start - after.start <= 2 for mark in marks)


def _about_story(pair: Pair, state: Told, number: int, lead: int) -> bool:
    """Whether a sentence says something of the story's own people or things, and no general truth.

    Among sentences the base tells nearly all does; a paragraph of its own may be background. The first sentence paints
    the whole story, so there only what is said of people and sources counts.
    """
    grammar = pair.other
    root = next(iter(_roots(grammar, number)), None)
    subject = grammar.subject(root) if root is not None else None
    if root is None or subject is None:
        return False
    word, verb = grammar.words[subject], grammar.words[root]
    finite = next((grammar.words[at].tag for at in grammar.kids(root, "aux", "auxpass")), verb.tag)
    habit = finite in _HABIT and not grammar.kids(root, "aux") and verb.lemma not in _KNOWING
    definite = _definite(grammar, subject) and _known_word(pair, word.lemma)
    reported = verb.lemma in VERBS and verb.tag == "VBD" and bool(grammar.kids(root, "ccomp", "dobj"))
    if reported or word.form in {"he", "she"} or _person(pair, grammar, subject):
        return True
    # "police believe", "officials said"; but "clubs have been limited" is about clubs in general
    if word.lemma in _SPEAKING or (word.lemma in _ACTING and definite):
        return not habit
    if number == lead:
        return False
    if _among_told(state, number):
        bare = word.form.endswith("s") and not grammar.kids(subject, "det", "poss", "nummod", "compound")
        general = bare and word.dep == "nsubjpass"
        return not habit and not general
    return definite and finite == "VBD"


def _among_told(state: Told, number: int) -> bool:
    """Whether another sentence of the paragraph is told by the base."""
    here = state.at(number)
    near = (number - 2, number - 1, number + 1, number + 2)
    return any(
        0 <= other < state.length and state.at(other).paragraph == here.paragraph and state.best(other) >= FIRM
        for other in near
    )


def _person(pair: Pair, grammar: Grammar, subject: int) -> bool:
    """Whether the subject names a person of the story, or somebody's own ("his marriage", "Brook's firm")."""
    owners = grammar.kids(subject, "poss")
    if any(grammar.words[owner].form in {"his", "her"} for owner in owners):
        return True
    places = [grammar.words[at].at for at in (subject, *owners)]
    return any(
        mention.overlaps(at)
        for entity in pair.ground.comparison.entities
        if entity.type is EntityType.PERSON
        for mention in entity.mentions
        for at in places
    )


def _definite(grammar: Grammar, subject: int) -> bool:
    return any(
        grammar.words[child].form in _DETERMINERS or grammar.words[child].dep == "poss"
        for child in grammar.children[subject]
    )


def _known_word(pair: Pair, lemma: str) -> bool:
    return lemma in pair.lemmas


def _new_figures(pair: Pair, state: Told, new: set[int], known: AbstractSet[Figure]) -> list[Finding]:
    """Figures in a sentence the base tells, of a value that stands nowhere in the base."""
    base = [figure for figure in pair.ground.comparison.figures if figure.at.article == pair.base]
    forms = {word.form for word in pair.one.words}
    result: list[Finding] = []
    for figure in pair.ground.comparison.figures:
        if figure.at.article != pair.article or figure.kind not in _FIGURES or figure in known:
            continue
        number = pair.other.number(pair.ground.sentences.around(figure.at))
        if number is None or number in new or not pair.prose(figure.at) or pair.marked(figure.at):
            continue
        if state.best(number) < FIRM:
            continue
        if figure.value in (None, 1, 2) or any(_alike(figure, other) for other in base):
            continue
        if pair.ground.text(figure.at).lower() in forms:
            continue
        result.append(told(pair, FindingKind.UNSUPPORTED, Side(None), Side(figure.at)))
    return result


def _alike(one: Figure, other: Figure) -> bool:
    return same_value(one, other) or (isinstance(one.value, int | float) and one.value == other.value)


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:80].rsplit(" ", 1)[0] + " …"
