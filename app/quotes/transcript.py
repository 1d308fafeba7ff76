"""Transcripts: paragraphs that begin with the speaker's name and a colon."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.quotes.draft import Draft, Speaker
from app.quotes.view import View

_CAPITALS = re.compile(r"[\"“”'‘]?((?:[A-ZÀ-Þ][A-ZÀ-Þ.'’\-]+)(?:\s[A-ZÀ-Þ][A-ZÀ-Þ.'’\-]*){0,3}):\s+(?=\S)")
_NAMED = re.compile(r"[\"“”'‘]?([A-Z][\w.'’\-]+(?:\s[A-Z][\w.'’\-]*){0,3}|Q|A):\s+(?=\S)")
_LEAST_CAPITALS = 2
_LEAST_NAMED = 4


def find_lines(views: Sequence[View]) -> dict[int, Draft]:
    """The spoken lines of a transcript by paragraph number; empty where an article is none.

    Names in capitals are known by two such lines, others by four, of at least two speakers and no more than half as
    many speakers as lines: a list of headwords with colons is no transcript.
    """
    for pattern, least in ((_CAPITALS, _LEAST_CAPITALS), (_NAMED, _LEAST_NAMED)):
        lines = [(view, match) for view in views if (match := pattern.match(view.text))]
        speakers = {match.group(1) for _, match in lines}
        if len(lines) >= least and 2 <= len(speakers) <= max(2, len(lines) // 2):
            return {view.number: _line(view, match) for view, match in lines}
    return {}


def _line(view: View, match: re.Match[str]) -> Draft:
    start, end = view.tidy(match.end(), len(view.text))
    speaker = Speaker(view.number, match.span(1), None)
    return Draft(view.number, [(view.number, start, end)], speaker=speaker, set_apart=True)
