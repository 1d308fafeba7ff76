"""Who is named where, and where a passage comes from."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.article import Article, ParagraphKind
from app.model.comparison import Comparison
from app.model.passage import Passage
from app.present.index import Index, body_numbers, index_of

# never the locale's: the same comparison gives the same words everywhere
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class Holding:
    """How often each article names an entity: ``counts`` holds one number an article."""

    entity: int
    counts: tuple[int, ...]


def mention_stops(comparison: Comparison, entity: int) -> tuple[Passage, ...]:
    """Return an entity's mentions as a reader going down the page meets them: by row, then article, then place."""
    index = index_of(comparison)
    return tuple(sorted(comparison.entities[entity].mentions, key=lambda at: (_row(index, at), at)))


def who_has(comparison: Comparison) -> tuple[Holding, ...]:
    """Return one holding for each entity, in the comparison's order."""
    holdings: list[Holding] = []
    for number, entity in enumerate(comparison.entities):
        counts = [0] * len(comparison.articles)
        for at in entity.mentions:
            counts[at.article] += 1
        holdings.append(Holding(number, tuple(counts)))
    return tuple(holdings)


def _row(index: Index, at: Passage) -> int:
    return index.row_of.get((at.article, at.paragraph), len(index.rows))


def paragraph_label(article: Article, paragraph: int) -> str:
    """Return how a paragraph is referred to: "paragraph 3" for prose, else what it is ("title", "caption")."""
    number = body_numbers(article)[paragraph]
    if number is not None:
        return f"paragraph {number}"
    kind = article.paragraphs[paragraph].kind
    return "page furniture" if kind is ParagraphKind.FURNITURE else kind.value.replace("-", " ")


def citation(article: Article, paragraph: int) -> str:
    """Return the source of a paragraph in one line: "Press TV, “Title”, 12 October 2015, paragraph 3".

    What is not known is left out; an article with neither source nor title goes by its file's name or its siglum.
    """
    parts = [article.source or "", f"“{article.title}”" if article.title else ""]
    if not any(parts):
        parts = [article.path.replace("\\", "/").rsplit("/", 1)[-1] or article.siglum]
    parts += [long_date(article.published) if article.published else "", paragraph_label(article, paragraph)]
    return ", ".join(part for part in parts if part)


def quotation(comparison: Comparison, passages: tuple[Passage, ...]) -> str:
    """Return passages as text to paste, each paragraph's words followed by a line with their source."""
    lines: list[str] = []
    for at in passages:
        article = comparison.articles[at.article]
        lines += [article.paragraphs[at.paragraph].text[at.start : at.end], f"({citation(article, at.paragraph)})", ""]
    return "\n".join(lines[:-1])


def long_date(published: str) -> str:
    """Return an ISO 8601 date of any precision with its month in words: "12 October 2015", "October 2015", "2015"."""
    date, _, clock = published.partition("T")
    parts = date.split("-")
    if not all(part.isdecimal() for part in parts) or (len(parts) > 1 and not 1 <= int(parts[1]) <= len(_MONTHS)):
        return published
    words = [str(int(parts[2]))] if len(parts) > 2 else []
    words += [_MONTHS[int(parts[1]) - 1]] if len(parts) > 1 else []
    return " ".join([*words, parts[0]]) + (f", {clock[:5]}" if clock else "")
