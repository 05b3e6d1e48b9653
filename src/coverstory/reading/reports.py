"""Reading a report: the pipeline from a document to its reading, in order.

In: a document and the as-of day. Out: a reading: claims in text order, each on a span of the kept
original, and the judgements on the whole. Pure: no file, no network, no clock.
"""

from dataclasses import replace
from datetime import date

from coverstory.model import Claim, Document, Reading
from coverstory.reading.anchors import Anchor, anchor_of
from coverstory.reading.gates import worth_reading
from coverstory.reading.groups import Discourse
from coverstory.reading.judging import judge
from coverstory.reading.mentions import Found, find_all
from coverstory.reading.merging import merged
from coverstory.reading.openings import opening_speaker
from coverstory.reading.passages import Passage, Sentence, passages_of
from coverstory.reading.proposals import Memory, propose
from coverstory.reading.speakers import attribute
from coverstory.reading.surveys import survey
from coverstory.reading.voices import Voices

_LANGUAGE = "en"


def read_report(document: Document, *, as_of: date | None = None) -> Reading:
    """Give all that a document says, claim by claim, with the guide's judgements on the whole.

    `as_of` bounds the date of a report that carries none. Claim ids are `<document id>-c01` and
    so on in text order. Raises nothing on any text.
    """
    passages = worth_reading(passages_of(document), _LANGUAGE)
    anchor = anchor_of(document, as_of=as_of, language=_LANGUAGE)
    read = _found(passages, anchor)
    about = survey(read, f"{document.publisher}\n{document.title}", _LANGUAGE)
    voices = Voices.opened(_LANGUAGE, opening_speaker(document, _LANGUAGE))
    scopes = attribute(passages, voices)
    memory = Memory(
        about, Discourse(about.nationality, host=about.host.country), language=_LANGUAGE
    )
    claims: list[Claim] = []
    for sentence, found in read:
        claims += propose(sentence, found, scopes[sentence.start], document, memory)
    return _reading(document, merged(claims), anchor)


def _found(passages: tuple[Passage, ...], anchor: Anchor) -> list[tuple[Sentence, Found]]:
    read: list[tuple[Sentence, Found]] = []
    year: int | None = None
    for passage in passages:
        for sentence in passage.sentences:
            found = find_all(sentence.text, anchor, _LANGUAGE, year)
            years = [d.period.earliest.year for d in found.dates
                     if d.period.earliest and not d.period.uncertain and not d.weekday]  # fmt: skip
            year = years[-1] if years else year
            read.append((sentence, found))
    return read


def _reading(document: Document, claims: list[Claim], anchor: Anchor) -> Reading:
    text = "\n".join(document.clean[b.start : b.end] for b in document.evidence_blocks())
    judged = judge(claims, text, _LANGUAGE, latest=None if anchor.rests_on else anchor.day)
    numbered = tuple(
        replace(claim, id=f"{document.id}-c{number:02d}", anchor=" ".join(claim.quote.split()[:12]))
        for number, claim in enumerate(claims if judged.relevant else [], 1)
    )
    return Reading(
        document.id, numbered, judged.relevant, judged.evasion_alleged, judged.schemes,
        judged.duties, (anchor.rests_on,) if anchor.rests_on else (),
    )  # fmt: skip
