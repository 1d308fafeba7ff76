"""Speakers' names as far as one article tells them, before the entities of all articles are known."""

from __future__ import annotations

import re

from app.model.parse import NameSpan
from app.quotes.draft import Draft, Speaker
from app.quotes.titles import Titles
from app.quotes.view import View

PRONOUNS = frozenset({"he", "she", "they", "it", "who", "i", "we", "you", "one", "him", "her", "them", "this", "that"})
_ARTICLES = re.compile(r"^(?:the|a|an|but|and|that|as|his|her|its|their)\s+", re.IGNORECASE)
_RELATIVE = re.compile(r",?\s+(?:who|whom|which|that)$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_WITHIN = re.compile(r"\b(?:in|of|from|and|at|for|with)\b")


def bare_name(text: str) -> str:
    """A name or noun phrase without its article and possessive, white space folded."""
    folded = _RELATIVE.sub("", " ".join(text.split()))
    return _POSSESSIVE.sub("", _ARTICLES.sub("", folded)).strip(" ,;:.“”\"'")


class LocalNames:
    """Names each speaker's words: the person meant by a surname, a title or a pronoun."""

    def __init__(self, views: list[View]) -> None:
        self._views = views
        self._full: dict[str, str] = {}
        self._people: list[tuple[int, int, str]] = []
        self._titles = Titles()
        self._found: dict[Speaker, str | None] = {}
        for view in views:
            for name in view.names:
                surface = bare_name(view.text[name.start : name.end])
                if name.label == "PERSON" and surface:
                    self._people.append((view.number, name.start, surface))
                    words = surface.split()
                    if len(words) > 1:
                        self._full.setdefault(words[-1].lower(), surface)
        for view in views:
            people = [
                (name.start, name.end, self._fuller(bare_name(view.text[name.start : name.end])))
                for name in view.names
                if name.label == "PERSON"
            ]
            self._titles.take(view.text, people)

    def _fuller(self, name: str) -> str:
        words = name.split()
        return self._full.get(words[-1].lower(), name) if words else name

    def resolve(self, drafts: list[Draft]) -> None:
        """Find the name behind each speaker, in the order of the text, since pronouns look back."""
        speakers = {draft.speaker for draft in drafts if draft.speaker is not None}
        last: str | None = None
        for speaker in sorted(speakers, key=lambda one: (one.paragraph, one.at, -1 if one.head is None else one.head)):
            name = self._name(speaker, last)
            self._found[speaker] = name
            last = name or last

    def name_of(self, draft: Draft) -> str | None:
        """The name found for a draft's speaker."""
        return self._found.get(draft.speaker) if draft.speaker is not None else None

    def _name(self, speaker: Speaker, last: str | None) -> str | None:
        view = self._views[speaker.paragraph]
        start, end = speaker.at
        words = view.text[start:end]
        pronoun = words.strip().lower()
        if pronoun in PRONOUNS:
            if last is not None and self._titles.may_be(pronoun, last):
                return last
            return self._before(speaker, pronoun)
        phrase = bare_name(words)
        if not phrase:
            return None
        within = [name for name in view.names if name.label in _NAMED and start <= name.start and name.end <= end]
        person = _person(within, end)
        if person is not None:
            return self._fuller(bare_name(view.text[person.start : person.end]))
        titled = self._titles.name(words)
        if titled is not None:
            return titled
        tail = phrase.split()[-1].lower()
        if tail in self._full and phrase[-len(tail) :][:1].isupper():
            return self._full[tail]
        if within and within[-1].end >= end - 2 and not _WITHIN.search(words):
            return bare_name(view.text[within[-1].start : within[-1].end])
        return phrase[:1].lower() + phrase[1:] if self._capital_by_place(speaker, phrase) else phrase

    def _capital_by_place(self, speaker: Speaker, phrase: str) -> bool:
        """Whether a common noun has its capital only because a sentence begins with it."""
        view = self._views[speaker.paragraph]
        start, _ = speaker.at
        if speaker.head is None or not view.text.startswith(phrase, start) or phrase[:2].isupper():
            return False
        if any(name.start <= start < name.end for name in view.names):
            return False
        first = next((token for token in view.tokens if token.start == start), None)
        return first is not None and first.pos != "PROPN" and view.sentence(speaker.head)[0] == start

    def _before(self, speaker: Speaker, pronoun: str) -> str | None:
        place = (speaker.paragraph, speaker.at[0])
        prior = [self._fuller(name) for number, start, name in self._people if (number, start) < place]
        return next((name for name in reversed(prior) if self._titles.may_be(pronoun, name)), None)


def _person(names: list[NameSpan], end: int) -> NameSpan | None:
    people = [name for name in names if name.label == "PERSON"]
    if not people:
        return None
    return people[-1] if people[-1].end >= end - 1 else people[0]
