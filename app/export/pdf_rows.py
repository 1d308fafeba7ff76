"""The side-by-side table as data: cells of paragraphs, paragraphs of pieces, gutters with signs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.export.pdf_text import References, breakable, clean, is_rtl, language_of
from app.model.article import ParagraphKind
from app.model.comparison import Comparison
from app.model.decisions import BY_HAND
from app.present import Page, PageParagraph, PageRow, Role, Run, row_sign
from app.present.page import Sign

WORDING = (Role.REPLACED, Role.DELETED, Role.INSERTED, Role.SHARED, Role.STYLE_ONLY)

LONGEST_WORD = 34
LONGEST_WORD_NARROW = 20
"""Code points a line of a column surely holds, for up to three articles and for more."""


class Pieces:
    """Cuts paragraphs into pieces for the template, with the marks that are to be shown.

    ``numbers`` gives the number each finding bears in the report, by its number in the comparison.
    """

    def __init__(self, comparison: Comparison, shown: frozenset[Role], numbers: Mapping[int, int]) -> None:
        self._comparison = comparison
        self._shown = shown
        self._numbers = numbers
        self._longest = LONGEST_WORD if len(comparison.articles) < 4 else LONGEST_WORD_NARROW

    def of(self, text: str, runs: Iterable[Run]) -> list[dict[str, object]]:
        """Return the pieces of a text, given its runs (code points of *text*)."""
        inner = [Run(run.start, run.end, run.roles & self._shown, None, (), run.findings) for run in runs]
        wordings = [next((role for role in WORDING if role in run.roles), None) for run in inner]
        # white space that is a run of its own at either end of a mark stays outside it, too
        for step, order in ((-1, range(len(inner))), (1, reversed(range(len(inner))))):
            for n in order:
                beside = wordings[n + step] if 0 <= n + step < len(inner) else None
                if wordings[n] is not beside and not text[inner[n].start : inner[n].end].strip():
                    wordings[n] = None
        pieces: list[dict[str, object]] = []
        for n, run in enumerate(inner):
            following = inner[n + 1] if n + 1 < len(inner) else None
            ending = set(run.findings) - set(following.findings if following else ())
            references = sorted(self._numbers[number] for number in ending if number in self._numbers)
            opens = n == 0 or wordings[n - 1] is not wordings[n]
            closes = following is None or wordings[n + 1] is not wordings[n]
            pieces += self._cut(text[run.start : run.end], run, wordings[n], (opens, closes), references)
        return pieces

    def _cut(
        self, text: str, run: Run, wording: Role | None, borders: tuple[bool, bool], references: list[int]
    ) -> Iterable[dict[str, object]]:
        """Yield a run's pieces; white space where a mark opens or closes stays outside it."""
        opens, closes = borders
        inner = text.lstrip() if opens or wording is None else text
        lead = text[: len(text) - len(inner)]
        inner = inner.rstrip() if closes or wording is None else inner
        trail = text[len(lead) + len(inner) :]
        marks: dict[str, object] = {}
        if wording is not None:
            marks["w"] = wording.value
            marks["s"] = opens
        for key, role in (("e", Role.ENTITY), ("f", Role.FIGURE), ("c", Role.CHECK)):
            if role in run.roles:
                marks[key] = True
        if Role.CHECK in self._shown and references:
            marks["r"] = references
        if not marks:
            yield {"t": breakable(clean(text), self._longest)}
            return
        if not inner:
            yield {"t": clean(text), "r": marks["r"]} if "r" in marks else {"t": clean(text)}
            return
        if lead:
            yield {"t": clean(lead)}
        yield {"t": breakable(clean(inner), self._longest), **marks}
        if trail:
            yield {"t": clean(trail)}


def rows(comparison: Comparison, page: Page, pieces: Pieces, shown: frozenset[Role]) -> list[dict[str, object]]:
    """Return the table's rows for the template, articles in their order with a gutter between each two."""
    references = References(comparison)
    return [
        {
            "cells": [
                [_paragraph(comparison, p, pieces, references, shown) for p in cell if not p.folded]
                for cell in row.cells
            ],
            "gutters": _gutters(comparison, number, row, references),
            "long": max((sum(len(p.text) for p in cell) for cell in row.cells), default=0),
        }
        for number, row in enumerate(page.rows)
        if any(not paragraph.folded for cell in row.cells for paragraph in cell)
    ]


def _paragraph(
    comparison: Comparison, paragraph: PageParagraph, pieces: Pieces, references: References, shown: frozenset[Role]
) -> dict[str, object]:
    article = comparison.articles[paragraph.article]
    value: dict[str, object] = {
        "id": f"p{paragraph.article}-{paragraph.paragraph}",
        "number": "" if paragraph.number is None else str(paragraph.number),
        "kind": paragraph.kind.value,
        "rtl": is_rtl(paragraph.text),
        "lang": language_of(paragraph.text, article.language),
        "pieces": pieces.of(paragraph.text, paragraph.runs),
    }
    if paragraph.folds:
        value["folds"] = str(paragraph.folds)
    if paragraph.kind is not ParagraphKind.FURNITURE:
        if paragraph.quoted and Role.QUOTE in shown:
            value["quoted"] = True
        if paragraph.moved and Role.MOVED in shown:
            value["moved"] = _other_ends(comparison, paragraph, references)
    return value


def _other_ends(comparison: Comparison, paragraph: PageParagraph, references: References) -> list[dict[str, object]]:
    """Return where the paragraph's moves lead."""
    ends: set[tuple[int, int]] = set()
    for number in paragraph.links:
        link = comparison.links[number]
        if link.moved:
            far = link.b if link.a.article == paragraph.article else link.a
            ends.update((far.article, place) for place in far.paragraphs)
    return [references.value(article, place) for article, place in sorted(ends)]


def _gutters(comparison: Comparison, number: int, row: PageRow, references: References) -> list[dict[str, object]]:
    """Return what stands between each two neighbouring columns.

    Each variant is read against the base, so a gutter belongs to that of its two neighbours that is farther from it;
    where that has no link with the base, the gutter tells how the two neighbours are linked.
    """
    base = comparison.base
    gutters: list[dict[str, object]] = []
    for column in range(len(row.cells) - 1):
        variant = column if column < base else column + 1
        found = row_sign(comparison, number, base, variant) or row_sign(comparison, number, column, column + 1)
        if found is None:
            gutters.append({})
            continue
        sign, link_number = found
        link = comparison.links[link_number]
        value: dict[str, object] = {"sign": sign.value, "name": sign.name.lower()}
        if any(reason.code == BY_HAND for reason in link.reasons):
            value["score"] = "by hand"
        elif sign is not Sign.IDENTICAL:
            value["score"] = f"{min(link.score, 0.99):.2f}".lstrip("0") if link.score < 1 else "1"
        gutters.append(value)
    return gutters
