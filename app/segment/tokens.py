"""Tokens: words, figures and signs."""

from __future__ import annotations

import re
from functools import lru_cache

from app.model.article import Token
from app.segment.normalise import normal

# Marks that belong to the letter before them. Python's ``\w`` leaves them out, which would cut decomposed accents,
# vowel signs and points off their words.
_MARKS = (
    r"\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    r"\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u0900-\u0903\u093a-\u094f"
    r"\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u09d7\u0a01-\u0a03\u0a3c-\u0a51\u0a70\u0a71\u0a81-\u0a83"
    r"\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57\u0b82\u0bbe-\u0bcd\u0bd7\u0c00-\u0c04\u0c3c-\u0c56\u0c81-\u0c83"
    r"\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d4d\u0d57\u0d81-\u0d83\u0dca-\u0ddf\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1"
    r"\u0eb4-\u0ebc\u0ec8-\u0ecd\u0f18\u0f19\u0f35-\u0f39\u0f71-\u0f84\u102b-\u103e\u17b4-\u17d3\u1ab0-\u1aff"
    r"\u1dc0-\u1dff\u200c\u200d\u20d0-\u20f0\ufe00-\ufe0f\ufe20-\ufe2f\u00ad\u200b\u2060\ufeff"
    r"\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef"
)
# Scripts written without spaces: every character is a token, or a whole paragraph would be one.
_UNSPACED = (
    r"\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ec0-\u0ec6\u1000-\u102a\u1780-\u17b3"
    r"\u3041-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = rf"(?:[^\W_{_UNSPACED}][{_MARKS}]*)"
_LETTER = rf"(?:[^\W\d_{_UNSPACED}])"
_TITLES = (
    r"(?:M(?:rs?|s|essrs|t|me|lle)|D(?:rs?|ept)|Profs?|Gens?|Maj|Col|Capt|Cmdr|L(?:t|td)|Sgt|Sens?|Reps?|Gov|Hon"
    r"|Rev|S(?:t|te|r)|Jr|Inc|Co(?:rp)?|vs?|etc|cf|approx|J(?:an|une?|uly?)|Feb|Ap?r|Aug|Sept?|Oct|Nov|Dec"
    r"|N(?:os?|r)(?=\.\s*\d)|Ave|Blvd|Bros|bzw|usw|ca|geb)\."
)
# dotted abbreviations are bounded, so that "a.a.a.a..." costs linear time
_PART = rf"(?:{_LETTER}(?:\.{_LETTER}){{1,9}}\.?(?![{_MARKS}]|[^\W_])|{_WORD}+)"
_TOKEN = re.compile(
    rf"""
    (?:https?://|www\.)[^\s<>"“”]*[\w/]                      # an address of the web, up to its last letter or stroke
    | {_TITLES}(?![^\W_])
    | (?:(?:[A-Z]{{1,3}})?[$€£¥₹](?=\d))?                    # an amount keeps its currency sign
      {_PART}
      (?: (?:[-‐‑–]|['’ʼ](?![sS](?![^\W_]))|(?<=\d)[.,:/](?=\d)) {_PART} )*
    | (?<=[\w.{_MARKS}])['’ʼ][sS](?![^\W_])                  # the possessive: its word then equals the bare name
    | \.{{3}} | -{{2,}} | `` | ''
    | [\U0001f1e6-\U0001f1ff]{{2}}                           # flags
    | \S(?:[{_MARKS}]|(?<=\u200d)[^\W\w\s])*
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=1 << 16)
def _normal(surface: str) -> str:
    return normal(surface) or surface  # a lone invisible character still is something


def tokenize(text: str) -> tuple[Token, ...]:
    """Cut *text* into tokens: ascending, disjoint, not empty, nothing but white space between them.

    Words keep their apostrophes, hyphens and dots of abbreviation, figures their signs ("250,000", "12/10/2015",
    "$35m"); a possessive "'s" is a token of its own, so that "Putin's" and "Putin" share one. Every other character
    stands alone, but for "..." and rows of hyphens. Spans count code points. Linear in the length of the text.
    """
    return tuple([Token(_normal(match.group()), match.start(), match.end()) for match in _TOKEN.finditer(text)])
