"""Links between every two articles: scored, decided, grouped, ordered and given their reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from app.align.choices import Settled, settle
from app.align.context import COPY_SHARE, probability, weigh
from app.align.grouping import Found, grouped, kind_of, mark_moves
from app.align.knowledge import Annotations, dated_facts, names_of, quoted_pairs
from app.align.model import Model, fitted
from app.align.options import DEFAULT, Options
from app.align.reasons import reasons_for
from app.align.scorer import Scored, compared, decide, judged, renamed
from app.align.similarity import HEAVIER
from app.align.units import Unit, read_units
from app.model.alignment import Link, Reason, Side
from app.model.article import SegmentedArticle
from app.model.decisions import LinkChoice
from app.progress import Progress, silent


def align(
    articles: Sequence[SegmentedArticle],
    base: int,
    annotations: Annotations | None = None,
    progress: Progress = silent,
    choices: Sequence[LinkChoice] = (),
) -> tuple[Link, ...]:
    """Link the paragraphs of every two articles; links are sorted and their wording is empty.

    *base* only says whose pairs are done first. With *annotations* names, figures and shared quotations are known;
    that pass keeps every link the pass by wording gives and may add or strengthen some. *choices* are the reader's own
    links, which are always there, and those rejected, which never are; the rest is decided around them. Raises whatever
    *progress* raises to cancel. The algorithm: two logistics over lexical and context numbers, decoded many to many,
    after DESIGN 6.1.
    """
    model, options = fitted(), DEFAULT
    units = [read_units(article) for article in articles]
    pairs = sorted(combinations(range(len(articles)), 2), key=lambda pair: (base not in pair, pair))
    links: list[Link] = []
    for done, (a, b) in enumerate(pairs):
        progress("align", done, len(pairs))
        links += link_pair(a, b, units, articles, model, options, annotations, choices)
    progress("align", len(pairs), len(pairs))
    return tuple(sorted(links, key=lambda link: (link.a, link.b)))


def link_pair(
    a: int,
    b: int,
    units: Sequence[Sequence[Unit]],
    articles: Sequence[SegmentedArticle],
    model: Model,
    options: Options,
    annotations: Annotations | None,
    choices: Sequence[LinkChoice] = (),
) -> list[Link]:
    """Link the paragraphs of articles *a* and *b*, whose units are read, by the given weights."""
    first, second = units[a], units[b]
    settled = settle(choices, a, b, articles, first, second)
    by_hand = _by_hand(a, b, settled, articles, options)
    if not first or not second:
        return mark_moves(by_hand, articles)
    held = compared(first, second, settled)
    scored = judged(held, model)
    full, part = decide(scored, options)
    same, related = scored.same, scored.related
    if annotations is not None:
        names = [*names_of(annotations, articles[a], a, first), *names_of(annotations, articles[b], b, second)]
        known = judged(renamed(held, names), model)
        same, related = np.maximum(same, known.same), np.maximum(related, known.related)
        facts = dated_facts(annotations, a, b)
        ends = zip(scored.i.tolist(), scored.j.tolist(), strict=True)
        dated = [(first[int(i)].number, second[int(j)].number) in facts for i, j in ends]
        same = np.where(dated & (same > 0), _raised(same, options.dated), same)
        related = np.maximum(related, same)
        best = replace(scored, same=same, related=related)
        again, part_again = decide(best, options)
        full = full | again
        part = (part | part_again) & ~full
    found: dict[tuple[int, int], Found] = {}
    alone = probability(weigh(scored.numbers, model.alone.weights, model.alone.bias))
    for k in np.flatnonzero((full | part) & ~scored.made).tolist():
        i, j = int(scored.i[k]), int(scored.j[k])
        around = {
            "copy": float(scored.numbers[k, HEAVIER]) >= COPY_SHARE,
            "neighbours": bool(full[k]) and float(alone[k]) < options.same and i + j > 0,
            "position": i + j == 0 and float(alone[k]) < options.same,
        }
        reasons = reasons_for(first[i], second[j], bool(scored.twins[k]), around)
        score = 1.0 if scored.twins[k] else model.shown(float(same[k] if full[k] else related[k]), bool(full[k]))
        found[i, j] = Found(bool(full[k]), round(score, 4), reasons, _held(scored, k))
    if annotations is not None:
        _lift(found, quoted_pairs(annotations, a, b), first, second, settled, round(model.lifted, 4))
    links = [*by_hand, *grouped(a, b, found, first, second, articles, options)]
    return mark_moves(links, articles)


def _by_hand(a: int, b: int, settled: Settled, articles: Sequence[SegmentedArticle], options: Options) -> list[Link]:
    """The reader's own links."""
    sides = [(Side(a, mine), Side(b, theirs)) for mine, theirs in settled.links]
    reason = (Reason("by-hand"),)
    return [Link(x, y, kind_of(x, y, articles, options), False, 1.0, reason) for x, y in sides]


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
    found: dict[tuple[int, int], Found],
    quoted: Iterable[tuple[int, int, str]],
    first: Sequence[Unit],
    second: Sequence[Unit],
    settled: Settled,
    score: float,
) -> None:
    """Give the paragraphs of paired quotations at least a partial link, and the quotation as a reason."""
    place_a = {unit.number: k for k, unit in enumerate(first)}
    place_b = {unit.number: k for k, unit in enumerate(second)}
    for p, q, words in quoted:
        if p not in place_a or q not in place_b:
            continue
        key = (place_a[p], place_b[q])
        if key in settled.made or key in settled.rejected:
            continue
        reason = Reason("quote", (words,))
        was = found.get(key)
        if was is None:
            found[key] = Found(False, score, (reason,))
        elif not any(held.code == "quote" for held in was.reasons):
            was.reasons = (*was.reasons, reason)
            was.score = max(was.score, score) if not was.full else was.score
