"""A small comparison made by hand, of invented events, for the tests of the sidebar and its neighbours."""

from __future__ import annotations

from dataclasses import replace

from app.model.alignment import Reason, Row
from app.model.article import Article, Paragraph, ParagraphKind
from app.model.comparison import Comparison, Stage
from app.model.entity import Entity, EntityType
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage
from app.model.quote import Quote, QuoteKind, QuoteLink, Reading, Utterance, Verdict
from app.model.terms import Term, TermRow

WIRE = (
    "Harbour strike enters third day",
    "Dock workers in Port Almar stayed away for a third day on Tuesday, leaving 64 ships waiting outside the harbour.",
    "“We will not go back before the night pay is settled in writing,” said Ilse Varga, of the Harbour Workers’ Union.",
    "The port authority put the losses at 2.4 million euros a day.",
    "Transport minister Jonas Field said talks could begin “as early as Thursday”.",
    "The union says 1,200 of its members walked out; the authority speaks of 900.",
)
REWRITE = (
    "Port Almar at a standstill",
    "Port Almar was at a standstill on Tuesday, with 46 ships at anchor off the coast.",
    "“We will never go back before the night pay is settled,” union leader Ilse Varga said.",
    "Losses run to 2.4 million euros a day.",
    "Talks will begin on Thursday, Jonas Field said.",
    "“Nobody has spoken to us,” Ms Varga added. “Not once, and certainly not 😀 in writing.”",
)
THIRD = (
    "Strike spreads",
    "Workers in Port Almar and two smaller harbours have laid down their tools.",
    "Until the night pay stands on paper nobody returns, Ilse Varga told reporters.",
)
FOURTH = ("In brief", "A strike at Port Almar goes on.")


def at(comparison: Comparison | None, article: int, paragraph: int, words: str) -> Passage:
    """Find words in a paragraph."""
    texts = (WIRE, REWRITE, THIRD, FOURTH)[article]
    start = texts[paragraph].index(words)
    return Passage(article, paragraph, start, start + len(words))


def _article(siglum: str, texts: tuple[str, ...]) -> Article:
    kinds = [ParagraphKind.TITLE] + [ParagraphKind.BODY] * (len(texts) - 1)
    return Article(
        siglum,
        f"/news/{siglum}.txt",
        f"{ord(siglum):064x}",
        tuple(Paragraph(kind, text) for kind, text in zip(kinds, texts, strict=True)),
        title=texts[0],
        byline=None,
        source="Example Wire" if siglum == "A" else None,
        published="2026-03" if siglum == "A" else None,
        encoding="utf-8",
        guessed=("published",),
    )


def _quote(article: int, paragraph: int, words: str, kind: QuoteKind, speaker: str, cue: str) -> Quote:
    return Quote(article, (at(None, article, paragraph, words),), words, kind, speaker, None, cue)


def two() -> Comparison:
    """Two articles with five findings, three utterances and five entities."""
    articles = (_article("A", WIRE), _article("B", REWRITE))
    findings = (
        Finding(
            FindingKind.ONLY_IN,
            Severity.NOTE,
            (("first", "A"), ("what", "figure"), ("a", "1,200")),
            (at(None, 0, 5, "1,200"),),
        ),
        Finding(
            FindingKind.FIGURE_DIFFERS,
            Severity.CHECK,
            (("a", "64 ships"), ("b", "46 ships")),
            (at(None, 0, 1, "64 ships"), at(None, 1, 1, "46 ships")),
        ),
        Finding(
            FindingKind.QUOTE_ALTERED,
            Severity.CHECK,
            (("a", "not"), ("b", "never")),
            (at(None, 0, 2, "not"), at(None, 1, 2, "never")),
        ),
        Finding(
            FindingKind.ATTRIBUTION_DROPPED,
            Severity.CHECK,
            (("a", "the port authority"),),
            (at(None, 0, 3, "The port authority put the losses at"), at(None, 1, 3, "Losses run to")),
        ),
        Finding(
            FindingKind.HEDGE_LOST,
            Severity.CHECK,
            (("a", "could"),),
            (at(None, 0, 4, "could"), at(None, 1, 4, "will")),
        ),
    )
    quotes = (
        _quote(
            0,
            2,
            "We will not go back before the night pay is settled in writing",
            QuoteKind.DIRECT,
            "Ilse Varga",
            "said",
        ),
        _quote(0, 4, "talks could begin “as early as Thursday”", QuoteKind.MIXED, "Jonas Field", "said"),
        _quote(1, 2, "We will never go back before the night pay is settled", QuoteKind.DIRECT, "Ilse Varga", "said"),
        _quote(1, 4, "Talks will begin on Thursday", QuoteKind.INDIRECT, "Jonas Field", "said"),
        _quote(1, 5, "Nobody has spoken to us", QuoteKind.DIRECT, "Ilse Varga", "added"),
    )
    links = (
        QuoteLink(
            0, 2, 0.88, Verdict.ALTERED, (Reason("speaker", ("Ilse Varga",)), Reason("words", ("night pay", "settled")))
        ),
        QuoteLink(1, 3, 0.71, Verdict.REWORDED, (Reason("speaker", ("Jonas Field",)), Reason("paragraph"))),
    )
    entities = (
        Entity("Harbour Workers’ Union", EntityType.ORGANISATION, (), (at(None, 0, 2, "Harbour Workers’ Union"),)),
        Entity(
            "Ilse Varga",
            EntityType.PERSON,
            ("Ms Varga",),
            (at(None, 0, 2, "Ilse Varga"), at(None, 1, 2, "Ilse Varga"), at(None, 1, 5, "Ms Varga")),
        ),
        Entity("Jonas Field", EntityType.PERSON, (), (at(None, 0, 4, "Jonas Field"), at(None, 1, 4, "Jonas Field"))),
        Entity("Port Almar", EntityType.PLACE, (), (at(None, 0, 1, "Port Almar"), at(None, 1, 1, "Port Almar"))),
        Entity("port authority", EntityType.ORGANISATION, (), (at(None, 0, 3, "port authority"),)),
    )
    utterances = (
        Utterance("Ilse Varga", (Reading(0, (0,)), Reading(1, (2,), Verdict.ALTERED))),
        Utterance("Jonas Field", (Reading(0, (1,)), Reading(1, (3,), Verdict.REWORDED))),
        Utterance("Ilse Varga", (Reading(1, (4,)),)),
    )
    rows = tuple(Row(((n,), (n,))) for n in range(6))
    return Comparison(
        Stage.COMPLETE, 0, articles, (), rows, quotes, links, entities, (), findings, utterances=utterances
    )


