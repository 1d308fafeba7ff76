"""Set up the program on a fresh machine: virtual environment, locked packages, what Qt needs of the system.

Run by ``make`` with any Python from 3.11 on; standard library only. Prints one line a step and one clear sentence when
something is missing that it may not install itself.

usage: setup_env.py run|test
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
OLDEST = (3, 11)

DRAWING = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
}
"""What Qt needs to draw at all, and the Debian package of each."""

WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
}
"""What a window under X11 needs besides."""

FONTS = "fonts-dejavu-core"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")


class Stop(Exception):  # noqa: N818 - says what it is
    """Set-up cannot go on; the message says why and what to do."""


def say(text: str) -> None:
    """Print one line at once."""
    print(f"copytaster: {text}", flush=True)


def privileged() -> list[str] | None:
    """Give the words to put before a command that installs system packages, or ``None`` when we may not."""
    if not shutil.which("apt-get"):
        return None
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        allowed = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
        return ["sudo", "-n"] if allowed else None
    return None


def install_system(packages: list[str], why: str, *, needed: bool = True) -> None:
    """Install Debian packages where we may; otherwise print the command. Raises ``Stop`` when *needed*."""
    command = "apt-get install -y --no-install-recommends " + " ".join(packages)
    before = privileged()
    if before is not None:
        say(f"installing {' '.join(packages)} ({why})")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        words = [*before, "env", "DEBIAN_FRONTEND=noninteractive", *command.split()]
        for attempt in ("", "update"):
            if attempt:
                subprocess.run([*before, "apt-get", "update", "-qq"], env=environment, check=False)
            done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
            if done.returncode == 0:
                return
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        say(f"that did not work: {last}")
    if shutil.which("apt-get"):
        text = f"{why}. Install it with:  sudo {command}"
    else:
        text = f"{why}. On Debian or Ubuntu the packages are: {' '.join(packages)}; install their like on this system"
    if needed:
        raise Stop(text)
    say(text)


def make_venv() -> None:
    """Make the virtual environment; a Debian Python may come without the module for it."""
    if (BIN / "python").exists() or (BIN / "python.exe").exists():
        usable = subprocess.run([BIN / "python", "-c", "import pip"], capture_output=True, check=False)
        if usable.returncode == 0:
            return
        shutil.rmtree(VENV)
    for attempt in (1, 2):
        done = subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return
        shutil.rmtree(VENV, ignore_errors=True)
        if attempt == 1:
            version = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
            install_system([version], f"this Python cannot make virtual environments (it lacks {version})")
    raise Stop(f"cannot make a virtual environment: {done.stderr.strip() or done.stdout.strip()}")


def install_packages(name: str) -> None:
    """Install one lock file, unless the very same one is installed already."""
    lock = ROOT / name
    stamp = VENV / f".{name}.sha256"
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    say(f"installing what {name} names (this takes a few minutes the first time)")
    pip([*["install", "--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:"], "-r", str(lock)])
    stamp.write_text(digest)


def install_program() -> None:
    """Put the program itself into the environment, so that ``.venv/bin/copytaster`` is it."""
    stamp = VENV / ".copytaster.sha256"
    digest = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == digest and (BIN / "copytaster").exists():
        return
    pip([*["install", "--quiet", "--no-deps", "--no-build-isolation", "--editable"], str(ROOT)])
    stamp.write_text(digest)


def compile_program() -> None:
    """Make byte code, as an installed program has it: where none may be written, every start would compile anew."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [str(BIN / "python"), "-m", "compileall", "-q", "app", "widgets", "resources", "seeds"]
    subprocess.run(command, check=False, capture_output=True, cwd=ROOT, env=environment)


def pip(words: list[str]) -> None:
    """Run pip in the environment; its own words are shown only when it fails."""
    environment = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}
    command = [str(BIN / "python"), "-m", "pip", *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode != 0:
        detail = "\n".join((done.stderr.strip() or done.stdout.strip()).splitlines()[-6:])
        raise Stop(f"pip could not install the packages:\n{detail}")


def loadable(library: str) -> bool:
    """Whether the system has a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def check_system() -> None:
    """See that Qt can draw, and that there is a font to draw with."""
    if not sys.platform.startswith("linux"):
        return
    missing = [package for library, package in DRAWING.items() if not loadable(library)]
    if missing:
        install_system(missing, "Qt needs system libraries that are missing: " + " ".join(missing))
    if os.environ.get("DISPLAY"):
        wanted = [package for library, package in WINDOW.items() if not loadable(library)]
        if wanted:
            why = "a window under X11 needs system libraries that are missing: " + " ".join(wanted)
            install_system(wanted, why, needed=False)
    folders = [Path(folder).expanduser() for folder in FONT_FOLDERS]
    if not any(next(folder.rglob("*.[to]tf"), None) for folder in folders if folder.is_dir()):
        install_system([FONTS], "there is no font on this system", needed=False)


def main(what: str) -> int:
    """Set up for running, or for testing."""
    if sys.version_info < OLDEST:
        raise Stop(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}")
    make_venv()
    install_packages("requirements.txt")
    if what == "test":
        install_packages("requirements-dev.txt")
    install_program()
    compile_program()
    check_system()
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "run"))
    except Stop as reason:
        say(str(reason))
        sys.exit(1)
