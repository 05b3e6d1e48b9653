"""What a scheme file may hold: the shapes that `packs.read_pack` checks, field by field.

In: nothing but types. `conversion.py` turns them into the values of `definition.py`.
docs/scheme-format.md explains each field; a field not here is refused with the words allowed.
"""

from datetime import date
from typing import Any, Literal

import msgspec
from msgspec import UNSET, UnsetType, field

from coverstory.model import Answer, Kind, Role


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mapping in a scheme file; unknown fields are refused."""


class RelationPart(_Part, frozen=True):
    """What an attribute must be, other than one of some words."""

    same_as: str = ""
    other_than: str = ""
    not_: str | list[str] = field(name="not", default_factory=list)
    at_least: int | None = None
    at_most: int | None = None


# YAML reads yes and no as true and false, and 12 as a number: both stand for the word written.
Given = str | bool | int | UnsetType | None
Wanted = str | bool | int | list[str] | RelationPart | None


class WherePart(_Part, frozen=True):
    """The attributes of an event and what each must be."""

    status: Wanted = None
    sector: Wanted = None
    city: Wanted = None
    country: Wanted = None
    nationality: Wanted = None
    origin_country: Wanted = None
    group: Wanted = None
    mode: Wanted = None
    employer: Wanted = None
    institution: Wanted = None
    sender: Wanted = None
    intermediary: Wanted = None
    recipient: Wanted = None
    role: Wanted = None
    field_of_study: Wanted = None
    purpose: Wanted = None
    frequency: Wanted = None
    identity: Wanted = None
    used_by: Wanted = None
    first_time: Wanted = None
    expired: Wanted = None
    returned: Wanted = None
    age_min: Wanted = None
    age_max: Wanted = None
    count_min: Wanted = None
    count_max: Wanted = None
    amount: Wanted = None
    currency: Wanted = None


class WindowPart(_Part, frozen=True):
    """When: bounds relative to other steps, and what is asked of the attributes."""

    where: WherePart | None = None
    known: list[str] = []
    after: str | list[str] = []
    before: str | list[str] = []
    from_: str | list[str] = field(name="from", default_factory=list)
    to: str | list[str] = []
    not_before: str | list[str] = []


class CountPart(_Part, frozen=True):
    """How many rows must lie in the window. A number, or $parameter."""

    at_least: int | str = 0
    at_most: int | str | None = None


class StepPart(WindowPart, frozen=True, kw_only=True):
    """One step of a scheme."""

    name: str
    kind: Kind | list[Kind]
    says: str
    role: Role = Role.REQUIRED
    pick: Literal["any", "first", "last"] = "any"
    must: WindowPart | None = None
    absent: bool = False
    count: CountPart | None = None
    none: WherePart | None = None
    contradicts: str | list[str] = []
    asks: str = ""
    who: list[str] = []


class IndicatorPart(WindowPart, frozen=True, kw_only=True):
    """A sign that alone proves nothing."""

    name: str
    kind: Kind | list[Kind]
    says: str
    strength: Literal["weak", "moderate", "strong"]
    innocent: str
    count: CountPart | None = None
    holds_while: str = ""
    not_while: str = ""


class RivalPart(_Part, frozen=True):
    """An innocent explanation."""

    name: str
    says: str
    fact: str
    who: list[str]
    ruled_out_by: list[str] = []
    supported_by: list[str] = []


class ParameterPart(_Part, frozen=True):
    """A number of the scheme, with its reason and the range that still makes sense."""

    name: str
    default: int
    min: int
    max: int
    why: str


class ReferencePart(_Part, frozen=True):
    """Where the scheme is known from."""

    title: str
    url: str
    says: str


class EventPart(_Part, frozen=True):
    """An event of an example, on one line."""

    id: str = ""
    kind: Kind | UnsetType = UNSET
    when: Any = UNSET
    asserted: bool | Answer | UnsetType = UNSET
    status: Given = UNSET
    sector: Given = UNSET
    city: Given = UNSET
    country: Given = UNSET
    expires: Any = UNSET
    nationality: Given = UNSET
    origin_country: Given = UNSET
    group: Given = UNSET
    mode: Given = UNSET
    employer: Given = UNSET
    institution: Given = UNSET
    sender: Given = UNSET
    intermediary: Given = UNSET
    recipient: Given = UNSET
    role: Given = UNSET
    field_of_study: Given = UNSET
    purpose: Given = UNSET
    frequency: Given = UNSET
    identity: Given = UNSET
    used_by: Given = UNSET
    first_time: Given = UNSET
    expired: Given = UNSET
    returned: Given = UNSET
    age_min: Given = UNSET
    age_max: Given = UNSET
    count_min: Given = UNSET
    count_max: Given = UNSET
    amount: Given = UNSET
    currency: Given = UNSET


class ExamplePart(_Part, frozen=True):
    """A timeline and the answer it must give."""

    name: str
    kind: Literal["positive", "negative", "near-miss", "unknown"]
    expect: bool | Answer
    from_: str = field(name="from", default="")
    covered: list[Kind] | None = None
    events: list[EventPart] = []
    change: list[EventPart] = []
    drop: list[str] = []
    fails: str = ""
    missing: str = ""


class SchemePart(_Part, frozen=True):
    """A whole scheme file."""

    id: str
    title: str
    status: Literal["draft", "test", "stable", "retired"]
    version: str
    grain: Literal["register", "report"]
    issue: Literal["labour", "teaching"]
    level: Literal["low", "medium", "high"]
    authors: list[str]
    created: date
    modified: date
    summary: str
    references: list[ReferencePart]
    obligations: list[str]
    steps: list[StepPart]
    raise_when: list[str]
    rivals: list[RivalPart]
    false_positives: list[str]
    examples: list[ExamplePart]
    parameters: list[ParameterPart] = []
    indicators: list[IndicatorPart] = []


ATTRIBUTES = tuple(WherePart.__struct_fields__)
# The one attribute that is a day of its own: bounds may start from it (`visa.expires + 60d`).
DATE_ATTRIBUTES = ("expires",)
