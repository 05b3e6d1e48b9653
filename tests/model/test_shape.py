"""No function is a maze: the house style, counted."""

import ast
from pathlib import Path

import coverstory

LENGTHS = {
    f"{path.name}:{node.name}": node.end_lineno - node.lineno + 1
    for path in Path(coverstory.__file__).parent.rglob("*.py")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    if isinstance(node, ast.FunctionDef)
}


def test_nine_functions_in_ten_are_short():
    ordered = sorted(LENGTHS.values())
    assert ordered[len(ordered) * 9 // 10] < 40
    assert ordered[len(ordered) // 2] <= 15


def test_no_function_is_long():
    assert {name: length for name, length in LENGTHS.items() if length > 60} == {}
