"""Who says what, in which words; and which reports of two articles are one utterance."""

from app.quotes.cutting import cut_alike
from app.quotes.finder import find_quotes
from app.quotes.ledger import utterances
from app.quotes.marks import inside_marks
from app.quotes.pairing import QuotePairs, pair_quotes
from app.quotes.speakers import resolve_speakers

__all__ = ["QuotePairs", "cut_alike", "find_quotes", "inside_marks", "pair_quotes", "resolve_speakers", "utterances"]
