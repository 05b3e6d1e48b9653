"""Which documents are one text: reprints and rewrites found by shared runs of words.

In: documents. Out: groups of document ids with the reason for each link. Compares word shingles
(A. Broder, On the resemblance and containment of documents, 1997, doi 10.1109/SEQUEN.1997.666900).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from coverstory.linking.documents import document_groups, document_links
from coverstory.linking.links import LinkKind
from coverstory.model import Document


@dataclass(frozen=True, slots=True)
class SameText:
    """Documents that carry one text, and why they are held to be one."""

    documents: tuple[str, ...]
    reasons: tuple[str, ...] = ()


def same_texts(documents: Sequence[Document]) -> tuple[SameText, ...]:
    """Group documents that share most of their words in order; every document is in one group."""
    texts = (LinkKind.REPRINT, LinkKind.REWRITE)
    links = [link for link in document_links(documents) if link.kind in texts]
    groups = document_groups((document.id for document in documents), links)
    return tuple(
        SameText(group.documents, tuple(link.reason for link in group.links)) for group in groups
    )
