"""Session files: round trips, kills, damage, strangers, two running copies, and leaving nothing behind."""

from __future__ import annotations

import hashlib
import math
import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import CopytasterError, ErrorCode
from app.model.alignment import Side
from app.model.article import (
    Article,
    Item,
    Note,
    Paragraph,
    ParagraphKind,
    ReadChoice,
    ReadOptions,
    ReadOutcome,
)
from app.model.decisions import Decisions, EntityChoice, EntityDeed, LinkChoice
from app.model.entity import EntityType
from app.session import connect, decided, forms, schema, shape
from app.session.state import (
    Correction,
    OpenArticle,
    SessionState,
    ViewState,
    mark_seen,
    new_session,
    remove_article,
    settled,
    swap_articles,
)
from app.session.store import Autosave, forget, forget_all, open_file, peek, prune, save_file

ROOT = Path(__file__).parents[2]

# Surrogates stand for the stray bytes of file names.
texts = st.text(st.characters(codec=None, exclude_categories=()), max_size=20)
maybe = st.none() | texts
kinds = st.sampled_from(ParagraphKind)


choices = st.frozensets(st.sampled_from(ReadChoice))


@st.composite
def shapes(draw: st.DrawFn, paragraphs: tuple[Paragraph, ...]) -> shape.Shape:
    made: shape.Shape = ()
    for _ in range(draw(st.integers(0, 3))):
        numbers = st.integers(0, max(shape.count(len(paragraphs), made) - 1, 0))
        if paragraphs and draw(st.booleans()):
            made = shape.joined(paragraphs, made, draw(st.lists(numbers, min_size=2, max_size=3)))
        elif paragraphs:
            made = shape.split(paragraphs, made, draw(numbers), draw(st.integers(0, 30)))
    return made


@st.composite
def open_articles(draw: st.DrawFn) -> OpenArticle:
    paragraphs = tuple(draw(st.lists(st.builds(Paragraph, kinds, texts), max_size=4)))
    notes = st.lists(st.builds(Note, texts, st.lists(st.tuples(texts, texts), max_size=2).map(tuple)), max_size=2)
    guessed = st.lists(texts, max_size=2).map(tuple)
    article = Article(
        "", draw(texts), draw(texts), paragraphs, draw(maybe), draw(maybe), draw(maybe), draw(maybe), draw(texts),
        draw(maybe), draw(st.sampled_from(ReadOutcome)), tuple(draw(notes)), draw(guessed), draw(texts),
        tuple(draw(st.lists(st.builds(Item, texts, texts), max_size=2))),
        ReadOptions(draw(maybe), draw(st.integers(1, 99)), draw(choices)), draw(choices),
    )  # fmt: skip
    made = draw(shapes(paragraphs))
    count = shape.count(len(paragraphs), made)
    fixed = draw(st.dictionaries(st.integers(0, count - 1), kinds, max_size=2)) if count else {}
    correction = Correction(draw(maybe), draw(maybe), None, draw(maybe), tuple(sorted(fixed.items())), made)
    return OpenArticle(
        article,
        correction,
        draw(st.booleans()),
        draw(st.none() | st.binary(max_size=9)),
        draw(st.none() | st.floats(allow_nan=False, allow_infinity=False)),
        draw(st.none() | st.integers(0, 2**40)),
    )


@st.composite
def decisions(draw: st.DrawFn, counts: list[int]) -> Decisions:
    links: list[LinkChoice] = []
    with_text = [article for article, count in enumerate(counts) if count]
    if len(with_text) > 1:
        for _ in range(draw(st.integers(0, 2))):
            ends = draw(st.permutations(with_text))[:2]
            sides = [Side(at, tuple(draw(st.sets(st.integers(0, counts[at] - 1), min_size=1)))) for at in ends]
            links.append(decided.chosen_link(sides[0], sides[1], draw(st.booleans())))
    forms_of = st.lists(texts, max_size=2).map(tuple)
    kinds_of = st.none() | st.sampled_from(EntityType)
    entities = st.lists(st.builds(EntityChoice, st.sampled_from(EntityDeed), forms_of, texts, kinds_of), max_size=2)
    return Decisions(tuple(links), tuple(draw(entities)))


