"""The table of rows: every paragraph once, linked ones side by side, each article in its own order."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from app.align.order import heaviest_chain
from app.model.alignment import Link, LinkKind, Row, Side
from app.model.article import ParagraphKind, SegmentedArticle

_HEADS = frozenset({ParagraphKind.TITLE, ParagraphKind.HEADING, ParagraphKind.BYLINE, ParagraphKind.DATELINE})
_TOPS = _HEADS | {ParagraphKind.CAPTION, ParagraphKind.FURNITURE}
_STRENGTH = {LinkKind.IDENTICAL: 16, LinkKind.EDITED: 16, LinkKind.REWORDED: 16, LinkKind.PARTIAL: 1}
"""A partial link takes a row only where no stronger chain wants it."""
_BASE_FIRST = 4
"""A link with the base counts this much more than one between two others: the table follows the base."""

Cells = dict[int, tuple[int, ...]]


def build_rows(articles: Sequence[SegmentedArticle], links: Sequence[Link], base: int) -> tuple[Row, ...]:
    """Lay all paragraphs, furniture too, out in rows that follow the base's order.

    Every paragraph stands in exactly one row, every article ascends down the rows, and two paragraphs share a row only
    if a link that is not moved joins one of them to something in it. Articles join the table one by one, those nearest
    to the base first, each along the heaviest chain of its links; so the table does not hang on the order of opening.
    An article that has nothing in common with those above stands below them.

    Above the first body text titles, bylines, datelines, captions and furniture share rows by kind, linked or not, to
    save height: title beside title suggests nothing, and no sign stands between them.
    """
    fixed = [link for link in links if not link.moved]
    weights = {id(link): _weight(link, articles) for link in fixed}
    rows: list[Cells] = [{base: group} for group in _groups(_sides(fixed, base, None), len(articles[base].paragraphs))]
    waiting = [number for number in range(len(articles)) if number != base]
    waiting.sort(key=lambda number: _nearness(number, base, fixed, weights, articles))
    for number in waiting:
        present = {article for row in rows for article in row}
        mine = [link for link in fixed if _other(link, number) in present]
        rows = _joined(rows, number, base, mine, weights, articles)
    rows = _heads_together(rows, [base, *waiting], articles)
    return tuple(Row(tuple(row.get(number, ()) for number in range(len(articles)))) for row in rows)


def _weight(link: Link, articles: Sequence[SegmentedArticle]) -> int:
    """Give how much a link pulls: strength, square of the score, length, and a number drawn from the words.

    By the square one sure link outdoes two doubtful ones; the rest is there so that no two links tie.
    """

    def text(side: Side) -> str:
        return "\n".join(articles[side.article].paragraphs[number].text for number in side.paragraphs)

    texts = sorted((text(link.a), text(link.b)))
    drawn = zlib.crc32("\0".join(texts).encode("utf-8", "surrogatepass"))
    pull = _STRENGTH[link.kind] * (round(link.score * link.score * 10000) + 1)
    return (pull << 64) + (min(len(texts[0]), len(texts[1])) << 32) + drawn


def _other(link: Link, number: int) -> int:
    """The article at the other end of a link of article *number*, or -1."""
    if link.a.article == number:
        return link.b.article
    return link.a.article if link.b.article == number else -1


def _ends(link: Link, number: int) -> tuple[Side, Side]:
    """A link's own side and its other side, as article *number* sees it."""
    return (link.a, link.b) if link.a.article == number else (link.b, link.a)


def _nearness(
    number: int, base: int, links: Iterable[Link], weights: dict[int, int], articles: Sequence[SegmentedArticle]
) -> tuple[int, list[str]]:
    near = sum(weights[id(link)] for link in links if {link.a.article, link.b.article} == {number, base})
    return -near, [paragraph.text for paragraph in articles[number].paragraphs]


def _sides(links: Iterable[Link], number: int, other: int | None) -> list[tuple[int, ...]]:
    """Paragraphs of article *number* that stand together in one link (with *other*, or with anyone)."""
    return [
        mine.paragraphs
        for link in links
        if number in (link.a.article, link.b.article)
        for mine, their in [_ends(link, number)]
        if other in (None, their.article) and len(mine.paragraphs) > 1
    ]


def _groups(together: Iterable[tuple[int, ...]], size: int) -> list[tuple[int, ...]]:
    """Cut 0..size into runs, keeping adjacent paragraphs that stand together in one."""
    tied = {a for part in together for a, b in pairwise(part) if b == a + 1}
    out: list[tuple[int, ...]] = []
    run: list[int] = []
    for number in range(size):
        run.append(number)
        if number not in tied:
            out.append(tuple(run))
            run = []
    return out


