"""Sandboxes: a file is read in a process that is locked in, answers once and is gone, whatever happens in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.workers import lockdown, pool, sandbox, watch

ROOT = Path(__file__).resolve().parents[2]
LINUX = sys.platform == "linux"
KINDS = [pytest.param(True, id="forked", marks=pytest.mark.skipif(not LINUX, reason="forks on Linux alone"))]
KINDS.append(pytest.param(False, id="spawned"))

# what a request with a code in its name makes the reader do, in the sandbox
TROUBLE = """
import ctypes, os, sys, time
from app import read
real = read.read_bytes
def is_open(handle):
    try: os.fstat(handle)
    except OSError: return False
    return True
FRAMES = {
    "lives-on": b'J\\0\\0\\0\\x0a{"so":"!"}',
    "part": b'J\\0\\0\\1\\0{"article"',
    "more": b'J\\0\\0\\0\\x02{}J\\0\\0\\0\\x02{}',
    "none": b'J\\0\\0\\0\\0',
    "pickle": b'V\\0\\0\\0\\x02N.',
    "lie": b'J\\xff\\xff\\xff\\xff{}',
}
def odd(data, name, options):
    what = os.path.basename(name)
    if what == "hang": time.sleep(600)
    if what == "spin":
        while True: pass
    if what == "abort": os.abort()
    if what == "crash": ctypes.string_at(0)
    if what == "leave": os._exit(0)
    if what == "eat": bytearray(8 << 30)
    if what == "recurse": odd(data, name, options)
    if what == "write": open(name + ".new", "w")
    if what == "other": open("/etc/passwd")
    if what == "start": __import__("subprocess").run(["true"])
    if what == "call": __import__("socket").create_connection(("127.0.0.1", 9))
    if what == "mute":
        os.closerange(3, 64)
        time.sleep(600)
    if what in FRAMES:
        pipe = next(handle for handle in range(3, 64) if is_open(handle))
        os.write(pipe, FRAMES[what])
        os.closerange(3, 64)
        time.sleep(600 if what == "lives-on" else 0)
        os._exit(0)
    if what == "long":
        from dataclasses import replace
        article = real(data, name, options)
        return replace(article, title="x" * 3_000_000)
    return real(data, name, options)
read.read_bytes = odd
"""

ASKED = """
import io
from app.workers import frames
def asked(value):
    stream = io.BytesIO()
    frames.write_json(stream, value)
    stream.seek(0)
    return frames.take(stream)
