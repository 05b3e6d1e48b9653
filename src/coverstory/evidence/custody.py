"""What the custodian of a file states about it, beside what the file says of itself.

In: nothing. Out: a value handed to `read_document`. It is never filled by guessing.
"""

from dataclasses import dataclass

from coverstory.model import UNKNOWN_PERIOD, Period


@dataclass(frozen=True, slots=True)
class Custody:
    """The custodian's statements; '' and UNKNOWN_PERIOD say that nothing is stated.

    What is stated here goes before anything read from the document.
    """

    id: str = ""
    publisher: str = ""
    published: Period = UNKNOWN_PERIOD
    url: str = ""
    language: str = ""
    title: str = ""


NOTHING_STATED = Custody()
