"""``make screenshots``: pictures of the window and of the PDF's pages, to be looked at.

usage: screenshots.py [--out DIR] [--readme]

Shows two sample stories, light and dark, at two sizes, with each page of the sidebar, and prints what it writes. Where
the founding articles lie beside the checkout they are shown too, but only under ``build/``: their texts belong to their
publishers. ``--readme`` writes the few small pictures of README and guide to ``resources/help`` instead.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

# nothing of this may touch the reader's own comparisons, and no display is needed
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QRect,
    QSize,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from app.model.comparison import Stage
from app.model.finding import FindingKind
from app.model.quote import Verdict
from app.session.settings import Settings
from app.workers import limits
from tests.tools.sample_files import PARAGRAPHS, page
from widgets.dialogs import ChooseItem
from widgets.main_window import MainWindow
from widgets.theme import ui_font

ROOT = Path(__file__).resolve().parents[2]
FOUNDING = ROOT.parent / "shared" / "data" / "seeds"
BUILD = ROOT / "build"
HELP = ROOT / "resources" / "help"
STORIES = ("harbour-fire", "dam-vote")
THEMES = ("light", "dark")
SIZES = (QSize(1280, 800), QSize(1920, 1080))
TABS = ("findings", "quotes", "entities", "coverage")
GIVE_UP = 120_000
"""Milliseconds for one comparison, engine start included."""
PDF_DPI = 80
README_LIMIT = 250_000
"""Bytes a picture of README or guide may have."""


class GaveUp(Exception):  # noqa: N818 - says what happened
    """The engine did not finish in time."""


def files_of(story: str) -> list[Path]:
    """The files of a sample story in their order, or the founding articles."""
    if story == "founding":
        return sorted(FOUNDING.glob("*.txt"))
    folder = ROOT / "seeds" / story
    return [folder / name for name in tomllib.loads((folder / "story.toml").read_text(encoding="utf-8"))["files"]]


def compare(window: MainWindow, files: list[Path]) -> None:
    """Open files in place of what is there and wait for the whole comparison."""
    workspace = window.workspace
    loop = QEventLoop()
    guard = QTimer()
    guard.setSingleShot(True)
    guard.timeout.connect(lambda: loop.exit(1))

    def look() -> None:
        found = workspace.comparison
        whole = found is not None and len(found.articles) == len(files) and found.stage is Stage.COMPLETE
        if whole and not workspace.busy:
            loop.exit(0)

    workspace.comparison_changed.connect(look)
    workspace.busy_changed.connect(look)
    workspace.close()
    guard.start(GIVE_UP)
    workspace.open_files([str(path) for path in files])
    late = loop.exec()
    guard.stop()
    workspace.comparison_changed.disconnect(look)
    workspace.busy_changed.disconnect(look)
    if late:
        raise GaveUp
    # where a picture starts must not depend on what was focused when
    window.view.setFocus()
    window.actions_by_id["first_difference"].trigger()


def make_window() -> MainWindow:
    """A window as a new user has it, in fixed colours."""
    window = MainWindow(replace(Settings(), theme="light"))
    window.workspace.begin(fresh=True)
    window.resize(SIZES[0])
    window.show()
    return window


def seen(widget: QWidget, part: QRect | None = None) -> QPixmap:
    """The widget as it looks once every pending layout is done."""
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    return widget.grab(part) if part else widget.grab()


def small(picture: QPixmap) -> QImage:
    """The picture in the 256 colours it uses most, every other pixel in the nearest of them."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    width, height = image.width(), image.height()
    rows = np.frombuffer(image.constBits(), dtype=np.uint32).reshape(height, image.bytesPerLine() // 4)[:, :width]
    colours, where, count = np.unique(rows, return_inverse=True, return_counts=True)
    # equal counts: the lower colour first, so that the file is always the same
    table = colours[np.lexsort((colours, -count))[:256]]
    channels = np.stack([(colours >> shift) & 255 for shift in (16, 8, 0)], axis=1).astype(np.int32)
    wanted = np.stack([(table >> shift) & 255 for shift in (16, 8, 0)], axis=1).astype(np.int32)
    nearest = np.empty(len(colours), dtype=np.uint8)
    for at in range(0, len(colours), 4096):
        far = ((channels[at : at + 4096, None] - wanted[None]) ** 2).sum(2)
        nearest[at : at + 4096] = far.argmin(1)
    line = (width + 3) // 4 * 4
    indexed = np.zeros((height, line), dtype=np.uint8)
    indexed[:, :width] = nearest[where].reshape(height, width)
    out = QImage(indexed.tobytes(), width, height, line, QImage.Format.Format_Indexed8)
    out.setColorTable([int(colour) | 0xFF000000 for colour in table])
    return out.copy()


def write(picture: QPixmap, path: Path) -> None:
    """Write a small PNG and say so."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # quality 0 is the PNG writer's strongest compression
    if not small(picture).save(str(path), quality=0):
        raise OSError(f"{path} cannot be written")
    name = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
    print(f"{name}  {path.stat().st_size // 1024} KB", flush=True)


def dress(window: MainWindow, theme: str, size: QSize) -> None:
    """Give the window its colours and size."""
    window.actions_by_id[f"theme_{theme}"].trigger()
    window.resize(size)


def shown(window: MainWindow, story: str) -> Iterator[tuple[str, QPixmap]]:
    """Every picture of one story, with its name."""
    for theme in THEMES:
        for size in SIZES:
            dress(window, theme, size)
            for tab in TABS:
                window.sidebar.show_tab(tab)
                yield f"{story}-{theme}-{size.width()}x{size.height()}-{tab}", seen(window)


def pages(story: str, out: Path) -> None:
    """Write the pages of a story's PDF, made by the command line."""
    pdf = out / f"{story}.pdf"
    words = [sys.executable, "-m", "app", "compare", *map(str, files_of(story)), "--pdf", str(pdf)]
    subprocess.run(words, cwd=ROOT, check=True)
    for old in out.glob(f"{story}-page-*.png"):
        old.unlink()
    tool = shutil.which("pdftoppm")
    if tool is None:
        print(f"{pdf.name}: pdftoppm (Debian: poppler-utils) is not installed, so there are no pictures of its pages")
        return
    subprocess.run([tool, "-r", str(PDF_DPI), "-png", str(pdf), str(out / f"{story}-page")], check=True)
    print(f"{pdf.name}: {len(list(out.glob(f'{story}-page-*.png')))} pages")


def everything(window: MainWindow, out: Path) -> None:
    """Write all pictures to *out*."""
    stories: list[str] = [*STORIES]
    if not FOUNDING.is_dir():
        print("the founding articles (../shared/data/seeds) are not beside this checkout: not shown")
    elif out.is_relative_to(ROOT) and not out.is_relative_to(BUILD):
        print("the founding articles are shown under build/ only: not shown")
    else:
        stories.append("founding")
    out.mkdir(parents=True, exist_ok=True)
    for story in stories:
        compare(window, files_of(story))
        for name, picture in shown(window, story):
            write(picture, out / f"{name}.png")
        pages(story, out)


def for_readme(window: MainWindow) -> None:
    """Write the pictures that README and guide show."""
    compare(window, files_of(STORIES[0]))
    found = window.workspace.comparison
    assert found is not None
    for theme in THEMES:
        dress(window, theme, SIZES[0])
        if theme == THEMES[0]:
            findings = window.sidebar.findings
            for _ in found.findings:
                window.actions_by_id["next_finding"].trigger()
                chosen = findings.chosen
                if chosen is not None and findings.model.finding(chosen).kind is FindingKind.QUOTE_ALTERED:
                    break
            findings.view.scrollTo(findings.view.currentIndex(), QAbstractItemView.ScrollHint.PositionAtTop)
        write(seen(window), HELP / f"window-{theme}.png")
    quotes = window.sidebar.quotes
    verdicts = [entry.verdict for entry in quotes.model.entries]
    for _ in verdicts:
        window.actions_by_id["next_quote"].trigger()
        if quotes.chosen is not None and verdicts[quotes.chosen] is Verdict.ALTERED:
            break
    part = QRect(0, 0, window.sidebar.width(), 400)
    for theme in THEMES:
        dress(window, theme, SIZES[0])
        window.sidebar.show_tab("quotes")
        quotes.view.scrollTo(quotes.view.currentIndex(), QAbstractItemView.ScrollHint.PositionAtTop)
        write(seen(window.sidebar, part), HELP / f"quotes-{theme}.png")
        window.sidebar.show_tab("entities")
        window.view.setFocus()
        write(seen(window.sidebar, part), HELP / f"entities-{theme}.png")
        window.actions_by_id["legend"].setChecked(True)
        window.view.setFocus()
        seen(window)
        write(seen(window.legend), HELP / f"legend-{theme}.png")
    for path in sorted(HELP.glob("*.png")):
        if path.stat().st_size > README_LIMIT:
            raise OSError(f"{path.name} is larger than {README_LIMIT // 1000} KB")


FEED = (
    ("Harbour fire destroys three warehouses", "Sun, 15 Mar 2026 07:10:00 GMT"),
    ("Firefighters: no danger from smoke over the old town", "Sun, 15 Mar 2026 08:25:00 GMT"),
    ("Ferries to the islands run again from Monday", "Sun, 15 Mar 2026 09:00:00 GMT"),
    ("Port director promises an inquiry", "Sun, 15 Mar 2026 11:40:00 GMT"),
    ("What burned: a list of the cargo", "Sun, 15 Mar 2026 13:05:00 GMT"),
)
"""Titles and dates of a feed in words of our own."""


def of_readings(window: MainWindow, folder: Path) -> None:
    """Write the pictures of heads with pills, and of the list of a file's articles."""
    text = f"<description>{' '.join(PARAGRAPHS)}</description>"
    entries = "".join(f"<item><title>{title}</title><pubDate>{date}</pubDate>{text}</item>" for title, date in FEED)
    feed, saved = folder / "harbour.rss", folder / "harbour.html"
    feed.write_text(f"<rss version='2.0'><channel><title>The Sound</title>{entries}</channel></rss>", encoding="utf-8")
    saved.write_text(page(), encoding="utf-8")
    for theme in THEMES:
        dress(window, theme, SIZES[0])
        compare(window, [feed, saved])
        heads = [head.geometry().translated(window.view.pos()) for head in window.view.heads]
        place = window.view.parentWidget().mapTo(window, heads[0].topLeft())
        strip = QRect(place.x(), place.y(), heads[-1].right() - heads[0].left(), heads[0].height())
        write(seen(window, strip), HELP / f"heads-{theme}.png")
        article = window.workspace.articles[0]
        dialog = ChooseItem(feed.name, article.items, 1, can_add=True, parent=window)
        dialog.list.setCurrentRow(1)
        dialog.resize(560, 360)
        write(seen(dialog), HELP / f"items-{theme}.png")
        dialog.deleteLater()


def on_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Pass Qt's messages on, but for one that the offscreen platform says of every window shown."""
    if "propagateSizeHints" not in text:
        print(f"Qt: {text}", file=sys.stderr)


def main() -> int:
    """Make the pictures; gives the exit status."""
    parser = argparse.ArgumentParser(description="Make pictures of the window and the PDF.")
    parser.add_argument("--out", type=Path, default=BUILD / "screenshots", metavar="DIR")
    parser.add_argument("--readme", action="store_true", help="only the pictures of README and guide")
    options = parser.parse_args()
    limits.forbid_network()
    with tempfile.TemporaryDirectory(prefix="copytaster-screenshots-") as home:
        os.environ["COPYTASTER_HOME"] = home
        qInstallMessageHandler(on_message)
        application = QApplication(sys.argv[:1])
        application.setStyle("Fusion")
        application.setFont(ui_font())
        application.styleHints().setColorScheme(Qt.ColorScheme.Light)
        window = make_window()
        try:
            if options.readme:
                of_readings(window, Path(home))
                for_readme(window)
            else:
                everything(window, options.out.resolve())
        except GaveUp:
            print("copytaster: the comparison was not finished in time; no more pictures", file=sys.stderr)
            return 1
        finally:
            window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
