"""``make bench``: what the program reaches on the development sets and how fast it is, each beside its target.

Quality that needs ``../shared/data`` is skipped, saying so, where it is absent; planted errors are generated from the
sample stories always. Speed needs nothing, and is given as ratios or CPU seconds, never asserted.

usage: bench.py [SECTION ...]   quality or speed for all of either; else, of quality: links, calibration, quotes,
       verdicts, names, planted, generated, reuse, peers; of speed: engine, growth, reading, start, panes
"""

from __future__ import annotations

import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.tools import bench_quality as quality  # noqa: E402
from tests.tools.bench_quality import DATA, show  # noqa: E402

RUNS = 7


QUALITY: dict[str, Callable[[], None]] = {
    "links": quality.links,
    "calibration": quality.calibration,
    "quotes": quality.quotes,
    "verdicts": quality.verdicts,
    "names": quality.names,
    "planted": quality.planted,
    "generated": quality.generated,
    "reuse": quality.reuse_and_versions,
    "peers": quality.others,
}


HELLO = """
import os, time
from PySide6.QtWidgets import QApplication, QWidget
class W(QWidget):
    def paintEvent(self, event): print(time.time(), flush=True); os._exit(0)
a = QApplication([]); w = W(); w.resize(1280, 800); w.show(); a.exec()
"""

OURS = """
import os, sys, time
from app.__main__ import main
from widgets import application
show = application._show
def watched(*words):
    from widgets.first_frame import FirstFrame
    paint = FirstFrame.paintEvent
    def painted(self, event):
        paint(self, event)
        if self.complete and self._rows and None not in self._panes: print(time.time(), flush=True); os._exit(0)
    FirstFrame.paintEvent = painted
    complete = application._complete
    def slow(*words):
        from widgets.compare.article_pane import ArticlePane
        usual = ArticlePane.paintEvent
        def said(self, event):
            usual(self, event)
            if self.article == 1 and self.text.paragraphs: print(time.time(), flush=True); os._exit(0)
        ArticlePane.paintEvent = said
        complete(*words)
    application._complete = slow
    return show(*words)
application._show = watched
main(sys.argv[1:])
"""

KEEP = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.session.settings import Settings
from widgets.main_window import MainWindow
a = QApplication([]); w = MainWindow(Settings()); w.workspace.begin(fresh=True)
w.workspace.engine.compare = lambda *_: None
w.workspace.state_changed.connect(lambda: len(w.workspace.articles) == 2 and QTimer.singleShot(0, w.close))
w.workspace.open_files(sys.argv[1:]); w.show(); a.exec()
"""


def wall(code: str, words: list[str], home: str) -> float:
    """Seconds from the start of a process to the time it prints: the end of its first paint with all the text."""
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    environment["COPYTASTER_HOME"] = home
    begun = time.time()
    command = [sys.executable, "-c", code, *words]
    done = subprocess.run(command, env=environment, cwd=ROOT, check=False, capture_output=True, text=True, timeout=20)
    return float(done.stdout.split()[0]) - begun if done.stdout else 0.0


def start_up() -> None:
    """Time to text on screen, in pairs with a bare window; both processes end at once after it.

    Byte code is made first, as an installation has it: without it every start compiles what it imports.
    """
    command = [sys.executable, "-m", "compileall", "-q", "app", "widgets", "resources", "seeds"]
    subprocess.run(
        command, cwd=ROOT, check=False, env={k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    )
    with tempfile.TemporaryDirectory() as folder:
        home = str(Path(folder) / "home")
        texts = {}
        for suffix, template in (
            (".txt", "{}"),
            (".md", "{}"),
            (".html", "<html><body><article>{}</article></body></html>"),
        ):
            texts[suffix] = []
            for letter in "ab":
                paragraphs = [
                    f"Paragraph {n} of {letter}. " + "Some plain words about a matter. " * 8 for n in range(12)
                ]
                inner = "".join(f"<p>{p}</p>" for p in paragraphs) if suffix == ".html" else "\n\n".join(paragraphs)
                path = Path(folder) / f"{letter}{suffix}"
                path.write_text(template.format(inner), encoding="utf-8")
                texts[suffix].append(str(path))
        cases = {".txt": texts[".txt"], ".md": texts[".md"], "restored": [], ".html": texts[".html"]}
        for name, words in cases.items():
            if name == "restored":
                wall(KEEP, texts[".txt"], home)
            ratios = []
            for _ in range(RUNS):
                own = home if name == "restored" else str(Path(folder) / f"home{time.monotonic_ns()}")
                bare = wall(HELLO, [], own)
                ratios.append(wall(OURS, words, own) / bare)
            target = "<= 1.5" if name != ".html" else "(reported)"
            found = f"{min(ratios):.2f} / {statistics.median(ratios):.2f} / {max(ratios):.2f}"
            show(f"text on screen, {name}, ratio to a bare window (min/med/max)", found, target)


ENGINE = """
import sys, time, json
from pathlib import Path
from app import compare, read, segment, align, diff
compare.warm_up()
articles = [read.read_file(path) for path in sys.argv[1:]]
compare.compare(articles)
runs = []
for _ in range(5):
    begun = time.process_time(); steps = compare.steps(articles); next(steps); first = time.process_time() - begun
    list(steps); runs.append((first, time.process_time() - begun))
