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
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    pack = lexicon(language).speech
    return whole(pack.official_nouns), whole(pack.outlet_nouns)


def opening_speaker(document: Document, language: str) -> Attribution:
    """Give who speaks where a sentence names nobody."""
    official, outlet = _patterns(language)
    lines = [line.strip() for line in document.clean[:600].split("\n") if line.strip()][:3]
    for words in [document.publisher, *lines]:
        short = 0 < len(words) <= 70 and not re.search(r"[.?!]\s*$", words)
        letterhead = (
            words == document.publisher or words.isupper() or words == (lines[:1] or [""])[0]
        )
        if (
            short
            and letterhead
            and official.search(words)
            and not outlet.search(words)
            and not re.search(r"\b(?:says|said|to|in|on)\b", words)
        ):
            name = re.split(r" [—–|-] |,|\(", words)[0].strip()
            return Attribution(
                Speaker.OFFICIAL, name.title() if name.isupper() else name, "publisher"
            )
    return Attribution()
