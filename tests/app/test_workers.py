"""Worker processes: frames, readers that may break, an engine where the latest request wins."""

from __future__ import annotations

import io
import os
import pickle
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import CopytasterError, ErrorCode
from app.model.article import Article, Note, Paragraph, ParagraphKind
from app.model.comparison import Stage
from app.workers import codec, limits, pool, protocol, reader
from app.workers.protocol import CancelRequest, CompareRequest, Failed, Finished, Progressed, Ready, Stepped

TEXTS = (
    "The harbour was closed on Monday after a fire in the grain store, the port said.",
    "Nobody was hurt, and two ships that had waited since dawn were sent to other ports.",
)


def article(texts: tuple[str, ...] = TEXTS, path: str = "a.txt") -> Article:
    return Article("", path, "0" * 64, tuple(Paragraph(ParagraphKind.BODY, text) for text in texts))


LINES = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1)


@given(st.lists(LINES, min_size=1), st.text(), st.none() | LINES)
def test_article_survives_the_pipe(texts: list[str], path: str, title: str | None):
    sent = Article(
        "",
        path,
        "f" * 64,
        tuple(Paragraph(ParagraphKind.BODY, text) for text in texts),
        title=title,
        notes=(Note("date-guessed", (("text", path),)),),
        guessed=("published",),
    )
    stream = io.BytesIO()
    protocol.write_json(stream, codec.to_json(sent))
    stream.seek(0)
    assert codec.from_json(protocol.read(stream, only_json=True)) == sent
    assert protocol.read(stream) is None


@pytest.mark.parametrize(
    "value", [None, [], {}, {"path": 1}, {**codec.to_json(article()), "paragraphs": [["no-such-kind", "x"]]}]
)
def test_what_is_no_article_is_refused(value: object):
    with pytest.raises(ValueError):  # noqa: PT011 - any of Python's own words will do
        codec.from_json(value)


def test_reader_answers_are_never_unpickled():
    stream = io.BytesIO()
    protocol.write_value(stream, "hello")
    stream.seek(0)
    with pytest.raises(protocol.BrokenFrame):
        protocol.read(stream, only_json=True)


@pytest.mark.parametrize(
    "data", [b"J", b"X\x00\x00\x00\x01a", b"J\x00\x00\x00\x09{", b"J\xff\xff\xff\xff", b"J\x00\x00\x00\x01{"]
)
def test_broken_frames_are_noticed(data: bytes):
    with pytest.raises(protocol.BrokenFrame):
        protocol.read(io.BytesIO(data))


def test_failures_cross_the_pipe():
    problem = CopytasterError(ErrorCode.NO_TEXT, "x.docx", detail="it is empty")
    again = pickle.loads(pickle.dumps(Failed.of(3, problem))).error()
    assert (again.code, again.path, again.values) == (problem.code, problem.path, problem.values)


def test_reader_reads_and_reports(tmp_path: Path):
    (tmp_path / "a.txt").write_text("\n\n".join(TEXTS), encoding="utf-8")
    with pool.Readers() as readers:
        assert [p.text for p in readers.read(str(tmp_path / "a.txt")).paragraphs] == list(TEXTS)
        with pytest.raises(CopytasterError) as caught:
            readers.read(str(tmp_path / "none.txt"))
        assert caught.value.code is ErrorCode.MISSING
        assert readers.read(str(tmp_path / "a.txt")).encoding == "utf-8"


def test_reader_that_hangs_is_given_up(tmp_path: Path):
    fifo = tmp_path / "pipe.txt"
    os.mkfifo(fifo)
    with pool.Readers(seconds=1.0) as readers:
        with pytest.raises(CopytasterError) as caught:
            readers.read(str(fifo))
        assert caught.value.code in (ErrorCode.TOO_SLOW, ErrorCode.UNREADABLE, ErrorCode.IS_FOLDER)
        (tmp_path / "a.txt").write_text("\n\n".join(TEXTS), encoding="utf-8")
        assert readers.read(str(tmp_path / "a.txt")).paragraphs


