"""PDF pages to paragraphs: lines, columns, furniture, hyphens, kinds."""

from __future__ import annotations

import pytest
import typst
from pdf_made import HARBOUR, Put, column, pdf, wrap

from app.model.article import Article, ParagraphKind
from app.read import read_bytes

K = ParagraphKind


def opened(data: bytes) -> Article:
    return read_bytes(data, "story.pdf")


def body(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs if paragraph.kind is not K.FURNITURE]


def furniture(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs if paragraph.kind is K.FURNITURE]


def kinds(article: Article) -> list[ParagraphKind]:
    return [paragraph.kind for paragraph in article.paragraphs]


def set_in(style: str, text: str) -> Article:
    """Typeset *text* with the embedded fonts; bytes do not depend on the clock."""
    source = '#set page("a5")\n#set text(lang: "en", font: "Libertinus Serif")\n' + style + "\n" + text
    return opened(typst.compile(source.encode(), ignore_system_fonts=True, timestamp=0))


# paragraphs


@pytest.mark.parametrize(
    "style", [{"gap": 5.0}, {"indent": 12.0}, {"gap": 12.0, "width": 200.0}, {"indent": 8.0, "width": 150.0}]
)
def test_gaps_and_indents_part_paragraphs(style: dict[str, float]):
    assert body(opened(pdf(column(HARBOUR, **style)))) == HARBOUR  # pyright: ignore[reportArgumentType]


def test_short_last_lines_part_paragraphs():
    texts = [text for text in HARBOUR if len(wrap(text, 400)[-1]) < 60]
    assert len(texts) >= 3
    assert body(opened(pdf(column(texts)))) == texts


def test_an_abbreviation_at_a_short_lines_end_ends_nothing():
    lines = ["The bridge of the northern bank was built by Aske and Sons, Ltd.", *wrap(HARBOUR[2].lower(), 400)]
    page = [Put(60, 700 - 12 * at, line) for at, line in enumerate(lines)]
    assert body(opened(pdf(page))) == [" ".join(lines)]


def test_another_size_begins_a_paragraph():
    page = [Put(60, 712, "Seen from the northern bank", 8), *column(HARBOUR[:1])]
    assert body(opened(pdf(page))) == ["Seen from the northern bank", HARBOUR[0]]


@pytest.mark.parametrize("justify", ["true", "false"])
@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("parted", ["first-line-indent: 1em, spacing: 0.65em", "spacing: 1.3em"])
def test_typeset_columns(justify: str, columns: int, parted: str):
    style = f"#set page(columns: {columns}, margin: 1cm)\n#set text(size: 8.3pt, hyphenate: true)\n"
    style += f"#set par(justify: {justify}, {parted})"
    texts = [f"{text} {more}" for text in HARBOUR for more in HARBOUR[:2]] * 3
    found = body(set_in(style, "\n\n".join(texts)))
    assert " ".join(found) == " ".join(texts)
    # a last line that happens to be full, at the foot of a column, may hide where a paragraph ends
    assert len(texts) - 1 <= len(found) <= len(texts)
    assert len(set(found) & set(texts)) >= len(set(texts)) - 2


def test_lines_set_wide_below_a_close_menu():
    menu = [
        Put(60, 700 - 12 * at, text) for at, text in enumerate(("Bridges", "Ferries", "Letters", "Archive", "Shop"))
    ]
    text = " ".join(HARBOUR[:2])
    story = [Put(60, 600 - 18 * at, line) for at, line in enumerate(wrap(text, 200))]
    assert body(opened(pdf(menu + story)))[-1] == text


def test_lines_beside_a_picture_are_one_paragraph():
    words = " ".join(HARBOUR[:2])
    narrow = wrap(words, 200)[:5]
    rest = wrap(words[len(" ".join(narrow)) + 1 :], 400)
    page = [Put(60, 700 - 12 * at, text) for at, text in enumerate([*narrow, *rest])]
    assert words in " ".join(body(opened(pdf(page))))
    assert len(body(opened(pdf(page)))) <= 2


