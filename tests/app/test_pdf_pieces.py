from __future__ import annotations

import re
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st
from present_samples import two

from app.export.pdf_rows import Pieces
from app.export.pdf_text import References, breakable, clean, is_rtl, language_of, short
from app.present import Role, build_page
from app.present.marks import Mark, runs

MARKS = st.lists(
    st.builds(
        Mark, st.integers(0, 30), st.integers(0, 30), st.sampled_from(list(Role)), finding=st.none() | st.integers(0, 3)
    ),
    max_size=8,
)
TEMPLATE = resources.files("resources").joinpath("styles/report.typ").read_text(encoding="utf-8")


def told(piece: dict[str, object]) -> str:
    text = piece["t"]
    return "".join(text) if isinstance(text, list) else str(text)


@given(st.text(alphabet=st.sampled_from("ab \t"), max_size=60), MARKS, st.frozensets(st.sampled_from(list(Role))))
def test_pieces_hold_the_text_and_the_marks_that_are_shown(
    text: str, marks: list[Mark], shown: frozenset[Role]
) -> None:
    pieces = Pieces(two(), shown, {0: 1, 1: 2, 2: 3, 3: 4}).of(text, runs(text, marks))
    assert "".join(told(piece) for piece in pieces) == clean(text)
    for piece in pieces:
        assert told(piece)
        if "w" in piece:
            assert Role(str(piece["w"])) in shown
    # a mark opens with a sign, and white space hangs over neither of its ends
    for before, piece in zip([{}, *pieces], pieces, strict=False):
        if piece.get("s"):
            assert not told(piece)[0].isspace()
        if "w" in before and "w" not in piece:
            assert not told(before)[-1].isspace()


def test_a_finding_is_numbered_once_where_its_words_end() -> None:
    comparison = two()
    page = build_page(comparison)
    paragraph = next(p for row in page.rows for cell in row.cells for p in cell if (p.article, p.paragraph) == (0, 1))
    pieces = Pieces(comparison, frozenset(Role), {0: 7}).of(paragraph.text, paragraph.runs)
    assert [(told(piece), piece["r"]) for piece in pieces if "r" in piece] == [("12", [7])]


@given(st.text(max_size=80), st.integers(2, 20))
def test_breaking_words_loses_nothing(text: str, longest: int) -> None:
    parts = breakable(text, longest)
    assert "".join(parts) == text
    pieces = parts if isinstance(parts, list) else [parts]
    assert all(len(word) <= longest for piece in pieces for word in piece.split())


@given(st.text(max_size=30), st.integers(2, 30))
def test_short_names_are_no_longer_than_asked(text: str, length: int) -> None:
    assert len(short(text, length)) <= length
    if len(text) <= length:
        assert short(text, length) == text


@given(st.text())
def test_clean_text_can_be_encoded_and_bears_no_controls(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert len(cleaned) == len(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f\ud800-\udfff]", cleaned)


@pytest.mark.parametrize(
    ("text", "rtl", "language"),
    [
        ("Plain words", False, "en"),
        ("12 “مرحبا” Hello", True, "en"),
        ("قال الرئيس", True, "ar"),
        ("שלום עולם", True, "he"),
        ("東京は雨です", False, "ja"),
        ("北京下雨", False, "zh"),
        ("서울에 비", False, "ko"),
        ("", False, "en"),
    ],
)
def test_direction_and_language(text: str, rtl: bool, language: str) -> None:
    assert is_rtl(text) is rtl
    assert language_of(text, "en") == language


def test_an_articles_own_language_is_kept_where_the_script_allows_it() -> None:
    assert language_of("Guten Tag", "de-AT") == "de"
    assert language_of("سلام", "fa") == "fa"
    assert language_of("Hello", "not a code") == "en"


def test_references() -> None:
    references = References(two())
    assert references.full(1, 2) == "B\u00a0¶2"
    assert references.short(0, 0) == "title"
    assert references.value(0, 3) == {"text": "A\u00a0¶3", "to": "p0-3", "article": 0}


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """WCAG 2.2, contrast ratio."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colours(name: str) -> list[str]:
    line = next(line for line in TEMPLATE.splitlines() if line.startswith(f"#let {name} "))
    return re.findall("#[0-9a-f]{6}", line)


def test_text_is_readable_on_every_tint() -> None:
    hues, tints = colours("hues"), colours("tints")
    assert len(hues) == len(tints) == 6
    (ink,), (dim,), (alarm,), (blank,) = (colours(name) for name in ("ink", "dim", "alarm", "blank-grey"))
    shared = colours("shared-tint")
    for ground in ("#ffffff", blank, *tints, *shared):
        assert contrast(ink, ground) >= 7
        assert contrast(alarm, ground) >= 4.5
    for hue, tint in zip(hues, tints, strict=True):
        assert contrast(hue, tint) >= 4.5
        assert contrast(hue, "#ffffff") >= 4.5
    assert contrast(dim, "#ffffff") >= 4.5
    assert contrast(dim, blank) >= 4.5
    assert len(set(hues)) == 6


def test_the_template_reads_data_and_nothing_else() -> None:
    code = "\n".join(line for line in TEMPLATE.splitlines() if not line.lstrip().startswith("//"))
    assert not re.search(r"\b(eval|read|import|include|plugin|csv|yaml|toml|xml|image)\b\s*[(\"]", code)
    assert code.count("sys.inputs") == 1
