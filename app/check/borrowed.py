"""Words inside quotation marks that the base has only in the reporter's words, or not at all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from app.check.findings import Side, told
from app.check.grammar import Grammar
from app.check.pairs import Pair
from app.check.words import word_set
from app.model.finding import Finding, FindingKind
from app.model.passage import Passage

QUOTED = 0.6
"""Share of a stretch's neighbouring words that must stand inside marks in the base for it to be quoted there."""

TOLD = 0.7
"""Share of its words of content that must stand together in a sentence of the base for it to be told there."""

INVENTED = 5
"""Words from which a stretch that the base has nowhere counts as a quotation of its own."""

SHORT = 3
"""Words from which a stretch with a single telling one is looked for, word for word."""

_SPREAD = 3
"""How much longer than the stretch the base's wording may be."""

_FAINT = word_set("i he she it we they you them her him us me my his our their a an the that")


def find(pair: Pair) -> list[Finding]:
    """Stretches in quotation marks that the base has without them; only where the other is a rewrite of the base."""
    if not pair.rewrite:
        return []
    quoted = _quoted(pair)
    told_in = _Unquoted(pair)
    result: list[Finding] = []
    for words in _regions(pair.other, pair):
        content = [at for at in words if pair.other.words[at].content]
        if len(content) < 2:
            source = told_in.word_for_word(words, content)
            if source is not None:
                result.append(told(pair, FindingKind.PARAPHRASE_QUOTED, Side(source), Side(pair.other.span(words))))
            continue
        if _is_name(pair.other, content, pair):
            continue
        if _share(_couples(pair.other, words), quoted) >= QUOTED:
            continue
        here = pair.other.span(words)
        source = told_in.find(words, content)
        if source is not None:
            result.append(told(pair, FindingKind.PARAPHRASE_QUOTED, Side(source), Side(here)))
        elif len(_plain(pair.other, words)) >= INVENTED and pair.quotes_at(here):
            result.append(told(pair, FindingKind.UNSUPPORTED, Side(None), Side(here)))
    return result


def _plain(grammar: Grammar, words: Sequence[int]) -> list[str]:
    """Lemmas without the words that change when speech is reported."""
    return [grammar.words[at].lemma for at in words if grammar.words[at].form not in _FAINT]


def _couples(grammar: Grammar, words: Sequence[int]) -> list[tuple[str, str]]:
    plain = _plain(grammar, words)
    return list(pairwise(plain)) or [(lemma, "") for lemma in plain]


def _quoted(pair: Pair) -> set[tuple[str, str]]:
    """Neighbouring words inside the base's quotation marks."""
    result: set[tuple[str, str]] = set()
    for words in _regions(pair.one, pair):
        plain = _plain(pair.one, words)
        result |= set(pairwise(plain))
        result |= {(lemma, "") for lemma in plain}
    return result


def _regions(grammar: Grammar, pair: Pair) -> list[list[int]]:
    """The words of every stretch inside marks, a sentence at a time."""
    result: dict[tuple[int, Passage], list[int]] = defaultdict(list)
    for at, word in enumerate(grammar.words):
        if word.spoken and pair.prose(word.at):
            inside = next((m for m in pair.marks(word.at.article, word.at.paragraph) if m.holds(word.at)), None)
            if inside is not None:
                result[grammar.sentence_of[at], inside].append(at)
    return sorted(result.values())


def _share(couples: Sequence[tuple[str, str]], known: set[tuple[str, str]]) -> float:
    return sum(1 for couple in couples if couple in known) / max(1, len(couples))


def _is_name(grammar: Grammar, content: Sequence[int], pair: Pair) -> bool:
    """Whether a stretch is the name of a work, a ship or the like: every word of it has a capital."""
    return all(pair.ground.text(grammar.words[at].at)[:1].isupper() for at in content)


class _Unquoted:
    """The base's words outside quotation marks, by lemma, to look stretches up in."""

    def __init__(self, pair: Pair) -> None:
        self._pair = pair
        self._by_lemma: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(pair.one.words):
            if word.content and pair.prose(word.at) and not pair.marked(word.at):
                self._by_lemma[word.lemma].append(at)

    def word_for_word(self, words: Sequence[int], content: Sequence[int]) -> Passage | None:
        """Give where the base has a short stretch as it is; nothing for a word or two, which may be a term."""
        grammar, far = self._pair.one, self._pair.other
        if len(words) < SHORT or len(content) != 1:
            return None
        forms = [far.words[at].form for at in words]
        before = words.index(content[0])
        for at in self._by_lemma.get(far.words[content[0]].lemma, ()):
            run = range(max(0, at - before), min(len(grammar.words), at - before + len(words)))
            if [grammar.words[each].form for each in run] == forms:
                return grammar.span(list(run))
        return None

    def find(self, words: Sequence[int], content: Sequence[int]) -> Passage | None:
        """Give the shortest stretch of one sentence of the base that holds most of a stretch's words."""
        grammar, far = self._pair.one, self._pair.other
        wanted = Counter(far.words[at].lemma for at in content)
        by_sentence: dict[int, list[int]] = defaultdict(list)
        for lemma in wanted:
            for at in self._by_lemma.get(lemma, ()):
                by_sentence[grammar.sentence_of[at]].append(at)
        best: tuple[float, int, list[int]] | None = None
        for _, found in sorted(by_sentence.items()):
            have = {grammar.words[at].lemma for at in found}
            share = sum(wanted[lemma] for lemma in have) / len(content)
            window = _window(grammar, sorted(found), have)
            if share >= TOLD and window[-1] - window[0] < _SPREAD * max(3, len(words)):
                candidate = (-share, window[-1] - window[0], window)
                best = min(best, candidate) if best is not None else candidate
        return grammar.span(best[2]) if best is not None else None


def _window(grammar: Grammar, found: Sequence[int], have: set[str]) -> list[int]:
    """The shortest run of some words that has each lemma once."""
    best = list(found)
    for begin in range(len(found)):
        seen: set[str] = set()
        for end in range(begin, len(found)):
            seen.add(grammar.words[found[end]].lemma)
            if seen == have:
                if found[end] - found[begin] < best[-1] - best[0]:
                    best = list(found[begin : end + 1])
                break
    return best
