"""Names of files and titles as the window shows them: nothing in them hides, or turns round, what stands beside it."""

from __future__ import annotations

from html import escape
from pathlib import PurePath

from app.model.article import Article
from app.model.hidden import show_name


def file_name(path: str) -> str:
    """Return the name of the file at *path*, without its folder; "" for none."""
    return show_name(PurePath(path).name)


def title_of(article: Article, otherwise: str = "") -> str:
    """Return an article's title, or the name of its file, or else *otherwise*."""
    return show_name(article.title or "") or file_name(article.path) or otherwise


def tip(text: str) -> str:
    """Return *text* so that a tool tip shows it as it stands, though Qt may take it for markup."""
    if "<" not in text and "&" not in text:
        return text
    return f"<span>{escape(text)}</span>".replace("\n", "<br>")
