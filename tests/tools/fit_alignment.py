#!/usr/bin/env python3
"""Fit the aligner's weights and measure them, leaving one event out at a time.

usage: fit_alignment.py [--data DIR] [--write] [--grid]

Fits two logistics (numpy, L2) on news pairs, unrelated pairs and rewrites; reports strict and lenient scores of the
links that the program's own decoder gives, by wording alone and with quotes, names and figures known, each item scored
by weights fitted without its event; then fits the scores shown to how often those held-out links were right. Checks
revisions, summaries, plain language and the founding articles, on which nothing is fitted. ``--write`` stores weights
and figures in ``resources/data/alignment.json``. The data is read where it lies and never copied.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from app.align.aligner import link_pair
from app.align.context import CONTEXT
from app.align.knowledge import Annotations
from app.align.model import Model, Stage
from app.align.options import DEFAULT, Options
from app.align.scorer import Compared, compared, surroundings
from app.align.similarity import FEATURES
from app.align.units import Unit, read_units
from app.compare import compare
from app.model.alignment import Link, LinkKind
from app.model.article import Article, Paragraph, ParagraphKind, SegmentedArticle
from app.segment import segment

HERE = Path(__file__).resolve()
DATA = HERE.parents[3] / "shared" / "data"
TARGET = HERE.parents[2] / "resources" / "data" / "alignment.json"
RIDGE = 3.0
"""L2 penalty on standardised weights: some thousand pairs hold only about 300 links."""
PARTIAL = 0.2
"""Weight of pairs labelled ``partial`` as negatives of ``same``: wrong for an editor, but less so than a stranger."""
FITTED = ("basil", "unrelated", "rewrites")
CHECKED = ("argrewrite", "deplain", "superpal", "seeds")


@dataclass(slots=True)
class Item:
    """One labelled pair of articles."""

    name: str
    group: str
    event: str
    held: Compared
    same: set[tuple[int, int]]
    part: set[tuple[int, int]]
    paragraphs: int
    articles: tuple[SegmentedArticle, ...]
    units: tuple[tuple[Unit, ...], ...]
    reuse: str = ""
    known: Annotations | None = field(default=None)


def raw_items(data: Path, group: str) -> list[dict[str, Any]]:
    """Read one set; rewrites told by three outlets give one item a pair."""
    if group != "rewrites":
        return json.loads((data / "alignment" / f"{group}.json").read_text(encoding="utf-8"))
    out: list[dict[str, Any]] = []
    for path in sorted((data / "rewrites").glob("*-*.json")):
        held = json.loads(path.read_text(encoding="utf-8"))
        gold = held["gold"] if isinstance(held["gold"], dict) else {"0-1": held["gold"]}
        for pair, labels in gold.items():
            articles = [held["articles"][int(number)] for number in pair.split("-")]
            out.append({"id": f"{held['id']}/{pair}", "lang": "en", "articles": articles, "gold": labels})
    return out


def event_of(name: str, group: str) -> str:
    """The event an item tells: a part of its id for news, the file for rewrites, the item itself elsewhere."""
    return name.split("-")[1] if group == "basil" else name.split("/")[0]


def load(data: Path, group: str, annotated: bool = False) -> list[Item]:
    """Read a set and compute the numbers of its candidate pairs; *annotated* with quotes, names and figures too."""
    out: list[Item] = []
    for raw in raw_items(data, group):
        articles = [
            Article("", "", "", tuple(Paragraph(ParagraphKind.BODY, text) for text in side["paragraphs"]),
                    language=raw["lang"])
            for side in raw["articles"]
        ]  # fmt: skip
        cut = tuple(segment(article, number) for number, article in enumerate(articles))
        units = tuple(read_units(article) for article in cut)
        places = [{unit.number: at for at, unit in enumerate(side)} for side in units]
        gold = [(places[0][a], places[1][b], label) for a, b, label in raw["gold"] if a in places[0] and b in places[1]]
        known = None
        if annotated:
            whole = compare(articles)
            known = Annotations(whole.quotes, whole.entities, whole.figures, whole.quote_links)
        out.append(
            Item(
                raw["id"],
                group,
                event_of(raw["id"], group),
                compared(units[0], units[1]),
                {(a, b) for a, b, label in gold if label == "same"},
                {(a, b) for a, b, label in gold if label != "same"},
                sum(len(side["paragraphs"]) for side in raw["articles"]),
                cut,
                units,
                raw.get("reuse", ""),
                known,
            )
        )
    return out


def logistic(numbers: np.ndarray, truth: np.ndarray, weight: np.ndarray, ridge: float) -> Stage:
    """Fit weights by Newton's method on standardised numbers."""
    mean, spread = numbers.mean(0), numbers.std(0) + 1e-9
    scaled = np.column_stack(((numbers - mean) / spread, np.ones(len(numbers))))
    penalty = ridge * np.eye(scaled.shape[1])
    penalty[-1, -1] = 1e-6
    beta = np.zeros(scaled.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-np.clip(scaled @ beta, -40, 40)))
        slope = scaled.T @ (weight * (chance - truth)) + penalty @ beta
        curve = (scaled * (weight * chance * (1 - chance))[:, None]).T @ scaled + penalty
        step = np.linalg.solve(curve, slope)
        beta -= step
        if np.abs(step).max() < 1e-8:
            break
    weights = beta[:-1] / spread
    return Stage(tuple(float(w) for w in weights), float(beta[-1] - (weights * mean).sum()))