def test_short_sentences_one_below_the_other_stay_apart():
    lines = ["Bridges are better than ferries.", "Ferries are better than swimming.", "Swimming is free.", "Walk."]
    page = [Put(60, 700 - 12 * at, text) for at, text in enumerate(lines)]
    assert body(opened(pdf(page))) == lines


def test_a_table_of_contents_is_not_run_together():
    lines = [f"Chapter {at} of the report {'.' * 60} {10 * at}" for at in range(1, 6)]
    page = [Put(60, 700 - 12 * at, text) for at, text in enumerate(lines)]
    assert body(opened(pdf(page))) == lines


def test_a_centred_caption_is_one_paragraph():
    caption = ["Figure 1: The harbour in winter, seen from the northern bank where", "nobody waits"]
    page = [*column(HARBOUR[:1], y=740), Put(80, 690, caption[0]), Put(200, 678, caption[1])]
    found = body(opened(pdf([*page, *column(HARBOUR[1:], y=650, gap=6)])))
    assert " ".join(caption) in found


# columns


def test_columns_are_read_one_after_the_other():
    left = column(HARBOUR[:3], x=60, width=220, indent=10)
    right = column(HARBOUR[3:], x=320, width=220, indent=10)
    head = Put(60, 730, "Bridge stays closed for another year", 24)
    assert body(opened(pdf([head, *right, *left])))[1:] == HARBOUR


def test_columns_drawn_line_by_line_across():
    left = column(HARBOUR[:3], x=60, width=220, indent=10)
    right = column(HARBOUR[2:5], x=300, width=220, indent=10)
    across = sorted(left + right, key=lambda put: (-put.y, put.x))
    assert body(opened(pdf(across))) == HARBOUR[:3] + HARBOUR[2:5]


def test_two_stories_above_each_other():
    page: list[Put] = []
    for top, title, texts in ((740, "Bridge stays closed", HARBOUR[:2]), (500, "Ferry costs more", HARBOUR[2:4])):
        page.append(Put(60, top, title + " says the council of the harbour", 26))
        page += column(texts[:1], x=60, y=top - 40, width=220, indent=10)
        page += column(texts[1:], x=320, y=top - 40, width=220, indent=10)
    found = body(opened(pdf(page)))
    assert found[1:3] + found[4:] == HARBOUR[:4]
    assert found[3].startswith("Ferry")


def test_uneven_columns():
    wide = column(HARBOUR[:4], x=60, width=330, gap=6)
    narrow = column([HARBOUR[4]], x=420, width=130)
    assert body(opened(pdf(wide + narrow))) == HARBOUR


def test_a_sentence_goes_on_over_columns_and_pages():
    lines = wrap(HARBOUR[2], 220)
    first = [Put(60, 700 - 12 * at, text) for at, text in enumerate(wrap(HARBOUR[0], 220) + lines[:2])]
    second = [Put(320, 700 - 12 * at, text) for at, text in enumerate(lines[2:4])]
    third = [Put(60, 700 - 12 * at, text) for at, text in enumerate(lines[4:])]
    found = body(opened(pdf([*first, *second], third)))
    assert found[-1].endswith(HARBOUR[2])


def test_a_footnote_does_not_break_a_sentence():
    lines = wrap(HARBOUR[2], 400)
    first = [*column(HARBOUR[:2], gap=6), *(Put(60, 500 - 12 * at, text) for at, text in enumerate(lines[:2]))]
    note = Put(60, 60, "1 The papers were printed on both sides.", 7)
    found = body(opened(pdf([*first, note], [Put(60, 700 - 12 * at, text) for at, text in enumerate(lines[2:])])))
    assert HARBOUR[2] in found
    assert note.text in found


# furniture


def test_running_heads_and_page_numbers():
    pages = [
        [
            Put(60, 760, "Harbour Gazette" if number % 2 else f"{number} The weekly review", 8),
            *column([text]),
            Put(300, 40, f"- {number} -", 8),
        ]
        for number, text in enumerate(HARBOUR, 1)
    ]
    article = opened(pdf(*pages))
    assert " ".join(body(article)) == " ".join(HARBOUR)
    assert len(furniture(article)) == 2 * len(HARBOUR)