@st.composite
def states(draw: st.DrawFn, identity: str | None = None) -> SessionState:
    made = new_session(draw(st.lists(open_articles(), max_size=3)))
    count = len(made.articles)
    rows = tuple(
        tuple((number,) if other == article else () for other in range(count))
        for article, opened in enumerate(made.articles)
        for number in range(opened.count)
    )
    view = ViewState(
        draw(st.sampled_from(["auto", "fine", "readable"])),
        draw(st.none() | st.frozensets(texts, max_size=2)),
        draw(st.integers(10, 1000)),
        tuple(draw(st.lists(st.floats(0.01, 9), min_size=count, max_size=count))) if draw(st.booleans()) else (),
        draw(texts),
        draw(st.booleans()),
        (draw(st.integers(0, 99)), draw(st.floats(0, 1))),
        tuple(draw(st.permutations(range(count)))) if draw(st.booleans()) else (),
        draw(st.booleans()),
    )
    return replace(
        made,
        id=identity or made.id,
        base=draw(st.integers(0, max(count - 1, 0))),
        rows=rows if draw(st.booleans()) else (),
        view=view,
        seen=draw(st.frozensets(texts, max_size=3)),
        decisions=draw(decisions([opened.count for opened in made.articles])),
    )


def sample(words: str = "one two three") -> SessionState:
    def opened(name: str) -> OpenArticle:
        paragraphs = tuple(Paragraph(ParagraphKind.BODY, f"{name} {word}") for word in words.split())
        return OpenArticle(Article("", f"/news/{name}.txt", "0" * 64, paragraphs, name), data=words.encode())

    return new_session([opened("wire"), opened("rewrite")])