def rising(numbers: np.ndarray, truth: np.ndarray, weight: np.ndarray, ridge: float) -> Stage:
    """Fit with no weight below 0: more in common never speaks against a link, whatever the sample's noise says."""
    used = list(range(numbers.shape[1]))
    while True:
        stage = logistic(numbers[:, used], truth, weight, ridge)
        worst = min(range(len(used)), key=lambda at: stage.weights[at] * numbers[:, used[at]].std())
        if stage.weights[worst] >= 0:
            weights = [0.0] * numbers.shape[1]
            for at, column in enumerate(used):
                weights[column] = stage.weights[at]
            return Stage(tuple(weights), stage.bias)
        del used[worst]


def labels(items: Sequence[Item]) -> tuple[np.ndarray, np.ndarray]:
    """For every candidate pair of all items: whether it is ``same``, whether it is ``partial``."""
    pairs = [(item, pair) for item in items for pair in pairs_of(item)]
    same = np.array([pair in item.same for item, pair in pairs], dtype=float)
    part = np.array([pair in item.part for item, pair in pairs], dtype=float)
    return same, part


def pairs_of(item: Item) -> list[tuple[int, int]]:
    """The item's candidate pairs."""
    return list(zip(item.held.i.tolist(), item.held.j.tolist(), strict=True))


def fit(items: Sequence[Item], ridge: float = RIDGE, partial: float = PARTIAL) -> Model:
    """Fit both stages on *items*."""
    same, part = labels(items)
    weight = np.where(part > 0, partial, 1.0)
    alone = rising(np.concatenate([item.held.numbers for item in items]), same, weight, ridge)
    around = np.concatenate([surroundings(item.held, alone) for item in items])
    return Model(
        alone,
        logistic(around, same, weight, ridge),
        logistic(around, np.maximum(same, part), np.ones(len(same)), ridge),
    )


def links_of(item: Item, model: Model, options: Options) -> list[Link]:
    """What the program links, with what is known of the item."""
    return link_pair(0, 1, item.units, item.articles, model, options, item.known)


def ends_of(item: Item, link: Link) -> set[tuple[int, int]]:
    """The pairs of units a link joins."""
    places = [{unit.number: at for at, unit in enumerate(side)} for side in item.units]
    return {(places[0][p], places[1][q]) for p in link.a.paragraphs for q in link.b.paragraphs}


def rates(right: int, wrong: int, missed: int) -> dict[str, float]:
    """Precision, recall and F1."""
    p, r = right / max(1, right + wrong), right / max(1, right + missed)
    return {"P": round(p, 3), "R": round(r, 3), "F1": round(2 * p * r / max(1e-9, p + r), 3)}


