"""Claims and rows as one relational event table."""

from coverstory.timelines.arrangements import Told, told_arrangements
from coverstory.timelines.events import asserted, event_of_claim

__all__ = ["Told", "asserted", "event_of_claim", "told_arrangements"]
