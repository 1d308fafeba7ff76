"""Plants known errors among harmless changes: rewrites made from real texts, in the form of the hand-made ones.

Each text becomes one or more items: the text itself as the wire, and a rewrite of it by rule, with a harmful alteration
of every kind it has a place for, spread over its items. Items have the keys of ``rewrites/FORMAT.md`` (development
data); what was planted and what was changed harmlessly is told by paragraph and exact wording on both sides. Same text,
same seed, same items. It knows nothing of the program's own rules and lists.

usage: plant.py OUT [--seed N] [--items N] SOURCE...   SOURCE: ``seeds``, or a development file (alignment, quotes or
       entities); writes OUT/NAME-NN.json
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.tools.planting import claims, facts, harmless  # noqa: E402
from tests.tools.planting.text import Change, Text, is_open, sentences  # noqa: E402

Kind = Callable[[Text, int, random.Random], Iterator[Change]]
KINDS: dict[str, Kind] = {
    "figure": facts.figure, "money": facts.money, "percent": facts.percent, "date": facts.date, "age": facts.age,
    "name": facts.name, "place": facts.place, "title": facts.title, "speaker": claims.speaker, "cue": claims.cue,
    "attribution": claims.attribution, "hedge": claims.hedge, "negation": claims.negation,
    "quote-altered": claims.quote_altered, "quote-trimmed": claims.quote_trimmed,
    "paraphrase-to-quote": claims.paraphrase_quoted, "unsupported": claims.unsupported, "omitted": claims.omitted,
}  # fmt: skip

_LEANS = re.compile(
    r"[\ue000-\uf8ff]?(?:[\"“]|(?:He|She|It|They|But|That|This|These|His|Her|Their|Both|However|Yet|And|Still) "
    r"|The \w+ also)"
)
PER_ITEM = 9
"""Alterations planted in one rewrite at the most, and one for every so many words."""
WORDS_EACH = 45
SHORTEST = 120
"""Words; shorter texts are left out."""


@dataclass
class Mark:
    """Something changed: where it stood in the wire, and, between two marks of the rewrite, what it is there."""

    kind: str
    wire: tuple[int, str] | None
    lost: bool = False
    note: str | None = None


def _choose(text: Text, rng: random.Random, done: Counter[str]) -> dict[int, list[tuple[str, Change]]]:
    """Choose what is planted: kinds not yet planted first, at most two alterations a paragraph that do not touch."""
    spots: dict[str, list[tuple[int, Change]]] = {}
    for kind, find in KINDS.items():
        spots[kind] = [(number, change) for number in range(len(text.paragraphs)) for change in find(text, number, rng)]
    order = [kind for kind in KINDS if spots[kind]]
    rng.shuffle(order)
    order.sort(key=lambda kind: done[kind])
    most = min(PER_ITEM, sum(len(each.split()) for each in text.paragraphs) // WORDS_EACH)
    chosen: dict[int, list[tuple[str, Change]]] = {}
    for kind in order * 2:
        if sum(map(len, chosen.values())) >= most:
            break
        rng.shuffle(spots[kind])
        for number, change in spots[kind]:
            there = chosen.setdefault(number, [])
            apart = all(change.end + 30 < other.start or other.end + 30 < change.start for _, other in there)
            whole = change.lost and _alone(text.paragraphs[number], change)
            if (
                len(there) < 2
                and apart
                and not (there and (whole or change.lost))
                and not any(c.lost for _, c in there)
            ):
                there.append((kind, change))
                done[kind] += 1
                break
    return {number: changes for number, changes in chosen.items() if changes}


def _alone(paragraph: str, change: Change) -> bool:
    return change.end - change.start >= len(paragraph.strip()) - 2


class Rewrite:
    """A rewrite in the making: paragraphs with marks in them, and from which of the wire's each part comes."""

    def __init__(self, text: Text, rng: random.Random) -> None:
        self.text = text
        self.rng = rng
        self.marks: list[Mark] = []
        self.parts: list[list[tuple[int, str]]] = [[(number, each)] for number, each in enumerate(text.paragraphs)]

    def _marked(self, new: str, mark: Mark) -> str:
        code = 0xE002 + 2 * len(self.marks)
        self.marks.append(mark)
        return chr(code) + new + chr(code + 1)

    def plant(self, chosen: dict[int, list[tuple[str, Change]]]) -> None:
        """Make the harmful alterations."""
        for number, changes in chosen.items():
            paragraph = self.text.paragraphs[number]
            for kind, change in sorted(changes, key=lambda each: -each[1].start):
                old = paragraph[change.start : change.end]
                wire = None if change.added else (number, old.strip())
                if change.lost:
                    self.marks.append(Mark(kind, wire, True, change.note))
                    paragraph = (paragraph[: change.start].rstrip() + " " + paragraph[change.end :].lstrip()).strip()
                    continue
                aside = change.added and change.new.startswith(",")
                new = self._marked(change.new.strip(), Mark(kind, wire, False, change.note))
                lead = " " if (change.added and not aside) else ""
                lead = " " if change.new.startswith(" ") else lead
                paragraph = paragraph[: change.start] + lead + new + paragraph[change.end :]
            self.parts[number] = [(number, paragraph)] if paragraph else []

    def soften(self) -> None:
        """Make the harmless changes."""
        for each in self.parts:
            for at, (number, paragraph) in enumerate(each):
                for rule, odds in harmless.RULES:
                    # from the back, so that what stands before keeps its place
                    for start, end, new, kind in reversed(harmless.changes(rule, odds, paragraph, self.rng)):
                        marked = self._marked(new, Mark(kind, (number, paragraph[start:end])))
                        paragraph = paragraph[:start] + marked + paragraph[end:]
                each[at] = (number, paragraph)

    def rearrange(self) -> None:
        """Split, merge and move paragraphs."""
        rng = self.rng
        parts = [each for each in self.parts if each]
        split: list[list[tuple[int, str]]] = []
        for each in parts:
            (number, paragraph) = each[0]
            borders = [end for _, end in sentences(paragraph)[:-1] if not harmless.inside_mark(paragraph, end)]
            if borders and not is_open(paragraph) and len(paragraph.split()) > 35 and rng.random() < 0.4:
                at = borders[len(borders) // 2]
                split += [[(number, paragraph[:at])], [(number, paragraph[at:].strip())]]
            else:
                split.append(each)
        merged: list[list[tuple[int, str]]] = []
        for each in split:
            short = sum(len(text.split()) for _, text in each) < 30
            before = merged[-1] if len(merged) > 1 and len(merged[-1]) == 1 else []
            closed = not any(is_open(text) for _, text in before + each)
            if before and short and closed and rng.random() < 0.35:
                merged[-1] = before + each
            else:
                merged.append(each)
        # what begins so leans on what stands before it: neither is taken away, and nothing comes between
        leans = [bool(_LEANS.match(each[0][1])) for each in merged]
        free = [at for at in range(2, len(merged)) if not leans[at] and not leans[(at + 1) % len(merged)]]
        if len(free) > 2 and rng.random() < 0.7:
            at = rng.choice(free)
            to = rng.choice([other for other in free if other != at])
            merged.insert(to, merged.pop(at))
        self.parts = merged

    def item(self, name: str) -> dict[str, Any]:
        """Give the finished item: marks taken out, everything told by paragraph and wording."""
        paragraphs = harmless.typography([" ".join(text for _, text in each) for each in self.parts], self.rng)
        places: dict[int, tuple[int, str]] = {}
        clean: list[str] = []
        for number, paragraph in enumerate(paragraphs):
            for code in range(len(self.marks)):
                begin, end = paragraph.find(chr(0xE002 + 2 * code)), paragraph.find(chr(0xE003 + 2 * code))
                if begin >= 0:
                    places[code] = (number, harmless.MARKS.sub("", paragraph[begin:end]).strip(" :"))
            clean.append(harmless.MARKS.sub("", paragraph))
        planted: list[dict[str, Any]] = []
        softened: list[dict[str, Any]] = []
        for code, mark in enumerate(self.marks):
            wire = {"paragraph": mark.wire[0], "text": mark.wire[1]} if mark.wire else None
            rewrite = {"paragraph": places[code][0], "text": places[code][1]} if code in places else None
            if mark.note is not None:
                planted.append({"kind": mark.kind, "wire": wire, "rewrite": rewrite, "note": mark.note})
            elif wire and rewrite:
                softened.append({"kind": mark.kind, "wire": wire, "rewrite": rewrite})
        wire_text = {"role": "wire", "title": self.text.title, "paragraphs": self.text.paragraphs}
        return {
            "id": name,
            "closeness": "close",
            "articles": [wire_text, {"role": "rewrite", "title": self.text.title, "paragraphs": clean}],
            "gold": self._gold(),
            "planted": sorted(planted, key=lambda each: (each["wire"] or each["rewrite"])["paragraph"]),
            "harmless": softened,
        }

    def _gold(self) -> list[list[object]]:
        """Link paragraphs: as the same where the part is most of either, else as partly the same."""
        links: list[list[object]] = []
        for at, each in enumerate(self.parts):
            sizes: Counter[int] = Counter()
            for number, text in each:
                sizes[number] += len(text)
            for number, size in sorted(sizes.items()):
                most = 2 * size >= len(self.text.paragraphs[number]) or 2 * size >= sum(sizes.values())
                links.append([number, at, "same" if most else "partial"])
        return sorted(links, key=lambda link: (str(link[0]).zfill(5), str(link[1]).zfill(5)))


def items(text: Text, seed: int, count: int) -> Iterator[dict[str, Any]]:
    """Make *count* items of one text, or fewer where nothing is left to plant."""
    done: Counter[str] = Counter()
    for number in range(1, count + 1):
        rng = random.Random(f"{seed}:{text.id}:{number}")
        rewrite = Rewrite(text, rng)
        chosen = _choose(text, rng, done)
        if not chosen:
            return
        rewrite.plant(chosen)
        rewrite.soften()
        rewrite.rearrange()
        yield rewrite.item(f"{text.id}-{number}")


def seed_texts() -> Iterator[Text]:
    """The English articles of the sample stories."""
    from app import read
    from app.model.kinds import PROSE

    for path in sorted((ROOT / "seeds").glob("*/story.toml")):
        story = tomllib.loads(path.read_text(encoding="utf-8"))
        if story["language"] != "en":
            continue
        for name in story["files"]:
            article = read.read_file(path.parent / name)
            body = [each.text for each in article.paragraphs if each.kind in PROSE]
            yield Text(f"{path.parent.name}-{Path(name).stem}", article.title or "", body)


def file_texts(path: Path) -> Iterator[Text]:
    """The texts of a development file: of alignment sets both articles, of language sets the prose."""
    data = json.loads(path.read_text(encoding="utf-8"))
    stem = path.stem.replace("_dev", "")
    if isinstance(data, list):
        seen: set[str] = set()
        for item in data:
            if item.get("reuse", "high") != "high":
                continue
            for article in item["articles"]:
                key = article.get("url") or article["paragraphs"][0]
                if key not in seen:
                    seen.add(key)
                    source = article.get("source", len(seen))
                    yield Text(
                        f"{item['id']}-{source}".replace(" ", ""), article.get("title") or "", article["paragraphs"]
                    )
        return
    for doc in data["docs"]:
        if doc.get("prose", True) and doc.get("topic") != "sport":
            lines = [line.strip() for line in doc["text"].split("\n") if line.strip()]
            title, body = (lines[0], lines[2:]) if "conll" in stem else ("", lines)
            yield Text(f"{stem}-{doc['id']}", title or "A report", body)


def usable(text: Text) -> bool:
    """Whether there is enough of a text, with whole sentences in it."""
    words = sum(len(each.split()) for each in text.paragraphs)
    whole = sum(each.rstrip('"”’) ').endswith((".", "!", "?")) for each in text.paragraphs)
    return len(text.paragraphs) > 2 and words >= SHORTEST and whole >= 0.8 * len(text.paragraphs)


def main(arguments: Sequence[str]) -> int:
    """Write the items; print how many of each kind were planted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("sources", nargs="+", metavar="SOURCE")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--items", type=int, default=2, help="rewrites made of each text (2)")
    parser.add_argument("--texts", type=int, default=1000, help="texts taken from each source")
    chosen = parser.parse_args(arguments)
    chosen.out.mkdir(parents=True, exist_ok=True)
    kinds: Counter[str] = Counter()
    for source in chosen.sources:
        texts = seed_texts() if source == "seeds" else file_texts(Path(source))
        for text in [each for each in texts if usable(each)][: chosen.texts]:
            for item in items(text, chosen.seed, chosen.items):
                kinds.update(planted["kind"] for planted in item["planted"])
                path = chosen.out / f"{item['id']}.json"
                path.write_text(json.dumps(item, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({"planted": sum(kinds.values()), "by_kind": dict(sorted(kinds.items()))}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
