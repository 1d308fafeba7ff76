"""A sandbox taken over: what code inside it can still do to other processes, other files and whoever asked it."""

from __future__ import annotations

import base64
import io
import os
import pickle
import struct
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from app import messages
from app.errors import CopytasterError, ErrorCode
from app.model.article import Article, Note, Paragraph, ParagraphKind, ReadChoice, ReadOptions
from app.session.state import OpenArticle, new_session
from app.workers import codec, frames, pool

ROOT = Path(__file__).resolve().parents[2]
linux = pytest.mark.skipif(sys.platform != "linux", reason="these layers are Linux' own")

# past the interpreter, with the filter alone: what holds without Landlock must hold with it
TAKEN_OVER = """
import ctypes, os, struct, subprocess, sys
from app.workers import lockdown
libc = ctypes.CDLL(None, use_errno=True)
victim = subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE)
kept = os.open(sys.argv[1], os.O_RDONLY)
answers, mine = os.pipe()
sandbox = os.fork()
if sandbox == 0:
    libc.prctl(lockdown._PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if not lockdown._seccomp(libc): os.write(mine, b"absent"); os._exit(0)
    none, some, own = None, struct.pack("QQ", 1, 1), ctypes.create_string_buffer(16)
    attempts = {
        "limit-other": lambda: libc.prlimit(victim.pid, 7, some, None),
        "limits-of-other": lambda: libc.prlimit(victim.pid, 7, None, own),
        "lower-own": lambda: libc.prlimit(0, 7, some, None),
        "own-limits": lambda: libc.prlimit(0, 7, None, own),
        "owner": lambda: libc.fcntl(mine, 8, victim.pid),
        "owner-at-large": lambda: libc.fcntl(mine, 15, struct.pack("ii", 1, victim.pid)),
        "signal-by-handle": lambda: libc.fcntl(mine, 10, 9),
        "asynchronous": lambda: libc.fcntl(mine, 4, 0o20000 | os.O_WRONLY),
        "lease": lambda: libc.fcntl(kept, 1024, 0),
        "mode-of-handle": lambda: libc.fcntl(mine, 3, 0),
        "flags-of-file": lambda: libc.ioctl(kept, 0x40086602, struct.pack("Q", 0x80)),
        "queue-to-terminal": lambda: libc.ioctl(kept, 0x5412, b"x"),
        "kill": lambda: libc.kill(victim.pid, 9),
        "trace": lambda: libc.ptrace(16, victim.pid, 0, 0),
        "read-memory": lambda: libc.process_vm_readv(victim.pid, 0, 0, 0, 0, 0),
        "new-rights": lambda: libc.unshare(0x10000000),
        "socket": lambda: libc.socket(1, 1, 0),
        "pair": lambda: libc.socketpair(1, 1, 0, own),
        "shared-memory": lambda: libc.shmget(0, 4096, 0o1600),
        "memory-file": lambda: libc.memfd_create(b"x", 0),
        "queue": lambda: libc.msgget(0, 0o1600),
        "fork": lambda: libc.fork(),
        "execute": lambda: libc.execve(b"/bin/true", None, None),
        "priority": lambda: libc.setpriority(0, victim.pid, 19),
        "affinity": lambda: libc.sched_setaffinity(victim.pid, 8, b"\\1" + b"\\0" * 7),
        "uring": lambda: libc.syscall(425, 8, own),
        "key": lambda: libc.syscall(250 if os.uname().machine == "x86_64" else 219, 0, -3, 1),
        "foreign-handle": lambda: libc.syscall(434, victim.pid, 0),
        "change-file": lambda: libc.chmod(os.fsencode(sys.argv[1]), 0o777),
        "time-of-file": lambda: libc.utimes(os.fsencode(sys.argv[1]), None),
    }
    done = [name for name, attempt in attempts.items() if attempt() >= 0]
    os.write(mine, " ".join(done).encode())
    os._exit(0)
os.close(mine)
os.waitpid(sandbox, 0)
print(os.read(answers, 9999).decode())
alive = victim.poll() is None
victim.kill()
print("alive" if alive else "dead")
"""


