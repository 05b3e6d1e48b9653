"""A document's id: the file's stem made safe for ids, addresses and file names."""

import re
import unicodedata
from pathlib import PurePosixPath

# Latin a-z, digits, and the letters of Korean and Russian: what people name such files with.
_UNSAFE = re.compile(r"[^a-z0-9._\-가-힣ㄱ-ㅎㅏ-ㅣа-яё]+")


def document_id(file: str, known_ids: frozenset[str] = frozenset()) -> str:
    """Give a safe id for a file name; -2, -3, ... is added where the id is taken.

    >>> document_id("In/My Report (1).TXT")
    'my-report-1'
    """
    stem = PurePosixPath(file.replace("\\", "/")).stem
    safe = _UNSAFE.sub("-", unicodedata.normalize("NFC", stem).lower()).strip("-._") or "document"
    if safe not in known_ids:
        return safe
    number = 2
    while f"{safe}-{number}" in known_ids:
        number += 1
    return f"{safe}-{number}"
