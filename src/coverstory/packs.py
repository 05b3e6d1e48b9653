"""Data packs: YAML files (schemes, obligations, host law, lexicons) read into strict values.

In: the text of a file and the msgspec Struct it must fit. Out: the value, or PackNotUsable that
names file, line, field and the words allowed. Never reads a file by itself, save `pack_texts`,
which lists the files of a folder shipped in the package.
"""

import difflib
import re
from dataclasses import replace
from importlib.resources import files
from typing import Any, TypeVar

import msgspec
import yaml

from coverstory.model import PackNotUsable, Where

T = TypeVar("T")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The safe loader, but leaving dates as they are written.

    msgspec reads them then, and says on which line one does not exist.
    """


_Loader.yaml_implicit_resolvers = {
    first: [(tag, words) for tag, words in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}
_PATH_STEP = re.compile(r"\.(\w+)|\[(\d+)\]|\[\.\.\.\]")
_UNKNOWN_FIELD = re.compile(r"unknown field `([^`]+)`")
# With every alias written out; the largest pack shipped has some ten thousand.
_MOST_NODES = 200_000


def pack_texts(package: str, suffix: str = ".yaml") -> tuple[tuple[str, str], ...]:
    """Give (file name, text) of every pack in a folder of the package, sorted by name."""
    folder = files(package)
    found = [entry for entry in folder.iterdir() if entry.name.endswith(suffix)]
    return tuple(
        (entry.name, entry.read_text(encoding="utf-8"))
        for entry in sorted(found, key=lambda entry: entry.name)
    )


def read_pack(text: str, file: str, kind: type[T]) -> T:
    """Read YAML text into `kind`. Raises PackNotUsable with the line, field and words allowed."""
    node, plain = _parse(text, file)
    try:
        return msgspec.convert(plain, kind, strict=True)
    except msgspec.ValidationError as error:
        raise _explained(error, node, file, kind) from error


def line_of(text: str, *path: str | int) -> int | None:
    """Give the line (from 1) on which the value at `path` stands, or None where there is none."""
    node = _descend(yaml.compose(text, Loader=_Loader), path)
    return node.start_mark.line + 1 if node is not None else None


def _parse(text: str, file: str) -> tuple[yaml.Node, Any]:
    try:
        node = yaml.compose(text, Loader=_Loader)
        if node is None:
            raise PackNotUsable(
                Where(file, line=1), "the file is empty", "Start from a file of the library."
            )
        _checked(node, file, {})
        return node, yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise _no_yaml(error, file) from error


def _no_yaml(error: Exception, file: str) -> PackNotUsable:
    mark = getattr(error, "problem_mark", None)
    where = Where(file, mark.line + 1, mark.column + 1) if mark else Where(file)
    problem = getattr(error, "problem", None) or str(error)
    if isinstance(error, ValueError):  # a value that no type of Python holds
        problem = "a number or another value in it cannot be read"
    if isinstance(error, RecursionError):
        problem = "it is nested too deeply"
    return PackNotUsable(
        where, f"this is not YAML: {problem}", "Check indentation, colons and quotes there."
    )


def _checked(node: yaml.Node, file: str, sizes: dict[int, int]) -> int:
    """Give how many nodes a node is with its aliases written out; each is looked at once.

    Refuses keys that are no words or are given twice (YAML would keep the last one), a file that
    contains itself, and one that a few aliases blow up beyond any memory.
    """
    known = sizes.get(id(node))
    if known == 0:
        raise PackNotUsable(
            Where(file, node.start_mark.line + 1),
            "an alias contains itself: the file goes round in a circle",
            "Write the part out instead of using the alias.",
        )
    if known is not None:
        return known
    sizes[id(node)] = 0
    if isinstance(node, yaml.MappingNode):
        _check_keys(node, file)
    size = 1 + sum(_checked(part, file, sizes) for part in _parts(node))
    if size > _MOST_NODES:
        raise PackNotUsable(
            Where(file, node.start_mark.line + 1),
            f"with its aliases written out it has more than {_MOST_NODES} values",
            "Use fewer aliases.",
        )
    sizes[id(node)] = size
    return size


def _parts(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [value for _, value in node.value]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _check_keys(node: yaml.MappingNode, file: str) -> None:
    seen: set[str] = set()
    for key, _ in node.value:
        where = Where(file, key.start_mark.line + 1)
        if not isinstance(key, yaml.ScalarNode):
            raise PackNotUsable(
                where, "a list or mapping stands where a field's name must", "Write one word there."
            )
        if key.value in seen:
            raise PackNotUsable(
                replace(where, field=key.value),
                f"the field {key.value!r} is given twice",
                "Keep one of the two.",
            )
        seen.add(key.value)


def _explained(
    error: msgspec.ValidationError, node: yaml.Node, file: str, kind: type
) -> PackNotUsable:
    message, _, tail = str(error).partition(" - at `$")
    path = [name or int(number or 0) for name, number in _PATH_STEP.findall(tail.removesuffix("`"))]
    unknown = _UNKNOWN_FIELD.search(message)
    allowed = _allowed(msgspec.inspect.type_info(kind), path)
    spot: list[str | int] = [*path, unknown[1]] if unknown else path
    found = _descend(node, spot, keys=True) or _descend(node, path) or node
    named = str(spot[-1]) if spot else ""
    where = Where(file, found.start_mark.line + 1, found.start_mark.column + 1, field=named)
    if "RFC3339" in message:
        return PackNotUsable(where, "this is no day that exists", "Write YYYY-MM-DD.")
    return PackNotUsable(
        where,
        message[:1].lower() + message[1:],
        _advice(unknown[1] if unknown else "", allowed),
    )


def _advice(wrong: str, allowed: list[str]) -> str:
    if not allowed:
        return "Compare with a file that is shipped, or with the page in docs."
    near = difflib.get_close_matches(wrong, allowed, 1) if wrong else []
    hint = f"Did you mean {near[0]!r}? " if near else ""
    return f"{hint}Allowed here: {', '.join(allowed)}."


def _descend(node: yaml.Node | None, path: Any, *, keys: bool = False) -> yaml.Node | None:
    """Follow field names and indices down; with `keys`, give the node of the last key itself."""
    for position, step in enumerate(path):
        last = keys and position == len(path) - 1
        if isinstance(node, yaml.MappingNode):
            pairs = {key.value: (key, value) for key, value in node.value}
            if step not in pairs:
                return None
            node = pairs[step][0 if last else 1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step] if step < len(node.value) else None
        else:
            return None
    return node


def _allowed(info: Any, path: list[str | int]) -> list[str]:
    """List the words allowed at `path` of a type: field names, enum members or literals."""
    for step in path:
        info = _inner(info, step)
        if info is None:
            return []
    return _words(info)


def _options(info: Any) -> list[Any]:
    return list(info.types) if isinstance(info, msgspec.inspect.UnionType) else [info]


def _inner(info: Any, step: str | int) -> Any:
    for option in _options(info):
        if isinstance(step, int):
            item = getattr(option, "item_type", None)
            if item is not None:
                return item
        for entry in getattr(option, "fields", ()):
            if step in (entry.name, entry.encode_name):
                return entry.type
    return None


def _words(info: Any) -> list[str]:
    words: list[str] = []
    for option in _options(info):
        if isinstance(option, msgspec.inspect.EnumType):
            words += [str(member.value) for member in option.cls]
        elif isinstance(option, msgspec.inspect.LiteralType):
            words += [str(value) for value in option.values]
        else:
            words += [entry.encode_name for entry in getattr(option, "fields", ())]
    return words
