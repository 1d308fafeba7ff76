"""The comparison on screen as one frozen value, and the pure functions that change it.

Articles count from 0 and are named A, B, C... in that order; ``ViewState.order`` says which article each pane shows.
"""

from __future__ import annotations

import math
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.model.article import Article, ParagraphKind
from app.model.decisions import UNDECIDED, Decisions
from app.session import decided
from app.session import shape as shapes
from app.session.shape import Shape

MAX_ARTICLES = 6
MIN_ZOOM, MAX_ZOOM = 10, 1000
GRANULARITIES = ("auto", "fine", "readable")
KEEP_BYTES = 16 * 1024 * 1024
"""A file's bytes are kept (to decode it again another way) up to this many."""

Rows = tuple[tuple[tuple[int, ...], ...], ...]
"""Per row, per article, the paragraphs standing in it."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What the reader set right by hand. ``None`` leaves a field as read; ``""`` says that it has none.

    ``shape`` says which paragraphs were joined and split; ``kinds`` holds (paragraph, kind), ascending, numbered as
    they are in that shape. How the file is to be read (encoding, item) is no correction: see ``Article.options``.
    """

    title: str | None = None
    byline: str | None = None
    source: str | None = None
    published: str | None = None
    kinds: tuple[tuple[int, ParagraphKind], ...] = ()
    shape: Shape = ()


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """An article as read, what was corrected in it, and what is known of its file.

    ``data`` are the file's bytes, ``modified`` its time of change in seconds since 1970, ``size`` its length in bytes.
    """

    article: Article
    correction: Correction = Correction()
    hidden: bool = False
    data: bytes | None = None
    modified: float | None = None
    size: int | None = None

    @property
    def count(self) -> int:
        """How many paragraphs there are, as corrected."""
        return shapes.count(len(self.article.paragraphs), self.correction.shape)

    def corrected(self) -> Article:
        """Return the article with the corrections applied; a corrected field is no longer a guess."""
        article, fix = self.article, self.correction
        if fix == Correction():
            return article
        stated = {"title": fix.title, "byline": fix.byline, "source": fix.source, "published": fix.published}
        guessed = tuple(name for name in article.guessed if stated.get(name) is None)
        paragraphs = shapes.reshape(article.paragraphs, fix.shape)
        if fix.kinds:
            changed = list(paragraphs)
            for number, kind in fix.kinds:
                if number < len(changed):
                    changed[number] = replace(changed[number], kind=kind)
            paragraphs = tuple(changed)

        def chosen(correction: str | None, as_read: str | None) -> str | None:
            return as_read if correction is None else correction or None

        return replace(
            article,
            paragraphs=paragraphs,
            title=chosen(fix.title, article.title),
            byline=chosen(fix.byline, article.byline),
            source=chosen(fix.source, article.source),
            published=chosen(fix.published, article.published),
            guessed=guessed,
        )


@dataclass(frozen=True, slots=True)
class ViewState:
    """How the comparison is looked at.

    ``granularity``: ``auto``, ``fine`` or ``readable``. ``marks``: the kinds of highlight shown, ``None`` for all.
    ``zoom``: per cent. ``columns``: relative widths, one a pane, empty for equal ones. ``place``: (row, fraction of
    that row above the window's top edge). ``order``: the article each pane shows, empty for the articles' own order.
    ``ages``: whether sentences are marked by the version that has them first, where there are versions.
    """

    granularity: str = "auto"
    marks: frozenset[str] | None = None
    zoom: int = 100
    columns: tuple[float, ...] = ()
    sidebar_tab: str = ""
    sidebar_open: bool = True
    place: tuple[int, float] = (0, 0.0)
    order: tuple[int, ...] = ()
    ages: bool = False


@dataclass(frozen=True, slots=True)
class SessionState:
    """Everything that comes back at the next start. ``id``: 32 lower-case hexadecimal digits, names the autosave file.

    ``rows`` is the last known alignment, so that the place means the same before the engine has run; empty if unknown.
    ``seen`` are keys of findings ticked off. ``kept`` is false for a comparison that must leave nothing behind.
    ``decisions`` are links and names decided by hand; paragraphs in them are numbered as corrected.
    """

    id: str
    articles: tuple[OpenArticle, ...] = ()
    base: int = 0
    rows: Rows = ()
    view: ViewState = ViewState()
    seen: frozenset[str] = frozenset()
    saved_path: str | None = None
    kept: bool = True
    decisions: Decisions = UNDECIDED

    def corrected(self) -> tuple[Article, ...]:
        """Return the articles with their corrections applied, in order."""
        return tuple(opened.corrected() for opened in self.articles)


