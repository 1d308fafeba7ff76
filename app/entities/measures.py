"""Currencies and units of measure: how they are written, and the one name each has in a figure."""

from __future__ import annotations

import re

SIGNS = r"(?:US|U\.S\.|A|AU|C|CA|NZ|HK|S|R|NT)?\$|[£€¥₽₹₩₪]"
CODES = "USD|EUR|GBP|RUB|CHF|JPY|CNY|AUD|CAD|SEK|NOK|DKK|PLN|TRY|INR|Rs|Tk"

_SIGN_CODES = {
    "$": "USD", "us$": "USD", "u.s.$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD",
    "hk$": "HKD", "s$": "SGD", "r$": "BRL", "nt$": "TWD", "£": "GBP", "€": "EUR", "¥": "JPY", "₽": "RUB", "₹": "INR",
    "₩": "KRW", "₪": "ILS", "rs": "INR", "tk": "BDT",
}  # fmt: skip

# Names that several countries share keep the name: which crown or rupee is meant, the figure does not say.
_WORD_CODES = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "pound sterling": "GBP", "yen": "JPY", "yuan": "CNY",
    "renminbi": "CNY", "rouble": "RUB", "ruble": "RUB", "hryvnia": "UAH", "shekel": "ILS", "zloty": "PLN",
    "forint": "HUF", "rand": "ZAR", "naira": "NGN", "lira": "TRY", "baht": "THB", "ringgit": "MYR", "rupiah": "IDR",
    "riyal": "riyal", "rial": "rial", "dinar": "dinar", "dirham": "dirham", "peso": "peso", "rupee": "rupee",
    "franc": "franc", "swiss franc": "CHF", "crown": "krone", "krone": "krone", "kroner": "krone", "krona": "krone",
    "kronor": "krone", "cent": "cent", "mark": "mark", "won": "KRW", "us dollar": "USD", "u.s. dollar": "USD",
    "australian dollar": "AUD", "canadian dollar": "CAD", "hong kong dollar": "HKD", "singapore dollar": "SGD",
    "new zealand dollar": "NZD", "british pound": "GBP", "danish crown": "DKK", "danish krone": "DKK",
    "danish kroner": "DKK", "swedish crown": "SEK", "swedish krona": "SEK", "norwegian crown": "NOK",
    "norwegian krone": "NOK", "czech crown": "CZK", "indian rupee": "INR", "pakistani rupee": "PKR",
    "mexican peso": "MXN", "russian rouble": "RUB", "russian ruble": "RUB", "german mark": "DEM",
}  # fmt: skip
_ALONE = frozenset({"yen", "yuan", "renminbi", "rand", "naira", "baht", "kroner", "kronor", "pound sterling"})
# "two marks", "won": words of other meanings count only in the plural or not at all.
_PLURAL_ONLY = frozenset({"mark", "crown", "cent", "pound", "dollar"})

CURRENCY_WORDS = "|".join(
    sorted(
        {re.escape(word) + ("" if word in _ALONE else "s?") for word in _WORD_CODES if word != "won"},
        key=len,
        reverse=True,
    )
)

