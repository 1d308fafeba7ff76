"""Why a paragraph is matched with others, in the menu over it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from app import messages
from app.model.alignment import Link, Side
from widgets.compare.compare_view import CompareView
from widgets.naming import side_name
from widgets.reading import Reading

MOST = 6
"""Matches of one paragraph that are told; the best come first."""


class WhyMatched(QObject):
    """Adds the paragraph's matches with their reasons to the menu, and the way to what the numbers mean."""

    def __init__(self, view: CompareView, reading: Reading, explain: Callable[[str], None]) -> None:
        """*explain* shows the page on numbers from a heading on."""
        super().__init__(view)
        self._reading = reading
        self._explain = explain
        view.context_menu_requested.connect(self._add)

    def _add(self, menu: QMenu, article: int, paragraph: int, _at: QPoint) -> None:
        comparison = self._reading.comparison
        found = self._matches(article, paragraph)
        if comparison is None or not found:
            return
        menu.addSeparator()
        why = menu.addMenu(self.tr("&Why are these matched?"))
        for link, far in found[:MOST]:
            told = f"{side_name(comparison.articles, far)}: {messages.link_kind(link.kind)} · {link.score:.2f}"
            why.addAction(told.replace("&", "&&")).setEnabled(False)
            for reason in link.reasons:
                why.addAction(f"\u2003{messages.reason(reason)}".replace("&", "&&")).setEnabled(False)
            why.addSeparator()
        action = why.addAction(self.tr("&How the numbers come about"))
        action.triggered.connect(lambda: self._explain("matches"))

    def _matches(self, article: int, paragraph: int) -> list[tuple[Link, Side]]:
        """Return a paragraph's links with their far sides, the best first."""
        comparison = self._reading.comparison
        here = [
            (link, far)
            for link in (comparison.links if comparison else ())
            for near, far in ((link.a, link.b), (link.b, link.a))
            if near.article == article and paragraph in near.paragraphs
        ]
        return sorted(here, key=lambda pair: -pair[0].score)
