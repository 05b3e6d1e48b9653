"""The form of an obligation pack, and how its text is read.

In: the text of one YAML file and its name. Out: an `Obligation`, checked beyond its types (facts
and patterns exist, dates in order), or PackNotUsable with the line. Holds no law and no date.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal

import msgspec

from coverstory.law.vocabulary import FACT_NAMES
from coverstory.model import Answer, PackNotUsable, Sureness, Where
from coverstory.packs import line_of, read_pack

_Named = tuple[str, tuple[str | int, ...]]
_FACT_LISTS = ("all", "any", "none", "arguable", "while_running", "past_limit", "dated_by")
Issue = Literal["labour", "teaching", "goods", "joint venture"]
Bearing = Literal["applies", "only if", "open question", "separate issue", "outside"]


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the parts of a pack share: no unknown field, never changed."""


class Wording(_Part, frozen=True):
    """One part of the wording and how sure it is."""

    part: str
    sureness: Sureness


class Deadline(_Part, frozen=True):
    """The last day on which a duty can be done; `shown_by` is the fact dated after it."""

    day: date
    says: str
    sureness: Sureness
    shown_by: str = ""


class Report(_Part, frozen=True):
    """A report that States owe, and by when."""

    says: str
    due: date
    sureness: Sureness


class Exemption(_Part, frozen=True):
    """An exception: met when `fact` and every fact in `also` hold, ruled out when any does not.

    `before` is the day before which the fact must lie, where the exception has such a day.
    """

    id: str
    says: str
    fact: str
    sureness: Sureness
    also: tuple[str, ...] = ()
    before: date | None = None


class Hinge(_Part, frozen=True):
    """A fact that a yes hangs on, in the words of the condition: 'the work is shown'."""

    fact: str
    says: str


class Remark(_Part, frozen=True):
    """A sentence added to the reason when a fact has this answer."""

    fact: str
    answer: Answer
    says: str


class Side(_Part, frozen=True):
    """How the letter, or the substance, is answered from facts (Kleene's three values).

    Yes when all of `all`, one of `any` and none of `none` hold. `arguable` facts stand beside
    `any` but make it cannot tell at most. `while_running` adds facts needed before a time limit
    ('never' means no breach until then), `past_limit` facts needed after it. `at_most` caps a yes
    at cannot tell and says why. `dated_by` names facts whose own
    date is the day of the act.
    """

    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    arguable: tuple[str, ...] = ()
    while_running: tuple[str, ...] | Literal["never"] = ()
    past_limit: tuple[str, ...] = ()
    hinges_on: tuple[Hinge, ...] = ()
    remarks: tuple[Remark, ...] = ()
    at_most: str = ""
    dated_by: tuple[str, ...] = ()

    def facts(self) -> tuple[str, ...]:
        """Name every fact this side may turn on, in the order written."""
        running = () if self.while_running == "never" else self.while_running
        named = (*self.all, *self.any, *self.none, *self.arguable, *running, *self.past_limit)
        return tuple(dict.fromkeys(named))


class Engagement(_Part, frozen=True):
    """A fact pattern that raises (or lies outside) the obligation; days inclusive."""

    pattern: str
    bearing: Bearing
    says: str = ""
    since: date | None = None
    until: date | None = None


class Source(_Part, frozen=True):
    """Where the wording, or an account of it, was read."""

    url: str
    gives: str
    sureness: Sureness


class Sentences(_Part, frozen=True):
    """What is printed for a rule that does not bind States; `{instrument}` may stand in it."""

    shown: str
    not_shown: str
    cannot_tell: str


class Obligation(_Part, frozen=True):
    """One obligation as its file gives it.

    `applies_in` names the host countries it reaches (empty: every State), `silent_on` what the
    letter does not say.
    """

    id: str
    title: str
    regime: Literal["UN", "EU", "US"]
    instrument: str
    paragraph: str
    addressee: str
    binds_states: bool
    act: str
    subject: str
    issue: Issue
    in_force_from: date
    in_force_until: date | None
    sureness: Sureness
    wording: tuple[Wording, ...]
    letter: Side
    substance: Side
    sources: tuple[Source, ...]
    deadline: Deadline | None = None
    reports: tuple[Report, ...] = ()
    exceptions: tuple[Exemption, ...] = ()
    engaged_by: tuple[Engagement, ...] = ()
    applies_in: tuple[str, ...] = ()
    sentences: Sentences | None = None
    silent_on: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def cited(self) -> str:
        """Name instrument and paragraph as a sentence names them."""
        return f"{self.instrument} {self.paragraph}"

    def facts(self) -> tuple[str, ...]:
        """Name every fact it turns on: letter, substance, exceptions."""
        excepted = [name for one in self.exceptions for name in (one.fact, *one.also)]
        return tuple(dict.fromkeys((*self.letter.facts(), *self.substance.facts(), *excepted)))

    def unsure_parts(self) -> tuple[Wording, ...]:
        """Give the parts of the wording that may not be printed as law."""
        return tuple(part for part in self.wording if part.sureness is not Sureness.VERIFIED)


def read_obligation(text: str, file: str) -> Obligation:
    """Read one obligation. Raises PackNotUsable with line, field and the words allowed."""
    found = read_pack(text, file, Obligation)
    _refuse_unknown_facts(found, text, file)
    _refuse_wrong_days(found, text, file)
    if found.binds_states == (found.sentences is not None):
        raise PackNotUsable(
            Where(file, line_of(text, "binds_states"), field="sentences"),
            "a rule that binds States takes the house's sentence, any other gives its own",
            "Give `sentences` exactly when `binds_states` is false.",
        )
    return found


def _refuse_unknown_facts(found: Obligation, text: str, file: str) -> None:
    for name, path in (*_named_by_sides(found), *_named_elsewhere(found)):
        if name not in FACT_NAMES:
            raise PackNotUsable(
                Where(file, line_of(text, *path), field=str(path[0])),
                f"no fact is called {name!r}",
                f"Facts that law turns on: {', '.join(FACT_NAMES)}.",
            )


def _named_by_sides(found: Obligation) -> Iterator[_Named]:
    """Give every fact that letter and substance name, with its path in the file."""
    for side, value in (("letter", found.letter), ("substance", found.substance)):
        for field in _FACT_LISTS:
            if (names := getattr(value, field)) != "never":
                yield from ((name, (side, field, i)) for i, name in enumerate(names))
        yield from ((each.fact, (side, "hinges_on", i)) for i, each in enumerate(value.hinges_on))
        yield from ((each.fact, (side, "remarks", i)) for i, each in enumerate(value.remarks))


def _named_elsewhere(found: Obligation) -> Iterator[_Named]:
    """Give every fact that exceptions and the deadline name, with its path in the file."""
    for i, one in enumerate(found.exceptions):
        yield one.fact, ("exceptions", i, "fact")
        yield from ((name, ("exceptions", i, "also", j)) for j, name in enumerate(one.also))
    if found.deadline and found.deadline.shown_by:
        yield found.deadline.shown_by, ("deadline", "shown_by")


def _refuse_wrong_days(found: Obligation, text: str, file: str) -> None:
    days = [("in_force_until", found.in_force_until)]
    days += [("deadline", found.deadline.day)] if found.deadline else []
    days += [("reports", report.due) for report in found.reports]
    for field, day in days:
        if day is not None and day < found.in_force_from:
            raise PackNotUsable(
                Where(file, line_of(text, field), field=field),
                f"{day} lies before the day it is in force from ({found.in_force_from})",
                "Check both days against the source.",
            )
