"""Words as an editor counts them."""

from __future__ import annotations

import re

from app.model.article import PROSE, Article

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_CJK}]|[^\s\u2013\u2014{_CJK}]+")


def word_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of each word, in code points.

    A word is what stands between white space or dashes and holds a letter or a digit, as word processors count;
    a kana or an ideograph counts as one each, since Chinese and Japanese set no spaces.
    """
    return tuple(
        match.span() for match in _WORD.finditer(text) if any(character.isalnum() for character in match.group())
    )


def count_words(text: str) -> int:
    """Return the number of words of *text*."""
    return len(word_spans(text))


def body_words(article: Article) -> int:
    """Return the number of words in the article's prose: titles, captions, furniture and the like left out."""
    return sum(count_words(paragraph.text) for paragraph in article.paragraphs if paragraph.kind in PROSE)
