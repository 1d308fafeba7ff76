"""What is said in the reporter's words without a reporting verb: "according to", and "the mayor's claim that ..."."""

from __future__ import annotations

import re

from app.quotes.cues import FINITE, mention
from app.quotes.draft import Draft, Speaker
from app.quotes.lists import word_list
from app.quotes.tails import without_tail
from app.quotes.view import View

_CLAIMS = word_list("reporting nouns")
"""Nouns whose that-clause is what somebody said."""
_ACCORDING = re.compile(r"\b[Aa]ccording\s+to\b")


def according(view: View) -> list[Draft]:
    """Find what is told "according to" a source."""
    found: list[Draft] = []
    starts = {token.start: number for number, token in enumerate(view.tokens)}
    for match in _ACCORDING.finditer(view.text):
        cue = starts.get(match.start())
        to = starts.get(match.end() - 2)
        if cue is None or to is None or view.quoted(match.start()):
            continue
        source = next((child for child in view.children[to] if view.tokens[child].dep in {"pobj", "pcomp"}), None)
        if source is None or any(view.word(child) in {"our", "my"} for child in view.children[source]):
            continue
        first, past = view.sentence(cue)
        named = view.subtree(source)
        before, after = match.start() - first, past - named[1]
        told = [n for n in view.within(first, match.start()) if view.tokens[n].tag in FINITE]
        led = view.text[first : match.start()].rstrip()[-1:] in {":", ";"}
        content = (first, match.start()) if before >= 3 and not led and (told or before > after) else (named[1], past)
        start, end = view.without_stop(*view.tidy(*view.widened(*content)))
        if end - start > 15:
            found.append(
                Draft(
                    view.number,
                    [(view.number, start, end)],
                    match.group(),
                    (view.number, match.start(), match.end()),
                    None,
                    Speaker(view.number, named, source),
                )
            )
    return found


def claims(view: View) -> list[Draft]:
    """Find what a noun reports: "the mayor's claim that ...", "warnings from doctors that ..."."""
    found: list[Draft] = []
    for number, token in enumerate(view.tokens):
        if token.pos != "NOUN" or token.lemma.lower() not in _CLAIMS or view.token_quoted(number):
            continue
        clause = next((child for child in view.children[number] if _that_clause(view, child)), None)
        owner = _owner(view, number)
        if clause is None or owner is None or view.word(owner) in {"my", "our", "your"}:
            continue
        start, end = without_tail(view, *view.without_stop(*view.tidy(*view.widened(*view.subtree(clause)))))
        speaker = Speaker(view.number, mention(view, owner, number), owner)
        place, cue = [(view.number, start, end)], view.text[token.start : token.end]
        found.append(Draft(view.number, place, cue, (view.number, token.start, token.end), number, speaker))
    return found


def _that_clause(view: View, number: int) -> bool:
    marked = any(view.word(child) == "that" and view.tokens[child].dep == "mark" for child in view.children[number])
    return marked and view.tokens[number].dep in {"acl", "ccomp", "relcl"}


def _owner(view: View, number: int) -> int | None:
    """Whose claim it is: "the mayor's claim", "a claim by the mayor"."""
    for child in view.children[number]:
        if view.tokens[child].dep == "poss":
            return child
        if view.word(child) in {"by", "from"}:
            for grandchild in view.children[child]:
                if view.tokens[grandchild].dep == "pobj":
                    return grandchild
    return None
