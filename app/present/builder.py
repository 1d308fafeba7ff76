"""From a comparison to the page that window and exports draw."""

from __future__ import annotations

from itertools import groupby

from app.model.article import Article, ParagraphKind
from app.model.comparison import Comparison
from app.present.index import body_numbers, index_of
from app.present.marks import Marker, runs
from app.present.page import Granularity, Page, PageParagraph, PageRow, Run

FURNITURE_SHOWN = 2
"""Paragraphs of a run of furniture that are shown; a saved page carries up to hundreds around its article."""

FOLDED = -1

QUOTED_SHARE = 1 / 3
"""A paragraph is shown as a quotation when this share of its text, or more, stands in quotation marks."""


def build_page(comparison: Comparison, granularity: Granularity = Granularity.AUTO) -> Page:
    """Return the page of *comparison*: its rows, each paragraph cut into runs with roles.

    Wording roles are seen from the base. A base paragraph's words are DELETED or REPLACED when every whole (not
    partial) link of it says so; a variant's are INSERTED or REPLACED by its links with the base, or, where it has none,
    by those with another variant. With AUTO, reworded and partial links mark what is SHARED and the names and figures
    that differ. Before alignment the rows set paragraphs side by side by number.
    """
    index = index_of(comparison)
    marker = Marker(index, granularity)
    folds = [_folds(article) for article in comparison.articles]
    numbers = [body_numbers(article) for article in comparison.articles]

    direct = frozenset(number for number, quote in enumerate(comparison.quotes) if quote.inside)

    def paragraph(article: int, number: int) -> PageParagraph:
        source = comparison.articles[article].paragraphs[number]
        links = index.links(article, number)
        pieces = runs(source.text, marker.marks(article, number))
        return PageParagraph(
            article=article,
            paragraph=number,
            number=numbers[article][number],
            kind=source.kind,
            text=source.text,
            runs=pieces,
            links=links,
            moved=bool(links) and any(comparison.links[link].moved for link in links),
            quoted=source.kind is ParagraphKind.BLOCK_QUOTE or _quoted(pieces, direct, len(source.text)),
            folded=folds[article].get(number) == FOLDED,
            folds=max(0, folds[article].get(number, 0)),
        )

    return Page(
        tuple(
            PageRow(tuple(tuple(paragraph(article, n) for n in cell) for article, cell in enumerate(row.cells)))
            for row in index.rows
        )
    )


def _folds(article: Article) -> dict[int, int]:
    """Fold long runs of furniture: how many each paragraph folds, or FOLDED for those that are."""
    result: dict[int, int] = {}
    paragraphs = enumerate(article.paragraphs)
    for furniture, run in groupby(paragraphs, lambda each: each[1].kind is ParagraphKind.FURNITURE):
        numbers = [number for number, _ in run]
        if furniture and len(numbers) > FURNITURE_SHOWN + 1:
            result |= dict.fromkeys(numbers[FURNITURE_SHOWN:], FOLDED)
            result[numbers[FURNITURE_SHOWN - 1]] = len(numbers) - FURNITURE_SHOWN
    return result


def _quoted(pieces: tuple[Run, ...], direct: frozenset[int], length: int) -> bool:
    if not any(run.quotes for run in pieces):
        return False
    quoted = sum(run.end - run.start for run in pieces if not direct.isdisjoint(run.quotes))
    return quoted > 0 and quoted >= length * QUOTED_SHARE
