"""How much of each article stands in the others, in words."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.alignment import Link, LinkKind
from app.model.article import PROSE
from app.model.comparison import Comparison
from app.model.edit import EditKind
from app.present.index import Index, index_of
from app.present.words import word_spans

VERBATIM_RUN = 5
"""So many words in a row, kept as they are, count as taken over verbatim; shorter runs are the language's own."""


@dataclass(frozen=True, slots=True)
class Shares:
    """How an article's body words stand to the base (the base's own: to all other articles).

    ``words`` counts body words (prose; titles, captions and furniture out). The shares are of these words, 0..1:
    ``matched`` stand in paragraphs with a whole link, ``related`` in paragraphs with a partial link only, ``new`` in
    paragraphs without any: the three add up to 1 (all 0 where there are no words). ``verbatim``, a part of ``matched``,
    stand word for word in a linked paragraph, in runs of VERBATIM_RUN words or more, or in an identical paragraph.
    ``paragraphs`` and ``matched_paragraphs`` count body paragraphs.
    """

    article: int
    words: int
    matched: float
    verbatim: float
    related: float
    new: float
    paragraphs: int
    matched_paragraphs: int


def shares(comparison: Comparison) -> tuple[Shares, ...]:
    """Return the shares of each article, in order."""
    index = index_of(comparison)
    return tuple(_shares(index, article) for article in range(len(comparison.articles)))


def carries(comparison: Comparison, article: int) -> float:
    """Return the share 0..1 of the base's body words that *article* carries; 1 for the base itself.

    A base word is carried when its paragraph has a whole link to the article and, where the link is an edited one, the
    word was not dropped there. A reworded paragraph counts whole: which of its words survive says little.
    """
    base = comparison.base
    if article == base:
        return 1.0
    index = index_of(comparison)
    total = 0
    carried = 0
    for number, paragraph in enumerate(comparison.articles[base].paragraphs):
        if paragraph.kind not in PROSE:
            continue
        words = word_spans(paragraph.text)
        total += len(words)
        links = _whole_links(index, base, number, article)
        if not links:
            continue
        dropped = [_dropped(link, base, number) for link in links]
        carried += sum(not all(_covers(spans, word) for spans in dropped) for word in words)
    return carried / total if total else 0.0


def _shares(index: Index, article: int) -> Shares:
    comparison = index.comparison
    others = (
        [comparison.base]
        if article != comparison.base
        else [n for n in range(len(comparison.articles)) if n != article]
    )
    words = matched = verbatim = related = paragraphs = matched_paragraphs = 0
    for number, paragraph in enumerate(comparison.articles[article].paragraphs):
        if paragraph.kind not in PROSE:
            continue
        spans = word_spans(paragraph.text)
        words += len(spans)
        paragraphs += 1
        whole = [link for other in others for link in _whole_links(index, article, number, other)]
        if whole:
            matched += len(spans)
            matched_paragraphs += 1
            verbatim += _verbatim(whole, article, number, spans)
        elif any(index.links_to(article, number, other) for other in others):
            related += len(spans)
    if not words:
        return Shares(article, 0, 0.0, 0.0, 0.0, 0.0, paragraphs, matched_paragraphs)
    new = words - matched - related
    return Shares(
        article, words, matched / words, verbatim / words, related / words, new / words, paragraphs, matched_paragraphs
    )


def _whole_links(index: Index, article: int, paragraph: int, other: int) -> list[Link]:
    links = (index.comparison.links[number] for number in index.links_to(article, paragraph, other))
    return [link for link in links if link.kind is not LinkKind.PARTIAL]


def _dropped(link: Link, article: int, paragraph: int) -> list[tuple[int, int]]:
    """Return the stretches of a paragraph that an edited link says the other side left out."""
    if link.kind is not LinkKind.EDITED:
        return []
    own = EditKind.DELETED if link.a.article == article else EditKind.INSERTED
    ends = (edit.a if link.a.article == article else edit.b for edit in link.wording.fine if edit.kind is own)
    return [(at.start, at.end) for at in ends if at is not None and at.paragraph == paragraph]


def _verbatim(links: list[Link], article: int, paragraph: int, words: tuple[tuple[int, int], ...]) -> int:
    """Return how many words stand in one of the links' far sides word for word, in long enough runs."""
    if any(link.kind is LinkKind.IDENTICAL for link in links):
        return len(words)
    taken: set[int] = set()
    for link in links:
        for stretch in _kept(link, article, paragraph):
            run = [number for number, word in enumerate(words) if _covers(stretch, word)]
            taken.update(run if len(run) >= VERBATIM_RUN else ())
    return len(taken)


def _kept(link: Link, article: int, paragraph: int) -> list[list[tuple[int, int]]]:
    """Return the stretches of a paragraph kept without a break, each as the spans of its edits."""
    stretches: list[list[tuple[int, int]]] = [[]]
    for edit in link.wording.fine:
        at = edit.a if link.a.article == article else edit.b
        if edit.kind is not EditKind.KEPT:
            stretches.append([])  # a break even where the words went missing on the other side
        elif at is not None and at.paragraph == paragraph:
            stretches[-1].append((at.start, at.end))
    return [stretch for stretch in stretches if stretch]


def _covers(spans: list[tuple[int, int]], word: tuple[int, int]) -> bool:
    """Say whether one of the spans covers the better part of a word (tokens are finer than words: "(Daesh),")."""
    start, end = word
    inside = sum(max(0, min(end, e) - max(start, s)) for s, e in spans)
    return 2 * inside > end - start