_UNITS = {
    "kilometre": "km kms kilometre kilometres kilometer kilometers",
    "metre": "metre metres meter meters",
    "centimetre": "cm centimetre centimetres centimeter centimeters",
    "millimetre": "mm millimetre millimetres millimeter millimeters",
    "mile": "mile miles",
    "foot": "ft foot feet",
    "inch": "inch inches",
    "yard": "yard yards",
    "square kilometre": "square-kilometre square-kilometres square-kilometer square-kilometers sq-km km²",
    "square metre": "square-metre square-metres square-meter square-meters sq-m m²",
    "square mile": "square-mile square-miles sq-miles",
    "square foot": "square-foot square-feet sq-ft",
    "acre": "acre acres",
    "hectare": "ha hectare hectares",
    "kilogram": "kg kgs kilogram kilograms kilogramme kilogrammes kilo kilos",
    "gram": "g gram grams gramme grammes",
    "milligram": "mg milligram milligrams",
    "tonne": "tonne tonnes metric-tons",
    "ton": "ton tons",
    "pound": "lb lbs",
    "ounce": "oz ounce ounces",
    "litre": "litre litres liter liters",
    "gallon": "gallon gallons",
    "barrel": "barrel barrels bpd",
    "kilometre per hour": "kph km/h kmh kilometres-per-hour kilometers-per-hour kilometres-an-hour "
    "kilometers-an-hour km-per-hour km-an-hour",
    "mile per hour": "mph miles-per-hour miles-an-hour mi/h",
    "knot": "knot knots",
    "degree": "degree degrees °C °F °",
    "megawatt": "MW megawatt megawatts",
    "gigawatt": "GW gigawatt gigawatts",
    "kilowatt": "kW kilowatt kilowatts",
    "megabyte": "MB megabyte megabytes",
    "gigabyte": "GB gigabyte gigabytes",
    "terabyte": "TB terabyte terabytes",
    "second": "second seconds",
    "minute": "minute minutes",
    "hour": "hour hours hrs",
    "day": "day days",
    "week": "week weeks",
    "fortnight": "fortnight fortnights",
    "month": "month months",
    "year": "year years",
    "decade": "decade decades",
    "century": "centuries",
}
_UNIT_OF = {written.replace("-", " "): name for name, forms in _UNITS.items() for written in forms.split()}
UNIT_WORDS = "|".join(re.escape(form).replace(r"\ ", "[ \u00a0]") for form in sorted(_UNIT_OF, key=len, reverse=True))

_DISTANCE = re.compile(
    r"[ \u00a0](?:wide|high|deep|long|tall|away|from|below|above|race|sprint|final|butterfly|freestyle|backstroke"
    r"|breaststroke|hurdles|north|south|east|west|up|down|underground)\b"
)
_MEASURED = re.compile(
    r"\b(?:measur(?:es?|ed|ing)|(?:height|length|depth|width|distance|altitude|radius) of)[ \u00a0](?:about[ \u00a0])?$"
)
# What a number of millions may stand before with an article.
_MILLIONS = re.compile(
    r"[ \u00a0](?:deals?|contracts?|plan|project|scheme|fund|loan|grant|bid|offer|fee|fine|bill|budget|debt|loss|profit"
    r"|investment|package|programme|program|gap|stake|jackpot|prize|people|homes|jobs|users|customers|tonnes?|barrels?"
    r"|[^\W\d_]+-strong|[^\W\d_]+s)\b|[ \u00a0]?(?:$|[^ \u00a0\w])"
)


def currency(written: str) -> str | None:
    """The code (or shared name) of a currency sign, code or word; ``None`` where the word is not plainly money."""
    folded = " ".join(written.split()).casefold()
    if folded in _SIGN_CODES:
        return _SIGN_CODES[folded]
    if written.isupper() and len(written) == 3:
        return written
    if folded in _WORD_CODES:
        return None if folded in _PLURAL_ONLY and folded in {"mark", "crown"} else _WORD_CODES[folded]
    return _WORD_CODES.get(folded.removesuffix("s"))


def unit(written: str) -> str | None:
    """The singular name of a unit of measure."""
    return _UNIT_OF.get(" ".join(written.split()))


def is_length(before: str, after: str, value: int | float | None) -> bool:
    """Whether "100m" is a length and not a hundred million, by the text around it: "the 64m yacht"."""
    if _DISTANCE.match(after) is not None or (
        value in {100, 200, 400, 800, 1500, 5000, 10000} and not after[1:2].islower()
    ):
        return True
    if _MEASURED.search(before) is not None:
        return True
    return re.search(r"\b(?:an?|the)[ \u00a0]$", before, re.IGNORECASE) is not None and _MILLIONS.match(after) is None
