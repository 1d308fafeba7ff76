"""Names without a language model: runs of capitalised words that are not merely the first of their sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from app.entities.words import word_list
from app.model.article import ParagraphKind, SegmentedArticle

_WORD = re.compile(r"[^\W\d_](?:[\w'’‐‑-]*\w)?\.?(?=\s|$|\W)|\d+")
_PARTICLES = frozenset(
    word_list("al el bin bint ibn abu ben von van der den de del della di da dos du la le af ten ter zu d")
)
_NOUNS_CAPITALISED = frozenset({"de", "lb"})
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)]*\s+$|^[\W_]*$|[\"'“‘«„(\[–—-]\s*$")


def bare_names(segmented: SegmentedArticle) -> tuple[tuple[int, int, int], ...]:
    """(paragraph, start, end) of what looks like a name, outside furniture.

    A run of two or more capitalised words, or one capitalised word in the middle of a sentence; a single word that
    opens a sentence counts only when the article also has it elsewhere as a name. Where every noun takes a capital
    (German) single words count only as part of a longer name found in the same article.
    """
    runs = [run for number, p in enumerate(segmented.paragraphs) if p.kind is not ParagraphKind.FURNITURE
            for run in _runs(number, p.text)]  # fmt: skip
    inside: Counter[str] = Counter()
    parts: set[str] = set()
    for number, words, opening in runs:
        text = segmented.paragraphs[number].text
        if len(words) > 1:
            parts |= {text[a:b] for a, b in words if b - a > 2}
        elif not opening:
            inside[text[slice(*words[0])]] += 1
    german = segmented.language.split("-")[0].casefold() in _NOUNS_CAPITALISED
    lower = {w for p in segmented.paragraphs for w in re.findall(r"[^\W\d_]+", p.text) if w.islower()}
    found: list[tuple[int, int, int]] = []
    for number, words, opening in runs:
        text = segmented.paragraphs[number].text
        if opening and text[slice(*words[0])].casefold() in lower:
            words = words[1:]
            opening = False
        if not words:
            continue
        start, end = words[0][0], words[-1][1]
        surface = text[start:end]
        if len(words) == 1:
            single_counts = surface in parts or (not german and (not opening or inside[surface] > 0))
            if not single_counts or len(surface) < 2:
                continue
        found.append((number, start, end))
    return tuple(found)


def _runs(number: int, text: str) -> Iterator[tuple[int, list[tuple[int, int]], bool]]:
    """(paragraph, spans of the words, whether the run opens a sentence) of each run of capitalised words."""
    run: list[tuple[int, int]] = []
    held: list[tuple[int, int]] = []
    last_end, ended = 0, False
    for match in _WORD.finditer(text):
        word = match.group()
        start, end = match.start(), match.end()
        touching = bool(run) and not ended and text[last_end:start].strip(" \u00a0'’-") == "" and start - last_end <= 2
        if run and not touching:
            yield number, run, _opens(text, run[0][0])
            run, held = [], []
        if word[0].isupper() or (run and word.isdigit() and len(word) < 3):
            run += [*held, (start, end - word.endswith(".") * (len(word) > 3))]
            held = []
        elif run and word.casefold() in _PARTICLES and len(held) < 2:
            held.append((start, end))
        elif run:
            yield number, run, _opens(text, run[0][0])
            run, held = [], []
        last_end = end
        ended = word.endswith(".") and len(word) > 3
    if run:
        yield number, run, _opens(text, run[0][0])


def _opens(text: str, at: int) -> bool:
    return _SENTENCE_END.search(text[max(0, at - 8) : at] if at > 8 else text[:at]) is not None