def test_a_browsers_head_and_foot():
    page = [
        Put(20, 775, "11/22/26, 12:56 AM", 8),
        Put(250, 775, "Bridge stays closed", 8),
        *column(HARBOUR, gap=10),
        Put(20, 15, "https://gazette.example/bridge", 8),
        Put(560, 15, "1/1", 8),
    ]
    article = opened(pdf(page))
    assert body(article) == HARBOUR
    assert len(furniture(article)) == 2


def test_numbers_of_lines_are_furniture():
    text = column(HARBOUR, x=100, gap=0, indent=20)
    numbers = [Put(60, put.y, str(number)) for number, put in enumerate(text, 1)]
    article = opened(pdf([*numbers, *text]))
    assert body(article) == HARBOUR
    assert furniture(article)[:3] == ["1", "2", "3"]


def test_a_page_of_one_number_is_kept():
    assert body(opened(pdf([Put(300, 400, "1234")]))) == ["1234"]


def test_text_up_the_margin_is_furniture():
    turned = "BT /F1 7 Tf 0 1 -1 0 30 200 Tm (Printed on recycled paper) Tj ET"
    article = opened(pdf([turned, *column(HARBOUR, gap=6)]))
    assert body(article) == HARBOUR
    assert furniture(article) == ["Printed on recycled paper"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_pages_drawn_sideways(turn: int):
    matrix = {90: "0 1 -1 0 {y} {x}", 180: "-1 0 0 -1 -{x} {y}", 270: "0 -1 1 0 -{y} -{x}"}[turn]
    lines = column(HARBOUR[:2], y=0, indent=15)
    page = [f"BT /F1 10 Tf {matrix.format(x=put.x, y=-put.y)} Tm ({put.text}) Tj ET".replace("--", "") for put in lines]
    assert body(opened(pdf(page, page=f"/Rotate {turn}"))) == HARBOUR[:2]


# words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ratifi-|cation of the treaty", "The ratification of the treaty"),
        ("The two-|year plan", "The two-year plan"),
        ("Said Jean-|Pierre Duval", "Said Jean-Pierre Duval"),
        ("In the years 2019-|2021 nothing", "In the years 2019-2021 nothing"),
        ("A bridge-|builder came. The bridge-builder left", "A bridge-builder came. The bridge-builder left"),
        ("The bridge-|head. Another bridgehead", "The bridgehead. Another bridgehead"),
        ("THE GOVERN-|MENT FELL", "THE GOVERNMENT FELL"),
        ("See https://gazette.example/a-|long-way home", "See https://gazette.example/a-long-way home"),
        ("They went home\u2014|and slept", "They went home\u2014and slept"),
        ("All the old rules\u2013|good ones \u2013|are", "All the old rules\u2013good ones \u2013 are"),
        ("It was a yes and/|or no", "It was a yes and/or no"),
    ],
)
def test_hyphens_at_the_ends_of_lines(text: str, expected: str):
    filler = "Several mem-|bers of the coun-|cil had ques-|tions about the pay-|ment of the fer-|ry again."
    lines = [*text.split("|"), *filler.split("|")]
    page = [Put(60, 700 - 12 * at, line) for at, line in enumerate(lines)]
    found = " ".join(body(opened(pdf(page))))
    assert found.startswith(expected)
    assert found.endswith("Several members of the council had questions about the payment of the ferry again.")


def test_hyphens_stay_where_lines_are_not_broken_in_words():
    texts = ["It was a ribbon-", "cutting day, and nothing else was planned for it."]
    page = [Put(60, 700 - 12 * at, line) for at, line in enumerate(texts)]
    assert body(opened(pdf([*page, *column(HARBOUR, y=640, gap=6)])))[0].startswith("It was a ribbon-cutting day")


