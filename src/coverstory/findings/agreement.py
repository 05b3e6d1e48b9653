"""Many matches of one scheme as one: only what all of them share is told of all.

In: matches of the same scheme. Out: one Match. Where they differ in a step, a sign or a rival it
cannot be told, so that no single timeline speaks for the others.
"""

from collections.abc import Sequence
from dataclasses import replace

from coverstory.model import Answer, Match, RivalState, StepResult, StepState


def agreed(matches: Sequence[Match]) -> Match:
    """Give one match for all: what they do not all share cannot be told, whoever comes first."""
    first = matches[0]
    return replace(
        first,
        steps=tuple(_agreed_step(steps) for steps in zip(*(m.steps for m in matches), strict=True)),
        indicators=tuple(
            replace(signs[0], answer=_shared([sign.answer for sign in signs]))
            for signs in zip(*(m.indicators for m in matches), strict=True)
        ),
        rivals=tuple(
            replace(rivals[0], state=_shared_state([rival.state for rival in rivals]))
            for rivals in zip(*(m.rivals for m in matches), strict=True)
        ),
    )


def _agreed_step(steps: Sequence[StepResult]) -> StepResult:
    shared = _shared([step.answer for step in steps])
    if shared is steps[0].answer and len({step.state for step in steps}) == 1:
        return steps[0]
    return replace(steps[0], answer=Answer.CANNOT_TELL, state=StepState.CANNOT_TELL)


def _shared(answers: Sequence[Answer]) -> Answer:
    return answers[0] if len(set(answers)) == 1 else Answer.CANNOT_TELL


def _shared_state(states: Sequence[RivalState]) -> RivalState:
    return states[0] if len(set(states)) == 1 else RivalState.OPEN