def opened(
    article: Article, data: bytes | None = None, modified: float | None = None, size: int | None = None
) -> OpenArticle:
    """Return *article* as just read from a file; bytes beyond ``KEEP_BYTES`` are not held."""
    return OpenArticle(
        article, data=data if data is None or len(data) <= KEEP_BYTES else None, modified=modified, size=size
    )


def new_id() -> str:
    """Return an identifier no other comparison has."""
    return secrets.token_hex(16)


def new_session(articles: Sequence[OpenArticle] = (), view: ViewState = ViewState()) -> SessionState:
    """Return a fresh comparison of *articles*, lettered, looked at as *view* says but from the top."""
    fresh = replace(view, columns=(), place=(0, 0.0), order=())
    return SessionState(new_id(), _lettered(articles), view=fresh)


def siglum(number: int) -> str:
    """Return the letter of article *number*: A for 0."""
    return chr(ord("A") + number)


def add_article(state: SessionState, opened: OpenArticle) -> SessionState:
    """Return *state* with *opened* as its last article. Raises ``ValueError`` for a seventh."""
    if len(state.articles) >= MAX_ARTICLES:
        raise ValueError("too many articles")
    number = len(state.articles)
    rows = state.rows
    if rows:
        rows = tuple((*row, ()) for row in rows)
        alone = ((),) * number
        rows += tuple((*alone, (paragraph,)) for paragraph in range(opened.count))
    view = state.view
    if view.order:
        view = replace(view, order=(*view.order, number))
    if view.columns:
        view = replace(view, columns=(*view.columns, sum(view.columns) / len(view.columns)))
    return replace(state, articles=_lettered((*state.articles, opened)), rows=rows, view=view)


def remove_article(state: SessionState, number: int) -> SessionState:
    """Return *state* without article *number*; rows that held nothing else go, and the place stays on its text."""
    _check(state, number)
    kept_rows: Rows = ()
    top, fraction = state.view.place
    row_now = top
    if state.rows:
        without = [(*row[:number], *row[number + 1 :]) for row in state.rows]
        kept_rows = tuple(row for row in without if any(row))
        row_now = sum(1 for row in without[:top] if any(row))
        if row_now >= len(kept_rows):
            row_now, fraction = max(len(kept_rows) - 1, 0), 0.0
        elif top < len(without) and not any(without[top]):
            fraction = 0.0
    view = replace(state.view, place=(row_now, fraction))
    pane = view.order.index(number) if view.order else number
    if view.columns:
        view = replace(view, columns=(*view.columns[:pane], *view.columns[pane + 1 :]))
    if view.order:
        view = replace(view, order=tuple(each - (each > number) for each in view.order if each != number))
    base = 0 if state.base == number else state.base - (state.base > number)
    remaining = (*state.articles[:number], *state.articles[number + 1 :])
    numbers = [None if each == number else each - (each > number) for each in range(len(state.articles))]
    decisions = decided.renumbered(state.decisions, numbers)
    return replace(state, articles=_lettered(remaining), base=base, rows=kept_rows, view=view, decisions=decisions)


def move_article(state: SessionState, number: int, target: int) -> SessionState:
    """Return *state* with article *number* standing at place *target*; its letter follows, the base stays the base."""
    _check(state, number, target)
    order = [each for each in range(len(state.articles)) if each != number]
    order.insert(target, number)
    return _permuted(state, order)


def swap_articles(state: SessionState, first: int, second: int) -> SessionState:
    """Return *state* with two articles in each other's places; the base stays the same text."""
    _check(state, first, second)
    order = list(range(len(state.articles)))
    order[first], order[second] = second, first
    return _permuted(state, order)


def hide_article(state: SessionState, number: int, hidden: bool = True) -> SessionState:
    """Return *state* with article *number* out of sight (still compared), or back in sight."""
    return with_article(state, number, lambda opened: replace(opened, hidden=hidden))


def set_base(state: SessionState, number: int) -> SessionState:
    """Return *state* with the others read against article *number*."""
    _check(state, number)
    return replace(state, base=number)


def correct_article(state: SessionState, number: int, correction: Correction) -> SessionState:
    """Return *state* with *correction* in place of the article's corrections so far."""
    ordered = tuple(sorted(dict(correction.kinds).items()))
    return with_article(state, number, lambda opened: replace(opened, correction=replace(correction, kinds=ordered)))


