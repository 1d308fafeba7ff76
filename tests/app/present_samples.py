"""Comparisons made by hand for the tests of ``present`` and of the PDF."""

from __future__ import annotations

from dataclasses import replace

from app import reuse
from app.model.alignment import Link, LinkKind, Reason, Row, Side
from app.model.article import Article, Paragraph, ParagraphKind
from app.model.comparison import Comparison, Stage
from app.model.edit import Edit, EditKind, Wording
from app.model.entity import Entity, EntityType, Figure, FigureKind
from app.model.finding import Finding, FindingKind, Severity
from app.model.passage import Passage
from app.model.quote import Quote, QuoteKind, QuoteLink, Reading, Utterance, Verdict
from app.segment import normal, segment

A_TEXTS = (
    (ParagraphKind.TITLE, "Bridge closed after flood"),
    (
        ParagraphKind.BODY,
        "The mayor of Hollin, Ada Brock, closed the old bridge on Monday after 12 cars were swept away.",
    ),
    (ParagraphKind.BODY, "“We had no choice but to close it,” Brock said."),
    (ParagraphKind.BODY, "Rain is expected until Friday."),
    (ParagraphKind.FURNITURE, "SHARE THIS ARTICLE"),
)
B_TEXTS = (
    (ParagraphKind.TITLE, "Hollin shuts bridge"),
    (ParagraphKind.BODY, "Rain is expected until Friday."),
    (ParagraphKind.BODY, "The mayor of Hollin, Ada Brock, closed the bridge on Monday after 14 cars were swept away."),
    (ParagraphKind.BODY, "“We had no option but to close it,” her deputy said."),
    (ParagraphKind.BODY, "Shops on the north bank will stay open."),
)


def article(siglum: str, texts: tuple[tuple[ParagraphKind, str], ...], **more: object) -> Article:
    """Return an article made of *texts*."""
    values: dict[str, object] = {"path": f"/stories/{siglum.lower()}.txt", "sha256": siglum.lower() * 64, **more}
    return Article(siglum=siglum, paragraphs=tuple(Paragraph(k, t) for k, t in texts), **values)  # type: ignore[arg-type]


def passage(articles: tuple[Article, ...], number: int, paragraph: int, words: str) -> Passage:
    """Return where *words* stand first in a paragraph."""
    start = articles[number].paragraphs[paragraph].text.index(words)
    return Passage(number, paragraph, start, start + len(words))


def whole(articles: tuple[Article, ...], number: int, paragraph: int) -> Passage:
    """Return a whole paragraph."""
    return Passage(number, paragraph, 0, len(articles[number].paragraphs[paragraph].text))


def measured(comparison: Comparison) -> Comparison:
    """Return *comparison* with what its articles take from each other."""
    cut = [segment(each, number) for number, each in enumerate(comparison.articles)]
    found = reuse.measure(
        reuse.Runs(reuse.bodies(cut, normal)), comparison.links, comparison.quotes, comparison.entities
    )
    return replace(comparison, reuse=found)


