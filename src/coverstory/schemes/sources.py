"""The scheme file being read: where in it a mistake stands, and its parameters.

In: the text of a file. Out: PackNotUsable with file, line, field and the words allowed.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from coverstory.model import PackNotUsable, Where
from coverstory.packs import line_of

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """The file being read, to say where in it a mistake stands, and its parameters."""

    text: str
    file: str
    parameters: dict[str, int]

    def fault(self, path: Path, what: str, next_step: str) -> PackNotUsable:
        """Give the error for a mistake at `path`, or at the nearest place above it."""
        for end in range(len(path), -1, -1):
            line = line_of(self.text, *path[:end])
            if line is not None:
                break
        named = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
        return PackNotUsable(Where(self.file, line=line, field=named), what, next_step)

    def unknown(self, path: Path, what: str, word: str, allowed: Iterable[str]) -> PackNotUsable:
        """Give the error for a word that is not among those allowed."""
        words = tuple(allowed)
        near = difflib.get_close_matches(word, words, 1)
        hint = f"Did you mean {near[0]!r}? " if near else ""
        return self.fault(
            path, f"{what} {word!r} is unknown", f"{hint}Allowed here: {', '.join(words)}."
        )


def listed(value: str | Iterable[Any] | None) -> tuple[Any, ...]:
    """Give a tuple of what a file may give as one value or as a list."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)
