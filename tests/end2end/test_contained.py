"""Every reader at work where sockets, processes, writing and other files are forbidden, and under a trace of calls."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.workers import lockdown, pool
from tests.tools import sample_files

ROOT = Path(__file__).resolve().parents[2]
OPENED = re.compile(r'^(\d+) +open(?:at)?\((?:AT_FDCWD, )?"([^"]+)", ([A-Z_|]+).*\) = (-?\d+)', re.M)
CALLS = re.compile(r"^(\d+) +(socket|connect|bind|sendto|sendmsg|execve|fork|vfork|clone3?)\((.*)", re.M)
READ_ALL = """
import sys
from app.workers import pool
with pool.Readers() as readers:
    for path in sys.argv[1:]:
        readers.read(path)
"""


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("samples")
    paths = []
    for name, data in sample_files.build().items():
        (folder / name).write_bytes(data)
        paths.append(folder / name)
    return paths


def test_every_reader_works_locked_in_and_finds_the_story(samples: list[Path]):
    with pool.Readers() as readers:
        for path in samples:
            article = readers.read(str(path))
            texts = [paragraph.text for paragraph in article.paragraphs]
            whole = " ".join(texts)
            assert "rest hours back" in whole, path.name
            assert "eleven-day strike" in whole, path.name
            assert not re.search(r"</?\w+>|\\par|\\u\d|xmlns", whole), path.name
            assert article.outcome.value == "opened", (path.name, article.notes)


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not on this machine")
def test_no_reader_calls_out_or_opens_another_file(samples: list[Path], tmp_path: Path):
    log = tmp_path / "trace"
    trace = "trace=open,openat,creat,socket,connect,bind,sendto,sendmsg,execve,fork,vfork,clone,clone3"
    command = ["strace", "-f", "-qq", "-e", trace, "-o", str(log), sys.executable, "-c", READ_ALL, *map(str, samples)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    told = log.read_text(encoding="utf-8", errors="replace")
    given = {str(path) for path in samples}
    calls = CALLS.findall(told)
    assert not [call for call in calls if call[1] in ("socket", "connect", "sendto") and "AF_UNIX" not in call[2]]
    # a sandbox is a process that opened one of the files
    sandboxes = {pid: path for pid, path, _, _ in OPENED.findall(told) if path in given}
    assert len(sandboxes) == len(samples)
    assert len(set(sandboxes.values())) == len(samples)
    own = lockdown.own_places()
    for pid, path, how, result in OPENED.findall(told):
        if pid not in sandboxes or int(result) < 0:
            continue
        place = str(Path(path).resolve())
        allowed = place == sandboxes[pid] or any(place == root or place.startswith(f"{root}/") for root in own)
        assert allowed, f"reading {sandboxes[pid]} opened {path}"
        assert not re.search("O_WRONLY|O_RDWR|O_CREAT", how) or place == "/dev/null", (path, how)
    begun = [call for call in calls if call[0] in sandboxes and call[1] != "socket"]
    assert not begun, begun
