"""The README and the docs are true: every command in them runs, every place in them exists."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from coverstory.cli.main import COMMANDS, coverstory

ROOT = Path(__file__).parents[2]
PAGES = sorted({ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/*.md")})
BLOCK = re.compile(r"^```(?:console|sh|bash)?\n(.*?)^```", re.M | re.S)
LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#\s]+)")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")


def commands_in(page):
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        for line in block.splitlines():
            line = line.removeprefix("$ ").split("  #")[0].strip()
            if line.startswith("coverstory "):
                yield line


COMMAND_LINES = sorted({line for page in PAGES for line in commands_in(page)})


@pytest.mark.parametrize("line", COMMAND_LINES)
def test_every_command_in_the_docs_runs(line, tmp_path):
    words = shlex.split(line)
    words = [str(tmp_path / "out") if word == "out" else word for word in words]
    tool = Path(sys.executable).parent / "coverstory"
    done = subprocess.run(
        [str(tool), *words[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_the_docs_do_hold_commands():
    assert len(COMMAND_LINES) >= 8


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_in_the_docs_leads_somewhere(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def walk(command, path=()):
    yield path, command
    if isinstance(command, click.Group):
        for name in command.list_commands(None):
            yield from walk(command.get_command(None, name), (*path, name))


ALL_COMMANDS = dict(walk(coverstory))


@pytest.mark.parametrize("path", [path for path in ALL_COMMANDS if path], ids=" ".join)
def test_every_command_and_option_is_on_the_page_of_commands(path):
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert f"coverstory {' '.join(path)}" in page
    for parameter in ALL_COMMANDS[path].params:
        for option in parameter.opts:
            if option.startswith("--"):
                assert option in page, option


@pytest.mark.parametrize("path", [path for path in ALL_COMMANDS if path], ids=" ".join)
def test_every_command_has_help(path):
    command = ALL_COMMANDS[path]
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


def test_the_page_of_commands_names_no_option_that_is_not_there():
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    known = {option for c in ALL_COMMANDS.values() for p in c.params for option in p.opts}
    assert set(OPTION.findall(page)) <= known | {"--help", "--version"}


def test_help_says_the_same_of_a_command_in_the_list_and_on_its_own_page():
    assert set(COMMANDS) == {path[0] for path in ALL_COMMANDS if path}


def test_every_make_target_the_docs_name_exists():
    makefile = (ROOT / "Makefile").read_text()
    for page in PAGES:
        for block in BLOCK.findall(page.read_text(encoding="utf-8")):
            for target in re.findall(r"^\s*make ([a-z]+)", block, re.M):
                assert re.search(rf"^{target}:", makefile, re.M), (page.name, target)
