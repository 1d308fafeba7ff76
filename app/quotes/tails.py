"""What a reporter hangs on the end of somebody's statement, and is no part of it."""

from __future__ import annotations

from app.quotes.cues import SAY
from app.quotes.view import Stretch, View

_LEAST_LEFT = 3
"""Least tokens of a statement."""

_LEAST_NOUN = 4
"""Least tokens of an explanation by a noun phrase; shorter ones may be links of a list."""


def without_tail(view: View, start: int, end: int) -> Stretch:
    """Cut a reported clause before what is hung on its end behind a comma.

    That is another report ("..., arguing that ...") or an explanation of a name ("NATO, the alliance that ...", "the
    mayor's rival Ann Example, who ..."), which is the reporter's own.
    """
    inside = view.within(start, end)
    while inside and view.is_sign(inside[-1]):
        inside = inside[:-1]
    cut = end
    for number in inside:
        first, last = view.edges[number]
        if last < inside[-1] or first < inside[0] + _LEAST_LEFT or view.word(first - 1) != ",":
            continue
        if _hung_on(view, number) and not any(view.token_quoted(each) for each in range(first, last + 1)):
            cut = min(cut, view.tokens[first - 1].start)
    return start, cut


def _hung_on(view: View, number: int) -> bool:
    token = view.tokens[number]
    if token.dep == "advcl":
        return token.tag == "VBG" and token.lemma.lower() in SAY
    if view.tokens[token.head].pos != "PROPN":
        return False
    first, last = view.edges[number]
    return token.dep == "relcl" or (token.dep == "appos" and last - first >= _LEAST_NOUN)
