"""Plain nouns that an article puts for another's in otherwise like wording ("lorry" for "truck")."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from app.model.alignment import Link, LinkKind
from app.model.passage import Passage
from app.model.terms import TermRow
from app.terms.called import differ, terms
from app.terms.exchanged import swaps
from app.terms.lexicon import concept
from app.terms.view import CONTENT, ParagraphView

_UNITS = frozenset({"cent", "percent", "per", "pct"})
_OFTEN = 2  # links in which two unrelated nouns take each other's place before they count as one thing


def swapped(links: Sequence[Link], views: Mapping[tuple[int, int], ParagraphView]) -> Iterator[tuple[int, TermRow]]:
    """Rows of two nouns, each with the number of links in which one was replaced by the other.

    One link is enough for nouns that news writers are known to use for one thing, two for others.
    """
    pairs: Counter[tuple[str, str]] = Counter()
    for link in links:
        if link.kind in (LinkKind.IDENTICAL, LinkKind.PARTIAL):
            continue
        here = {pair for a, b in swaps(link) if (pair := _pair(a, b, views)) is not None}
        pairs.update(sorted(here))
    wanted = {pair: count for pair, count in pairs.items() if count >= _OFTEN or concept(pair[0]) == concept(pair[1])}
    if not wanted:
        return
    uses = _uses({word for pair in wanted for word in pair}, views)
    for pair, count in sorted(wanted.items()):
        if differ([{at.article for _, at in uses[word]} for word in pair]):
            listed = terms([uses[word] for word in pair])
            yield count, TermRow(listed[0].words, None, listed)


def _pair(a: Passage, b: Passage, views: Mapping[tuple[int, int], ParagraphView]) -> tuple[str, str] | None:
    """The two nouns where each side of a replacement is nothing but one, in alphabetical order."""
    nouns = [_noun(views.get((at.article, at.paragraph)), at) for at in (a, b)]
    if nouns[0] is None or nouns[1] is None or nouns[0] == nouns[1]:
        return None
    first, second = sorted((nouns[0], nouns[1]))
    return first, second


def _noun(view: ParagraphView | None, at: Passage) -> str | None:
    if view is None or view.headline:
        return None
    content = [n for n, token in enumerate(view.tokens) if at.start <= token.start < at.end and token.pos in CONTENT]
    if len(content) != 1 or not _plain(view, content[0]):
        return None
    return view.lemma(content[0])


def _plain(view: ParagraphView, n: int) -> bool:
    word = view.lemma(n)
    named = view.entity[n] >= 0 or view.quoted[n]
    return view.tokens[n].pos == "NOUN" and not named and word.isalpha() and word not in _UNITS


def _uses(words: set[str], views: Mapping[tuple[int, int], ParagraphView]) -> dict[str, list[tuple[str, Passage]]]:
    found: dict[str, list[tuple[str, Passage]]] = defaultdict(list)
    for _, view in sorted(views.items()):
        for n, token in enumerate(view.tokens):
            if _plain(view, n) and view.lemma(n) in words:
                found[view.lemma(n)].append((view.text[token.start : token.end].casefold(), view.passage(n, n)))
    return found
