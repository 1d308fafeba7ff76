"""The numbers that say how alike two paragraphs are: the first stage's features for every candidate pair."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.align.common import weight_of
from app.align.related import concepts
from app.align.sparse import (
    DENSE_PAIRS,
    Floats,
    Ints,
    Table,
    all_products,
    best_partners,
    products_of_pairs,
    table,
)
from app.align.units import Unit

PARTNERS = 10
"""In long articles every paragraph is compared with this many likeliest partners each way."""
RARE_SHARE = 0.02
"""Words in more than this share of all paragraphs do not suggest candidates in long articles."""
WORK = 8_000_000
"""Most co-occurrences counted while candidates are sought; the commonest words are left out first."""
SENTENCE_PAIRS = 400
"""Of very long paragraphs (20 by 20 sentences) only so many pairs of sentences are compared."""
SMALL_MASS = 12.0
"""Shared weight at which containment in a short paragraph counts in full: about three rare words."""

COSINE, LIGHTER, HEAVIER, NAMES, FIGURES, BEGINNINGS = 0, 1, 2, 3, 4, 5
"""Columns that others read by name."""
FEATURES = (
    "cosine of stems",
    "shared weight over the lighter, damped",
    "shared weight over the heavier",
    "log weight of shared names",
    "log weight of shared figures",
    "cosine of word beginnings",
    "log weight of shared quoted words",
    "cosine of concepts",
    "best cosine of concepts of two sentences",
    "shared concepts over the lighter, damped",
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles' units as tables over common terms. All tables have the first article's units in ``x``."""

    first: tuple[Unit, ...]
    second: tuple[Unit, ...]
    stems: tuple[Table, Table]
    weights: Floats
    terms: tuple[str, ...]
    mass: tuple[Floats, Floats]
    concept_mass: tuple[Floats, Floats]
    layers: Mapping[str, tuple[Table, Table]]


def _numbered(rows: Sequence[Sequence[str]]) -> tuple[list[Ints], tuple[str, ...]]:
    """Number the terms of all rows in alphabetical order, so that no result hangs on which came first."""
    terms = tuple(sorted({term for row in rows for term in row}))
    number = {term: k for k, term in enumerate(terms)}
    return [np.array([number[term] for term in row], dtype=np.int64) for row in rows], terms


def _tables(rows: Sequence[Sequence[str]], split: int) -> tuple[Table, Table, tuple[str, ...]]:
    numbers, terms = _numbered(rows)
    return table(numbers[:split], len(terms)), table(numbers[split:], len(terms)), terms


def _rarity(first: Table, second: Table, terms: Sequence[str], weigh: Callable[[str], float] | None = None) -> Floats:
    """Inverse document frequency within the two articles, lowered for words common in any news."""
    count = first.height + second.height
    found = np.maximum(first.column_counts() + second.column_counts(), 1)
    rarity = np.log((count + 1) / (found + 0.5)) + 0.3
    if weigh is not None and terms:
        rarity = rarity * np.array([weigh(term) for term in terms])
    return rarity


def _cosines(first: Table, second: Table, weights: Floats) -> tuple[Table, Table]:
    """Log-damped counts times weight, rows of length 1."""

    def one(source: Table) -> Table:
        return source.with_values((1 + np.log(source.values)) * weights[source.columns]).unit_length()

    return one(first), one(second)


def _presence(first: Table, second: Table, weights: Floats) -> tuple[Table, Table]:
    """Ones on the first side and weights on the second, so that a product is the weight shared."""
    return first.with_values(np.ones(len(first.columns))), second.with_values(weights[second.columns])


def _beginnings(stems: Sequence[str]) -> list[str]:
    return [stem[:5] for stem in stems]


def _name_layers(names: Sequence[Sequence[str]], split: int) -> dict[str, tuple[Table, Table]]:
    """Tables of names and of figures (their keys begin with "#")."""
    out: dict[str, tuple[Table, Table]] = {}
    for layer, figures in (("names", False), ("figures", True)):
        x, y, keys = _tables([[key for key in row if key.startswith("#") is figures] for row in names], split)
        out[layer] = _presence(x, y, np.maximum(_rarity(x, y, keys) - 0.3, 0.0))
    return out


def shared_names(pair: Pair, names: Sequence[Sequence[str]], i: Ints, j: Ints) -> tuple[Floats, Floats]:
    """The columns of names and figures for other names than the units' own (both articles' units, in order)."""
    layers = _name_layers(names, len(pair.first))
    return np.log1p(products_of_pairs(*layers["names"], i, j)), np.log1p(products_of_pairs(*layers["figures"], i, j))


