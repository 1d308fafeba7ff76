"""The fitted weights, from ``resources/data/alignment.json``; ``tests/tools/fit_alignment.py`` writes it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from app.align.context import CONTEXT
from app.align.similarity import FEATURES


@dataclass(frozen=True, slots=True)
class Stage:
    """One logistic: log odds = bias + weights . numbers."""

    weights: tuple[float, ...]
    bias: float


@dataclass(frozen=True, slots=True)
class Model:
    """Likeness of two paragraphs alone, then in context: that they tell the same, and that they share anything."""

    alone: Stage
    same: Stage
    related: Stage


@cache
def fitted() -> Model:
    """Return the bundled weights. Raises ``ValueError`` when the file does not fit this program's features."""
    held = json.loads((files("resources") / "data" / "alignment.json").read_text(encoding="utf-8"))
    if tuple(held["features"]) != FEATURES or tuple(held["context"]) != CONTEXT:
        raise ValueError("alignment.json was fitted for other features")

    def stage(name: str) -> Stage:
        return Stage(tuple(float(weight) for weight in held[name]["weights"]), float(held[name]["bias"]))

    return Model(stage("alone"), stage("same"), stage("related"))
