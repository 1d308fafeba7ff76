"""Files made to hurt, read as the program reads them: each ends in an article or a clear word, and costs nobody else.

The files are built by ``tests/tools/hostile_files.py`` and ``hostile_texts.py``, some hundred of them, none copied.
"""

from __future__ import annotations

import fnmatch
import os
import re
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from app import messages
from app.errors import CopytasterError, ErrorCode
from app.workers import pool
from tests.tools import hostile_files, hostile_texts, sample_files

PLANTED = "SWORDFISH"
READ = {"opened", "opened-in-part"}
REFUSED = {code.value for code in (ErrorCode.DAMAGED, ErrorCode.TOO_BIG, ErrorCode.NO_TEXT, ErrorCode.MISNAMED)}

GROUPS: dict[str, Callable[[Path], dict[str, bytes]]] = {
    "entities": hostile_files.entities,
    "disguised": hostile_files.disguised,
    "inclusions": hostile_files.inclusions,
    "archives": hostile_files.archives,
    "pdfs": lambda _: hostile_files.pdfs(),
    "markup": lambda _: hostile_texts.markup(),
    "mails": lambda _: hostile_texts.mails(),
    "property-lists": lambda _: hostile_texts.plists(),
    "texts": lambda _: hostile_texts.texts(),
    "characters": lambda _: hostile_texts.characters(),
}

# pattern: what it has to end in; the first that fits counts, what fits none must be read
EXPECTED: dict[str, set[str]] = {
    "*-subset-xml.webarchive": READ | {"damaged"},
    "file.webarchive": READ,
    # a part the text can do without is left out, and said; one of a whole file is not
    "*-word_footnotes.xml-sample.docx": {"opened-in-part", "opened"},
    "*-_rels_.rels-sample.docx": READ,
    "*Content_Types*": READ,
    "*-META-INF_*": READ,
    "*-book.opf-*": READ,
    "*-one.xhtml-*": READ,
    # named, and not opened
    "external-subset-*": READ | {"damaged"},
    "remote-subset-*": READ | {"damaged"},
    "parameter-alone-*": READ | {"damaged"},
    # declared in the file
    "external-entity-*": {"damaged"},
    "public-entity-*": {"damaged"},
    "parameter-entity-*": {"damaged"},
    "nested-parameter-*": {"damaged"},
    "laughs-*": {"damaged"},
    "quadratic-*": {"damaged"},
    "recursive-*": {"damaged"},
    "parameter-laughs-*": {"damaged"},
    "external-*": {"damaged"},
    "flood-*": {"too-big", "damaged"},
    # archives
    "bomb.*": {"too-big"},
    "many.docx": {"too-big"},
    "nested.zip": {"no-text"},
    "overlapping.docx": {"too-big"},
    "long.docx": {"too-big"},
    "zip64.docx": {"too-big"},
    "looped-spine.epub": {"too-big"},
    "deep-*.docx": {"too-big"},
    "deep-*.odt": {"too-big"},
    "attributes.*": {"too-big"},
    "short.docx": {"damaged"},
    "small.docx": {"damaged"},
    "packed.docx": {"damaged"},
    "empty.docx": {"damaged"},
    "twice.docx": {"damaged"},
    "linked.docx": {"damaged"},
    "method.docx": {"damaged"},
    "headless.docx": {ErrorCode.MISNAMED.value},
    # PDF
    "gigabytes*.pdf": {"too-big", "opened"},
    "operators.pdf": {"too-big", "opened-in-part"},
    "own-form.pdf": {"too-big", *READ},
    "doubling-forms.pdf": {"too-big", *READ},
    "stream.pdf": {"no-text"},
    "arrays.pdf": {"no-text", "opened"},
    "font-size.pdf": {"no-text", "opened"},
    "cross-reference.pdf": {"damaged"},
    "cut.pdf": {"damaged"},
    # too much of something
    "open-attribute.html": {"too-big"},
    "deep.xml": {"too-big"},
    "deep-nitf.xml": {"too-big"},
    "nested-namespaces.xml": {"too-big"},
    "tags.xml": {"too-big"},
    "instructions.xml": {"too-big"},
    "open.rss": {"too-big", "damaged"},
    "deep.atom": {"too-big"},
    "same-line-lists.md": {"too-big", "opened"},
    "groups*.rtf": {"too-big"},
    "deep*.json": {"too-big"},
    "wide.json": {"too-big"},
    "figure.json": {"damaged"},
    "lines.jsonl": {"damaged"},
    "deep.eml": {"too-big"},
    "mails-in-mails.eml": {"too-big"},
    "parts.*": {"too-big"},
    "deep.mhtml": {"too-big"},
    "folded.eml": {"no-text", "opened"},
    "frames.webarchive": READ,
    "*.webarchive": {"damaged"},
    # nothing to read
    "lines.txt": {"no-text"},
    "zczc-nnnn.txt": {"no-text"},
    "marks.anpa": {"no-text"},
    # half characters that no XML may have; bytes that are no text
    "half*.xml": READ | REFUSED,
    "nul.xml": READ | REFUSED,
    "half.docx": {"damaged"},
    "half-reference.docx": {"damaged"},
    "nul.txt": READ | {ErrorCode.MISNAMED.value},
}


