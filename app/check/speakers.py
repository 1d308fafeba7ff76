"""The same words under two different people, or two different organisations.

A pronoun is weighed, not believed: "he said" contradicts a speaker only if nobody of that name stands near it, and
the speaker is a woman or the pronoun clearly somebody else's.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from app.check.ground import Ground
from app.check.quotes import sides, told_from_base
from app.model.entity import EntityType
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage
from app.model.quote import SAME_WORDS, Quote

HE, SHE = "he", "she"

NEAR = 1
"""Paragraphs before a pronoun's own in which whom it may mean can stand."""

_TITLES = {"mr": HE, "sir": HE, "lord": HE, "herr": HE, "ms": SHE, "mrs": SHE, "miss": SHE, "lady": SHE, "dame": SHE}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CERTAIN = 3
"""How often somebody must be called he or she, and how many times oftener than the other; a title counts as much."""


def find_other_speaker(ground: Ground) -> list[Finding]:
    """Give a finding for each pair of linked quotes of which only one can be right about who speaks."""
    people = _People(ground)
    result: list[Finding] = []
    for link in told_from_base(ground):
        if link.verdict not in SAME_WORDS:
            continue
        first, second = sides(ground, link)
        names = people.contradict(first, second)
        if names is None:
            continue
        evidence = tuple(m for m in (first.mention, second.mention) if m is not None)
        result.append(
            Finding(
                kind=FindingKind.SPEAKER_DIFFERS,
                severity=Severity.CHECK,
                values=(
                    ("a", names[0]),
                    ("b", names[1]),
                    ("first", ground.siglum(first.article)),
                    ("second", ground.siglum(second.article)),
                ),
                evidence=evidence or (first.spans[0], second.spans[0]),
            )
        )
    return result


class _People:
    """Who the speakers are, where they are named, and whether they are called he or she."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._types = {entity.name: entity.type for entity in ground.comparison.entities}
        self._mentions = {entity.name: entity.mentions for entity in ground.comparison.entities}
        self._called: dict[str, Counter[str]] = defaultdict(Counter)
        for entity in ground.comparison.entities:
            if entity.type is EntityType.PERSON:
                for mention in entity.mentions:
                    sex = _TITLES.get(self._title(mention))
                    if sex is not None:
                        self._called[entity.name][sex] += _CERTAIN
        self._by_paragraph: dict[tuple[int, int], list[Quote]] = defaultdict(list)
        for quote in ground.comparison.quotes:
            if quote.mention is not None:
                self._by_paragraph[quote.mention.article, quote.mention.paragraph].append(quote)
            pronoun = self._pronoun(quote)
            if pronoun is not None and quote.speaker is not None:
                self._called[quote.speaker][pronoun] += 1

    def contradict(self, one: Quote, other: Quote) -> tuple[str, str] | None:
        """Give the two speakers if they cannot be one, else ``None``."""
        here, there = self._pronoun(one), self._pronoun(other)
        shown = (one.speaker or here or "", other.speaker or there or "")
        if self._names(one, other.speaker) or self._names(other, one.speaker):
            return None
        if here is not None and there is not None:
            apart = here != there or (
                self._follows(one) and self._follows(other) and self._differ(one.speaker, other.speaker)
            )
            return shown if apart else None
        if here is None and there is None:
            return shown if self._differ(one.speaker, other.speaker) else None
        if one.speaker and other.speaker and _cut_short(one.speaker, other.speaker):
            return None
        named, pronoun, by_pronoun = (other, here, one) if there is None else (one, there, other)
        if named.speaker is None or self._types.get(named.speaker) is not EntityType.PERSON:
            return None
        meant = by_pronoun.speaker
        if self._near(named.speaker, by_pronoun) or (meant and self._ground.near_spelling(named.speaker, meant)):
            return None
        sex = self._sex(named.speaker, by_pronoun)
        if sex is not None and sex != pronoun:
            return (shown[0], pronoun or "") if there is not None else (pronoun or "", shown[1])
        # whoever "he" is, it is a person, whatever the name was taken for
        return shown if meant is not None and meant != named.speaker else None

    def _differ(self, one: str | None, other: str | None) -> bool:
        """Whether two resolved names are two people, or two organisations.

        "The ministry said" beside "its spokesman said" contradicts nothing; one name in two spellings is for the
        names' check.
        """
        if not one or not other or one == other or one not in self._types or other not in self._types:
            return False
        if self._types[one] is not self._types[other]:
            return False
        if self._types[one] not in (EntityType.PERSON, EntityType.ORGANISATION):
            return False
        return not (_cut_short(one, other) or self._ground.near_spelling(one, other))

    def _follows(self, quote: Quote) -> bool:
        """Whether whoever spoke last under a name in the paragraph of a quote's pronoun is its speaker."""
        at = quote.mention
        if at is None:
            return False
        named = [
            each
            for each in self._by_paragraph.get((at.article, at.paragraph), ())
            if each.mention is not None and each.mention < at and self._pronoun(each) is None
        ]
        last = max(named, key=lambda each: each.mention or at, default=None)
        return last is not None and last.speaker == quote.speaker

    def _names(self, quote: Quote, name: str | None) -> bool:
        """Whether the words for a quote's speaker name somebody: "Farrow's daughter, Jean Lister"."""
        if quote.mention is None or not name:
            return False
        return name.split()[-1] in _WORD.findall(self._ground.text(quote.mention))

    def _pronoun(self, quote: Quote) -> str | None:
        if quote.mention is None:
            return None
        words = self._ground.text(quote.mention).lower()
        return words if words in (HE, SHE) else None

    def _near(self, name: str | None, quote: Quote) -> bool:
        """Whether a person is named where a quote's pronoun may point.

        That is before it in its paragraph, or in the last one where its own names nobody.
        """
        at = quote.mention
        if name is None or at is None:
            return False
        before = [
            (person, mention)
            for person, mentions in self._mentions.items()
            if self._types[person] is EntityType.PERSON
            for mention in mentions
            if mention.article == at.article and mention < at and mention.paragraph >= at.paragraph - NEAR
        ]
        text = self._ground.comparison.articles[at.article].paragraphs[at.paragraph].text[: at.start]
        if name.split()[-1] in _WORD.findall(text):
            return True
        own = [person for person, mention in before if mention.paragraph == at.paragraph]
        return name in (own or [person for person, _ in before])

    def _sex(self, name: str, but_for: Quote) -> str | None:
        """Give "he" or "she" where the articles leave no doubt; what one quote says of it is left out."""
        called = Counter(self._called.get(name, Counter()))
        if but_for.speaker == name:
            pronoun = self._pronoun(but_for)
            called[pronoun or ""] -= 1
        for sex, opposite in ((HE, SHE), (SHE, HE)):
            if called[sex] >= max(_CERTAIN, called[opposite] * _CERTAIN):
                return sex
        return None

    def _title(self, mention: Passage) -> str:
        """Give the word before a name, or the name's own first word, in lower case: "ms" of "Ms Okafor"."""
        text = self._ground.comparison.articles[mention.article].paragraphs[mention.paragraph].text
        first = text[mention.start : mention.end].split(" ", 1)[0].rstrip(".").lower()
        if first in _TITLES:
            return first
        before = text[max(0, mention.start - 12) : mention.start].split()
        return before[-1].rstrip(".").lower() if before else ""


def _cut_short(one: str, other: str) -> bool:
    """Whether one name is the other without its end: "Ann Marsh" of "Ann Marsh-Hale"."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and not long[len(short) : len(short) + 1].isalpha()
