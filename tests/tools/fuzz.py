"""``make fuzz``: mutated files through every reader. Whatever is in one, it ends in an article or an error of ours.

usage: fuzz.py [--inputs N] [--seed N] [--only EXTENSION ...] [--samples] [--replay FILE ...]

The seeds are the samples of ``sample_files.py`` and, where it is beside the checkout, the development set of formats. A
batch of inputs is read in one locked process (as the program's sandboxes are), so that a hang or a death is noticed and
costs one input. What counts as a finding: any other exception than ours, more time than a sandbox has, an article
without a word in it or against the laws of reading. Findings are written to ``build/fuzz`` and make the exit status 1.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import re
import select
import signal
import struct
import sys
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from app.errors import CopytasterError  # noqa: E402 - from this checkout
from app.model.article import Article, ReadChoice, ReadOptions  # noqa: E402 - from this checkout
from app.workers import limits, lockdown, reader  # noqa: E402 - from this checkout
from tests.tools import sample_files  # noqa: E402 - from this checkout

_ODD = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
DATA = ROOT.parent / "shared" / "data" / "formats" / "files"
FINDINGS = ROOT / "build" / "fuzz"
BATCH = 200
_FOR_ALL = 100_000
"""Seconds of its own time a process that reads a batch may use."""
LARGEST = 300_000
"""Bytes of a seed from the development set; what is larger takes too long to be read often."""

WORDS = (
    b"<", b">", b"</", b"&", b"&#0;", b"&#x110000;", b"&amp;amp;", b"]]>", b"<![CDATA[", b"<!--", b"<!DOCTYPE x [",
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", "\u202e".encode(), "\u200b".encode(), "\U000e0041".encode(),
    b"{\\rtf1", b"\\bin999999999 ", b"\\u-1?", b"{", b"}", b"\\par ", b"%PDF-1.7", b"endobj", b"/Kids [1 0 R]",
    b"stream\n", b"PK\x03\x04", b"ZCZC\r\n", b"NNNN\r\n", b"\x01", b"\x02", b"\x03", b"\x16\x16\x01", b"^By ",
    b"\r\n\r\n", b"\n--", b"=3D", b"Content-Type: multipart/mixed; boundary=x\n\n", b"charset=utf-7", b"[" * 50,
    b"*" * 50, b"> " * 60, b"<div>" * 300, b'{"a":' * 50, b"999999999999999999", b"-1", b"1e309",
    b'text:c="2000000000"', b'encoding="utf-16"', b"\\ud800",
)  # fmt: skip


def seeds(only: list[str], *, samples: bool) -> list[tuple[str, bytes]]:
    """Files to mutate: (name, bytes), the same ones each time."""
    found = sorted(sample_files.build().items())
    if DATA.is_dir() and not samples:
        found += [(path.name, path.read_bytes()) for path in sorted(DATA.iterdir()) if path.stat().st_size <= LARGEST]
    return [(name, data) for name, data in found if not only or name.rpartition(".")[2] in only]


def mutate(data: bytes, pool: list[bytes], chance: random.Random) -> bytes:
    """Give *data* changed in one to six places; a zip file is often changed within its members."""
    if (
        data.startswith(b"PK\x03\x04")
        and chance.random() < 0.7
        and (packed := _members(data, pool, chance)) is not None
    ):
        return packed
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        at = chance.randrange(len(made) + 1)
        size = min(len(made) - at, 1 << chance.randrange(12))
        what = chance.randrange(9)
        if what == 0 and made:
            made[min(at, len(made) - 1)] ^= 1 << chance.randrange(8)
        elif what == 1:
            del made[at : at + size]
        elif what == 2:
            made[at:at] = made[at : at + size] * chance.choice((1, 2, 40))
        elif what == 3:
            made[at:at] = chance.choice(WORDS)
        elif what == 4:
            made[at : at + size] = chance.randbytes(size)
        elif what == 5:
            other = chance.choice(pool)
            start = chance.randrange(len(other) + 1)
            made[at : at + size] = other[start : start + (1 << chance.randrange(14))]
        elif what == 6:
            del made[at:]
        elif what == 7 and len(made) > at + 8:
            struct.pack_into("<I", made, at, chance.choice((0, 1, 0x7FFFFFFF, 0xFFFFFFFF, len(made))))
        else:
            made[at : at + size] = chance.choice(WORDS) * chance.choice((1, 3, 300))
        if len(made) > 2_000_000:
            del made[2_000_000:]
    return bytes(made)


def _members(data: bytes, pool: list[bytes], chance: random.Random) -> bytes | None:
    """Change one member of a zip file and pack it again, so that its checksum is right."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old:
            members = {info.filename: old.read(info) for info in old.infolist() if info.file_size < 1_000_000}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, zlib.error):
        return None
    if not members:
        return None
    texts = [name for name in members if name.endswith((".xml", ".xhtml", ".html", ".opf", ".rels"))]
    name = chance.choice(texts or list(members))
    members[name] = mutate(members[name], pool, chance)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for each, content in members.items():
            new.writestr(zipfile.ZipInfo(each, (2026, 1, 1, 0, 0, 0)), content)
    return stream.getvalue()


def check(article: Article) -> str:
    """Give what is wrong with an article as read, or ""."""
    texts = [paragraph.text for paragraph in article.paragraphs]
    if not any(any(character.isalnum() for character in text) for text in texts):
        return "success claimed on nothing"
    for text in (*texts, article.title or "", article.byline or "", article.source or ""):
        if any(
            character < " " or "\x7f" <= character < "\xa0" or "\ud800" <= character < "\ue000" for character in text
        ):
            return "a control character or a lone surrogate"
        if text != text.strip() or "  " in text:
            return "white space"
    if not all(texts):
        return "an empty paragraph"
    return ""


