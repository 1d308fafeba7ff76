"""Where a listed term stands, and what stands about it in the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.model.passage import Passage
from app.terms.lexicon import Sense, concept, senses
from app.terms.view import CONTENT, ParagraphView

_LIGHT = frozenset(
    {"be", "have", "do", "say", "tell", "make", "take", "get", "go", "come", "give", "call", "other", "new"}
)
_SIDES = frozenset({"amod", "compound", "nmod", "poss", "nummod", "dobj", "nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Use:
    """A term in one place. ``about`` holds the concepts beside it ("syria" in "the Syrian regime").

    ``owners`` are the numbers of the entities that modify it: two governments are not one thing.
    """

    sense: Sense
    at: Passage
    about: frozenset[str]
    owners: frozenset[int]


def uses(view: ParagraphView) -> Iterator[Use]:
    """Every listed term of a paragraph outside quotation marks and names, in order; a word can have several senses."""
    listed = senses()
    past = 0
    for first in range(len(view.tokens)):
        if first < past or view.quoted[first] or view.entity[first] >= 0:
            continue
        for sense in listed.get(view.lemma(first), ()):
            last = first + len(sense.words) - 1
            if past > first and last < past - 1:
                break  # "air strike" was found: not "air" too
            if _stands(view, sense, first, last):
                past = max(past, last + 1)
                yield Use(sense, view.passage(first, last), *_about(view, first, last))


def _stands(view: ParagraphView, sense: Sense, first: int, last: int) -> bool:
    if last >= len(view.tokens):
        return False
    if any(view.lemma(at) != word for at, word in zip(range(first, last + 1), sense.words, strict=True)):
        return False
    pos = view.tokens[last].pos
    if sense.verb:
        return pos == "VERB"
    return pos == "NOUN" or (pos == "PROPN" and (view.text[view.tokens[last].start].islower() or view.headline))


def _about(view: ParagraphView, first: int, last: int) -> tuple[frozenset[str], frozenset[int]]:
    head = next((at for at in range(last, first - 1, -1) if not first <= view.tokens[at].head <= last), last)
    words: set[str] = set()
    owners: set[int] = set()
    near = [at for at in view.children[head] if not first <= at <= last]
    for at in list(near):
        if view.tokens[at].dep == "prep":
            near += view.children[at]
    for at in near:
        token = view.tokens[at]
        if token.pos in CONTENT and (token.dep in _SIDES or token.dep == "pobj"):
            words.add(concept(view.lemma(at)))
            if view.entity[at] >= 0 and token.dep in ("amod", "compound", "nmod", "poss", "pobj"):
                owners.add(view.entity[at])
    governor = view.tokens[head].head
    if governor != head:
        token = view.tokens[governor]
        if token.pos == "ADP" and token.head != governor:
            governor = token.head
            token = view.tokens[governor]
        if token.pos in CONTENT:
            words.add(concept(view.lemma(governor)))
    return frozenset(words - _LIGHT), frozenset(owners)