def prepare(first: Sequence[Unit], second: Sequence[Unit]) -> Pair:
    """Build the tables of a pair of articles."""
    units = [*first, *second]
    split = len(first)
    stems_x, stems_y, terms = _tables([unit.stems for unit in units], split)
    weights = _rarity(stems_x, stems_y, terms, weight_of)
    px, py = _presence(stems_x, stems_y, weights)
    layers: dict[str, tuple[Table, Table]] = {
        "shared": (px, py),
        "cosine": _cosines(stems_x, stems_y, weights),
    }
    layers.update(_name_layers([unit.names for unit in units], split))
    x, y, keys = _tables([_beginnings(unit.stems) for unit in units], split)
    layers["beginnings"] = _cosines(x, y, _rarity(x, y, keys))
    x, y, keys = _tables([[key for sentence in unit.sentences for key in concepts(sentence)] for unit in units], split)
    weights_c = _rarity(x, y, keys, weight_of)
    layers["concepts"] = _cosines(x, y, weights_c)
    layers["shared concepts"] = _presence(x, y, weights_c)
    number = {key: k for k, key in enumerate(keys)}
    spoken = [
        [
            np.array([number[key] for key in concepts(sentence)], dtype=np.int64)
            for unit in side
            for sentence in unit.sentences
        ]
        for side in (first, second)
    ]
    layers["sentences"] = _cosines(table(spoken[0], len(keys)), table(spoken[1], len(keys)), weights_c)
    x, y, keys = _tables([unit.quoted for unit in units], split)
    layers["quoted"] = _presence(x, y, _rarity(x, y, keys, weight_of))
    cx, cy = layers["shared concepts"]
    return Pair(
        tuple(first),
        tuple(second),
        (stems_x, stems_y),
        weights,
        terms,
        (px.with_values(weights[px.columns]).row_sums() + 1e-9, py.row_sums() + 1e-9),
        (cx.with_values(weights_c[cx.columns]).row_sums() + 1e-9, cy.row_sums() + 1e-9),
        layers,
    )


def candidates(pair: Pair) -> tuple[Ints, Ints]:
    """Pairs of units worth comparing, ascending: all of them in ordinary articles, the likeliest in long ones."""
    n, m = len(pair.first), len(pair.second)
    if n * m <= DENSE_PAIRS:
        i, j = np.divmod(np.arange(n * m, dtype=np.int64), max(1, m))
        return i, j
    x, y = pair.stems
    cost = x.column_counts() * y.column_counts()
    rare = (x.column_counts() + y.column_counts()) <= max(6.0, RARE_SHARE * (n + m))
    for_cost = np.where(rare & (cost > 0), cost, 0)
    levels, place = np.unique(for_cost, return_inverse=True)
    spent = np.cumsum(np.bincount(place, weights=for_cost.astype(np.float64), minlength=len(levels)))
    wanted = rare & (cost > 0) & (spent[place] <= WORK)
    px, py = x.keep_columns(wanted), y.keep_columns(wanted)
    roots = [1 / np.sqrt(np.maximum(mass, 1.0)) for mass in pair.mass]
    root = np.sqrt(pair.weights)
    sx = px.with_values(root[px.columns] * roots[0][px.row_numbers()])
    sy = py.with_values(root[py.columns] * roots[1][py.row_numbers()])
    a, b = best_partners(sx, sy, PARTNERS)
    d, c = best_partners(sy, sx, PARTNERS)
    keys = np.unique(np.concatenate((a * m + b, c * m + d)))
    return keys // m, keys % m


def best_sentences(pair: Pair, i: Ints, j: Ints) -> Floats:
    """For each pair of units the best cosine of a sentence of one with a sentence of the other."""
    out = np.zeros(len(i))
    many_x = np.array([len(unit.sentences) for unit in pair.first], dtype=np.int64)
    many_y = np.array([len(unit.sentences) for unit in pair.second], dtype=np.int64)
    start_x, start_y = np.cumsum(many_x) - many_x, np.cumsum(many_y) - many_y
    size = np.minimum(many_x[i] * many_y[j], SENTENCE_PAIRS)
    source = np.repeat(np.arange(len(i), dtype=np.int64), size)
    offset = np.arange(len(source), dtype=np.int64) - np.repeat(np.cumsum(size) - size, size)
    a = start_x[i[source]] + offset // many_y[j[source]]
    b = start_y[j[source]] + offset % many_y[j[source]]
    x, y = pair.layers["sentences"]
    values = all_products(x, y)[a, b] if x.height * y.height <= 16 * DENSE_PAIRS else products_of_pairs(x, y, a, b)
    np.maximum.at(out, source, values)
    return out


def features(pair: Pair, i: Ints, j: Ints) -> Floats:
    """The first stage's numbers, shape (pairs, ``len(FEATURES)``)."""

    def product(layer: str) -> Floats:
        x, y = pair.layers[layer]
        return products_of_pairs(x, y, i, j)

    shared = product("shared")
    mass_x, mass_y = pair.mass[0][i], pair.mass[1][j]
    lighter, heavier = np.minimum(mass_x, mass_y), np.maximum(mass_x, mass_y)
    together = product("shared concepts")
    light_c = np.minimum(pair.concept_mass[0][i], pair.concept_mass[1][j])
    contained = together / light_c * np.minimum(1.0, together / SMALL_MASS)
    return np.stack(
        [
            product("cosine"),
            shared / lighter * np.minimum(1.0, shared / SMALL_MASS),
            shared / heavier,
            np.log1p(product("names")),
            np.log1p(product("figures")),
            product("beginnings"),
            np.log1p(product("quoted")),
            product("concepts"),
            best_sentences(pair, i, j),
            contained,
        ],
        axis=1,
    )
