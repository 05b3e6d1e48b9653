"""Reading a report: the pipeline from a document to its reading, in order.

In: a document and the as-of day. Out: a reading: claims in text order, each on a span of the kept
original, and the judgements on the whole. A passage is read in the language of its letters. Pure:
no file, no network, no clock.
"""

from dataclasses import replace
from datetime import date

from coverstory.evidence import language_of
from coverstory.model import UNREAD, Claim, Document, Reading
from coverstory.reading.anchors import Anchor, anchor_of
from coverstory.reading.composing import composed
from coverstory.reading.gates import worth_reading
from coverstory.reading.groups import Discourse
from coverstory.reading.judging import Judgement, joined, judge
from coverstory.reading.lexicons import languages, lexicon
from coverstory.reading.mentions import Found, find_all
from coverstory.reading.merging import merged
from coverstory.reading.openings import opening_speaker
from coverstory.reading.passages import Passage, Sentence, passages_of
from coverstory.reading.proposals import Memory, propose
from coverstory.reading.speakers import attribute, voices_of
from coverstory.reading.surveys import survey

# A passage with fewer letters is read in the language of the whole.
_LETTERS = 40
_FALLBACK = "en"


def read_report(document: Document, *, as_of: date | None = None) -> Reading:
    """Give all that a document says, claim by claim, with the guide's judgements on the whole.

    `as_of` bounds the date of a report that carries none. Claim ids are `<document id>-c01` and
    so on in text order. Raises nothing on any text.
    """
    document = composed(document)
    parts = [
        _read_in(language, passages, document, as_of)
        for language, passages in _by_language(document)
    ]
    claims = sorted((c for part in parts for c in part[0]), key=lambda claim: claim.span.start)
    rests_on = next((anchor.rests_on for _, anchor, _ in parts if anchor.rests_on), "")
    judged = joined([judgement for _, _, judgement in parts])
    numbered = tuple(
        replace(claim, id=f"{document.id}-c{number:02d}", anchor=" ".join(claim.quote.split()[:12]))
        for number, claim in enumerate(claims if judged.relevant else [], 1)
    )
    return Reading(
        document.id, numbered, judged.relevant, judged.evasion_alleged, judged.schemes,
        judged.duties, tuple(note for note in (rests_on, _unread(document)) if note),
    )  # fmt: skip


def _unread(document: Document) -> str:
    """Say where a text is in no language that is read: no claim is then no sign of innocence."""
    if document.language in languages():
        return ""
    return f"{UNREAD}it is in none of the languages that are read ({', '.join(languages())})"


def _by_language(document: Document) -> list[tuple[str, tuple[Passage, ...]]]:
    """Give the passages by language, the main one first; what no pack reads is left to the main."""
    known = languages()
    main = document.language if document.language in known else _FALLBACK
    apart: dict[str, list[Passage]] = {main: []}
    for passage in passages_of(document):
        told = language_of(passage.text) if len(passage.text) >= _LETTERS else main
        apart.setdefault(told if told in known else main, []).append(passage)
    return [(language, tuple(passages)) for language, passages in apart.items()]


def _read_in(
    language: str, found: tuple[Passage, ...], document: Document, as_of: date | None
) -> tuple[list[Claim], Anchor, Judgement]:
    """Read the passages of one language."""
    passages = worth_reading(found, language)
    anchor = anchor_of(document, as_of=as_of, language=language)
    read = _found(passages, anchor, language)
    about = survey(read, f"{document.publisher}\n{document.title}", language)
    voices = voices_of(language, opening_speaker(document, language))
    scopes = attribute(passages, voices)
    memory = Memory(about, Discourse(about.nationality, host=about.host.country), language=language)
    if about.host.city and lexicon(language).places.main_town_carried:
        memory.host = memory.local = about.host
    proposed: list[Claim] = []
    for sentence, held in read:
        proposed += propose(sentence, held, scopes[sentence.start], document, memory)
    claims = merged(proposed)
    text = "\n".join(document.clean[p.start : p.end] for p in found)
    latest = None if anchor.rests_on else anchor.day
    return claims, anchor, judge(claims, text, language, latest=latest)


def _found(
    passages: tuple[Passage, ...], anchor: Anchor, language: str
) -> list[tuple[Sentence, Found]]:
    read: list[tuple[Sentence, Found]] = []
    year: int | None = None
    for passage in passages:
        for sentence in passage.sentences:
            found = find_all(sentence.text, anchor, language, year)
            years = [d.period.earliest.year for d in found.dates
                     if d.period.earliest and not d.period.uncertain and not d.weekday]  # fmt: skip
            year = years[-1] if years else year
            read.append((sentence, found))
    return read
