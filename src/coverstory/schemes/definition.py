"""A scheme as frozen values: what the evaluator, the compiler and the explanation all work from.

In: `loader.read_scheme` builds them, with every parameter already a number. Out: plain data.
Nothing here evaluates, reads a file or knows YAML.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from coverstory.model import Answer, Event, Grain, Kind, Role

Side = Literal["after", "before", "from", "to", "not_before"]


@dataclass(frozen=True, slots=True)
class Bound:
    """One side of a window, relative to the event another step is bound to.

    `after` and `before` are strict, `from` and `to` inclusive. A `plain` bound (no days, no
    attribute) compares day and then the order within the day; any other compares days alone.
    """

    side: Side
    step: str
    attribute: str = ""
    days: int = 0
    plain: bool = True
    wording: str = ""


@dataclass(frozen=True, slots=True)
class AttributeTest:
    """What one attribute must be. Not recorded (None) always gives cannot tell.

    Exactly one of the fields after `attribute` is set: one of `words`, none of `excluded`, equal
    (`same_as`) or unequal (`other_than`) to an attribute of another step's event, or a number in
    bounds.
    """

    attribute: str
    words: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    same_as: tuple[str, str] | None = None
    other_than: tuple[str, str] | None = None
    at_least: int | None = None
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """Tests of one event: attributes, attributes that must be recorded, and bounds in time."""

    where: tuple[AttributeTest, ...] = ()
    known: tuple[str, ...] = ()
    bounds: tuple[Bound, ...] = ()

    @property
    def leans_on(self) -> frozenset[str]:
        """Give the names of the steps it refers to."""
        related = (test.same_as or test.other_than for test in self.where)
        return frozenset(
            {bound.step for bound in self.bounds} | {pair[0] for pair in related if pair}
        )


@dataclass(frozen=True, slots=True)
class Count:
    """How many events must lie in a window, inclusive; no `at_most` means no upper end."""

    at_least: int = 0
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step: it binds an event, or (`absent`, `count`) asks of all events in its window."""

    name: str
    kinds: tuple[Kind, ...]
    says: str
    role: Role = Role.REQUIRED
    window: Window = Window()
    pick: Literal["any", "first", "last"] = "any"
    must: Window = Window()
    absent: bool = False
    count: Count | None = None
    none: tuple[AttributeTest, ...] = ()
    contradicts: tuple[str, ...] = ()
    asks: str = ""
    who: tuple[str, ...] = ()

    @property
    def binds(self) -> bool:
        """Say whether it stands for one event, to which other steps may refer."""
        return not self.absent and self.count is None

    @property
    def leans_on(self) -> frozenset[str]:
        """Give the names of the steps whose events it is measured from."""
        related = (test.same_as or test.other_than for test in self.none)
        named = frozenset(pair[0] for pair in related if pair)
        return self.window.leans_on | self.must.leans_on | named


@dataclass(frozen=True, slots=True)
class Indicator:
    """A sign that alone proves nothing; `holds_while` and `not_while` name host-law rules."""

    step: Step
    strength: str
    innocent: str
    holds_while: str = ""
    not_while: str = ""


@dataclass(frozen=True, slots=True)
class Rival:
    """An innocent explanation, the fact that would answer it, and the steps that bear on it."""

    name: str
    says: str
    fact: str
    who: tuple[str, ...]
    ruled_out_by: tuple[str, ...] = ()
    supported_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number that the scheme rests on, its range, and the reason for it."""

    name: str
    default: int
    min: int
    max: int
    why: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Where the scheme is known from, and what that source says in our words."""

    title: str
    url: str
    says: str


@dataclass(frozen=True, slots=True)
class Example:
    """A timeline and the verdict it must give; `fails` and `missing` name the step at fault."""

    name: str
    kind: str
    expect: Answer
    covered: frozenset[Kind]
    events: tuple[Event, ...]
    fails: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Steps to be decided together, in order, and which earlier choices still matter at each."""

    steps: tuple[Step, ...]
    live: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Scheme:
    """One evasion scheme of the library, checked and ready to be held against a timeline.

    `steps` stand in the order of the file; `order` gives their indices in the order of
    evaluation: every step after those it leans on. The `plans` decide the verdict. `kinds` are
    all that a step or indicator looks at.
    """

    id: str
    title: str
    status: str
    version: str
    grain: Grain
    issue: str
    level: str
    authors: tuple[str, ...]
    created: date
    modified: date
    summary: str
    references: tuple[Reference, ...]
    obligations: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    steps: tuple[Step, ...]
    indicators: tuple[Indicator, ...]
    rivals: tuple[Rival, ...]
    false_positives: tuple[str, ...]
    raise_when: tuple[str, ...]
    examples: tuple[Example, ...]
    kinds: frozenset[Kind]
    file: str
    order: tuple[int, ...] = ()
    plans: tuple[Plan, ...] = ()

    def step(self, name: str) -> Step:
        """Give the step of that name; the loader has checked that references exist."""
        return next(step for step in self.steps if step.name == name)
