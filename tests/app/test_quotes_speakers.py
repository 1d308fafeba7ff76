from __future__ import annotations

import os
import subprocess
import sys

from app.model.article import ParagraphKind, SegmentedArticle, SegmentedParagraph
from app.model.entity import Entity, EntityType
from app.model.passage import Passage
from app.model.quote import Quote, QuoteKind
from app.quotes import resolve_speakers


def article(number: int, *texts: str) -> SegmentedArticle:
    return SegmentedArticle(
        number, "en", tuple(SegmentedParagraph(ParagraphKind.BODY, text, (), ((0, len(text)),)) for text in texts)
    )


def at(one: SegmentedArticle, paragraph: int, words: str) -> Passage:
    start = one.paragraphs[paragraph].text.index(words)
    return Passage(one.number, paragraph, start, start + len(words))


def quote(one: SegmentedArticle, paragraph: int, words: str, mention: str, speaker: str | None) -> Quote:
    return Quote(
        one.number,
        (at(one, paragraph, words),),
        words,
        QuoteKind.DIRECT,
        speaker,
        at(one, paragraph, mention),
        inside=(at(one, paragraph, words),),
    )


A = article(0, "Russian President Vladimir Putin spoke on Sunday.", "“It is over,” Putin said.")
B = article(1, "“It is not over,” the Russian president said.", "“Go home,” he said.", "Mrs Ada Brown was there.")
PUTIN = Entity("Vladimir Putin", EntityType.PERSON, ("Putin",), (at(A, 0, "Vladimir Putin"), at(A, 1, "Putin")))
BROWN = Entity("Ada Brown", EntityType.PERSON, (), (at(B, 2, "Ada Brown"),))


def test_a_surname_takes_the_entitys_name() -> None:
    (one,) = resolve_speakers([quote(A, 1, "It is over", "Putin", "Putin")], [PUTIN, BROWN])
    assert one.speaker == "Vladimir Putin"


def test_a_title_seen_in_one_article_names_its_holder_in_the_other() -> None:
    told = [
        quote(B, 0, "It is not over", "the Russian president", "Russian president"),
        quote(B, 1, "Go home", "he", "Russian president"),
    ]
    assert [one.speaker for one in resolve_speakers(told, [PUTIN, BROWN], [A, B])] == ["Vladimir Putin"] * 2


def test_a_pronoun_does_not_take_a_person_its_title_rules_out() -> None:
    text = article(0, "Mrs Ada Brown met Mr Bo Lund.", "“Go home,” he said.", "“No,” she said to him.")
    people = [
        Entity("Ada Brown", EntityType.PERSON, (), (at(text, 0, "Ada Brown"),)),
        Entity("Bo Lund", EntityType.PERSON, (), (at(text, 0, "Bo Lund"),)),
    ]
    told = [quote(text, 1, "Go home", "he", None), quote(text, 2, "No", "she", None)]
    assert [one.speaker for one in resolve_speakers(told, people, [text])] == ["Bo Lund", "Ada Brown"]


def test_the_ministry_of_a_country_is_not_the_country() -> None:
    text = article(0, "“No,” Russia’s defence ministry said.")
    russia = Entity("Russia", EntityType.PLACE, (), (at(text, 0, "Russia"),))
    told = [quote(text, 0, "No", "Russia’s defence ministry", "Russia’s defence ministry")]
    assert resolve_speakers(told, [russia], [text])[0].speaker == "Russia’s defence ministry"


def test_nobody_known_leaves_the_words() -> None:
    assert [one.speaker for one in resolve_speakers([quote(A, 1, "It is over", "Putin", "Putin")], ())] == ["Putin"]


def test_the_result_does_not_depend_on_the_hash_seed() -> None:
    code = (
        "from app.parse import Parser\n"
        "from app.quotes import find_quotes\n"
        "from app.model.article import *\n"
        "t='“We will go,” said Mayor Ada Brown. He said Mayor Bo Lund and Al Row agreed.'\n"
        "s=SegmentedArticle(0,'en',(SegmentedParagraph(ParagraphKind.BODY,t,(),((0,len(t)),)),))\n"
        "print(find_quotes(s, Parser().parse(s)))\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
