"""JSON: ninjs of every version, and what this program wrote itself."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from read_outcomes import body, check_outcome, parts

from app.errors import CopytasterError, ErrorCode
from app.model.article import Article, ParagraphKind, ReadOptions
from app.read import limits, read_bytes

K = ParagraphKind
ONE = "A fire in the harbour hall of Port Ellarig halted every ferry for six hours on Tuesday."
TWO = "Nobody was hurt, and the hall was insured, the port master told reporters at the quay."


def read(value: Any, item: int = 1, name: str = "story.json") -> Article:
    text = value if isinstance(value, str) else json.dumps(value)
    return read_bytes(text.encode(), name, ReadOptions(item=item))


def refusal(value: Any, name: str = "story.json") -> CopytasterError:
    with pytest.raises(CopytasterError) as caught:
        read(value, name=name)
    return caught.value


FIRST: dict[str, Any] = {
    "uri": "urn:x", "type": "text", "headline": "Fire halts ferries", "byline": "Nora Field", "urgency": 3,
    "versioncreated": "2026-03-03T10:00:00Z", "language": "en", "slugline": "harbour-fire", "ednote": "Adds the quay",
    "body_text": f"{ONE}\n\n{TWO}", "body_html": f"<p>{ONE}</p><p>{TWO}</p>", "source": "Orbit",
    "associations": {"main": {"type": "picture", "description_text": "The hall on Tuesday"}},
}  # fmt: skip


def test_version_1_is_read() -> None:
    article = read(FIRST)
    assert parts(article) == [
        (K.TITLE, "Fire halts ferries"),
        (K.BYLINE, "Nora Field"),
        (K.BODY, ONE),
        (K.BODY, TWO),
        (K.CAPTION, "The hall on Tuesday"),
        (K.FURNITURE, "Adds the quay"),
    ]
    assert (article.source, article.published, article.format) == ("Orbit", "2026-03-03", "ninjs")
    assert body(read({**FIRST, "body_html": ""})) == [ONE, TWO]


@pytest.mark.parametrize("created", ["versioncreated", "versionCreated"])
def test_versions_2_and_3_are_read(created: str) -> None:
    value = {
        "uri": "urn:x", "type": "text", created: "2026-03-03T10:00:00Z",
        "headlines": [{"role": "short", "value": "Fire"}, {"role": "main", "value": "Fire halts ferries"}],
        "bylines": [{"byline": "Nora Field"}, {"byline": "Ada Brook"}],
        "bodies": [
            {"role": "text", "value": ONE},
            {"role": "main", "contentType": "text/html", "value": f"<p>{ONE}</p><p>{TWO}</p>"},
        ],
    }  # fmt: skip
    article = read(value)
    assert (article.title, article.byline) == ("Fire halts ferries", "Nora Field, Ada Brook")
    assert article.published == "2026-03-03"
    assert body(article) == [ONE, TWO]
    assert [one.detail.split(" ")[0] for one in article.items] == ["main", "text"]
    assert body(read(value, 2)) == [ONE]


def test_lists_and_wrapped_items_are_offered() -> None:
    picture = {"type": "picture", "headline": "A picture", "body_text": "Caption"}
    second = {**FIRST, "headline": "Nobody hurt", "body_html": f"<p>{TWO}</p>"}
    for value in ([FIRST, picture, second], {"_items": [FIRST, picture, second]}, {"data": {"items": [FIRST, second]}}):
        assert [one.title for one in read(value).items] == ["Fire halts ferries", "Nobody hurt"]
        assert body(read(value, 2)) == [TWO]


def test_news_items_are_known_under_any_name() -> None:
    assert read(FIRST, name="story.txt").format == "ninjs"


def test_what_is_no_text_is_said() -> None:
    assert "picture" in refusal({"type": "picture", "headline": "x", "versioncreated": "2026"}).values["detail"]
    assert refusal({"a": [1, 2]}).code is ErrorCode.NO_TEXT
    assert refusal('{"headline": "x", ').code is ErrorCode.DAMAGED


def test_half_characters_are_replaced() -> None:
    article = read('{"headline": "Fire", "body_text": "A fire \\ud83d broke out in the hall at Port Ellarig."}')
    assert "\ufffd" in article.paragraphs[1].text


@pytest.mark.parametrize(
    "value", ['{"headline":"x","b":' + "[" * 500, '{"headline":"x","b":' + '{"a":' * 500, "[" * 100_000]
)
def test_deep_json_is_refused(value: str) -> None:
    assert refusal(value).code in {ErrorCode.TOO_BIG, ErrorCode.MISNAMED}


def test_wide_json_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_JSON_VALUES", 50)
    assert refusal('{"headline":"x","b":[' + "[]," * 60 + "1]}").code is ErrorCode.TOO_BIG


def test_signs_in_strings_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "DEEPEST_JSON", 3)
    assert body(read({"headline": "x", "body_text": '[[[[[{{{{ \\" ' + ONE})) == ['[[[[[{{{{ \\" ' + ONE]


@pytest.mark.parametrize("wrong", [None, 3, [], {}, [[[]]], True, [None], {"value": 3}, [{"value": None}]])
def test_values_of_the_wrong_type_are_passed_over(wrong: Any) -> None:
    for key in FIRST:
        value = {**FIRST, "body_text": ONE, "body_html": f"<p>{ONE}</p>", key: wrong}
        assert ONE in [text for _, text in parts(read(value))]
    for key in ("bodies", "headlines", "bylines", "descriptions", "infosources", "authors"):
        assert ONE in [text for _, text in parts(read({**FIRST, key: wrong}))]


def stored(*paragraphs: tuple[str, str], title: str = "Fire halts ferries") -> dict[str, Any]:
    return {
        "siglum": "A", "path": "/elsewhere/a.docx", "title": title, "byline": "Nora Field", "source": "Orbit",
        "published": "2026-03", "language": "en", "guessed": ["source", "nonsense", 3], "outcome": "opened",
        "paragraphs": [{"kind": kind, "text": text} for kind, text in paragraphs],
    }  # fmt: skip


def comparison(*articles: dict[str, Any]) -> dict[str, Any]:
    return {"format": "copytaster.comparison", "version": 1, "articles": list(articles)}


KEPT = (
    ("title", "Fire halts ferries"),
    ("body", "Read more"),
    ("furniture", ONE),
    ("heading", TWO),
    ("no-kind", "Ends"),
)


def test_a_comparison_gives_its_articles_as_stored() -> None:
    value = comparison(stored(*KEPT), stored(("body", TWO), title="Nobody hurt"))
    article = read(value)
    assert [(kind.value, text) for kind, text in parts(article)] == [*KEPT[:4], ("body", "Ends")]
    assert (article.byline, article.source, article.published) == ("Nora Field", "Orbit", "2026-03")
    assert article.guessed == ("source",)
    assert article.format == "comparison"
    assert [one.title for one in article.items] == ["Fire halts ferries", "Nobody hurt"]
    assert body(read(value, 2)) == [TWO]


def test_lines_of_read_are_read_again() -> None:
    lines = [
        comparison(stored(*KEPT)),
        {"path": "b.txt", "error": {"code": "missing"}},
        comparison(stored(("body", TWO))),
    ]
    for name in ("a.jsonl", "a.json"):
        article = read("\n".join(json.dumps(line) for line in lines) + "\n", name=name)
        assert len(article.items) == 2


def test_what_is_no_comparison_is_refused() -> None:
    assert refusal({**comparison(stored(*KEPT)), "version": 9}).code is ErrorCode.DAMAGED
    assert refusal(comparison()).code is ErrorCode.NO_TEXT
    assert refusal(comparison(stored(("body", "…")))).code is ErrorCode.NO_TEXT
    assert refusal('{"a": 1}\n{"b": 2}', name="a.jsonl").code is ErrorCode.DAMAGED


KEYS = ["headline", "bodies", "value", "body_text", "items", "articles", "format", "paragraphs", "text", "version"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner),
)


@given(
    JSON,
    st.sampled_from([FIRST, comparison(stored(*KEPT))]),
    st.sampled_from(["headline", "bodies", "articles", "version"]),
)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=80)
def test_any_json_ends_in_an_article_or_a_refusal(value: Any, good: dict[str, Any], key: str) -> None:
    for one in (value, {**good, key: value}):
        check_outcome(json.dumps(one).encode(), "story.json")
