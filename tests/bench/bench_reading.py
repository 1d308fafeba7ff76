"""What reading a file costs beside the bare call of the library it rests on, by format.

For each file: CPU time of the library alone (from bytes to its own text or tree), of ``read_bytes``, and the time by
the clock of the whole way through a warm worker and its sandbox. Medians of five runs after one to warm up. Files are
the development set's good ones where it is beside the checkout, else the samples of ``tests/tools/sample_files.py``.
"""

from __future__ import annotations

import email
import email.policy
import io
import json
import plistlib
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from app.errors import CopytasterError  # noqa: E402 - from this checkout
from app.read import read_bytes  # noqa: E402
from app.workers.pool import Readers  # noqa: E402
from tests.tools import sample_files  # noqa: E402

DATA = ROOT.parent / "shared" / "data" / "formats"
RUNS = 5


def _page(data: bytes) -> object:
    import trafilatura
    from lxml import etree
    from lxml import html as lxml_html

    parser: Any = lxml_html.HTMLParser(huge_tree=True)
    return trafilatura.extract(etree.fromstring(data, parser=parser), fast=True, include_comments=False)


def _members(data: bytes, *endings: str) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return [packed.read(name) for name in packed.namelist() if name.endswith(endings)]


def _xml(*parts: bytes) -> object:
    from lxml import etree

    parser = etree.XMLParser(recover=True)
    return ["".join(map(str, etree.fromstring(part, parser=parser).itertext())) for part in parts]


def _chapters(data: bytes) -> object:
    from lxml import html as lxml_html

    return [lxml_html.fromstring(part).text_content() for part in _members(data, "html", ".htm", ".xml")]


def _pdf(data: bytes) -> object:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    texts: list[str] = []
    for page in document:
        words = page.get_textpage()
        texts.append(words.get_text_range())
        words.close()
        page.close()
    document.close()
    return texts


def _mail(data: bytes) -> object:
    made = email.message_from_bytes(data, policy=email.policy.default)
    return [part.get_payload(decode=True) for part in made.walk()]


def _saved(data: bytes) -> object:
    parts: Any = _mail(data)
    return _page(next(part for part in parts if part and b"<" in part))


def _webarchive(data: bytes) -> object:
    return _page(plistlib.loads(data)["WebMainResource"]["WebResourceData"])


def _markdown(data: bytes) -> object:
    import markdown

    return markdown.markdown(data.decode("utf-8", "replace"), extensions=["tables", "sane_lists", "footnotes"])


BARE: dict[str, tuple[str, Callable[[bytes], object]]] = {
    "html": ("lxml, trafilatura", _page),
    "webarchive": ("plistlib, trafilatura", _webarchive),
    "mhtml": ("email, trafilatura", _saved),
    "docx": ("zipfile, lxml", lambda data: _xml(*_members(data, "word/document.xml"))),
    "odt": ("zipfile, lxml", lambda data: _xml(*_members(data, "content.xml"))),
    "epub": ("zipfile, lxml", _chapters),
    "pdf": ("pypdfium2", _pdf),
    "mail": ("email", _mail),
    "nitf": ("lxml", _xml),
    "newsml-1": ("lxml", _xml),
    "newsml-g2": ("lxml", _xml),
    "ninjs": ("json", json.loads),
    "feed": ("lxml", _xml),
    "markdown": ("markdown", _markdown),
    "rtf": ("bytes.decode", lambda data: data.decode("latin-1")),
    "text": ("bytes.decode", lambda data: data.decode("utf-8", "replace")),
    "iptc-7901": ("bytes.decode", lambda data: data.decode("utf-8", "replace")),
    "anpa-1312": ("bytes.decode", lambda data: data.decode("utf-8", "replace")),
    "wire-text": ("bytes.decode", lambda data: data.decode("utf-8", "replace")),
}


def files() -> list[tuple[str, bytes]]:
    """What is timed: (name, bytes)."""
    if not DATA.is_dir():
        return sorted(sample_files.build().items())
    items: list[dict[str, Any]] = json.loads((DATA / "expected.json").read_text(encoding="utf-8"))["items"]
    good = [DATA / item["path"] for item in items if item["expect"] == "open" and "bad_" not in item["path"]]
    return [(path.name, path.read_bytes()) for path in good]


def cost(call: Callable[[], object], clock: Callable[[], float]) -> float:
    """Median seconds of a call."""
    call()
    runs: list[float] = []
    for _ in range(RUNS):
        begun = clock()
        call()
        runs.append(clock() - begun)
    return statistics.median(runs)


def main() -> int:
    """Print a line a format: medians over its files."""
    found: dict[str, list[tuple[float, float, float]]] = {}
    with tempfile.TemporaryDirectory() as folder, Readers() as readers:
        for name, data in files():
            path = Path(folder) / name
            path.write_bytes(data)
            try:
                format_ = read_bytes(data, name).format
                if format_ not in BARE:
                    continue
                bare = cost(lambda data=data, format_=format_: BARE[format_][1](data), time.process_time)
            except (CopytasterError, ValueError, KeyError, StopIteration) as problem:
                print(f"reading {name}: not timed ({type(problem).__name__})")
                continue
            ours = cost(lambda data=data, name=name: read_bytes(data, name), time.process_time)
            whole = cost(lambda path=path: readers.read(str(path)), time.perf_counter)
            found.setdefault(format_, []).append((bare, ours, whole))
    heads = f"{'bare':>9} {'ours':>9} {'ratio':>6} {'adds':>9} {'in a sandbox':>10}"
    print(f"{'reading, by format':22} {'bare library':24} {heads}")
    for format_, (library, _) in BARE.items():
        if timed := found.get(format_):
            bare, ours, whole = (statistics.median(column) for column in zip(*timed, strict=True))
            adds = statistics.median(one[1] - one[0] for one in timed)
            ratio = statistics.median(one[1] / max(one[0], 1e-6) for one in timed)
            shown = f"{bare * 1e3:6.1f} ms {ours * 1e3:6.1f} ms {ratio:6.2f} {adds * 1e3:6.1f} ms {whole * 1e3:7.1f} ms"
            print(f"{f'{format_} ({len(timed)} files)':22} {library:24} {shown}")
    print("wanted: at most 1.5 times the library, and at most 30 ms more than it beside the worker's start")
    return 0


if __name__ == "__main__":
    sys.exit(main())
