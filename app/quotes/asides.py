"""Attributions set off by commas: "The bridge, an engineer said, was sound", "It was sound, she told reporters".

Where the reporter steps aside to name the source, all of the sentence but the aside is what was said, whatever the
dependency tree makes of the pieces.
"""

from __future__ import annotations

from app.quotes.cues import FINITE, SAY, TELLING_WHOM, Cue, mention
from app.quotes.view import Stretch, View

_MOST_BEHIND = 14
"""Most tokens behind the cue within the aside: "said in a telephone interview on Monday"."""

_CONTENTS = frozenset({"dobj", "ccomp", "xcomp", "acomp", "attr", "oprd"})
_GOING_ON = frozenset({"and", "but", "or", "so", "because", "since", "until", "unless", "if", "that", "though"})
_MARKS = "”\"’'»"
_OCCASIONS = frozenset(
    (
        "statement", "interview", "speech", "letter", "tweet", "post", "message", "email", "report", "briefing", "call",
        "conference", "article", "book", "memo", "address", "testimony", "hearing", "meeting", "day", "week", "month",
        "year", "morning", "evening", "afternoon", "night", "time", "point",
    )
)  # fmt: skip
"""Heads of phrases that tell when or where it was said."""


def around_aside(view: View, cue: Cue) -> list[Stretch]:
    """The stretches of a sentence that an attribution set off by commas reports; empty where there is none."""
    if cue.speaker is None or view.tokens[cue.token].dep == "relcl":
        return []
    first, past = view.parsed.sentences[view.sentence_of[cue.token]]
    while past > first and view.is_sign(past - 1):
        past -= 1
    begin, behind = _speaking(view, cue, first)
    finish = _finish(view, cue, behind, past)
    if finish is None or not _set_off(view, first, begin):
        return []
    after = (finish, past)
    if finish < past and view.token_quoted(finish) and not view.token_quoted(first):
        return []
    if finish < past and not _goes_on(view, first, begin, finish):
        after = (past, past)
    first = next((number + 1 for number in range(begin - 1, first, -1) if view.word(number) == ":"), first)
    before = (first, first if _tells_when(view, first, begin) else begin)
    parts = [part for part in (before, after) if part[0] < part[1]]
    if not any(view.tokens[number].tag in FINITE for part in parts for number in range(*part)):
        return []
    return [view.stretch(start, end - 1) for start, end in parts]


def _speaking(view: View, cue: Cue, first: int) -> Stretch:
    """The first token of the aside, and the first behind cue and speaker."""
    assert cue.speaker is not None
    start, end = mention(view, cue.speaker, cue.token)
    begin, last = min(cue.speaker, cue.token), max(cue.speaker, cue.token)
    while begin > first and view.tokens[begin - 1].start >= start:
        begin -= 1
    while last + 1 < len(view.tokens) and view.tokens[last + 1].end <= end:
        last += 1
    if begin > first and view.word(begin - 1) == "as":
        begin -= 1
    return begin, last + 1


def _set_off(view: View, first: int, begin: int) -> bool:
    """Whether a comma or dash stands before the aside, or "As ..." begins the sentence."""
    if begin == first:
        return view.word(begin) == "as"
    before = view.text[: view.tokens[begin].start].rstrip().rstrip(_MARKS)
    return before[-1:] in {",", "-", "–", "—"} or (before[-1:] in {"?", "!"} and view.token_quoted(begin - 1))


def _finish(view: View, cue: Cue, behind: int, past: int) -> int | None:
    """The first token behind the aside and its comma; *past* where it ends the sentence, ``None`` where it is none."""
    for number in range(behind, min(past, behind + _MOST_BEHIND + 1)):
        token = view.tokens[number]
        if view.word(number) == ",":
            return number + 1
        if view.is_sign(number) or view.token_quoted(number) or token.tag in FINITE or view.word(number) == "that":
            return None
        if token.head == cue.token and token.dep in _CONTENTS and cue.lemma not in TELLING_WHOM:
            return None
    return past if past <= behind + _MOST_BEHIND else None


def _goes_on(view: View, first: int, begin: int, finish: int) -> bool:
    """Whether the sentence goes on with what was said behind the aside, not with the reporter's own words.

    It does where the words before are not yet a sentence. Else a clause must begin there that is not joined to the
    reporting verb: "..., he said, adding that ...", "..., she told them, after the vote", "..., he said, citing costs".
    """
    if begin > first and view.token_quoted(begin - 1):
        return False
    if view.tokens[first].pos == "SCONJ" or not any(view.tokens[n].tag in FINITE for n in range(first, begin)):
        return not _reports_again(view, finish)
    token = view.tokens[finish]
    if view.word(finish) in _GOING_ON:
        return not _reports_again(view, finish)
    return token.pos not in {"SCONJ", "ADP"} and token.tag not in {"VBG", "VBN", "WDT", "WP", "WP$", "WRB"}


def _reports_again(view: View, number: int) -> bool:
    """Whether what follows the aside is another report: "..., he said, adding that ..."."""
    while number + 1 < len(view.tokens) and view.tokens[number].pos in {"CCONJ", "ADV"}:
        number += 1
    return view.tokens[number].lemma.lower() in SAY and view.tokens[number].pos == "VERB"


def _tells_when(view: View, first: int, begin: int) -> bool:
    """Whether the words before the aside are no part of what was said: "On Monday, he said, ..."."""
    if any(view.tokens[number].tag in FINITE for number in range(first, begin)):
        return False
    start, end = view.stretch(first, begin - 1) if begin > first else (0, 0)
    if any(name.label in {"DATE", "TIME"} and start <= name.start < end for name in view.names):
        return True
    return any(view.word(number) in _OCCASIONS for number in range(first, begin))
