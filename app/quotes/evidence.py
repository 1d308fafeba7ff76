"""How likely two utterances that share little wording are one: speaker, names, figures, rare words together."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from app.model.alignment import Reason
from app.quotes.prepared import Prepared, Rarity
from app.quotes.words import STOP, content, stem, words


@dataclass(frozen=True, slots=True)
class Evidence:
    """What lies outside the two quotes: rarities over all of them, and how close their paragraphs' link is (0..1)."""

    rarity: Rarity
    paragraph: float


@dataclass(frozen=True, slots=True)
class Rendering:
    """How likely two quotes render one utterance, as a logit, and why."""

    logit: float
    reasons: tuple[Reason, ...]

    def score(self, mutual: bool) -> float:
        """The probability; *mutual*: neither quote has a better partner."""
        logit = self.logit + (MUTUAL_BEST if mutual else 0.0)
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, logit))))

    def less(self, logit: float) -> Rendering:
        """The same, less likely by *logit*."""
        return replace(self, logit=self.logit - logit)


WEIGHTS = {
    "bias": -4.0,
    "cosine": 4.3,
    "smaller": 3.0,
    "larger": 4.0,
    "speaker": 0.6,
    "other speaker": -0.9,
    "names": 0.5,
    "figures": 0.3,
    "paragraph": 2.3,
    "speech": 0.7,
    "fragment": -1.2,
    "names alone": -2.0,
}
"""A logistic fitted to the development stories with marked utterances, rounded; ``speaker`` and ``figures`` are held
above zero where so few pairs would have made them nothing. ``fragment``: a few words in quotation marks are quoted as
they were said, so another rendering of them is unlikely."""

MUTUAL_BEST = 1.0
"""What it adds to the logit that neither quote has a better partner in the other article."""

WORD_FOR_WORD = 2.5
"""What it takes from the logit of two direct quotations that both articles quote the speaker word for word elsewhere:
different words are then different sentences, not two translations of one."""

OTHERS_WORD_FOR_WORD = 0.8
"""The same where the articles quote only other speakers word for word."""

_SPEECH_WORDS = 8
_LONG = 6
"""Telling words of a statement that another rendering shares at least two of, besides names."""


def features(a: Prepared, b: Prepared, evidence: Evidence) -> dict[str, float]:
    """The numbers weighed, by name."""
    rarity = evidence.rarity
    # two statements about one person are not yet one utterance
    stems = (a.stems & b.stems) - {each for name in a.names & b.names for each in content(words(name))}
    shared = math.fsum(rarity.stem(one) for one in sorted(stems))
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
        "fragment": float(a.direct and b.direct and min(len(a.quoted), len(b.quoted)) < _SPEECH_WORDS),
        "names alone": float(len(stems) < 2 and min(len(a.stems), len(b.stems)) >= _LONG),
        "speech": float(known and one == other and min(len(a.quoted), len(b.quoted)) >= _SPEECH_WORDS),
    }


def weigh(a: Prepared, b: Prepared, evidence: Evidence) -> Rendering:
    """Weigh two utterances by a logistic over ``features``."""
    told = features(a, b, evidence)
    logit = math.fsum(WEIGHTS[name] * value for name, value in told.items())
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
    return Rendering(logit, tuple(reasons) or (Reason("meaning"),))


def _surfaces(one: Prepared, stems: frozenset[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for word in one.folded:
        if word not in STOP and stem(word) in stems:
            found.setdefault(stem(word), word)
    return tuple(sorted(found.values()))[:6]
