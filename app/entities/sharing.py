"""Names one article gives away, found in the articles beside it where the model saw none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from app.entities.finder import is_headline, words_in_lower_case
from app.entities.sweeping import Lexicon
from app.model.article import ParagraphKind, SegmentedArticle
from app.model.entity import EntityType, NamedMention
from app.model.passage import Passage

_SHORTEST = 4  # code points of a name that is looked for elsewhere
_SHARED = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE, EntityType.GROUP})


def share_mentions(mentions: Sequence[NamedMention], articles: Sequence[SegmentedArticle]) -> tuple[NamedMention, ...]:
    """*mentions* of several articles and, in each article, what others name and it leaves unmarked.

    A single word that the article also has in lower case stays a word. The type is that of most mentions.
    """
    types: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for mention in mentions:
        if len(mention.surface) >= _SHORTEST and mention.surface[0].isupper() and not mention.surface.isupper():
            types[mention.surface][mention.type] += 1
    kinds = {surface: min(counts, key=lambda kind: (-counts[kind], kind)) for surface, counts in types.items()}
    kinds = {surface: kind for surface, kind in kinds.items() if kind in _SHARED}
    lexicon = Lexicon(kinds)
    taken: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for mention in mentions:
        taken[mention.at.article, mention.at.paragraph].append((mention.at.start, mention.at.end))
    found = list(mentions)
    for article in articles:
        lower = words_in_lower_case(article)
        for number, paragraph in enumerate(article.paragraphs):
            if paragraph.kind is ParagraphKind.FURNITURE or is_headline(paragraph.text):
                continue
            covered = taken.get((article.number, number), ())
            for start, end, surface in lexicon.find(paragraph.text):
                word = " " not in surface and surface.casefold() in lower
                if not word and all(end <= a or b <= start for a, b in covered):
                    found.append(NamedMention(Passage(article.number, number, start, end), kinds[surface], surface))
    return tuple(found)
