"""The reference evaluator: a scheme held against one timeline, three-valued, in plain Python.

In: a scheme, a timeline, host law as values and an as-of day. Out: a Match: verdict, every step
with the events and the clause that decided it, indicators and rivals. No clock, no I/O. Exact
register dates are the special case of vague report dates.
"""

from datetime import date

from coverstory.model import (
    Answer,
    Grain,
    HostRule,
    Match,
    RivalResult,
    RivalState,
    Role,
    StepResult,
    StepState,
    Timeline,
)
from coverstory.schemes.definition import Rival, Scheme, Step
from coverstory.schemes.membership import Assumed, Binding, with_assumption
from coverstory.schemes.near import nearest_miss
from coverstory.schemes.rows import ANSWERS, CANNOT_TELL, NO, YES, rows_by_kind
from coverstory.schemes.search import MOST_CHOICES, Choices, Search
from coverstory.schemes.signs import indicator_results
from coverstory.schemes.tracing import Trace, trace_step

_STATES = (StepState.ABSENT, StepState.CANNOT_TELL, StepState.PRESENT)


def evaluate(
    scheme: Scheme,
    timeline: Timeline,
    *,
    host_rules: tuple[HostRule, ...] = (),
    as_of: date | None = None,
) -> Match:
    """Hold a scheme against a timeline and say how far it fits, step by step.

    The verdict is yes when some choice of events meets every required step, no when none can, and
    cannot tell otherwise (docs/scheme-format.md). `host_rules` and `as_of` only move indicators.
    """
    choices = Choices(rows_by_kind(timeline, scheme.kinds), timeline.covered)
    value, binding, stopped = _decided(scheme, choices)
    assumed = _bind_others(scheme, choices, binding)
    told = scheme.grain is Grain.REPORT
    traces = {
        step.name: trace_step(
            step,
            binding,
            assumed if step.role is Role.REQUIRED else (),
            choices,
            every_witness=told,
        )
        for step in scheme.steps
    }
    value, traces, against = _contradicted(scheme, value, traces)
    steps = tuple(_step_result(step, traces[step.name]) for step in scheme.steps)
    return Match(
        scheme=scheme.id,
        title=scheme.title,
        version=scheme.version,
        grain=scheme.grain,
        subject=timeline.subject,
        verdict=ANSWERS[value],
        raised=value != NO and _is_raised(scheme, steps),
        steps=steps,
        indicators=indicator_results(scheme, binding, choices, host_rules, as_of),
        rivals=tuple(_rival_result(rival, steps) for rival in scheme.rivals),
        obligations=scheme.obligations,
        issue=scheme.issue,
        deciding=_deciding(steps),
        clause=_STOPPED if stopped else _clause(scheme, value, traces, against),
    )


def verdict(scheme: Scheme, timeline: Timeline) -> Answer:
    """Give the verdict of `evaluate` without its reasons; for registers, several times faster."""
    if scheme.grain is not Grain.REGISTER:
        return evaluate(scheme, timeline).verdict
    choices = Choices(rows_by_kind(timeline, scheme.kinds), timeline.covered)
    value = YES
    for plan in scheme.plans:
        value = min(value, Search(plan, choices).best().value)
        if value == NO:
            break
    return ANSWERS[value]


_STOPPED = (
    f"search: stopped after {MOST_CHOICES:,} ways to choose the events; "
    "narrow the scheme's windows, so that fewer events fit each step"
)


def _decided(scheme: Scheme, choices: Choices) -> tuple[int, Binding, bool]:
    """Give the verdict, the choice it rests on (for no: the nearest miss), and if it stopped."""
    value = YES
    stopped = False
    binding: Binding = {}
    for plan in scheme.plans:
        found = Search(plan, choices).best()
        value = min(value, found.value)
        stopped |= found.stopped
        binding |= found.binding if found.value != NO else nearest_miss(plan, choices)
    return value, binding, stopped and value != NO


