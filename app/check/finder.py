"""All checks in one go, their findings sorted as they are shown."""

from __future__ import annotations

from collections.abc import Sequence

from app.check import (
    contrasts,
    exchanged,
    figures,
    names,
    order,
    presence,
    quotes,
    renamed,
    speakers,
    swaps,
    terms,
    titles,
    wording,
)
from app.check.ground import Ground, NearSpelling, TokenEdits
from app.check.joining import joined
from app.check.sentences import Meaning
from app.check.slots import Slots
from app.model.article import SegmentedArticle
from app.model.comparison import Comparison
from app.model.finding import Finding, Severity
from app.model.parse import Parse
from app.model.passage import Passage


def find(
    comparison: Comparison,
    segmented: Sequence[SegmentedArticle],
    near_spelling: NearSpelling,
    token_edits: TokenEdits,
    parses: Sequence[Parse | None] = (),
    meaning: Meaning = str.casefold,
    marked: Sequence[Sequence[Passage]] = (),
) -> tuple[Finding, ...]:
    """Give every finding, the ones to check first, then by where they stand in the base and after it.

    *near_spelling*, *token_edits* and *meaning* come from the stages that own them (names, wording, alignment), since
    stages do not know one another; *parses* has one entry an article, ``None`` where no model fits its language;
    *marked* has what stands inside quotation marks in each.
    """
    ground = Ground(comparison, segmented, near_spelling, token_edits, parses, meaning, marked)
    slots = Slots(ground)
    differing, told = figures.find_differing(ground, slots)
    spelled, named = names.find_spellings(ground)
    misattributed = speakers.find_other_speaker(ground)
    swapped = swaps.find_swapped(ground, slots, misattributed)
    named_otherwise = [*misattributed, *spelled, *swapped, *exchanged.find_exchanged(ground, slots)]
    named_otherwise += renamed.find_renamed(ground, named_otherwise)
    result = [
        *quotes.find_altered(ground),
        *differing,
        *named_otherwise,
        *contrasts.find_contrasts(ground, slots, [*differing, *named_otherwise]),
        *titles.find_titles(ground),
        *presence.find_only_in(ground, told, named),
        *terms.find_terms(ground),
    ]
    result += [*order.find_order(ground), *order.find_style(ground)]
    result += wording.find(ground, told, result)
    base = comparison.base

    def by_place(finding: Finding) -> tuple[object, ...]:
        first = finding.evidence[0]
        return (
            finding.severity is not Severity.CHECK,
            first.article != base,
            first,
            finding.kind.value,
            finding.evidence,
            finding.values,
        )

    return tuple(sorted(dict.fromkeys(joined(ground, result)), key=by_place))
