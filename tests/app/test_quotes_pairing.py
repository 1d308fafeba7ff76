from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from hypothesis import given
from hypothesis import strategies as st

from app.model.alignment import Link, LinkKind, Side
from app.model.edit import EditKind
from app.model.entity import Entity, EntityType
from app.model.passage import Passage
from app.model.quote import Quote, QuoteKind, QuoteLink, Verdict
from app.quotes import cut_alike, pair_quotes
from app.quotes.verdicts import judge

KINDS = {
    "equal": EditKind.KEPT,
    "insert": EditKind.INSERTED,
    "delete": EditKind.DELETED,
    "replace": EditKind.REPLACED,
}


def token_edits(a: Sequence[str], b: Sequence[str]) -> list[tuple[EditKind, int, int, int, int]]:
    codes = SequenceMatcher(None, list(a), list(b), autojunk=False).get_opcodes()
    return [(KINDS[name], *rest) for name, *rest in codes]


def direct(number: int, text: str, speaker: str | None = None, paragraph: int = 0) -> Quote:
    at = Passage(number, paragraph, 1, 1 + len(text))
    return Quote(number, (at,), text, QuoteKind.DIRECT, speaker, inside=(at,))


def indirect(number: int, text: str, speaker: str | None = None, paragraph: int = 0) -> Quote:
    return Quote(number, (Passage(number, paragraph, 0, len(text)),), text, QuoteKind.INDIRECT, speaker)


def paired(*quotes: Quote, links: Sequence[Link] = ()) -> tuple[QuoteLink, ...]:
    return pair_quotes(quotes, links, (), (), token_edits)


def verdict(a: str, b: str) -> Verdict | None:
    links = paired(direct(0, a), direct(1, b))
    return links[0].verdict if links else None


WIRE = "We have seen nothing so far to suggest a mechanical failure in the engine"


def test_the_same_words_are_verbatim_whatever_ends_them() -> None:
    assert verdict(WIRE + ",", WIRE + ".") is Verdict.VERBATIM


def test_other_typography_is_style_only() -> None:
    assert verdict("It’s the workers’ choice – not ours", "It's the workers' choice - not ours") is Verdict.STYLE_ONLY


def test_words_left_out_are_trimmed() -> None:
    assert verdict(WIRE, WIRE.replace(" so far", "")) is Verdict.TRIMMED
    assert verdict(WIRE, WIRE.replace(" so far", " ...")) is Verdict.TRIMMED
    assert verdict(WIRE, "nothing so far to suggest a mechanical failure") is Verdict.TRIMMED


def test_words_changed_are_altered() -> None:
    assert verdict(WIRE, WIRE.replace("nothing", "little")) is Verdict.ALTERED


def test_a_changed_tail_is_altered_not_trimmed() -> None:
    assert verdict(WIRE, WIRE.replace("the engine", "the rudder")) is Verdict.ALTERED
    long = WIRE + " and the investigators have only just begun their work on the wreck"
    assert verdict(long, WIRE.replace("engine", "ship")) is Verdict.ALTERED


def test_a_negation_added_is_no_trimming_of_the_longer_side() -> None:
    wire = "We will leave the camp on Monday and go home to our families after that"
    changed = "We will not leave the camp on Monday and go home to our families"
    assert verdict(wire, changed) is Verdict.ALTERED


def test_an_editors_brackets_are_not_the_speakers_words() -> None:
    bracketed = "close to the capital city [Damascus] of the country"
    assert verdict("close to the capital city of the country", bracketed) is Verdict.STYLE_ONLY


def test_direct_in_one_and_indirect_in_the_other_is_paraphrased() -> None:
    (link,) = paired(
        direct(0, "There are no plans to close any Quillon site", "Ada Brown"),
        indirect(1, "there were no plans to close any Quillon site", "Ada Brown"),
    )
    assert link.verdict is Verdict.PARAPHRASED


def test_two_translations_are_reworded() -> None:
    first = (
        "When a division of international terrorists stands near the capital, then there is probably little desire "
        "for the government to negotiate, most likely feeling itself under siege in its own capital"
    )
    second = (
        "When international terrorist units are close to the capital city, then there can be no wish to reach an "
        "agreement with the authorities that are practically besieged"
    )
    (link,) = paired(
        direct(0, first, "Ada Brown", 3),
        direct(1, second, "Ada Brown", 7),
        links=[Link(Side(0, (3,)), Side(1, (7,)), LinkKind.REWORDED, False, 0.8)],
    )
    assert link.verdict is Verdict.REWORDED
    assert {"speaker", "words", "paragraph"} <= {reason.code for reason in link.reasons}


