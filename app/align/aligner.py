"""Links between every two articles: scored, decided, grouped, ordered and given their reasons."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from app.align.context import COPY_SHARE, probability, weigh
from app.align.knowledge import Annotations, dated_facts, names_of, quoted_pairs
from app.align.model import Model, fitted
from app.align.options import DEFAULT, Options
from app.align.order import heaviest_chain
from app.align.reasons import reasons_for
from app.align.scorer import Scored, compared, decide, judged
from app.align.similarity import HEAVIER, named
from app.align.units import Unit, read_units
from app.model.alignment import Link, LinkKind, Reason, Side
from app.model.article import SegmentedArticle
from app.progress import Progress, silent

LIFTED = 0.5
"""Score of a partial link that stands on a shared quotation alone."""


@dataclass(slots=True)
class _Found:
    """One linked pair of units before grouping."""

    full: bool
    score: float
    reasons: tuple[Reason, ...]
    held: tuple[float, float] = field(default=(0.0, 0.0))
    """The share of the first's and of the second's weight that stands in the other."""


def align(
    articles: Sequence[SegmentedArticle],
    base: int,
    annotations: Annotations | None = None,
    progress: Progress = silent,
) -> tuple[Link, ...]:
    """Link the paragraphs of every two articles; links are sorted and their wording is empty.

    *base* only says whose pairs are done first. With *annotations* names, figures and shared quotations are known;
    that pass keeps every link the pass by wording gives and may add or strengthen some. Raises whatever *progress*
    raises to cancel. The algorithm: two logistics over lexical and context numbers, decoded many to many, after
    DESIGN 6.1.
    """
    model, options = fitted(), DEFAULT
    units = [read_units(article) for article in articles]
    pairs = sorted(combinations(range(len(articles)), 2), key=lambda pair: (base not in pair, pair))
    links: list[Link] = []
    for done, (a, b) in enumerate(pairs):
        progress("align", done, len(pairs))
        links += _link_pair(a, b, units, articles, model, options, annotations)
    progress("align", len(pairs), len(pairs))
    return tuple(sorted(links, key=lambda link: (link.a, link.b)))


def _link_pair(
    a: int,
    b: int,
    units: Sequence[Sequence[Unit]],
    articles: Sequence[SegmentedArticle],
    model: Model,
    options: Options,
    annotations: Annotations | None,
) -> list[Link]:
    first, second = units[a], units[b]
    if not first or not second:
        return []
    scored = judged(compared(first, second), model)
    full, part = decide(scored, options)
    same, related = scored.same, scored.related
    if annotations is not None:
        names = [*names_of(annotations, articles[a], a, first), *names_of(annotations, articles[b], b, second)]
        known = judged(compared(first, second, named(scored.pair, names)), model)
        same, related = np.maximum(same, known.same), np.maximum(related, known.related)
        facts = dated_facts(annotations, a, b)
        ends = zip(scored.i.tolist(), scored.j.tolist(), strict=True)
        dated = [(first[int(i)].number, second[int(j)].number) in facts for i, j in ends]
        same = np.where(dated, _raised(same, options.dated), same)
        related = np.maximum(related, same)
        best = replace(scored, same=same, related=related)
        again, part_again = decide(best, options)
        full = full | again
        part = (part | part_again) & ~full
    found: dict[tuple[int, int], _Found] = {}
    alone = probability(weigh(scored.numbers, model.alone.weights, model.alone.bias))
    for k in np.flatnonzero(full | part).tolist():
        i, j = int(scored.i[k]), int(scored.j[k])
        around = {
            "copy": float(scored.numbers[k, HEAVIER]) >= COPY_SHARE,
            "neighbours": bool(full[k]) and float(alone[k]) < options.same and i + j > 0,
            "position": i + j == 0 and float(alone[k]) < options.same,
        }
        reasons = reasons_for(first[i], second[j], bool(scored.twins[k]), around)
        value = float(same[k] if full[k] else related[k])
        found[i, j] = _Found(bool(full[k]), round(value, 4), reasons, _held(scored, k))
    if annotations is not None:
        _lift(found, quoted_pairs(annotations, a, b), first, second)
    return _moves(list(_grouped(a, b, found, first, second, options)), articles)


def _raised(probabilities: NDArray[np.float64], by: float) -> NDArray[np.float64]:
    """Multiply the odds by e to the power of *by*."""
    odds = probabilities / np.maximum(1 - probabilities, 1e-9) * np.exp(by)
    return odds / (1 + odds)


def _held(scored: Scored, k: int) -> tuple[float, float]:
    """How much of each unit's weight stands in the other."""
    i, j = int(scored.i[k]), int(scored.j[k])
    x, y = float(scored.pair.mass[0][i]), float(scored.pair.mass[1][j])
    shared = float(scored.numbers[k, HEAVIER]) * max(x, y)
    return shared / x, shared / y


