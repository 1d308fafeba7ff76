"""The fitted weights, from ``resources/data/alignment.json``; ``tests/tools/fit_alignment.py`` writes it."""

from __future__ import annotations

import json
import math
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


AS_IS = Stage((1.0,), 0.0)
"""Shows a probability as it is."""
LEAST = 0.0001
"""No link that rests on judgement is shown nearer to 0 or to 1."""


@dataclass(frozen=True, slots=True)
class Model:
    """Likeness of two paragraphs alone, then in context: that they tell the same, and that they share anything.

    ``shown_same`` and ``shown_related`` turn those log odds into the ones shown with a link, so that of the links
    shown at .9 nine in ten are right (Platt's scaling, fitted on links of events the weights had not seen). ``lifted``
    is what a partial link shows that stands on a shared quotation alone: the share of such links that were right.
    """

    alone: Stage
    same: Stage
    related: Stage
    shown_same: Stage = AS_IS
    shown_related: Stage = AS_IS
    lifted: float = 0.5

    def shown(self, chance: float, full: bool) -> float:
        """The score shown for a link that the scorer gives this probability; never quite 0 or 1."""
        stage = self.shown_same if full else self.shown_related
        held = min(max(chance, LEAST), 1 - LEAST)
        odds = stage.weights[0] * math.log(held / (1 - held)) + stage.bias
        return min(max(1 / (1 + math.exp(-odds)), LEAST), 1 - LEAST)


@cache
def fitted() -> Model:
    """Return the bundled weights. Raises ``ValueError`` when the file does not fit this program's features."""
    held = json.loads((files("resources") / "data" / "alignment.json").read_text(encoding="utf-8"))
    if tuple(held["features"]) != FEATURES or tuple(held["context"]) != CONTEXT:
        raise ValueError("alignment.json was fitted for other features")

    def stage(name: str) -> Stage:
        return Stage(tuple(float(weight) for weight in held[name]["weights"]), float(held[name]["bias"]))

    names = ("alone", "same", "related", "shown_same", "shown_related")
    return Model(*(stage(name) for name in names), lifted=float(held["lifted"]))