def listing(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(state=states())
def test_a_saved_file_gives_the_same_comparison(tmp_path: Path, state: SessionState) -> None:
    path = tmp_path / "story.copytaster"
    assert settled(state) == state
    assert save_file(path, state) == replace(state, saved_path=str(path))
    found = open_file(path)
    assert found == replace(state, id=found.id, saved_path=str(path))
    assert found.id != state.id
    assert set(listing(tmp_path)) == {"story.copytaster"}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(story=st.lists(states(identity="0" * 32), min_size=1, max_size=4))
def test_saving_as_you_go_ends_in_the_last_state(tmp_path: Path, story: list[SessionState]) -> None:
    saver = Autosave(tmp_path)
    for state in story:
        saver.save(state)
    saver.close()
    saver = Autosave(tmp_path)
    assert saver.restore().state == story[-1]
    saver.discard()
    assert listing(tmp_path) == {}


def test_a_place_change_writes_little(tmp_path: Path) -> None:
    saver = Autosave(tmp_path)
    state = sample("word " * 3000)
    saver.save(state)
    assert saver.path is not None
    before = Path(f"{saver.path}-wal").stat().st_size
    saver.save(replace(state, view=replace(state.view, place=(7, 0.5))))
    assert Path(f"{saver.path}-wal").stat().st_size - before < 5 * 4200
    saver.discard()


def test_removing_swapping_and_ticking_are_kept(tmp_path: Path) -> None:
    saver = Autosave(tmp_path)
    state = sample()
    made = decided_sample().decisions
    for change in (
        lambda s: replace(s, decisions=made),
        lambda s: swap_articles(s, 0, 1),
        lambda s: remove_article(s, 0),
        lambda s: mark_seen(s, "k"),
    ):
        saver.save(state)
        state = change(state)
    saver.save(state)
    saver.close()
    assert Autosave(tmp_path).restore().state == state


KILLED = """
import sys
from dataclasses import replace
from pathlib import Path
from app.model.alignment import Side
from app.model.decisions import Decisions, LinkChoice
from app.session.state import swap_articles, remove_article
from app.session.store import Autosave
from tests.app.test_session_store import sample
saver = Autosave(Path(sys.argv[1]))
state = replace(sample("tick tock " * 40), id="f" * 32)
print("ready", flush=True)
for step in range(10**6):
    if step % 7 == 3:
        state = swap_articles(state, 0, 1)
    state = replace(state, base=step % 2, view=replace(state.view, place=(step, 0.5)), seen=frozenset({str(step)}))
    made = LinkChoice(Side(0, (step % 80,)), Side(1, (0,)), True)
    state = replace(state, decisions=Decisions((made,)))
    saver.save(state)
    print(step, flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a matter of POSIX systems")
@pytest.mark.parametrize("steps", [0, 1, 40])
def test_a_kill_at_any_moment_leaves_a_state_that_was_saved(tmp_path: Path, steps: int) -> None:
    child = subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    with child:
        for _ in range(steps + 1):
            child.stdout.readline()
        os.kill(child.pid, signal.SIGKILL)
        told = [line.strip() for line in child.stdout]
    last = int(told[-1]) if told else steps - 1
    saver = Autosave(tmp_path)
    restored = saver.restore()
    assert restored.damaged == ()
    if restored.state is None:
        assert last < 0
        return
    step = restored.state.view.place[0]
    # one more may have been committed than was reported
    assert last <= step <= last + 1
    assert restored.state.base == step % 2
    assert restored.state.seen == {str(step)}
    [made] = restored.state.decisions.links
    assert made.a == Side(0, (step % 80,))
    swaps = sum(1 for each in range(step + 1) if each % 7 == 3)
    expected = sample("tick tock " * 40)
    expected = swap_articles(expected, 0, 1) if swaps % 2 else expected
    assert restored.state.articles == expected.articles
    saver.discard()
    assert listing(tmp_path) == {}


OVERWRITING = """
import sys
from dataclasses import replace
from pathlib import Path
from app.session.store import save_file
from tests.app.test_session_store import sample
path = Path(sys.argv[1]) / "a.copytaster"
state = sample("tick tock " * 40)
for step in range(10**6):
    save_file(path, replace(state, base=step % 2, seen=frozenset({str(step)})))
    print(step, flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a matter of POSIX systems")
def test_a_kill_while_saving_a_file_leaves_the_old_or_the_new_one(tmp_path: Path) -> None:
    command = [sys.executable, "-c", OVERWRITING, str(tmp_path)]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    with child:
        for _ in range(5):
            child.stdout.readline()
        os.kill(child.pid, signal.SIGKILL)
        told = [line.strip() for line in child.stdout]
    last = int(told[-1]) if told else 4
    found = open_file(tmp_path / "a.copytaster")
    (step,) = map(int, found.seen)
    assert last <= step <= last + 1
    assert found.base == step % 2
    assert found.articles == sample("tick tock " * 40).articles


def code_of(call: Callable[[], object]) -> ErrorCode:
    with pytest.raises(CopytasterError) as caught:
        call()
    return caught.value.code


def refused(path: Path) -> ErrorCode:
    """Open *path*, which must fail, and prove that nothing in its folder changed."""
    before = listing(path.parent)
    code = code_of(lambda: open_file(path))
    assert listing(path.parent) == before
    return code


@pytest.mark.parametrize("modified", [5, -0.0, 1.5, 1e300, float("nan"), float("inf")])
def test_any_time_of_change_comes_back(tmp_path: Path, modified: float) -> None:
    state = sample()
    state = replace(state, articles=tuple(replace(each, modified=modified) for each in state.articles))
    save_file(tmp_path / "a.copytaster", state)
    found = open_file(tmp_path / "a.copytaster").articles[0].modified
    assert found == (modified if math.isfinite(modified) else None)


def test_no_such_file_a_folder_and_something_else(tmp_path: Path) -> None:
    assert code_of(lambda: open_file(tmp_path / "none")) is ErrorCode.MISSING
    assert code_of(lambda: open_file(tmp_path)) is ErrorCode.IS_FOLDER
    for data in (b"", b"hello", b"SQLite format 3\0", b"SQLite format 3\0" + bytes(4000), b"PK\3\4" * 300):
        path = tmp_path / "odd.copytaster"
        path.write_bytes(data)
        assert refused(path) is ErrorCode.SESSION_DAMAGED


def test_truncated_anywhere_and_flipped_anywhere_never_passes_for_another(tmp_path: Path) -> None:
    good = tmp_path / "good" / "a.copytaster"
    good.parent.mkdir()
    state = sample("alpha beta gamma " * 200)
    save_file(good, state)
    data = good.read_bytes()
    path = tmp_path / "bad" / "a.copytaster"
    path.parent.mkdir()
    for length in range(0, len(data), 4096):
        path.write_bytes(data[: length + 777 if length + 777 < len(data) else length])
        assert refused(path) is ErrorCode.SESSION_DAMAGED
    chance = random.Random(5)
    for _ in range(150):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 30)):
            broken[chance.randrange(16, len(broken))] = chance.randrange(256)
        path.write_bytes(broken)
        before = listing(path.parent)
        try:
            assert open_file(path).articles == state.articles
        except CopytasterError as error:
            assert error.code in {ErrorCode.SESSION_DAMAGED, ErrorCode.SESSION_NEWER}  # noqa: PT017
        assert listing(path.parent) == before


