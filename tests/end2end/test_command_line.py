"""The command line as its users call it, each time in a process of its own (DESIGN 5.1, 5.2)."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "resources" / "schema" / "comparison-1.json").read_text(encoding="utf-8"))
WIRE = """Two ferries collide off Marrow Point

MARROW POINT (Wire) - Two ferries collided in fog off Marrow Point on Monday and 12 people were hurt, the coast guard
said.

"We saw nothing until it was too late to turn the wheel," Captain Ann Harrow said.

The coast guard said an inquiry would cost about $35 million.
"""
REWRITE = """Fog blamed as ferries collide

Two ferries collided in fog off Marrow Point on Monday and 21 people were hurt, the coast guard said.

“We saw nothing until it was far too late to turn the wheel,” Captain Ann Harrow said.
"""


def run(*words: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app", *words], capture_output=True, text=True, cwd=cwd, check=False, timeout=100
    )


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "wire.txt").write_text(WIRE, encoding="utf-8")
    (tmp_path / "rewrite.txt").write_text(REWRITE, encoding="utf-8")
    return str(tmp_path / "wire.txt"), str(tmp_path / "rewrite.txt")


def check(value: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(value)
    numbers = [set() for _ in value["articles"]]
    for row in value["rows"]:
        for article, cell in enumerate(row):
            assert not numbers[article] & set(cell)
            numbers[article] |= set(cell)
    assert [len(n) for n in numbers] == [len(a["paragraphs"]) for a in value["articles"]]


def test_compare_writes_json_by_the_schema(pair: tuple[str, str]):
    done = run("compare", *pair, "--json", "-")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    value = json.loads(done.stdout)
    check(value)
    kinds = {finding["kind"] for finding in value["findings"]}
    assert {"figure-differs", "quote-altered"} <= kinds


def test_same_input_gives_the_same_bytes(pair: tuple[str, str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PYTHONHASHSEED", "1")
    first = run("compare", *pair, "--json", "-").stdout
    monkeypatch.setenv("PYTHONHASHSEED", "2")
    assert run("compare", *pair, "--json", "-").stdout == first


def test_compare_tells_in_words(pair: tuple[str, str]):
    done = run("compare", *pair)
    assert done.returncode == 0
    assert "1 quote altered" in done.stdout
    assert "B carries" in done.stdout


def test_base_counts_from_one(pair: tuple[str, str]):
    assert json.loads(run("compare", *pair, "--base", "2", "--json", "-").stdout)["base"] == 1
    done = run("compare", *pair, "--base", "3")
    assert done.returncode == 2
    assert done.stderr == "copytaster: --base: there is no file 3\n"


@pytest.mark.parametrize("output", ["html", "docx", "csv"])
def test_outputs_that_are_not_there_yet_say_so(pair: tuple[str, str], tmp_path: Path, output: str):
    done = run("compare", *pair, f"--{output}", str(tmp_path / "out"))
    assert done.returncode == 2
    assert done.stderr.startswith(f"copytaster: --{output}: ")
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_one_file_of_three_that_cannot_be_read(pair: tuple[str, str], tmp_path: Path):
    missing = str(tmp_path / "gone.txt")
    done = run("compare", missing, *pair, "--json", "-")
    assert done.returncode == 1
    assert done.stderr == f"copytaster: {missing}: there is no such file\n"
    assert len(json.loads(done.stdout)["articles"]) == 2


def test_every_bad_file_gets_one_sentence(tmp_path: Path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "letter.docx").write_bytes(b"PK\x03\x04 not really")
    names = ["empty.txt", "binary.txt", "letter.docx", "missing.txt", "."]
    done = run("read", *[str(tmp_path / name) for name in names], "--json", "-")
    assert done.returncode == 1
    said = done.stderr.splitlines()
    assert len(said) == len(names)
    assert all(line.startswith("copytaster: ") for line in said)
    assert "Traceback" not in done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [Path(line["path"]).name for line in lines] == [Path(str(tmp_path / name)).name for name in names]
    assert all(line["error"]["code"] and line["error"]["message"] for line in lines)
    assert "letter.docx: the file is damaged" in done.stderr


def test_read_goes_on_after_a_bad_file(pair: tuple[str, str], tmp_path: Path):
    done = run("read", str(tmp_path / "missing.txt"), pair[0], "--json", "-")
    assert done.returncode == 1
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert "error" in first
    check(second)
    assert second["links"] == []
    assert second["articles"][0]["title"] == "Two ferries collide off Marrow Point"


def test_batch_writes_a_file_a_row_and_a_summary(pair: tuple[str, str], tmp_path: Path):
    manifest = tmp_path / "manifest.csv"
    manifest.write_text("wire.txt,rewrite.txt\n\nwire.txt,missing.txt\nrewrite.txt,wire.txt\n", encoding="utf-8")
    out = tmp_path / "out"
    done = run("batch", str(manifest), "--out", str(out))
    assert done.returncode == 1
    assert sorted(path.name for path in out.iterdir()) == ["001.json", "003.json", "summary.csv"]
    check(json.loads((out / "001.json").read_text(encoding="utf-8")))
    with (out / "summary.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["status"] for row in rows] == ["ok", "failed", "ok"]


def test_compare_writes_a_tagged_pdf(pair: tuple[str, str], tmp_path: Path):
    path = tmp_path / "out.pdf"
    done = run("compare", *pair, "--pdf", str(path))
    assert done.returncode == 0, done.stderr
    data = path.read_bytes()
    assert data.startswith(b"%PDF-")
    assert b"/MarkInfo" in data


def test_pdf_that_cannot_be_written(pair: tuple[str, str], tmp_path: Path):
    done = run("compare", *pair, "--pdf", str(tmp_path / "no" / "such" / "folder.pdf"))
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "cannot be written" in done.stderr


@pytest.mark.parametrize("words", [["compare"], ["compare", "--nonsense"], ["batch"], ["--nonsense"]])
def test_usage_errors_are_one_line(words: list[str]):
    done = run(*words)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_help_and_version():
    assert run("--version").stdout.startswith("copytaster ")
    assert "compare" in run("--help").stdout


def test_no_command_reaches_for_the_network(pair: tuple[str, str], tmp_path: Path):
    page = tmp_path / "page.html"
    page.write_text(
        "<html><head><link rel=stylesheet href='http://127.0.0.1:9/x.css'><script src='http://127.0.0.1:9/x.js'></script>"
        "</head><body><article><h1>A page</h1><p>Its words are read, and its picture is left alone by everyone.</p>"
        "<img src='http://127.0.0.1:9/x.png'></article></body></html>",
        encoding="utf-8",
    )
    # the hook that forbids the network would turn any attempt into a failure of the command
    done = run("compare", pair[0], str(page), "--json", str(tmp_path / "out.json"), "--pdf", str(tmp_path / "out.pdf"))
    assert done.returncode == 0, done.stderr
