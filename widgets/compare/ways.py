"""The other ways an article's file can be read, as its head and menu offer them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from app.model.article import Article, ReadChoice, ReadOptions


@dataclass(frozen=True, slots=True)
class Way:
    """One way of reading: what the menu and the head's pill say, whether it is in use, and the options to change it."""

    choice: ReadChoice
    entry: str
    pill: str
    tip: str
    on: bool
    options: ReadOptions


_TEXTS = {
    ReadChoice.WHOLE_PAGE: (
        "Show the &whole page",
        "Whole page",
        "Everything the page holds is shown. Press for the article alone.",
        "The article found in the page is shown. Press for everything the page holds.",
    ),
    ReadChoice.ORIGINAL: (
        "Show as be&fore the tracked changes",
        "Before changes",
        "The text is as before the tracked changes. Press for the text with all of them accepted.",
        "Tracked changes are read as accepted. Press for the text before them.",
    ),
    ReadChoice.PLAIN_TEXT: (
        "Open as plain te&xt",
        "Plain text",
        "Whatever is legible in the file is shown. Press to read it as what it is.",
        "Show whatever is legible in the file, without looking at what it is.",
    ),
}


def ways_of(article: Article) -> tuple[Way, ...]:
    """Return the ways of reading that make a difference for *article*; plain text always does."""
    options = article.options
    return tuple(
        Way(choice, _text(entry), _text(pill), _text(on if choice in options.choices else off),
            choice in options.choices, _turned(options, choice))
        for choice, (entry, pill, on, off) in _TEXTS.items()
        if choice is ReadChoice.PLAIN_TEXT or choice in article.offered | options.choices
    )  # fmt: skip


def _turned(options: ReadOptions, choice: ReadChoice) -> ReadOptions:
    if choice in options.choices:
        return replace(options, choices=options.choices - {choice})
    # plain text looks at nothing else
    kept = options.choices - {ReadChoice.PLAIN_TEXT} if choice is not ReadChoice.PLAIN_TEXT else frozenset[ReadChoice]()
    return replace(options, choices=kept | {choice})


def _text(source: str) -> str:
    return QCoreApplication.translate("Ways", source)