def order_panes(state: SessionState, order: Sequence[int]) -> SessionState:
    """Return *state* with panes standing in *order* (article numbers); letters stay. Raises ``ValueError``."""
    if sorted(order) != list(range(len(state.articles))):
        raise ValueError("not an order of the articles")
    return replace(state, view=replace(state.view, order=tuple(order)))


def mark_seen(state: SessionState, key: str, seen: bool = True) -> SessionState:
    """Return *state* with the finding of that key ticked off, or not."""
    return replace(state, seen=state.seen | {key} if seen else state.seen - {key})


def decide(state: SessionState, decisions: Decisions) -> SessionState:
    """Return *state* with these decisions in place of those so far."""
    return state if decisions == state.decisions else replace(state, decisions=decisions)


def settled(state: SessionState, known: SessionState | None = None) -> SessionState:
    """Return *state* with whatever does not fit its articles (rows, order, widths, place, base, links) left out.

    What is kept must come back, so a slip in the view may not make a whole session unreadable. *known* is a settled
    state: what is the very same object there is not gone through again.
    """
    count = len(state.articles)
    view = state.view
    fits = not view.columns or (len(view.columns) == count and all(0 < width < math.inf for width in view.columns))
    row, fraction = view.place
    tidy = replace(
        view,
        granularity=view.granularity if view.granularity in GRANULARITIES else "auto",
        zoom=min(max(int(view.zoom), MIN_ZOOM), MAX_ZOOM),
        columns=view.columns if fits else (),
        order=view.order if sorted(view.order) == list(range(count)) else (),
        place=(max(row, 0), fraction if math.isfinite(fraction) else 0.0),
    )
    base = state.base if 0 <= state.base < max(count, 1) else 0
    same = known is not None and state.articles is known.articles
    if known is not None and same and state.rows is known.rows and state.decisions is known.decisions:
        return replace(state, base=base, view=tidy)
    articles = tuple(_settled_article(opened) for opened in state.articles)
    return replace(
        state,
        articles=articles if articles != state.articles else state.articles,
        base=base,
        rows=state.rows if _rows_fit(state) else (),
        view=tidy,
        decisions=decided.fitting(state.decisions, [opened.count for opened in articles]),
    )


def _settled_article(opened: OpenArticle) -> OpenArticle:
    fix = opened.correction
    shape = shapes.sound(opened.article.paragraphs, fix.shape) if fix.shape else ()
    count = shapes.count(len(opened.article.paragraphs), shape)
    kinds = dict(fix.kinds) if shape == fix.shape else {}
    ordered = tuple((number, kind) for number, kind in sorted(kinds.items()) if 0 <= number < count)
    modified = opened.modified
    if modified is not None:
        modified = float(modified) if math.isfinite(modified) else None
    if (ordered, shape, modified) == (fix.kinds, fix.shape, opened.modified):
        return opened
    return replace(opened, correction=replace(fix, kinds=ordered, shape=shape), modified=modified)


def _rows_fit(state: SessionState) -> bool:
    counts = [opened.count for opened in state.articles]
    used: list[set[int]] = [set() for _ in counts]
    for row in state.rows:
        if len(row) != len(counts):
            return False
        for cell, count, taken in zip(row, counts, used, strict=True):
            for paragraph in cell:
                if paragraph in taken or not 0 <= paragraph < count:
                    return False
                taken.add(paragraph)
    return True


def _check(state: SessionState, *numbers: int) -> None:
    for number in numbers:
        if not 0 <= number < len(state.articles):
            raise IndexError(number)


def with_article(state: SessionState, number: int, change: Callable[[OpenArticle], OpenArticle]) -> SessionState:
    """Return *state* with one article changed; raises ``IndexError`` where there is none of that number."""
    _check(state, number)
    articles = list(state.articles)
    articles[number] = change(articles[number])
    return replace(state, articles=_lettered(articles))


def _permuted(state: SessionState, order: list[int]) -> SessionState:
    # Panes keep their widths and show the articles by their new numbers, so a moved article is seen to move.
    return replace(
        state,
        articles=_lettered([state.articles[each] for each in order]),
        base=order.index(state.base) if state.articles else 0,
        rows=tuple(tuple(row[each] for each in order) for row in state.rows),
        decisions=decided.renumbered(state.decisions, [order.index(each) for each in range(len(order))]),
    )


def _lettered(articles: Sequence[OpenArticle]) -> tuple[OpenArticle, ...]:
    return tuple(
        opened
        if opened.article.siglum == siglum(number)
        else replace(opened, article=replace(opened.article, siglum=siglum(number)))
        for number, opened in enumerate(articles)
    )
