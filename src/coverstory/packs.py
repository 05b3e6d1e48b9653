"""Data packs: YAML files (schemes, obligations, host law, lexicons) read into strict values.

In: the text of a file and the msgspec Struct it must fit. Out: the value, or PackNotUsable that
names file, line, field and the words allowed. Never reads a file by itself, save `pack_texts`,
which lists the files of a folder shipped in the package.
"""

import difflib
import re
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
        _refuse_repeats(node, file, frozenset())
        return node, yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = Where(file, mark.line + 1, mark.column + 1) if mark else Where(file)
        problem = getattr(error, "problem", None) or str(error)
        raise PackNotUsable(
            where, f"this is not YAML: {problem}", "Check indentation, colons and quotes there."
        ) from error


def _refuse_repeats(node: yaml.Node, file: str, above: frozenset[int]) -> None:
    """Refuse a key given twice (YAML would keep the last one) and a file that contains itself."""
    if id(node) in above:
        raise PackNotUsable(
            Where(file, node.start_mark.line + 1),
            "an alias contains itself: the file goes round in a circle",
            "Write the part out instead of using the alias.",
        )
    above |= {id(node)}
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                raise PackNotUsable(
                    Where(file, key.start_mark.line + 1, field=key.value),
                    f"the field {key.value!r} is given twice",
                    "Keep one of the two.",
                )
            seen.add(key.value)
            _refuse_repeats(value, file, above)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _refuse_repeats(item, file, above)


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
    return PackNotUsable(
        Where(file, found.start_mark.line + 1, found.start_mark.column + 1, field=named),
        message[:1].lower() + message[1:],
        _advice(unknown[1] if unknown else "", allowed),
    )


def _advice(wrong: str, allowed: list[str]) -> str:
    if not allowed:
        return "Compare with a file of the library."
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
