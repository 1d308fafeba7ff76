"""What the documents say, held against the program."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

import app
from app import messages
from app.errors import CopytasterError, ErrorCode
from app.headless import main
from app.model.alignment import LinkKind
from app.model.article import Article
from app.model.comparison import Comparison, Stage
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage
from app.model.quote import QuoteKind, Verdict
from widgets import actions

ROOT = Path(__file__).resolve().parents[1]
HELP = ROOT / "resources" / "help"
GUIDE = HELP / "guide.md"
PAGES = [*sorted(ROOT.glob("*.md")), GUIDE, ROOT / "seeds" / "README.md"]
LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|srcset)=\"([^\"]+)\"")
KEY = re.compile(r"`((?:(?:Ctrl|Alt|Shift|Meta)\+)*(?:F\d+|[A-Z0-9]|Down|Up|Left|Right|Home|End|[+\-.\\=]))`")
LARGEST = 250_000
"""Bytes a picture of the documents may have."""


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def links(path: Path) -> list[str]:
    return [one or other for one, other in LINK.findall(text(path))]


def has_values(sentence: str) -> bool:
    return "{" not in sentence and "–" not in sentence


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path):
    for link in links(path):
        assert "://" not in link, f"{path.name} points out of the repository: {link}"
        if not link.startswith("#"):
            assert (path.parent / link.partition("#")[0]).exists(), f"{path.name}: {link}"


def test_readme_links_every_document():
    linked = {link.partition("#")[0] for link in links(ROOT / "README.md")}
    documents = {path.name for path in ROOT.glob("*.md")} - {"README.md"}
    assert documents <= linked, documents - linked


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_make_commands_exist(path: Path):
    made = set(re.findall(r"^([a-z]+):", text(ROOT / "Makefile"), re.MULTILINE))
    named = set(re.findall(r"^    make ([a-z]+)\b|`make ([a-z]+)`", text(path), re.MULTILINE))
    assert {one or other for one, other in named} <= made


def test_readme_commands_are_understood(capsys: pytest.CaptureFixture[str]):
    for command, option in re.findall(r"copytaster (\w+) [^\n]*?(--\w+)", text(ROOT / "README.md")):
        assert main([command, "--help"]) == 0
        assert option in capsys.readouterr().out


def test_contributing_names_every_make_command():
    made = set(re.findall(r"^([a-z]+):", text(ROOT / "Makefile"), re.MULTILINE)) - {"run", "clean"}
    for name in made:
        assert f"make {name}" in text(ROOT / "CONTRIBUTING.md"), name


@pytest.mark.parametrize("path", [GUIDE, ROOT / "README.md"], ids=lambda path: path.name)
def test_keys_named_are_keys_of_the_program(path: Path):
    keys = {QKeySequence(keys).toString() for entry in actions.TABLE for keys in entry.keys}
    keys |= {keys for _, keys in actions.ENTITY_KEYS}
    named = KEY.findall(text(path))
    assert named
    for each in named:
        assert QKeySequence(each).toString() in keys, each


def test_guide_names_menu_entries_as_they_are():
    shown = {entry.text.replace("&", "").rstrip("…") for entry in actions.TABLE} | {"Recent comparisons"}
    for menu, entry in re.findall(r"\*(\w+), ([^*]+)\*", text(GUIDE) + text(ROOT / "README.md")):
        assert menu in actions.MENUS
        assert entry.rstrip("…") in shown, entry


def test_pictures_are_small_and_used():
    pictures = {path.name for path in HELP.glob("*.png")}
    used = {Path(link).name for page in (GUIDE, ROOT / "README.md") for link in links(page)}
    # the guide shows a dark picture in place of a light one by itself
    assert pictures == {each for each in used | {name.replace("-light.", "-dark.") for name in used} if ".png" in each}
    for path in HELP.glob("*.png"):
        assert path.stat().st_size <= LARGEST, path.name


def test_changelog_and_version():
    project = tomllib.loads(text(ROOT / "pyproject.toml"))["project"]
    assert re.search(r"^## \[Unreleased\]$", text(ROOT / "CHANGELOG.md"), re.MULTILINE)
    assert project["version"] == app.__version__


def comparison() -> Comparison:
    articles = tuple(Article(siglum, "", "", ()) for siglum in "AB")
    return Comparison(Stage.COMPLETE, 0, articles)


@pytest.mark.parametrize("kind", FindingKind)
def test_every_finding_has_its_sentence(kind: FindingKind):
    values = tuple((name, name.upper()) for name in ("a", "b", "what", "count"))
    evidence = (Passage(0, 0, 0, 1), Passage(1, 0, 0, 1))
    sentence = messages.finding(comparison(), Finding(kind, Severity.CHECK, values, evidence))
    assert has_values(sentence)
    assert re.search(r"\b[AB]\b", sentence)
    assert messages.kind_title(kind)


@pytest.mark.parametrize("code", ErrorCode)
def test_every_error_has_its_sentence(code: ErrorCode):
    names = ("detail", "name", "content", "seconds", "encoding", "limit", "item", "count")
    sentence = messages.error(CopytasterError(code, "file", **dict.fromkeys(names, "7")))
    assert has_values(sentence)
    assert sentence == sentence.strip()


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_is_named_and_explained(verdict: Verdict):
    name = messages.verdict(verdict)
    assert name
    assert name in text(ROOT / "GLOSSARY.md")
    assert re.search(rf"\*\*[^*\n]*\b{name}\*\*", text(HELP / "scores.md"))


@pytest.mark.parametrize("kind", [*LinkKind, *QuoteKind])
def test_glossary_names_kinds(kind: LinkKind | QuoteKind):
    assert kind.value in text(ROOT / "GLOSSARY.md")


def test_tricky_cases_know_every_story():
    told = text(ROOT / "TRICKY-CASES.md")
    for story in sorted((ROOT / "seeds").glob("*/story.toml")):
        assert f"`{story.parent.name}`" in told
    kinds = {each.value for each in FindingKind}
    for story in (ROOT / "seeds").glob("*/story.toml"):
        for planted in tomllib.loads(text(story))["planted"]:
            if planted["kind"] in kinds:
                assert planted["kind"] in told, f"{story.parent.name}: {planted['kind']}"
