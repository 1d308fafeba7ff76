"""What every article takes from every other, in words: shares by kind, the longest shared run, density."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.alignment import Link
from app.model.entity import Entity
from app.model.passage import Passage
from app.model.quote import Quote, QuoteKind
from app.model.reuse import Reuse, ReuseKind, Share
from app.reuse.runs import Runs
from app.reuse.standing import KINDS, by_article, covered, standing
from app.reuse.words import Body


def measure(
    runs: Runs,
    links: Sequence[Link],
    quotes: Sequence[Quote] | None = None,
    entities: Sequence[Entity] = (),
) -> tuple[Reuse, ...]:
    """Measure every ordered pair of articles, ascending by (article, source).

    *links* have their wording. As long as *quotes* and *entities* are not known (``None``) the shares without them
    (``bare``) are left empty.
    """
    texts = runs.texts
    linked = by_article(links)
    sentences = [frozenset(text.sentence_forms(n) for n in range(len(text.sentences))) for text in texts]
    out = [_left_out(text, quotes or (), entities) for text in texts]
    result: list[Reuse] = []
    for article, text in enumerate(texts):
        for source in range(len(texts)):
            if source == article:
                continue
            lengths = runs.lengths(article, source)
            told = linked.get((article, source), {})
            nothing = bytes(len(text.places))
            shares = _shares(text, standing(text, lengths, sentences[source], told, nothing), nothing)
            bare: tuple[Share, ...] = ()
            if quotes is not None:
                bare = _shares(text, standing(text, lengths, sentences[source], told, out[article]), out[article])
            longest = _longest(text, lengths, texts[source], runs.lengths(source, article))
            most = max(lengths, default=0)
            result.append(Reuse(article, source, shares, bare, longest, most, _density(lengths)))
    return tuple(result)


def _left_out(text: Body, quotes: Sequence[Quote], entities: Sequence[Entity]) -> bytes:
    """Mark the words inside quotation marks and the names."""
    stretches: list[Passage] = []
    for quote in quotes:
        if quote.article == text.article:
            stretches += quote.spans if quote.kind is QuoteKind.DIRECT else quote.inside
    for entity in entities:
        stretches += (mention for mention in entity.mentions if mention.article == text.article)
    return covered(text, stretches)


def _shares(text: Body, kinds: bytes | bytearray, out: bytes) -> tuple[Share, ...]:
    """Count the words of each kind, those marked in *out* left out, and join neighbours into passages."""
    words = [0] * len(KINDS)
    passages: list[list[Passage]] = [[] for _ in KINDS]
    for begin, end in text.paragraphs:
        at = begin
        while at < end:
            first = at
            at += 1
            if out[first]:
                continue
            kind = kinds[first]
            while at < end and kinds[at] == kind and not out[at]:
                at += 1
            words[kind] += at - first
            passages[kind].append(text.stretch(first, at))
    total = sum(words)
    return tuple(
        Share(ReuseKind(kind), count, count / total if total else 0.0, tuple(stretches))
        for kind, count, stretches in zip(KINDS, words, passages, strict=True)
    )


def _longest(first: Body, lengths: Sequence[int], second: Body, back: Sequence[int]) -> tuple[Passage, Passage] | None:
    """Find the longest run both bodies have, where it stands first in each.

    Of several of that length the one whose words sort first is taken, so that the order of the articles is nothing to
    the choice. *lengths* and *back* are those of ``Runs.lengths``, there and back.
    """
    most = max(lengths, default=0)
    if not most:
        return None
    here = _earliest(first, lengths, most)
    there = _earliest(second, back, most)
    words = min(here.keys() & there.keys())
    i, j = here[words], there[words]
    return first.stretch(i, i + most), second.stretch(j, j + most)


def _earliest(text: Body, lengths: Sequence[int], most: int) -> dict[tuple[str, ...], int]:
    found: dict[tuple[str, ...], int] = {}
    for at, length in enumerate(lengths):
        if length == most:
            found.setdefault(text.forms[at : at + most], at)
    return found


def _density(lengths: Sequence[int]) -> float:
    """Sum the squares of the shared fragments' lengths over all words (Grusky, Naaman and Artzi 2018).

    Fragments are taken greedily: from the first word on, the longest run the source has, then on behind it.
    """
    total = at = 0
    while at < len(lengths):
        total += lengths[at] ** 2
        at += max(1, lengths[at])
    return total / len(lengths) if lengths else 0.0
