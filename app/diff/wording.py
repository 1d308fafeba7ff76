"""The wording of a link: its edits as stretches of the articles' own text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.diff.common import shared_runs
from app.diff.match import paired, turned
from app.diff.script import Step, readable, slid, steps
from app.model.alignment import Link, LinkKind, Side
from app.model.article import SegmentedArticle, Token
from app.model.edit import Edit, EditKind, Wording
from app.model.passage import Passage

_TOLD_APART = frozenset({LinkKind.REWORDED, LinkKind.PARTIAL})


@dataclass(frozen=True, slots=True)
class _Words:
    """The tokens of one side in reading order, with the paragraph of each."""

    side: Side
    tokens: tuple[Token, ...]
    paragraphs: tuple[int, ...]
    normals: tuple[str, ...]
    surfaces: tuple[str, ...]

    def pieces(self, begin: int, end: int) -> list[tuple[int, int]]:
        """Cut a run of tokens where a paragraph ends."""
        out: list[tuple[int, int]] = []
        while begin < end:
            at = begin + 1
            while at < end and self.paragraphs[at] == self.paragraphs[begin]:
                at += 1
            out.append((begin, at))
            begin = at
        return out

    def passage(self, begin: int, end: int) -> Passage:
        """The stretch of text under a run of tokens of one paragraph."""
        return Passage(self.side.article, self.paragraphs[begin], self.tokens[begin].start, self.tokens[end - 1].end)


def _words(side: Side, articles: Sequence[SegmentedArticle]) -> _Words:
    tokens: list[Token] = []
    numbers: list[int] = []
    surfaces: list[str] = []
    for number in side.paragraphs:
        paragraph = articles[side.article].paragraphs[number]
        tokens += paragraph.tokens
        numbers += [number] * len(paragraph.tokens)
        surfaces += [paragraph.text[token.start : token.end] for token in paragraph.tokens]
    return _Words(side, tuple(tokens), tuple(numbers), tuple(token.normal for token in tokens), tuple(surfaces))


def wording(link: Link, articles: Sequence[SegmentedArticle]) -> Wording:
    """Tell how the two sides of *link* differ; *articles* are indexed by article number.

    Tokens match by normal form; every passage lies in one paragraph and never cuts a token. Both scripts cover every
    token. Raises ``OverflowError`` beyond 1,112,063 distinct tokens in one link.
    """
    a, b = _words(link.a, articles), _words(link.b, articles)
    n, m = len(a.tokens), len(b.tokens)
    found = paired(a.normals, b.normals)
    fine = slid(found, a.normals, b.normals)
    calm = slid(readable(found, n, m), a.normals, b.normals)
    kept = sum(length for _, _, length in fine)
    return Wording(
        fine=tuple(_edits(steps(fine, n, m), a, b)),
        readable=tuple(_edits(steps(calm, n, m), a, b)),
        shared=_shared(a, b) if link.kind in _TOLD_APART else (),
        folded=tuple(_folded(fine, a, b)),
        kept=round(kept / max(n, m), 4) if n or m else 1.0,
    )


def _edits(script: Sequence[Step], a: _Words, b: _Words) -> Iterator[Edit]:
    """Turn steps into edits, cut at the borders of paragraphs."""
    for kind, begin, end, start, stop in script:
        if kind is EditKind.KEPT:
            for x, y in _kept_pieces(begin, start, end - begin, a, b):
                yield Edit(kind, a.passage(*x), b.passage(*y))
            continue
        mine, theirs = a.pieces(begin, end), b.pieces(start, stop)
        both = min(len(mine), len(theirs))
        for x, y in zip(mine[:both], theirs[:both], strict=True):
            yield Edit(EditKind.REPLACED, a.passage(*x), b.passage(*y))
        for x in mine[both:]:
            yield Edit(EditKind.DELETED, a.passage(*x), None)
        for y in theirs[both:]:
            yield Edit(EditKind.INSERTED, None, b.passage(*y))


def _kept_pieces(
    i: int, j: int, length: int, a: _Words, b: _Words
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Cut a kept run wherever either side's paragraph ends."""
    done = 0
    while done < length:
        part = min(a.pieces(i + done, i + length)[0][1] - i, b.pieces(j + done, j + length)[0][1] - j)
        yield (i + done, i + part), (j + done, j + part)
        done = part


def _folded(runs: Sequence[tuple[int, int, int]], a: _Words, b: _Words) -> Iterator[tuple[Passage, Passage]]:
    """Stretches of kept tokens that are written differently."""
    for i, j, length in runs:
        at = 0
        while at < length:
            if a.surfaces[i + at] == b.surfaces[j + at]:
                at += 1
                continue
            begin = at
            while at < length and a.surfaces[i + at] != b.surfaces[j + at]:
                at += 1
            for x, y in _kept_pieces(i + begin, j + begin, at - begin, a, b):
                yield a.passage(*x), b.passage(*y)


def _shared(a: _Words, b: _Words) -> tuple[Passage, ...]:
    if turned(a.normals, b.normals):
        a, b = b, a
    out: set[Passage] = set()
    for i, j, length in shared_runs(a.normals, b.normals):
        out |= {a.passage(*piece) for piece in a.pieces(i, i + length)}
        out |= {b.passage(*piece) for piece in b.pieces(j, j + length)}
    return tuple(sorted(out))
