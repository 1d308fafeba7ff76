"""How every file of the development set of formats is read, as a table: ``make formats`` prints it.

The set lies beside the checkout (``../shared/data/formats``); its ``expected.json`` says what each file of it must and
must not hold. Files are read as the program reads them, each in a sandbox of its own.
"""

from __future__ import annotations

import json
import re
import sys
import time
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from app import messages  # noqa: E402 - from this checkout
from app.errors import CopytasterError, ErrorCode  # noqa: E402
from app.model.article import ParagraphKind  # noqa: E402
from app.workers.pool import Readers  # noqa: E402

DATA = ROOT.parent / "shared" / "data" / "formats"
AGENCY = frozenset(("nitf", "newsml1", "newsml-g2", "ninjs", "iptc7901", "anpa1312", "wire-text"))
"""Formats whose notes to editors may be furniture, if only they are not lost."""
_FOLDED = {0x201C: 34, 0x201D: 34, 0x201E: 34, 0x2018: 39, 0x2019: 39, 0x2013: 45, 0x2014: 45, 0xAD: None, 0x200B: None}


@dataclass(frozen=True, slots=True)
class Result:
    """How one file was read: ``wrong`` says what is amiss, "" where nothing is; ``seconds`` by the clock."""

    path: str
    format: str
    good: bool
    wrong: str
    said: str
    seconds: float


def fold(text: str) -> str:
    """Fold a text as the set's rules say, before texts are looked for in it."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).translate(_FOLDED)).strip()


def judge(readers: Readers, item: dict[str, Any]) -> Result:
    """Read one file and hold it against what is expected."""
    begun = time.monotonic()
    wrong = said = ""
    try:
        article = readers.read(str(DATA / item["path"]))
    except CopytasterError as problem:
        said = messages.error(problem)
        if problem.code is ErrorCode.READER_CRASHED and item["expect"] == "open":
            wrong = "crashed"
        elif item["expect"] == "open":
            wrong = f"refused: {said}"
    else:
        body = fold(" ".join(p.text for p in article.paragraphs if p.kind is not ParagraphKind.FURNITURE))
        whole = fold(" ".join(p.text for p in article.paragraphs)) if item["format"] in AGENCY else body
        count = sum(p.kind is not ParagraphKind.FURNITURE for p in article.paragraphs)
        said = f"{article.outcome.value}, {count} paragraphs"
        wrong = _wrong(item, body, whole, count)
    return Result(item["path"], item["format"], item["expect"] == "open", wrong, said, time.monotonic() - begun)


def _wrong(item: dict[str, Any], body: str, whole: str, count: int) -> str:
    if item["expect"] == "refuse":
        return "opened, and should not be"
    leaked = [text for text in item.get("must_not_contain") or () if fold(text) and fold(text) in body]
    if leaked:
        return f"leaked: {leaked[0][:60]}"
    if item["expect"] == "either":
        return ""
    missed = [text for text in item.get("must_contain") or () if fold(text) not in whole]
    if missed:
        return f"missing: {missed[0][:60]}"
    least, most = item.get("min_paragraphs") or 0, item.get("max_paragraphs") or 10**9
    return "" if least <= count <= most else f"{count} paragraphs, not {least} to {most}"


def results() -> list[Result]:
    """Read every file of the set."""
    items: list[dict[str, Any]] = json.loads((DATA / "expected.json").read_text(encoding="utf-8"))["items"]
    with Readers() as readers:
        return [judge(readers, item) for item in items]


def main() -> int:
    """Print the table; gives 1 where the set is not there."""
    if not DATA.is_dir():
        print("formats: the development set (../shared/data/formats) is not beside this checkout")
        return 1
    found = results()
    print(f"{'format':12} {'good':>7} {'bad':>7}   slowest")
    for name in dict.fromkeys(result.format for result in found):
        of = [result for result in found if result.format == name]
        print(f"{name:12} {_share(of, True):>7} {_share(of, False):>7}   {max(r.seconds for r in of):.2f} s")
    print(f"{'all':12} {_share(found, True):>7} {_share(found, False):>7}   {max(r.seconds for r in found):.2f} s")
    for result in found:
        if result.wrong or not result.good:
            print(
                f"{'NOT ' if result.wrong else ''}as expected: {Path(result.path).name}: {result.wrong or result.said}"
            )
    return 0


def _share(found: list[Result], good: bool) -> str:
    of = [result for result in found if result.good is good]
    return f"{sum(not result.wrong for result in of)}/{len(of)}" if of else "-"


if __name__ == "__main__":
    sys.exit(main())
