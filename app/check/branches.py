"""Walking a parse from a stretch of tokens: what it hangs on, and how."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.parse import ParsedToken

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
"""Tags of words that tell something by themselves."""

HOPS = 5
"""Steps up a parse, at most."""


def top(tokens: Sequence[ParsedToken], first: int, last: int) -> int:
    """The token of a stretch whose head lies outside it."""
    for n in range(last, first - 1, -1):
        if not first <= tokens[n].head <= last or tokens[n].head == n:
            return n
    return last


def link(tokens: Sequence[ParsedToken], first: int, last: int, text: str) -> str:
    """How a stretch hangs on its head: a preposition in lower case, or a label."""
    here = tokens[top(tokens, first, last)]
    if here.dep == "pobj":
        up = tokens[here.head]
        return text[up.start : up.end].casefold()
    return here.dep


def head(tokens: Sequence[ParsedToken], first: int, last: int) -> int | None:
    """The content word a stretch hangs on, past prepositions."""
    at = top(tokens, first, last)
    for _ in range(3):
        up = tokens[at].head
        if up == at:
            return None
        at = up
        if tokens[at].pos in CONTENT:
            return at
    return None


def branches(tokens: Sequence[ParsedToken], first: int, last: int, begin: int, end: int) -> list[tuple[int, int]]:
    """Tokens on the way up from a stretch, and what hangs on those directly, with their distance."""
    found: list[tuple[int, int]] = []
    at = top(tokens, first, last)
    climbed = {at: 0}
    for hop in range(1, HOPS):
        up = tokens[at].head
        if up == at:
            break
        at = up
        climbed[at] = hop - 1
        if tokens[at].pos in {"VERB", "AUX"}:
            break
    found += list(climbed.items())
    found += [
        (n, climbed[tokens[n].head] + 1) for n in range(begin, min(end, len(tokens))) if tokens[n].head in climbed
    ]
    return found


def subtree(tokens: Sequence[ParsedToken], root: int) -> list[int]:
    """What hangs on a token, itself with it, four steps deep."""
    inside = {root}
    for _ in range(4):
        inside |= {n for n, t in enumerate(tokens) if t.head in inside}
    return sorted(inside)
