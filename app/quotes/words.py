"""A light tokeniser for comparing utterances: words alone, folded; no punctuation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from app.quotes.lists import word_list

_WORD = re.compile(r"[$€£¥]?\d[\d.,:/]*\d%?|\d%?|[^\W\d_](?:[\w]|[-'.](?=\w))*", re.UNICODE)
_FOLD = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": " ", "—": " ", "&": " and ", "\u00ad": "", "\u200b": ""}
)
_BRACKETED = re.compile(r"\[[^\[\]]*\]|\(\s*(?:sic|Daesh|ISIS|ISIL)\s*\)")
_LETTERS = re.compile(r"\[(\w{1,2})\](?=\w)|(?<=\w)\[\w{1,4}\]")
"""Letters in brackets within a word: a capital made small, an ending put right."""

STOP = word_list("stop words")
"""Words too common to show that two utterances are one."""

_ENDINGS = (
    "ations", "ation", "ments", "ment", "ingly", "edly", "ities", "iness", "ness", "ings", "ions", "ion", "ing", "ied",
    "ies", "ers", "ed", "er", "es", "ly", "s", "e", "y",
)  # fmt: skip


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """Cut a text into folded words and figures, in order: NFKC, case, apostrophes and hyphens evened."""
    folded = unicodedata.normalize("NFKC", text).translate(_FOLD).casefold()
    return tuple(match.group().strip(".,:/") or match.group() for match in _WORD.finditer(folded))


GAP = "[]"
"""Stands among a speaker's words for an editor's insertion in square brackets."""


def without_brackets(text: str) -> str:
    """The words a speaker said, without an editor's insertions in square brackets; "[T]he" is "The"."""
    return _BRACKETED.sub(" ", _LETTERS.sub(r"\1", text))


def spoken(text: str) -> tuple[str, ...]:
    """Cut a quotation into folded words, with a ``GAP`` for each insertion in square brackets."""
    plain = _LETTERS.sub(r"\1", text)
    found: list[str] = []
    at = 0
    for match in _BRACKETED.finditer(plain):
        found += [*words(plain[at : match.start()]), GAP]
        at = match.end()
    return (*found, *words(plain[at:]))


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Cut a common English ending off, leaving at least three letters."""
    plain = word.removesuffix("'s").removesuffix("'")
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= 3:
            cut = plain[: -len(ending)]
            return cut[:-1] if len(cut) > 3 and cut[-1] == cut[-2] else cut
    return plain


def content(folded: tuple[str, ...]) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    return frozenset(stem(word) for word in folded if word not in STOP)


LEAST_RATIO = 85.0
"""Least ``partial_ratio`` (0..100) of shared wording."""

LEAST_WORDS = 3
"""Least words of a quotation that its wording alone may pair."""

LEAST_RUN = 6
"""Least words in a row that two quotations of one utterance share when each has more than the other."""


def without_gaps(folded: Sequence[str]) -> tuple[str, ...]:
    """The words alone."""
    return tuple(word for word in folded if word != GAP)


def wording_ratio(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """How well the shorter wording stands inside the longer, 0..100; 0 below ``LEAST_RATIO`` or ``LEAST_WORDS``."""
    a, b = without_gaps(a), without_gaps(b)
    shorter, longer = (a, b) if (len(a), a) <= (len(b), b) else (b, a)
    if len(shorter) < LEAST_WORDS:
        return 0.0
    return fuzz.partial_ratio(" ".join(shorter), " ".join(longer), score_cutoff=LEAST_RATIO)


def shared_run(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the two have a run of ``LEAST_RUN`` words in common: cuttings of one utterance that overlap."""
    a, b = without_gaps(a), without_gaps(b)
    if min(len(a), len(b)) < LEAST_RUN:
        return False
    runs = {a[at : at + LEAST_RUN] for at in range(len(a) - LEAST_RUN + 1)}
    return any(b[at : at + LEAST_RUN] in runs for at in range(len(b) - LEAST_RUN + 1))


def shared_wording(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one wording stands, nearly word for word, inside the other, or they overlap."""
    return wording_ratio(a, b) > 0 or shared_run(a, b)
