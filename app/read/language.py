"""Which language a text is in, by its commonest words and its script."""

from __future__ import annotations

import re
from collections import Counter

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 12
"""Words; a shorter text says too little."""

_DISTINCT = 4
"""Different common words; a row of single letters is no Portuguese."""

_PROFILES: dict[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, words in {
        "en": "the of and to in a is that for it was on with as his her he she by at from have has had are were be "
        "this not but which they their an or said who will would been its after more we you about",
        "de": "der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er "
        "hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur",
        "fr": "de la le et les des en un du une que est pour qui dans au sur pas par plus ne se ce il sont avec son "
        "aux cette ont été mais comme nous sa elle ou leur deux était",
        "es": "de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí "
        "porque esta entre cuando muy sin sobre también me hasta hay donde fue",
        "it": "di e il la che in a per è un del con non una i le da si dei sono ha al nel della come più alla gli "
        "anche lo dal ma delle su suo questo degli nella",
        "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à "
        "seu sua ou ser quando muito há nos já está eu também só pelo pela",
        "nl": "de van het een en in is dat op te zijn met voor niet aan er om ook als dan maar bij nog uit door over "
        "naar heeft hebben ze wordt deze had werd tot",
        "sv": "och i att det som en på är av för med den till inte har de ett om var jag men sig från han så vi kan "
        "när efter vid under också",
        "da": "og i at det er en til på af for med den de ikke som har et der han om vi fra men var jeg sig efter ved "
        "kan blev også være",
        "pl": "w i na z do się że nie jest o to po jak od za ale przez są dla był oraz które tym przy może tego ze już "
        "jego ich",
        "cs": "a v se na je že o s z do to i ve pro za by ale si po jako jeho které od jsou byl jsem už až podle",
        "tr": "ve bir bu da de için ile olarak çok daha olan gibi en ne o kadar sonra ama var değil ya diye",
        "ro": "de și în a la cu pe nu din că o un este pentru care mai au fost sau prin după dar lui",
        "hu": "a az és hogy nem is egy volt meg csak már de ez mint még azt vagy el lesz van",
        "fi": "ja on ei että se oli hän mutta ovat kun myös joka sen niin kuin mukaan tai",
    }.items()
}
_SCRIPTS = (
    ("ja", re.compile("[\u3041-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("ar", re.compile("[\u0621-\u064a]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("el", re.compile("[\u03b1-\u03c9ά-ώ]")),
    ("uk", re.compile("[іїєґ]")),
    ("ru", re.compile("[а-яё]")),
    ("hi", re.compile("[\u0905-\u0939]")),
    ("th", re.compile("[\u0e01-\u0e2e]")),
)
_SCRIPT = re.compile("|".join(letter.pattern for _, letter in _SCRIPTS))
_BY_SCRIPT = frozenset(code for code, _ in _SCRIPTS)
_NAMES = {
    "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch",
    "sv": "Swedish", "da": "Danish", "pl": "Polish", "cs": "Czech", "tr": "Turkish", "ro": "Romanian",
    "hu": "Hungarian", "fi": "Finnish", "ja": "Japanese", "zh": "Chinese", "ko": "Korean", "ar": "Arabic",
    "he": "Hebrew", "el": "Greek", "uk": "Ukrainian", "ru": "Russian", "hi": "Hindi", "th": "Thai",
    "no": "Norwegian", "is": "Icelandic", "ca": "Catalan",
    "hr": "Croatian", "sr": "Serbian", "sk": "Slovak", "sl": "Slovene", "bg": "Bulgarian", "et": "Estonian",
    "lv": "Latvian", "lt": "Lithuanian",
}  # fmt: skip


def language_name(code: str) -> str:
    """Give a language's English name, or its code where that is not known."""
    return _NAMES.get(code, code)


def settle(text: str, stated: str | None) -> str:
    """Give the ISO 639-1 code of *text*'s language, of a file that states one ("en-GB", "nb").

    What a page states may be its template's. The words decide where they say enough; where they do not, or know nothing
    of the language stated, the file does.
    """
    found = detect(text)
    code = re.split(r"[-_]", stated.strip().lower())[0] if stated else ""
    code = {"nb": "no", "nn": "no"}.get(code, code)
    if not re.fullmatch("[a-z]{2,3}", code) or code == found or (found in _BY_SCRIPT and code in _PROFILES):
        return found
    words = _WORD.findall(text[:20_000].lower())
    speaks = sum(word in _PROFILES.get(found, ()) for word in words)
    if code not in _PROFILES:
        # a tongue without a profile is taken for its neighbour
        return found if code in _BY_SCRIPT or (found == "en" and speaks > 0.2 * len(words)) else code
    return found if len(words) >= _SHORTEST and speaks >= 0.1 * len(words) else code


def detect(text: str) -> str:
    """Give the ISO 639-1 code of *text*'s language; "en" where it is short or nothing speaks for another."""
    sample = text[:20_000].lower()
    if _SCRIPT.search(sample):
        letters = sum(map(str.isalpha, sample))
        for code, letter in _SCRIPTS:
            share = len(letter.findall(sample)) / max(letters, 1)
            # a few letters tell Japanese from Chinese and Ukrainian from Russian; else half the text must be in the
            # script
            if share > (0.03 if code == "uk" else 0.1 if code == "ja" else 0.4) and letters > 10:
                return code
    words = Counter(_WORD.findall(sample))
    total = words.total()
    if total < _SHORTEST:
        return "en"
    scores = {code: sum(words[word] for word in profile & words.keys()) for code, profile in _PROFILES.items()}
    best = max(scores, key=lambda code: (scores[code], code == "en"))
    distinct = sum(word in words for word in _PROFILES[best])
    if (
        best != "en"
        and distinct >= _DISTINCT
        and scores[best] >= max(3, 0.1 * total)
        and scores[best] > 1.3 * scores["en"]
    ):
        return best
    return "en"
