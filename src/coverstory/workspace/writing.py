"""Writing results: whole files or none.

In: a folder and pages by name. Out: the files on disk. Each file is written beside its place and
moved there, so that an interrupted run leaves either the old page or the new one.
"""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from coverstory.model import CommandError, Where


def write_pages(folder: Path, pages: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write pages into a folder, made where it is missing; unchanged files are left alone.

    Raises CommandError where the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return tuple(_write(folder / name, data) for name, data in sorted(pages.items()))
    except OSError as error:
        raise CommandError(
            Where(str(folder)),
            f"the report cannot be written there: {error.strerror}",
            "Give another folder with --out.",
        ) from error


def _write(path: Path, data: bytes) -> Path:
    if path.is_file() and path.read_bytes() == data:
        return path
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    finally:
        Path(beside).unlink(missing_ok=True)
    return path
