"""A cue: the words of a sentence that say who speaks."""

from dataclasses import dataclass

from coverstory.model import Attribution


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say who speaks; offsets inside the sentence.

    `form`: leads, trails, according, citing, or back (the sentence before is what was said).
    """

    start: int
    end: int
    attribution: Attribution
    form: str
