"""The only wordings in which a row of law may be printed.

In: a row without its sentence, and the State's name. Out: one sentence. A duty of the UN or the
EU binds States: no company, school or person is ever said to have broken it.
"""

from coverstory.law.days import in_words
from coverstory.law.schema import Obligation
from coverstory.model import Answer, DutyState, LawRow


def sentence_for(row: LawRow, one: Obligation, state: str, *, reached: bool = True) -> str:
    """Give the sentence of a row: facts consistent, or not, with a State carrying it out.

    `reached` is false where the place is certainly no addressee's.
    """
    cited = one.cited()
    if row.state is DutyState.NOT_YET:
        start = in_words(row.in_force_from)
        return (
            f"{cited} was not yet in force on {in_words(row.as_of)}; it is in force from {start}."
        )
    if row.state is DutyState.ENDED:
        return f"{cited} was no longer in force on {in_words(row.as_of)}."
    if one.sentences is not None:
        return _for_others(row, one)
    if not reached:
        return f"{cited} binds {one.addressee}; {state} is not one of them."
    met = [each.says for each in row.exceptions if each.answer is Answer.YES]
    if met:
        return f"Outside {cited}, by its exception: {met[0]}."
    if row.state is DutyState.RUNNING and row.letter.answer is Answer.NO:
        return _running(row, cited, state)
    return _past(row) + _for_states(row, cited, state)


def _for_others(row: LawRow, one: Obligation) -> str:
    says = one.sentences
    if says is None:
        return ""
    given = row.letter.answer if row.letter.answer is Answer.YES else row.substance.answer
    chosen = {
        Answer.YES: says.shown,
        Answer.NO: says.not_shown,
        Answer.CANNOT_TELL: says.cannot_tell,
    }
    return chosen[given].replace("{instrument}", one.cited())


def _running(row: LawRow, cited: str, state: str) -> str:
    if row.due is None or row.substance.answer is Answer.NO:
        return f"Facts consistent with {state} not carrying out {cited} are not shown."
    left = f"until {in_words(row.due)} ({_days(row.days_left or 0)} left)"
    what = (
        "so people not yet sent back are not by itself a breach"
        if row.issue == "labour"
        else "so what still runs is not by itself a breach"
    )
    return f"The duty of {state} under {cited} was running {left}: not overdue, {what}."


def _past(row: LawRow) -> str:
    if row.days_past is None or row.due is None:
        return ""
    return f"The time limit of {in_words(row.due)} had passed {_days(row.days_past)} before. "


def _for_states(row: LawRow, cited: str, state: str) -> str:
    facts = f"facts consistent with {state} not carrying out {cited}"
    letter, substance = row.letter, row.substance
    if letter.answer is Answer.YES:
        return f"F{facts[1:]}, by its letter{_hung(letter.condition)}."
    by_letter = (
        "by its letter it cannot be told"
        if letter.answer is Answer.CANNOT_TELL
        else "by its letter it is not shown"
    )
    if substance.answer is Answer.YES:
        lead = f"F{facts[1:]} in substance{_hung(substance.condition)}"
        return f"{lead}; {by_letter}."
    if substance.answer is Answer.NO and letter.answer is Answer.NO:
        return f"F{facts[1:]} are not shown."
    if substance.condition:
        return f"It cannot be told whether there are {facts}: yes {substance.condition}."
    return f"It cannot be told whether there are {facts}."


def _hung(condition: str) -> str:
    return f", {condition}" if condition else ""


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"
