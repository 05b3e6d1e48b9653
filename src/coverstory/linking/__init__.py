"""Same arrangement across claims, same origin across reports."""

from coverstory.linking.origins import ClaimOrigins, claim_origins
from coverstory.linking.reprints import SameText, same_texts

__all__ = ["ClaimOrigins", "SameText", "claim_origins", "same_texts"]
