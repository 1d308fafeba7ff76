"""Characters that are not seen, or change the order in which others are: shown by signs such as "[U+202E]".

A text may hide words from its reader, or show them in another order than they have. What readers need stays: joiners in
emoji and in the scripts that join, marks of direction in text that runs right to left.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_EMOJI = "[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
# Arabic and its kin, the scripts of India and South-East Asia, Mongolian
_JOINING = (
    "[\u0600-\u109f\u1780-\u18af\u1900-\u1cff\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc\U00010a00-\U00010fff"
    "\U00011000-\U00011fff\U0001e900-\U0001e95f]"
)
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_BENT = "\u200e\u200f\u061c\u2066-\u2069"
"""Marks of direction that text running right to left needs: LRM, RLM, ALM and the isolates."""
_UNSEEN = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u202a-\u202e\u2060-\u2065\u206a-\u206f\u2800\u3164\ufeff"
    "\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
)
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_MOST_SELECTORS = 2
"""Variation selectors in a row that careless programs write; more of them are a message."""
_ANY = re.compile(f"[{_BENT}{_UNSEEN}{_SELECTORS}]")
_FOUND = re.compile(
    # the first sieve, since most characters are none of these
    f"(?=[{_BENT}{_UNSEEN}{_SELECTORS}\U0001f3f4])(?:"
    f"(?P<kept>(?<={_EMOJI})\u200d(?={_EMOJI})|(?<={_JOINING})[\u200c\u200d]+|[\u200c\u200d]+(?={_JOINING})"
    "|\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,7}\U000e007f)"
    f"|(?P<bent>[{_BENT}])(?P=bent)*"
    f"|(?P<unseen>[{_UNSEEN}])(?P=unseen)*"
    f"|(?P<selector>[{_SELECTORS}])[{_SELECTORS}]{{{_MOST_SELECTORS},}})"
)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def show(text: str, found: Counter[str] | None = None) -> str:
    """Give *text* with a sign for every hidden character, a run of one of them as "[U+200B ×12]".

    *found* counts the characters so shown.
    """
    if text.isascii() or _ANY.search(text) is None:
        return text
    is_rtl = _RTL.search(text) is not None
    signs: dict[str, str] = {}

    def sign(match: re.Match[str]) -> str:
        run = match.group()
        if match["kept"] or (is_rtl and match["bent"]):
            return run
        if found is not None:
            found.update(run)
        if run not in signs:
            signs[run] = _sign(run)
        return signs[run]

    return _FOUND.sub(sign, text)


def show_name(text: str) -> str:
    """Give the name of a file, or any short text of unknown origin, with every character in it to be seen.

    Control characters and marks of direction are shown as well: a name is read at a glance, beside other words.
    """
    if text.isascii() and text.isprintable():
        return text
    text = show(text)
    text = re.sub(f"[{_BENT}]", lambda match: _sign(match.group()), text)
    return _SURROGATE.sub("\ufffd", _CONTROL.sub(lambda match: _sign(match.group()), text))


def names(found: Counter[str], most: int) -> tuple[str, ...]:
    """Name the *most* frequent of the characters in *found*: "right-to-left override"."""
    ordered = sorted(found, key=lambda character: (-found[character], character))
    return tuple(unicodedata.name(character, f"U+{ord(character):04X}").lower() for character in ordered[:most])


def _sign(run: str) -> str:
    times = f" ×{len(run)}" if len(run) > 1 else ""
    return f"[U+{ord(run[0]):04X}{times}]"
