"""What a reader says of a file is held against what is known of it before the window keeps any of it."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

import pytest

from app.model.article import Article, Paragraph, ParagraphKind
from app.workers import codec
from widgets.jobs import ReadAnswer, _answer_of

DATA = b"Some plain words about a matter, quite enough of them."


def answer(**other: Any) -> ReadAnswer:
    """What the window takes of an answer, with some of its fields replaced."""
    text = Paragraph(ParagraphKind.BODY, DATA.decode())
    made = Article("", "/asked.txt", hashlib.sha256(DATA).hexdigest(), (text,))
    said = {"article": codec.to_json(made), "data": base64.b64encode(DATA).decode(), "modified": 1.5, "size": len(DATA)}
    return _answer_of({**said, **other}, {"path": "/asked.txt"})


def test_an_honest_answer_is_taken_whole():
    said = answer()
    assert (said.data, said.modified, said.size) == (DATA, 1.5, len(DATA))


@pytest.mark.parametrize("data", [base64.b64encode(b"other").decode(), "no base64", 7, ["x"], None, "A" * 60_000_000])
def test_bytes_that_are_not_the_file_s_are_not_kept(data: object):
    assert answer(data=data).data is None


@pytest.mark.parametrize("when", [float("nan"), float("inf"), 1e300, "now", True, 10**400, None])
def test_a_time_that_is_none_is_not_taken(when: object):
    assert answer(modified=when).modified is None


@pytest.mark.parametrize("size", [-1, 10**30, 1.5, True, "7", None])
def test_a_size_that_is_none_is_not_taken(size: object):
    assert answer(size=size).size is None
