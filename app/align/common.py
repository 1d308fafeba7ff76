"""How much a shared word proves, by how common it is in any news story."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from app.align.stem import stem

TIERS = (0.35, 0.6, 0.8)
"""Weights of the three tiers of ``resources/data/common_words.txt``; a word that stands in none has weight 1."""


@cache
def _tiers() -> dict[str, float]:
    text = (files("resources") / "data" / "common_words.txt").read_text(encoding="utf-8")
    out: dict[str, float] = {}
    tier = -1
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        if line.startswith("["):
            tier += 1
            continue
        for word in line.split():
            out.setdefault(stem(word), TIERS[tier])
    return out


def weight_of(term: str) -> float:
    """The weight 0..1 of a stem: lower the commoner the word is in general news English."""
    return _tiers().get(term, 1.0)