def test_ligatures_are_spelled_out():
    article = set_in("", "The official sniffed at five flats: an affair of baffling effluents.")
    assert body(article) == ["The official sniffed at five flats: an affair of baffling effluents."]


def test_letter_spacing_is_undone():
    found = body(opened(pdf([Put(60, 730, "N E W S   O F   T H E   D A Y", 14), *column(HARBOUR, gap=6)])))
    assert found == ["NEWS OF THE DAY", *HARBOUR]


def test_letters_placed_one_by_one():
    # PDFium sees a space in the midst of such words, between "i" and "l"
    widths = dict.fromkeys("nabohd", 5.56) | dict.fromkeys("il", 2.22) | dict.fromkeys("ft", 2.78)
    page: list[Put] = []
    at = 60.0
    for word in ("nabob", "tilt", "hood", "flit"):
        for letter in word:
            page.append(Put(round(at, 2), 700, letter))
            at += widths[letter] + 1.5
        at += 3
    assert body(opened(pdf(page))) == ["nabob tilt hood flit"]


def test_gaps_are_spaces():
    words = [Put(60, 700, "Harbour"), Put(102, 700, "bridge"), Put(136, 700, "closed")]
    assert body(opened(pdf(words))) == ["Harbour bridge closed"]


@pytest.mark.parametrize("shift", [0, 0.4])
def test_text_drawn_twice_counts_once(shift: float):
    page = [Put(60 + step, 730, "Bridge closed illegally", 14) for step in (0, shift)]
    assert body(opened(pdf([*page, *column(HARBOUR, gap=6)])))[0] == "Bridge closed illegally"


def test_letters_drawn_twice_count_once():
    letters = [(at, letter) for at, letter in enumerate("illegal")]
    page = [Put(60 + 6 * at + step, 700, letter) for at, letter in letters for step in (0, 0.3)]
    assert "".join(body(opened(pdf(page)))).replace(" ", "") == "illegal"


def test_initials_join_their_word():
    page = [
        Put(60, 689, "T", 34),
        Put(86, 700, "he council met on Monday and said"),
        Put(86, 688, "nothing of the bridge that had been"),
        Put(60, 676, "promised to the northern bank for"),
        Put(60, 664, "years now."),
    ]
    text = (
        "The council met on Monday and said nothing of the bridge that had been promised to the northern bank for years"
    )
    assert body(opened(pdf(page))) == [f"{text} now."]


# kinds


def test_headings_lists_and_tables():
    page = [
        Put(60, 740, "Bridge stays closed", 24),
        *column(HARBOUR[:2], gap=6),
        Put(60, 600, "What comes next", 10, bold=True),
        *column(HARBOUR[2:3], y=585),
        Put(60, 530, "\u2022"), Put(75, 530, "The deck is made lighter, which takes until the"),
        Put(75, 518, "end of the year."),
        Put(60, 506, "\u2022"), Put(75, 506, "The ferry runs at night."),
        *(Put(x, y, text) for y, row in ((470, "Town People Votes"), (458, "Harbour 1,200 12"), (446, "Lake 800 9"))
          for x, text in zip((60, 200, 300), row.split(), strict=True)),
    ]  # fmt: skip
    article = opened(pdf(page))
    assert kinds(article) == [
        K.TITLE, K.BODY, K.BODY, K.HEADING, K.BODY, K.LIST_ITEM, K.LIST_ITEM, K.TABLE_ROW, K.TABLE_ROW, K.TABLE_ROW
    ]  # fmt: skip
    assert article.paragraphs[5].text.endswith("which takes until the end of the year.")
    assert article.paragraphs[8].text == "Harbour 1,200 12"


def test_numbered_lists():
    article = set_in("", "It will do this:\n\n+ Close the bridge to everything\n+ Count the money\n+ Vote in June\n")
    assert kinds(article)[1:] == [K.LIST_ITEM] * 3


