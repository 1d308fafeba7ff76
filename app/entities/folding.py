"""The form in which names are compared letter by letter."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻʿʾ`´ʹ", "'"))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_ARTICLE = re.compile(r"^(?:the|a|an)\s+(?=\S)")
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')$")


def fold(text: str) -> str:
    """*text* without case, diacritics, curly marks, a leading article or a possessive; one space between words."""
    text = unicodedata.normalize("NFKD", text).translate(_APOSTROPHES).translate(_DASHES)
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    text = " ".join(text.split())
    text = _ARTICLE.sub("", text)
    return _POSSESSIVE.sub("", text)
