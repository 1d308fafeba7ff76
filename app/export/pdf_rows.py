"""The side-by-side table as data: cells of paragraphs, paragraphs of pieces, gutters with signs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.export.pdf_text import References, clean, is_rtl, language_of
from app.model.article import ParagraphKind
from app.model.comparison import Comparison
from app.model.passage import Passage
from app.present import Page, PageParagraph, PageRow, Role, Run, row_sign
from app.present.page import Sign

WORDING = (Role.REPLACED, Role.DELETED, Role.INSERTED, Role.SHARED, Role.STYLE_ONLY)


class Pieces:
    """Cuts paragraphs into pieces for the template, with the marks that are to be shown.

    ``numbers`` gives the number each finding bears in the report, by its number in the comparison.
    """

    def __init__(self, comparison: Comparison, shown: frozenset[Role], numbers: Mapping[int, int]) -> None:
        self._comparison = comparison
        self._shown = shown
        self._numbers = numbers

    def of(self, paragraph: PageParagraph, start: int = 0, end: int | None = None) -> list[dict[str, object]]:
        """Return the pieces of a paragraph, or of the stretch *start* to *end* of it (code points)."""
        end = len(paragraph.text) if end is None else end
        inner = [
            Run(max(run.start, start), min(run.end, end), run.roles & self._shown, None, (), run.findings)
            for run in paragraph.runs
            if run.start < end and start < run.end
        ]
        pieces: list[dict[str, object]] = []
        before: Role | None = None
        for position, run in enumerate(inner):
            wording = next((role for role in WORDING if role in run.roles), None)
            following = inner[position + 1] if position + 1 < len(inner) else None
            ending = set(run.findings) - set(following.findings if following else ())
            references = sorted(self._numbers[number] for number in ending if number in self._numbers)
            pieces += self._cut(paragraph.text[run.start : run.end], run, wording, wording is not before, references)
            before = wording
        return pieces

    def _cut(
        self, text: str, run: Run, wording: Role | None, first: bool, references: list[int]
    ) -> Iterable[dict[str, object]]:
        """Yield a run's pieces: white space at its borders stays unmarked, so no mark hangs over a line's end."""
        inner = text.strip()
        marks: dict[str, object] = {}
        if wording is not None:
            marks["w"] = wording.value
            marks["s"] = first
        for key, role in (("e", Role.ENTITY), ("f", Role.FIGURE), ("c", Role.CHECK)):
            if role in run.roles:
                marks[key] = True
        if Role.CHECK in self._shown and references:
            marks["r"] = references
        if not marks:
            yield {"t": clean(text)}
            return
        if not inner:
            yield {"t": clean(text), "r": marks["r"]} if "r" in marks else {"t": clean(text)}
            return
        lead = text[: len(text) - len(text.lstrip())]
        trail = text[len(text.rstrip()) :]
        if lead:
            yield {"t": clean(lead)}
        yield {"t": clean(inner), **marks}
        if trail:
            yield {"t": clean(trail)}


def rows(comparison: Comparison, page: Page, pieces: Pieces, shown: frozenset[Role]) -> list[dict[str, object]]:
    """Return the table's rows for the template, articles in their order with a gutter between each two."""
    references = References(comparison)
    return [
        {
            "cells": [[_paragraph(comparison, p, pieces, references, shown) for p in cell] for cell in row.cells],
            "gutters": _gutters(comparison, number, row, references),
            "long": max((sum(len(p.text) for p in cell) for cell in row.cells), default=0),
        }
        for number, row in enumerate(page.rows)
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
        "pieces": pieces.of(paragraph),
    }
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

    Each variant is read against the base, so a gutter belongs to that of its two neighbours that is farther from it.
    """
    base = comparison.base
    gutters: list[dict[str, object]] = []
    for column in range(len(row.cells) - 1):
        variant = column if column < base else column + 1
        found = row_sign(comparison, number, base, variant)
        if found is None:
            gutters.append({})
            continue
        sign, link_number = found
        link = comparison.links[link_number]
        value: dict[str, object] = {"sign": sign.value, "name": sign.name.lower()}
        if sign is not Sign.IDENTICAL:
            value["score"] = f"{link.score:.2f}".lstrip("0") if link.score < 1 else "1"
        gutters.append(value)
    return gutters


def quoted_pieces(
    page: Mapping[tuple[int, int], PageParagraph], pieces: Pieces, spans: Iterable[Passage]
) -> list[dict[str, object]]:
    """Return the pieces of a quotation's spans, with an ellipsis where the report goes on between them."""
    result: list[dict[str, object]] = []
    for at in spans:
        if result:
            result.append({"t": " … "})
        result += pieces.of(page[at.article, at.paragraph], at.start, at.end)
    return result
