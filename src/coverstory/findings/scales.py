"""Likelihood and confidence: two sentences, kept apart, from one pack of words (ICD 203).

In: how far the steps of a scheme are borne out. Out: a Likelihood and a Confidence, as proposals.
Never gives a number or a word where the answer is 'cannot tell'.
"""

from functools import cache

import msgspec

from coverstory.model import Answer, Confidence, Grade, Likelihood, Origins
from coverstory.packs import pack_texts, read_pack


class _Word(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    word: str
    low: int = msgspec.field(name="from")
    high: int = msgspec.field(name="to")


class _Proposal(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    borne_out: str
    word: str


class _LikelihoodScale(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    source: str
    words: list[_Word]
    proposals: list[_Proposal]


class Scales(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The word scales of the pack."""

    likelihood: _LikelihoodScale
    source_grades: dict[str, str]


@cache
def scales() -> Scales:
    """Give the shipped scales."""
    text = dict(pack_texts("coverstory.findings"))["scales.yaml"]
    return read_pack(text, "findings/scales.yaml", Scales)


def likelihood_of(verdict: Answer, borne_out: str) -> Likelihood:
    """Propose a likelihood that the arrangement is what the scheme describes."""
    if verdict is Answer.CANNOT_TELL:
        return Likelihood(
            "none given",
            None,
            "No likelihood is given, because a step that the scheme needs cannot be told.",
        )
    scale = scales().likelihood
    kind = "against" if verdict is Answer.NO else borne_out
    word = next(entry.word for entry in scale.proposals if entry.borne_out == kind)
    low, high = next((entry.low, entry.high) for entry in scale.words if entry.word == word)
    phrase = "There is a roughly even chance" if word == "roughly even chance" else f"It is {word}"
    return Likelihood(
        word,
        (low, high),
        f"{phrase} ({low}-{high} %) that the arrangement is what the scheme describes.",
    )


def confidence_of(origins: Origins, grades: tuple[Grade, ...], borne_out: str) -> Confidence:
    """Say how good the basis is: how many origins speak to each step, and who has graded them."""
    counting = {group.id for group in origins.groups}
    graded = sum(grade.source in "AB" and grade.origin in counting for grade in grades)
    if borne_out == "corroborated" and graded >= 2:
        return Confidence("high", "Confidence is high: " + _EACH_STEP + ", two graded reliable.")
    if borne_out == "corroborated":
        return Confidence("moderate", "Confidence is moderate: " + _EACH_STEP + ", not all graded.")
    if borne_out == "recorded":
        return Confidence("moderate", "Confidence is moderate: " + _RECORDED)
    if origins.count > 1:
        return Confidence("low", f"Confidence is low: {origins.count} origins, " + _OTHER_STEPS)
    counted = "a single origin" if origins.count else "no counted origin"
    return Confidence("low", f"Confidence is low: {counted}, and nothing independent bears it out.")


_EACH_STEP = "every step that the scheme needs has two independent origins"
_RECORDED = "register rows fit, but nobody outside them was heard."
_OTHER_STEPS = "but a step that the scheme needs rests on one of them or none."
