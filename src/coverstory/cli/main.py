"""`coverstory`: the commands, and how every outcome becomes an exit code.

0 done, 1 your data, 2 your command, 3 our bug. Data goes to stdout, messages to stderr.
Each command's own module is imported when it is called, so that `coverstory --help` is quick.
"""

import os
import sys
from importlib import import_module

import click

from coverstory import __version__
from coverstory.model import CoverstoryError

COMMANDS = {
    "assess": ("coverstory.cli.assessing", "Turn a case folder or loose files into findings."),
    "read": ("coverstory.cli.reading", "Read reports: each claim, its speaker and its words."),
    "explain": ("coverstory.cli.assessing", "Show the chain from a finding to the words."),
    "origins": ("coverstory.cli.origins", "Show which reports share one origin, and why."),
    "law": ("coverstory.cli.law", "Show what the law was on a day."),
    "schemes": ("coverstory.cli.schemes", "List, show and test the evasion schemes."),
}


class _Lazy(click.Group):
    """A group that knows its commands' names and help without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's own signature
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(COMMANDS[cmd_name][0]), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's own signature
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in COMMANDS.items()])


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="coverstory %(version)s")
def coverstory() -> None:
    """Find the work behind a cover story.

    Evidence in, findings out: `coverstory assess examples/vladivostok-2019`.
    Exit codes: 0 done, 1 your data, 2 your command, 3 our bug.
    """


def run() -> None:
    """Run the command line and leave with the right exit code."""
    try:
        sys.exit(coverstory.main(standalone_mode=False) or 0)
    except CoverstoryError as error:
        _leave(f"{error}", error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        _leave("stopped; nothing is left half done", 130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:  # a full disk, a closed terminal: no bug, and nothing to do here
        place = f"{error.filename}: " if error.filename else ""
        _leave(f"{place}the system refused: {error.strerror or type(error).__name__}", 2)
    except Exception as error:
        if os.environ.get("COVERSTORY_DEBUG"):
            raise
        _leave(
            f"this is a bug in Coverstory: {type(error).__name__}. Run it again with "
            "COVERSTORY_DEBUG=1 and send us what it prints",
            3,
        )


def _leave(message: str, code: int) -> None:
    # Only where something went wrong: names in a message may hold what steers a terminal.
    from coverstory.pictures import shown

    click.echo(f"coverstory: {shown(message)}", err=True)
    sys.exit(code)
