"""Reads begun before there is a window: held, then handed over, in order and whole."""

from __future__ import annotations

import queue
import subprocess
import sys
from pathlib import Path
from typing import Any

from app.workers.early import EarlyReader

WAIT = 60.0


def started(tmp_path: Path, count: int) -> EarlyReader:
    for number in range(count):
        (tmp_path / f"{number}.txt").write_text(f"Article number {number} stands here.", encoding="utf-8")
    return EarlyReader([{"path": str(tmp_path / f"{number}.txt")} for number in range(count)])


def texts(answers: list[Any]) -> list[str]:
    return [answer["article"]["paragraphs"][0][1] for answer in answers]


def test_what_was_said_before_anyone_listened_is_not_lost(tmp_path: Path):
    worker = started(tmp_path, 3)
    heard: queue.SimpleQueue[None] = queue.SimpleQueue()
    worker.looked_at = lambda: heard.put(None)
    try:
        while not worker.answers():
            heard.get(timeout=WAIT)
        said: queue.SimpleQueue[Any] = queue.SimpleQueue()
        worker.listen(said.put)
        got = [said.get(timeout=WAIT) for _ in range(3)]
        assert texts(got) == [f"Article number {number} stands here." for number in range(3)]
        assert worker.answers() == ()
    finally:
        worker.end()


def test_the_end_of_the_process_is_told_once(tmp_path: Path):
    worker = started(tmp_path, 1)
    said: queue.SimpleQueue[Any] = queue.SimpleQueue()
    worker.listen(said.put)
    assert "article" in said.get(timeout=WAIT)
    worker.end()
    assert said.get(timeout=WAIT) is None
    assert said.empty()


def test_starting_a_reader_loads_little():
    code = "import sys, app.workers.early\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"pickle", "dataclasses", "sqlite3", "app.model.article", "app.messages", "app.session.store"}
    assert not [name for name in loaded if name.startswith("PySide6")]
