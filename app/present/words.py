"""Counts of words."""

from __future__ import annotations

from app.model.article import PROSE, Article
from app.model.words import word_spans

__all__ = ["body_words", "count_words", "word_spans"]


def count_words(text: str) -> int:
    """Return the number of words of *text*."""
    return len(word_spans(text))


def body_words(article: Article) -> int:
    """Return the number of words in the article's prose: titles, captions, furniture and the like left out."""
    return sum(count_words(paragraph.text) for paragraph in article.paragraphs if paragraph.kind in PROSE)
