#!/usr/bin/env python3
"""Fit the aligner's weights and measure them, leaving one event out at a time.

usage: fit_alignment.py [--data DIR] [--write] [--grid]

Fits two logistics (numpy, L2) on news pairs, unrelated pairs and rewrites; reports strict and lenient scores of the
links that the program's own decoder gives, each item scored by weights fitted without its event; checks revisions,
summaries, plain language and the founding articles, on which nothing is fitted. ``--write`` stores weights and figures
in ``resources/data/alignment.json``. The data is read where it lies and never copied.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from app.align.context import CONTEXT
from app.align.model import Model, Stage
from app.align.options import DEFAULT, Options
from app.align.scorer import Compared, compared, decide, judged, surroundings
from app.align.similarity import FEATURES
from app.align.units import read_units
from app.model.article import Article, Paragraph, ParagraphKind
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
    units: int


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


def load(data: Path, group: str) -> list[Item]:
    """Read a set and compute the numbers of its candidate pairs."""
    out: list[Item] = []
    for raw in raw_items(data, group):
        sides = [
            read_units(
                segment(
                    Article("", "", "", tuple(Paragraph(ParagraphKind.BODY, text) for text in side["paragraphs"]),
                            language=raw["lang"]),
                    number,
                )
            )
            for number, side in enumerate(raw["articles"])
        ]  # fmt: skip
        held = compared(*sides)
        places = [{unit.number: at for at, unit in enumerate(side)} for side in sides]
        gold = [(places[0][a], places[1][b], label) for a, b, label in raw["gold"] if a in places[0] and b in places[1]]
        out.append(
            Item(
                raw["id"],
                group,
                event_of(raw["id"], group),
                held,
                {(a, b) for a, b, label in gold if label == "same"},
                {(a, b) for a, b, label in gold if label != "same"},
                sum(len(side["paragraphs"]) for side in raw["articles"]),
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


def links_of(item: Item, model: Model, options: Options) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """What the program links by wording: pairs telling the same, and all links."""
    scored = judged(item.held, model)
    full, part = decide(scored, options)
    pairs = pairs_of(item)
    strict = {pair for pair, yes in zip(pairs, full.tolist(), strict=True) if yes}
    return strict, strict | {pair for pair, yes in zip(pairs, part.tolist(), strict=True) if yes}


def rates(right: int, wrong: int, missed: int) -> dict[str, float]:
    """Precision, recall and F1."""
    p, r = right / max(1, right + wrong), right / max(1, right + missed)
    return {"P": round(p, 3), "R": round(r, 3), "F1": round(2 * p * r / max(1e-9, p + r), 3)}


def measure(items: Sequence[Item], models: Sequence[Model], options: Options) -> dict[str, Any]:
    """Strict and lenient scores as ``data/alignment/score.py`` defines them, and wrong links a paragraph."""
    strict, lenient = [0, 0, 0], [0, 0, 0]
    for item, model in zip(items, models, strict=True):
        some, every = links_of(item, model, options)
        both = item.same | item.part
        for total, got, gold, void in ((strict, some, item.same, item.part), (lenient, every, both, set())):
            total[0] += len(got & gold)
            total[1] += len(got - gold - void)
            total[2] += len(gold - got)
    units = sum(item.units for item in items)
    return {
        "strict": rates(*strict),
        "lenient": rates(*lenient),
        "wrong_a_paragraph": round(strict[1] / units, 4),
        "wrong_or_partial_a_paragraph": round(lenient[1] / units, 4),
    }


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
    for same in (0.2, 0.25, 0.3, 0.35, 0.4):
        for rival in (0.4, 0.5, 0.65, 0.8):
            yield same, rival, measure(items, models, replace(DEFAULT, same=same, rival=rival))


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--write", action="store_true", help="store the weights")
    parser.add_argument("--grid", action="store_true", help="show the thresholds' neighbourhood")
    given = parser.parse_args()
    sets = {group: load(given.data, group) for group in (*FITTED, *CHECKED)}
    every = [item for group in FITTED for item in sets[group]]
    final = fit(every)
    figures: dict[str, Any] = {"held_out": {}, "in_sample": {}, "not_fitted": {}}
    for group in FITTED:
        models = held_out(sets[group], every)
        figures["held_out"][group] = measure(sets[group], models, DEFAULT)
        figures["in_sample"][group] = measure(sets[group], [final] * len(sets[group]), DEFAULT)
        if given.grid and group != "unrelated":
            for same, rival, found in grid(sets[group], models):
                print(group, same, rival, found["strict"], found["lenient"])
    for group in CHECKED:
        figures["not_fitted"][group] = measure(sets[group], [final] * len(sets[group]), DEFAULT)
    for part, groups in figures.items():
        for group, found in groups.items():
            print(f"{part:10s} {group:10s} strict {found['strict']} lenient {found['lenient']}")
            print(f"  wrong a paragraph {found['wrong_a_paragraph']}, {found['wrong_or_partial_a_paragraph']} in all")
    if given.write:
        stages = {
            name: {"weights": [round(w, 6) for w in stage.weights], "bias": round(stage.bias, 6)}
            for name, stage in (("alone", final.alone), ("same", final.same), ("related", final.related))
        }
        content = {
            "about": "Written by tests/tools/fit_alignment.py. Paragraph links by wording alone, titles as body; "
            "held_out leaves one event (news) or item out, not_fitted sets took no part in the fit.",
            "features": FEATURES,
            "context": CONTEXT,
            **stages,
            "figures": figures,
        }
        TARGET.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
