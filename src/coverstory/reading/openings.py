"""The opening of a page: whether an authority or a body itself speaks throughout.

In: a document. Out: the speaker of sentences that name none: the narrator for a news text, the
ministry, court or firm for its own release.
"""

import re
from functools import cache

from coverstory.model import Attribution, Document, Speaker
from coverstory.reading.lexicons import lexicon
from coverstory.reading.wordlists import whole


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    pack = lexicon(language).speech
    nouns = (pack.official_nouns, pack.outlet_nouns, pack.named_nouns, pack.own_statements,
             pack.own_documents)  # fmt: skip
    return tuple(whole(words) for words in nouns)


def opening_speaker(document: Document, language: str) -> Attribution:
    """Give who speaks where a sentence names nobody."""
    official, outlet, named, statement, papers = _patterns(language)
    lines = [line.strip() for line in document.clean[:600].split("\n") if line.strip()][:3]
    # In a script without capitals nothing tells a letterhead from a headline: the publisher only.
    for words in [document.publisher, *(line for line in lines if line != line.lower())]:
        name = re.split(r" [—–|-] |,|\(", words)[0].strip()
        if not 0 < len(name) <= 70 or not _is_letterhead(name) or outlet.search(name):
            continue
        if official.search(name):
            shown = name.title() if name.isupper() else name
            return Attribution(Speaker.OFFICIAL, shown, "publisher")
        if statement.search(document.clean[:400]) and named.search(name):
            shown = name.title() if name.isupper() else name
            return Attribution(Speaker.NAMED, shown, "publisher")
    paper = next((m for words in lines if _is_heading(words) and (m := papers.search(words))), None)
    if paper:
        return Attribution(Speaker.DOCUMENT, paper.group().lower(), "the document")
    return Attribution()


def _is_heading(words: str) -> bool:
    """Say whether a line is the heading of a paper in capitals, not the headline of a story."""
    return words.isupper() or bool(re.match(r"[A-Z ]{6,}\b", words))


def _is_letterhead(words: str) -> bool:
    """Say whether every longer word is capitalised, as in the name of an office."""
    return all(_is_capital(word[0]) for word in words.split() if len(word) > 3)


def _is_capital(letter: str) -> bool:
    """Say whether a letter is a capital, or of a script that has none."""
    return letter.isupper() or (letter.isalpha() and letter.lower() == letter.upper())
