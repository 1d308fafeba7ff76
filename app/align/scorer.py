"""From two articles' units to scored candidate pairs, and from those to decided ones."""

from __future__ import annotations

import math
import zlib
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from app.align.choices import OPEN, Settled
from app.align.context import Copies, Places, best_of, context, find_copies, probability, weigh
from app.align.model import Model, Stage
from app.align.options import Options
from app.align.order import ordered_matches
from app.align.similarity import (
    BEGINNINGS,
    COSINE,
    FIGURES,
    HEAVIER,
    LIGHTER,
    NAMES,
    Pair,
    candidates,
    features,
    prepare,
    shared_names,
)
from app.align.sparse import Bools, Floats, Ints
from app.align.units import Unit
from app.model.article import ParagraphKind

MATRIX = 4_000_000
"""Most cells of the ordered chain's matrix (two versions of 2,000 paragraphs); beyond it links are decoded as news."""
TIE = 2.0**-52
"""Scales a draw to about a millionth: enough to part equally good chains, too little to part others."""
FITTED_SIZE = 30.0
"""Paragraphs of the longest news the weights were fitted on. In longer articles a pair taken at random is a link that
much more rarely, and the best of many strangers looks that much more alike: the odds are lowered in proportion.
"""
GAP = 2
"""Free paragraphs on either side up to which a gap between two versions' links is filled in order."""
SETTLED = 10.0
"""Log odds of a pair that the reader has linked by hand, and below 0 of one rejected: past doubt, yet a number."""
_HEADS = frozenset({ParagraphKind.BYLINE, ParagraphKind.DATELINE})


@dataclass(frozen=True, slots=True)
class Compared:
    """Candidate pairs, ascending by (i, j), with the first stage's numbers. ``twins`` have equal normal forms.

    ``made`` and ``rejected`` are what the reader has settled by hand.
    """

    pair: Pair
    i: Ints
    j: Ints
    numbers: Floats
    twins: Bools
    copies: Copies
    places: Places
    made: Bools
    rejected: Bools


@dataclass(frozen=True, slots=True)
class Scored:
    """Candidate pairs, ascending by (i, j), with what the scorer says of each. ``twins`` have equal normal forms.

    Pairs made by hand have probability 1, rejected ones 0.
    """

    pair: Pair
    i: Ints
    j: Ints
    numbers: Floats
    same: Floats
    related: Floats
    twins: Bools
    made: Bools
    copies: float
    draws: Ints


def _twins(first: Sequence[Unit], second: Sequence[Unit], settled: Settled) -> list[tuple[int, int]]:
    """Pair paragraphs of equal normal forms, the first with the first, the second with the second.

    Those the reader has linked by hand come first; those rejected wait for the next of the same words.
    """
    out = sorted(pair for pair in settled.made if first[pair[0]].normals == second[pair[1]].normals)
    used_i, used_j = {i for i, _ in out}, {j for _, j in out}
    places: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for j, unit in enumerate(second):
        if j not in used_j:
            places[unit.normals].append(j)
    for i, unit in enumerate(first):
        waiting = places.get(unit.normals)
        if i in used_i or not waiting:
            continue
        j = next((j for j in waiting if (i, j) not in settled.rejected), None)
        if j is not None:
            waiting.remove(j)
            out.append((i, j))
    return out


def _places(units: Sequence[Unit]) -> Ints:
    """Number the units by the body paragraphs before them."""
    body = np.array([not unit.light for unit in units], dtype=np.int64)
    return np.maximum(np.cumsum(body) - body, 0)


def _draws(first: Sequence[Unit], second: Sequence[Unit], i: Ints, j: Ints) -> Ints:
    """Draw a number below 2**32 for each pair from its words, the same whichever article comes first."""
    x, y = (
        np.array([zlib.crc32(unit.text.encode("utf-8", "surrogatepass")) for unit in side], dtype=np.uint64)
        for side in (first, second)
    )
    mixed = (x[i] + y[j]) * np.uint64(2654435761) ^ (x[i] * y[j])
    return (mixed >> np.uint64(32)).astype(np.int64)