def test_two_statements_about_the_same_names_are_not_one() -> None:
    texts = (
        "that Orlo and the Vulk valley would lose their trains unless Karsenia paid the drivers",
        "that singers from Karsenia had invited Orlo to a feast on trains among the Vulk hills",
    )
    told = [indirect(number, text, "Ann Harrow") for number, text in enumerate(texts)]
    names = []
    for name in ("Orlo", "Vulk", "Karsenia"):
        places = tuple(Passage(n, 0, text.index(name), text.index(name) + len(name)) for n, text in enumerate(texts))
        names.append(Entity(name, EntityType.PLACE, (), places))
    same = Link(Side(0, (0,)), Side(1, (0,)), LinkKind.PARTIAL, False, 0.6)
    assert pair_quotes(told, (same,), names, (), token_edits) == ()
    nearer = texts[1].replace("a feast", "a feast for the drivers it had paid")
    assert pair_quotes([told[0], indirect(1, nearer, "Ann Harrow")], (same,), names, (), token_edits)


def test_unlike_utterances_are_left_alone() -> None:
    assert not paired(
        direct(0, "We seek no war with anybody on this border", "Ada Brown"),
        direct(1, "The telephone in the capital has been ringing all night", "Ada Brown"),
    )


def test_one_quote_pairs_with_every_part_of_it() -> None:
    whole = direct(0, "They walked past the paintings and took the coins. They knew what they wanted and where it was.")
    parts = (
        direct(1, "They walked past the paintings and took the coins", paragraph=2),
        direct(1, "They knew what they wanted and where it was", paragraph=5),
    )
    assert [(link.a, link.b) for link in paired(whole, *parts)] == [(0, 1), (0, 2)]


def test_three_articles_are_paired_two_by_two() -> None:
    assert [(link.a, link.b) for link in paired(direct(0, WIRE), direct(1, WIRE), direct(2, WIRE))] == [
        (0, 1),
        (0, 2),
        (1, 2),
    ]


def interrupted() -> Quote:
    first, second = "They walked past the paintings", "They knew what they wanted and where it was"
    spans = (Passage(0, 0, 1, 1 + len(first)), Passage(0, 0, 60, 60 + len(second)))
    return Quote(0, spans, f"{first} ... {second}", QuoteKind.DIRECT, "Ada Brown", inside=spans)


def test_an_interrupted_quote_is_cut_where_another_article_quotes_a_part() -> None:
    other = direct(1, "They knew what they wanted and where it was")
    cut = cut_alike([interrupted(), other])
    assert [quote.text for quote in cut[:2]] == [
        "They walked past the paintings",
        "They knew what they wanted and where it was",
    ]
    assert [quote.speaker for quote in cut] == ["Ada Brown", "Ada Brown", None]
    assert [link.verdict for link in paired(*cut)] == [Verdict.VERBATIM]


def test_an_interrupted_quote_nobody_shares_stays_whole() -> None:
    quotes = (interrupted(), direct(1, "Nothing of the kind was ever said here"))
    assert cut_alike(quotes) == quotes


def test_a_mixed_quote_is_cut_behind_each_quoted_stretch() -> None:
    text = 'should "try showing a little class," "dress like you deserve respect," and go'
    first = Passage(0, 0, text.index("try"), text.index(',"'))
    second = Passage(0, 0, text.index("dress"), text.rindex(',"'))
    mixed = Quote(0, (Passage(0, 0, 0, len(text)),), text, QuoteKind.MIXED, inside=(first, second))
    cut = cut_alike([mixed, direct(1, "Dress like you deserve respect, not a spot at a bar")])
    assert len(cut) == 3
    assert "".join(quote.text for quote in cut[:2]) == text
    assert [quote.inside for quote in cut[:2]] == [(first,), (second,)]


WORDS = st.lists(
    st.sampled_from(
        ["we", "will", "not", "leave", "the", "camp", "on", "monday", "for", "any", "price", "they", "said", "again"]
    ),
    max_size=12,
)


@given(st.lists(st.tuples(st.integers(0, 2), WORDS, st.booleans(), st.sampled_from(["Ada", "Bo", None])), max_size=8))
def test_swapping_the_articles_swaps_the_links(told: list[tuple[int, list[str], bool, str | None]]) -> None:
    quotes = [
        (direct if quoted else indirect)(number, " ".join(said), speaker, place)
        for place, (number, said, quoted, speaker) in enumerate(sorted(told, key=lambda one: one[0]))
    ]
    turned = [
        replace(
            quote,
            article=2 - quote.article,
            spans=tuple(replace(span, article=2 - span.article) for span in quote.spans),
            inside=tuple(replace(span, article=2 - span.article) for span in quote.inside),
        )
        for quote in reversed(quotes)
    ]
    there, back = paired(*quotes), paired(*turned)
    last = len(quotes) - 1
    assert {(link.a, link.b, link.score, link.verdict) for link in there} == {
        (last - link.b, last - link.a, link.score, link.verdict) for link in back
    }
    assert all(quotes[link.a].article < quotes[link.b].article and 0 <= link.score <= 1 for link in there)
    assert list(there) == sorted(there, key=lambda link: (link.a, link.b))


