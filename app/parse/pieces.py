"""What the model is given: paragraphs with typography evened out, cut where they are too long for one pass."""

from __future__ import annotations

from app.model.article import SegmentedParagraph

PIECE_LIMIT = 8_000
"""Most code points parsed at once; the working memory of the model grows with the length."""

_EVEN = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″〝〞＂", '"'),
        **dict.fromkeys("‘’‚‛‹›′ʼ`´＇", "'"),
        **dict.fromkeys(
            "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
            "\u2008\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff",
            " ",
        ),
    }
)


def even(text: str) -> str:
    """Straighten quotation marks and apostrophes and make every space plain, one code point for one.

    Two apostrophes or grave accents typed for a quotation mark become the mark and a space. The model was trained on
    straight marks; since nothing changes length, its offsets hold for the text as it was.
    """
    plain = text.translate(_EVEN)
    return plain.replace("''", '" ')


def cut(paragraph: SegmentedParagraph, limit: int = PIECE_LIMIT) -> list[tuple[int, int]]:
    """Cut a paragraph into stretches of at most *limit* code points, between sentences where that is possible.

    Gives half-open (start, end) pairs that cover the text in order; a sentence longer than the limit is cut after
    its last space within the limit, or at the limit.
    """
    text = paragraph.text
    if len(text) <= limit:
        return [(0, len(text))] if text else []
    borders = sorted({end for _, end in paragraph.sentences if 0 < end < len(text)})
    pieces: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > limit:
        most = start + limit
        end = max((border for border in borders if start < border <= most), default=0)
        if not end:
            end = text.rfind(" ", start + 1, most) + 1
        if end <= start:
            end = most
        pieces.append((start, end))
        start = end
    pieces.append((start, len(text)))
    return pieces
