"""A saved comparison as a file that holds articles: for ``read`` and ``compare`` on the command line."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from app.errors import CopytasterError, ErrorCode
from app.model.article import Article, Item, ReadOptions
from app.session.image import state_in

_FORMAT = "session"


def read_bytes(data: bytes, name: str, options: ReadOptions) -> Article:
    """Give one of the articles, corrected, of the comparison in *data*; nothing is opened.

    Raises ``CopytasterError``: ``DAMAGED``, ``SESSION_NEWER``, ``NO_TEXT`` or ``NO_SUCH_ITEM``.
    """
    try:
        articles = state_in(data, Path(name)).corrected()
    except CopytasterError as problem:
        if problem.code is ErrorCode.SESSION_DAMAGED:
            raise CopytasterError(ErrorCode.DAMAGED, name, detail="no comparison of this program") from problem
        raise
    if not articles:
        raise CopytasterError(ErrorCode.NO_TEXT, name, detail="this comparison has no articles")
    if options.item > len(articles):
        raise CopytasterError(ErrorCode.NO_SUCH_ITEM, name, item=str(options.item), count=str(len(articles)))
    items = tuple(Item(each.title or Path(each.path).name, each.source or "") for each in articles)
    return replace(
        articles[options.item - 1],
        siglum="",
        path=name,
        sha256=hashlib.sha256(data).hexdigest(),
        format=_FORMAT,
        items=items if len(items) > 1 else (),
        options=options,
        offered=frozenset(),
    )
