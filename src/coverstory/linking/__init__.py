"""Same arrangement across claims, same origin across reports."""

from coverstory.linking.documents import DocumentGroup, document_groups, document_links
from coverstory.linking.links import Link, LinkKind, Shared
from coverstory.linking.origins import ClaimOrigins, claim_origins, origin_links
from coverstory.linking.reprints import SameText, same_texts

__all__ = [
    "ClaimOrigins",
    "DocumentGroup",
    "Link",
    "LinkKind",
    "SameText",
    "Shared",
    "claim_origins",
    "document_groups",
    "document_links",
    "origin_links",
    "same_texts",
]
