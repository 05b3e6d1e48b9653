"""How commands print: JSON, problems, and progress on a terminal only."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click
import msgspec

from coverstory.model import Problem
from coverstory.pictures import shown


def as_json(value: Any) -> str:
    """Give a value as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()


def problems_to_stderr(problems: Sequence[Problem], done: str = "assessed") -> int:
    """List what went wrong and what was left out; give the exit code.

    It is 1 where there is any problem, and 3 where one of them is a bug of ours.
    """
    for problem in problems:
        where, what = shown(problem.where), shown(problem.what)
        click.echo(f"coverstory: {where}: {what}. {shown(problem.next_step)}", err=True)
    if not problems:
        return 0
    left_out = sum(problem.left_out for problem in problems)
    click.echo(
        f"coverstory: {len(problems)} problems in your data; {left_out} files or rows left out; "
        f"everything else was {done}.",
        err=True,
    )
    return 3 if any(problem.kind == "Bug" for problem in problems) else 1


@contextmanager
def progress_on_terminal() -> Iterator[Callable[[str], None]]:
    """Give a function that shows which file is being read; silent where nobody watches."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    # rich is only needed where a person watches; it would cost every start a tenth of a second.
    from rich.console import Console

    with Console(stderr=True).status("Taking in the files") as status:
        yield lambda name: status.update(f"Reading {shown(name)}")


@contextmanager
def count_on_terminal(total: int, done: int = 0) -> Iterator[Callable[[], None]]:
    """Give a function to call after each report: count and time left, where somebody watches."""
    if not sys.stderr.isatty() or total < 2:
        yield lambda: None
        return
    # As above: only where a person watches.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as TimeLeft

    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeLeft())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Reading", total=total, completed=done)
        yield lambda: progress.advance(task)
