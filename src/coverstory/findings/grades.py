"""Grades: how good a source is and how well borne out what it says, set apart, never averaged.

In: the origins behind a finding, the steps they speak to, grades a person has set. Out: one Grade
an origin. Admiralty code: F and 6 mean there is no basis to judge, not that it is bad.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coverstory.model import Grade, OriginGroup, StepResult, StepState


@dataclass(frozen=True, slots=True)
class SourceGrade:
    """A grade that a named person set for a publisher or speaker in case.yaml."""

    source: str
    grade: str
    why: str


@dataclass(frozen=True, slots=True)
class Support:
    """Which origins speak to which steps: `of_step` maps a step's name to origin ids."""

    of_step: Mapping[str, frozenset[str]]
    denied_by: Mapping[str, frozenset[str]]


def grades_of(
    groups: Sequence[OriginGroup],
    support: Support,
    steps: Sequence[StepResult],
    *,
    stated: Sequence[SourceGrade] = (),
    publishers: Mapping[str, str] | None = None,
) -> tuple[Grade, ...]:
    """Give a grade for every origin that counts."""
    counting = frozenset(group.id for group in groups if group.counts)
    of_origins = tuple(
        _grade(group, support, steps, counting, stated, publishers or {})
        for group in groups
        if group.counts
    )
    return of_origins + _of_outlets(groups, stated, publishers or {})


def _of_outlets(
    groups: Sequence[OriginGroup], stated: Sequence[SourceGrade], publishers: Mapping[str, str]
) -> tuple[Grade, ...]:
    """Give the grades that a person set for outlets: an outlet's grade is not its speakers'."""
    outlets = {publishers.get(name, "") for group in groups for name in group.documents}
    return tuple(
        Grade(
            f"outlet: {grade.source}",
            grade.grade,
            6,
            f"set by a person: {grade.why}",
            "the grade is the outlet's own; it says nothing of those who speak in it",
        )
        for grade in stated
        if grade.source.casefold() in {outlet.casefold() for outlet in outlets if outlet}
    )


def _grade(
    group: OriginGroup,
    support: Support,
    steps: Sequence[StepResult],
    counting: frozenset[str],
    stated: Sequence[SourceGrade],
    publishers: Mapping[str, str],
) -> Grade:
    letter, why = _source(group, stated, publishers)
    item, item_why = _item(group.id, support, steps, counting)
    return Grade(group.id, letter, item, why, item_why)


def _source(
    group: OriginGroup, stated: Sequence[SourceGrade], publishers: Mapping[str, str]
) -> tuple[str, str]:
    """Grade the speaker, not the outlet; an outlet's grade serves only its own words."""
    own_words = group.id.endswith(": narrator")
    names = {publishers.get(name, "").casefold() for name in group.documents} if own_words else {""}
    for grade in stated:
        named = grade.source.casefold()
        if named in names or named in group.speaker.casefold() or named == group.id.casefold():
            return grade.grade, f"set by a person: {grade.why}"
    if group.speaker.startswith("anonymous"):
        return "F", "an unnamed speaker of whom nothing is known: no basis to judge"
    return "F", "no person has graded this source: no basis to judge"


def _item(
    origin: str, support: Support, steps: Sequence[StepResult], counting: frozenset[str]
) -> tuple[int, str]:
    for step in steps:
        against = support.denied_by.get(step.name, frozenset()) & (counting - {origin})
        if step.state is StepState.CONTRADICTED and against:
            return 4, f"doubtful: '{step.name}' is denied by {', '.join(sorted(against))}"
    for step in steps:
        speaking = support.of_step.get(step.name, frozenset()) & counting
        if origin in speaking and len(speaking) > 1:
            others = ", ".join(sorted(speaking - {origin}))
            return 2, f"probably true: '{step.name}' is also told by {others}"
    return 6, "no other origin speaks to it: no basis to judge"
