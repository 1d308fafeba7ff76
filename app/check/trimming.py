"""Quotations that end, or begin, where their speaker did not, so that their sense may change.

A quotation may be shortened to one of its sentences; what must be looked at is a cut inside a sentence that takes a
condition, a contrast, a denial or a doubt away, and a qualification that stood beside what was kept.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import groupby

from app.check.findings import Side, told
from app.check.grammar import Grammar
from app.check.hedge_words import ADVERBS, BELIEFS
from app.check.negation_words import NEGATIONS
from app.check.pairs import Pair
from app.check.words import word_set
from app.model.edit import EditKind
from app.model.finding import Finding, FindingKind
from app.model.passage import Passage

KEPT = 0.8
"""Share of a quotation's words that must stand in the base's quotation for it to be part of it."""

LEAST = 3
"""A shorter quotation is a fragment, and fragments are cut by nature."""

ELSEWHERE = 0.6
"""Share of what was cut that stands elsewhere in the other article, from which it counts as kept."""

_TURNS = word_set(
    "but although though however yet except unless if when until till while whereas because provided providing without "
    "despite only even nevertheless nonetheless still instead rather otherwise assuming given since before after once"
)
_CONTRASTS = word_set("but or except however yet still though nevertheless nonetheless only instead that otherwise")
_OWN_VIEW = word_set("far knowledge opinion view guess sure understand feel")
_AMOUNTS = word_set("some most many part partly mostly almost nearly maybe sometimes often generally usually")
_MODALS = word_set("may might could would should")


def find(pair: Pair) -> list[Finding]:
    """Quotations cut inside a sentence, or off from the sentence that qualifies them."""
    said = _Said(pair)
    kept = [
        words for stretch in _utterances(pair.other, pair, pair.article) for words in _sentences(pair.other, stretch)
    ]
    result: list[Finding] = []
    shown: set[Passage] = set()
    for words in kept:
        if len(words) < LEAST or not _whole(pair, words):
            continue
        place = said.place(words)
        if place is None:
            continue
        utterance, first, last = place
        for cut in _cuts(pair, utterance, first, last):
            at = pair.one.span(cut)
            if at in shown or _elsewhere(pair, cut):
                continue
            shown.add(at)
            edge = _edge(pair, words, cut[0] < utterance[first])
            result.append(told(pair, FindingKind.QUOTE_TRIMMED, Side(at), Side(edge), speaker=_speaker(pair, at)))
    return result


def _sentences(grammar: Grammar, words: list[int]) -> list[list[int]]:
    """Cut a stretch into its sentences."""
    return [list(run) for _, run in groupby(words, key=lambda at: grammar.sentence_of[at])]


def _utterances(grammar: Grammar, pair: Pair, article: int) -> list[list[int]]:
    """The words inside marks, a paragraph of the base at a time; in the other article a stretch at a time."""
    result: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for at, word in enumerate(grammar.words):
        if not word.spoken or not pair.prose(word.at):
            continue
        for inside in pair.marks(article, word.at.paragraph):
            if inside.holds(word.at):
                key = (word.at.paragraph,) if article == pair.base else (word.at.paragraph, inside.start)
                result[key].append(at)
                break
    return [result[key] for key in sorted(result)]


def _whole(pair: Pair, words: Sequence[int]) -> bool:
    """Whether a quotation is given as a sentence of its own, not as a fragment in the reporter's."""
    first, last = pair.other.words[words[0]].at, pair.other.words[words[-1]].at
    text = pair.ground.comparison.articles[first.article].paragraphs[first.paragraph].text
    return text[first.start : first.start + 1].isupper() and text[last.end : last.end + 1] in {".", ",", "!", "?", ";"}


