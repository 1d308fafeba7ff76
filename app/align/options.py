"""The aligner's thresholds, each with its reason. Chosen leave-one-event-out on the development sets."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """Where the scorer's probabilities become links.

    ``same``: least probability of telling the same: half of the F1 reached, where F1 is greatest if probabilities hold.
    ``lone``: the same for two paragraphs that are each other's best: right where a link is all there is to find.
    ``rival``: a link must reach this share of the best in its row and column; lower keeps splits, higher keeps order.
    ``related``: least probability of sharing anything, for ``partial`` links.
    ``related_rival``: the same as ``rival``, for ``partial`` links.
    ``title``, ``title_body``: titles and headings share a story's commonest words with half its paragraphs, so a title
    needs more beside a title, and more still beside a paragraph.
    ``versions``: share of near copies from which two articles are versions of one text; news pairs lie below .2,
    most revisions above .6; rewrites that split and merge paragraphs lie between and lose a little by the chain.
    ``chain``, ``move``, ``join``: between versions, the least likeness on the ordered chain, of a moved paragraph, and
    of a second half beside its paragraph.
    ``gap``: the same for what is left over on both sides between two links of the chain: rewritten, most likely.
    ``edited``: from this share of kept tokens over the longer side a link is edited, below it reworded; unrelated
    news sentences keep up to .3 by their common words alone.
    ``dated``: what a dated fact told by these two paragraphs alone adds to the log odds of telling the same.
    ``group``: a half belongs into one link with its neighbour when this share of its weight stands in the whole.
    """

    same: float = 0.4
    lone: float = 0.25
    rival: float = 0.75
    related: float = 0.35
    related_rival: float = 0.4
    title: float = 0.6
    title_body: float = 0.8
    versions: float = 0.45
    chain: float = 0.4
    move: float = 0.9
    join: float = 0.52
    gap: float = 0.15
    edited: float = 0.5
    group: float = 0.6
    dated: float = 1.0


DEFAULT = Options()
