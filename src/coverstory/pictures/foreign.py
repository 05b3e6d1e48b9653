"""Foreign words made safe to show: words that came from a document, a register or a file name.

In: any text. Out: the same words without characters that steer a terminal, reverse reading order
or cannot stand in XML. Only what is shown is changed; the kept original and JSON never are.
"""

import re
import unicodedata

# Orders to the display, not letters: Unicode TR 9 (bidirectional controls), TR 36 on spoofing.
_STEERING = re.compile(
    "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_ANSI = re.compile(r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b.?")
_SPACES = re.compile(r"\s+")
_NOT_LETTERS = frozenset({"Cc", "Cs", "Co", "Cn"})


def shown(text: str) -> str:
    r"""Give foreign words on one line, without escapes, controls and reading-order overrides.

    >>> shown("pay\x1b[2J  the\nschool")
    'pay the school'
    """
    text = _STEERING.sub("", _ANSI.sub("", text))
    if not (text.isascii() and text.isprintable()):
        text = "".join(char for char in text if char.isspace() or _is_letter(char))
    return _SPACES.sub(" ", text).strip()


def _is_letter(char: str) -> bool:
    return unicodedata.category(char) not in _NOT_LETTERS