def test_reader_that_dies_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "a.txt").write_text("\n\n".join(TEXTS), encoding="utf-8")
    with pool.Readers() as readers:
        readers.read(str(tmp_path / "a.txt"))
        worker = readers._worker
        assert worker is not None
        os.kill(worker.pid, signal.SIGKILL)
        with pytest.raises(CopytasterError) as caught:
            readers.read(str(tmp_path / "a.txt"))
        assert caught.value.code is ErrorCode.READER_CRASHED
        assert readers.read(str(tmp_path / "a.txt")).paragraphs


def test_reader_answers_whatever_a_parser_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from app import read

    def breaks(*_: object) -> None:
        raise RuntimeError("a parser's own trouble")

    (tmp_path / "a.txt").write_text(TEXTS[0], encoding="utf-8")
    monkeypatch.setattr(read, "read_bytes", breaks)
    assert reader.answer({"path": str(tmp_path / "a.txt")})["error"]["code"] == "reader-crashed"


def engine() -> pool.Worker:
    worker = pool.Worker("engine")
    assert isinstance(worker.receive(), Ready)
    return worker


def answers(worker: pool.Worker, until: int) -> list[object]:
    """Everything the engine says up to the end of a request, without progress and warming."""
    said: list[object] = []
    while True:
        answer = worker.receive()
        assert answer is not None, "the engine ended"
        if not isinstance(answer, Progressed | Ready):
            said.append(answer)
        if isinstance(answer, Finished | Failed) and answer.id == until:
            return said


def test_engine_answers_in_steps():
    worker = engine()
    try:
        worker.send(CompareRequest(1, (article(), article(TEXTS[::-1], "b.txt")), 0))
        first, second, last = answers(worker, 1)
        assert isinstance(first, Stepped)
        assert isinstance(second, Stepped)
        assert (first.comparison.stage, second.comparison.stage) == (Stage.ALIGNED, Stage.COMPLETE)
        assert last == Finished(1)
    finally:
        worker.end()


def test_latest_request_wins_and_cancel_is_heard():
    worker = engine()
    try:
        long = tuple(f"{text} This is paragraph {n}." for n in range(150) for text in TEXTS)
        worker.send(CompareRequest(1, (article(long), article(long, "b.txt")), 0))
        worker.send(CompareRequest(2, (article(), article(TEXTS, "b.txt")), 0))
        said = answers(worker, 2)
        assert Finished(1, cancelled=True) in said
        assert said[-1] == Finished(2)
        worker.send(CompareRequest(3, (article(long), article(long, "b.txt")), 0))
        worker.send(CancelRequest(3))
        assert answers(worker, 3)[-1] == Finished(3, cancelled=True)
    finally:
        worker.end()


def test_engine_reports_what_it_cannot_do():
    worker = engine()
    try:
        worker.send(CompareRequest(1, (article(),), 0))
        (failed,) = answers(worker, 1)
        assert isinstance(failed, Failed)
        assert failed.code is ErrorCode.TOO_FEW
    finally:
        worker.end()


def test_engine_ends_with_its_window():
    worker = engine()
    stream = worker._process.stdin
    assert stream is not None
    stream.close()
    assert worker._process.wait(timeout=60) == 0
    worker.end()


def test_network_is_forbidden_in_this_process():
    with pytest.raises(limits.NetworkForbidden):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    with pytest.raises(limits.NetworkForbidden):
        socket.getaddrinfo("localhost", 80)


@pytest.mark.parametrize("role", ["read", "engine", "export"])
def test_every_worker_forbids_the_network(role: str):
    code = (
        "import sys\nfrom app.workers import limits\nsaid = []\n"
        "limits.forbid_network = lambda: (said.append(1), sys.exit(7))\n"
        "from app.workers.__main__ import main\n"
        f"main([{role!r}])"
    )
    done = subprocess.run([sys.executable, "-c", code], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert done.returncode == 7