def _lift(
    found: dict[tuple[int, int], _Found],
    quoted: Iterable[tuple[int, int, str]],
    first: Sequence[Unit],
    second: Sequence[Unit],
) -> None:
    """Give the paragraphs of paired quotations at least a partial link, and the quotation as a reason."""
    place_a = {unit.number: k for k, unit in enumerate(first)}
    place_b = {unit.number: k for k, unit in enumerate(second)}
    for p, q, words in quoted:
        if p not in place_a or q not in place_b:
            continue
        key = (place_a[p], place_b[q])
        reason = Reason("quote", (words,))
        was = found.get(key)
        if was is None:
            found[key] = _Found(False, LIFTED, (reason,))
        elif not any(held.code == "quote" for held in was.reasons):
            was.reasons = (*was.reasons, reason)
            was.score = max(was.score, LIFTED) if not was.full else was.score


def _kind(first: Sequence[Unit], second: Sequence[Unit], full: bool, options: Options) -> LinkKind:
    if not full:
        return LinkKind.PARTIAL
    x = [normal for unit in first for normal in unit.normals]
    y = [normal for unit in second for normal in unit.normals]
    if x == y:
        return LinkKind.IDENTICAL
    number = {normal: k for k, normal in enumerate(sorted({*x, *y}))}
    kept = LCSseq.similarity([number[normal] for normal in x], [number[normal] for normal in y])
    return LinkKind.EDITED if kept >= options.edited * max(len(x), len(y)) else LinkKind.REWORDED


def _grouped(
    a: int,
    b: int,
    found: dict[tuple[int, int], _Found],
    first: Sequence[Unit],
    second: Sequence[Unit],
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
        mine, theirs = [first[i] for i in xs], [second[j] for j in ys]
        yield Link(
            Side(a, tuple(unit.number for unit in mine)),
            Side(b, tuple(unit.number for unit in theirs)),
            _kind(mine, theirs, all(one.full for one in held), options),
            False,
            max(one.score for one in held),
            _joined(one.reasons for one in held),
        )


def _is_run(parts: Sequence[int], first: Sequence[int]) -> bool:
    """Whether several adjacent units stand against one."""
    return len(parts) > 1 and len(first) == 1 and parts[-1] - parts[0] == len(parts) - 1


def _joined(many: Iterable[tuple[Reason, ...]]) -> tuple[Reason, ...]:
    """The reasons of a group: each code once, its words in order without repeats."""
    words: dict[str, dict[str, None]] = {}
    for reasons in many:
        for reason in reasons:
            words.setdefault(reason.code, {}).update(dict.fromkeys(reason.words))
    return tuple(Reason(code, tuple(held)) for code, held in words.items())


def _moves(links: list[Link], articles: Sequence[SegmentedArticle]) -> list[Link]:
    """Mark the links outside the heaviest order-preserving chain; ties go by the texts' length, then words."""

    def text(side: Side) -> str:
        return "\n".join(articles[side.article].paragraphs[number].text for number in side.paragraphs)

    weights: list[int] = []
    for link in links:
        texts = sorted((text(link.a), text(link.b)))
        strong = 1 if link.kind is LinkKind.PARTIAL else 4
        base = strong * (round(link.score * 10000) + 1)
        tie = (min(len(texts[0]), len(texts[1])) << 32) + zlib.crc32("\0".join(texts).encode("utf-8", "surrogatepass"))
        weights.append((base << 64) + tie)
    order = sorted(range(len(links)), key=lambda k: (links[k].a, links[k].b))
    chain = heaviest_chain([_corner(links[k]) for k in order], [weights[k] for k in order])
    kept = {order[at] for at in chain}
    return [replace(link, moved=k not in kept) for k, link in enumerate(links)]


def _corner(link: Link) -> tuple[int, int]:
    return link.a.paragraphs[0], link.b.paragraphs[0]
