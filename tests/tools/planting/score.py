"""What the program finds of planted errors, by kind; counted as the development data's format says.

An alteration is found when a finding of severity ``check`` has evidence that overlaps its words on either side and is
tight (at most three times as long and 60 characters more; a whole paragraph for what is left out or unsupported). It
is rightly named when such a finding is of a fitting kind. A ``check`` finding that overlaps nothing planted is false.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from app import read
from app.compare import compare
from app.model.article import Article
from app.model.finding import Severity
from app.model.passage import Passage
from app.segment import normal

FITTING = {
    "figure": ("figure",), "money": ("money", "figure"), "percent": ("percent", "figure"), "date": ("date", "weekday"),
    "age": ("age", "figure"), "name": ("name",), "place": ("place", "name"), "title": ("title",),
    "speaker": ("speaker",), "cue": ("cue",), "attribution": ("attribution",), "hedge": ("hedge",),
    "negation": ("negation",), "quote-altered": ("quote",), "quote-trimmed": ("quote",),
    "paraphrase-to-quote": ("quote", "paraphrase"), "unsupported": ("unsupported", "only"),
    "omitted": ("omitted", "only"),
}  # fmt: skip
"""How the name of a fitting finding has it, for each planted kind."""

ROOMY = frozenset({"omitted", "unsupported"})
FACTS = (
    "figure", "money", "percent", "date", "age", "name", "place", "negation", "quote-altered", "speaker",
)  # fmt: skip
"""Kinds that are to be found nearly always."""


@dataclass
class Figures:
    """Counts over some items; ``missed`` says what was not found."""

    items: int = 0
    planted: Counter[str] = field(default_factory=Counter[str])
    found: Counter[str] = field(default_factory=Counter[str])
    named: int = 0
    false: int = 0
    harmless: int = 0
    flagged: int = 0
    missed: list[str] = field(default_factory=list[str])

    def recall(self, kinds: Iterable[str] | None = None) -> float:
        """The share found, of all or of some kinds."""
        chosen = list(self.planted if kinds is None else kinds)
        total = sum(self.planted[kind] for kind in chosen)
        return sum(self.found[kind] for kind in chosen) / total if total else 0.0

    def lines(self) -> list[tuple[str, str]]:
        """The figures in words."""
        total = sum(self.planted.values())
        by_kind = ", ".join(f"{kind} {self.found[kind]}/{self.planted[kind]}" for kind in sorted(self.planted))
        return [
            ("found, all kinds / facts, negations, quotations", f"{self.recall():.3f} / {self.recall(FACTS):.3f}"),
            ("rightly named", f"{self.named / total if total else 0:.3f}"),
            ("false alarms an item", f"{self.false / max(1, self.items):.2f}"),
            ("harmless changes flagged", f"{self.flagged}/{self.harmless}"),
            ("by kind", by_kind),
        ]


def _article(item: dict[str, Any], number: int) -> Article:
    article = item["articles"][number]
    text = "\n\n".join([article["title"], *article["paragraphs"]]) + "\n"
    return read.read_bytes(text.encode(), f"{'ab'[number]}.txt")


def _places(article: Article, number: int, side: dict[str, Any] | None, whole: list[str]) -> list[Passage]:
    """Where a stretch told by paragraph and wording stands in the article as read, joined paragraphs and all."""
    if side is None:
        return []
    home = normal(whole[side["paragraph"]])
    found: list[Passage] = []
    for at, paragraph in enumerate(article.paragraphs):
        read_as = normal(paragraph.text)
        if home in read_as or read_as in home:
            start = paragraph.text.find(side["text"])
            if start >= 0:
                found.append(Passage(number, at, start, start + len(side["text"])))
    return found


def _meet(some: Iterable[Passage], others: Iterable[Passage]) -> bool:
    listed = list(others)
    return any(one.overlaps(other) for one in some for other in listed)


def score(items: Iterable[dict[str, Any]]) -> Figures:
    """Compare each item's articles, and count."""
    figures = Figures()
    for item in items:
        figures.items += 1
        articles = [_article(item, number) for number in (0, 1)]
        findings = [each for each in compare(articles).findings if each.severity is Severity.CHECK]

        def places(
            each: dict[str, Any], item: dict[str, Any] = item, articles: list[Article] = articles
        ) -> list[Passage]:
            return [
                place
                for number, side in enumerate(("wire", "rewrite"))
                for place in _places(articles[number], number, each[side], item["articles"][number]["paragraphs"])
            ]

        planted: list[Passage] = []
        for each in item["planted"]:
            spots = places(each)
            planted += spots
            kind = each["kind"]
            room = 10**6 if kind in ROOMY else 60 + 3 * max(map(len, spots), default=0)
            hits = [
                finding.kind.value
                for finding in findings
                if _meet(spots, (e for e in finding.evidence if len(e) <= room))
            ]
            figures.planted[kind] += 1
            figures.found[kind] += bool(hits)
            figures.named += any(word in hit for hit in hits for word in FITTING[kind])
            if not hits:
                figures.missed.append(f"{item['id']} {kind}: {each['rewrite'] or each['wire']}")
        figures.false += sum(not _meet(finding.evidence, planted) for finding in findings)
        for each in item["harmless"]:
            spots = places(each)
            figures.harmless += bool(spots)
            figures.flagged += any(_meet(spots, finding.evidence) for finding in findings)
    return figures
