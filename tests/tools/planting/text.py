"""What the planted-errors generator sees in a text: sentences, quotations, people, speakers, places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tests.tools.planting.words import CITIES, COUNTRIES, NO_PERSON, ROLES, SAYING, STATES, TITLED

UPPER, LOWER = "A-ZÀ-ÖØ-Þ", "a-zß-öø-ÿ"
WORD = rf"[{UPPER}][{LOWER}]+(?:['’-][{UPPER}{LOWER}][{LOWER}]+)*"
NAME = rf"{WORD}(?: (?:[{UPPER}]\.|al-{WORD}|de|van|von|{WORD})){{0,2}} {WORD}"
SAID = "|".join(SAYING)
_QUOTED = re.compile(r"“[^“”]*”|(?<![\w\"])\"[^\"]*\"")
_END = re.compile(r"[.!?][\"”’]*(?=\s+[\"“‘]?[A-ZÀ-Þ0-9])")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Col|Capt|Sgt|Lt|Prof|Rev|Jr|Sr|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec|vs|Inc|Corp"
    r"|Co|Ltd|Mass|Calif|Conn|Fla|Pa|Va|Ariz|Ill)|\b[A-Z]|\.[A-Za-z])\.$"
)


def quoted(paragraph: str) -> list[tuple[int, int]]:
    """The stretches inside double quotation marks, marks included."""
    return [match.span() for match in _QUOTED.finditer(paragraph)]


def is_open(paragraph: str) -> bool:
    """Whether a quotation goes on into the next paragraph, or comes from the one before."""
    borders = [0, *(border for stretch in quoted(paragraph) for border in stretch), len(paragraph)]
    outside = "".join(paragraph[begin:end] for begin, end in zip(borders[::2], borders[1::2], strict=True))
    return bool(re.search('["“”]', outside))


def is_quoted(paragraph: str, start: int, end: int) -> bool:
    """Whether a stretch overlaps a quotation; all of a paragraph does where one is not closed."""
    return is_open(paragraph) or any(start < e and s < end for s, e in quoted(paragraph))


def sentences(paragraph: str) -> list[tuple[int, int]]:
    """The sentences of a paragraph; a quotation of several sentences is not cut inside."""
    inside = quoted(paragraph)
    borders: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(paragraph):
        if _SHORT.search(paragraph[start : match.start() + 1]) and match.end() == match.start() + 1:
            continue
        if any(s < match.start() and match.end() < e for s, e in inside):
            continue
        borders.append((start, match.end()))
        start = match.end() + len(paragraph[match.end() :]) - len(paragraph[match.end() :].lstrip())
    if start < len(paragraph):
        borders.append((start, len(paragraph.rstrip())))
    return borders


@dataclass(frozen=True)
class Change:
    """``paragraph[start:end]`` becomes ``new``; ``lost``: nothing is to be shown of it in the rewrite."""

    start: int
    end: int
    new: str
    note: str
    lost: bool = False
    added: bool = False


@dataclass
class Text:
    """An article and whom and what it names; ``people`` are full names, ``speakers`` names beside a verb of saying."""

    id: str
    title: str
    paragraphs: list[str]
    people: list[str] = field(init=False)
    speakers: list[str] = field(init=False)
    places: list[str] = field(init=False)

    def __post_init__(self) -> None:
        whole = " ".join(self.paragraphs)
        self.speakers = list(dict.fromkeys(self._speakers(whole)))
        self.people = list(dict.fromkeys(self._people(whole)))
        self.places = self._places(whole)

    def _speakers(self, whole: str) -> Iterator[str]:
        for match in re.finditer(rf"({NAME}|{WORD}),? (?:{SAID})\b|\b(?:{SAID}) ({NAME}|{WORD})", whole):
            name = match.group(1) or match.group(2)
            if not set(name.split()) & NO_PERSON:
                yield name

    def _people(self, whole: str) -> Iterator[str]:
        roles = "|".join([*map(re.escape, ROLES), *(re.escape(each) for each in TITLED)])
        lasts = {name.split()[-1] for name in self.speakers}
        for match in re.finditer(rf"(?:\b(?P<role>{roles}),? )?(?P<name>{NAME})(?P<after>, \d\d\b)?", whole):
            name = match["name"]
            words = name.split()
            if set(words) & NO_PERSON:
                continue
            again = len(re.findall(rf"\b{re.escape(words[-1])}\b", whole)) > len(re.findall(re.escape(name), whole))
            if match["role"] or match["after"] or (words[-1] in lasts and again):
                yield name

    def _places(self, whole: str) -> list[str]:
        known = [place for place in (*CITIES, *COUNTRIES, *STATES) if re.search(rf"\b{place}\b", whole)]
        found = Counter(
            match.group(1) for match in re.finditer(rf"\b(?:in|near|from|outside) ({WORD})\b(?! [{UPPER}])", whole)
        )
        names = {word for name in (*self.people, *self.speakers) for word in name.split()}
        own = [
            place
            for place, times in sorted(found.items())
            if times > 1 and place not in NO_PERSON and place not in names
        ]
        return list(dict.fromkeys([*known, *own]))


def nearby(paragraph: str, start: int, end: int, words: int) -> tuple[int, int]:
    """Widen a stretch by some words on either side, never beyond a quotation mark or a stop."""
    before = re.search(rf"(?:[\w’'-]+ ){{0,{words}}}$", paragraph[:start])
    after = re.match(rf"(?: [\w’'-]+){{0,{words}}}", paragraph[end:])
    return start - len(before[0] if before else ""), end + len(after[0] if after else "")


def capital(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]


def surnames(names: Sequence[str]) -> list[str]:
    """The last names, each once."""
    return list(dict.fromkeys(name.split()[-1] for name in names))


def replaced(paragraph: str, match: re.Match[str], new: str, around: tuple[int, int] = (0, 2)) -> Change:
    begin, _ = nearby(paragraph, match.start(), match.end(), around[0])
    _, end = nearby(paragraph, match.start(), match.end(), around[1])
    return Change(
        begin, end, paragraph[begin : match.start()] + new + paragraph[match.end() : end], f"{match[0]} became {new}"
    )


def has_person(text: Text, stretch: str) -> bool:
    """Whether a stretch holds somebody's surname."""
    return any(re.search(rf"\b{re.escape(last)}\b", stretch) for last in surnames([*text.people, *text.speakers]))
