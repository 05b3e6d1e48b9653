"""Korean names in Latin letters: syllable by syllable, with the customary surnames.

In: a name in Hangul and the pack's pieces of names. Out: a name that readers of other languages
know again. No sound change across syllables is followed; the Hangul stays beside it in the quote.
"""

from coverstory.reading.verb_final.frames import Firms, Piece

_FIRST = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k",
          "t", "p", "h")  # fmt: skip
_MIDDLE = ("a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo",
           "we", "wi", "yu", "eu", "ui", "i")  # fmt: skip
_LAST = ("", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p",
         "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t")  # fmt: skip
_BASE = 0xAC00


def romanised(words: str) -> str:
    """Give the syllables of a word in the revised romanisation, other letters as they are."""
    spelled = []
    for letter in words:
        code = ord(letter) - _BASE
        if 0 <= code < 11172:
            spelled.append(_FIRST[code // 588] + _MIDDLE[code % 588 // 28] + _LAST[code % 28])
        else:
            spelled.append(letter)
    return "".join(spelled)


def person_name(words: str, pack: Firms) -> str:
    """Give a personal name as 'Seo Min-ho'; foreign names are spelled syllable by syllable."""
    parts = words.split()
    surnames = {p.word: p.latin for p in pack.surnames}
    if len(parts) == 1 and 2 <= len(words) <= 4:
        size = 2 if words[:2] in surnames and len(words) > 2 else 1
        surname = surnames.get(words[:size])
        if surname:
            given = "-".join(romanised(letter) for letter in words[size:])
            return f"{surname} {given[:1].upper()}{given[1:]}".strip()
    return " ".join(romanised(part).capitalize() for part in parts)


def body_name(words: str, pack: Firms) -> str:
    """Give a body's name with its known pieces in English: '남산건설' is 'Namsan Construction'."""
    return " ".join(_pieces(part, pack.pieces) for part in words.split())


def _pieces(word: str, pieces: list[Piece]) -> str:
    found: list[str] = []
    rest, at = "", 0
    ordered = sorted(pieces, key=lambda p: -len(p.word))
    while at < len(word):
        piece = next((p for p in ordered if word.startswith(p.word, at)), None)
        # One syllable opens no name: it may be the start of a longer, unknown one.
        if piece and (len(piece.word) > 1 or at + len(piece.word) == len(word)):
            if rest:
                found.append(romanised(rest).capitalize())
            found.append(piece.latin)
            rest, at = "", at + len(piece.word)
        else:
            rest, at = rest + word[at], at + 1
    if rest:
        found.append(romanised(rest).capitalize())
    return " ".join(part for part in found if part)
