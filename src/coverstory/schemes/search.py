"""The search for the choice of events that decides a scheme's verdict: its one meaning.

In: a scheme and the rows of one timeline. Out: the best answer that any choice of events gives,
one event for each required step, and that choice. A choice's answer is the least of its steps'
answers (Kleene's and), the verdict the greatest over choices (Kleene's or). Explains nothing.
"""

from dataclasses import dataclass, replace

from coverstory.model import Kind, Role
from coverstory.schemes.definition import Plan, Step, Window
from coverstory.schemes.membership import Assumed, Binding, fits, with_assumption
from coverstory.schemes.rows import CANNOT_TELL, NO, YES, Row, precedes

# An event that nobody recorded explains less than a recorded one with a gap in it.
_COST_OF_GAP, _COST_OF_UNRECORDED = 1, 3
# Ways to choose the events that are looked at for one timeline. The shipped schemes need under a
# thousand on 3,000 rows of one subject; a scheme whose steps all lean on one another could need
# more than anyone can wait for, and then cannot be told.
MOST_CHOICES = 50_000


@dataclass(frozen=True, slots=True)
class Found:
    """The best answer of a group of steps, the events chosen, and how many unknowns it rests on.

    `stopped` says that the search ended at MOST_CHOICES without a yes: it cannot be told.
    """

    value: int
    binding: Binding
    cost: int
    stopped: bool = False


class Choices:
    """The rows of one timeline, and what each step could be bound to."""

    __slots__ = ("_has_denials", "covered", "rows")

    def __init__(self, rows: dict[Kind, list[Row]], covered: frozenset[Kind]) -> None:
        self.rows = rows
        self.covered = covered
        self._has_denials = any(row.asserted == NO for found in rows.values() for row in found)

    def of_step(self, step: Step) -> list[Row]:
        """Give the rows of a step's kinds, by day."""
        if len(step.kinds) == 1:
            return self.rows[step.kinds[0]]
        merged = [row for kind in step.kinds for row in self.rows[kind]]
        return sorted(merged, key=lambda row: row.lo_key)

    def are_all_recorded(self, step: Step) -> bool:
        """Say whether every register that could hold the step's events was searched."""
        return all(kind in self.covered for kind in step.kinds)

    def members(self, step: Step, binding: Binding, assumed: Assumed) -> list[tuple[Row, int]]:
        """Give the rows that are or may be in the step's window, with their answers."""
        found = []
        for row in self.of_step(step):
            if row.asserted == NO:
                continue
            value = fits(step.window, row, binding, assumed)
            if value != NO:
                found.append((row, min(value, row.asserted)))
        return found

    def denials(self, step: Step, binding: Binding) -> list[Row]:
        """Give the denied events that otherwise fit; what a denial leaves open it denies too."""
        if not self._has_denials:
            return []
        return [
            row
            for row in self.of_step(step)
            if row.asserted == NO and fits(step.window, row, binding, ()) != NO
        ]

    def picked(self, step: Step, binding: Binding, assumed: Assumed) -> list[tuple[Row, int]]:
        """Give the rows that the step may stand for before `must` is asked, with their answers."""
        members = self.members(step, binding, assumed)
        if step.pick == "any" or not members:
            return members
        last = step.pick == "last"
        complete = self.are_all_recorded(step)
        if complete and all(value == YES and row.is_exact for row, value in members):
            keys = [row.lo_key for row, _ in members]
            wanted = max(keys) if last else min(keys)
            return [pair for pair in members if pair[0].lo_key == wanted]
        ranked = ((row, _picked_answer(row, v, members, last)) for row, v in members)
        limit = YES if complete else CANNOT_TELL
        return [(row, min(value, limit)) for row, value in ranked if value != NO]

    def candidates(
        self, step: Step, binding: Binding, assumed: Assumed
    ) -> list[tuple[Row | None, int]]:
        """Give what the step may be bound to: rows, and None for an event nobody recorded."""
        found: list[tuple[Row | None, int]] = []
        for row, picked in self.picked(step, binding, assumed):
            value = min(picked, fits(step.must, row, binding, assumed))
            if value != NO:
                found.append((row, value))
        denied = bool(self.denials(step, binding))
        if denied:
            return [(row, CANNOT_TELL) for row, _ in found]
        if not self.are_all_recorded(step):
            found.append((None, CANNOT_TELL))
        return found

    def overall(self, step: Step, binding: Binding, assumed: Assumed) -> int:
        """Answer a step that asks of all events in its window: absent or counted."""
        members = self.members(step, binding, assumed)
        complete = self.are_all_recorded(step)
        if step.count is None:
            return self._absence(members, complete=complete)
        certain = sum(value == YES for _, value in members)
        possible = len(members)
        most, least = step.count.at_most, step.count.at_least
        if (most is not None and certain > most) or (complete and possible < least):
            return NO
        value = YES
        if certain < least or (most is not None and (possible > most or not complete)):
            value = CANNOT_TELL
        if step.none:
            value = min(value, self._none(step, members, binding, assumed, complete=complete))
        return value

    def _absence(self, members: list[tuple[Row, int]], *, complete: bool) -> int:
        if any(value == YES for _, value in members):
            return NO
        return YES if complete and not members else CANNOT_TELL

    def _none(
        self,
        step: Step,
        members: list[tuple[Row, int]],
        binding: Binding,
        assumed: Assumed,
        *,
        complete: bool,
    ) -> int:
        refused = Window(where=step.none)
        answers = [min(value, fits(refused, row, binding, assumed)) for row, value in members]
        worst = max(answers, default=NO)
        return min(2 - worst, YES if complete else CANNOT_TELL)


