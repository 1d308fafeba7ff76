"""Words as an editor counts them."""

from __future__ import annotations

import re

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_CJK}]|[^\s\u2013\u2014{_CJK}]+")


def word_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of each word, in code points.

    A word is what stands between white space or dashes and holds a letter or a digit, as word processors count;
    a kana or an ideograph counts as one each, since Chinese and Japanese set no spaces.
    """
    return tuple([match.span() for match in _WORD.finditer(text) if any(map(str.isalnum, match.group()))])
