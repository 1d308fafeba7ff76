"""What a window can show at once of the comparison it is about to restore: plain values, for the first frame alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.session import store

LIMIT = 4 * 1024 * 1024
"""Bytes of a session; reading a larger one takes longer than the window it is to be shown in."""


def glimpse(folder: Path) -> dict[str, Any] | None:
    """Return the panes' texts, rows and place of what the last start left in *folder*, as JSON has it, or ``None``.

    ``articles``: per pane its number, title and paragraphs, [kind, text]. ``rows``: per row, per pane, the paragraphs'
    numbers. ``place``, ``zoom`` and ``columns`` as in ``ViewState``.
    """
    state = store.peek(folder, LIMIT)
    if state is None or not state.articles:
        return None
    order = state.view.order or tuple(range(len(state.articles)))
    shown = [number for number in order if not state.articles[number].hidden]
    articles = state.corrected()
    return {
        "articles": [
            {
                "number": number,
                "title": articles[number].title,
                "path": articles[number].path,
                "paragraphs": [[each.kind.value, each.text] for each in articles[number].paragraphs],
            }
            for number in shown
        ],
        "rows": [[list(row[number]) for number in shown] for row in state.rows],
        "place": list(state.view.place),
        "zoom": state.view.zoom,
        "columns": list(state.view.columns),
    }