def _picked_answer(row: Row, value: int, members: list[tuple[Row, int]], last: bool) -> int:
    """Answer whether a row is a member and no other member comes before (after) it."""
    for other, membership in members:
        if other is not row:
            ahead = precedes(row, other) if last else precedes(other, row)
            value = min(value, 2 - min(membership, ahead))
            if value == NO:
                break
    return value


class Search:
    """A depth-first search over the choices of one plan, cut off where nothing better can come."""

    __slots__ = ("_best", "_choices", "_left", "_plan", "_seen")

    def __init__(self, plan: Plan, choices: Choices) -> None:
        self._plan = plan
        self._choices = choices
        self._best = Found(NO, {}, 0)
        self._left = MOST_CHOICES
        self._seen: dict[tuple[object, ...], tuple[int, int]] = {}

    def best(self) -> Found:
        """Give the best choice; among equal ones that with the fewest unknowns, then earliest."""
        self._descend(0, {}, (), YES, 0)
        if self._left <= 0 and self._best.value != YES:
            return replace(self._best, value=CANNOT_TELL, stopped=True)
        return self._best

    def _descend(
        self, depth: int, binding: Binding, assumed: Assumed, value: int, cost: int
    ) -> None:
        self._left -= 1
        if self._left <= 0 or self._is_no_better(value, cost):
            return
        if depth == len(self._plan.steps):
            self._best = Found(value, dict(binding), cost)
            return
        if self._was_here(depth, binding, assumed, value, cost):
            return
        step = self._plan.steps[depth]
        if step.binds and step.role is Role.REQUIRED:
            self._branch(step, depth, binding, assumed, value, cost)
            return
        answer = overall_answer(self._choices, step, binding, assumed)
        if answer != NO:
            gap = _COST_OF_GAP if answer == CANNOT_TELL else 0
            self._descend(depth + 1, binding, assumed, min(value, answer), cost + gap)

    def _branch(
        self, step: Step, depth: int, binding: Binding, assumed: Assumed, value: int, cost: int
    ) -> None:
        for row, answer in self._choices.candidates(step, binding, assumed):
            binding[step.name] = row
            if answer == YES:
                self._descend(depth + 1, binding, assumed, value, cost)
            elif row is None:
                self._descend(depth + 1, binding, assumed, CANNOT_TELL, cost + _COST_OF_UNRECORDED)
            else:
                taken = with_assumption(assumed, row, step)
                self._descend(depth + 1, binding, taken, CANNOT_TELL, cost + _COST_OF_GAP)
            if self._best.value == YES or self._left <= 0:
                break
        binding.pop(step.name, None)

    def _is_no_better(self, value: int, cost: int) -> bool:
        best = self._best
        return value < best.value or (
            value == best.value and (value == YES or (value == CANNOT_TELL and cost >= best.cost))
        )

    def _was_here(
        self, depth: int, binding: Binding, assumed: Assumed, value: int, cost: int
    ) -> bool:
        """Say whether the same choices, as far as later steps see them, were tried before."""
        live = (id(binding.get(name)) for name in self._plan.live[depth])
        key = (depth, *live, *((id(row), step.name) for row, step in assumed))
        before = self._seen.get(key)
        if before is not None and before[0] >= value and before[1] <= cost:
            return True
        self._seen[key] = (value, cost)
        return False


def overall_answer(choices: Choices, step: Step, binding: Binding, assumed: Assumed) -> int:
    """Answer a step that chooses no event; a contradicting one must not be present."""
    if step.role is not Role.CONTRADICTING:
        return choices.overall(step, binding, assumed)
    return 2 - presence(choices, step, binding, assumed)


def presence(choices: Choices, step: Step, binding: Binding, assumed: Assumed) -> int:
    """Answer whether a step that is not required is there."""
    if not step.binds:
        return choices.overall(step, binding, assumed)
    return max((value for _, value in choices.candidates(step, binding, assumed)), default=NO)