@linux
def test_a_sandbox_taken_over_reaches_no_other_process(tmp_path: Path):
    (tmp_path / "kept").write_text("kept", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", TAKEN_OVER, str(tmp_path / "kept")], capture_output=True, text=True, check=True, cwd=ROOT
    )
    said, victim = done.stdout.split("\n")[:2]
    if said == "absent":
        pytest.skip("this system has no such layer")
    assert said.split() == ["lower-own", "own-limits", "mode-of-handle"]
    assert victim == "alive"


@linux
def test_a_kept_comparison_is_looked_at_in_a_sandbox_that_is_filtered_too(tmp_path: Path):
    paragraphs = (Paragraph(ParagraphKind.BODY, "Some plain words about a matter, quite enough of them."),)
    articles = [OpenArticle(Article("", f"/x/{number}.txt", "", paragraphs)) for number in "12"]
    # left by a kill, so that there is a log to be read
    saving = (
        "import os, pickle, sys; from pathlib import Path; from app.session.store import Autosave\n"
        "Autosave(Path(sys.argv[1])).save(pickle.load(sys.stdin.buffer)); os.kill(os.getpid(), 9)"
    )
    (tmp_path / "real").mkdir()
    folder = tmp_path / "sessions"
    folder.symlink_to("real")
    subprocess.run(
        [sys.executable, "-c", saving, str(folder)], input=pickle.dumps(new_session(articles)), check=False, cwd=ROOT
    )
    assert list(folder.glob("*-wal"))
    with pool.Readers() as readers:
        found = readers.ask({"sessions": str(folder)})["glimpse"]
        usual = readers.ask({"containment": True})["layers"]
    assert [each["path"] for each in found["articles"]] == ["/x/1.txt", "/x/2.txt"]
    script = (
        "import sys; from app.workers import lockdown; held = lockdown.lock((sys.argv[1],))\n"
        "import os; os.write(1, ' '.join(held).encode())"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.split() == usual


# a worker whose sandboxes look through all the memory they have for a word that other files hold
LOOKS_ROUND = """
import re, runpy, sys
from app.workers import reader
real = reader.answer
def answer(request, lock):
    if "probe" not in str(request.get("path")): return real(request, lock)
    needle, found = re.compile(b"Tolmevi[k]"), 0
    for line in open("/proc/self/maps"):
        place, how = line.split()[:2]
        if not how.startswith("rw"): continue
        start, end = (int(part, 16) for part in place.split("-"))
        with open("/proc/self/mem", "rb", 0) as memory:
            memory.seek(start)
            found += len(needle.findall(memory.read(end - start)))
    return {"found": found}
reader.answer = answer
sys.argv = ["", "read"]
runpy.run_module("app.workers", run_name="__main__", alter_sys=False)
"""


@linux
def test_a_sandbox_holds_nothing_of_the_files_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    words = "The ferry to Tolmevik left on time, said those who saw it go. "
    (tmp_path / "short.txt").write_text(words * 3, encoding="utf-8")
    (tmp_path / "long.txt").write_text(f"{words * 20}\n\n" * 500, encoding="utf-8")
    (tmp_path / "page.html").write_text(f"<p>{words * 20}</p>" * 20, encoding="utf-8")
    monkeypatch.setattr(pool, "_command", lambda _: [sys.executable, "-c", LOOKS_ROUND])
    with pool.Readers() as readers:
        for name in ("short.txt", "long.txt", "page.html"):
            assert "article" in readers.ask({"keep": True, "path": str(tmp_path / name)})
        data = base64.b64encode((words * 200).encode()).decode()
        assert "article" in readers.ask({"data": data, "name": "kept.txt"})
        assert "article" in readers.ask({"text": words * 200, "html": f"<p>{words * 200}</p>"})
        assert "article" in readers.ask({"text": words, "html": None})
        assert readers.ask({"path": str(tmp_path / "probe")}) == {"found": 0}


def test_a_reader_is_told_nothing_of_the_environment_it_has_no_use_for(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PRESS_OFFICE_TOKEN", "Tolmevik")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    told = pool._environment("read")
    assert "PRESS_OFFICE_TOKEN" not in told
    assert told["LC_ALL"] == "C.UTF-8"


def test_the_folder_a_program_is_started_in_is_not_the_program_s(tmp_path: Path):
    # python -m puts it at the head of the search path
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "script.py").write_text("", encoding="utf-8")
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "__init__.py").write_text("", encoding="utf-8")
    (tmp_path / "show.py").write_text("from app.workers import lockdown\nprint(*lockdown.own_places(), sep='\\n')\n")
    path = os.pathsep.join([str(ROOT), *sys.path])
    done = subprocess.run(
        [sys.executable, "-m", "show"], capture_output=True, text=True, check=True, cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": path, "PYTHONSAFEPATH": ""},
    )  # fmt: skip
    places = done.stdout.split("\n")
    own = str(tmp_path.resolve())
    assert sorted(place.removeprefix(own)[1:] for place in places if place.startswith(own)) == [
        "package", "script.py", "show.py"
    ]  # fmt: skip
    assert not {own, "/", "/usr", os.path.expanduser("~"), os.path.realpath(ROOT)} & set(places)