def compared(first: Sequence[Unit], second: Sequence[Unit], settled: Settled = OPEN) -> Compared:
    """Find the candidate pairs of two articles' units and their numbers."""
    n, m = len(first), len(second)
    pair = prepare(first, second)
    i, j = candidates(pair)

    def numbered(pairs: Iterable[tuple[int, int]]) -> Ints:
        return np.array([a * m + b for a, b in pairs], dtype=np.int64)

    twins = numbered(_twins(first, second, settled))
    keys = np.unique(np.concatenate((i * m + j, twins, numbered(settled.made))))
    i, j = keys // max(1, m), keys % max(1, m)
    is_twin, is_made = np.isin(keys, twins), np.isin(keys, numbered(settled.made))
    is_rejected = np.isin(keys, numbered(settled.rejected))
    numbers = features(pair, i, j)
    twin_i, twin_j = np.zeros(n, dtype=np.bool_), np.zeros(m, dtype=np.bool_)
    twin_i[i[is_twin]] = True
    twin_j[j[is_twin]] = True
    rival_of_twin = (twin_i[i] | twin_j[j]) & ~is_twin
    places = Places(_places(first), _places(second))
    likeness = np.where(is_twin, 1.0, numbers[:, HEAVIER])
    free = ~rival_of_twin & ~is_rejected
    copies = find_copies(i, j, n, m, likeness, free, places, _draws(first, second, i, j), is_made)
    return Compared(pair, i, j, numbers, is_twin, copies, places, is_made, is_rejected)


def renamed(held: Compared, names: Sequence[Sequence[str]]) -> Compared:
    """The same with other names and figures than the units' own (both articles' units, in order)."""
    numbers = held.numbers.copy()
    numbers[:, NAMES], numbers[:, FIGURES] = shared_names(held.pair, names, held.i, held.j)
    return replace(held, numbers=numbers)


def surroundings(held: Compared, alone: Stage) -> Floats:
    """The second stage's numbers, given the first stage's weights."""
    odds = weigh(held.numbers, alone.weights, alone.bias)
    odds = np.where(held.made, SETTLED, np.where(held.rejected, -SETTLED, odds))
    return context(held.i, held.j, len(held.pair.first), len(held.pair.second), odds, held.copies, held.places)


def judged(held: Compared, model: Model) -> Scored:
    """Score the candidate pairs by the model's weights."""
    around = surroundings(held, model.alone)
    size = math.sqrt(len(held.pair.first) * len(held.pair.second))
    rarer = math.log(max(1.0, size / FITTED_SIZE))
    same = probability(weigh(around, model.same.weights, model.same.bias - rarer))
    related = np.maximum(probability(weigh(around, model.related.weights, model.related.bias - rarer)), same)
    sure = held.twins | held.made
    same, related = np.where(sure, 1.0, same), np.where(sure, 1.0, related)
    same, related = np.where(held.rejected, 0.0, same), np.where(held.rejected, 0.0, related)
    share, draws = held.copies.share, held.copies.draws
    return Scored(held.pair, held.i, held.j, held.numbers, same, related, held.twins, held.made, share, draws)


def allowed(scored: Scored, options: Options) -> tuple[Floats, Floats]:
    """The probabilities with 0 where the kinds of paragraph do not bear a link at that strength."""
    light_x = np.array([unit.light for unit in scored.pair.first], dtype=np.bool_)[scored.i]
    light_y = np.array([unit.light for unit in scored.pair.second], dtype=np.bool_)[scored.j]
    head_x = np.array([unit.kind in _HEADS for unit in scored.pair.first], dtype=np.bool_)[scored.i]
    head_y = np.array([unit.kind in _HEADS for unit in scored.pair.second], dtype=np.bool_)[scored.j]
    least = np.where(light_x & light_y, options.title, options.title_body)
    sure = scored.twins | scored.made
    light = (light_x | light_y) & ~sure
    closed = (head_x | head_y) & ~sure
    same = np.where(closed | (light & (scored.same < least)), 0.0, scored.same)
    related = np.where(closed | (light & (scored.related < least)), 0.0, scored.related)
    return same, related


