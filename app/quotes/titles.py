"""Offices and roles beside names ("Russian President Vladimir Putin"), so that "the president" finds its name."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ROLE = (
    r"(?:vice[- ])?president|prime minister|premier|chancellor|king|queen|pope|prince(?:ss)?|emperor|sheikh"
    r"|(?:\w+ )?minister|secretary(?: of (?:the )?\w+|[- ]general)?|governor|gov\.|senator|sen\.|congress(?:man|woman)"
    r"|representative|rep\.|councill?or|mayor|general|colonel|captain|commander|admiral|spokes(?:man|woman|person)"
    r"|chief executive|chief|head|director(?:[- ]general)?"
    r"|ambassador|judge|justice|commissioner|chair(?:man|woman|person)?"
    r"|professor|doctor|analyst|lawyer|attorney(?: general)?|sheriff|coach|leader|manager|founder|editor|envoy|deputy"
)
_BEFORE = re.compile(
    rf"((?:\b[\w'’.\-]+\s+){{0,3}}\b(?:{_ROLE})),?\s+"
    rf"(?:(?:the|a|an|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|(?:Major|Lieutenant|Brigadier)?\s?General|Maj\.?|Col\.?|Lt\.?)\s+)*$",
    re.IGNORECASE,
)
_AFTER = re.compile(rf",\s+((?:[\w'’.\-]+\s+){{0,4}}(?:{_ROLE})\b)", re.IGNORECASE)
_LEADING = re.compile(r"^(?:(?:the|a|an|his|her|its|their|our|former|then|new)\s+)+", re.IGNORECASE)
_ENDS_ROLE = re.compile(rf"\b({_ROLE})$", re.IGNORECASE)
_HE = re.compile(r"\b(?:Mr|Sir|Lord|King|Prince|\w*(?:spokes|chair|congress|states|business)man)\b\.?", re.IGNORECASE)
_SHE = re.compile(
    r"\b(?:Mrs|Ms|Miss|Lady|Dame|Queen|Princess|\w*(?:spokes|chair|congress|states|business)woman)\b\.?", re.IGNORECASE
)
_WINDOW = 70


def role_key(phrase: str) -> str:
    """Fold a noun phrase to compare it with a title: no article, lower case, plain apostrophes, single spaces."""
    return " ".join(_LEADING.sub("", phrase.strip()).replace("’", "'").lower().split())


class Titles:
    """Which name a title goes with, over the texts seen so far. A title of two people names neither."""

    def __init__(self) -> None:
        self._names: dict[str, set[str]] = {}
        self._he: set[str] = set()
        self._she: set[str] = set()

    def take(self, text: str, people: Iterable[tuple[int, int, str]]) -> None:
        """Note the titles beside the people (start, end, name) of one paragraph."""
        for start, end, name in people:
            before = _BEFORE.search(text[max(0, start - _WINDOW) : start])
            after = _AFTER.match(text[: end + _WINDOW], end)
            if after:
                self._note(after.group(1), name)
            if before:
                self._note(before.group(1), name)
            near = text[max(0, start - 14) : start] + " " + (after.group() if after else "")
            if _HE.search(near):
                self._he.add(name)
            if _SHE.search(near):
                self._she.add(name)

    def _note(self, title: str, name: str) -> None:
        words = role_key(title).split()
        role = _ENDS_ROLE.search(" ".join(words))
        if role is None:
            return
        least = 1 if words[-1] == "minister" else len(role.group(1).split())
        for count in range(least, len(words) + 1):
            self._names.setdefault(" ".join(words[-count:]), set()).add(name)

    def may_be(self, pronoun: str, name: str) -> bool:
        """Whether a pronoun can stand for a person, as far as titles tell ("Mr", "spokeswoman")."""
        if pronoun in {"he", "him", "his"}:
            return name in self._he or name not in self._she
        if pronoun in {"she", "her", "hers"}:
            return name in self._she or name not in self._he
        return True

    def name(self, phrase: str) -> str | None:
        """The one name that goes with a title, if there is exactly one."""
        names = self._names.get(role_key(phrase), set())
        return next(iter(names)) if len(names) == 1 else None
