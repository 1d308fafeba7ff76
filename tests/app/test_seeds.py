"""The sample stories hold what their story.toml promises, and are nobody's but ours."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from app.model.finding import FindingKind
from app.model.quote import Verdict
from seeds import ROOT

SHARED = Path(__file__).parents[3] / "shared" / "data"
STORIES = sorted(path.parent.name for path in ROOT.glob("*/story.toml"))
KINDS = {
    *map(str, FindingKind),
    *map(str, Verdict),
    "alias",
    "caption",
    "date-ambiguous",
    "furniture",
    "rejoined",
}
RUN = 8
ATTRIBUTES = ("title", "about", "tricky", "files", "base", "language", "planted")


class _Text(HTMLParser):
    """The words of a page, without its scripts, styles and title."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.silent += tag in {"script", "style", "title"}

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in {"script", "style", "title"}

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)


@dataclass(frozen=True)
class Story:
    """One folder: its story.toml and its articles' words."""

    name: str
    told: dict[str, Any]
    texts: dict[str, str]


@cache
def story(name: str) -> Story:
    told = tomllib.loads((ROOT / name / "story.toml").read_text(encoding="utf-8"))
    return Story(name, told, {file: text_of(ROOT / name / file) for file in told["files"]})


def text_of(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        parser = _Text()
        parser.feed(text)
        text = "".join(parser.parts)
    return " ".join(text.split())


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return set(zip(*(found[shift:] for shift in range(RUN)), strict=False))


def test_there_are_stories() -> None:
    assert {"harbour-fire", "dam-vote", "ferry-trail", "syria-retold"} <= set(STORIES)
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(("_", "."))}
    assert folders == set(STORIES)


@pytest.mark.parametrize("name", STORIES)
def test_a_story_says_what_it_is(name: str) -> None:
    found = story(name)
    assert set(ATTRIBUTES) == set(found.told)
    assert len(found.told["files"]) >= 2
    assert found.told["base"] in found.told["files"]
    on_disk = {path.name for path in (ROOT / name).iterdir()}
    assert on_disk == {*found.told["files"], "story.toml"}
    for text in (found.told["title"], found.told["about"], found.told["tricky"]):
        assert text.strip()


@pytest.mark.parametrize("name", STORIES)
def test_every_planted_thing_stands_where_it_should(name: str) -> None:
    found = story(name)
    assert len(found.told["planted"]) >= 4
    for planted in found.told["planted"]:
        assert set(planted) <= {"kind", "note", "speaker", "texts", "absent"}
        assert planted["kind"] in KINDS
        assert planted["texts"]
        for file, text in planted["texts"].items():
            assert text in found.texts[file], f"{name}/{file}: {text!r}"
        for file, text in planted.get("absent", {}).items():
            assert text.casefold() not in found.texts[file].casefold(), f"{name}/{file}: {text!r}"
            assert file not in planted["texts"]
        if "speaker" in planted:
            assert any(planted["speaker"] in text for text in found.texts.values())


@pytest.mark.parametrize("name", STORIES)
def test_what_differs_really_differs(name: str) -> None:
    for planted in story(name).told["planted"]:
        sides = list(planted["texts"].values())
        if planted["kind"].endswith("-differs") or planted["kind"] in {"quote-altered", "reworded", "hedge-lost"}:
            assert len(set(sides)) > 1
        if planted["kind"] == "only-in":
            assert len(sides) == 1


@pytest.mark.parametrize("name", STORIES)
def test_articles_have_the_length_of_real_ones(name: str) -> None:
    found = story(name)
    least = 350 if found.told["language"] == "en" else 150
    for file, text in found.texts.items():
        assert least <= len(words(text)) <= 700, file


def test_no_two_stories_share_text() -> None:
    seen: dict[tuple[str, ...], str] = {}
    for name in STORIES:
        own = set[tuple[str, ...]]().union(*map(runs, story(name).texts.values()))
        for run in own:
            assert run not in seen, f"{name} and {seen[run]}: {' '.join(run)}"
        seen.update(dict.fromkeys(own, name))


@pytest.mark.parametrize("name", ["dam-vote", "syria-retold"])
def test_independent_accounts_share_quotations_at_most(name: str) -> None:
    texts = [re.sub(r"“[^”]*”|\"[^\"]*\"", " | ", text) for text in story(name).texts.values()]
    for number, text in enumerate(texts):
        for other in texts[number + 1 :]:
            assert not runs(text) & runs(other)


def test_the_retold_pair_quotes_nobody() -> None:
    for text in story("syria-retold").texts.values():
        assert not set('“”"«»') & set(text)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def _texts_of(path: Path) -> Iterator[str]:
    data = path.read_bytes().decode("utf-8", "replace")
    if path.suffix == ".json":
        try:
            yield from _strings(json.loads(data))
        except (ValueError, RecursionError):
            yield data  # one of the files that are broken on purpose
    else:
        yield re.sub(r"<[^>]{0,2000}>", " ", data)


def test_nothing_was_copied_from_the_development_sets() -> None:
    if not SHARED.is_dir():
        pytest.skip("the development sets (../shared/data) are not beside this checkout")
    own = {run: name for name in STORIES for text in story(name).texts.values() for run in runs(text)}
    plain = {".json", ".txt", ".html", ".xml", ".md", ".eml", ".mhtml", ".tst"}
    checked = 0
    for path in sorted(SHARED.rglob("*")):
        if path.is_file() and path.suffix in plain:
            for text in _texts_of(path):
                shared = own.keys() & runs(text)
                assert not shared, f"{path}: {[' '.join(run) for run in sorted(shared)]}"
                checked += 1
    assert checked > 100
