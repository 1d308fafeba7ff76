"""Names of people that are written or shortened in several ways: ``resources/data/person_names.txt``."""

from __future__ import annotations

import re
from functools import cache

from resources import ROOT

_SKY = re.compile(r"(?<=[sc]k)(?:iy|yy|yi|ii|ij)$")
_NY = re.compile(r"(?<=[^aeiou])(?:iy|yy|yi|ii|ij)$")


@cache
def _section(title: str) -> tuple[tuple[str, ...], ...]:
    text = (ROOT / "data" / "person_names.txt").read_text(encoding="utf-8")
    body = text.partition(f"[{title}]\n")[2].partition("\n[")[0]
    return tuple(tuple(line.split()) for line in body.splitlines())


@cache
def _lines_of() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_section("given")):
        for name in line:
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@cache
def _families() -> dict[str, str]:
    return {name: line[0] for line in _section("family") for name in line}


@cache
def _women() -> frozenset[str]:
    return frozenset(name for line in _section("women") for name in line)


def same_given(one: str, other: str) -> bool:
    """Whether two folded given names can be one: "bill" and "william", "dmitri" and "dmitry"."""
    nothing: frozenset[int] = frozenset()
    return one == other or bool(_lines_of().get(one, nothing) & _lines_of().get(other, nothing))


def womans(given: str) -> bool:
    """Whether only women have this folded given name as a rule."""
    return given in _women()


def family(word: str) -> str:
    """A folded family name in its commonest spelling: "zelenskiy" and "zelenskyy" give "zelensky"."""
    return _families().get(word) or _NY.sub("y", _SKY.sub("y", word))
