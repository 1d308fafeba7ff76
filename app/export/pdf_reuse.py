"""How much of each article stands in another, which articles carry what, and versions of one text, as data."""

from __future__ import annotations

from app.export.pdf_text import References, clean, is_rtl, short
from app.model.article import PROSE
from app.model.comparison import Comparison
from app.model.passage import Passage
from app.model.reuse import Reuse, ReuseKind, Share, Trail
from app.present import CoverageLine, Sign, coverage_lines, link_sign

LONGEST_RUN = 220
"""Characters of the longest run, and of a new sentence, that are quoted."""
SHORTEST_RUN = 5
"""Words from which on a run is quoted: as many as count as verbatim."""


def reuse(comparison: Comparison) -> list[dict[str, object]]:
    """Return a row for each two articles and direction: what the one takes from the other; from the base first.

    Those that take nothing have none, see ``apart``.
    """
    references = References(comparison)
    taking = [own for own in comparison.reuse if _takes(own)]
    order = sorted(taking, key=lambda own: (own.source != comparison.base, own.source, own.article))
    return [_reuse(comparison, own, references) for own in order]


def apart(comparison: Comparison) -> int:
    """Return how many articles take nothing from how many others: the pairs without a row."""
    return sum(not _takes(own) for own in comparison.reuse)


def _takes(own: Reuse) -> bool:
    return any(share.words for share in own.shares if share.kind is not ReuseKind.NEW)


def _reuse(comparison: Comparison, own: Reuse, references: References) -> dict[str, object]:
    row: dict[str, object] = {
        "article": own.article,
        "source": own.source,
        "words": f"{sum(share.words for share in own.shares):,}".replace(",", "\u202f"),
        "shares": _percents(own.shares),
        "bare": _percents(own.bare) if any(share.words for share in own.bare) else [],
        "bar": [share.share for share in own.shares],
        "density": f"{own.density:.1f}",
        "longest": str(own.longest_words),
    }
    if own.longest is not None and own.longest_words >= SHORTEST_RUN:
        here, there = own.longest
        text = _text(comparison, here)
        row["run"] = short(clean(text), LONGEST_RUN)
        row["rtl"] = is_rtl(text)
        row["refs"] = [references.value(at.article, at.paragraph) for at in (here, there)]
    return row


def _percents(shares: tuple[Share, ...]) -> list[str]:
    return [f"{round(share.share * 100)}\u00a0%" for share in shares]


def carried(comparison: Comparison) -> list[list[dict[str, object]]]:
    """Return a line for each paragraph of the base, then for those only others have; in it a cell an article.

    A cell says which paragraphs there carry it, and the sign of the best link; it is empty where none does.
    """
    references = References(comparison)
    return [_line(comparison, line, references) for line in coverage_lines(comparison)]


def _line(comparison: Comparison, line: CoverageLine, references: References) -> list[dict[str, object]]:
    cells: list[dict[str, object]] = []
    for article, cell in enumerate(line.cells):
        if article == line.article:
            cells.append({"own": True, "text": references.short(article, line.paragraph)})
        elif cell is None:
            cells.append({})
        else:
            sign = Sign.MOVED if cell.moved else link_sign(cell.kind)
            places = ", ".join(references.short(article, paragraph) for paragraph in cell.paragraphs)
            cells.append({"sign": sign.value, "text": places})
    return cells


def versions(comparison: Comparison) -> list[dict[str, object]]:
    """Return the trails of versions of one text: the articles from the oldest, and the body's sentences new in each."""
    references = References(comparison)
    return [_trail(comparison, trail, references) for trail in comparison.trails]


def _trail(comparison: Comparison, trail: Trail, references: References) -> dict[str, object]:
    rows: list[dict[str, object]] = []
    for place, article in enumerate(trail.articles):
        paragraphs = comparison.articles[article].paragraphs
        own = [age for age in trail.ages if age.at.article == article and paragraphs[age.at.paragraph].kind in PROSE]
        rows.append(
            {
                "article": article,
                "sentences": len(own),
                "since": [sum(age.since == since for age in own) for since in range(place + 1)],
                "new": [
                    {
                        "ref": references.value(article, age.at.paragraph),
                        "text": short(clean(_text(comparison, age.at)), LONGEST_RUN),
                        "rtl": is_rtl(_text(comparison, age.at)),
                    }
                    for age in own
                    if place and age.since == place
                ],
            }
        )
    return {"rows": rows, "dated": trail.dated}


def _text(comparison: Comparison, at: Passage) -> str:
    return comparison.articles[at.article].paragraphs[at.paragraph].text[at.start : at.end]