def outcome(readers: pool.Readers, path: Path) -> tuple[str, str]:
    """Read a file; gives how that ended and everything there is to be shown of it."""
    try:
        article = readers.read(str(path))
    except CopytasterError as problem:
        return problem.code.value, messages.error_line(problem)
    assert any(re.search(r"\w", paragraph.text) for paragraph in article.paragraphs)
    shown = [paragraph.text for paragraph in article.paragraphs]
    shown += [str(article), *(messages.note(note) for note in article.notes)]
    return article.outcome.value, "\n".join(shown)


@pytest.mark.parametrize("group", GROUPS)
def test_a_hostile_file_ends_as_it_should_and_the_next_one_is_read(group: str, tmp_path: Path):
    secret = tmp_path / "secret.txt"
    secret.write_text(f"{PLANTED} is the word.", encoding="utf-8")
    good = tmp_path / "good.txt"
    good.write_bytes(sample_files.build()["sample.txt"])
    wrong: list[str] = []
    made = GROUPS[group](secret)
    with pool.Readers() as readers:
        for name, data in made.items():
            path = tmp_path / name
            path.write_bytes(data)
            ended, shown = outcome(readers, path)
            path.unlink()
            wanted = next((codes for pattern, codes in EXPECTED.items() if fnmatch.fnmatchcase(name, pattern)), READ)
            if ended not in wanted:
                wrong.append(f"{name}: {ended}, not {' or '.join(sorted(wanted))}")
            if PLANTED in shown:
                wrong.append(f"{name}: shows what is in another file")
            if ended not in READ:
                assert outcome(readers, good)[0] == "opened", f"the file after {name}"
        assert outcome(readers, good)[0] == "opened"
    assert not wrong, "\n".join(wrong)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["good.txt", "secret.txt"]


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("odd.txt", "[U+202E]"),
        ("odd.html", "[U+202E]"),
        ("odd.docx", "[U+202E]"),
        ("odd.rtf", "[U+202E]"),
        ("half.json", "\ufffd"),
        ("half.rtf", "\ufffd"),
        ("half.html", "\ufffd"),
        ("half-utf16.txt", "\ufffd"),
    ],
)
def test_what_hides_and_what_is_half_is_shown(name: str, sign: str, tmp_path: Path):
    path = tmp_path / name
    path.write_bytes(hostile_texts.characters()[name])
    with pool.Readers() as readers:
        assert sign in outcome(readers, path)[1]


@pytest.mark.skipif(os.name != "posix", reason="needs the files a POSIX system has")
def test_what_is_no_file_is_said_in_one_sentence(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    for name, target in (("loop", "loop"), ("zero", "/dev/zero"), ("input", "/dev/stdin"), ("gone", "missing")):
        (tmp_path / name).symlink_to(target)
    for number in range(60):
        (tmp_path / f"link{number}").symlink_to(f"link{number + 1}")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(tmp_path / "socket"))
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty").touch()
    places = [
        tmp_path / name for name in ("pipe", "loop", "zero", "input", "gone", "link0", "socket", "folder", "empty")
    ]
    names = [str(place) for place in places]
    names += ["/dev/tty", "/dev/random", "/dev/fd/0", "/proc/self/mem", "/dev/shm", "/", ".", "", "-", "~/x", "a\0b"]
    names += ["x" * 4096, "/" + "y/" * 3000, f"{tmp_path}/{'z' * 300}", "//server/share/x.txt", r"\\server\share\x.txt"]
    names += ["http://sound.invalid/x", "file:///etc/passwd", f"{tmp_path}/new\nline", f"{tmp_path}/\udcff", "\ud800"]
    allowed = {"missing", "is-folder", "unreadable", "no-text"}
    good = tmp_path / "good.txt"
    good.write_bytes(sample_files.build()["sample.txt"])
    with pool.Readers() as readers:
        for name in names:
            with pytest.raises(CopytasterError) as caught:
                readers.read(name)
            assert caught.value.code.value in allowed, name
            said = messages.error_line(caught.value)
            assert len(said.splitlines()) == 1
            assert said.encode()  # no half characters
        assert outcome(readers, good)[0] == "opened"
    listener.close()


@pytest.mark.skipif(not os.path.exists("/proc/version"), reason="needs a file that says it is empty and is not")
def test_a_file_of_the_system_that_has_no_size_is_read():
    with pool.Readers() as readers:
        assert readers.ask({"path": "/proc/version", "keep": True})["size"] == 0
        assert readers.read("/proc/version").paragraphs
