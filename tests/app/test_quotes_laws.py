"""Laws of quotes over a whole comparison: an article beside itself, or beside a copy with one paragraph changed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app import read
from app.compare import compare
from app.model.comparison import Comparison
from app.model.finding import FindingKind
from app.model.quote import Verdict

STORY = (
    "Quillon shuts its old bridge",
    "Mayor Ada Brown closed the old bridge at Quillon on Monday and said that it would not open again.",
    "“We have waited for ten years for a new one,” Brown said. “Nobody in the capital has listened to us.”",
    "Bo Lund, who runs the mill, called the decision “an insult” and asked for more details.",
    "“My father always told me, ‘Leave the bridge alone,’ and he was right,” he said.",
    "Lund's lawyer said the mill might close. She said no.",
    "Brown said: “The bridge was built for carts.",
    "“It has carried buses for forty years.",
    "“It can carry no more.”",
    "According to the police, two lorries had to be pulled off the bridge in May.",
    "The ministry released the following statement:",
    "We are sorry for what has happened. We shall pay for a ferry until the new bridge is built.",
    "Brown posted on X: “The ferry will run from Friday.”",
    "“It is not enough for all of us,” said Cy Reed, a teacher who lives across the river.",
)

LEANT_ON = {3, 6, 7, 10}
"""Paragraphs that tell who speaks in the next, or begin its quotation: a change there is a change of those quotes."""

FREE = [number for number in range(len(STORY)) if number not in LEANT_ON]

CHANGED = st.sampled_from(
    [
        "The river was high on Tuesday, and few people came to look at it.",
        "“I have never seen the river so high,” said Di Frost, who sells fish.",
        "Di Frost said the ferry was too small, and called it a toy.",
        "Nobody said anything.",
    ]
)


def compared(a: tuple[str, ...], b: tuple[str, ...], base: int) -> Comparison:
    texts = ["\n\n".join(each) + "\n" for each in (a, b)]
    return compare([read.read_bytes(text.encode(), f"{number}.txt") for number, text in enumerate(texts)], base=base)


def unlinked(result: Comparison, changed: int | None) -> list[str]:
    """The quotes of unchanged paragraphs that are not linked, word for word, with themselves."""
    places = {
        (one.article, one.spans[0].paragraph, one.spans[0].start, one.text): n for n, one in enumerate(result.quotes)
    }
    linked = {(link.a, link.b) for link in result.quote_links if link.verdict is Verdict.VERBATIM}
    return [
        one.text
        for number, one in enumerate(result.quotes)
        if one.article == 0
        and all(span.paragraph != changed for span in one.spans)
        and (number, places.get((1, one.spans[0].paragraph, one.spans[0].start, one.text), -1)) not in linked
    ]


def told_of_others(result: Comparison) -> int:
    return sum(finding.kind is FindingKind.SPEAKER_DIFFERS for finding in result.findings)


def test_every_quote_of_an_article_is_verbatim_in_itself() -> None:
    result = compared(STORY, STORY, 0)
    assert len(result.quotes) > 20
    assert unlinked(result, None) == []
    assert told_of_others(result) == 0
    assert all(
        link.verdict is Verdict.VERBATIM for link in result.quote_links if result.quotes[link.a].speaker == "Ada Brown"
    )


@given(st.sampled_from(FREE), CHANGED, st.integers(0, 1))
@settings(max_examples=8, deadline=None)
def test_one_changed_paragraph_leaves_the_quotes_of_the_others_alone(at: int, text: str, base: int) -> None:
    result = compared(STORY, (*STORY[:at], text, *STORY[at + 1 :]), base)
    assert unlinked(result, at) == []
    assert told_of_others(result) == 0
