"""The three answers: yes, no, cannot tell.

Kleene's strong three-valued logic (S. C. Kleene, Introduction to Metamathematics, 1952, §64).
Nothing in Coverstory stands for "cannot tell" but this member: never None, never a missing key.
"""

from collections.abc import Iterable
from enum import StrEnum


class Answer(StrEnum):
    """An answer to a question of fact.

    >>> Answer.YES & Answer.CANNOT_TELL
    <Answer.CANNOT_TELL: 'cannot tell'>
    >>> Answer.NO & Answer.CANNOT_TELL
    <Answer.NO: 'no'>
    """

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot tell"

    def __and__(self, other: "Answer") -> "Answer":
        return all_of((self, other))

    def __or__(self, other: "Answer") -> "Answer":
        return any_of((self, other))

    def __invert__(self) -> "Answer":
        return _OPPOSITE[self]

    def __bool__(self) -> bool:
        """Refuse silent coercion: 'cannot tell' is neither true nor false."""
        raise TypeError("An Answer has three values: compare it with `is Answer.YES`.")


_OPPOSITE = {
    Answer.YES: Answer.NO,
    Answer.NO: Answer.YES,
    Answer.CANNOT_TELL: Answer.CANNOT_TELL,
}


def answer(statement: bool | None) -> Answer:
    """Give the Answer for a truth value; None means the fact is not recorded."""
    if statement is None:
        return Answer.CANNOT_TELL
    return Answer.YES if statement else Answer.NO


def all_of(answers: Iterable[Answer]) -> Answer:
    """Give yes when every answer is yes (also of none), no when any is no."""
    seen = set(answers)
    if Answer.NO in seen:
        return Answer.NO
    return Answer.CANNOT_TELL if Answer.CANNOT_TELL in seen else Answer.YES


def any_of(answers: Iterable[Answer]) -> Answer:
    """Give yes when any answer is yes, no when every one is no (also of none)."""
    seen = set(answers)
    if Answer.YES in seen:
        return Answer.YES
    return Answer.CANNOT_TELL if Answer.CANNOT_TELL in seen else Answer.NO