def _bind_others(scheme: Scheme, choices: Choices, binding: Binding) -> Assumed:
    """Bind supporting and contradicting steps to their best events; give what is assumed.

    Only the choice of required events assumes anything, and only for other required steps: what
    an event would have to be for the scheme to fit is no evidence that it is so.
    """
    assumed: Assumed = ()
    for step in (scheme.steps[n] for n in scheme.order):
        if not step.binds:
            continue
        required = step.role is Role.REQUIRED
        options = choices.candidates(step, binding, assumed if required else ())
        if step.name not in binding:
            best = max((answer for _, answer in options), default=NO)
            binding[step.name] = next((row for row, answer in options if answer == best), None)
        row = binding[step.name]
        if required and row is not None and (row, CANNOT_TELL) in options:
            assumed = with_assumption(assumed, row, step)
    return assumed


def _contradicted(
    scheme: Scheme, value: int, traces: dict[str, Trace]
) -> tuple[int, dict[str, Trace], str]:
    """Apply contradicting steps that are present; give the first that speaks against the whole.

    In registers they have already counted as steps that must be absent.
    """
    against = ""
    changed = dict(traces)
    for step in scheme.steps:
        if step.role is not Role.CONTRADICTING or traces[step.name].value != YES:
            continue
        for name in step.contradicts:
            changed[name] = _weakened(changed[name], step)
        if not step.contradicts:
            against = against or step.name
    if scheme.grain is Grain.REGISTER:
        return value, changed, against
    required = [changed[step.name] for step in scheme.steps if step.role is Role.REQUIRED]
    value = min(value, *(trace.value for trace in required))
    if against and value != NO:
        value = CANNOT_TELL if all(trace.recorded for trace in required) else NO
    return value, changed, against


def _weakened(trace: Trace, by: Step) -> Trace:
    value = min(trace.value, CANNOT_TELL if trace.recorded else NO)
    clause = f"{by.name}: {by.says}"
    return Trace(value, trace.evidence, clause, trace.distance, True, trace.recorded)


def _step_result(step: Step, trace: Trace) -> StepResult:
    is_open = trace.value == CANNOT_TELL
    return StepResult(
        name=step.name,
        role=step.role,
        state=StepState.CONTRADICTED if trace.contradicted else _STATES[trace.value],
        answer=ANSWERS[trace.value],
        says=step.says,
        evidence=trace.evidence,
        clause=trace.clause,
        distance=trace.distance,
        asks=step.asks if is_open else "",
        who=step.who if is_open else (),
    )


def _is_raised(scheme: Scheme, steps: tuple[StepResult, ...]) -> bool:
    return any(step.answer is Answer.YES for step in steps if step.name in scheme.raise_when)


def _rival_result(rival: Rival, steps: tuple[StepResult, ...]) -> RivalResult:
    """Weigh the steps that bear on a rival; with some on both sides it stays open."""
    present = {step.name: step for step in steps if step.answer is Answer.YES}
    against = [present[name] for name in rival.ruled_out_by if name in present]
    support = [present[name] for name in rival.supported_by if name in present]
    state = RivalState.OPEN
    if bool(against) != bool(support):
        state = RivalState.ANSWERED if against else RivalState.SUPPORTED
    evidence = dict.fromkeys(one for step in (*against, *support) for one in step.evidence)
    return RivalResult(rival.name, rival.says, rival.fact, rival.who, state, tuple(evidence))


def _deciding(steps: tuple[StepResult, ...]) -> tuple[str, ...]:
    required = (step for step in steps if step.role is Role.REQUIRED)
    return tuple(dict.fromkeys(one for step in required for one in step.evidence))


def _clause(scheme: Scheme, value: int, traces: dict[str, Trace], against: str) -> str:
    """Give the first clause that gave the verdict; '' for yes."""
    if value == YES:
        return ""
    for step in scheme.steps:
        if step.role is Role.REQUIRED and traces[step.name].value == value:
            return traces[step.name].clause
    doubtful = [s for s in scheme.steps if s.role is Role.CONTRADICTING]
    name = against or next((s.name for s in doubtful if traces[s.name].value != NO), "")
    return f"{name}: {scheme.step(name).says}" if name else ""