def spoil(path: Path, *statements: str) -> Path:
    save_file(path, sample())
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()
    return path


def test_a_newer_file_says_so(tmp_path: Path) -> None:
    path = spoil(tmp_path / "n.copytaster", "PRAGMA user_version = 4", "CREATE TABLE more (x)")
    assert refused(path) is ErrorCode.SESSION_NEWER


@pytest.mark.parametrize(
    "statements",
    [
        ("PRAGMA application_id = 7",),
        ("PRAGMA user_version = 0",),
        ("CREATE VIEW extra AS SELECT randomblob(1000000000)",),
        ("DROP TABLE seen", "CREATE VIEW seen AS SELECT load_extension('x') AS key"),
        ("CREATE TRIGGER t AFTER INSERT ON seen BEGIN DELETE FROM articles; END",),
        ("CREATE INDEX i ON seen (lower(key))",),
        ("CREATE TABLE other (x)",),
        ("DROP TABLE notes",),
        ("UPDATE meta SET value = 'x' WHERE key = 'id'",),
        ("UPDATE meta SET value = '2' WHERE key = 'base'",),
        ("UPDATE meta SET value = x'ff' WHERE key = 'base'",),
        ("DELETE FROM meta",),
        ("UPDATE articles SET number = 9 WHERE number = 1",),
        ("UPDATE articles SET title = 'wired' WHERE number = 0",),
        ("UPDATE paragraphs SET text = 'wire onf' WHERE article = 0 AND number = 0",),
        ("UPDATE articles SET data = x'00'",),
        ("DELETE FROM corrections", "UPDATE articles SET hidden = 1"),
        ("UPDATE articles SET hidden = 2",),
        ("UPDATE articles SET size = -1",),
        ("UPDATE articles SET modified = 'soon'",),
        ("UPDATE articles SET modified = 9e999",),
        ("UPDATE articles SET data = 'text'",),
        ("UPDATE articles SET outcome = 'lost'",),
        ("UPDATE articles SET path = NULL",),
        ("UPDATE articles SET guessed = '{}'",),
        ("UPDATE paragraphs SET kind = 'loud'",),
        ("UPDATE paragraphs SET text = 5.5", "UPDATE paragraphs SET text = NULL"),
        ("UPDATE paragraphs SET text = CAST(x'ff41' AS TEXT)",),
        ("DELETE FROM paragraphs WHERE number = 1",),
        ("INSERT INTO paragraphs VALUES (5, 0, 'body', 'x')",),
        ("UPDATE articles SET format = NULL",),
        ("UPDATE articles SET format = 'pdf'",),
        ("UPDATE articles SET options = '[null, 0, []]'",),
        ("UPDATE articles SET options = '[null, 2, []]'",),
        ("UPDATE articles SET options = '[null, 1]'",),
        ("UPDATE articles SET offered = '[\"aloud\"]'",),
        ("UPDATE articles SET offered = '[\"whole-page\"]'",),
        ("UPDATE articles SET items = '[[\"one\"]]'",),
        ('UPDATE articles SET items = \'[["one", "two"]]\'',),
        ("INSERT INTO corrections VALUES (4, NULL, NULL, NULL, NULL, '[]', '[]')",),
        ("INSERT INTO corrections VALUES (0, NULL, NULL, NULL, NULL, '[[99, \"body\"]]', '[]')",),
        ("INSERT INTO corrections VALUES (0, NULL, NULL, NULL, NULL, '" + "[" * 50000 + "', '[]')",),
        ("INSERT INTO corrections VALUES (0, NULL, NULL, NULL, NULL, '[]', '[[[0, 0, 2]]]')",),
        ("INSERT INTO corrections VALUES (0, NULL, NULL, NULL, NULL, '[]', '[[[0, 0, 8], [9, 0, 1]]]')",),
        ("INSERT INTO alignment VALUES (0, '[[0]]')",),
        ("INSERT INTO alignment VALUES (0, '[[0],[9]]')",),
        ("INSERT INTO alignment VALUES (0, '[[0,0],[1]]')",),
        ("INSERT INTO alignment VALUES (0, '[[true],[1]]')",),
        ("UPDATE view SET value = '[1e400, 1]' WHERE key = 'columns'",),
        ("UPDATE view SET value = '[NaN, 1]' WHERE key = 'columns'",),
        ("UPDATE view SET value = '[0, 0]' WHERE key = 'order'",),
        ("UPDATE view SET value = '99999999' WHERE key = 'zoom'",),
        ("UPDATE view SET value = '[-1, 0.5]' WHERE key = 'place'",),
        ("DELETE FROM view WHERE key = 'zoom'",),
        ("INSERT INTO seen VALUES (NULL)",),
        (
            (
                "WITH RECURSIVE n(x) AS (SELECT 2 UNION ALL SELECT x + 1 FROM n WHERE x < 40) "
                "INSERT INTO articles (number) SELECT x FROM n"
            ),
        ),
    ],
)
def test_a_file_with_anything_out_of_order_is_damaged(tmp_path: Path, statements: tuple[str, ...]) -> None:
    assert refused(spoil(tmp_path / "x.copytaster", *statements)) is ErrorCode.SESSION_DAMAGED


