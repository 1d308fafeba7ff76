"""What nobody should do to the program, done: odd names, full disks, closed pipes, devices, damaged files."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from app import headless

ROOT = Path(__file__).resolve().parents[2]
HARBOUR = ROOT / "seeds" / "harbour-fire"
PAIR = (str(HARBOUR / "wire.txt"), str(HARBOUR / "rewrite.txt"))

posix = pytest.mark.skipif(os.name != "posix", reason="needs pipes and devices of a POSIX system")


def shell(line: str) -> subprocess.CompletedProcess[str]:
    """Run one line of shell; ``$C`` is the program, ``$A`` and ``$B`` are two articles."""
    setting = {**os.environ, "C": f"{sys.executable} -m app", "A": PAIR[0], "B": PAIR[1]}
    return subprocess.run(
        ["bash", "-c", line], capture_output=True, text=True, cwd=ROOT, check=False, timeout=100, env=setting
    )


# --- the command line


@posix
@pytest.mark.parametrize("command", ["read $A", "compare $A $B --json -", "compare $A $B"])
def test_full_output_is_one_sentence(command: str):
    if not os.path.exists("/dev/full"):
        pytest.skip("needs /dev/full")
    done = shell(f"$C {command} > /dev/full")
    assert done.returncode == 1
    assert done.stderr == "copytaster: standard output: cannot be written (No space left on device)\n"


@posix
def test_closed_output_is_one_sentence():
    done = shell("$C compare $A $B --json - >&-")
    assert done.returncode == 1
    assert done.stderr == "copytaster: standard output: cannot be written (Bad file descriptor)\n"


@posix
def test_reader_who_has_had_enough():
    done = shell("$C read $A $B $A $B | head -c 5; exit ${PIPESTATUS[0]}")
    assert done.returncode == 1
    assert done.stdout == '{"for'
    assert done.stderr == ""


@posix
def test_closed_standard_error_changes_nothing():
    assert shell("$C compare $A /none 2>&-").returncode == 1


@posix
def test_a_name_that_is_no_text_stands_in_json_and_pdf(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    odd = os.fsdecode(os.fsencode(tmp_path) + b'/odd\nname 100%s "q" \xff.txt')
    try:
        Path(odd).write_bytes(Path(PAIR[1]).read_bytes())
    except OSError:
        pytest.skip("this file system has only text for names")
    out, pdf = tmp_path / "out.json", tmp_path / "out.pdf"
    assert headless.main(["compare", PAIR[0], odd, "--json", str(out), "--pdf", str(pdf)]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["articles"][1]["path"] == odd
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert capfd.readouterr().err == ""


@posix
def test_an_error_is_one_line_whatever_the_name(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    assert headless.main(["compare", PAIR[0], str(tmp_path / "no\nsuch\r\x1b[31m\u2028file")]) == 1
    told = capfd.readouterr().err
    assert len(told.splitlines()) == 1
    assert "no[U+000A]such[U+000D][U+001B][31m[U+2028]file: there is no such file" in told


@posix
def test_a_device_is_written_to_and_not_replaced(tmp_path: Path):
    for name in ("json", "pdf"):
        pipe = tmp_path / name
        os.mkfifo(pipe)
        got: list[bytes] = []
        listener = threading.Thread(target=lambda pipe=pipe, got=got: got.append(pipe.read_bytes()))
        listener.start()
        assert headless.main(["compare", *PAIR, f"--{name}", str(pipe)]) == 0
        listener.join()
        assert stat.S_ISFIFO(pipe.stat().st_mode)
        assert got[0].startswith(b"{" if name == "json" else b"%PDF-")


def test_a_link_stays_a_link(tmp_path: Path):
    for name in ("json", "pdf"):
        target, link = tmp_path / "target", tmp_path / f"link.{name}"
        target.write_text("old", encoding="utf-8")
        link.symlink_to(target)
        assert headless.main(["compare", *PAIR, f"--{name}", str(link)]) == 0
        assert link.is_symlink()
        assert len(target.read_bytes()) > 1000
        assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everything")
@pytest.mark.parametrize("name", ["json", "pdf"])
def test_a_read_only_file_is_left_alone(tmp_path: Path, capfd: pytest.CaptureFixture[str], name: str):
    target = tmp_path / "kept"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o444)
    assert headless.main(["compare", *PAIR, f"--{name}", str(target)]) == 1
    assert target.read_text(encoding="utf-8") == "old"
    assert "cannot be written (Permission denied)" in capfd.readouterr().err


@pytest.mark.parametrize("words", [["--json", ""], ["--pdf", ""], ["--pdf", "-"], ["--base", "9" * 5000]])
def test_outputs_that_make_no_sense_are_usage(
    words: list[str], capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    assert headless.main(["compare", *PAIR, *words]) == 2
    assert len(capfd.readouterr().err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_fault_of_the_program_is_one_line(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]):
    def broken(*_: object) -> None:
        raise KeyError("first\nsecond")

    monkeypatch.setattr("app.compare.compare", broken)
    assert headless.main(["compare", *PAIR]) == 1
    told = capfd.readouterr().err
    assert told.startswith("copytaster: this is a fault of the program: KeyError")
    assert len(told.splitlines()) == 1


def test_a_fault_in_one_row_of_a_batch_costs_that_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    from app import compare

    usual, calls = compare.compare, iter(range(9))

    def first_broken(*given: object) -> object:
        if not next(calls):
            raise KeyError("odd")
        return usual(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("app.compare.compare", first_broken)
    manifest = tmp_path / "m.csv"
    manifest.write_text(f"{PAIR[0]},{PAIR[1]}\n{PAIR[0]},{PAIR[1]}\n", encoding="utf-8")
    assert headless.main(["batch", str(manifest), "--out", str(tmp_path / "out")]) == 1
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["002.json", "summary.csv"]
    assert len(capfd.readouterr().err.splitlines()) == 1


def test_a_manifest_as_people_write_it(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    (tmp_path / "a.txt").write_bytes(Path(PAIR[0]).read_bytes())
    (tmp_path / 'b, "x" 100%.txt').write_bytes(Path(PAIR[1]).read_bytes())
    manifest = tmp_path / "m.csv"
    manifest.write_bytes(
        b'\xef\xbb\xbfa.txt,"b, ""x"" 100%.txt"\r\n\r\n , ,\r\na.txt, a.txt\r\na.txt\r\na.txt,a\0b.txt\r\n'
    )
    out = tmp_path / "out"
    assert headless.main(["batch", str(manifest), "--out", str(out)]) == 1
    assert sorted(path.name for path in out.iterdir()) == ["001.json", "002.json", "summary.csv"]
    said = capfd.readouterr().err.splitlines()
    assert [line.split(":")[1].strip()[-3:] for line in said if "needs two" in line] == ["003", "004"]
    assert all(line.startswith("copytaster: ") for line in said)


@pytest.mark.parametrize(
    "data", [b"\xff\xfea\x00", b'a.txt,"unclosed\n', b"a,b\n" * 5_000_000], ids=["utf16", "open", "big"]
)
def test_a_manifest_that_is_none(tmp_path: Path, capfd: pytest.CaptureFixture[str], data: bytes):
    manifest = tmp_path / "m.csv"
    manifest.write_bytes(data)
    assert headless.main(["batch", str(manifest), "--out", str(tmp_path / "out")]) == 1
    assert len(capfd.readouterr().err.splitlines()) == 1
    assert not (tmp_path / "out").exists()


@posix
@pytest.mark.parametrize("kind", ["zero", "pipe", "loop", "socket", "folder"])
def test_files_that_are_none_are_not_waited_for(tmp_path: Path, capfd: pytest.CaptureFixture[str], kind: str):
    path = tmp_path / "odd.txt"
    if kind == "zero":
        path = Path("/dev/zero")
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "loop":
        path.symlink_to(path)
    elif kind == "socket":
        os.mknod(path, stat.S_IFSOCK | 0o600)
    else:
        path.mkdir()
    assert headless.main(["read", str(path)]) == 1
    out, err = capfd.readouterr()
    assert "error" in json.loads(out)
    assert err.count("\n") == 1
