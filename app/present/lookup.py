"""Who is named where, who said what in which words, and where a passage comes from."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.alignment import Reason
from app.model.article import Article, ParagraphKind
from app.model.comparison import Comparison
from app.model.passage import Passage
from app.model.quote import QuoteLink, Verdict
from app.present.index import Index, body_numbers, index_of

VERDICTS_WORST_FIRST = (
    Verdict.ALTERED,
    Verdict.TRIMMED,
    Verdict.PARAPHRASED,
    Verdict.REWORDED,
    Verdict.STYLE_ONLY,
    Verdict.VERBATIM,
)
"""What an editor must see first: words changed inside quotation marks, then words left out."""

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


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One utterance and every report of it.

    ``quotes`` holds per article the numbers of its quotes, empty where it has none. ``speakers`` are the names it is
    given to, the base's first; more than one means that the articles disagree. ``verdict`` is the worst of the entry's
    links, with that link's score and reasons; all three are empty for a quotation that only one article has.
    ``links`` are numbers into the comparison's quote links.
    """

    quotes: tuple[tuple[int, ...], ...]
    speakers: tuple[str, ...]
    verdict: Verdict | None
    score: float | None
    reasons: tuple[Reason, ...]
    links: tuple[int, ...]

    @property
    def speaker(self) -> str | None:
        """The name shown, or ``None`` where nobody is named."""
        return self.speakers[0] if self.speakers else None

    @property
    def articles(self) -> tuple[int, ...]:
        """The articles that carry the utterance, in order."""
        return tuple(article for article, quotes in enumerate(self.quotes) if quotes)


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


def ledger(comparison: Comparison) -> tuple[LedgerEntry, ...]:
    """Return the quote ledger: quotes that links join, directly or by way of others, make one entry.

    Entries stand in the order of the page, which is the base's; a quotation without links is an entry of its own.
    """
    index = index_of(comparison)
    parent = list(range(len(comparison.quotes)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for link in comparison.quote_links:
        first, second = sorted((root(link.a), root(link.b)))
        parent[second] = first
    members: dict[int, list[int]] = {}
    for number in range(len(comparison.quotes)):
        members.setdefault(root(number), []).append(number)
    links: dict[int, list[int]] = {}
    for number, link in enumerate(comparison.quote_links):
        links.setdefault(root(link.a), []).append(number)
    keyed = [
        (_place(index, quotes), _entry(comparison, quotes, links.get(first, []))) for first, quotes in members.items()
    ]
    return tuple(entry for _, entry in sorted(keyed, key=lambda pair: pair[0]))


def _entry(comparison: Comparison, quotes: list[int], links: list[int]) -> LedgerEntry:
    per_article: list[list[int]] = [[] for _ in comparison.articles]
    for number in quotes:
        per_article[comparison.quotes[number].article].append(number)
    for numbers in per_article:
        numbers.sort(key=lambda number: (comparison.quotes[number].spans, number))
    order = sorted(range(len(per_article)), key=lambda article: (article != comparison.base, article))
    named = (comparison.quotes[number].speaker for article in order for number in per_article[article])
    speakers = tuple(dict.fromkeys(name for name in named if name))
    worst: QuoteLink | None = min(
        (comparison.quote_links[number] for number in links),
        key=lambda link: (VERDICTS_WORST_FIRST.index(link.verdict), -link.score, link.a, link.b),
        default=None,
    )
    return LedgerEntry(
        tuple(tuple(numbers) for numbers in per_article),
        speakers,
        worst.verdict if worst else None,
        worst.score if worst else None,
        worst.reasons if worst else (),
        tuple(links),
    )


def _place(index: Index, quotes: list[int]) -> tuple[int, bool, Passage]:
    """Return where an entry stands on the page: by its first report in the base, else by its first anywhere."""
    comparison = index.comparison
    starts = [
        (_row(index, at), comparison.quotes[number].article != comparison.base, at)
        for number in quotes
        for at in comparison.quotes[number].spans[:1]
    ]
    in_base = [start for start in starts if not start[1]]
    return min(in_base or starts, default=(len(index.rows), True, Passage(0, 0, 0, 0)))


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
