"""An article's words with their grammar, as the checks on wording read it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from app.check.words import word_set
from app.model.article import ParagraphKind, SegmentedArticle
from app.model.parse import Parse
from app.model.passage import Passage

_APOSTROPHES = str.maketrans("’‘ʼ", "'''")

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
"""Parts of speech that say something of their own."""

LIGHT = word_set(
    "be have do get become mr mrs ms dr also just even then there here very so too still yet now only well more most "
    "much many such as however meanwhile when where why how that which who what this these those other"
)
"""Lemmas that say too little to hold two sentences together."""

PROSE = frozenset({ParagraphKind.BODY, ParagraphKind.BLOCK_QUOTE, ParagraphKind.LIST_ITEM})
"""Kinds of paragraph that hold running text; titles and captions squeeze."""

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_LEMMAS = {"hopes": "hope", "hoped": "hope", "hoping": "hope"}
"""Forms whose lemma the model gets wrong."""

_COPULAS = frozenset({"be", "become", "remain", "seem", "appear", "stay"})
_COMPLEMENTS = frozenset({"attr", "acomp", "oprd"})


@dataclass(frozen=True, slots=True)
class Word:
    """One token of the parse. ``head`` is an index into the article's words; its own for a root."""

    at: Passage
    form: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int

    @property
    def content(self) -> bool:
        """Whether it says something of its own."""
        return self.pos in CONTENT and self.lemma not in LIGHT and self.form[:1].isalnum()

    @property
    def spoken(self) -> bool:
        """Whether it is a word or a part of one, and no sign."""
        return self.form[:1].isalnum() or (self.form.startswith("'") and len(self.form) > 1) or self.form == "n't"


class Grammar:
    """All words of one article, paragraph after paragraph, and the sentences they stand in."""

    def __init__(self, article: SegmentedArticle, parse: Parse) -> None:
        self.words: list[Word] = []
        self.children: list[list[int]] = []
        self.sentences: list[Passage] = []
        self._reach: list[tuple[int, int]] = []
        self._number: dict[Passage, int] = {}
        self.sentence_of: list[int] = []
        self.prose: list[bool] = []
        for number, (paragraph, parsed) in enumerate(zip(article.paragraphs, parse.paragraphs, strict=True)):
            if paragraph.kind is ParagraphKind.FURNITURE:
                continue
            first = len(self.words)
            for token in parsed.tokens:
                form = paragraph.text[token.start : token.end].lower().translate(_APOSTROPHES)
                self.words.append(
                    Word(
                        Passage(article.number, number, token.start, token.end),
                        form,
                        _LEMMAS.get(form, token.lemma.lower()),
                        token.pos,
                        token.tag,
                        token.dep,
                        first + token.head,
                    )
                )
            self._cut(article.number, number, paragraph.sentences, first)
            self.prose += [paragraph.kind in PROSE] * len(paragraph.sentences)
        self.children = [[] for _ in self.words]
        for index, word in enumerate(self.words):
            if word.head != index:
                self.children[word.head].append(index)

    def _cut(self, article: int, paragraph: int, spans: Sequence[tuple[int, int]], first: int) -> None:
        """Tell which sentence each word of a paragraph stands in; sentences are those of the segmenter."""
        starts = [start for start, _ in spans]
        at = [max(0, bisect_right(starts, word.at.start) - 1) for word in self.words[first:]]
        base = len(self.sentences)
        edges = {sentence: first + n for n, sentence in reversed(list(enumerate(at)))}
        after = first + len(at)
        reach: list[tuple[int, int]] = []
        for number, (start, end) in reversed(list(enumerate(spans))):
            passage = Passage(article, paragraph, start, end)
            self._number[passage] = base + number
            begin = edges.get(number, after)
            reach.append((begin, after))
            after = begin
        self._reach += reversed(reach)
        self.sentences += [Passage(article, paragraph, start, end) for start, end in spans]
        self.sentence_of += [base + sentence for sentence in at]

    def number(self, sentence: Passage) -> int | None:
        """Give the number of a sentence."""
        return self._number.get(sentence)

    def inside(self, sentence: int) -> range:
        """Give the words of a sentence."""
        return range(*self._reach[sentence])

    def content(self, sentence: int) -> list[int]:
        """Give the words of a sentence that say something of their own."""
        return [n for n in self.inside(sentence) if self.words[n].content]

    def kids(self, word: int, *deps: str) -> list[int]:
        """Give a word's dependents of some kinds."""
        return [child for child in self.children[word] if self.words[child].dep in deps]

    def subject(self, verb: int) -> int | None:
        """Give a verb's own subject."""
        return next((child for child in self.children[verb] if self.words[child].dep in SUBJECTS), None)

    def verb_of(self, word: int) -> int:
        """Give the light verb that says a word of its subject ("was" of "was ready"), or the word itself."""
        one = self.words[word]
        head = self.words[one.head]
        copula = one.dep in _COMPLEMENTS and head.lemma in _COPULAS
        # "has no proof" denies the proof
        if (copula or (one.dep == "dobj" and head.lemma == "have")) and one.head != word:
            return one.head
        return word

    def predicate(self, word: int) -> bool:
        """Whether a word is what a clause says: a full verb, or the complement of "be" or "have"."""
        one = self.words[word]
        if self.verb_of(word) != word:
            return True
        # a slip of the parser's: "fighting over the highlands"
        noun = one.dep in {"pobj", "dobj", "nsubj", "nsubjpass"} and one.tag != "VBG"
        return one.pos == "VERB" and not noun and one.dep not in {"amod", "compound", "aux", "auxpass", "prep"}

    def arguments(self, word: int) -> list[int]:
        """Give the content words that stand nearest below a predicate, those below other predicates left out."""
        result: list[int] = []
        verb = self.verb_of(word)
        waiting = [child for top in {verb, word} for child in self.children[top] if child != word]
        depth = 0
        while waiting and depth < 4:
            lower: list[int] = []
            for at in waiting:
                if self.words[at].content:
                    result.append(at)
                if not (self.words[at].pos == "VERB" and self.words[at].dep in {"ccomp", "advcl", "conj", "parataxis"}):
                    lower += self.children[at]
            waiting = lower
            depth += 1
        return sorted(result)

    def tree(self, word: int) -> list[int]:
        """Give a word and all that hangs below it, in order."""
        result = [word]
        for at in result:
            result += self.children[at]
        return sorted(result)

    def span(self, words: Sequence[int]) -> Passage:
        """Give the passage from the first of some words to the last; they must stand in one paragraph."""
        first, last = self.words[min(words)].at, self.words[max(words)].at
        return Passage(first.article, first.paragraph, first.start, last.end)
