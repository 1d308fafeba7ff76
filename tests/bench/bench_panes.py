"""What the Aligned view costs with very long articles: prints one JSON object, CPU milliseconds.

    QT_QPA_PLATFORM=offscreen python tests/bench/bench_panes.py [PARAGRAPHS] [PANES]

Figures to hold against DESIGN 7 (20,000 paragraphs in each of two panes): first paint 145, wheel 4.4, resize 52, 38 MB.
The comparison and its page are made before the clock starts: they are the engine's work.
"""

from __future__ import annotations

import json
import os
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from app.model.alignment import Link, LinkKind, Row, Side
from app.model.article import Article, Paragraph, ParagraphKind
from app.model.comparison import Comparison, Stage
from app.present import row_sign
from app.present.page import Page, PageParagraph, PageRow, Role, Run
from widgets.compare.compare_view import CompareView

WORDS = """
    ministry border talks said the of in to on and a wire agency report minister official spokesman Sunday city
    negotiations ceasefire according people statement officials government region military reported earlier week
""".split()  # noqa: SIM905 - a list would fill a page
ROLES = (frozenset({Role.INSERTED}), frozenset({Role.REPLACED}), frozenset({Role.SHARED}), frozenset({Role.ENTITY}))


def synthetic(paragraphs: int, panes: int) -> tuple[Page, Comparison]:
    """Return a page of matched rows of about 60 words, a tenth of them in one article only, each with four marks."""
    chance = random.Random(1)
    rows: list[PageRow] = []
    table: list[Row] = []
    texts: list[list[Paragraph]] = [[] for _ in range(panes)]
    links: list[Link] = []
    while len(texts[0]) < paragraphs:
        alone = chance.randrange(panes) if chance.random() < 0.1 else -1
        cells: list[tuple[PageParagraph, ...]] = []
        for article in range(panes):
            if alone not in (-1, article):
                cells.append(())
                continue
            number = len(texts[article])
            text = " ".join(chance.choices(WORDS, k=chance.randint(25, 95))).capitalize() + "."
            texts[article].append(Paragraph(ParagraphKind.BODY, text))
            cuts = sorted(chance.sample(range(1, len(text)), 8))
            edges = [0, *cuts, len(text)]
            runs = tuple(
                Run(start, end, ROLES[at // 2 % 4] if at % 2 else frozenset())
                for at, (start, end) in enumerate(pairwise(edges))
            )
            joined = (len(links),) if alone < 0 and article < 2 else ()
            cells.append((PageParagraph(article, number, number + 1, ParagraphKind.BODY, text, runs, joined),))
        if alone < 0:
            first, second = cells[0][0].paragraph, cells[1][0].paragraph
            links.append(Link(Side(0, (first,)), Side(1, (second,)), LinkKind.EDITED, False, 0.8))
        rows.append(PageRow(tuple(cells)))
        table.append(Row(tuple(tuple(p.paragraph for p in cell) for cell in cells)))
    articles = tuple(Article("ABCDEF"[n], "", "", tuple(texts[n]), title=f"Article {n}") for n in range(panes))
    return Page(tuple(rows)), Comparison(Stage.COMPLETE, 0, articles, tuple(links), tuple(table))


def cpu(run: Callable[[], object]) -> float:
    """Return the CPU milliseconds *run* takes, its repaints included."""
    start = time.process_time()
    run()
    QApplication.processEvents()
    return (time.process_time() - start) * 1000


def wheel(view: CompareView, down: bool) -> None:
    """Turn the wheel by one notch over the middle of the view."""
    at = QPointF(view.rect().center())
    event = QWheelEvent(
        at,
        view.mapToGlobal(at),
        QPoint(),
        QPoint(0, -120 if down else 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def spread(values: list[float]) -> dict[str, float]:
    """Return median and 95th percentile, rounded."""
    ordered = sorted(values)
    return {"median": round(statistics.median(ordered), 1), "p95": round(ordered[int(len(ordered) * 0.95)], 1)}


def main() -> None:
    """Measure and print."""
    paragraphs = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    panes = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    application = QApplication([])
    page, comparison = synthetic(paragraphs, panes)
    small = synthetic(30, panes)
    warm = CompareView()
    warm.resize(1600, 1000)
    warm.set_page(*small)
    warm.show()
    application.processEvents()
    warm.hide()
    row_sign(comparison, 0, 0, 1)  # build_page leaves this look-up behind
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    view = CompareView()
    view.resize(1600, 1000)

    def first() -> None:
        view.set_page(page, comparison)
        view.show()

    first_paint = cpu(first)
    view.set_place((len(page.rows) // 2, 0.0))
    application.processEvents()
    down = [cpu(lambda: wheel(view, True)) for _ in range(200)]
    up = [cpu(lambda: wheel(view, False)) for _ in range(100)]
    chance = random.Random(2)
    jumps = [cpu(lambda: view.set_place((chance.randrange(len(page.rows)), 0.3))) for _ in range(40)]
    sizes = [cpu(lambda wide=wide: view.resize(wide, 1000)) for wide in (1500, 1400, 1300, 1600) * 3]
    hovers = [cpu(lambda row=row: view.go_to_row(row)) for row in range(200, 230)]
    find = cpu(lambda: view.find("ceasefire according"))
    print(
        json.dumps(
            {
                "paragraphs": paragraphs,
                "panes": panes,
                "rows": len(page.rows),
                "first_paint_ms": round(first_paint, 1),
                "wheel_ms": spread(down),
                "wheel_up_ms": spread(up),
                "jump_ms": spread(jumps),
                "resize_ms": spread(sizes),
                "next_row_ms": spread(hovers),
                "find_ms": round(find, 1),
                "extra_rss_mb": round((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024, 1),
            }
        )
    )


if __name__ == "__main__":
    main()