def _joined(
    rows: list[Cells],
    number: int,
    base: int,
    links: Sequence[Link],
    weights: dict[int, int],
    articles: Sequence[SegmentedArticle],
) -> list[Cells]:
    """Put one more article into the table."""
    size = len(articles[number].paragraphs)
    groups = _groups(_sides(links, number, base), size)
    node = {paragraph: at for at, group in enumerate(groups) for paragraph in group}
    row_of = {
        (article, paragraph): at for at, row in enumerate(rows) for article, held in row.items() for paragraph in held
    }
    pull: dict[tuple[int, int], int] = defaultdict(int)
    full: set[tuple[int, int]] = set()
    for link in links:
        mine, theirs = _ends(link, number)
        weight = weights[id(link)] * (_BASE_FIRST if theirs.article == base else 1)
        pairs = {(node[p], row_of[theirs.article, q]) for p in mine.paragraphs for q in theirs.paragraphs}
        for pair in pairs:
            pull[pair] += weight
        if link.kind is not LinkKind.PARTIAL:
            full |= pairs
    pairs = sorted(pull)
    chain = heaviest_chain(pairs, [pull[pair] for pair in pairs], strict=True)
    placed = {pairs[at][0]: pairs[at][1] for at in chain}
    for at in range(1, len(groups)):  # a second half stands with the first, if it has no row of its own
        if at not in placed and (at - 1) in placed and (at, placed[at - 1]) in full:
            placed[at] = placed[at - 1]
    for at in range(len(groups) - 2, -1, -1):
        if at not in placed and (at + 1) in placed and (at, placed[at + 1]) in full:
            placed[at] = placed[at + 1]
    after: dict[int, list[Cells]] = defaultdict(list)
    previous = _heads(rows, base, articles, min(placed.values())) - 1 if placed else len(rows) - 1
    result = [dict(row) for row in rows]
    for at, group in enumerate(groups):
        if at in placed:
            previous = placed[at]
            result[previous][number] = result[previous].get(number, ()) + group
        else:
            after[previous] += [{number: (paragraph,)} for paragraph in group]
    out = after[-1]
    for at, row in enumerate(result):
        out.append(row)
        out += after[at]
    return out


def _heads_together(rows: list[Cells], order: Sequence[int], articles: Sequence[SegmentedArticle]) -> list[Cells]:
    """Lay the heads of all articles side by side by kind, those of the first in *order* as they stand."""

    def kind(number: int, held: tuple[int, ...]) -> ParagraphKind:
        return articles[number].paragraphs[held[0]].kind

    row_of = {(number, paragraph): row for row in rows for number, held in row.items() for paragraph in held}
    taken: set[tuple[int, int]] = set()
    merged: tuple[list[Cells], list[Cells], list[Cells]] = ([], [], [])
    for number in order:
        held: list[tuple[int, ...]] = []
        for paragraph in range(len(articles[number].paragraphs)):
            beside = row_of[number, paragraph]
            if not all(kind(other, cell) in _TOPS for other, cell in beside.items()):
                break
            held.append((paragraph,))
            taken.add((number, paragraph))
        title = next((at for at, each in enumerate(held) if kind(number, each) is ParagraphKind.TITLE), None)
        # what stands above a title never shares a row with what stands below another
        cut = (0, 0) if title is None else (title, title + 1)
        for part, cells in zip(merged, (held[: cut[0]], held[cut[0] : cut[1]], held[cut[1] :]), strict=True):
            at = 0
            for cell in cells:
                like = (
                    n
                    for n in range(at, len(part))
                    if number not in part[n] and _alike(part[n], kind(number, cell), kind)
                )
                found = next(like, None)
                if found is None:
                    part.insert(at, {number: cell})
                    found = at
                else:
                    part[found][number] = cell
                at = found + 1
    left = [
        {number: tuple(p for p in held if (number, p) not in taken) for number, held in row.items()} for row in rows
    ]
    rest = [{number: held for number, held in row.items() if held} for row in left]
    return [*merged[0], *merged[1], *merged[2], *(row for row in rest if row)]


def _alike(row: Cells, wanted: ParagraphKind, kind: Callable[[int, tuple[int, ...]], ParagraphKind]) -> bool:
    return all(kind(number, held) is wanted for number, held in row.items())


def _heads(rows: Sequence[Cells], base: int, articles: Sequence[SegmentedArticle], limit: int) -> int:
    """Count the top rows, before *limit*, that hold only titles and the like: another article's top goes below them."""
    at = 0
    while at < limit and all(
        articles[number].paragraphs[paragraph].kind in _HEADS for number, held in rows[at].items() for paragraph in held
    ):
        at += 1
    return at
