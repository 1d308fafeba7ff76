"""Whole comparisons of the sample stories as readable text: what the golden tests hold the engine to.

usage: golden.py [--update]   without it, prints which stories differ
"""

from __future__ import annotations

import difflib
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"
sys.path.insert(0, str(ROOT))

from app import messages, present, read  # noqa: E402
from app.compare import compare  # noqa: E402
from app.model.comparison import Comparison  # noqa: E402
from app.model.edit import EditKind  # noqa: E402

SIGNS = {EditKind.INSERTED: "+", EditKind.DELETED: "-", EditKind.REPLACED: "~"}


def stories() -> list[Path]:
    """The folders of all sample stories."""
    return sorted(path.parent for path in (ROOT / "seeds").glob("*/story.toml"))


def compared(folder: Path) -> Comparison:
    """Compare a story's articles as the program would."""
    story = tomllib.loads((folder / "story.toml").read_text(encoding="utf-8"))
    return compare(
        [read.read_file(folder / name) for name in story["files"]],
        story["files"].index(story.get("base", story["files"][0])),
    )


def text_of(comparison: Comparison) -> str:
    """Tell a comparison so that a reviewer can see what changed in it."""
    lines: list[str] = []
    for article in comparison.articles:
        lines.append(f"{article.siglum}: {article.title} | {article.byline} | {article.source} | {article.published}")
        marked = [f"{n} {p.kind.value}" for n, p in enumerate(article.paragraphs) if p.kind.value != "body"]
        lines.append(f"   {len(article.paragraphs)} paragraphs; {', '.join(marked)}")
    lines += ["", "# rows"]
    for row in comparison.rows:
        lines.append(" | ".join(",".join(str(n) for n in cell) or "–" for cell in row.cells))
    lines += ["", "# links"]
    for link in comparison.links:
        ends = " ".join(f"{comparison.articles[s.article].siglum}{list(s.paragraphs)}" for s in (link.a, link.b))
        lines.append(f"{ends} {link.kind.value}{' moved' if link.moved else ''}: {messages.reasons(link.reasons)}")
        if link.kind.value == "edited":
            for edit in link.wording.readable:
                if edit.kind is not EditKind.KEPT:
                    words = [
                        comparison.articles[e.article].paragraphs[e.paragraph].text[e.start : e.end]
                        for e in (edit.a, edit.b)
                        if e is not None
                    ]
                    lines.append(f"    {SIGNS[edit.kind]} {' => '.join(words)}")
    lines += ["", "# quotes"]
    for number, quote in enumerate(comparison.quotes):
        siglum = comparison.articles[quote.article].siglum
        lines.append(f"{number} {siglum} {quote.kind.value} [{quote.speaker}; {quote.cue}] {quote.text}")
    for pair in comparison.quote_links:
        lines.append(f"{pair.a} = {pair.b} {pair.verdict.value}: {messages.reasons(pair.reasons)}")
    lines += ["", "# entities"]
    for entity in comparison.entities:
        counts = [sum(1 for m in entity.mentions if m.article == n) for n in range(len(comparison.articles))]
        lines.append(f"{entity.type.value}: {entity.name} {list(entity.aliases)} {counts}")
    lines += ["", "# figures"]
    for figure in comparison.figures:
        at = figure.at
        words = comparison.articles[at.article].paragraphs[at.paragraph].text[at.start : at.end]
        siglum = comparison.articles[at.article].siglum
        lines.append(f"{siglum}{at.paragraph} {words} = {figure.kind.value} {figure.value} {figure.unit}")
    lines += ["", "# terms"]
    for row in comparison.terms:
        uses = [(term, [sum(1 for u in term.uses if u.article == n) for n in range(len(comparison.articles))])
                for term in row.terms]  # fmt: skip
        lines.append(f"{row.subject}: " + "; ".join(f"{term.words} {counts}" for term, counts in uses))
    lines += ["", "# reuse"]
    for found in comparison.reuse:
        ends = f"{comparison.articles[found.article].siglum} of {comparison.articles[found.source].siglum}"
        whole, bare = (" ".join(f"{s.kind.value} {s.words}" for s in shares) for shares in (found.shares, found.bare))
        lines.append(f"{ends}: {whole}; bare: {bare}; longest {found.longest_words}; density {found.density:.2f}")
    for trail in comparison.trails:
        order = " ".join(comparison.articles[number].siglum for number in trail.articles)
        lines.append(f"trail {order}{' by date' if trail.dated else ''}")
        for number in trail.articles:
            ages = "".join(f" {age.at.paragraph}:{age.since}" for age in trail.ages if age.at.article == number)
            lines.append(f"  {comparison.articles[number].siglum}{ages}")
    lines += ["", "# findings"]
    for finding in comparison.findings:
        lines.append(f"{finding.severity.value} {finding.kind.value}: {messages.finding(comparison, finding)}")
    lines += ["", "# summary"]
    lines += [messages.summary_part(part) for part in present.summarise(comparison)]
    for number in range(len(comparison.articles)):
        if number != comparison.base:
            siglum, base = comparison.articles[number].siglum, comparison.articles[comparison.base].siglum
            lines.append(messages.carries(siglum, base, present.carries(comparison, number)))
    return "\n".join(lines) + "\n"


def main(words: list[str]) -> int:
    """Write the goldens anew, or say which differ."""
    differ = False
    for folder in stories():
        path = GOLDEN / f"{folder.name}.txt"
        new = text_of(compared(folder))
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        if new == old:
            continue
        differ = True
        if "--update" in words:
            path.write_text(new, encoding="utf-8")
            print(f"{folder.name}: written")
        else:
            print("".join(difflib.unified_diff(old.splitlines(True), new.splitlines(True), "golden", "now")))
    return 1 if differ and "--update" not in words else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
