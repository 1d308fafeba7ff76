"""The normal form: what two spellings that differ in typography alone have in common."""

from __future__ import annotations

import re
import unicodedata

_SINGLE = "‘’‚‛′ʼ`´＇"
_DOUBLE = "“”„‟″«»＂〝〞"
_DASHES = "‐‑‒–—―−﹘﹣－"
_DROPPED = "\u00ad\u200b\u2060\ufeff"

_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys(_SINGLE, "'"),
        **dict.fromkeys(_DOUBLE, '"'),
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_DROPPED, ""),
        "‹": "'",
        "›": "'",
        "…": "...",
    }
)
_SPACES = re.compile(r"\s+")
_TYPED_DASH = re.compile(r"(?<!-)-{2,3}(?!-)")
_TYPED_QUOTES = re.compile(r"''")


def normal(surface: str) -> str:
    """Fold case, quotation marks, apostrophes, dashes, ellipses, white space, ligatures and Unicode composition.

    Idempotent. White space of any kind and length becomes one space and is dropped at the ends. Two surfaces with the
    same normal form differ in typography alone.
    """
    if surface.isascii():
        if surface.isalnum():
            return surface.lower()
        folded = surface.lower().replace("`", "'")
    else:
        folded = unicodedata.normalize("NFC", surface).translate(_TYPOGRAPHY)
        # folding case may decompose (ẖ, ΐ), and composing may fold again: twice reaches the fixed point
        for _ in range(2):
            folded = unicodedata.normalize("NFC", folded.casefold())
        folded = folded.translate(_TYPOGRAPHY)
    folded = _TYPED_QUOTES.sub('"', folded)
    folded = _TYPED_DASH.sub("-", folded)
    return _SPACES.sub(" ", folded).strip()