# --- what it may say


def article(**other: Any) -> dict[str, Any]:
    """A whole answer, with some of its fields replaced."""
    text = Paragraph(ParagraphKind.BODY, "Some plain words about a matter, quite enough of them.")
    return {"article": {**codec.to_json(Article("", "/asked.txt", "0" * 64, (text,))), **other}}


ASKED = {"path": "/asked.txt", "options": {"encoding": "cp1252", "item": 1, "choices": ["whole-page"]}}


def test_which_file_it_is_and_how_it_was_read_is_not_taken_from_the_answer():
    lies = article(path="/home/other/secret.txt", options={"encoding": "utf-7", "item": 1, "choices": []})
    read = pool.article_of(lies, ASKED)
    assert read.path == "/asked.txt"
    assert read.options == ReadOptions("cp1252", 1, frozenset({ReadChoice.WHOLE_PAGE}))
    with pytest.raises(CopytasterError) as caught:
        pool.article_of({"error": {"code": "damaged", "path": "/other", "values": {"detail": "x" * 9_000_000}}}, ASKED)
    assert caught.value.path == "/asked.txt"
    assert len(messages.error_line(caught.value)) < 2_000


@pytest.mark.parametrize(
    "fields",
    [
        {"paragraphs": []},
        {"paragraphs": [["body", ""]]},
        {"paragraphs": [["body", "two\nlines"]]},
        {"paragraphs": [["body", "\x1b]0;x\x07"]]},
        {"paragraphs": [["body", "half \ud800 a character"]]},
        {"paragraphs": [["body", "x" * (codec.LONGEST_PARAGRAPH + 1)]]},
        {"paragraphs": [["body", "x" * codec.LONGEST_PARAGRAPH]] * 200},
        {"paragraphs": [["body", "x"]] * (codec.MOST_PARAGRAPHS + 1)},
        {"paragraphs": [["body", "x", "y"]]},
        {"paragraphs": {"body": "x"}},
        {"title": "x" * (codec.LONGEST_FACT + 1)},
        {"byline": "a\u2028b"},
        {"source": 7},
        {"published": "9" * 5000},
        {"published": "soon"},
        {"encoding": "x" * 1000},
        {"language": "{x}"},
        {"format": "no-such-format"},
        {"outcome": "opened-wide"},
        {"sha256": "none"},
        {"guessed": ["x"] * 10_000},
        {"notes": [["cut", []]] * 10_000},
        {"notes": [["{x:>9999999999}", []]]},
        {"notes": [["cut", [["limit", "x" * 1_000_000]]]]},
        {"items": [["title", "detail"]] * (codec.MOST_ITEMS + 1)},
        {"items": [["two\nlines", ""]]},
        {"offered": ["everything"]},
        {"options": {"item": 10**30}},
        {"options": {"item": True}},
        {"options": None},
    ],
)
def test_lies_cost_the_file_they_are_about(fields: dict[str, Any]):
    with pytest.raises(CopytasterError) as caught:
        pool.article_of(article(**fields), ASKED)
    assert caught.value.code is ErrorCode.READER_CRASHED


