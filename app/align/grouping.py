"""From linked pairs of units to links: halves joined to wholes, kinds told, moves marked."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import LCSseq

from app.align.options import Options
from app.align.order import heaviest_chain
from app.align.units import Unit
from app.model.alignment import Link, LinkKind, Reason, Side
from app.model.article import SegmentedArticle


@dataclass(slots=True)
class Found:
    """One linked pair of units before grouping."""

    full: bool
    score: float
    reasons: tuple[Reason, ...]
    held: tuple[float, float] = field(default=(0.0, 0.0))
    """The share of the first's and of the second's weight that stands in the other."""


def kind_of(first: Side, second: Side, articles: Sequence[SegmentedArticle], options: Options) -> LinkKind:
    """Tell by the wording how close two stretches are that tell the same."""
    x, y = (
        [token.normal for number in side.paragraphs for token in articles[side.article].paragraphs[number].tokens]
        for side in (first, second)
    )
    if x == y:
        return LinkKind.IDENTICAL
    number = {normal: k for k, normal in enumerate(sorted({*x, *y}))}
    kept = LCSseq.similarity([number[normal] for normal in x], [number[normal] for normal in y])
    return LinkKind.EDITED if kept >= options.edited * max(len(x), len(y)) else LinkKind.REWORDED


def grouped(
    a: int,
    b: int,
    found: dict[tuple[int, int], Found],
    first: Sequence[Unit],
    second: Sequence[Unit],
    articles: Sequence[SegmentedArticle],
    options: Options,
) -> Iterable[Link]:
    """Join into one link what is clearly one paragraph split into adjacent ones, or several merged into one."""
    rows: dict[int, list[int]] = defaultdict(list)
    columns: dict[int, list[int]] = defaultdict(list)
    for (i, j), one in sorted(found.items()):
        if one.full:
            rows[i].append(j)
            columns[j].append(i)
    groups: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    taken: set[tuple[int, int]] = set()
    for i, parts in rows.items():
        if _is_run(parts, first=[i]) and all(
            len(columns[j]) == 1 and found[i, j].held[1] >= options.group for j in parts
        ):
            groups.append(((i,), tuple(parts)))
    for j, parts in columns.items():
        if _is_run(parts, first=[j]) and all(len(rows[i]) == 1 and found[i, j].held[0] >= options.group for i in parts):
            groups.append((tuple(parts), (j,)))
    for xs, ys in groups:
        taken |= {(i, j) for i in xs for j in ys}
    groups += [((i,), (j,)) for i, j in found if (i, j) not in taken]
    for xs, ys in groups:
        held = [found[i, j] for i in xs for j in ys]
        mine, theirs = Side(a, tuple(first[i].number for i in xs)), Side(b, tuple(second[j].number for j in ys))
        full = all(one.full for one in held)
        kind = kind_of(mine, theirs, articles, options) if full else LinkKind.PARTIAL
        yield Link(
            mine,
            theirs,
            kind,
            False,
            1.0 if kind is LinkKind.IDENTICAL else max(one.score for one in held),
            joined(one.reasons for one in held),
        )


def _is_run(parts: Sequence[int], first: Sequence[int]) -> bool:
    """Whether several adjacent units stand against one."""
    return len(parts) > 1 and len(first) == 1 and parts[-1] - parts[0] == len(parts) - 1


def joined(many: Iterable[tuple[Reason, ...]]) -> tuple[Reason, ...]:
    """The reasons of a group: each code once, its words in order without repeats."""
    words: dict[str, dict[str, None]] = {}
    for reasons in many:
        for reason in reasons:
            words.setdefault(reason.code, {}).update(dict.fromkeys(reason.words))
    return tuple(Reason(code, tuple(held)) for code, held in words.items())


def mark_moves(links: Sequence[Link], articles: Sequence[SegmentedArticle]) -> list[Link]:
    """Mark the links outside the heaviest order-preserving chain; ties go by the texts' length, then words."""

    def text(side: Side) -> str:
        return "\n".join(articles[side.article].paragraphs[number].text for number in side.paragraphs)

    weights: list[int] = []
    for link in links:
        texts = sorted((text(link.a), text(link.b)))
        strong = 1 if link.kind is LinkKind.PARTIAL else 4
        base = strong * (round(link.score * link.score * 10000) + 1)  # squared: one sure link outdoes two doubtful ones
        tie = (min(len(texts[0]), len(texts[1])) << 32) + zlib.crc32("\0".join(texts).encode("utf-8", "surrogatepass"))
        weights.append((base << 64) + tie)
    order = sorted(range(len(links)), key=lambda k: (links[k].a, links[k].b))
    chain = heaviest_chain([_corner(links[k]) for k in order], [weights[k] for k in order])
    kept = {order[at] for at in chain}
    return [replace(link, moved=k not in kept) for k, link in enumerate(links)]


def _corner(link: Link) -> tuple[int, int]:
    return link.a.paragraphs[0], link.b.paragraphs[0]
