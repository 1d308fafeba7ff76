"""Plain text: paragraphs, roles, furniture, broken sentences, dates and languages; and the two founding articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.model.article import Article, ParagraphKind
from app.read import read_bytes
from app.read.furniture import is_furniture
from app.read.language import settle
from app.read.roles import byline_of, is_caption

K = ParagraphKind
SEEDS = Path(__file__).parents[3] / "shared" / "data" / "seeds"

FIRST = "The harbour office closed two of its three piers on Monday after a crane fell into the basin."
SECOND = "Nobody was hurt, the harbour master said, and the third pier would stay open for the ferries to the island."
THIRD = "Ships waiting outside the breakwater were sent on to the next port along the coast until the end of the week."


def read(text: str) -> Article:
    return read_bytes(text.encode(), "x.txt")


def texts(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs]


def kinds(article: Article) -> list[ParagraphKind]:
    return [paragraph.kind for paragraph in article.paragraphs]


def codes(article: Article) -> list[str]:
    return [note.code for note in article.notes]


def test_blank_lines_part_paragraphs() -> None:
    assert texts(read(f"{FIRST}\n\n{SECOND}\n \n\n{THIRD}")) == [FIRST, SECOND, THIRD]


def test_without_blank_lines_each_line_is_a_paragraph() -> None:
    assert texts(read(f"{FIRST}\n{SECOND}\n{THIRD}\n")) == [FIRST, SECOND, THIRD]


def wrap(text: str, width: int) -> str:
    import textwrap

    return textwrap.fill(text, width)


@pytest.mark.parametrize("width", [50, 66, 78])
def test_hard_wrapped_lines_are_joined(width: int) -> None:
    article = read("\n\n".join(wrap(text, width) for text in (FIRST, SECOND, THIRD)))
    assert texts(article) == [FIRST, SECOND, THIRD]
    assert "hard-wrapped" in codes(article)


def test_hard_wrapped_lines_without_blank_ones_are_joined_up_to_the_short_line() -> None:
    long = [f"{FIRST} {SECOND}", f"{SECOND} {THIRD} It said no more.", f"{THIRD} {FIRST}"]
    assert texts(read("\n".join(wrap(text, 60) for text in long))) == long


def test_a_compound_broken_at_its_hyphen_stays_a_compound() -> None:
    article = read(
        "The council spoke of a plan that would bring a well-\nplanned harbour to the town by the year's end, and\n"
        "nobody in the hall had anything to say against all that."
    )
    assert "a well-planned harbour" in texts(article)[0]


def test_a_broken_sentence_is_joined() -> None:
    article = read(
        f"{FIRST}\n\nThe mayor said the town would pay for the work and\n\nthat it would be done soon.\n\n{SECOND}"
    )
    assert "pay for the work and that it would be done soon." in texts(article)[1]
    assert "rejoined" in codes(article)


def test_a_name_cut_in_two_is_joined() -> None:
    article = read(
        f"{FIRST}\n\nThe army fought on many sides that spring against the Northern"
        f"\n\nLeague forces. It won.\n\n{SECOND}"
    )
    assert "the Northern League forces." in texts(article)[1]


def test_a_new_sentence_is_not_joined_to_one_without_its_mark() -> None:
    article = read(
        f"{FIRST}\n\nThe mayor spoke for an hour about the harbour and its three piers"
        f"\n\nNobody asked anything.\n\n{SECOND}"
    )
    assert len(article.paragraphs) == 4


def test_text_without_end_marks_is_never_joined() -> None:
    lines = [
        "roses stood along the wall that the children had built",
        "and violets stood behind it in the shade of a tree",
    ]
    assert len(read("\n\n".join(lines * 3)).paragraphs) == 6


@pytest.mark.parametrize("between", ["- 2 -", "Page 3 of 7"])
def test_a_page_number_is_not_glued_in(between: str) -> None:
    article = read(
        f"{FIRST}\n\nThe mayor said the town would pay for the work and\n\n{between}"
        f"\n\nthat it would be done soon.\n\n{SECOND}"
    )
    assert texts(article)[1] == "The mayor said the town would pay for the work and that it would be done soon."
    assert texts(article)[2] == between
    assert kinds(article)[2] in {K.FURNITURE, K.CAPTION}


@pytest.mark.parametrize(
    "between", ["A picture taken on Monday shows the crane. (Photo by AFP)", "FILE PHOTO: The harbour in May"]
)
def test_nothing_is_joined_across_a_caption(between: str) -> None:
    article = read(f"{FIRST}\n\nThe mayor said the town would pay for it and\n\n{between}\n\nthat it was.\n\n{SECOND}")
    assert len(article.paragraphs) == 5
    assert kinds(article)[2] is K.CAPTION


def test_a_closing_quotation_mark_ends_a_paragraph() -> None:
    for said in ("“a bad day for the port”", '"a bad day for the port"', "‘a bad day for the port’"):
        assert (
            len(read(f"{FIRST}\n\nThe mayor of the town called it {said}\n\nthen he left.\n\n{SECOND}").paragraphs) == 4
        )
    assert (
        len(read(f"{FIRST}\n\nThe mayor of the town heard the dock workers’\n\nunion out.\n\n{SECOND}").paragraphs) == 3
    )


def test_a_masthead_above_the_title_is_not_the_title() -> None:
    title = "Crane falls into harbour basin"
    for mast, source in (
        ("The Orleigh Courier", "The Orleigh Courier"),
        ("Halmstedter Bote", "Halmstedter Bote"),
        ("The Orleigh Courier, 10 March 2026", "The Orleigh Courier"),
        ("World", None),
        ("The Orleigh Courier | World", "The Orleigh Courier"),
    ):
        article = read(f"{mast}\n\n{title}\n\n{FIRST}\n\n{SECOND}")
        assert (article.title, article.source) == (title, source)
        assert kinds(article)[0] in {K.FURNITURE, K.DATELINE}
    assert read(f"Guardian wins press register\n\n{FIRST}\n\n{SECOND}").title == "Guardian wins press register"


@pytest.mark.parametrize(
    "slug",
    [
        "KN#News Bites",
        "2ND LEAD",
        "SYRIA-CRISIS, 1st Ld-Writethru",
        "BC-EU--Migration, 2nd Ld",
        "/politics/Britain/EU/",
        "eca00075 3 i 510 dpa 1003",
        "(Eds: Adds quotes from the mayor and a reply of the union in the last lines.)",
        "REFILE",
    ],
)
def test_agency_slugs_are_furniture(slug: str) -> None:
    article = read(f"{slug}\n\nCrane falls into harbour basin\n\n{FIRST}\n\n{SECOND}")
    assert article.title == "Crane falls into harbour basin"
    assert kinds(article) == [K.FURNITURE, K.TITLE, K.BODY, K.BODY]


def test_a_dateline_without_year_takes_it_from_the_head_alone() -> None:
    opening = f"PORT ELLARIG, Oct 12 (Reuters) - {FIRST}"
    article = read(f"Crane falls\n\n{opening}\n\n{SECOND}")
    assert (article.source, article.published) == ("Reuters", None)
    article = read(f"(c) 2015 Example News\n\nCrane falls\n\n{opening}\n\n{SECOND}")
    assert (article.published, "published" in article.guessed) == ("2015-10-12", True)


def test_odd_spaces_and_soft_hyphens_read_as_plain_ones() -> None:
    plain = f"Crane falls\n\nBy Ann Example\n\nOctober 12, 2015\n\n{FIRST}\n\n{SECOND}"
    for space in ("\u00a0", "\u202f", "\u2009"):
        odd = read(plain.replace(" ", space).replace("harbour", "har\u00adbour"))
        assert odd.paragraphs == read(plain).paragraphs
        assert (odd.byline, odd.published) == ("Ann Example", "2015-10-12")


def test_title_byline_and_date_stand_at_the_head() -> None:
    article = read(f"Crane falls into harbour basin\n\nBy Ann Example, NWA\n\nOctober 12, 2015\n\n{FIRST}\n\n{SECOND}")
    assert kinds(article) == [K.TITLE, K.BYLINE, K.DATELINE, K.BODY, K.BODY]
    assert article.title == "Crane falls into harbour basin"
    assert article.byline == "Ann Example, NWA"
    assert article.published == "2015-10-12"
    assert article.guessed == ("title",)  # the date is stated


def test_title_and_byline_may_stand_on_neighbouring_lines() -> None:
    article = read(f"Crane falls into harbour basin\nBy Ann Example\n12 October 2015\n\n{FIRST}\n\n{SECOND}")
    assert kinds(article)[:3] == [K.TITLE, K.BYLINE, K.DATELINE]


def test_a_text_without_title_keeps_its_first_paragraph() -> None:
    article = read(f"{FIRST}\n\n{SECOND}")
    assert article.title is None
    assert kinds(article) == [K.BODY, K.BODY]


def test_a_dateline_inside_the_first_paragraph_stays_body_and_tells_source_and_date() -> None:
    article = read(f"Crane falls\n\nPORT ELLARIG, Oct 12, 2015 (Reuters) - {FIRST}\n\n{SECOND}")
    assert kinds(article) == [K.TITLE, K.BODY, K.BODY]
    assert article.source == "Reuters"
    assert article.published == "2015-10-12"


def test_lists_headings_and_quoted_lines_have_kinds() -> None:
    article = read(
        f"Crane falls\n\n{FIRST}\n\nWhat comes next\n\n{SECOND}\n\n- one pier\n- two piers\n\n> {THIRD}\n\n{FIRST}"
    )
    assert kinds(article) == [K.TITLE, K.BODY, K.HEADING, K.BODY, K.LIST_ITEM, K.LIST_ITEM, K.BLOCK_QUOTE, K.BODY]


@pytest.mark.parametrize(
    "text",
    [
        "---",
        "* * *",
        "SHARE THIS ARTICLE",
        "Share on Facebook",
        "Advertisement",
        "Read more: Crane falls again",
        "www.presstv.ir",
        "https://example.org/a?b=c",
        "Press TV’s website can also be accessed at the following alternate addresses:",
        "---News / Russia",
        "(Reporting by Ann Example; Editing by Bob Sample)",
        "© 2015 Example News. All rights reserved.",
        "AFP/Reuters",
        "Page 2 of 5",
        "12 comments",
        "Follow us on Twitter",
        "Anzeige",
        "Zur Startseite",
        "Lesen Sie auch: Kran stürzt in den Hafen",
        "À lire aussi : La grue est tombée",
        "Leggi anche: La gru è caduta",
        "Every day our editors choose the best of the harbour. Sign up for the newsletter here.",
        "Sent from my iPhone",
        "View this email in your browser (https://example.org/x)",
        "Unsubscribe from this list",
        "© 2026 Harbour News. All rights reserved. Nothing of this may be published or rewritten. Read our terms.",
        "Write to Ann Example at ann@example.org",
    ],
)
def test_furniture_is_known(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        FIRST,
        "Many have criticized the raids.",
        "He shared this article with his followers on Twitter.",
        "Read more books, the minister told the children.",
        "The U.S. and its allies said so.",
        "Follow the money.",
        "“Share!” she said.",
        "Reuters reported that the pier was closed.",
        "More than 250,000 people have died.",
        "Reporting by journalists was banned.",
        "In 2015",
        "End the war, they cried.",
        "A thousand readers were asked to sign up for the newsletter, and few did so at all.",
        "Sent from my home town, the letters arrived in March.",
        "View this as a warning, the harbour master said.",
        "Werbung für den Hafen kostet die Stadt viel Geld.",
    ],
)
def test_sentences_are_no_furniture(text: str) -> None:
    assert not is_furniture(text)


def test_furniture_is_marked_and_kept() -> None:
    article = read(f"News / Harbour\n\nCrane falls\n\n{FIRST}\n\n{SECOND}\n\nSHARE THIS ARTICLE\n\nHarbour News Extra")
    assert kinds(article) == [K.FURNITURE, K.TITLE, K.BODY, K.BODY, K.FURNITURE, K.FURNITURE]


def test_a_file_of_furniture_alone_is_still_read() -> None:
    assert kinds(read("Share this article")) == [K.BODY]


@pytest.mark.parametrize(
    "text",
    [
        "The minister (L) meets with his colleague in Sochi, October 7, 2015. (Photo by AFP)",
        "A picture taken on October 3, 2015 shows two jets.",
        "FILE PHOTO: The minister speaks.",
        "The crane after its fall. [AP Photo/Ann Example]",
        "The crane after its fall. REUTERS/Ann Example",
        "(Credit: Ann Example / Harbour News)",
        "Photograph by Ann Example, Harbour News",
        "Foto: Ann Example",
    ],
)
def test_captions_are_known(text: str) -> None:
    assert is_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        FIRST,
        "He took a photo of the crane.",
        "The picture is bleak, “very bleak”, he said.",
        "Photographs by the dozen were found.",
    ],
)
def test_sentences_are_no_captions(text: str) -> None:
    assert not is_caption(text)


def test_bylines() -> None:
    assert byline_of("By Helen Maguire, dpa =") == "Helen Maguire, dpa"
    assert byline_of("By JOHN SMITH") == "JOHN SMITH"
    assert byline_of("By the time it ended") is None
    assert byline_of("By Monday, nobody was left in the town.") is None
    assert byline_of("By A" + "," * 100 + "!") is None


def dated(line: str, body: str = "") -> Article:
    return read(f"Crane falls\n\n{line}\n\n{FIRST}\n\n{body or SECOND}")


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("2015-10-12", "2015-10-12"),
        ("12 October 2015", "2015-10-12"),
        ("Published: Monday, 12 Oct 2015, 3:45 PM GMT", "2015-10-12"),
        ("Mon Oct 12, 2015 3:45PM", "2015-10-12"),
        ("October 2015", "2015-10"),
        ("13/10/2015", "2015-10-13"),
        ("10/13/2015", "2015-10-13"),
        ("12.10.2015", "2015-10-12"),
        ("12. Oktober 2015", "2015-10-12"),
        ("Monday 12/10/2015", "2015-10-12"),
    ],
)
def test_dates_are_read(line: str, published: str) -> None:
    article = dated(line)
    assert article.published == published
    assert article.paragraphs[1].kind is K.DATELINE


def test_an_ambiguous_date_stays_open_with_both_readings() -> None:
    article = dated(
        "12/10/2015", "They have fought since September last year, and the war in Syria began in August 2014."
    )
    assert article.published is None
    (note,) = article.notes
    assert note.code == "date-ambiguous"
    assert dict(note.values) == {"text": "12/10/2015", "first": "2015-10-12", "second": "2015-12-10"}


@pytest.mark.parametrize(
    "body",
    ["The ship left on October 7, 2015, and was not seen again by anyone.", "It left on 25/09/2015, the harbour said."],
)
def test_other_dates_in_the_text_settle_an_ambiguous_one(body: str) -> None:
    article = dated("12/10/2015", body)
    assert article.published == "2015-10-12"
    assert "published" in article.guessed
    assert "date-guessed" in codes(article)


def test_a_stated_language_counts_where_the_words_say_too_little() -> None:
    norwegian = "Havnesjefen sa at brannen på kaia ikke hadde skadet noen, og at fergene ville gå som vanlig i morgen."
    assert settle(norwegian, "nb-NO") == "no"
    assert settle("Oui, non.", "fr") == "fr"
    assert settle(FIRST, "de") == "en"  # a template's word against the text's own
    assert (
        settle("Die Feuerwehr sagte, dass der Brand am Montag gelöscht war und die Fähren wieder fahren.", "en") == "de"
    )
    assert settle("Мэр города сказал, что заседание не состоится в понедельник.", "en") == "ru"
    assert settle(FIRST, "nonsense!") == "en"
    assert settle(FIRST, None) == "en"


def test_languages_are_told() -> None:
    german = "Der Rat der Stadt hat am Montag beschlossen, dass die Sitzung nicht auf den Mai verschoben wird."
    article = read(german)
    assert article.language == "de"
    assert dict(article.notes[0].values) == {"language": "German"}
    assert read("Мэр города сказал, что заседание не состоится в понедельник.").language == "ru"
    assert read(FIRST).language == "en"
    assert read("Oui, non.").language == "en"


def founding(start: str) -> Article:
    found = sorted(SEEDS.glob(f"{start}*.txt"))
    if not found:
        pytest.skip(f"the founding articles are not at {SEEDS}")
    return read_bytes(found[0].read_bytes(), found[0].name)


def test_the_first_founding_article() -> None:
    article = founding("000")
    assert article.title == "As Syrian Army Gains Ground, Putin Defends Airstrikes"
    assert article.published is None
    assert codes(article) == ["rejoined", "date-ambiguous"]
    assert any("whether the Islamic State group or al-Qaida." in text for text in texts(article))
    assert [kind for kind in kinds(article) if kind is not K.FURNITURE] == [K.TITLE, K.DATELINE] + [K.BODY] * 7


def test_the_second_founding_article() -> None:
    article = founding("003")
    assert article.title == "Putin skeptical of US-led raids on Daesh"
    assert kinds(article).count(K.CAPTION) == 2
    assert kinds(article).count(K.BODY) == 16
    furniture = [paragraph.text for paragraph in article.paragraphs if paragraph.kind is K.FURNITURE]
    for expected in ("News / Russia", "www.presstv.ir", "SHARE THIS ARTICLE", "Press TV News Roku"):
        assert any(expected in text for text in furniture)
    assert not any("\u00a0" in text for text in texts(article))


def test_a_stated_date_is_no_guess() -> None:
    article = read(f"Crane falls\n\nThursday 20 November 2025\n\n{FIRST}\n\n{SECOND}")
    assert (article.published, article.guessed) == ("2025-11-20", ("title",))


def test_many_lines_broken_in_mid_sentence_are_joined_without_searching_the_whole_each_time() -> None:
    line = "the harbour office closed two of its three piers after a crane fell into the well-"
    article = read("\n".join([line] * 8_000))
    assert sum(len(text) for text in texts(article)) >= 8_000 * (len(line) - 1)
