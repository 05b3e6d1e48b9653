"""The form of `expected/findings.yaml`: strict, so that a slip in it is found."""

from pathlib import Path

import msgspec

from coverstory.packs import read_pack

ROOT = Path(__file__).parents[2]
CASES = sorted(path.parent for path in (ROOT / "examples").glob("*/case.yaml"))


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No unknown field."""


class Which(Part, frozen=True):
    """What must be so of an arrangement; empty fields are not looked at."""

    nationality: str = ""
    city: str = ""
    sector: str = ""
    cover: str = ""
    employer: str = ""
    institution: str = ""


class Raised(Part, frozen=True):
    """A scheme that must be raised for an arrangement, with one of the verdicts."""

    arrangement: Which
    scheme: str
    verdicts: tuple[str, ...]
    why: str = ""
    origins: int | None = None
    shown: str = ""


class NotRaised(Part, frozen=True):
    """A scheme that must not be raised for any arrangement like this."""

    scheme: str
    why: str
    arrangement: Which = Which()


class Law(Part, frozen=True):
    """What one obligation must give on a day."""

    obligation: str
    as_of: str = ""
    in_force: str = ""
    overdue: bool | None = None
    due: str = ""
    days_left: int | None = None
    days_past: int | None = None


class Expected(Part, frozen=True):
    """The whole file."""

    grain: str
    as_of: str
    raised: tuple[Raised, ...]
    not_raised: tuple[NotRaised, ...]
    law: tuple[Law, ...] = ()
    law_on_other_days: tuple[Law, ...] = ()
    one_origin: tuple[tuple[str, ...], ...] = ()
    denied_in: tuple[str, ...] = ()
    separate: tuple[tuple[str, ...], ...] = ()
    evasion_alleged: bool | None = None


def expected_of(case: Path) -> Expected:
    path = case / "expected" / "findings.yaml"
    return read_pack(path.read_text(encoding="utf-8"), str(path), Expected)
