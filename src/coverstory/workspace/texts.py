"""YAML files that a user wrote, as text: case.yaml and scheme files.

In: a path. Out: its text. An edge: it opens the file, and refuses what is no UTF-8 text.
"""

from pathlib import Path

from coverstory.model import DataError, Where


def yaml_text(path: Path, fault: type[DataError]) -> str:
    """Give the text of a file. Raises `fault` where it cannot be opened or is not UTF-8."""
    where = Where(str(path))
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise fault(where, "it is not UTF-8 text", "Save it as UTF-8.") from error
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise fault(where, f"it cannot be opened ({why})", "Check the right to read it.") from error
