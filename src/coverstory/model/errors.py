"""What can go wrong. Every error says where, what, and what to do next.

CoverstoryError
├── DataError                 your data; exit code 1
│   ├── FileNotUsable             empty, binary, too large, broken: the file cannot be evidence
│   ├── TableNotUsable            a table or row that cannot be read
│   ├── DateNotReadable           a date that is no date, or a day that does not exist
│   ├── SpanOutsideText           offsets that do not fit the kept original
│   ├── CaseNotUsable             case.yaml is missing, misspelt or contradictory
│   ├── PackNotUsable             a scheme, obligation or lexicon file with a mistake in it
│   └── ServerNotUsable           a language model's server gave no answer that can be used
└── CommandError              your command; exit code 2
    ├── UnknownName               no scheme, obligation or finding of that name
    └── PartNotInstalled          an optional part is needed; the install line is given

Anything else that escapes is our bug: exit code 3.
"""

from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Where:
    """A place to look: a file, and in it a line, span, row or field, counted from 1."""

    file: str
    line: int | None = None
    column: int | None = None
    start: int | None = None
    end: int | None = None
    row: int | None = None
    field: str = ""

    def __str__(self) -> str:
        place = self.file
        if self.line is not None:
            place += f":{self.line}" + (f":{self.column}" if self.column is not None else "")
        if self.row is not None:
            place += f", row {self.row}"
        if self.start is not None:
            place += f", characters {self.start} to {self.end}"
        return place + (f", field {self.field}" if self.field else "")


class CoverstoryError(Exception):
    """The root of the tree above: `where`, `what`, `next_step`, and the exit code it leads to."""

    exit_code: ClassVar[int] = 1

    def __init__(self, where: Where, what: str, next_step: str) -> None:
        super().__init__(where, what, next_step)
        self.where = where
        self.what = what
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.next_step}"


class DataError(CoverstoryError):
    """Something in the data given cannot be used."""


class FileNotUsable(DataError):
    """A file cannot serve as evidence."""


class TableNotUsable(DataError):
    """A table or one of its rows cannot be read."""


class DateNotReadable(DataError):
    """A date is no date, or names a day that does not exist."""


class SpanOutsideText(DataError):
    """Offsets do not fit the kept original."""


class CaseNotUsable(DataError):
    """A case folder's case.yaml cannot be used."""


class PackNotUsable(DataError):
    """A scheme, obligation, host-law or lexicon file has a mistake in it."""


class ServerNotUsable(DataError):
    """The server of a language model gave no answer that can be used; what else was read stands."""


class CommandError(CoverstoryError):
    """The command itself cannot be carried out."""

    exit_code: ClassVar[int] = 2


class UnknownName(CommandError):
    """Nothing goes by that name; the message lists what does."""


class PartNotInstalled(CommandError):
    """An optional part is needed; the message gives the exact install line."""


@dataclass(frozen=True, slots=True)
class Problem:
    """An error kept as a value, so that other inputs go on and nothing left out goes unlisted."""

    where: str
    what: str
    next_step: str
    kind: str = "DataError"
    left_out: int = 1

    @classmethod
    def of(cls, error: CoverstoryError, left_out: int = 1) -> "Problem":
        """Keep an error as a value."""
        return cls(str(error.where), error.what, error.next_step, type(error).__name__, left_out)


@dataclass(slots=True)
class Problems:
    """A collector handed along while many things are loaded: collect, do not stop at the first."""

    found: list[Problem] = field(default_factory=list)

    def add(self, error: CoverstoryError, left_out: int = 1) -> None:
        """Keep one error."""
        self.found.append(Problem.of(error, left_out))

    def frozen(self) -> tuple[Problem, ...]:
        """Give what was collected, in order."""
        return tuple(self.found)
