"""Reporting words ("said", "according to") outside quotation marks, and who stands beside them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from app.quotes.lists import word_list
from app.quotes.view import Stretch, View

SAY = word_list("reporting verbs")
"""Lemmas of reporting verbs."""

WEAK = word_list("weak reporting verbs")
"""Verbs that report only with a clause or a real sentence in quotation marks, never with a bare object."""

WISHES = word_list("wishing verbs")
"""Verbs whose infinitive is what was said ("vowed to fight")."""

OBJECTS = word_list("verbs with an object")
"""Verbs whose bare object is what was said: "denied any involvement"."""

TELLING = OBJECTS
ASKING = frozenset({"beg", "call", "demand", "implore", "order", "urge"})
"""Verbs that ask somebody to do something: who is to do it is part of what was said."""

_JUDGES = (
    "blast", "condemn", "criticise", "criticize", "decry", "denounce", "dismiss", "hail", "mock", "praise", "slam",
)  # fmt: skip
NAMING = frozenset({"call", "describe", "brand", "label", "dub", "accuse", *_JUDGES})
"""Verbs that say what something is or did: "called it a lie", "described her as a hero", "accused him of fraud"."""

_JUDGED = frozenset({"as", "for"})
PREPOSITIONS = {
    **dict.fromkeys(_JUDGES, _JUDGED),
    "cite": frozenset({"as"}),
    "mention": frozenset({"as"}),
    "describe": frozenset({"as"}),
    "brand": frozenset({"as"}),
    "accuse": frozenset({"of"}),
    "call": frozenset({"on", "upon"}),
}
"""Prepositions that go on with what such a verb says."""

PLAIN = frozenset({"say", "claim", "insist", "add", "argue", "warn", "acknowledge", "admit", "note", "tell", "report"})
"""Verbs that report whatever follows them."""

_PLAIN = frozenset({"said", "says", "added", "wrote", "told"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_CLIMB = frozenset({"conj", "advcl", "xcomp", "pcomp", "ccomp", "dep", "aux", "prep", "parataxis"})
_WITHIN_NAME = frozenset({"compound", "amod", "poss", "nmod"})
_BEFORE_NOUN = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
"""Tags of verbs that make a clause."""
TELLING_WHOM = frozenset({"tell", "ask", "inform", "remind", "assure", "advise", "warn"})
"""Verbs whose object hears what was said."""
_STOPS = frozenset({".", "!", "?", ";", ":"})
_BETWEEN = 25
"""Most tokens of a speaker with whatever is said of him between a quotation and its cue."""
_BEHIND = 6
_SELF = frozenset({"i", "we", "you"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word: its token, lemma and code points, and the token of whoever speaks, if told."""

    token: int
    lemma: str
    at: Stretch
    speaker: int | None
    denied: bool
    """Whether the verb is negated ("did not say")."""

    @property
    def weak(self) -> bool:
        """Whether the verb needs a clause or a real quotation."""
        return self.lemma in WEAK


def find_cues(view: View) -> tuple[Cue, ...]:
    """Find the reporting verbs of a paragraph that stand outside its quotation marks."""
    found: list[Cue] = []
    for number, token in enumerate(view.tokens):
        if view.token_quoted(number):
            continue
        lemma = token.lemma.lower()
        verb = token.pos in {"VERB", "AUX"} and lemma in SAY
        if _mistaken(view, number):
            found.append(Cue(number, lemma, (token.start, token.end), number - 1, False))
            continue
        if not verb and not (view.word(number) in _PLAIN and token.pos != "NOUN"):
            continue
        speaker = _speaker(view, number)
        if speaker is None and view.word(number) in _PLAIN:
            speaker = _beside(view, number)
        denied = any(view.tokens[child].dep == "neg" for child in view.children[number]) and lemma != "deny"
        found.append(Cue(number, lemma, (token.start, token.end), speaker, denied))
    return tuple(found)


def _mistaken(view: View, number: int) -> bool:
    """Whether a verb was taken for a noun: "Ann Example pledges to end ...", as in headlines and captions."""
    if view.tokens[number].tag != "NNS" or not 0 < number < len(view.tokens) - 1:
        return False
    before, behind = view.tokens[number - 1], number + 1
    goes_on = view.word(behind) in {"to", "that"} or view.token_quoted(behind)
    return before.pos == "PROPN" and goes_on and view.tokens[number].lemma.lower() in SAY


