"""Agency copy as lines: IPTC 7901, ANPA 1312, and text between ZCZC and NNNN."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from read_outcomes import body, check_outcome, parts

from app.model.article import Article, ParagraphKind, ReadOptions
from app.read import read_bytes

K = ParagraphKind
LEAD = """ORLEIGH, March 3 (Orbit) - A fire in the harbour hall of Port
Ellarig halted every ferry for six hours on Tuesday, the port master
said, and the town was cut off until noon."""
SECOND = """Nobody was hurt, and the hall was insured, she told reporters at the
quay, where a crowd had gathered since the early morning."""
FLAT = [" ".join(LEAD.split()), " ".join(SECOND.split())]


def read(text: str | bytes, item: int = 1, name: str = "story.txt") -> Article:
    data = text if isinstance(text, bytes) else text.encode("cp1252")
    return read_bytes(data, name, ReadOptions(item=item))


HEADER = "orb00123 3 i 110    orbit 1003"
HEAD = "/politics/harbour/\n2ND LEAD\nFire halts ferries\nBy Nora Field, Orbit  =\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADER}\n\n{HEAD}\n{LEAD}\n\n{SECOND}\n\norbit nf gh\n\n031137 GMT Mar 26\n",
        f"\x01{HEADER}\r\n\x02{HEAD}\r\n{LEAD}\r\n\r\n{SECOND}\r\n\x03031137 GMT Mar 26\r\n\x04",
        f"\x16\x16\x01{HEADER}\n\x02{HEAD}\n     {LEAD}\n     {SECOND}\n\x03\n031137 GMT Mar 26\x7f\x04",
    ],
)
def test_a_7901_message_gives_its_parts(text: str) -> None:
    article = read(text)
    assert article.format == "iptc-7901"
    assert (article.title, article.byline) == ("Fire halts ferries", "Nora Field, Orbit")
    assert body(article) == FLAT
    assert article.published == "2026-03-03"
    kinds = {text: kind for kind, text in parts(article)}
    assert kinds["2ND LEAD"] is kinds["/politics/harbour/"] is K.FURNITURE
    assert all(character.isprintable() for _, text in parts(article) for character in text)


def test_several_7901_messages_are_offered() -> None:
    text = f"{HEADER}\n\n{HEAD}\n{LEAD}\n\n{HEADER.replace('123', '124')}\n\nTalks go on\n\n{LEAD}\n\n{SECOND}\n"
    assert [item.title for item in read(text).items] == ["Fire halts ferries", "Talks go on"]
    assert body(read(text)) == FLAT[:1]
    assert body(read(text, 2)) == FLAT


def test_the_notebook_below_a_story_is_furniture() -> None:
    text = (
        f"{HEADER}\n\n{HEAD}\n{LEAD}\n\n{SECOND}\n\n# Notebook\n\n## Note to editors\n- Adds quay\n\n* * * *\n"
        "The following information is not intended for publication\n\n- Editing by: Ada Brook, +49 30 555 0102\n"
    )
    article = read(text)
    assert body(article) == FLAT
    assert any(kind is K.FURNITURE and "Ada Brook" in words for kind, words in parts(article))


def test_a_headline_may_take_two_lines_and_a_message_have_none() -> None:
    two = f"{HEADER}\n\nFire in the harbour hall of Port Ellarig\nhalts ferries =\n\n{LEAD}\n\n{SECOND}\n"
    assert read(two).title == "Fire in the harbour hall of Port Ellarig halts ferries"
    none = read(f"{HEADER}\n\n{LEAD}\n\n{SECOND}\n")
    assert none.title is None
    assert body(none) == FLAT


def test_scores_set_in_columns_are_rows() -> None:
    table = "Team          Won   Lost\nOrleigh       12    3\nEllarig       9     6"
    article = read(f"{HEADER}\n\nFerry cup\n\n{LEAD}\n\n{table}\n\n{SECOND}\n")
    rows = [text for kind, text in parts(article) if kind is K.TABLE_ROW]
    assert rows == ["Team Won Lost", "Orleigh 12 3", "Ellarig 9 6"]
    assert body(article) == FLAT


def anpa(*lines: str) -> bytes:
    head = "\x16\x16\x01a1234_-----\r\nr z\x13\x11 BC-Harbour   03-03 0110\r\n\x02"
    return (head + "\r\n".join(lines) + "\r\n\x03AP-XX-03-03-26 1137GMT<\r\n\x0c\r\n\x04").encode()


MARKED = (
    "^BC-Orleigh--Harbour Fire, 1st Ld-Writethru,110< ",
    "^Fire halts ferries at Port Ellarig< ",
    "^Orbit Photo ORB101, ORB102< ",
    "^Eds: Updates with quote. With Orbit Photos.< ",
    "^A summary that says in short what the story",
    "says at length.< ",
    "^By NORA FIELD= ",
    "^Orbit Staff Writer= ",
)
INDENTED = ("\t   ORLEIGH (Orbit) _ A fire _ the second _ halted every ferry for six hours. ",
            "\t   ``Nobody was hurt,'' the port master said at the quay on Tuesday. ")  # fmt: skip


def test_an_anpa_message_gives_its_parts() -> None:
    article = read(anpa(*MARKED, *INDENTED), name="story.tst")
    assert article.format == "anpa-1312"
    assert article.title == "Fire halts ferries at Port Ellarig"
    assert article.byline == "NORA FIELD, Orbit Staff Writer"
    assert article.published == "2026-03-03"
    assert body(article) == [
        "ORLEIGH (Orbit) — A fire — the second — halted every ferry for six hours.",
        "“Nobody was hurt,” the port master said at the quay on Tuesday.",
    ]
    furniture = [text for kind, text in parts(article) if kind is K.FURNITURE]
    assert "Eds: Updates with quote. With Orbit Photos." in furniture
    assert "A summary that says in short what the story says at length." in furniture


def test_several_anpa_messages_are_offered() -> None:
    other = ("BC-Talks,90<", "^Talks go on<", INDENTED[1])
    data = anpa(*MARKED, *INDENTED) + anpa(*other)
    assert [item.title for item in read(data).items] == ["Fire halts ferries at Port Ellarig", "Talks go on"]
    assert len(body(read(data, 2))) == 1


def test_a_stream_offers_its_messages() -> None:
    text = (
        f"ZCZC ORB0123\nHARBOUR-FIRE, 1ST LEAD\nFire halts ferries\nBy Nora Field\n\n{LEAD}\n\n{SECOND}\n\n"
        "MORE\n\nNNNN\n\n\n"
        f"zczc\nTalks go on\n\n{LEAD}\n\n-30-\nnnnn\n"
    )
    assert [item.title for item in read(text).items] == ["Fire halts ferries", "Talks go on"]
    assert body(read(text)) == FLAT
    assert parts(read(text, 2))[-1] == (K.FURNITURE, "-30-")


def test_fields_named_by_letters_are_read() -> None:
    text = (
        "zczc\r\nAN#1\r\nKN#News Bites\r\nPD#06 June 2026 14:00:00\r\nSO#Orbit\r\nBY#\r\nTI#Fire halts ferries\r\n"
        f"AB#In short.\r\nTX#\r\n{FLAT[0]}\r\n{FLAT[1]} It\x92s over.\r\n"
    )
    article = read(text.encode("latin-1"), name="story.tst")
    assert (article.title, article.source, article.published) == ("Fire halts ferries", "Orbit", "2026-06-06")
    assert body(article) == [FLAT[0], f"{FLAT[1]} It’s over."]
    assert article.encoding == "cp1252"
    assert article.format == "wire-text"


def test_a_text_that_opens_with_a_date_is_no_agency_message() -> None:
    assert read("May 2024 3 am 20 people were at the quay.\n\nThey left at noon.\n").format == "text"


GOOD = [f"{HEADER}\n\n{HEAD}\n{LEAD}\n".encode(), anpa(*MARKED, *INDENTED), f"ZCZC\n{HEAD}\n{LEAD}\nNNNN\n".encode()]


@given(st.sampled_from(GOOD), st.integers(0, 500), st.integers(0, 40), st.binary(max_size=12))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=80)
def test_mutated_messages_end_in_an_article_or_a_refusal(data: bytes, at: int, cut: int, put: bytes) -> None:
    check_outcome(data[:at] + put + data[at + cut :], "a.txt")


@pytest.mark.parametrize("text", ["\x01" * 5000, "ZCZC\n" * 5000, "\x16\x16\x01" * 3000, f"{HEADER}\n" + "\n  " * 9000])
def test_floods_end(text: str) -> None:
    check_outcome(text.encode("cp1252"), "story.txt")