"""

FRAMES = ("lives-on", "part", "more", "none", "pickle", "lie")
NAMES = (
    *FRAMES,
    "mute",
    "hang",
    "spin",
    "abort",
    "crash",
    "leave",
    "eat",
    "recurse",
    "write",
    "other",
    "start",
    "call",
    "long",
)


@pytest.fixture
def trouble(tmp_path: Path) -> Path:
    """A folder with a file for every kind of trouble, and a module that makes it when the interpreter starts."""
    for name in (*NAMES, "fine"):
        (tmp_path / name).write_text("Some plain words about a matter, quite enough of them.", encoding="utf-8")
    return tmp_path


def answers(folder: Path, forks: bool, *names: str, seconds: float = 30.0, before: str = "") -> list[dict[str, Any]]:
    """What sandboxes say to requests for files that make trouble, one after the other."""
    start = TROUBLE if forks else ""
    script = (
        f"{before}\n{start}\n{ASKED}\nimport json, sys\nfrom app.workers import sandbox\n"
        f"made = sandbox.Sandboxes(forks={forks}, seconds={seconds})\n"
        "say = lambda body: print(body[:].decode(), flush=True)\n"
        "for path in sys.argv[1:]: made.answer(asked({'path': path}), say)\n"
        "made.close()\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder / "site"), str(ROOT), *sys.path])}
    if not forks:
        # a spawned sandbox is another interpreter: it makes its trouble from a module of this name
        (folder / "site").mkdir(exist_ok=True)
        (folder / "site" / "trouble.py").write_text(TROUBLE, encoding="utf-8")
        script = script.replace(
            "made = ",
            "sandbox.START = ['-c', \"import trouble, sys; sys.argv = ['', 'sandbox']; "
            "import runpy; runpy.run_module('app.workers', run_name='__main__', alter_sys=False)\"]\nmade = ",
        )
    done = subprocess.run(
        [sys.executable, "-c", script, *(str(folder / name) for name in names)],
        capture_output=True, text=True, check=False, env=environment, cwd=folder, timeout=100,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def code(answer: dict[str, Any]) -> str:
    return answer.get("error", {}).get("code", "")


def test_a_worker_loads_what_it_may_need_while_nobody_asks(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sandbox, "_IDLE", 0.0)
    monkeypatch.delitem(sys.modules, "app.read.xml_any", raising=False)
    made = sandbox.Sandboxes(forks=True)
    made._cold = ["app.read.xml_any", "app.read.no_such_module"]
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb", buffering=0) as requests, os.fdopen(writing, "wb", buffering=0) as asked:
        asked.write(b"J")
        made._warm(requests)  # type: ignore[arg-type]
        assert len(made._cold) == 2
        requests.read(1)
        made._warm(requests)  # type: ignore[arg-type]
    assert made._cold == []
    assert "app.read.xml_any" in sys.modules


@pytest.mark.parametrize("forks", KINDS)
def test_a_file_is_read_and_the_next_one_too(trouble: Path, forks: bool):
    first, second = answers(trouble, forks, "fine", "fine")
    assert first == second
    assert first["article"]["paragraphs"] == [["body", "Some plain words about a matter, quite enough of them."]]


@pytest.mark.parametrize("forks", KINDS)
def test_whatever_happens_in_a_sandbox_is_answered_and_costs_one_file(trouble: Path, forks: bool):
    names = ["abort", "crash", "leave", "recurse", "write", "other", "start", "call", "fine"]
    said = answers(trouble, forks, *names)
    assert [code(answer) for answer in said] == [
        "reader-crashed", "reader-crashed", "reader-crashed", "too-big", *["reader-crashed"] * 4, "",
    ]  # fmt: skip
    assert not (trouble / "write.new").exists()
    assert {answer["error"]["values"]["detail"] for answer in said[4:8]} <= {"Refused", "NetworkForbidden"}


@pytest.mark.parametrize("forks", KINDS)
def test_a_sandbox_that_hangs_is_ended(trouble: Path, forks: bool):
    # a spawned one needs longer than this to start on a busy machine: it is given up all the same
    said = answers(trouble, forks, "hang", seconds=1.0)
    assert [code(answer) for answer in said] == ["took-too-long"]


@pytest.mark.skipif(not LINUX, reason="a sandbox that is a fork knows its pipe")
def test_what_is_not_one_whole_frame_is_no_answer(trouble: Path):
    said = answers(trouble, True, *FRAMES, "mute", "fine")
    assert said[0] == {"so": "!"}
    assert [code(answer) for answer in said[1:]] == [
        "reader-crashed", "reader-crashed", "reader-crashed", "reader-crashed", "too-big", "reader-crashed", "",
    ]  # fmt: skip


@pytest.mark.skipif(not LINUX, reason="the test stops a fork")
def test_a_sandbox_that_is_stopped_is_ended(trouble: Path):
    before = (
        "from app.workers import sandbox\nimport os\nfork = sandbox.Sandboxes._fork\n"
        "def stopped(self, request):\n    made = fork(self, request)\n    os.kill(made.pid, 19)\n    return made\n"
        "sandbox.Sandboxes._fork = stopped\n"
    )
    assert [code(answer) for answer in answers(trouble, True, "fine", seconds=0.5, before=before)] == ["took-too-long"]


@pytest.mark.skipif(not LINUX, reason="looks through /proc")
def test_a_worker_keeps_nothing_of_its_cells(trouble: Path):
    def held(pid: int) -> tuple[int, str]:
        children = Path(f"/proc/{pid}/task/{pid}/children")
        return len(list(Path(f"/proc/{pid}/fd").iterdir())), children.read_text() if children.exists() else ""

    with pool.Readers() as readers:
        readers.read(str(trouble / "fine"))
        assert readers._worker is not None
        before = held(readers._worker.pid)
        for _ in range(40):
            readers.read(str(trouble / "fine"))
            assert "error" in readers.ask({"path": str(trouble / "missing")})
        assert held(readers._worker.pid) == before


@pytest.mark.skipif(not LINUX, reason="these layers are Linux' own")
@pytest.mark.parametrize("missing", [("network",), ("landlock",), ("seccomp",), ("network", "landlock", "seccomp")])
def test_a_system_without_some_of_the_layers_reads_all_the_same_and_says_so(missing: tuple[str, ...], trouble: Path):
    names = {"network": "_own_network", "landlock": "_landlock", "seccomp": "_seccomp"}
    before = "from app.workers import lockdown\ndef refuse(*_, **__): raise OSError('not here')\n"
    before += "".join(f"lockdown.{names[name]} = refuse\n" for name in missing)
    (read,) = answers(trouble, True, "fine", before=before)
    assert "article" in read
    script = before + (
        "import os\nfrom app.workers import reader\n"
        "os.write(1, ' '.join(reader.answer({'containment': True}, lockdown.lock)['layers']).encode())"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split()[0] == lockdown.LIMITS
    assert not set(done.stdout.split()) & set(missing)


@pytest.mark.skipif(not LINUX, reason="the system's own limit of time")
def test_a_sandbox_that_spins_is_ended_by_the_system(trouble: Path):
    said = answers(trouble, True, "spin", before="from app.workers import limits\nlimits.READER_CPU = 1")
    assert [code(answer) for answer in said] == ["took-too-long"]


@pytest.mark.parametrize("forks", KINDS)
def test_a_sandbox_that_eats_memory_is_told_off(trouble: Path, forks: bool):
    assert [code(answer) for answer in answers(trouble, forks, "eat")] == ["too-big"]


@pytest.mark.skipif(not LINUX, reason="looks from outside through /proc")
def test_a_sandbox_is_watched_from_outside_too(trouble: Path):
    assert (watch.resident(os.getpid()) or 0) > 1_000_000
    before = "from app.workers import limits\nlimits.READER_BYTES = 1000\nimport resource\ndel resource.RLIMIT_AS"
    assert [code(answer) for answer in answers(trouble, True, "hang", before=before)] == ["too-big"]


@pytest.mark.parametrize("forks", KINDS)
def test_a_sandbox_that_says_too_much_is_not_listened_to(trouble: Path, forks: bool):
    before = "from app.workers import limits\nlimits.ANSWER_BYTES = 1_000_000"
    assert [code(answer) for answer in answers(trouble, forks, "long", before=before)] == ["too-big"]


@pytest.mark.skipif(not LINUX, reason="other systems have other layers")
def test_a_locked_process_can_do_nothing():
    with pool.Readers() as readers:
        said = readers.ask({"containment": True})
    assert {lockdown.LIMITS, lockdown.HOOK} <= set(said["layers"]) <= set(lockdown.LAYERS)
    print("layers that hold here:", *said["layers"])
    for layer, attempts in (
        (lockdown.LANDLOCK, ("open-other", "write")),
        (lockdown.SECCOMP, ("write", "connect", "start", "signal")),
    ):
        if layer in said["layers"]:
            assert all(said["attempts"][attempt] for attempt in attempts), (layer, said["attempts"])


ALONE = """
import ctypes, os, sys
from app.workers import lockdown
libc = ctypes.CDLL(None, use_errno=True)
libc.prctl(lockdown._PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
places = lockdown.own_places()
made = {layer}
if not made: print("absent"); sys.exit()
found = []
for name, attempt in (
    ("own", lambda: libc.open(os.fsencode(lockdown.__file__), os.O_RDONLY)),
    ("other", lambda: libc.open(b"/etc/passwd", os.O_RDONLY)),
    ("write", lambda: libc.open(b"{folder}/new", os.O_WRONLY | os.O_CREAT, 0o600)),
    ("make", lambda: libc.mkdir(b"{folder}/made", 0o700)),
    ("socket", lambda: libc.socket(2, 1, 0)),
):
    if attempt() >= 0: found.append(name)
print(*found)
"""


@pytest.mark.skipif(not LINUX, reason="these layers are Linux' own")
@pytest.mark.parametrize(
    ("layer", "possible"),
    [
        ("lockdown._landlock(libc, places, ())", {"own", "socket"}),
        ("lockdown._seccomp(libc)", {"own", "other"}),
        ("True", {"own", "other", "write", "make", "socket"}),
    ],
)
def test_each_layer_holds_by_itself(layer: str, possible: set[str], tmp_path: Path):
    script = ALONE.replace("{layer}", layer).replace("{folder}", str(tmp_path))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    if done.stdout.strip() == "absent":
        pytest.skip("this system has no such layer")
    found = set(done.stdout.split())
    assert found == possible


@pytest.mark.skipif(not LINUX, reason="namespaces are Linux' own")
def test_a_network_namespace_of_ones_own_has_no_way_out():
    script = (
        "import ctypes\nfrom app.workers import lockdown\nlibc = ctypes.CDLL(None)\n"
        "if libc.unshare(lockdown._CLONE_NEWUSER | lockdown._CLONE_NEWNET): print('absent')\n"
        "else: print(*[line.split(':')[0].strip() for line in open('/proc/self/net/dev') if ':' in line])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    if done.stdout.strip() == "absent":
        pytest.skip("this system lets nobody have one")
    assert done.stdout.split() == ["lo"]


@pytest.mark.skipif(not LINUX, reason="the system ends a sandbox with its maker on Linux alone")
def test_a_sandbox_dies_with_its_maker(trouble: Path):
    script = (
        f"{TROUBLE}\n{ASKED}\nimport os, sys\nfrom app.workers import sandbox\n"
        "made = sandbox.Sandboxes(forks=True)\nchild = made._fork(asked({'path': sys.argv[1]}))\n"
        "print(child.pid, flush=True)\nos.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(trouble / "hang")], capture_output=True, text=True, check=False, cwd=ROOT
    )
    pid = int(done.stdout)
    handle = os.pidfd_open(pid) if Path(f"/proc/{pid}").exists() else None
    if handle is not None:
        import select

        assert select.select([handle], [], [], 30)[0], "the sandbox is still there"
        os.close(handle)
