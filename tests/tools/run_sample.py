"""``make run``: the sample story in the window, or, where no window can open, its PDF."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STORY = ROOT / "seeds" / "harbour-fire"
PDF = ROOT / "build" / "sample-comparison.pdf"

PROBE = "from PySide6.QtGui import QGuiApplication as A; import sys; a = A([]); sys.stdout.write(a.platformName())"
"""Qt ends the whole process when a display is dead, so a child tries first."""


def display() -> bool:
    """Whether a window can be shown here; ``offscreen`` and ``minimal`` show nobody anything."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    try:
        tried = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, timeout=30, check=False)
    except subprocess.TimeoutExpired:
        return False
    return tried.returncode == 0 and tried.stdout.strip() not in ("offscreen", "minimal", "minimalegl", "")


def main() -> int:
    """Open the window or make the PDF."""
    story = tomllib.loads((STORY / "story.toml").read_text(encoding="utf-8"))
    files = [str((STORY / name).relative_to(ROOT)) for name in story["files"]]
    os.chdir(ROOT)
    if display():
        return subprocess.run([sys.executable, "-m", "app", *files], check=False).returncode
    print("copytaster: there is no display to open a window on; making the comparison's PDF instead", flush=True)
    PDF.parent.mkdir(exist_ok=True)
    path = str(PDF.relative_to(ROOT))
    done = subprocess.run([sys.executable, "-m", "app", "compare", *files, "--pdf", path], check=False)
    if done.returncode == 0:
        print(path)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