def measure(items: Sequence[Item], models: Sequence[Model], options: Options) -> dict[str, Any]:
    """Strict and lenient scores as ``data/alignment/score.py`` defines them, and wrong links a paragraph."""
    strict, lenient = [0, 0, 0], [0, 0, 0]
    for item, model in zip(items, models, strict=True):
        some: set[tuple[int, int]] = set()
        every: set[tuple[int, int]] = set()
        for link in links_of(item, model, options):
            every |= ends_of(item, link)
            some |= ends_of(item, link) if link.kind is not LinkKind.PARTIAL else set()
        both = item.same | item.part
        for total, got, gold, void in ((strict, some, item.same, item.part), (lenient, every, both, set())):
            total[0] += len(got & gold)
            total[1] += len(got - gold - void)
            total[2] += len(gold - got)
    paragraphs = sum(item.paragraphs for item in items)
    return {
        "strict": rates(*strict),
        "lenient": rates(*lenient),
        "wrong_a_paragraph": round(strict[1] / paragraphs, 4),
        "wrong_or_partial_a_paragraph": round(lenient[1] / paragraphs, 4),
    }


@dataclass(frozen=True, slots=True)
class Shown:
    """One link of an item by weights that had not seen its event: its score, and whether it was right.

    A full link is right where the gold has the pair as ``same``, a partial one where it has it at all.
    """

    full: bool
    score: float
    right: bool
    quote_alone: bool


def shown_links(items: Sequence[Item], models: Sequence[Model]) -> list[Shown]:
    """The links of *items*; those of equal wording are left out, which are sure."""
    out: list[Shown] = []
    for item, model in zip(items, models, strict=True):
        for link in links_of(item, model, DEFAULT):
            full = link.kind is not LinkKind.PARTIAL
            right = ends_of(item, link) & (item.same if full else item.same | item.part)
            alone = [reason.code for reason in link.reasons] == ["quote"]
            if link.kind is not LinkKind.IDENTICAL:
                out.append(Shown(full, link.score, bool(right), alone))
    return out


def calibrated(model: Model, seen: Sequence[Shown]) -> Model:
    """The model with the scores it shows fitted to how often held-out links were right (Platt's scaling)."""

    def stage(full: bool) -> Stage:
        some = [one for one in seen if one.full is full and not one.quote_alone]
        odds = np.array([[np.log(one.score / (1 - one.score))] for one in some])
        return rising(odds, np.array([float(one.right) for one in some]), np.ones(len(some)), 1.0)

    alone = [one.right for one in seen if one.quote_alone]
    lifted = (sum(alone) + 1) / (len(alone) + 2)
    return replace(model, shown_same=stage(full=True), shown_related=stage(full=False), lifted=round(lifted, 4))


BANDS = ((0.0, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 0.9), (0.9, 1.0))


def reliability(seen: Sequence[Shown]) -> list[dict[str, Any]]:
    """How often links shown with a score of each band were right."""
    out: list[dict[str, Any]] = []
    for low, high in BANDS:
        some = [one for one in seen if low <= one.score < high]
        if some:
            shown, right = sum(one.score for one in some) / len(some), sum(one.right for one in some) / len(some)
            out.append(
                {"from": low, "to": high, "links": len(some), "shown": round(shown, 3), "right": round(right, 3)}
            )
    return out


def reliability_lines() -> list[str]:
    """The table of the stored weights, a line a band, for the bench."""
    figures = json.loads(TARGET.read_text(encoding="utf-8"))["figures"]
    return [
        f"links of {group} shown at {band['from']:.1f} to {band['to']:.1f}: {band['links']:4d}, "
        f"on average {band['shown']:.2f}, right {band['right']:.2f}"
        for group, bands in figures["reliability"].items()
        for band in bands
    ]


def held_out(
    items: Sequence[Item], every: Sequence[Item], ridge: float = RIDGE, partial: float = PARTIAL
) -> list[Model]:
    """For each item the weights fitted on all of *every* but its event."""
    models = {
        event: fit([item for item in every if item.event != event], ridge, partial)
        for event in sorted({item.event for item in items})
    }
    return [models[item.event] for item in items]


