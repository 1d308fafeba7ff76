"""Whom "he" or "she" means, as far as one article's own sentences tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from app.model.article import ParagraphKind
from app.quotes.cues import SUBJECTS
from app.quotes.draft import Speaker
from app.quotes.view import View

PERSONAL = frozenset({"he", "she", "him", "her", "his"})
"""Pronouns that stand for one person."""

PROSE = frozenset({ParagraphKind.BODY, ParagraphKind.LIST_ITEM, ParagraphKind.BLOCK_QUOTE})
"""Paragraphs that tell the story: no bylines, captions or headings."""

_SENTENCES = 6
"""Most sentences to look back."""

_PLURAL = frozenset({"NNS", "NNPS"})
_PLACED = re.compile(
    r"\b(?:in|at|near|outside|around|(?<!according )to|from|into|towards?|across)\s+(?:the\s+)?$", re.IGNORECASE
)
_BEFORE = 20
"""Code points before a name in which the word that places it stands."""


def placed(text: str, start: int) -> bool:
    """Whether a name stands where a place does: "in Upper Example", "near Example Hill"."""
    return _PLACED.search(text[max(0, start - _BEFORE) : start]) is not None


class Antecedents:
    """Looks back sentence by sentence: who spoke in it, else the person that is its subject."""

    def __init__(self, views: Sequence[View], name_of: Callable[[View, int], str | None]) -> None:
        """*name_of* gives the person a token names, or ``None``."""
        self._views = views
        self._name_of = name_of
        self._spoke: dict[tuple[int, int], str] = {}

    def spoke(self, speaker: Speaker, name: str) -> None:
        """Note which person speaks in a sentence."""
        view = self._views[speaker.paragraph]
        if speaker.head is not None:
            self._spoke[speaker.paragraph, view.sentence_of[speaker.head]] = name

    def find(self, speaker: Speaker, fits: Callable[[str], bool]) -> str | None:
        """The nearest who fits, or ``None``; the sentence just before may name its only person anywhere."""
        nearest = True
        for view, number in self._before(speaker):
            first, past = view.parsed.sentences[number]
            spoke = self._spoke.get((view.number, number))
            if spoke is not None and fits(spoke):
                return spoke
            subjects = _subjects(view, first, past)
            if subjects and view.word(subjects[0]) in PERSONAL:
                nearest = False  # the same person, named before
                continue
            for subject in subjects:
                name = self._name_of(view, subject)
                if name is not None and fits(name):
                    return name
            if nearest:
                start, end = view.stretch(first, past - 1)
                inside = [one for one in view.names if one.label == "PERSON" and start <= one.start < end]
                only = self._name_of(view, view.within(inside[0].start, end)[0]) if len(inside) == 1 else None
                if only is not None and not view.quoted(inside[0].start) and fits(only):
                    return only
            nearest = False
        return None

    def find_thing(self, speaker: Speaker, plural: bool) -> tuple[View, int] | None:
        """The subject of the sentence before that "it" or "they" may mean, and its paragraph's view."""
        for view, number in self._before(speaker):
            for subject in _subjects(view, *view.parsed.sentences[number]):
                token = view.tokens[subject]
                named = self._name_of(view, subject) is not None
                if token.pos in {"NOUN", "PROPN"} and not named and (token.tag in _PLURAL) is plural:
                    return view, subject
            return None
        return None

    def _before(self, speaker: Speaker) -> Iterator[tuple[View, int]]:
        """The sentences before a speaker's, nearest first."""
        if speaker.head is None:
            return
        left = _SENTENCES
        view = self._views[speaker.paragraph]
        past = view.sentence_of[speaker.head]
        while left > 0:
            if view.kind in PROSE:
                for number in range(past - 1, max(-1, past - 1 - left), -1):
                    left -= 1
                    yield view, number
            if not view.number:
                return
            view = self._views[view.number - 1]
            past = len(view.parsed.sentences)


def _subjects(view: View, first: int, past: int) -> list[int]:
    """The subjects of a sentence outside quotation marks, its main verb's first; for "who" the one it stands for."""
    found: list[tuple[bool, int]] = []
    for number in range(first, past):
        token = view.tokens[number]
        if token.dep not in SUBJECTS or view.token_quoted(number):
            continue
        clause = view.tokens[token.head]
        whose = clause.head if view.word(number) == "who" and clause.dep == "relcl" else number
        found.append((clause.head != token.head, whose))
    return [number for _, number in sorted(found)]
