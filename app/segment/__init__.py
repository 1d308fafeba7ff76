"""Cutting an article's paragraphs into sentences and tokens, each token with a surface and a normal form."""

from __future__ import annotations

from app.model.article import Article, SegmentedArticle, SegmentedParagraph
from app.segment.normalise import normal
from app.segment.sentences import sentences
from app.segment.tokens import tokenize

__all__ = ["normal", "segment", "sentences", "tokenize"]


def segment(article: Article, number: int) -> SegmentedArticle:
    """Cut every paragraph of *article*, furniture too; *number* is its place among the articles compared."""
    return SegmentedArticle(
        number,
        article.language,
        tuple(
            SegmentedParagraph(paragraph.kind, paragraph.text, tokenize(paragraph.text), sentences(paragraph.text))
            for paragraph in article.paragraphs
        ),
    )
