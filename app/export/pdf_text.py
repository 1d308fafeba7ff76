"""Small things the PDF's parts share: clean strings, references to paragraphs, direction and language of a text."""

from __future__ import annotations

import re
import unicodedata

from app.model.article import Article
from app.model.comparison import Comparison
from app.present import body_numbers, paragraph_label

_LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "he": "Hebrew",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}
_SCRIPTS = (  # scripts that settle the language well enough for a reader's voice and for the choice of glyphs
    ("ja", "\u3040-\u30ff"),
    ("ko", "\u1100-\u11ff\uac00-\ud7af"),
    ("zh", "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"),
    ("ar", "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"),
    ("he", "\u0590-\u05ff\ufb1d-\ufb4f"),
)
_SETTLED = tuple((code, re.compile(f"[{ranges}]")) for code, ranges in _SCRIPTS)
_STAND_INS = {"Cs": "\ufffd", "Cc": " "}
_WORDS = re.compile(r"\s+|\S+")
_CODE = re.compile(r"[a-z]{2,3}")


def clean(text: str) -> str:
    """Return *text* fit for JSON and type: lone surrogates become U+FFFD, control characters spaces."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_STAND_INS.get(unicodedata.category(character), character) for character in text)


def breakable(text: str, longest: int) -> str | list[str]:
    """Return *text*, or where a word is too long for a line (a hash, a web address) its parts to break between."""
    if len(text) <= longest:
        return text
    parts = [""]
    for word in _WORDS.findall(text):
        cuts = range(0, len(word), longest // 2) if len(word) > longest else (0,)
        for number, start in enumerate(cuts):
            piece = word[start : start + longest // 2] if len(word) > longest else word
            if number:
                parts.append(piece)
            else:
                parts[-1] += piece
    return parts if len(parts) > 1 else text


def short(text: str, length: int) -> str:
    """Return *text*, cut at a word with an ellipsis where it has more than *length* characters."""
    if len(text) <= length:
        return text
    return (text[: length - 1].rpartition(" ")[0] or text[: length - 1]) + "…"


def is_rtl(text: str) -> bool:
    """Say whether the first strong character runs from right to left (UAX 9, rules P2 and P3)."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def language_of(text: str, article: str) -> str:
    """Return the language code to tag *text* with: the article's own, unless the script is plainly another's."""
    own = article.split("-")[0].lower()
    if not text.isascii():
        letters = sum(character.isalpha() for character in text)
        for code, pattern in _SETTLED:
            if 2 * len(pattern.findall(text)) > letters:
                return own if own in ("fa", "ur", "ps", "yi", "ckb") and code in ("ar", "he") else code
        if _japanese(text, letters):
            return "ja"
    return own if _CODE.fullmatch(own) else "en"


def _japanese(text: str, letters: int) -> bool:
    kana = len(_SETTLED[0][1].findall(text))
    return kana > 0 and 2 * (kana + len(_SETTLED[2][1].findall(text))) > letters


def language_name(code: str) -> str:
    """Return a language's English name, or its code where we have none."""
    return _LANGUAGES.get(code.split("-")[0].lower(), code)


class References:
    """How paragraphs are referred to: "B ¶12" in words, "p1-11" as the target of a link in the PDF."""

    def __init__(self, comparison: Comparison) -> None:
        self._articles: tuple[Article, ...] = comparison.articles
        self._numbers = tuple(body_numbers(article) for article in comparison.articles)

    def short(self, article: int, paragraph: int) -> str:
        """Return "¶12", or "title", "caption", ... for what is not numbered."""
        number = self._numbers[article][paragraph]
        return f"¶{number}" if number is not None else paragraph_label(self._articles[article], paragraph)

    def full(self, article: int, paragraph: int) -> str:
        """Return the short form after the article's siglum."""
        return f"{self._articles[article].siglum}\u00a0{self.short(article, paragraph)}"

    def value(self, article: int, paragraph: int) -> dict[str, object]:
        """Return a reference as the template takes it: text, target, and the article whose hue it wears."""
        return {"text": self.full(article, paragraph), "to": f"p{article}-{paragraph}", "article": article}
