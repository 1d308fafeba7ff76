"""Hidden characters: what goes, what stays, what is shown; in text, facts and names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import messages
from app.errors import CopytasterError, ErrorCode
from app.model import hidden
from app.model.article import Article, Note
from app.read import clean, read_bytes


def read(text: str) -> Article:
    return read_bytes(text.encode("utf-8", "surrogatepass"), "x.txt")


def texts(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs]


def noted(article: Article) -> dict[str, str]:
    return next((dict(note.values) for note in article.notes if note.code == "hidden-characters"), {})


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The har\u00adbour office is closed.", "The harbour office is closed."),
        ("The harbour\u200b office is closed.", "The harbour office is closed."),
        ("Pier/\u200boffice and 20\u206030.", "Pier/office and 2030."),
        ("\ufeffThe harbour is closed.", "The harbour is closed."),
        ("ท่าเรือ\u200bปิดแล้ว วันนี้", "ท่าเรือปิดแล้ว วันนี้"),
    ],
)
def test_idle_marks_are_taken_out_in_silence(text: str, shown: str) -> None:
    article = read(text)
    assert texts(article) == [shown]
    assert not noted(article)


@pytest.mark.parametrize(
    "text",
    [
        "A team \U0001f469\u200d\U0001f52c and \u2764\ufe0f and 1\ufe0f\u20e3 won.",
        "England \U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f won.",
        "او می\u200cخواهد برود.",
        "क्\u200dष यहाँ है।",
        "הנמל \u200f(Port)\u200e נסגר ביום \u2066Monday\u2069.",
    ],
)
def test_what_a_script_needs_stays(text: str) -> None:
    article = read(text)
    assert texts(article) == [text]
    assert not noted(article)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The ha\u200brbour is closed.", "The ha[U+200B]rbour is closed."),
        ("The ha\u200b\u200brbour is closed.", "The ha[U+200B ×2]rbour is closed."),
        ("The ha\u200b\u2060\u200brbour is closed.", "The ha[U+200B][U+2060][U+200B]rbour is closed."),
        ("The ha\u2060rbour is closed.", "The ha[U+2060]rbour is closed."),
        ("The ha\u200crbour is closed.", "The ha[U+200C]rbour is closed."),
        ("Paid \u202e001\u202c pounds.", "Paid [U+202E]001[U+202C] pounds."),
        ("Paid \u2066\u2066\u2066now\u2069 today.", "Paid [U+2066 ×3]now[U+2069] today."),
        ("Paid\U000e0041\U000e0042 now today.", "Paid[U+E0041][U+E0042] now today."),
        ("Two\u2062times is more.", "Two[U+2062]times is more."),
        ("An \ufff9anno\ufffatation\ufffb is here.", "An [U+FFF9]anno[U+FFFA]tation[U+FFFB] is here."),
        ("An empty \u3164 filler is here.", "An empty [U+3164] filler is here."),
        ("Message A\ufe01\ufe02\ufe03\ufe04 is here.", "Message A[U+FE01 ×4] is here."),
        ("Right \u200fto left is here.", "Right [U+200F]to left is here."),
    ],
)
def test_what_hides_or_turns_text_is_shown_and_said(text: str, shown: str) -> None:
    article = read(text)
    assert texts(article) == [shown]
    assert int(noted(article)["count"]) >= 1


def test_the_note_counts_and_names_the_commonest() -> None:
    found = noted(read("Paid \u202e001\u202c and \u202e002 pounds in all."))
    assert found == {"count": "3", "names": "right-to-left override, pop directional formatting"}
    assert "right-to-left override" in messages.note(Note("hidden-characters", tuple(found.items())))


def test_title_byline_and_source_are_shown_too() -> None:
    said = "The harbour office closed two of its three piers on Monday after a crane fell into the basin."
    page = (
        '<html><head><meta property="og:title" content="Crane \u202efalls">'
        '<meta name=author content="Ann \u2066Example">'
        f'<meta property="og:site_name" content="Harbour\u2062 News"></head><body>{f"<p>{said}</p>" * 4}</body></html>'
    )
    article = read_bytes(page.encode(), "x.html")
    assert article.title == "Crane [U+202E]falls"
    assert article.byline == "Ann [U+2066]Example"
    assert article.source == "Harbour[U+2062] News"


def test_nothing_but_hidden_characters_is_no_text() -> None:
    with pytest.raises(CopytasterError) as caught:
        read("\u202e\u2066\n\n\u202c")
    assert caught.value.code is ErrorCode.NO_TEXT


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("gpj\u202e.txt", "gpj[U+202E].txt"),
        ("a\nb\x1b.txt", "a[U+000A]b[U+001B].txt"),
        ("a\u200b\u200b.txt", "a[U+200B ×2].txt"),
        ("שלום\u200f.txt", "שלום[U+200F].txt"),
        ("bad\udcff.txt", "bad\ufffd.txt"),
        ("café – 2.txt", "café – 2.txt"),
    ],
)
def test_a_name_hides_nothing_in_messages(name: str, shown: str) -> None:
    assert clean.name(name) == shown
    problem = CopytasterError(ErrorCode.MISSING, f"/folder/{name}")
    assert messages.error_line(problem).startswith(f"/folder/{shown}: ")
    assert messages.error_notice(problem).startswith(f"{shown}: ")
    assert shown in messages.note(Note("attachments", (("names", name),)))


@given(st.text(max_size=60))
@settings(max_examples=200)
def test_showing_twice_changes_nothing_more(text: str) -> None:
    once = hidden.show(clean.paragraph(text))
    assert hidden.show(clean.paragraph(once)) == once
    assert not any("\u202a" <= character <= "\u202e" for character in once)
