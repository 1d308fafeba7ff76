"""Speakers' names as far as one article tells them, before the entities of all articles are known."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping

from app.quotes.antecedents import PERSONAL, PROSE, Antecedents, placed
from app.quotes.cues import mention
from app.quotes.draft import Draft, Speaker
from app.quotes.titles import Titles
from app.quotes.view import View

_OWNED = re.compile(r"(his|her)\s+(?=[a-z])", re.IGNORECASE)
_MODIFIES = re.compile(r"(?:['’]s?)?\s+(?!(?:of|and|or|who|whose|in|at|from|on|for|with|to|as|by|the|a|an)\b)[a-z]")
"""What follows a name that is not the speaker's: "the Example campaign", "Ann Example's lawyer"."""
_ONE_PERSON = re.compile(
    r"(?:[a-z](?:er|or|ist|ian|man|woman|person)|official|resident|witness|victim|student|judge|analyst|expert)$"
)
_BESIDE = re.compile(r",\s+((?:[A-Z][\w'’.-]+\s+){1,2}[A-Z][\w'’-]+)(?=,|$)")
"""A name behind a title that the model took for none: "the head nurse, Ann Example"."""
_THINGS = frozenset({"it", "they"})
_NEAR = 50
"""Most names to look back over."""
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

    def __init__(self, views: list[View], owners: Mapping[str, str]) -> None:
        """*owners* of accounts by their handles in lower case, as ``posts.owners`` gives them."""
        self._views = views
        self._owners = owners
        self._full: dict[str, str] = {}
        self._people: list[tuple[int, int, str]] = []
        self._places: set[str] = set()
        self._titles = Titles()
        self._found: dict[Speaker, str | None] = {}
        for view in views:
            for name in view.names:
                surface = bare_name(view.text[name.start : name.end])
                if name.label == "PERSON" and surface:
                    if placed(view.text, name.start):
                        self._places.add(surface)
                    if view.kind in PROSE:
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
        self._antecedents = Antecedents(views, self._subject)
        self._known = {self._fuller(name) for *_, name in self._people}

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
            if name is not None:
                last = name
                if name in self._known or one_person(name):
                    self._antecedents.spoke(speaker, name)

    def name_of(self, draft: Draft) -> str | None:
        """The name found for a draft's speaker."""
        return self._found.get(draft.speaker) if draft.speaker is not None else None

    def _name(self, speaker: Speaker, last: str | None) -> str | None:
        view = self._views[speaker.paragraph]
        start, end = speaker.at
        words = view.text[start:end]
        pronoun = words.strip().lower()
        if pronoun in PRONOUNS:
            return self._meant(speaker, pronoun, last)
        if words.startswith("@"):
            return self._fuller(self._owners.get(words.lower(), words))
        phrase = bare_name(words)
        if not phrase:
            return None
        named = self._person(view, start, end)
        if named is not None:
            return named
        beside = _BESIDE.search(words)
        if beside is not None:
            self._known.add(beside.group(1))
            return beside.group(1)
        owned = _OWNED.match(words)
        owner = self._meant(speaker, owned.group(1).lower(), None) if owned is not None else None
        if owned is not None and owner is not None:
            return f"{owner}’s {words[owned.end() :]}"
        tail = phrase.split()[-1].lower()
        if tail in self._full and phrase[-len(tail) :][:1].isupper():
            return self._full[tail]
        within = [name for name in view.names if name.label in _NAMED and start <= name.start and name.end <= end]
        if within and within[-1].end >= end - 2 and not _WITHIN.search(words):
            return bare_name(view.text[within[-1].start : within[-1].end])
        return phrase[:1].lower() + phrase[1:] if self._capital_by_place(speaker, phrase) else phrase

    def _person(self, view: View, start: int, end: int) -> str | None:
        """The person a phrase names, by name or by title."""
        people = [
            name
            for name in view.names
            if name.label == "PERSON"
            and start <= name.start
            and name.end <= end
            and not modifies(view.text, name.end, end)
        ]
        if people:
            person = people[-1] if people[-1].end >= end - 1 else people[0]
            return self._fuller(bare_name(view.text[person.start : person.end]))
        return self._titles.name(view.text[start:end])

    def _subject(self, view: View, number: int) -> str | None:
        """The person a subject is: by name, by two words in capitals that the model knows nothing of, or by title."""
        start, end = view.tokens[number].start, view.tokens[number].end
        name = next((name for name in view.names if name.start <= start < name.end), None)
        if name is not None:
            return self._fuller(bare_name(view.text[name.start : name.end])) if name.label == "PERSON" else None
        if view.tokens[number].pos != "PROPN":
            return self._titles.name(view.text[view.tokens[view.edges[number][0]].start : end])
        first = number
        while first and view.tokens[first - 1].pos == "PROPN" and view.tokens[first - 1].head == number:
            first -= 1
        surface = bare_name(view.text[view.tokens[first].start : end])
        if first == number:
            return self._full.get(surface.lower())
        self._known.add(surface)
        return surface

    def _meant(self, speaker: Speaker, pronoun: str, last: str | None) -> str | None:
        """Whom a pronoun means: who spoke or acted in the sentences before, else who spoke last, else who was named."""

        def fits(name: str) -> bool:
            person = pronoun not in PERSONAL or name in self._known or one_person(name)
            return person and name not in self._places and self._titles.may_be(pronoun, name)

        if pronoun in _THINGS:
            return self._thing(speaker, pronoun, last)
        found = self._antecedents.find(speaker, fits) if pronoun in PERSONAL else None
        if found is None and last is not None and fits(last):
            found = last
        return found or self._before(speaker, fits)

    def _thing(self, speaker: Speaker, pronoun: str, last: str | None) -> str | None:
        """What "it" or "they" means: who spoke last, if no single person, else the subject of the sentence before."""
        if last is not None and last not in self._known and not one_person(last):
            return last
        found = self._antecedents.find_thing(speaker, pronoun == "they")
        if found is None:
            return None
        view, subject = found
        return bare_name(view.text[slice(*mention(view, subject, None))])

    def _capital_by_place(self, speaker: Speaker, phrase: str) -> bool:
        """Whether a common noun has its capital only because a sentence begins with it."""
        view = self._views[speaker.paragraph]
        start, _ = speaker.at
        if speaker.head is None or not view.text.startswith(phrase, start) or phrase[:2].isupper():
            return False
        if any(name.start <= start < name.end for name in view.names):
            return False
        first = view.within(start, start + len(phrase))[:1]
        token = view.tokens[first[0]] if first else None
        return token is not None and token.pos != "PROPN" and view.sentence(speaker.head)[0] == start

    def _before(self, speaker: Speaker, fits: Callable[[str], bool]) -> str | None:
        """The person named last before a speaker."""
        place = bisect_left(self._people, (speaker.paragraph, speaker.at[0], ""))
        near = self._people[max(0, place - _NEAR) : place]
        return next((full for full in map(self._fuller, (name for *_, name in reversed(near))) if fits(full)), None)


def one_person(phrase: str) -> bool:
    """Whether a speaker without a name may be one person ("state mediator")."""
    return _ONE_PERSON.search(phrase) is not None


def modifies(text: str, past: int, end: int) -> bool:
    """Whether a name that ends at *past* only says which, in a phrase that ends at *end*: "the Example campaign"."""
    return _MODIFIES.match(text[:end], past) is not None
