"""Phrases that text, Markdown and HTML share, so that one thing is said in one way.

In: values of the model and the words of a language. Out: one line of plain text, not yet escaped.
"""

from shlex import quote

from coverstory.model import Assessment, LawRow
from coverstory.pictures import Words, shown


def state_of_knowledge(assessment: Assessment, words: Words) -> str:
    """Give what was read and found, in numbers."""
    return words(
        "state of knowledge counts",
        documents=len(assessment.documents),
        registers=len(assessment.registers),
        claims=len(assessment.claims),
        arrangements=len(assessment.arrangements),
        findings=len(assessment.findings),
        problems=len(assessment.problems),
    )


def days_of(row: LawRow, words: Words) -> str:
    """Give where an obligation stands in time, in words."""
    told = words(f"duty {row.state}")
    if row.due:
        told += f", {words('due')} {words.day(row.due)}"
    if row.days_left is not None:
        told += f", {words('days left')}: {row.days_left}"
    if row.days_past is not None:
        told += f", {words('days past')}: {row.days_past}"
    return told


def in_plain(clause: str) -> str:
    """Give a clause's reason without the program's name for the clause ('back.to: ...')."""
    return clause.partition(": ")[2] or clause


def in_marks(words: str) -> str:
    """Put words in quotation marks that they do not hold themselves."""
    return f"«{words}»" if set(words) & set('“”"') else f"“{words}”"


def next_command(assessment: Assessment, again: tuple[str, ...] = ()) -> str:
    """Give the command that is sensible next; `again` are the words that name the same inputs."""
    if assessment.findings:
        words = (assessment.findings[0].id, *again)
        return f"coverstory explain {' '.join(quote(shown(word)) for word in words)}"
    if assessment.documents:
        paths = again or (assessment.documents[0].file,)
        return f"coverstory read {' '.join(quote(shown(word)) for word in paths)}"
    return "coverstory assess --help"
