"""Names of files and titles as the window shows them: nothing in them hides, or turns round, what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import PurePath

from app.model.alignment import Side
from app.model.article import Article
from app.model.hidden import show_name
from app.present import body_numbers


def file_name(path: str) -> str:
    """Return the name of the file at *path*, without its folder; "" for none."""
    return show_name(PurePath(path).name)


def title_of(article: Article, otherwise: str = "") -> str:
    """Return an article's title, or the name of its file, or else *otherwise*."""
    return show_name(article.title or "") or file_name(article.path) or otherwise


def side_name(articles: Sequence[Article], side: Side) -> str:
    """Return how one side of a link is called: "A ¶3", "B ¶4–6, ¶9", "C title"."""
    article = articles[side.article]
    counted = body_numbers(article)
    numbers: list[int] = []
    others: list[str] = []
    for paragraph in side.paragraphs:
        number = counted[paragraph]
        if number is None:
            others.append(article.paragraphs[paragraph].kind.value.replace("-", " "))
        else:
            numbers.append(number)
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = [f"¶{run[0]}" if len(run) == 1 else f"¶{run[0]}–{run[-1]}" for run in runs]
    return f"{article.siglum} {', '.join([*dict.fromkeys(others), *told])}"


def tip(text: str) -> str:
    """Return *text* so that a tool tip shows it as it stands, though Qt may take it for markup."""
    if "<" not in text and "&" not in text:
        return text
    return f"<span>{escape(text)}</span>".replace("\n", "<br>")
