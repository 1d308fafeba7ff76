"""How likely two utterances that share little wording are one: speaker, names, figures, rare words together."""

from __future__ import annotations

import math
from dataclasses import dataclass

from app.model.alignment import Reason
from app.quotes.utterance import Rarity, Utterance
from app.quotes.words import STOP, stem


@dataclass(frozen=True, slots=True)
class Evidence:
    """What lies outside the two quotes: rarities over all of them, and the score of their paragraphs' link (0..1)."""

    rarity: Rarity
    paragraph: float


@dataclass(frozen=True, slots=True)
class Rendering:
    """The probability that two quotes render one utterance, and why."""

    score: float
    reasons: tuple[Reason, ...]


WEIGHTS = {
    "bias": -4.5,
    "cosine": 5.0,
    "smaller": 3.0,
    "larger": 2.0,
    "speaker": 1.5,
    "other speaker": -2.0,
    "names": 0.5,
    "figures": 0.8,
    "paragraph": 1.5,
}


def features(a: Utterance, b: Utterance, evidence: Evidence) -> dict[str, float]:
    """The numbers weighed, by name."""
    rarity = evidence.rarity
    shared = math.fsum(rarity.stem(one) for one in sorted(a.stems & b.stems))
    masses = [math.fsum(rarity.stem(one) for one in sorted(side.stems)) for side in (a, b)]
    one, other = a.quote.speaker, b.quote.speaker
    known = one is not None and other is not None
    return {
        "bias": 1.0,
        "cosine": rarity.cosine(a.number, b.number),
        "smaller": shared / (min(masses) + 4.0),
        "larger": shared / (max(masses) + 4.0),
        "speaker": float(known and one == other),
        "other speaker": float(known and one != other),
        "names": float(min(2, len(a.names & b.names))),
        "figures": float(min(2, len(a.figures & b.figures))),
        "paragraph": evidence.paragraph,
    }


def weigh(a: Utterance, b: Utterance, evidence: Evidence) -> Rendering:
    """Weigh two utterances by a logistic over ``features``."""
    told = features(a, b, evidence)
    logit = math.fsum(WEIGHTS[name] * value for name, value in told.items())
    score = 1 / (1 + math.exp(-max(-50.0, min(50.0, logit))))
    reasons: list[Reason] = []
    if told["speaker"] and a.quote.speaker is not None:
        reasons.append(Reason("speaker", (a.quote.speaker,)))
    names = tuple(sorted(a.names & b.names))
    if names:
        reasons.append(Reason("entities", names))
    figures = tuple(sorted(a.figures & b.figures))
    if figures:
        reasons.append(Reason("figures", figures))
    stems = a.stems & b.stems
    shared = _surfaces(a, stems)
    if shared:
        reasons.append(Reason("words", shared))
    if evidence.paragraph:
        reasons.append(Reason("paragraph"))
    return Rendering(score, tuple(reasons) or (Reason("meaning"),))


def _surfaces(one: Utterance, stems: frozenset[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for word in one.folded:
        if word not in STOP and stem(word) in stems:
            found.setdefault(stem(word), word)
    return tuple(sorted(found.values()))[:6]