class _Said:
    """What the base has inside quotation marks, an utterance a paragraph, by its words."""

    def __init__(self, pair: Pair) -> None:
        self._pair = pair
        self._said = _utterances(pair.one, pair, pair.base)
        self._holding: dict[str, list[int]] = defaultdict(list)
        for number, utterance in enumerate(self._said):
            for lemma in sorted({pair.one.words[at].lemma for at in utterance}):
                self._holding[lemma].append(number)

    def place(self, words: list[int]) -> tuple[list[int], int, int] | None:
        """Find the utterance a quotation is part of, and from where to where it goes."""
        pair = self._pair
        forms = [pair.other.words[at].form for at in words]
        lemmas = {pair.other.words[at].lemma for at in words}
        shared = Counter(n for lemma in lemmas for n in self._holding.get(lemma, ()))
        best: tuple[float, list[int], int, int] | None = None
        for number in sorted(n for n, count in shared.items() if count >= KEPT * len(lemmas)):
            utterance = self._said[number]
            edits = pair.ground.token_edits([pair.one.words[at].form for at in utterance], forms)
            runs = [edit for edit in edits if edit[0] is EditKind.KEPT]
            share = sum(b1 - b0 for _, _, _, b0, b1 in runs) / len(words)
            if share >= KEPT and (best is None or share > best[0]):
                # a single word at either end may be matched far from where it belongs
                firm = [run for run in runs if run[2] - run[1] >= 2] or runs
                first, last = firm[0][1] - firm[0][3], firm[-1][2] - 1 + len(words) - firm[-1][4]
                best = (share, utterance, max(0, first), min(len(utterance) - 1, last))
        return best[1:] if best is not None else None


def _cuts(pair: Pair, utterance: list[int], first: int, last: int) -> list[list[int]]:
    """Give what was cut before and after, as far as it may change the sense of what is left."""
    grammar = pair.one
    sentence = [grammar.sentence_of[at] for at in utterance]
    begin, end = first, last
    while begin > 0 and sentence[begin - 1] == sentence[first]:
        begin -= 1
    while end + 1 < len(utterance) and sentence[end + 1] == sentence[last]:
        end += 1
    result: list[list[int]] = []
    before, after = utterance[begin:first], utterance[last + 1 : end + 1]
    if len(before) >= 2 and _matters(grammar, before):
        result.append(before)
    if len(after) >= 2 and _matters(grammar, after):
        result.append(after)
    if not before and begin > 0 and _contrasts(grammar, utterance[first : first + 3]):
        result.append([at for at, n in zip(utterance, sentence, strict=True) if n == sentence[begin - 1]])
    if not after and end + 1 < len(utterance) and _contrasts(grammar, utterance[end + 1 : end + 2]):
        result.append([at for at, n in zip(utterance, sentence, strict=True) if n == sentence[end + 1]])
    return result


def _matters(grammar: Grammar, cut: Sequence[int]) -> bool:
    """Whether words cut from a sentence carry a condition, a contrast, a denial, a doubt or a limit."""
    forms = [grammar.words[at].form for at in cut]
    lemmas = {grammar.words[at].lemma for at in cut}
    return bool(
        set(forms[:3]) & _TURNS
        or set(forms) & (NEGATIONS | ADVERBS | _AMOUNTS | _MODALS | {"but", "if", "unless", "although", "only"})
        or lemmas & (BELIEFS | _OWN_VIEW)
        or (len(forms) >= 4 and forms[0] in {"what", "all"})
    )


def _contrasts(grammar: Grammar, words: Sequence[int]) -> bool:
    return bool({grammar.words[at].form for at in words} & (_CONTRASTS - {"that"}))


def _elsewhere(pair: Pair, cut: Sequence[int]) -> bool:
    """Whether the other article has what was cut in another place."""
    content = [at for at in cut if pair.one.words[at].content]
    if not content:
        return False
    anchored = sum(1 for at in content if at in pair.anchors.there)
    return anchored >= ELSEWHERE * len(content)


def _edge(pair: Pair, words: Sequence[int], before: bool) -> Passage:
    """Give the end of the quotation that was cut: its first or last words."""
    near = words[:3] if before else words[-3:]
    return pair.other.span(near)


def _speaker(pair: Pair, at: Passage) -> str:
    return next((quote.speaker for quote in pair.quotes_at(at) if quote.speaker), "")
