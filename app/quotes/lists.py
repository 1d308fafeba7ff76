"""The word lists of this package, kept as data."""

from __future__ import annotations

import json
from functools import lru_cache

from resources import ROOT


@lru_cache(maxsize=1)
def _lists() -> dict[str, list[str]]:
    return json.loads((ROOT / "data" / "quote_words.json").read_text(encoding="utf-8"))


def word_list(name: str) -> frozenset[str]:
    """One list of ``resources/data/quote_words.json`` as a set of lower-case words."""
    return frozenset(_lists()[name])