def _speaker(view: View, cue: int) -> int | None:
    children = view.children[cue]
    speaker = subject_of(view, cue)
    if any(view.tokens[child].dep == "auxpass" for child in children):  # "was told by": the agent speaks
        agents = [
            grandchild
            for child in children
            if view.tokens[child].dep == "agent"
            for grandchild in view.children[child]
            if view.tokens[grandchild].dep == "pobj"
        ]
        speaker = agents[0] if agents else None
    if speaker is None or speaker == cue or view.token_quoted(speaker):
        return None
    return speaker


def _beside(view: View, cue: int) -> int | None:
    """Who stands between a quotation and "said", or behind "said", where the tree has no subject."""
    place = bisect_right(view.regions, view.tokens[cue].start, key=lambda region: region.end)
    if not place:
        opens = view.parsed.sentences[view.sentence_of[cue]][0] == cue
        return first_noun(view, range(cue + 1, min(cue + _BEHIND, len(view.tokens)))) if opens else None
    before = view.regions[place - 1].end
    first = max(0, cue - _BETWEEN)
    if view.tokens[first].start >= before and first:
        return None
    between = [n for n in range(first, cue) if view.tokens[n].start >= before and view.word(n) != ","]
    if not between:
        return first_noun(view, range(cue + 1, min(cue + _BEHIND, len(view.tokens))))
    if any(view.tokens[n].tag in FINITE or view.word(n) in _STOPS for n in between):
        return None
    return first_noun(view, between)


def first_noun(view: View, numbers: Sequence[int]) -> int | None:
    """The head of the noun phrase that begins a run of tokens, if one does."""
    for number in numbers:
        token = view.tokens[number]
        if token.pos in {"PROPN", "NOUN", "PRON"} and not view.token_quoted(number):
            while view.tokens[number].dep in _WITHIN_NAME and view.tokens[number].head in numbers:
                number = view.tokens[number].head
            return number
        if token.pos not in {"DET", "ADJ", "NUM"}:
            return None
    return None


def subject_of(view: View, verb: int) -> int | None:
    """The subject of a verb, looked for upwards through conjunctions, participles and relative clauses."""
    at = verb
    for _ in range(5):
        subjects = [child for child in view.children[at] if view.tokens[child].dep in SUBJECTS]
        # where the quotation's own subject hangs on the verb as well, the one outside the marks speaks
        for child in sorted(subjects, key=lambda child: (view.token_quoted(child), abs(child - at))):
            if view.word(child) in {"who", "which", "that"} and view.tokens[at].dep == "relcl":
                return view.tokens[at].head
            return child
        token = view.tokens[at]
        if token.head == at:
            return None
        if token.dep in {"acl", "relcl"}:
            return token.head
        if token.dep not in _CLIMB:
            return None
        at = token.head
    return None


def speaks_for_itself(view: View, cue: Cue) -> bool:
    """Whether the writer speaks ("I said"): no report of another's words."""
    return cue.speaker is not None and view.word(cue.speaker) in _SELF


def mention(view: View, head: int, cue: int | None) -> Stretch:
    """The noun phrase around a speaker's token, up to the cue and without trailing clauses."""
    first, last = view.edges[head]
    if cue is not None and first <= cue <= last:
        if cue > head:
            last = cue - 1
        else:
            first = cue + 1
    while last > head and view.is_sign(last):
        last -= 1
    while first < head and (
        view.is_sign(first) or view.tokens[first].dep == "mark" or view.word(first) in {"but", "and"}
    ):
        first += 1
    for number in range(head + 1, last + 1):
        if view.token_quoted(number) and not view.token_quoted(head):
            last = number - 1
            break
    for child in view.children[head]:
        if child < head and view.tokens[child].dep in {"advcl", "acl", "ccomp"}:
            first = max(first, view.edges[child][1] + 1)
    if view.word(first) == "to":  # "to keep the road open the council said"
        first = min([head, *(child for child in view.children[head] if view.tokens[child].dep in _BEFORE_NOUN)])
    while last > head and view.is_sign(last):
        last -= 1
    limit = cue if cue is not None and cue > last else len(view.tokens)
    while cue is not None and last + 1 < limit and view.tokens[last + 1].pos == "PROPN" and cue > last:
        if view.token_quoted(last + 1):
            break
        last += 1
    for number in range(head - 1, first - 1, -1):
        if view.token_quoted(number) and not view.token_quoted(head):
            first = number + 1
            break
    return view.stretch(first, last)
