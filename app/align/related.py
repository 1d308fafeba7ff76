"""Words that tell one thing in different outlets: "raids" and "airstrikes", "Moscow" and "Russian"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from app.align.stem import stem


@cache
def _concepts() -> dict[str, str]:
    text = (files("resources") / "data" / "related_words.txt").read_text(encoding="utf-8")
    out: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        words = line.split()
        for word in words:
            out.setdefault("_".join(stem(part) for part in word.split("_")), "~" + words[0])
    return out


@lru_cache(maxsize=65536)
def meaning(word: str) -> str:
    """Give the stem of a folded word, or the word that stands for it and its relatives."""
    root = stem(word)
    return _concepts().get(root, root)


def concepts(stems: Sequence[str]) -> list[str]:
    """Put for each stem the word that stands for it and those that news writers use for the same thing.

    Two stems that make one name ("Islamic State") become one; a stem without relatives stays as it is.
    """
    known = _concepts()
    out: list[str] = []
    at = 0
    while at < len(stems):
        double = known.get("_".join(stems[at : at + 2])) if at + 1 < len(stems) else None
        out.append(known.get(stems[at], stems[at]) if double is None else double)
        at += 1 if double is None else 2
    return out
