"""What became of a quotation: real quotes changed in known ways, and the verdicts they get.

usage: verdict_set.py   prints a confusion matrix, change by verdict

Quotes come from the development sets beside the checkout, where present, else from the sample stories. Each change says
which verdicts are right for it; "altered" is the one an editor must see.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from zlib import crc32

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
sys.path.insert(0, str(ROOT))

from app.diff import token_edits  # noqa: E402
from app.model.passage import Passage  # noqa: E402
from app.model.quote import Quote, QuoteKind, Verdict  # noqa: E402
from app.quotes import pair_quotes  # noqa: E402
from app.quotes.words import STOP  # noqa: E402

LEAST = 6
"""Least words of a quote that is changed: below, a changed word leaves too little to know it by."""

MOST = 400
"""Most quotes taken."""

Change = Callable[[str, int], str | None]
"""Changes a text, given a number to choose by; ``None`` where it cannot."""

_OTHERS = (
    "harbour",
    "seldom",
    "ministers",
    "quietly",
    "borrowed",
    "gravel",
    "twelfth",
    "northern",
    "promised",
    "wooden",
)
_TENSES = {
    "is": "was", "are": "were", "have": "had", "has": "had", "will": "would", "can": "could", "do": "did",
    "does": "did", "think": "thought", "know": "knew", "want": "wanted", "need": "needed", "say": "said",
    "am": "was", "go": "went", "get": "got", "make": "made", "see": "saw", "was": "is", "were": "are",
}  # fmt: skip
_AUXILIARIES = r"is|are|was|were|will|would|can|could|should|must|may|might|have|has|had|do|does|did"
_PRONOUNS = r"he|she|they|it|him|them|this|that|these|those"
_SURE = frozenset({Verdict.VERBATIM, Verdict.STYLE_ONLY})


def _typography(text: str, number: int) -> str | None:
    curly = text.translate({ord("'"): "’", ord('"'): "”"}).replace("...", "…").replace(" - ", " – ")
    straight = text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"').replace("…", "...")
    dashed = straight.replace(" — ", " - ").replace(" – ", " - ")
    return next((one for one in (curly, dashed, text.rstrip(".,!?") + "\u00a0,") if one != text), None)


def _ends(text: str, number: int) -> str | None:
    words = text.split()
    cut = 1 + number % (len(words) // 3)
    return " ".join(words[cut:] if number % 2 else words[:-cut])


def _middle(text: str, number: int) -> tuple[str, str] | None:
    """The words before and after a few that can go without taking a denial with them."""
    words = text.split()
    start = 2 + number % (len(words) - 4)
    length = 1 + number % 2
    if start + length > len(words) - 2 or any(_denies(word) for word in words[start : start + length]):
        return None
    return " ".join(words[:start]), " ".join(words[start + length :])


def _denies(word: str) -> bool:
    return (
        re.search(r"n['’]t\b|^(?:no|not|never|none|nobody|nothing|without|nor|neither|hardly)\b", word, re.I)
        is not None
    )


def _gap(sign: str) -> Change:
    def change(text: str, number: int) -> str | None:
        parts = _middle(text, number)
        return None if parts is None else f"{parts[0]}{sign}{parts[1]}"

    return change


def _word(text: str, number: int) -> str | None:
    places = [one for one in re.finditer(r"\b[a-z]{4,}\b", text) if one.group() not in STOP]
    if not places:
        return None
    place = places[number % len(places)]
    return text[: place.start()] + _OTHERS[number % len(_OTHERS)] + text[place.end() :]


def _negation(text: str, number: int) -> str | None:
    denied = re.search(r"\b(?:not|never) ", text)
    if denied:
        return text[: denied.start()] + text[denied.end() :]
    verb = re.search(rf"\b(?:{_AUXILIARIES})\b(?= [a-z])(?! not)", text)
    return None if verb is None else f"{text[: verb.end()]} not{text[verb.end() :]}"


def _tense(text: str, number: int) -> str | None:
    places = [one for one in re.finditer(r"\b[a-z]+\b(?!['’])", text) if one.group() in _TENSES][: 1 + number % 3]
    for place in reversed(places):
        text = text[: place.start()] + _TENSES[place.group()] + text[place.end() :]
    return text if places else None


def _bracket_instead(text: str, number: int) -> str | None:
    place = re.search(rf"\b(?:{_PRONOUNS})\b(?!['’])", text)
    return None if place is None else f"{text[: place.start()]}[the minister]{text[place.end() :]}"


def _bracket_beside(text: str, number: int) -> str | None:
    words = text.split()
    place = 1 + number % (len(words) - 1)
    return " ".join([*words[:place], "[the minister]", *words[place:]])


def _bracket_capital(text: str, number: int) -> str | None:
    words = text.split()
    rest = " ".join(words[1 + number % 2 :])
    return f"[{rest[0].upper()}]{rest[1:]}" if rest[:1].islower() and not any(map(_denies, words[:3])) else None


CHANGES: dict[str, tuple[Change, frozenset[Verdict]]] = {
    "same": (lambda text, number: text, _SURE),
    "typography": (_typography, _SURE),
    "trimmed at an end": (_ends, frozenset({Verdict.TRIMMED})),
    "trimmed with ellipsis": (_gap(" ... "), frozenset({Verdict.TRIMMED})),
    "trimmed silently": (_gap(" "), frozenset({Verdict.TRIMMED})),
    "bracket instead": (_bracket_instead, frozenset({Verdict.STYLE_ONLY})),
    "bracket beside": (_bracket_beside, frozenset({Verdict.STYLE_ONLY})),
    "bracket for a capital": (_bracket_capital, frozenset({Verdict.TRIMMED})),
    "word changed": (_word, frozenset({Verdict.ALTERED})),
    "negation": (_negation, frozenset({Verdict.ALTERED})),
    "tense": (_tense, frozenset({Verdict.ALTERED})),
}
"""How a quote is changed, and the verdicts right for it."""

PARAPHRASED = "retold"
SPEAKER = "speaker swapped"


def quotes_known() -> list[str]:
    """The direct quotes of the development sets beside the checkout, else of the sample stories."""
    found: list[str] = []
    marked = DATA / "language" / "quotes_polnear_dev.json"
    if marked.exists():
        for doc in json.loads(marked.read_text(encoding="utf-8"))["docs"]:
            found += [one["text"].strip("“”\"' ") for one in doc["quotes"] if one["kind"] == "direct" and one["speech"]]
    return _whole(found) if found else quotes_of_stories()


def quotes_of_stories() -> list[str]:
    """What stands in quotation marks in the sample stories."""
    found: list[str] = []
    for path in sorted((ROOT / "seeds").glob("*/*.*")):
        if path.suffix in {".txt", ".md", ".html"}:
            found += re.findall(r"[“\"]([^“”\"<>=]{20,400})[”\"]", path.read_text(encoding="utf-8"))
    return _whole(found)


def _whole(texts: list[str]) -> list[str]:
    """Each text once, without line breaks or brackets, long enough to be changed."""
    plain = dict.fromkeys(" ".join(text.split()) for text in texts)
    return [text for text in plain if len(text.split()) >= LEAST and not re.search(r"[\[\]“”\"]", text)][:MOST]


def _quote(article: int, text: str, speaker: str, kind: QuoteKind = QuoteKind.DIRECT) -> Quote:
    at = Passage(article, 0, 1, 1 + len(text))
    return Quote(article, (at,), text, kind, speaker, inside=(at,) if kind is QuoteKind.DIRECT else ())


def verdict(first: Quote, second: Quote) -> Verdict | None:
    """The verdict of a pair, either way round; ``None`` where it is not linked."""
    links = pair_quotes([first, second], (), (), (), token_edits)
    return links[0].verdict if links else None


def cases(texts: Sequence[str]) -> Iterator[tuple[str, Verdict | None, bool]]:
    """Give each case as (change, verdict, whether it is right)."""
    for text in texts:
        number = crc32(text.encode())
        for name, (change, right) in CHANGES.items():
            changed = change(text, number)
            if changed is not None and (changed != text or name == "same"):
                told = verdict(_quote(0, text, "Ada Brown"), _quote(1, changed, "Ada Brown"))
                yield name, told, told in right
        retold = _quote(1, "that " + text[:1].lower() + text[1:].rstrip(".,!?"), "Ada Brown", QuoteKind.INDIRECT)
        told = verdict(_quote(0, text, "Ada Brown"), retold)
        yield PARAPHRASED, told, told is Verdict.PARAPHRASED
        told = verdict(_quote(0, text, "Ada Brown"), _quote(1, text, "Bo Lund"))
        yield SPEAKER, told, told in _SURE
    for one, other in pairwise(texts):
        told = verdict(_quote(0, one, "Ada Brown"), _quote(1, other, "Ada Brown"))
        yield "another quote", told, told is None


ALTERED = frozenset({"word changed", "negation", "tense"})
"""The changes that must be called altered."""


def verdict_rates(texts: Sequence[str]) -> tuple[Counter[tuple[str, str]], float, float]:
    """Count (change, verdict), and give the share of alterations found and of other cases called altered."""
    counts: Counter[tuple[str, str]] = Counter()
    for name, told, _ in cases(texts):
        counts[name, "none" if told is None else told.value] += 1
    hits = sum(count for (name, told), count in counts.items() if name in ALTERED and told == Verdict.ALTERED)
    wrong = sum(count for (name, told), count in counts.items() if name not in ALTERED and told == Verdict.ALTERED)
    changed = sum(count for (name, _), count in counts.items() if name in ALTERED)
    return counts, hits / max(1, changed), wrong / max(1, counts.total() - changed)


def report(texts: Sequence[str]) -> str:
    """The confusion matrix as text."""
    counts, found, false = verdict_rates(texts)
    told = [*(one.value for one in Verdict), "none"]
    names = list(dict.fromkeys(name for name, _ in counts))
    lines = [f"{'':22}" + "".join(f"{name:>13}" for name in told)]
    lines += [f"{name:22}" + "".join(f"{counts[name, one] or '·':>13}" for one in told) for name in names]
    lines.append(f"{len(texts)} quotes; altered found {found:.1%}, others called altered {false:.1%}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(report(quotes_known()))
