"""Which documents are one origin: every link among them, and the groups that whole links make.

In: documents. Out: links, each with its reason, and groups. The order of documents changes nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coverstory.linking.candidates import candidate_pairs
from coverstory.linking.comparing import links_between
from coverstory.linking.joining import Joined
from coverstory.linking.links import Link
from coverstory.linking.traits import traits_of
from coverstory.model import Document


@dataclass(frozen=True, slots=True)
class DocumentGroup:
    """Documents that are one origin, and the links that make them so; often a document alone."""

    documents: tuple[str, ...]
    links: tuple[Link, ...] = ()


def document_links(documents: Sequence[Document]) -> tuple[Link, ...]:
    """Give every link between two documents, sorted by their ids."""
    traits = [traits_of(document) for document in sorted(documents, key=lambda one: one.id)]
    return tuple(
        link
        for first, second in candidate_pairs(traits)
        for link in links_between(traits[first], traits[second])
    )


def document_groups(documents: Iterable[str], links: Iterable[Link]) -> tuple[DocumentGroup, ...]:
    """Group document ids by whole links, closed under them; every document is in one group."""
    joined = Joined(documents)
    whole = [link for link in links if link.whole]
    for link in whole:
        joined.join(link.one, link.other)
    of_group: dict[str, list[Link]] = {}
    for link in whole:
        of_group.setdefault(joined.of(link.one), []).append(link)
    return tuple(
        DocumentGroup(members, tuple(of_group.get(joined.of(members[0]), ())))
        for members in joined.groups()
    )