def _near_best(scored: Scored, values: Floats, least: float, rival: float) -> Bools:
    n, m = len(scored.pair.first), len(scored.pair.second)
    row, column = best_of(values, scored.i, n)[scored.i], best_of(values, scored.j, m)[scored.j]
    return (values >= least) & (values >= rival * np.maximum(row, column))


def _versions(scored: Scored, same: Floats, options: Options) -> Bools:
    """Two versions of one text: the best ordered chain, moved paragraphs, second halves beside the first, then gaps."""
    n, m = len(scored.pair.first), len(scored.pair.second)
    likeness = np.where(
        scored.twins, 1.0, 0.5 * same + 0.25 * (scored.numbers[:, COSINE] + scored.numbers[:, BEGINNINGS])
    )
    likeness: Floats = np.where(same > 0, np.round(likeness, 9), 0.0).astype(np.float64)
    pairs = list(zip(scored.i.tolist(), scored.j.tolist(), strict=True))
    made = [pairs[k] for k in np.flatnonzero(scored.made).tolist()]
    gain = np.full((n, m), -1.0)
    gain[scored.i, scored.j] = likeness - options.chain + scored.draws * TIE
    for a, b in made:
        gain[a, :] = gain[:, b] = -1.0
    chain = ordered_matches(gain)
    chosen = {*chain, *made}
    rows, columns = {a for a, _ in chosen}, {b for _, b in chosen}
    best_row, best_column = best_of(likeness, scored.i, n), best_of(likeness, scored.j, m)
    moves = sorted(
        (-float(likeness[k]), a + b, a, b)
        for k, (a, b) in enumerate(pairs)
        if likeness[k] >= max(options.move, float(best_row[a]), float(best_column[b]))
    )
    for _, _, a, b in moves:
        if a not in rows and b not in columns:
            chosen.add((a, b))
            rows.add(a)
            columns.add(b)
    halves: set[tuple[int, int]] = set()
    for k, (a, b) in enumerate(pairs):
        if same[k] >= options.join and scored.numbers[k, LIGHTER] >= options.join:
            beside_a = b in columns and a not in rows and ((a - 1, b) in chosen or (a + 1, b) in chosen)
            beside_b = a in rows and b not in columns and ((a, b - 1) in chosen or (a, b + 1) in chosen)
            if beside_a or beside_b:
                halves.add((a, b))
    chosen |= halves
    rows, columns = {a for a, _ in chosen}, {b for _, b in chosen}
    likely = {pair for pair, held in zip(pairs, likeness.tolist(), strict=True) if held >= options.gap}
    chosen |= {pair for pair in _left_in_gaps(chain, n, m, rows, columns) if pair in likely}
    return np.array([pair in chosen for pair in pairs], dtype=np.bool_)


def _left_in_gaps(
    chain: Sequence[tuple[int, int]], n: int, m: int, rows: set[int], columns: set[int]
) -> Iterator[tuple[int, int]]:
    """Pair in order what stays free in a gap of the chain, where that is one paragraph or two on either side."""
    for (a, b), (after_a, after_b) in pairwise([(-1, -1), *chain, (n, m)]):
        first = [i for i in range(a + 1, after_a) if i not in rows]
        second = [j for j in range(b + 1, after_b) if j not in columns]
        if len(first) == len(second) <= GAP:
            yield from zip(first, second, strict=True)


def decide(scored: Scored, options: Options) -> tuple[Bools, Bools]:
    """Which candidates tell the same, and which of the rest share something."""
    same, related = allowed(scored, options)
    n, m = len(scored.pair.first), len(scored.pair.second)
    if scored.copies >= options.versions and n * m <= MATRIX:
        full = _versions(scored, same, options)
        linked = same * full + 0.0
        rows, columns = best_of(linked, scored.i, n), best_of(linked, scored.j, m)
        free = (rows[scored.i] == 0) & (columns[scored.j] == 0)
        return full, free & _near_best(scored, related, options.related, options.related_rival)
    full = _near_best(scored, same, options.same, options.rival) | _near_best(scored, same, options.lone, 1.0)
    return full, ~full & _near_best(scored, related, options.related, options.related_rival)
