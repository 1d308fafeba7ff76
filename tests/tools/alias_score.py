"""How well names are found and joined, against ``tests/golden/aliases.json``, which says how it was labelled.

usage: alias_score.py [PART ...] [--list]   parts: seeds, tuned, held-out; ``--list`` names every form that is wrong

Forms found: share of the gold's forms that the program has. B-cubed: over forms, how pure a form's entity is
(precision) and how much of the form's gold cluster it holds (recall; a form not found holds nothing). Pairs: the same
over pairs of forms alone, where clusters of one form count for nothing.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
GOLD = ROOT / "tests" / "golden" / "aliases.json"
sys.path.insert(0, str(ROOT))

from app import entities, read, segment  # noqa: E402
from app.compare import language_model  # noqa: E402
from app.entities.folding import fold  # noqa: E402
from app.model.article import Article, Paragraph, ParagraphKind  # noqa: E402
from app.model.entity import Entity  # noqa: E402

PARTS = ("seeds", "tuned", "held-out")


@dataclass(slots=True)
class Score:
    """Sums over the forms of some items; ``wrong`` tells each of them in words."""

    gold: int = 0
    found: int = 0
    spurious: int = 0
    typed: int = 0
    precision: float = 0.0
    recall: float = 0.0
    pairs: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Shares 0..1: forms found, forms in the gold, types right, B-cubed and pairwise precision, recall, F1."""
        both, mine, theirs = (self.pairs[key] for key in ("both", "program", "gold"))
        cubed = self.precision / max(1, self.found), self.recall / max(1, self.gold)
        paired = both / max(1, mine), both / max(1, theirs)
        return {
            "forms": self.gold,
            "forms_found": round(self.found / max(1, self.gold), 4),
            "forms_right": round(self.found / max(1, self.found + self.spurious), 4),
            "types": round(self.typed / max(1, self.found), 4),
            **{f"cubed_{k}": round(v, 4) for k, v in zip("prf", (*cubed, _f(*cubed)), strict=True)},
            **{f"pairs_{k}": round(v, 4) for k, v in zip("prf", (*paired, _f(*paired)), strict=True)},
        }


def _f(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def items(parts: Iterable[str] = PARTS) -> list[dict[str, Any]]:
    """The gold's items of these parts."""
    wanted = set(parts)
    return [item for item in json.loads(GOLD.read_text(encoding="utf-8"))["items"] if item["part"] in wanted]


def articles_of(item: dict[str, Any]) -> tuple[Article, ...]:
    """An item's articles; none where their texts are not beside this checkout."""
    name = item["id"]
    if item["source"] == "seeds":
        folder = ROOT / "seeds" / name
        files = tomllib.loads((folder / "story.toml").read_text(encoding="utf-8"))["files"]
        return tuple(read.read_file(folder / file) for file in files)
    if item["source"] == "rewrites":
        path = DATA / "rewrites" / f"{name}.json"
        told = json.loads(path.read_text(encoding="utf-8"))["articles"] if path.is_file() else []
        return tuple(_article(each) for each in told)
    path = DATA / "alignment" / "basil.json"
    pairs = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
    told = {
        each["url"] or each["title"]: each for pair in pairs if pair["id"].startswith(name) for each in pair["articles"]
    }
    return tuple(_article(each) for each in told.values())


def _article(told: dict[str, Any]) -> Article:
    body = (Paragraph(ParagraphKind.BODY, text) for text in told["paragraphs"])
    return Article("", "", "0" * 64, (Paragraph(ParagraphKind.TITLE, told["title"]), *body), title=told["title"])


def named_by_program(articles: Sequence[Article]) -> tuple[tuple[Entity, ...], dict[Any, str]]:
    """The program's entities over *articles*, and the surface at each of their mentions."""
    cut = [segment.segment(article, number) for number, article in enumerate(articles)]
    found = [m for each in cut for m in entities.find_mentions(each, language_model().parse(each))]
    mentions = entities.share_mentions(found, cut)
    return entities.merge_aliases(mentions), {m.at: m.surface for m in mentions}


def normal(form: str) -> str:
    """A form as it is compared: folded, without a full stop at the end."""
    return fold(form).rstrip(".")


def add(score: Score, item: dict[str, Any], found: Sequence[Entity], surfaces: dict[Any, str]) -> None:
    """Add one comparison's forms to *score*."""
    uses: dict[str, Counter[int]] = defaultdict(Counter)
    for number, entity in enumerate(found):
        for at in entity.mentions:
            uses[normal(surfaces[at])][number] += 1
    has = {form: counter.most_common(1)[0][0] for form, counter in uses.items()}
    cluster: dict[str, int] = {}
    optional: set[str] = set()
    for number, each in enumerate(item["clusters"]):
        optional |= {normal(form) for form in each.get("optional", ())}
        cluster |= {normal(form): number for form in (*each["forms"], *each.get("optional", ()))}
    optional -= {normal(form) for each in item["clusters"] for form in each["forms"]}
    counted = [form for form in cluster if form in has or form not in optional]
    both = {form for form in counted if form in has}
    for form in counted:
        score.gold += 1
        if form not in has:
            score.wrong.append(f"{item['id']}: not found: {form}")
            continue
        score.found += 1
        mine = {other for other in both if has[other] == has[form]}
        theirs = {other for other in counted if cluster[other] == cluster[form]}
        score.precision += len(mine & theirs) / len(mine)
        score.recall += len(mine & theirs) / len(theirs)
        if found[has[form]].type.value in item["clusters"][cluster[form]]["types"]:
            score.typed += 1
        else:
            score.wrong.append(f"{item['id']}: type: {form}: {found[has[form]].type.value}")
        for other in sorted(mine - theirs):
            if form < other:
                score.wrong.append(f"{item['id']}: joined: {form} + {other}")
        for other in sorted(theirs - mine):
            if form < other and other in both:
                score.wrong.append(f"{item['id']}: apart: {form} | {other}")
    for form in sorted(has.keys() - cluster.keys()):
        score.spurious += 1
        score.wrong.append(f"{item['id']}: not in the gold: {form} ({found[has[form]].type.value})")
    for place, one in enumerate(counted):
        for other in counted[place + 1 :]:
            gold = cluster[one] == cluster[other]
            program = one in both and other in both and has[one] == has[other]
            score.pairs.update({"gold": gold, "program": program, "both": gold and program})


def score(parts: Iterable[str] = PARTS) -> dict[str, Score]:
    """The score of each of *parts* whose texts are here."""
    result: dict[str, Score] = {}
    for item in items(parts):
        articles = articles_of(item)
        if articles:
            add(result.setdefault(item["part"], Score()), item, *named_by_program(articles))
    return result


def main() -> None:
    """Print the figures of each part, and with ``--list`` what is wrong."""
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    for part, reached in score(words or PARTS).items():
        print(part, json.dumps(reached.figures()))
        if "--list" in sys.argv:
            print("\n".join(reached.wrong))


if __name__ == "__main__":
    main()