def test_a_virtual_table_never_stands_in(tmp_path: Path) -> None:
    path = tmp_path / "v.copytaster"
    try:
        spoil(path, "DROP TABLE seen", "CREATE VIRTUAL TABLE seen USING fts5(key)")
    except sqlite3.OperationalError:
        pytest.skip("this SQLite has no fts5")
    assert refused(path) is ErrorCode.SESSION_DAMAGED


def test_endless_work_is_cut_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "slow.copytaster"
    save_file(path, sample("a b c d e f g h"))
    monkeypatch.setattr(connect, "_STEPS", 5)
    monkeypatch.setattr(connect, "_MAX_ROUNDS", 2)
    assert refused(path) is ErrorCode.SESSION_DAMAGED


def test_a_saved_file_is_never_in_wal_form(tmp_path: Path) -> None:
    path = tmp_path / "a.copytaster"
    save_file(path, sample())
    assert path.read_bytes()[18:20] == b"\1\1"


def test_a_copied_autosave_opens_with_its_log(tmp_path: Path) -> None:
    saver = Autosave(tmp_path / "sessions")
    (tmp_path / "sessions").mkdir()
    state = sample()
    saver.save(state)
    assert saver.path is not None
    other = tmp_path / "other"
    other.mkdir()
    copy = other / "copy.copytaster"
    copy.write_bytes(saver.path.read_bytes())
    Path(f"{copy}-wal").write_bytes(Path(f"{saver.path}-wal").read_bytes())
    before = listing(other)
    found = open_file(copy)
    assert found == replace(state, id=found.id, saved_path=str(copy))
    assert listing(other) == before
    saver.discard()


@pytest.mark.skipif(os.name == "nt", reason="such names cannot be made there")
@pytest.mark.parametrize("name", ["50% of #1?.copytaster", "Zürich 'x' \"y\".copytaster", "new\nline.copytaster"])
def test_odd_file_names(tmp_path: Path, name: str) -> None:
    state = sample()
    save_file(tmp_path / name, state)
    assert open_file(tmp_path / name).articles == state.articles
    assert set(listing(tmp_path)) == {name}


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_saving_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "a.copytaster"
    save_file(target, sample("x"))
    target.chmod(0o640)
    link = tmp_path / "link.copytaster"
    link.symlink_to(target)
    state = sample("y")
    save_file(link, state)
    assert link.is_symlink()
    assert open_file(target).articles == state.articles
    assert target.stat().st_mode & 0o777 == 0o640


FULL = """
import resource, sys
from pathlib import Path
from app.errors import CopytasterError
from app.session.store import Autosave, open_file, save_file
from tests.app.test_session_store import sample
folder = Path(sys.argv[1])
small = sample("small")
save_file(folder / "a.copytaster", small)
saver = Autosave(folder)
saver.save(small)
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
big = sample("word" * 50 + " " + "b " * 20000)
from dataclasses import replace
big = replace(big, id=small.id)
for call in (lambda: save_file(folder / "a.copytaster", big), lambda: saver.save(big)):
    try:
        call()
    except CopytasterError as error:
        print(error.code.value)
assert open_file(folder / "a.copytaster").articles == small.articles
again = replace(small, base=1)
saver.save(again)
saver.close()
assert Autosave(folder).restore().state == again
print("kept")
"""


