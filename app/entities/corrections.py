"""The reader's corrections of the entities: they hold against whatever the program found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.entities.naming import entity_of
from app.model.decisions import EntityChoice, EntityDeed
from app.model.entity import Entity, EntityType, NamedMention


@dataclass(slots=True)
class _Cluster:
    """Mentions of one entity; ``name`` and ``type`` are the reader's, each with the number of the choice it is from."""

    mentions: list[NamedMention]
    name: tuple[int, str] = (-1, "")
    type: tuple[int, EntityType | None] = (-1, None)

    def surfaces(self) -> set[str]:
        return {mention.surface for mention in self.mentions}


def corrected(clusters: Iterable[Sequence[NamedMention]], choices: Sequence[EntityChoice]) -> list[Entity]:
    """The entities of *clusters* after the reader's *choices*, in the order these were made.

    A form is a surface as the articles write it, or a name the reader gave an entity before, which stands for all its
    surfaces. A choice whose forms are found nowhere changes nothing: the articles may have changed since it was made.
    """
    found = [_Cluster(list(cluster)) for cluster in clusters]
    for number, choice in enumerate(choices):
        forms = _surfaces(found, choice.forms)
        if choice.deed is EntityDeed.MERGE:
            found = _merged(found, forms, number, choice)
        elif choice.deed is EntityDeed.SPLIT:
            found = _parted(found, forms, number, choice)
        elif choice.deed is EntityDeed.DROP:
            found = _without(found, forms)
        else:
            for cluster in _meant(found, forms):
                _call(cluster, number, choice)
    return [entity_of(cluster.mentions, cluster.name[1], cluster.type[1]) for cluster in found]


def _surfaces(clusters: list[_Cluster], forms: Iterable[str]) -> set[str]:
    result = set(forms)
    for cluster in clusters:
        if cluster.name[1] in result and cluster.name[1] not in cluster.surfaces():
            result |= cluster.surfaces()
    return result


def _call(cluster: _Cluster, number: int, choice: EntityChoice) -> None:
    if choice.name:
        cluster.name = (number, choice.name)
    if choice.type is not None:
        cluster.type = (number, choice.type)


def _merged(clusters: list[_Cluster], forms: set[str], number: int, choice: EntityChoice) -> list[_Cluster]:
    """Join what has one of *forms*; of several names or types given by hand the last one given stays."""
    chosen = [cluster for cluster in clusters if not forms.isdisjoint(cluster.surfaces())]
    if not chosen:
        return clusters
    one = _Cluster(
        [mention for cluster in chosen for mention in cluster.mentions],
        max((cluster.name for cluster in chosen), key=lambda given: given[0]),
        max((cluster.type for cluster in chosen), key=lambda given: given[0]),
    )
    _call(one, number, choice)
    return [*(cluster for cluster in clusters if cluster not in chosen), one]


def _parted(clusters: list[_Cluster], forms: set[str], number: int, choice: EntityChoice) -> list[_Cluster]:
    """Take *forms* out into an entity of their own, which keeps no name or type given to where they were."""
    taken = [mention for cluster in clusters for mention in cluster.mentions if mention.surface in forms]
    if not taken:
        return clusters
    one = _Cluster(taken)
    _call(one, number, choice)
    return [*_without(clusters, forms), one]


def _without(clusters: list[_Cluster], forms: set[str]) -> list[_Cluster]:
    left = [
        _Cluster([m for m in cluster.mentions if m.surface not in forms], cluster.name, cluster.type)
        for cluster in clusters
    ]
    return [cluster for cluster in left if cluster.mentions]


def _meant(clusters: list[_Cluster], forms: set[str]) -> list[_Cluster]:
    """Those that have the most of *forms*: of two people called Marsh the one whose full name is among them."""
    shares = [len(forms & cluster.surfaces()) for cluster in clusters]
    most = max(shares, default=0)
    return [cluster for cluster, share in zip(clusters, shares, strict=True) if share == most and most > 0]
