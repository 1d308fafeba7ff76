"""Words that different outlets use for one thing: ``resources/data/loaded_terms.txt`` and ``related_words.txt``."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache

from resources import ROOT


@dataclass(frozen=True, slots=True)
class Sense:
    """A word or phrase as one line of the list has it: ``group`` is the line's number; ``loaded``: it takes sides."""

    group: int
    words: tuple[str, ...]
    verb: bool
    loaded: bool


@cache
def senses() -> dict[str, tuple[Sense, ...]]:
    """Every listed sense by its first word, longer phrases first, then by line."""
    found: dict[str, list[Sense]] = {}
    for group, line in enumerate(_lines("loaded_terms.txt")):
        for entry in dict.fromkeys(line.split()):
            word = entry.removeprefix("v:").removesuffix("!")
            words = tuple(word.split("_"))
            sense = Sense(group, words, entry.startswith("v:"), entry.endswith("!"))
            found.setdefault(words[0], []).append(sense)
    return {first: tuple(sorted(each, key=lambda s: (-len(s.words), s.group))) for first, each in found.items()}


@cache
def _concepts() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _lines("related_words.txt"):
        words = line.split()
        for word in words:
            found.setdefault(word, words[0])
    return found


def concept(word: str) -> str:
    """The word that stands for *word* and those news writers use for the same thing; itself where it has none."""
    return _concepts().get(word, word)


@cache
def titles() -> frozenset[str]:
    """Titles that stand before a name with a capital ("President", "Gen."), folded."""
    listed = json.loads((ROOT / "data" / "names.json").read_text(encoding="utf-8"))["titles"]
    return frozenset(title.casefold() for title in listed)


_PERSONAL = re.compile(r"(?:(?<!m)ent|[eo]r|ist|man|woman|ant|ian|ess|eer|ive|ary|ee)$")


@cache
def _persons() -> tuple[frozenset[str], frozenset[str]]:
    text = " ".join(_lines("person_nouns.txt"))
    some, _, none = text.removeprefix("[somebody]").partition("[nobody]")
    return frozenset(some.split()), frozenset(none.split())


def somebody(noun: str) -> bool:
    """Whether a noun can be somebody: the model takes "court" in "Outside court Ann Example said" for her title."""
    some, none = _persons()
    return noun in some or (_PERSONAL.search(noun) is not None and noun not in none)


def _lines(name: str) -> list[str]:
    text = (ROOT / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