@pytest.mark.skipif(os.name != "posix", reason="file size limits are a matter of POSIX systems")
def test_no_room_loses_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout.split() == ["cannot-write", "cannot-write", "kept"], done.stderr
    assert not [name for name in listing(tmp_path) if name.endswith((".tmp", "-journal"))]


def test_a_folder_that_is_not_there_cannot_be_written(tmp_path: Path) -> None:
    assert code_of(lambda: save_file(tmp_path / "no" / "a.copytaster", sample())) is ErrorCode.CANNOT_WRITE
    saver = Autosave(tmp_path / "no")
    state = sample()
    assert code_of(lambda: saver.save(state)) is ErrorCode.CANNOT_WRITE
    (tmp_path / "no").mkdir()
    saver.save(state)
    saver.close()
    assert Autosave(tmp_path / "no").restore().state == state


def test_two_running_copies_keep_out_of_each_others_way(tmp_path: Path) -> None:
    first, second, third = Autosave(tmp_path), Autosave(tmp_path), Autosave(tmp_path)
    one, two = sample("one"), sample("two")
    first.save(one)
    assert second.restore().state is None
    second.save(two)
    assert third.restore().state is None
    again = second.reopen(one.id)
    assert again.articles == one.articles
    assert again.id != one.id
    assert code_of(lambda: third.save(one)) is ErrorCode.CANNOT_WRITE
    forget_all(tmp_path)
    second.close()
    assert third.restore().state == two
    first.close()
    third.close()
    assert Autosave(tmp_path).restore().state in (one, two)


def test_a_replaced_comparison_is_not_restored_but_can_be_reopened(tmp_path: Path) -> None:
    saver = Autosave(tmp_path)
    one, two = sample("one"), sample("two")
    saver.save(one)
    saver.save(two)
    saver.retire()
    saver.close()
    saver = Autosave(tmp_path)
    assert saver.restore().state is None
    assert saver.reopen(one.id) == one
    saver.close()
    saver = Autosave(tmp_path)
    assert saver.restore().state == one
    assert code_of(lambda: saver.reopen("0" * 32)) is ErrorCode.MISSING
    assert code_of(lambda: saver.reopen("../../etc/passwd")) is ErrorCode.MISSING
    assert saver.reopen(one.id) == one
    saver.close()


def test_saving_a_retired_comparison_again_brings_it_back(tmp_path: Path) -> None:
    saver = Autosave(tmp_path)
    state = sample()
    saver.save(state)
    saver.retire()
    later = mark_seen(state, "k")
    saver.save(later)
    saver.close()
    assert Autosave(tmp_path).restore().state == later


def test_not_to_be_kept_leaves_nothing(tmp_path: Path) -> None:
    saver = Autosave(tmp_path)
    state = sample("secret")
    saver.save(state)
    saver.save(replace(state, kept=False))
    assert listing(tmp_path) == {}
    saver.save(replace(state, kept=False, base=1))
    assert listing(tmp_path) == {}
    saver.close()
    assert listing(tmp_path) == {}


def test_forgetting_takes_logs_of_killed_copies_too(tmp_path: Path) -> None:
    name = "a" * 32
    for ending in ("", "-wal", "-shm", "-journal"):
        (tmp_path / f"{name}.copytaster{ending}").write_bytes(b"secret")
    (tmp_path / f"{'b' * 32}.copytaster.damaged").write_bytes(b"secret")
    keeper = Autosave(tmp_path)
    kept = sample()
    keeper.save(kept)
    forget(tmp_path, ["../" + name, name])
    assert not list(tmp_path.glob(name + "*"))
    forget_all(tmp_path)
    assert {path.name.partition(".")[0] for path in tmp_path.iterdir()} == {kept.id}
    keeper.close()


def test_pruning_takes_only_what_is_closed_and_not_recent(tmp_path: Path) -> None:
    saver, other = Autosave(tmp_path), Autosave(tmp_path)
    gone, recent, left, shown = (sample(name) for name in ("gone", "recent", "left", "shown"))
    for state in (gone, recent, left):
        saver.save(state)
    saver.close()
    other.save(shown)
    newer = tmp_path / f"{'e' * 32}.copytaster"
    newer.write_bytes(b"something else")
    prune(tmp_path, [recent.id])
    names = {path.stem for path in tmp_path.glob("*.copytaster")}
    assert names == {recent.id, left.id, shown.id, newer.stem}
    other.discard()
    assert not list(tmp_path.glob("*.lock"))


