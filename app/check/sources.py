"""Who stands for a statement: the reporting clause above a word, in grammar."""

from __future__ import annotations

from dataclasses import dataclass

from app.check.cue_words import NAMING, NOUNS, VERBS, Force, force_at
from app.check.grammar import SUBJECTS, Grammar
from app.check.words import word_set

_CLIMB = frozenset(
    {
        "conj", "advcl", "relcl", "acl", "xcomp", "ccomp", "pcomp", "prep", "pobj", "attr", "acomp", "dobj", "nsubj",
        "nsubjpass", "agent", "appos", "nummod", "quantmod", "npadvmod", "compound", "amod", "poss", "oprd", "dep",
        "csubj", "mark", "dative", "advmod",
    }
)  # fmt: skip
_CLAUSE = frozenset({"ccomp", "parataxis", "csubj"})
_PARTICLES = word_set("according per")
_FINDING = word_set("find show conclude establish")
_DOCUMENTS = word_set(
    "record document file email report study review inquiry enquiry investigation survey poll audit panel commission "
    "watchdog"
)


@dataclass(frozen=True, slots=True)
class Source:
    """A reporting word above a statement, who speaks (if told), its force, and the top word of what is said."""

    cue: int
    speaker: int | None
    force: Force
    clause: int


def source(grammar: Grammar, word: int) -> Source | None:
    """Find who stands for what a word says; the nearest reporting clause above it."""
    words = grammar.words
    at, came = word, -1
    for _ in range(24):
        found = _beside(grammar, at, came)
        if found is not None:
            return found
        one = words[at]
        head = one.head
        if head == at:
            return None
        above = words[head]
        if _reports(grammar, at, head):
            return Source(head, _speaker(grammar, head), force_at(grammar, head) or Force.NEUTRAL, at)
        if above.lemma in NOUNS and above.pos == "NOUN" and _held_by_noun(grammar, at):
            return Source(head, _owner(grammar, head), NOUNS[above.lemma], at)
        if one.dep not in _CLIMB:
            return None
        at, came = head, at
    return None


def _beside(grammar: Grammar, at: int, came: int) -> Source | None:
    """A source that hangs on the statement: "according to police", "police said" set between commas, "as X said"."""
    words = grammar.words
    for child in grammar.children[at]:
        word = words[child]
        if child == came:
            continue
        if word.form == "according":
            below = [deep for mid in grammar.children[child] for deep in grammar.children[mid]]
            speaker = next((deep for deep in below if words[deep].dep == "pobj"), None)
            return Source(child, speaker, Force.NEUTRAL, at)
        if word.dep in {"parataxis", "ccomp", "advcl"} and word.lemma in VERBS and grammar.subject(child) is not None:
            inner = [deep for deep in grammar.children[child] if words[deep].dep in {"ccomp", "dobj", "xcomp"}]
            marked = [deep for deep in grammar.kids(child, "mark", "advmod") if words[deep].form != "as"]
            if not inner and not marked and word.dep != "ccomp":
                return Source(child, grammar.subject(child), force_at(grammar, child) or Force.NEUTRAL, at)
    return None


def _reports(grammar: Grammar, at: int, head: int) -> bool:
    """Whether what *at* says is reported by the verb above it."""
    one, above = grammar.words[at], grammar.words[head]
    if above.pos not in {"VERB", "AUX"} or above.lemma not in VERBS | _FINDING:
        return False
    if above.lemma in _FINDING:
        subject = _speaker(grammar, head)
        return one.dep in _CLAUSE and subject is not None and grammar.words[subject].lemma in _DOCUMENTS
    subject = grammar.subject(at)
    if subject is not None and at > head and grammar.words[subject].form in {"which", "who"}:
        # "she wrote in her ruling, which can be appealed": said of the ruling, not in it
        return False
    # "who the club said passed a medical"
    relative = one.dep == "xcomp" and above.dep == "relcl" and one.tag in {"VBD", "VBZ", "VBP"}
    return one.dep in _CLAUSE or relative


def _held_by_noun(grammar: Grammar, at: int) -> bool:
    """Whether a clause is what a noun says: "the claim that it was late"."""
    if grammar.words[at].dep not in {"acl", "relcl", "ccomp"}:
        return False
    return any(grammar.words[child].form == "that" for child in grammar.kids(at, "mark"))


def naming(grammar: Grammar, word: int) -> Source | None:
    """Find who calls a thing so: "what he described as irregularities", "which she put at 22 million"."""
    words = grammar.words
    at = word
    for _ in range(3):
        one = words[at]
        if one.dep in {"pobj", "oprd", "attr", "dobj"}:
            break
        if one.dep not in {"nummod", "compound", "amod", "quantmod", "nmod"}:
            return None
        at = one.head
    verb = words[at].head
    if words[verb].dep == "prep" and words[verb].form in {"as", "at"}:
        verb = words[verb].head
    if verb == at or words[verb].lemma not in NAMING or words[verb].pos != "VERB":
        return None
    objects = grammar.kids(verb, "dobj", "pobj", "nsubj")
    relative = any(words[deep].form in {"what", "which", "that"} for deep in objects)
    speaker = grammar.subject(verb)
    if speaker is None or not relative or words[speaker].form in {"which", "that", "what"}:
        return None
    return Source(verb, speaker, Force.NEUTRAL, at)


def _speaker(grammar: Grammar, cue: int) -> int | None:
    at = cue
    for _ in range(4):
        subject = next((c for c in grammar.children[at] if grammar.words[c].dep in SUBJECTS - {"expl"}), None)
        if subject is not None:
            if grammar.words[subject].form in {"who", "which", "that"} and grammar.words[at].dep == "relcl":
                return grammar.words[at].head
            return subject
        word = grammar.words[at]
        if word.dep in {"acl", "relcl"}:
            return word.head
        if word.head == at or word.dep not in {"conj", "advcl", "xcomp"}:
            return None
        at = word.head
    return None


def _owner(grammar: Grammar, noun: int) -> int | None:
    owners = grammar.kids(noun, "poss")
    if owners:
        return owners[0]
    verb = grammar.words[noun].head
    return grammar.subject(verb) if grammar.words[noun].dep == "dobj" else None


def shown(grammar: Grammar, found: Source) -> list[int]:
    """Give the words that show a source: the cue and who speaks."""
    if found.speaker is None:
        return [found.cue]
    return sorted({found.cue, *_phrase(grammar, found.speaker, found.cue)})


def _phrase(grammar: Grammar, speaker: int, cue: int) -> list[int]:
    """The speaker's noun phrase without clauses, and without what would reach over the cue."""
    result = [speaker]
    for at in result:
        result += [
            child
            for child in grammar.children[at]
            if grammar.words[child].dep in {"det", "compound", "amod", "poss", "case", "nummod", "prep", "pobj"}
            and abs(child - speaker) < 8
        ]
    between = [at for at in result if (at < cue) == (speaker < cue)]
    return sorted(between or [speaker])
