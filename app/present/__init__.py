"""What to show, without saying how: page, tour, shares, summary, ledger. Window and exports both read this."""

from app.present.ages import Ages, sentence_ages, trail_of
from app.present.builder import build_page
from app.present.carriers import Carrier, CoverageLine, carriers, coverage_lines
from app.present.counterparts import counterparts
from app.present.coverage import Shares, carries, shares
from app.present.index import body_numbers
from app.present.keys import article_key, finding_key, quote_key
from app.present.ledger import SAME_WORDS, VERDICT_SIGNS, VERDICTS_WORST_FIRST, LedgerEntry, ledger
from app.present.lookup import (
    Holding,
    citation,
    long_date,
    mention_stops,
    paragraph_label,
    quotation,
    who_has,
)
from app.present.page import Granularity, Page, PageParagraph, PageRow, Role, Run, Sign
from app.present.summary import GROUPS, PARTS, SummaryPart, summarise
from app.present.terms import term_counts, term_stops
from app.present.tour import Difference, DifferenceKind, differences, link_sign, row_sign
from app.present.wordings import wording_runs
from app.present.words import body_words, count_words, word_spans

__all__ = [
    "GROUPS",
    "PARTS",
    "SAME_WORDS",
    "VERDICTS_WORST_FIRST",
    "VERDICT_SIGNS",
    "Ages",
    "Carrier",
    "CoverageLine",
    "Difference",
    "DifferenceKind",
    "Granularity",
    "Holding",
    "LedgerEntry",
    "Page",
    "PageParagraph",
    "PageRow",
    "Role",
    "Run",
    "Shares",
    "Sign",
    "SummaryPart",
    "article_key",
    "body_numbers",
    "body_words",
    "build_page",
    "carriers",
    "carries",
    "citation",
    "count_words",
    "counterparts",
    "coverage_lines",
    "differences",
    "finding_key",
    "ledger",
    "link_sign",
    "long_date",
    "mention_stops",
    "paragraph_label",
    "quotation",
    "quote_key",
    "row_sign",
    "sentence_ages",
    "shares",
    "summarise",
    "term_counts",
    "term_stops",
    "trail_of",
    "who_has",
    "word_spans",
    "wording_runs",
]
