"""Small comparisons, made by hand, for the tests of the panes."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.alignment import Link, LinkKind, Reason, Row, Side
from app.model.article import Article, Paragraph, ParagraphKind
from app.model.comparison import Comparison, Stage
from app.present import build_page
from app.present.page import Page

LONG = (
    "The ministry said on Sunday that talks at the border had ended without a result, and that both sides would meet "
    "again within a week, according to two officials who asked not to be named."
)


def article(siglum: str, texts: Sequence[str], kinds: Sequence[ParagraphKind] | None = None) -> Article:
    kinds = kinds or [ParagraphKind.BODY] * len(texts)
    paragraphs = tuple(Paragraph(kind, text) for kind, text in zip(kinds, texts, strict=True))
    return Article(siglum, f"/tmp/{siglum}.txt", siglum, paragraphs, title=f"Title {siglum}", published="2015-10-12")


def link(a: tuple[int, int], b: tuple[int, int], kind: LinkKind = LinkKind.EDITED, moved: bool = False) -> Link:
    return Link(Side(a[0], (a[1],)), Side(b[0], (b[1],)), kind, moved, 0.5, (Reason("words", ("talks",)),))


def compared(
    articles: Sequence[Article], rows: Sequence[Sequence[tuple[int, ...]]], links: Sequence[Link] = ()
) -> tuple[Page, Comparison]:
    made = tuple(Row(tuple(row)) for row in rows)
    comparison = Comparison(Stage.COMPLETE, 0, tuple(articles), tuple(links), made)
    return build_page(comparison), comparison


def pair(count: int = 30) -> tuple[Page, Comparison]:
    """Two articles whose paragraphs match one to one but for every fifth, which only A has."""
    first, second, rows, links = [], [], [], []
    for number in range(count):
        first.append(f"A{number} {LONG}" + (" " + LONG) * (number % 3))
        if number % 5 == 4:
            rows.append(((number,), ()))
        else:
            second.append(f"B{number} {LONG}" + (" " + LONG) * (number % 2))
            rows.append(((number,), (len(second) - 1,)))
            links.append(link((0, number), (1, len(second) - 1)))
    return compared([article("A", first), article("B", second)], rows, links)


def many(articles: int, count: int = 8) -> tuple[Page, Comparison]:
    """*articles* articles of *count* matching paragraphs."""
    made = [
        article("ABCDEF"[n], [f"{'ABCDEF'[n]}{row} {LONG}" + " More." * n for row in range(count)])
        for n in range(articles)
    ]
    rows = [tuple((row,) for _ in range(articles)) for row in range(count)]
    links = [link((0, row), (n, row)) for row in range(count) for n in range(1, articles)]
    return compared(made, rows, links)


def moved(count: int = 24) -> tuple[Page, Comparison]:
    """A's second paragraph stands at the end of B."""
    first = [f"A{n} {LONG}" for n in range(count)]
    second = [f"B{n} {LONG}" for n in range(count - 1)] + [f"B-moved {LONG}"]
    rows: list[tuple[tuple[int, ...], ...]] = [((0,), (0,)), ((1,), ())]
    rows += [((n,), (n - 1,)) for n in range(2, count)]
    rows.append(((), (count - 1,)))
    links = [link((0, 0), (1, 0)), link((0, 1), (1, count - 1), LinkKind.REWORDED, moved=True)]
    links += [link((0, n), (1, n - 1)) for n in range(2, count)]
    return compared([article("A", first), article("B", second)], rows, links)