def four() -> Comparison:
    """Four articles: the two above and two short ones that share an utterance and a place with them."""
    first = two()
    articles = (*first.articles, _article("C", THIRD), _article("D", FOURTH))
    told = "Until the night pay stands on paper nobody returns"
    quotes = (*first.quotes, _quote(2, 2, told, QuoteKind.INDIRECT, "Ilse Varga", "told"))
    links = (
        first.quote_links[0],
        QuoteLink(0, 5, 0.52, Verdict.PARAPHRASED, (Reason("paraphrase"), Reason("speaker", ("Ilse Varga",)))),
        first.quote_links[1],
    )
    entities = list(first.entities)
    place = entities[3]
    more = (at(None, 2, 1, "Port Almar"), at(None, 3, 1, "Port Almar"))
    entities[3] = replace(place, mentions=(*place.mentions, *more))
    rows = (*(Row((*row.cells, (n,) if n < 3 else (), (n,) if n < 2 else ())) for n, row in enumerate(first.rows)),)
    varga, *others = first.utterances
    varga = replace(varga, readings=(*varga.readings, Reading(2, (5,), Verdict.PARAPHRASED)))
    return replace(
        first,
        articles=articles,
        quotes=quotes,
        quote_links=links,
        entities=tuple(entities),
        rows=rows,
        utterances=(varga, *others),
    )


def called_differently() -> Comparison:
    """The first two articles, which call the union and the standstill by different terms."""
    comparison = two()
    terms = (
        TermRow(
            "Harbour Workers’ Union",
            0,
            (
                Term("union", (at(None, 0, 5, "union"), at(None, 1, 2, "union"))),
                Term("Harbour Workers’ Union", (at(None, 0, 2, "Harbour Workers’ Union"),)),
            ),
        ),
        TermRow(
            "strike",
            None,
            (Term("strike", (at(None, 0, 0, "strike"),)), Term("standstill", (at(None, 1, 1, "standstill"),))),
        ),
    )
    return replace(comparison, terms=terms)


def many(count: int) -> Comparison:
    """Two articles with *count* findings, alike but for their place."""
    words = "a figure of {n} stands here among several other words of one sentence that goes on for a while"
    texts = [words.format(n=n) for n in range(count)]
    article = Article("A", "", "0" * 64, tuple(Paragraph(ParagraphKind.BODY, text) for text in texts))
    other = replace(article, siglum="B", sha256="1" * 64)
    findings = tuple(
        Finding(
            FindingKind.FIGURE_DIFFERS,
            Severity.CHECK if n % 3 else Severity.NOTE,
            (("a", str(n)), ("b", str(n + 1))),
            (Passage(0, n, 12, 12 + len(str(n))), Passage(1, n, 12, 12 + len(str(n)))),
        )
        for n in range(count)
    )
    rows = tuple(Row(((n,), (n,))) for n in range(count))
    return Comparison(Stage.COMPLETE, 0, (article, other), (), rows, findings=findings)