def grid(items: Sequence[Item], models: Sequence[Model]) -> Iterable[tuple[float, float, dict[str, Any]]]:
    """Scores over the two thresholds that matter most."""
    for same in (0.3, 0.4, 0.5):
        for rival in (0.6, 0.75, 0.9):
            yield same, rival, measure(items, models, replace(DEFAULT, same=same, rival=rival))


def held_out_scores(every: Sequence[Item]) -> tuple[dict[str, list[dict[str, Any]]], Model]:
    """The reliability of scores shown, each event's fitted on the others', and the calibrated final weights."""
    fitted = [item for item in every if item.group != "unrelated"]
    models = held_out(fitted, every)
    seen = [shown_links([item], [model]) for item, model in zip(fitted, models, strict=True)]
    tables: dict[str, list[Shown]] = {}
    for item, model in zip(fitted, models, strict=True):
        others = [one for other, some in zip(fitted, seen, strict=True) if other.event != item.event for one in some]
        tables.setdefault(item.group, []).extend(shown_links([item], [calibrated(model, others)]))
    final = calibrated(fit(every), [one for some in seen for one in some])
    return {group: reliability(some) for group, some in tables.items()}, final


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--write", action="store_true", help="store the weights")
    parser.add_argument("--grid", action="store_true", help="show the thresholds' neighbourhood")
    given = parser.parse_args()
    sets = {group: load(given.data, group, annotated=group in (*FITTED, "seeds")) for group in (*FITTED, *CHECKED)}
    every = [item for group in FITTED for item in sets[group]]
    bands, final = held_out_scores(every)
    figures: dict[str, Any] = {"held_out_by_wording": {}, "held_out": {}, "in_sample": {}, "not_fitted": {}}
    for group in FITTED:
        items = sets[group]
        models = held_out(items, every)
        figures["held_out_by_wording"][group] = measure([replace(item, known=None) for item in items], models, DEFAULT)
        figures["held_out"][group] = measure(items, models, DEFAULT)
        for reuse in sorted({item.reuse for item in items} - {""}):
            which = [at for at, item in enumerate(items) if item.reuse == reuse]
            some = [items[at] for at in which], [models[at] for at in which]
            figures["held_out"][f"{group}, {reuse} reuse"] = measure(some[0], some[1], DEFAULT)
        figures["in_sample"][group] = measure(items, [final] * len(items), DEFAULT)
        if given.grid and group != "unrelated":
            for same, rival, found in grid(items, models):
                print(group, same, rival, found["strict"], found["lenient"])
    for group in CHECKED:
        figures["not_fitted"][group] = measure(sets[group], [final] * len(sets[group]), DEFAULT)
    for part, groups in figures.items():
        for group, found in groups.items():
            print(f"{part:20s} {group:20s} strict {found['strict']} lenient {found['lenient']}")
            print(f"  wrong a paragraph {found['wrong_a_paragraph']}, {found['wrong_or_partial_a_paragraph']} in all")
    figures["reliability"] = bands
    for group, some in bands.items():
        print(group, *some, sep="\n  ")
    if given.write:
        stages = {
            name: {"weights": [round(w, 6) for w in stage.weights], "bias": round(stage.bias, 6)}
            for name, stage in (
                ("alone", final.alone),
                ("same", final.same),
                ("related", final.related),
                ("shown_same", final.shown_same),
                ("shown_related", final.shown_related),
            )
        }
        content = {
            "about": "Written by tests/tools/fit_alignment.py. Links of paragraphs, titles as body; fitted on basil, "
            "unrelated and rewrites. held_out leaves one event (news) or item out and knows quotes, names and figures, "
            "held_out_by_wording does not; not_fitted sets took no part in the fit and, but for seeds, are by wording. "
            "The thresholds in app/align/options.py were chosen on the held_out figures. reliability: how often links "
            "shown with a score were right, full ones as same, partial ones as same or partial; both the weights and "
            "the scale of the scores were fitted without the link's event.",
            "features": FEATURES,
            "context": CONTEXT,
            **stages,
            "lifted": final.lifted,
            "figures": figures,
        }
        TARGET.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
