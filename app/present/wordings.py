"""The wordings of one utterance held against each other: what the quote ledger marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from app.model.comparison import Comparison
from app.model.passage import Passage
from app.model.quote import Verdict
from app.present.ledger import SAME_WORDS, LedgerEntry
from app.present.marks import Mark, join_shared, runs
from app.present.page import Role, Run
from app.present.words import word_spans

LARGEST = 1_000_000
"""Beyond so many pairs of words nothing is marked: a speech, not a quotation."""

SHORTEST_SHARED = 4
"""Shorter words in common say nothing about two renderings of one sentence, nor do the longer ones of grammar."""

_WORDS_OF_GRAMMAR = (
    "also been because being could does down each every from have having here into just many more most much only other "
    "over same should some such than that their them then there these they this those under very were what when where "
    "which while will with within without would your"
)
_GRAMMAR = frozenset(_WORDS_OF_GRAMMAR.split())

ALIKE = 0.6
"""From this similarity on (``difflib``'s ratio, over words), the words that differ tell more than those in common."""

_COMMON_CONTENT = frozenset({Verdict.REWORDED, Verdict.PARAPHRASED})
_AROUND = "\"'“”‘’«»„‚‹›.,;:!?…()[]"
_FOLD = str.maketrans({"’": "'", "‘": "'", "‑": "-", "–": "-"})


@dataclass(frozen=True, slots=True)
class _Word:
    at: Passage
    normal: str


def wording_runs(comparison: Comparison, entry: LedgerEntry) -> dict[int, tuple[tuple[Run, ...], ...]]:
    """Return per quote of *entry* and per span of it the runs to show, in code points of the span's own text.

    The reference's wording is held against each other article's, as that one's verdict asks: where it was altered or
    trimmed, the words that differ are DELETED, INSERTED or REPLACED as on the page; where it was reworded or
    paraphrased beyond ALIKE, the longer words in common are SHARED; verbatim wordings bear no marks. The reference
    bears SHARED only where no other article asks for more. Words compare without case and the punctuation around
    them, apostrophes and dashes folded (``difflib``'s matching of sequences).
    """
    marks: dict[Passage, list[Mark]] = {}
    first = _words(comparison, entry.quotes[entry.reference])
    quiet: dict[Passage, list[Mark]] = {}
    for article in entry.order[1:]:
        verdict = entry.verdicts[article]
        other = _words(comparison, entry.quotes[article])
        if verdict not in SAME_WORDS and len(first) * len(other) <= LARGEST:
            _mark(first, other, verdict in _COMMON_CONTENT, marks, quiet)
    loud = any(span.article == entry.reference for span in marks)
    for span, found in quiet.items():
        if span.article != entry.reference or not loud:
            marks.setdefault(span, []).extend(found)
    result: dict[int, tuple[tuple[Run, ...], ...]] = {}
    for number in (number for numbers in entry.quotes for number in numbers):
        shown: list[tuple[Run, ...]] = []
        for span in comparison.quotes[number].spans:
            text = comparison.articles[span.article].paragraphs[span.paragraph].text[span.start : span.end]
            shown.append(runs(text, join_shared(text, marks.get(span, []))))
        result[number] = tuple(shown)
    return result


def _words(comparison: Comparison, quotes: Sequence[int]) -> list[tuple[Passage, _Word]]:
    """Return the words of an article's reports of one utterance, each with the span it stands in."""
    found: list[tuple[Passage, _Word]] = []
    for number in quotes:
        for span in comparison.quotes[number].spans:
            text = comparison.articles[span.article].paragraphs[span.paragraph].text[span.start : span.end]
            for start, end in word_spans(text):
                while start < end and text[start] in _AROUND:
                    start += 1
                while start < end and text[end - 1] in _AROUND:
                    end -= 1
                at = Passage(span.article, span.paragraph, start, end)
                found.append((span, _Word(at, text[start:end].translate(_FOLD).casefold())))
    return found


def _mark(
    first: list[tuple[Passage, _Word]],
    other: list[tuple[Passage, _Word]],
    shared: bool,
    marks: dict[Passage, list[Mark]],
    quiet: dict[Passage, list[Mark]],
) -> None:
    """Add the words that differ to *marks*, or those in common to *quiet*."""
    matcher = SequenceMatcher(None, [w.normal for _, w in first], [w.normal for _, w in other], autojunk=False)
    if shared and matcher.ratio() < ALIKE:
        common = {word.normal for _, word in first} & {word.normal for _, word in other}
        for span, word in (*first, *other):
            if word.normal in common and len(word.normal) >= SHORTEST_SHARED and word.normal not in _GRAMMAR:
                quiet.setdefault(span, []).append(Mark(word.at.start, word.at.end, Role.SHARED))
        return
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        for words, own in ((first[a:b], Role.DELETED), (other[c:d], Role.INSERTED)):
            role = Role.REPLACED if kind == "replace" else own
            for span in dict.fromkeys(span for span, _ in words):
                inside = [word.at for at, word in words if at == span]
                marks.setdefault(span, []).append(Mark(inside[0].start, inside[-1].end, role))