def test_removed_text_is_wiped_from_the_file(tmp_path: Path) -> None:
    saver = Autosave(tmp_path)
    state = sample("confidential")
    saver.save(state)
    less = remove_article(remove_article(state, 0), 0)
    saver.save(less)
    assert saver.path is not None
    path = saver.path
    saver.close()
    assert b"confidential" not in path.read_bytes()
    assert Autosave(tmp_path).restore().state == less


def test_a_damaged_autosave_is_put_aside_unchanged(tmp_path: Path) -> None:
    saver = Autosave(tmp_path)
    old, newer = sample("old"), sample("newer")
    saver.save(old)
    saver.close()
    path = tmp_path / (newer.id + ".copytaster")
    saver.save(newer)
    saver.close()
    data = bytearray(path.read_bytes())
    data[4096:8192] = bytes(4096)
    path.write_bytes(data)
    restored = Autosave(tmp_path).restore()
    assert restored.state == old
    assert [each.name for each in restored.damaged] == [path.name + ".damaged"]
    assert restored.damaged[0].read_bytes() == data


def test_an_autosave_of_a_newer_program_waits_for_it(tmp_path: Path) -> None:
    saver = Autosave(tmp_path)
    state = sample()
    saver.save(state)
    saver.close()
    path = tmp_path / (state.id + ".copytaster")
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA user_version = 4")
    connection.close()
    before = listing(tmp_path)
    restored = Autosave(tmp_path).restore()
    assert (restored.state, restored.damaged) == (None, ())
    assert listing(tmp_path) == before
    assert code_of(lambda: saver.reopen(state.id)) is ErrorCode.SESSION_NEWER


def test_the_form_is_as_documented(tmp_path: Path) -> None:
    path = tmp_path / "a.copytaster"
    save_file(path, sample())
    data = path.read_bytes()
    assert data[68:72] == forms.APPLICATION_ID.to_bytes(4, "big") == b"CTST"
    assert data[60:64] == (3).to_bytes(4, "big")