def test_a_heading_at_a_columns_head_ends_a_paragraph():
    first = column(HARBOUR[:3], x=60, width=220, gap=6)
    second = [Put(320, 700, "What comes next", 14), *column(HARBOUR[3:], x=320, y=680, width=220, gap=6)]
    assert body(opened(pdf([*first, *second]))) == [*HARBOUR[:3], "What comes next", *HARBOUR[3:]]


# other scripts


def test_hebrew_is_not_reversed():
    text = "שלום עולם, המועצה נפגשה ביום שני 2024 ולא אמרה דבר."
    source = f'#set text(lang: "he", font: ("DejaVu Sans", "Noto Sans Hebrew"))\n{text}'
    try:
        data = typst.compile(source.encode(), timestamp=0)
    except Exception as problem:
        pytest.skip(str(problem))
    found = " ".join(body(opened(data)))
    if "\ufffd" in found or "שלום" not in found:
        pytest.skip("no font for Hebrew here")
    assert found == text


def test_letters_one_below_the_other_do_no_harm():
    page = [Put(500 - 20 * column_, 700 - 14 * at, "kanji"[at % 5], 12) for column_ in range(5) for at in range(30)]
    assert "".join(body(opened(pdf(page)))).replace(" ", "").count("k") == 30


def test_a_box_close_beside_the_text():
    text = " ".join(HARBOUR[:2])
    box = "Boxed. The ferry runs by day alone, and not when there is ice."
    left = wrap(text, 200)[:5]
    rest = wrap(text[len(" ".join(left)) + 1 :], 400)
    page = column(HARBOUR[2:4], y=750, width=400)
    # lower by a part of a line, and nearer than two columns are
    at = page[-1].y - 24
    page += [Put(60, at - 12 * row, line) for row, line in enumerate(left)]
    page += [Put(251, at - 5 - 12 * row, line) for row, line in enumerate(wrap(box, 100))]
    page += [Put(60, at - 12 * (len(left) + row), line) for row, line in enumerate(rest)]
    assert body(opened(pdf(page)))[-2:] == [text, box]


# footnotes


def test_footnotes_are_paragraphs_of_their_own_and_their_marks_leave_the_text():
    style = "#set text(size: 9pt, hyphenate: false)\n#set par(justify: true, spacing: 1.4em)"
    style += "\n#set super(typographic: false)"
    notes = ["Minutes of the council, third of May.", " ".join(HARBOUR[:2]), "A letter."]
    text = "\n\n".join(f"{one} Not yet#footnote[{note}], they said." for one, note in zip(HARBOUR, notes, strict=False))
    found = body(set_in(style, text))
    assert found[:3] == [f"{one} Not yet, they said." for one in HARBOUR[:3]]
    assert found[3:] == [f"[{number}] {note}" for number, note in enumerate(notes, 1)]


def test_numbers_of_notes_that_stand_apart():
    page = [*column(HARBOUR[:1]), Put(60, 660, "The bridge was built in 1911"), Put(182, 664, "1", 6)]
    page += [Put(190, 660, "and again in 1946."), Put(60, 600, "1", 8)]
    page += [Put(74, 600, "By the archive of the town, and", 8), Put(74, 590, "by nobody else.", 8)]
    assert body(opened(pdf(page)))[1:] == [
        "The bridge was built in 1911 and again in 1946.",
        "[1] By the archive of the town, and by nobody else.",
    ]


def test_raised_figures_without_a_note_stay():
    page = [
        *column(HARBOUR[:1]),
        Put(60, 660, "A deck of 10"),
        Put(115, 664, "2", 6),
        Put(122, 660, "planks, no more."),
    ]
    page += [Put(60, 640, "3 planks were lost.", 8)]
    assert body(opened(pdf(page)))[1:] == ["A deck of 10² planks, no more.", "3 planks were lost."]


def test_a_letter_of_giant_size_beside_a_column_costs_nothing() -> None:
    words = [Put(57, 756 - 10.5 * n, text, 9) for n, text in enumerate(wrap(" ".join(HARBOUR), 230, 9))]
    article = opened(pdf([*words, Put(164, 640, "X", 912)]))
    assert any("harbour council met" in text for text in body(article))