@pytest.mark.parametrize("answer", [7, [], "x", {}, {"article": None}, {"error": 7}, {"error": {"code": "x"}}])
def test_what_is_no_answer_is_a_reader_broken_down(answer: object):
    with pytest.raises(CopytasterError) as caught:
        pool.article_of(answer, ASKED)
    assert caught.value.code is ErrorCode.READER_CRASHED


def test_sentences_show_what_a_value_hides_and_do_not_fill_in_strange_codes():
    problem = CopytasterError(ErrorCode.DAMAGED, "a", detail="\x1b[2J\n\u202egpj")
    assert messages.error(problem).isprintable()
    assert "[U+001B]" in messages.error(problem)
    assert messages.note(Note("{x:>9999999999}", ())) == "{x:>9999999999}"


BOMBS = {
    "nested": b"[" * 2_000_000,
    "nested-objects": b'{"a":' * 1_000_000,
    "wide": b"[" + b"[]," * 5_000_000 + b"[]]",
    "figures": b"[" + b"0," * 5_000_000 + b"0]",
    "pairs": b"{" + b'"":0,' * 4_500_000 + b'"":0}',
    "long-figure": b'{"article":' + b"9" * 100_000 + b"}",
    "no-utf-8": b'{"article":"\xff\xfe"}',
    "empty": b"",
}


@pytest.mark.parametrize("name", BOMBS)
def test_json_that_would_fill_the_memory_is_no_frame(name: str):
    stream = io.BytesIO(struct.pack(">cI", b"J", len(BOMBS[name])) + BOMBS[name])
    with pytest.raises(frames.BrokenFrame):
        frames.read(stream, only_json=True)


def test_a_text_of_nothing_but_brackets_is_but_one_value():
    said = {"text": '[{,"\\' * 1_500_000}
    stream = io.BytesIO()
    frames.write_json(stream, said)
    stream.seek(0)
    assert frames.read(stream, only_json=True) == said


@pytest.mark.parametrize("name", ["nested", "wide", "cut", "pickled"])
def test_whoever_asked_a_worker_that_answers_so_goes_on(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    frame = struct.pack(">cI", b"J", len(BOMBS.get(name, b""))) + BOMBS.get(name, b"")
    frame = {"cut": b"J\x00\x00\x10\x00{", "pickled": b"V\x00\x00\x00\x02N."}.get(name, frame)
    (tmp_path / "frame").write_bytes(frame)
    script = "import sys; sys.stdin.buffer.read(5); sys.stdout.buffer.write(open(sys.argv[1], 'rb').read())"
    with pool.Readers() as readers:
        with monkeypatch.context() as patched:
            patched.setattr(pool, "_command", lambda _: [sys.executable, "-c", script, str(tmp_path / "frame")])
            with pytest.raises(CopytasterError) as caught:
                readers.read("/asked.txt")
        assert caught.value.code is ErrorCode.READER_CRASHED
        (tmp_path / "fine.txt").write_text("Some plain words about a matter.", encoding="utf-8")
        assert readers.read(str(tmp_path / "fine.txt")).paragraphs
        heard: list[object] = []
        with monkeypatch.context() as patched:
            patched.setattr(pool, "_command", lambda _: [sys.executable, "-c", script, str(tmp_path / "frame")])
            worker = pool.Worker("read")
        worker.send({"path": "/asked.txt"})
        told = threading.Event()
        worker.listen(lambda answer: (heard.append(answer), told.set()))
        assert told.wait(60)
        worker.end()
        assert heard[0] is None
