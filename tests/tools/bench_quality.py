"""The quality sections of ``make bench``: each prints lines of what was found, and what is wanted or DESIGN gives.

The development sets lie beside the checkout (``../shared/data``). Figures on sets that rules or weights were made on
flatter the program; where a held-out figure is recorded it stands beside them.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from app import align, diff, read, reuse, segment
from app.compare import compare
from app.model.article import Article, Paragraph, ParagraphKind
from tests.tools import alias_score, peers, plant
from tests.tools.planting.score import Figures, score

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
PROGRAM = Path(sys.executable).with_name("copytaster")
WEIGHTS = ROOT / "resources" / "data" / "alignment.json"
TEXTS = 20
"""Texts taken from each development set for planting errors."""
SEED = 2
"""Another than the generator's usual one, whose items rules may have been tried on."""


def show(what: str, found: object, target: str) -> None:
    """Print one line of the table."""
    print(f"{what:<66} {found!s:>24}   {target}", flush=True)


def present(section: str) -> bool:
    """Whether the development sets are there; says so if not."""
    if DATA.is_dir():
        return True
    print(f"{section}: the development sets (../shared/data) are not beside this checkout")
    return False


def scored(tool: str, *words: str) -> dict[str, Any]:
    """Run one of the scorers that lie with the development sets."""
    command = [sys.executable, str(DATA / tool), str(PROGRAM), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        return json.loads(done.stdout.strip().splitlines()[-1])
    except (IndexError, ValueError):
        return {"error": (done.stderr.strip().splitlines() or ["no output"])[-1]}


def links() -> None:
    """Alignment of news, of strangers, of revisions, and of German, which nothing was tuned on."""
    if not present("links"):
        return
    held_out = json.loads(WEIGHTS.read_text(encoding="utf-8"))["figures"]["held_out"]["basil"]
    found = scored("tools/align_eval.py", str(DATA / "alignment"), "basil,unrelated,argrewrite,deplain,seeds")
    if "error" in found:
        print("links:", found["error"])
        return
    news = found["basil"]
    show("links, news, strict F1 (weights fitted on it)", news["F1"], "prototype .80 fitted")
    show(
        "links, news, strict F1, one event left out, by wording alone", held_out["strict"]["F1"], ">= .82 (DESIGN .751)"
    )
    show("links, news, lenient F1, one event left out, by wording alone", held_out["lenient"]["F1"], ">= .66")
    show("links, unrelated, wrong links a paragraph", found["unrelated"]["fp_unit"], "<= .005")
    show("links, ArgRewrite, strict F1", found["argrewrite"]["F1"], ">= .975 (DESIGN .973)")
    show("links, DEplain (German), F1", found["deplain"]["F1"], ">= .50")
    show("links, founding articles, P / R", f"{found['seeds']['P']} / {found['seeds']['R']}", "(two articles)")
    show(
        "quote pairs, news, F1", found.get("basil/quotes", {}).get("F1"), ">= .97 (DESIGN .99 where wording is shared)"
    )


def calibration() -> None:
    """How often links were right that are shown with a score, as recorded with the weights."""
    tables = json.loads(WEIGHTS.read_text(encoding="utf-8"))["figures"].get("reliability", {})
    for group, bands in tables.items():
        for band in bands:
            what = f"calibration, {group}, links shown at {band['from']} to {band['to']}, held out: right"
            show(what, f"{band['right']:.2f} of {band['links']}", f"shown {band['shown']:.2f}")


def quotes() -> None:
    """Quotations and their speakers."""
    if not present("quotes"):
        return
    language = str(DATA / "language")
    news = scored("tools/lang_eval.py", language, "quotes_polnear_dev.json", "quotes")
    show("quotes, PolNeAR, F1 at IoU .5", news.get("iou0.5", news), ">= 84 (DESIGN 80.8 held out)")
    show("quotes, PolNeAR, F1 at IoU .8", news.get("iou0.8", "?"), ">= 76")
    show("quotes, PolNeAR, speaker", news.get("speaker", "?"), ">= 95 (DESIGN 93)")
    show("quotes, PolNeAR, quote and speaker", news.get("quote+speaker", "?"), ">= 79 (DESIGN 74.6)")
    public = scored("tools/lang_eval.py", language, "quotes_pd_dev.json", "quotes")
    show("quotes, public-domain set, speaker", public.get("speaker", public), ">= 92")


def verdicts() -> None:
    """The confusion matrix of verdicts over quotations changed in known ways."""
    print("verdicts (altered found >= 98 %, false altered <= 1 %)")
    print(_apart("tests/tools/verdict_set.py"))


def _apart(tool: str) -> str:
    """Run a tool in a process of its own; gives what it prints."""
    done = subprocess.run([sys.executable, tool], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or done.stderr.strip()[-300:]


def names() -> None:
    """Names, and which of them are one."""
    if present("names"):
        found = scored("tools/lang_eval.py", str(DATA / "language"), "entities_conllpp_dev.json", "entities", "--news")
        distinct = found.get("names", {}).get("f", found)
        show("names, CoNLL++ news, distinct names F1", distinct, ">= 82 (DESIGN 79.6 held out)")
        show("names, CoNLL++ news, strict F1", found.get("strict", {}).get("f", "?"), "(DESIGN 80.2 held out)")
    parts = alias_score.PARTS if DATA.is_dir() else ["seeds"]
    for part, reached in alias_score.score(parts).items():
        figures = reached.figures()
        told = f"{figures['cubed_p']:.3f} / {figures['cubed_r']:.3f} / {figures['cubed_f']:.3f}"
        show(f"aliases, {part} ({figures['forms']} forms): B-cubed P / R / F1", told, "(golden set, by hand)")


def _planted(section: str, figures: Figures) -> None:
    wanted = (">= .85 / >= .93", ">= .75", "<= 2", "<= 3 %", "")
    for (what, found), target in zip(figures.lines(), wanted, strict=True):
        show(f"{section}: {what}", found, target)


def planted() -> None:
    """Errors planted by hand, found and named, and false alarms: in our own rewrites always."""
    for part in ("tuned", "held-out"):
        _planted(f"planted by hand, {part}", score(items_of(ROOT / "tests" / "rewrites" / part)))
    if present("planted"):
        items = items_of(DATA / "rewrites")
        _planted("planted by hand, development set", score(item for item in items if item.get("planted")))


def items_of(folder: Path) -> list[dict[str, Any]]:
    """Give the items of a folder, by name."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]


def generated() -> None:
    """Errors planted by rule: into the sample stories always, into development texts where they are there."""
    sources = {"the sample stories": (plant.seed_texts(), 2)}
    if DATA.is_dir():
        files = (
            "alignment/basil",
            "language/quotes_pd_dev",
            "language/entities_conllpp_dev",
            "language/quotes_polnear_dev",
        )
        sources |= {name.rpartition("/")[2]: (plant.file_texts(DATA / f"{name}.json"), 1) for name in files}
    for name, (texts, count) in sources.items():
        _planted(f"planted in {name}", score(_items(texts, count)))


def _items(texts: Iterator[plant.Text], count: int) -> Iterator[dict[str, Any]]:
    for text in [text for text in texts if plant.usable(text)][:TEXTS]:
        yield from plant.items(text, SEED, count)


def reuse_and_versions() -> None:
    """Which pairs are taken for versions of one text, and what strangers are said to share."""
    trail = compare([read.read_file(ROOT / "seeds" / "ferry-trail" / f"version-{n}.txt") for n in (1, 2, 3)])
    show("versions, the ferry in three versions: articles of one trail", [len(t.articles) for t in trail.trails], "[3]")
    if not present("reuse"):
        return
    for name, wanted in (("basil", "none"), ("unrelated", "none"), ("argrewrite", "all")):
        items = json.loads((DATA / "alignment" / f"{name}.json").read_text(encoding="utf-8"))
        trails = [_trail(item) for item in items]
        versions = sum(found for found, _ in trails)
        show(f"versions, {name}: pairs taken for versions", f"{versions} of {len(items)}", wanted)
        most = max(share for _, share in trails)
        show(f"reuse, {name}: most of an article that is verbatim", f"{most:.3f}", "")


def _trail(item: dict[str, Any]) -> tuple[bool, float]:
    """Whether an item's articles are versions of one text, and the larger share of either that is verbatim."""
    articles = [
        Article("AB"[n], "", "0" * 64, tuple(Paragraph(ParagraphKind.BODY, text) for text in each["paragraphs"]))
        for n, each in enumerate(item["articles"][:2])
    ]
    cut = [segment.segment(article, number) for number, article in enumerate(articles)]
    linked = [replace(link, wording=diff.wording(link, cut)) for link in align.align(cut, 0)]
    measured = reuse.measure(reuse.Runs(reuse.bodies(cut, segment.normal)), linked)
    found = reuse.find_trails(articles, cut, linked, measured)
    return bool(found), max(each.shares[0].share for each in measured)


def others() -> None:
    """What other tools reach on the same sets."""
    if present("peers"):
        for what, found in (*peers.alignment(), *peers.quotes()):
            show(what, found, "")