def read_one(name: str, data: bytes, options: ReadOptions) -> str:
    """Read one input; gives its outcome, with "!" before it where it is a finding."""
    try:
        article = reader.read_foreign(data, name, options)
    except CopytasterError as problem:
        return problem.code.value
    except MemoryError:
        return "memory"
    except Exception as problem:  # what the readers must not let through
        import traceback

        last = traceback.extract_tb(problem.__traceback__)[-1]
        return f"!{type(problem).__name__} at {Path(last.filename).name}:{last.lineno}: {str(problem)[:100]}"
    wrong = check(article)
    return f"!{wrong}" if wrong else article.outcome.value


def inputs(count: int, seed: int, known: list[tuple[str, bytes]]) -> Iterator[tuple[str, bytes, ReadOptions]]:
    """Give *count* mutated files, the same ones for the same *seed*."""
    chance = random.Random(seed)
    pool = [data for _, data in known]
    for number in range(count):
        name, data = known[number % len(known)]
        choices: frozenset[ReadChoice] = frozenset()
        if chance.random() < 0.15:
            choices = frozenset((chance.choice(list(ReadChoice)),))
        item = chance.choice((2, 7)) if chance.random() < 0.05 else 1
        yield name, mutate(data, pool, chance), ReadOptions(None, item, choices)


def run_batch(batch: list[tuple[str, bytes, ReadOptions]]) -> list[tuple[str, float]]:
    """Read a batch in locked processes; gives each input's outcome and its seconds."""
    said: list[tuple[str, float]] = []
    while len(said) < len(batch):
        said += _run_some(batch[len(said) :])
    return said


def _run_some(batch: list[tuple[str, bytes, ReadOptions]]) -> list[tuple[str, float]]:
    """Read until the batch ends or the process does: the input at which it did is the last one told of."""
    ours, theirs = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(ours)
            # the clock outside is each file's limit here: a locked process cannot give itself another one
            limits.READER_CPU = _FOR_ALL
            lockdown.lock()
            for one in batch:
                os.write(theirs, (read_one(*one).replace("\n", " ") + "\n").encode("utf-8", "replace"))
        finally:
            os._exit(0)
    os.close(theirs)
    said: list[tuple[str, float]] = []
    begun = time.monotonic()
    rest = b""
    while True:
        if not select.select([ours], [], [], limits.READER_SECONDS * 2)[0]:
            os.kill(pid, signal.SIGKILL)
            break
        part = os.read(ours, 1 << 16)
        if not part:
            break
        *lines, rest = (rest + part).split(b"\n")
        for line in lines:
            now = time.monotonic()
            said.append((line.decode(), now - begun))
            begun = now
    os.close(ours)
    status = os.waitpid(pid, 0)[1]
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        hung = number in (signal.SIGKILL, signal.SIGXCPU)
        # a parser in C that runs out of memory may end its process: that is what sandboxes are for
        said.append(("!hang" if hung else f"death by signal {number}", time.monotonic() - begun))
    elif len(said) < len(batch):
        said.append(("!the process left", 0.0))
    return said


def main() -> int:
    """Run; prints a table of outcomes, gives 1 where anything was found."""
    parser = argparse.ArgumentParser(description="Mutated files through every reader.")
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--samples", action="store_true", help="leave the development set aside")
    parser.add_argument("--replay", nargs="*", default=[])
    options = parser.parse_args()
    import importlib

    from app.read.formats import KINDS

    for kind in KINDS.values():
        if kind.module:
            importlib.import_module(f"app.read.{kind.module}")
    if options.replay:
        for path in map(Path, options.replay):
            print(
                path.name, *run_batch([(path.name.partition("-")[2] or path.name, path.read_bytes(), ReadOptions())])[0]
            )
        return 0
    outcomes: dict[str, Counter[str]] = {}
    found, slowest, done = 0, (0.0, ""), 0
    batch: list[tuple[str, bytes, ReadOptions]] = []
    begun = time.monotonic()

    def finish() -> None:
        nonlocal found, slowest, done
        for (name, data, how), (outcome, seconds) in zip(batch, run_batch(batch), strict=True):
            if seconds > limits.READER_SECONDS:
                outcome = f"!{seconds:.0f} seconds: {outcome}"
            ending = name.rpartition(".")[2]
            outcomes.setdefault(ending, Counter())["finding" if outcome.startswith("!") else outcome] += 1
            slowest = max(slowest, (seconds, name))
            if outcome.startswith("!"):
                found += 1
                FINDINGS.mkdir(parents=True, exist_ok=True)
                (FINDINGS / f"{options.seed}.{done}-{name}").write_bytes(data)
                print(f"{options.seed}.{done}-{name} {sorted(how.choices)} item {how.item}: {outcome[1:]}", flush=True)
            done += 1
            if done % 10_000 == 0:
                print(f"{done:,} inputs, {found} findings so far", flush=True)
        batch.clear()

    for one in inputs(options.inputs, options.seed, seeds(options.only, samples=options.samples)):
        batch.append(one)
        if len(batch) >= BATCH:
            finish()
    finish()
    for ending, counts in sorted(outcomes.items()):
        print(f"{ending:12}", *(f"{outcome} {count}" for outcome, count in counts.most_common()), sep="  ")
    print(
        f"{done} inputs, {found} findings, slowest {slowest[0]:.1f} s ({slowest[1]}), {time.monotonic() - begun:.0f} s"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