print(json.dumps({"words": sum(len(p.text.split()) for a in articles for p in a.paragraphs), "runs": runs}))
"""


def engine() -> None:
    """CPU seconds of a comparison after warm-up."""
    pairs = {"sample story": [str(ROOT / "seeds" / "harbour-fire" / name) for name in ("wire.txt", "rewrite.txt")]}
    with tempfile.TemporaryDirectory() as folder:
        _engine(pairs | _two_of_nine_hundred(Path(folder)))


def _two_of_nine_hundred(folder: Path) -> dict[str, list[str]]:
    """Two articles of some 900 words each, made of two sample stories."""
    halves = (
        ("ferry-trail/version-1.txt", "harbour-fire/wire.txt"),
        ("ferry-trail/version-3.txt", "harbour-fire/rewrite.txt"),
    )
    paths: list[str] = []
    for letter, names in zip("ab", halves, strict=True):
        path = folder / f"{letter}.txt"
        path.write_text(
            "\n\n".join((ROOT / "seeds" / name).read_text(encoding="utf-8") for name in names), encoding="utf-8"
        )
        paths.append(str(path))
    return {"two articles": paths}


def _engine(pairs: dict[str, list[str]]) -> None:
    if DATA.is_dir():
        pairs["founding articles"] = [str(path) for path in sorted((DATA / "seeds").glob("*.txt"))]
    for name, paths in pairs.items():
        done = subprocess.run(
            [sys.executable, "-c", ENGINE, *paths],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        )
        if done.returncode:
            print(name, done.stderr.strip().splitlines()[-1])
            continue
        found = json.loads(done.stdout)
        first = statistics.median(run[0] for run in found["runs"])
        whole = statistics.median(run[1] for run in found["runs"])
        show(f"engine, {name} ({found['words']} words): alignment and wording", f"{first:.3f} s CPU", "<= 0.1 s")
        show(f"engine, {name}: complete", f"{whole:.3f} s CPU", "<= 0.7 s for 1,800 words in all")


GROWTH = """
import json, random, sys, time
from app import align, reuse, segment
from app.model.article import Article, Paragraph, ParagraphKind
draw = random.Random(1)
def word(): return "".join(draw.choice("bcdfghklmnprst") + draw.choice("aeiou") for _ in range(draw.randint(1, 4)))
words = [word() for _ in range(6000)]
def paragraph():
    drawn = [words[int(draw.random() ** 2 * len(words))] for _ in range(draw.randint(20, 60))]
    return " ".join(drawn).capitalize() + "."
def edited(text): return " ".join(draw.choice(words) if draw.random() < 0.3 else word for word in text.split())
def timed(count):
    first = [paragraph() for _ in range(count)]
    second = [edited(each) if draw.random() < 0.6 else paragraph() for each in first]
    texts = [tuple(Paragraph(ParagraphKind.BODY, each) for each in text) for text in (first, second)]
    cut = [segment.segment(Article("AB"[n], "", "0" * 64, text), n) for n, text in enumerate(texts)]
    begun = time.process_time(); links = align.align(cut, 0); align.build_rows(cut, links, 0)
    aligned = time.process_time() - begun
    reuse.measure(reuse.Runs(reuse.bodies(cut, segment.normal)), links)
    return aligned, time.process_time() - begun - aligned
timed(30)
print(json.dumps({count: timed(count) for count in (250, 500, 1000, 2000)}))
"""


def growth() -> None:
    """CPU seconds of alignment and reuse as articles get longer."""
    done = subprocess.run(
        [sys.executable, "-c", GROWTH],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
    )
    if done.returncode:
        print("growth", done.stderr.strip().splitlines()[-1])
        return
    found = {int(count): times for count, times in json.loads(done.stdout).items()}
    for count, (aligned, measured) in found.items():
        target = "<= 1 s" if count == 1000 else ""
        show(f"{count} x {count} paragraphs: alignment, reuse", f"{aligned:.2f} s, {measured:.2f} s CPU", target)
    for number, what in enumerate(("alignment", "reuse")):
        power = math.log2(found[2000][number] / found[500][number]) / 2
        show(f"growth of {what}, 500 to 2,000 paragraphs: power", f"{power:.2f}", "near 1")


def _apart(name: str) -> str:
    """Run a benchmark of ``tests/bench`` in a process of its own; gives what it prints."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "bench" / name)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    return done.stdout.strip() or done.stderr.strip()[-300:]


def panes() -> None:
    """First paint, wheel and resize of two panes of 20,000 paragraphs."""
    print(_apart("bench_panes.py"))
    print("(DESIGN 7, custom pane: first paint 145 ms, wheel 4.4 ms, resize 52 ms)")


def reading() -> None:
    """What reading costs beside the bare library, by format."""
    print(_apart("bench_reading.py"))


SPEED: dict[str, Callable[[], None]] = {
    "engine": engine,
    "growth": growth,
    "reading": reading,
    "start": start_up,
    "panes": panes,
}


def main(words: list[str]) -> int:
    """Print what is asked for, or everything."""
    groups = {"quality": list(QUALITY), "speed": list(SPEED)}
    sections = QUALITY | SPEED
    chosen = [name for word in words or groups for name in groups.get(word, [word])]
    unknown = [name for name in chosen if name not in sections]
    if unknown:
        print(f"bench: no section {', '.join(unknown)}; there are {', '.join([*groups, *sections])}", file=sys.stderr)
        return 2
    for name in chosen:
        sections[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
