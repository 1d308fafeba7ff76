"""How the articles describe the people they name: titles before the name, appositions beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from app.model.entity import Entity, EntityType
from app.model.passage import Passage
from app.model.terms import TermRow
from app.terms.called import differ, terms
from app.terms.lexicon import concept, somebody, titles
from app.terms.view import ParagraphView

_LONGEST = 9  # tokens of a description
_BESIDE = frozenset(
    ["amod", "compound", "nmod", "nummod", "poss", "case", "det", "punct", "quantmod", "advmod", "pobj", "prep"]
)
_HONORIFIC = frozenset(["mr", "mrs", "ms", "miss", "mr.", "mrs.", "ms.", "sir", "dr", "dr.", "lady", "lord"])
_TITLES = {
    short: title
    for title, forms in {
        "governor": "gov. gov",
        "senator": "sen. sen",
        "representative": "rep. rep congressman congresswoman",
        "general": "gen. gen",
        "councillor": "cllr councilor",
        "major": "maj. maj",
        "lieutenant": "lt. lt",
        "professor": "prof. prof",
        "minister": "pm premier ministers",
        "president": "presidents",
    }.items()
    for short in forms.split()
}
_STEADY = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "this", "that"})


def described(entities: Sequence[Entity], views: Mapping[tuple[int, int], ParagraphView]) -> Iterator[TermRow]:
    """A row for each person of whom two articles have descriptions with head words that the other does not have."""
    for number, entity in enumerate(entities):
        if entity.type is not EntityType.PERSON:
            continue
        by_head: dict[str, list[tuple[str, Passage]]] = defaultdict(list)
        for mention in entity.mentions:
            view = views.get((mention.article, mention.paragraph))
            if view is not None and not view.headline:
                for head, at in _descriptions(view, mention):
                    by_head[head].append((view.text[at.start : at.end], at))
        if differ([{at.article for _, at in each} for _, each in sorted(by_head.items())]):
            yield TermRow(entity.name, number, terms([each for _, each in sorted(by_head.items())]))


def _descriptions(view: ParagraphView, mention: Passage) -> Iterator[tuple[str, Passage]]:
    inside = [at for at, token in enumerate(view.tokens) if mention.start <= token.start < mention.end]
    if not inside or view.quoted[inside[0]]:
        return
    first, last = inside[0], inside[-1]
    root = next((at for at in inside if not first <= view.tokens[at].head <= last), last)
    before = first
    while before > 0 and first - before < _LONGEST and _is_title(view, before - 1, root, first):
        before -= 1
    yield from _phrase(view, before, first - 1, first - 1)
    for at in view.children[root]:
        if view.tokens[at].dep == "appos" and at > last and view.tokens[at].pos == "NOUN":
            yield from _phrase(view, _left(view, at, last + 1), _right(view, at), at)
    head = view.tokens[root].head
    if view.tokens[root].dep == "appos" and head < first and view.tokens[head].pos == "NOUN":
        head = _whole(view, head)
        yield from _phrase(view, _left(view, head, 0), min(_right(view, head), first - 1), head)


def _whole(view: ParagraphView, head: int) -> int:
    """The noun a phrase is about: "opponent" in "his opponent for mayor, Ann Example", where the model sees "mayor"."""
    prep = view.tokens[head].head
    noun = view.tokens[prep].head
    if view.lemma(prep) == "for" and noun < prep < head and view.tokens[noun].pos == "NOUN":
        return noun
    return head


def _is_title(view: ParagraphView, at: int, root: int, first: int) -> bool:
    token = view.tokens[at]
    if view.entity[at] >= 0 and token.dep not in ("amod", "compound", "nmod"):
        return False
    return token.dep in ("amod", "compound", "nmod", "poss") and (
        first <= token.head or token.head == root or token.head > at
    )


def _left(view: ParagraphView, head: int, least: int) -> int:
    at = head
    while (
        at > least and head - at < _LONGEST and view.tokens[at - 1].dep in _BESIDE and view.tokens[at - 1].head > at - 1
    ):
        at -= 1
    return at


def _right(view: ParagraphView, head: int) -> int:
    """The last token of what follows the head word as part of its phrase: "chairman of the harbour board"."""
    at = head
    while at + 1 < len(view.tokens) and at - head < _LONGEST:
        token = view.tokens[at + 1]
        if token.dep not in _BESIDE or token.pos == "PUNCT" or (token.dep == "prep" and token.head < head):
            break
        at += 1
    while at > head and view.tokens[at].pos in ("ADP", "DET", "ADJ", "PART"):
        at -= 1
    return at


def _phrase(view: ParagraphView, first: int, last: int, head: int) -> Iterator[tuple[str, Passage]]:
    while first <= last and (view.lemma(first) in _STEADY or view.tokens[first].pos in ("PUNCT", "DET", "PRON", "ADV")):
        first += 1
    while first < last and view.text[view.tokens[first].start - 1 : view.tokens[first].start] in ("-", "‐", "‑"):
        first += 1  # the "old" of "a 47-year-old former judge"
    if first > last or not first <= head <= last or view.tokens[first].pos == "ADP":
        return
    word = view.lemma(head)
    title = word in titles() or word in _TITLES
    if word not in _HONORIFIC and (title or (view.tokens[head].pos == "NOUN" and somebody(word))):
        yield concept(_TITLES.get(word, word)), view.passage(first, last)
