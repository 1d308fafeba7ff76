"""Joining the lines of a paragraph: which hyphens at their ends go, which stay, and where no space belongs."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

HYPHENS = "-\u2010\u00ad"
_TOKEN = re.compile(r"[^\W_]+(?:[-'’\u2010][^\W_]+)*")
_LAST = re.compile(r"[^\W_]+(?:[-'’\u2010][^\W_]+)*$")
_FIRST = re.compile(r"[^\W_]+")
_ADDRESS_END = re.compile(r"(?:https?://|www\.)\S*[/_=&?.-]$")
_NUMBERS = frozenset(
    """two three four five six seven eight nine twelve twenty thirty forty fifty sixty seventy eighty ninety""".split()  # noqa: SIM905
)
_NUMBER_TAILS = ("teen", "ty", "fold", "th", "een", "some", "ths")
_HEADS = frozenset(
    """long short high low mid well half cross hard far full part so self ex anti non left right old new one first
    second third year co vice large small open all multi state""".split()  # noqa: SIM905
)
_TAILS = frozenset(
    """term terms year years old month week day days level called known time based led run style wing range class
    scale page party third thirds quarter ended elect minute hour mile man woman member point foot inch way
    general president defense defence esteem interest controlled conscious born owned hand""".split()  # noqa: SIM905
)
_BROKEN_TAIL = re.compile(
    r"(?:[st]ions?|[st]ional(?:ly)?|ments?|mental|ings?|ness|ably|ibly|[ai]ble|[ai]bility|ities|tive(?:ly|s)?|tures?"
    r"|[ct]ial(?:ly)?|ers?|ed|ly|tors?|tory|ries|ance|ence|gers?|ters?|ders?|ken|ten|ity|ry|cy|ty|tic|nal|ism|ists?"
    r"|ung(?:en)?|keit|heit|ção|ções|mente|ción|ciones|zione|zioni|ement|tés?|ado|ada|ando|endo|tion)"
)
_USUAL_SHARE = 0.05
_TAIL = 200
"""Characters before a line break that are looked at; what ends there is a word or an address."""
_WIDE = frozenset(("W", "F"))


class Joiner:
    """Knows the words of one document and whether its lines are hyphenated at all."""

    def __init__(self, lines: Iterable[tuple[str, bool]]) -> None:
        """Learn from *lines*: each line's text, and whether a broken word's hyphen was taken off its end."""
        self._words: Counter[str] = Counter()
        count = ends = certain = 0
        open_end = ""
        for text, broken in lines:
            tokens = [token.casefold().replace("\u2010", "-") for token in _TOKEN.findall(text)]
            if open_end and tokens:
                certain += text[:1].islower() and bool(_BROKEN_TAIL.fullmatch(tokens[0].partition("-")[0]))
                tokens = tokens[1:]
            open_end = ""
            if broken or text[-1:] in HYPHENS:
                ends += 1
                open_end = tokens.pop() if tokens else ""
            self._words.update(tokens)
            count += 1
        self._hyphenates = certain > 0 or (ends >= 3 and ends >= _USUAL_SHARE * count)

    def join(self, lines: Iterable[tuple[str, bool]]) -> str:
        """Give *lines* as one text; each comes with whether a broken word's hyphen was taken off its end."""
        pieces: list[str] = []
        tail, broken = "", False
        for text, breaks in lines:
            if tail and text:
                cut, between = self._between(tail, text, broken=broken)
                if cut:
                    pieces[-1] = pieces[-1][:-cut]
                pieces.append(between)
                tail = f"{tail[: len(tail) - cut]}{between}"
            if text:
                pieces.append(text)
                tail = f"{tail}{text}"[-_TAIL:]
                broken = breaks
        return "".join(pieces)

    def _between(self, text: str, following: str, *, broken: bool) -> tuple[int, str]:
        """Give how many characters to take off the end of *text*, and what to put between it and *following*."""
        if text[-1] == "\u00ad":
            return 1, ""
        if following[0].isalnum() and _ADDRESS_END.search(f"{text}-" if broken else text):
            return 0, "-" if broken else ""
        if broken:
            return 0, self._mark(text, following)
        if text[-1] in HYPHENS and text[-2:-1].isalnum() and following[0].isalnum():
            return (0, "") if self._mark(text[:-1], following) else (1, "")
        if text[-1] in "—–/@" and text[-2:-1].strip():
            return 0, ""
        if following[0] == "—" and following[1:2].strip():
            return 0, ""
        return 0, "" if _is_wide(text[-1]) and _is_wide(following[0]) else " "

    def _mark(self, stem: str, following: str) -> str:
        """Give the hyphen between the halves, or nothing."""
        last, first = _LAST.search(stem), _FIRST.match(following)
        if last is None or first is None:
            return "-"
        before, after = last.group().replace("\u2010", "-"), first.group()
        head = before.rpartition("-")[2]
        whole, halves = (before + after).casefold(), f"{before}-{after}".casefold()
        if self._words[halves] > self._words[whole]:
            return "-"
        if self._words[whole]:
            return ""
        if before[-1].isdigit() or after[0].isdigit():
            return "-"
        if after[0].isupper():
            return "" if before.isupper() and after.isupper() and len(before) > 1 and self._hyphenates else "-"
        if len(after) == 1 and following[1:2] == "-":
            return "-"  # vis-à-vis, state-o-...
        return "-" if self._is_compound(head.casefold(), after.casefold()) or not self._hyphenates else ""

    def _is_compound(self, head: str, tail: str) -> bool:
        if _BROKEN_TAIL.fullmatch(tail):
            return False
        if head in _NUMBERS:
            return not tail.startswith(_NUMBER_TAILS)
        known = tail in _TAILS or (len(tail) >= 4 and self._words[tail] > 0)
        if head in _HEADS:
            return known
        return tail in {"based", "called", "led", "year", "old", "term", "elect"} and self._words[head] > 0


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in _WIDE
