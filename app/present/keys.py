"""Names for findings and quotations that last: "seen" ticks survive another run and another order of the articles."""

from __future__ import annotations

import hashlib

from app.model.article import Article
from app.model.comparison import Comparison
from app.model.finding import Finding
from app.model.passage import Passage
from app.model.quote import Quote

CONTEXT = 24
"""Code points either side of a passage that tell it from another with the same words."""


def finding_key(comparison: Comparison, finding: Finding) -> str:
    """Return 32 hexadecimal digits for *finding*: from its kind and the words, context and source of its evidence.

    The same after a re-run, with the articles in another order or further articles added. A finding without evidence is
    told by its values.
    """
    evidence = sorted(_words(comparison, at) for at in finding.evidence)
    told = evidence or [part for pair in sorted(finding.values) for part in pair]
    return _digest("finding", finding.kind.value, *told)


def quote_key(comparison: Comparison, quote: Quote) -> str:
    """Return 32 hexadecimal digits for *quote*: from its words, context and source."""
    return _digest("quote", *sorted(_words(comparison, at) for at in quote.spans), quote.text)


def article_key(article: Article) -> str:
    """Return what tells an article from others: the hash of its file, or, where it has none, of its text."""
    return article.sha256 or _digest("article", *(paragraph.text for paragraph in article.paragraphs))


def _words(comparison: Comparison, at: Passage) -> str:
    article = comparison.articles[at.article]
    text = article.paragraphs[at.paragraph].text
    before, after = text[max(0, at.start - CONTEXT) : at.start], text[at.end : at.end + CONTEXT]
    return "\x1f".join((article_key(article), before, text[at.start : at.end], after))


def _digest(*parts: str) -> str:
    data = b"".join(
        len(part.encode("utf-8", "surrogatepass")).to_bytes(8, "big") + part.encode("utf-8", "surrogatepass")
        for part in parts
    )
    return hashlib.sha256(data).hexdigest()[:32]