def two() -> Comparison:
    """Return a wire report and its rewrite: an edited, a moved and a quoting paragraph, each with its findings."""
    articles = (
        article(
            "A", A_TEXTS, title="Bridge closed after flood", source="Wire", published="2015-10-12", byline="J. Doe"
        ),
        article(
            "B", B_TEXTS, title="Hollin shuts bridge", source="Herald", published="2015-10", guessed=("published",)
        ),
    )

    def at(number: int, paragraph: int, words: str) -> Passage:
        return passage(articles, number, paragraph, words)

    edited = Wording(
        fine=(
            Edit(
                EditKind.KEPT,
                at(0, 1, "The mayor of Hollin, Ada Brock, closed the "),
                at(1, 2, "The mayor of Hollin, Ada Brock, closed the "),
            ),
            Edit(EditKind.DELETED, at(0, 1, "old "), None),
            Edit(EditKind.KEPT, at(0, 1, "bridge on Monday after "), at(1, 2, "bridge on Monday after ")),
            Edit(EditKind.REPLACED, at(0, 1, "12"), at(1, 2, "14")),
            Edit(EditKind.KEPT, at(0, 1, " cars were swept away."), at(1, 2, " cars were swept away.")),
        ),
        kept=0.9,
    )
    quoted = Wording(
        fine=(
            Edit(EditKind.KEPT, at(0, 2, "“We had no "), at(1, 3, "“We had no ")),
            Edit(EditKind.REPLACED, at(0, 2, "choice"), at(1, 3, "option")),
            Edit(EditKind.KEPT, at(0, 2, " but to close it,” "), at(1, 3, " but to close it,” ")),
            Edit(EditKind.REPLACED, at(0, 2, "Brock"), at(1, 3, "her deputy")),
            Edit(EditKind.KEPT, at(0, 2, " said."), at(1, 3, " said.")),
        ),
        readable=(Edit(EditKind.REPLACED, whole(articles, 0, 2), whole(articles, 1, 3)),),
        shared=(at(0, 2, "but to close it"), at(1, 3, "but to close it")),
        kept=0.7,
    )
    same = Wording(fine=(Edit(EditKind.KEPT, whole(articles, 0, 3), whole(articles, 1, 1)),), kept=1.0)
    links = (
        Link(
            Side(0, (1,)), Side(1, (2,)), LinkKind.EDITED, False, 0.96, (Reason("words", ("mayor", "bridge")),), edited
        ),
        Link(Side(0, (2,)), Side(1, (3,)), LinkKind.REWORDED, False, 0.71, (Reason("quote", ("close it",)),), quoted),
        Link(Side(0, (3,)), Side(1, (1,)), LinkKind.IDENTICAL, True, 1.0, (Reason("words", ("Rain",)),), same),
    )
    rows = (
        Row(((0,), ())),
        Row(((), (0,))),
        Row(((), (1,))),
        Row(((1,), (2,))),
        Row(((2,), (3,))),
        Row(((3,), ())),
        Row(((4,), ())),
        Row(((), (4,))),
    )
    first, second = at(0, 2, "We had no choice but to close it,"), at(1, 3, "We had no option but to close it,")
    quotes = (
        Quote(
            0,
            (first,),
            "We had no choice but to close it,",
            QuoteKind.DIRECT,
            "Ada Brock",
            at(0, 2, "Brock"),
            "said",
            at(0, 2, "said"),
            (first,),
        ),
        Quote(
            1,
            (second,),
            "We had no option but to close it,",
            QuoteKind.DIRECT,
            "her deputy",
            None,
            "said",
            at(1, 3, "said"),
            (second,),
        ),
    )
    entities = (
        Entity(
            "Ada Brock",
            EntityType.PERSON,
            ("Brock",),
            (at(0, 1, "Ada Brock"), at(0, 2, "Brock"), at(1, 2, "Ada Brock")),
        ),
        Entity("Hollin", EntityType.PLACE, (), (at(0, 1, "Hollin"), at(1, 0, "Hollin"), at(1, 2, "Hollin"))),
    )
    figures = (
        Figure(at(0, 1, "12"), FigureKind.NUMBER, 12, "cars"),
        Figure(at(1, 2, "14"), FigureKind.NUMBER, 14, "cars"),
    )
    findings = (
        Finding(
            FindingKind.FIGURE_DIFFERS, Severity.CHECK, (("a", "12"), ("b", "14")), (at(0, 1, "12"), at(1, 2, "14"))
        ),
        Finding(
            FindingKind.QUOTE_ALTERED,
            Severity.CHECK,
            (("speaker", "Ada Brock"),),
            (at(0, 2, "choice"), at(1, 3, "option")),
        ),
        Finding(
            FindingKind.SPEAKER_DIFFERS,
            Severity.CHECK,
            (("a", "Ada Brock"), ("b", "her deputy")),
            (at(0, 2, "Brock"), at(1, 3, "her deputy")),
        ),
        Finding(FindingKind.ONLY_IN, Severity.NOTE, (("article", "B"),), (whole(articles, 1, 4),)),
    )
    return measured(
        Comparison(
            Stage.COMPLETE,
            0,
            articles,
            links,
            rows,
            quotes,
            (QuoteLink(0, 1, 0.93, Verdict.ALTERED, (Reason("words", ("close it",)),)),),
            entities,
            figures,
            findings,
            utterances=(Utterance("Ada Brock", (Reading(0, (0,)), Reading(1, (1,), Verdict.ALTERED))),),
        )
    )