def old_form(path: Path, state: SessionState, *, encoding: str, still_open: str = "1") -> None:
    """Write *state* in form 1, as the first released program did, with the encoding asked for in the first article."""
    tables = forms.TABLES_OF[1]
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA application_id = {forms.APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")
    for statement in tables.values():
        connection.execute(statement)
    connection.execute("INSERT INTO meta VALUES ('open', ?)", (still_open,))
    for key, value in (("id", state.id), ("base", str(state.base)), ("saved_path", None)):
        connection.execute("INSERT INTO meta VALUES (?, ?)", (key, value))
    for number, opened in enumerate(state.articles):
        article = opened.article
        connection.execute(
            f"INSERT INTO articles VALUES ({', '.join('?' * 16)})",
            (number, *(getattr(article, name) for name in schema.FIELDS), article.outcome.value, "[]",
             0, None, None, opened.data, schema.digest_of(opened, 1)),
        )  # fmt: skip
        for index, each in enumerate(article.paragraphs):
            connection.execute("INSERT INTO paragraphs VALUES (?, ?, ?, ?)", (number, index, each.kind, each.text))
    kinds = '[[1, "caption"]]'
    connection.execute("INSERT INTO corrections VALUES (0, 'Mine', NULL, NULL, NULL, ?, ?)", (encoding, kinds))
    connection.execute("INSERT INTO alignment VALUES (0, '[[0], [0]]')")
    for key, value in schema.view_values(state.view, 1).items():
        connection.execute("INSERT INTO view VALUES (?, ?)", (key, value))
    connection.execute("INSERT INTO seen VALUES ('k')")
    connection.close()


def decided_sample() -> SessionState:
    choice = LinkChoice(Side(0, (0, 1)), Side(1, (2,)), linked=True)
    named = EntityChoice(EntityDeed.MERGE, ("Łódź", "Lodz"), "Łódź", EntityType.PLACE)
    return replace(sample(), decisions=Decisions((choice,), (named,)))


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM decisions WHERE number = 1",
        "DELETE FROM decisions WHERE number = 0",
        "UPDATE decisions SET told = '[0, [0], 1, [1], true]' WHERE number = 0",
        "UPDATE decisions SET told = replace(told, 'Lodz', 'Lodx')",
        "UPDATE decisions SET subject = 'entity' WHERE number = 0",
        "UPDATE decisions SET told = 'x'",
    ],
)
def test_damage_in_what_was_decided_is_noticed(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "a.copytaster"
    save_file(path, decided_sample())
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(statement)
    connection.close()
    assert refused(path) is ErrorCode.SESSION_DAMAGED


@pytest.mark.parametrize(
    "told",
    ["[1, [0], 0, [0], true]", "[0, [9], 1, [0], true]", "[0, [], 1, [0], true]", "[0, [0], 1, [0], 1]", "[0]"],
)
def test_a_link_that_fits_no_paragraphs_is_damage(tmp_path: Path, told: str) -> None:
    path = tmp_path / "a.copytaster"
    save_file(path, sample())
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("INSERT INTO decisions VALUES (0, 'link', ?, ?)", (told, schema.digests_of([("link", told)])[0]))
    connection.close()
    assert refused(path) is ErrorCode.SESSION_DAMAGED


def second_form(path: Path, state: SessionState) -> None:
    """Write *state* in form 2, which knows no decisions."""
    save_file(path, state)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("DROP TABLE decisions")
    connection.execute("DELETE FROM view WHERE key = 'ages'")
    connection.execute("PRAGMA user_version = 2")
    connection.execute("INSERT INTO meta VALUES ('open', '1')")
    connection.close()


def test_a_file_of_the_second_form_opens_and_an_autosave_of_it_is_written_anew(tmp_path: Path) -> None:
    state = sample()
    saved = tmp_path / "old.copytaster"
    second_form(saved, state)
    found = open_file(saved)
    assert found == replace(state, id=found.id, saved_path=str(saved))
    folder = tmp_path / "autosaves"
    folder.mkdir()
    second_form(folder / f"{state.id}.copytaster", state)
    saver = Autosave(folder)
    assert saver.restore().state == state
    more = replace(state, decisions=decided_sample().decisions)
    saver.save(more)
    saver.close()
    assert Autosave(folder).restore().state == more


def as_in_form_1(state: SessionState) -> SessionState:
    wire, rewrite = state.articles
    article = replace(wire.article, options=ReadOptions("koi8-r"))
    correction = Correction(title="Mine", kinds=((1, ParagraphKind.CAPTION),))
    return replace(
        state,
        articles=(replace(wire, article=article, correction=correction), rewrite),
        rows=(((0,), (0,)),),
        seen=frozenset({"k"}),
    )


def test_a_file_of_the_first_form_opens_and_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "old.copytaster"
    state = as_in_form_1(sample())
    old_form(path, state, encoding="koi8-r")
    before = listing(tmp_path)
    found = open_file(path)
    assert found == replace(state, id=found.id, saved_path=str(path))
    assert listing(tmp_path) == before


@pytest.mark.parametrize("statement", ["UPDATE paragraphs SET text = 'wire onf' WHERE article = 0 AND number = 0",
                                       "UPDATE corrections SET encoding = 'latin-1'"])  # fmt: skip
def test_damage_in_the_first_form_is_noticed(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "old.copytaster"
    old_form(path, as_in_form_1(sample()), encoding="koi8-r")
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(statement)
    connection.close()
    assert refused(path) is ErrorCode.SESSION_DAMAGED


def test_an_autosave_of_the_first_form_is_taken_over_and_written_anew(tmp_path: Path) -> None:
    state = as_in_form_1(sample())
    path = tmp_path / f"{state.id}.copytaster"
    old_form(path, state, encoding="koi8-r")
    saver = Autosave(tmp_path)
    assert peek(tmp_path, 10**6) == state
    assert saver.restore().state == state
    saver.save(mark_seen(state, "more"))
    saver.close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (forms.VERSION,)
    connection.close()
    saver = Autosave(tmp_path)
    assert saver.restore().state == mark_seen(state, "more")
    saver.discard()
    assert listing(tmp_path) == {}


def test_a_retired_autosave_of_the_first_form_is_not_restored_but_reopens(tmp_path: Path) -> None:
    state = as_in_form_1(sample())
    old_form(tmp_path / f"{state.id}.copytaster", state, encoding="koi8-r", still_open="0")
    saver = Autosave(tmp_path)
    assert saver.restore().state is None
    assert saver.reopen(state.id) == state
    saver.close()
    assert Autosave(tmp_path).restore().state == state
