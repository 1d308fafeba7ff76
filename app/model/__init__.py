"""The vocabulary every stage shares: frozen, picklable values that compare with ``==``.

Positions are half-open and count Unicode code points of one paragraph's text. Paragraphs and articles count from 0.
"""
