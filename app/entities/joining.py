"""What the joining of names works on: the names of each article, and a union-find over them."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.model.entity import EntityType, NamedMention


@dataclass(slots=True)
class Name:
    """All mentions in one article of one key and type: what the union-find joins."""

    key: str
    type: EntityType
    article: int
    words: tuple[str, ...]
    mentions: list[NamedMention] = field(default_factory=list)

    def titles(self) -> frozenset[str]:
        """The titles that stand before the name, folded, without full stops."""
        return frozenset(folded_title(mention) for mention in self.mentions if mention.title)


MEN = frozenset(
    ["mr", "sir", "lord", "king", "prince", "emperor", "duke", "earl", "baron", "count", "father", "brother"]
)
WOMEN = frozenset(
    ["mrs", "ms", "miss", "lady", "dame", "queen", "princess", "duchess", "baroness", "countess", "sister"]
)


class Joiner:
    """Union-find over numbers; the smaller number is the root, so that the outcome does not depend on the order."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, x: int) -> int:
        """The number that stands for all that *x* is joined with."""
        while self._parent[x] != x:
            self._parent[x] = self._parent[self._parent[x]]
            x = self._parent[x]
        return x

    def join(self, a: int, b: int) -> None:
        """Make *a* and *b* one."""
        low, high = sorted((self.root(a), self.root(b)))
        self._parent[high] = low


def folded_title(mention: NamedMention) -> str:
    """The title of a mention in lower case, without a full stop."""
    return mention.title.casefold().rstrip(".")