def follows(shorter: list[str], longer: list[str]) -> bool:
    rest = iter(longer)
    return all(word in rest for word in shorter)


@given(WORDS, WORDS)
def test_trimmed_never_hides_a_changed_word(a: list[str], b: list[str]) -> None:
    told, share = judge(a, b, token_edits)
    assert 0 <= share <= 1
    assert (told is Verdict.STYLE_ONLY) == (a == b)
    if told is Verdict.TRIMMED:
        overlap = any(a[-size:] == b[:size] or b[-size:] == a[:size] for size in range(1, min(len(a), len(b)) + 1))
        assert follows(a, b) or follows(b, a) or overlap


def test_sentences_that_another_article_quotes_apart_are_cut() -> None:
    whole = "The bridge was safe when we opened it last year. Nobody on my staff was warned. We will rebuild it here,"
    parts = ("The bridge was safe when we opened it last year,", "We will rebuild it here,")
    said = cut_alike([direct(0, whole), *(direct(1, text, paragraph=n) for n, text in enumerate(parts))])
    assert [quote.text for quote in said if quote.article == 0] == [
        "The bridge was safe when we opened it last year. Nobody on my staff was warned.",
        "We will rebuild it here,",
    ]
    assert [quote.text for quote in cut_alike([direct(0, whole), direct(1, whole)])] == [whole, whole]


def test_other_words_of_a_speaker_quoted_word_for_word_are_other_sentences() -> None:
    first = "The new ruling gives clear guidance on taxes to every married couple in the country"
    second = "The ruling also lets a couple move house, sure that nothing about their papers is going to change"
    linked = [Link(Side(0, (3,)), Side(1, (7,)), LinkKind.REWORDED, False, 0.9)]
    apart = [direct(0, first, "Ada Brown", 3), direct(1, second, "Ada Brown", 7)]
    assert len(paired(*apart, links=linked)) == 1
    shared = [direct(0, WIRE, "Ada Brown", 4), direct(1, WIRE, "Ada Brown", 8)]
    links = paired(apart[0], shared[0], apart[1], shared[1], links=linked)
    assert [(link.a, link.b) for link in links] == [(1, 3)]


def test_short_quotations_with_one_word_changed_are_altered() -> None:
    assert (
        paired(
            direct(0, "They sold us a rotten bridge", "Ada Brown"),
            direct(1, "They sold us a wooden bridge", "Ada Brown"),
        )[0].verdict
        is Verdict.ALTERED
    )


def matched(kind: LinkKind, score: float) -> list[Link]:
    return [Link(Side(0, (3,)), Side(1, (7,)), kind, False, score)]


def test_a_fragment_of_two_words_pairs_in_matching_paragraphs_under_one_speaker() -> None:
    def verdicts(
        whole: str, part: str, speakers: tuple[str | None, str | None], links: Sequence[Link]
    ) -> list[Verdict]:
        told = direct(0, whole, speakers[0], 3), direct(1, part, speakers[1], 7)
        return [link.verdict for link in paired(*told, links=links)]

    whole, part = "an insult with a bank account number and a stamp", "an insult"
    links = matched(LinkKind.REWORDED, 0.5)
    assert verdicts(whole, part, ("Ada Brown", "Ada Brown"), links) == [Verdict.TRIMMED]
    assert Verdict.TRIMMED not in verdicts(whole, part, ("Ada Brown", "Ada Brown"), [])
    assert Verdict.TRIMMED not in verdicts(whole, part, ("Ada Brown", "Bo Lund"), links)
    assert Verdict.TRIMMED not in verdicts(whole, part, (None, None), links)
    assert verdicts("it was with all of us at the harbour", "it was", ("Ada Brown", "Ada Brown"), links) == []


@given(st.sampled_from(LinkKind), st.floats(0.01, 1.0))
def test_pairs_do_not_depend_on_how_links_are_scored(kind: LinkKind, score: float) -> None:
    told = [
        direct(0, "The harbour needs a wall before the winter storms arrive", "Ada Brown", 3),
        direct(1, "Before winter's storms the harbour has to have its wall", "Ada Brown", 7),
    ]
    assert paired(*told, links=matched(kind, score)) == paired(*told, links=matched(kind, 0.9))


def test_equal_words_are_verbatim_in_matching_paragraphs_however_few() -> None:
    told = [indirect(0, "more details", "Ada Brown", 3), indirect(1, "more details", "Ada Brown", 7)]
    (link,) = paired(*told, links=matched(LinkKind.IDENTICAL, 1.0))
    assert link.verdict is Verdict.VERBATIM
    told = [indirect(0, "he was to do so", None, 3), indirect(1, "he was to do so", None, 7)]
    assert [link.verdict for link in paired(*told, links=matched(LinkKind.IDENTICAL, 1.0))] == [Verdict.VERBATIM]
    assert not paired(*told)
