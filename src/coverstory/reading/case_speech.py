"""Speech in languages with cases: who speaks, where the verb stands on either side of the speaker.

In: a sentence and where its quotations are. Out: cues in order. 'По словам X', 'X сообщил, что',
'..., сообщил X', '«...», — сказал X' and 'Об этом сообщил X' are told apart by the pack's patterns.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice

from coverstory.reading.case_voices import CaseVoices, inflected
from coverstory.reading.cues import Cue
from coverstory.reading.lexicons import lexicon
from coverstory.reading.wordlists import phrase, whole

# A quotation this long is speech, a shorter one a name or a word at arm's length.
_SPEECH = 40
_REACH = 140
# A paragraph with more dashes is no dialogue; the bound keeps the work on it linear.
_TURNS = 24


@dataclass(frozen=True, slots=True)
class _Verbs:
    say: re.Pattern[str]
    according: re.Pattern[str]
    citing: re.Pattern[str]
    stop: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    inverts: re.Pattern[str]
    back: re.Pattern[str]
    ends: re.Pattern[str]
    dash: re.Pattern[str]
    finite: re.Pattern[str]
    not_carried: re.Pattern[str]


@cache
def _verbs(language: str) -> _Verbs:
    speech = lexicon(language).speech
    pack = inflected(language)
    return _Verbs(
        whole(speech.verbs),
        whole(speech.according),
        whole(speech.citing),
        phrase(rf"{speech.according_stop}|$"),
        re.compile(pack.before),
        phrase(rf"^\s*(?:{pack.after})\s*"),
        phrase(rf"(?:{pack.inverts})?"),
        phrase(pack.back),
        phrase(rf"{pack.ends}|$"),
        re.compile(pack.dash),
        re.compile(speech.finite),
        phrase(pack.not_carried),
    )


def case_cues(text: str, inside: list[tuple[int, int]], voices: CaseVoices) -> list[Cue]:
    """Give the cues of a sentence outside its quotations, in order."""
    verbs = _verbs(voices.language)
    spoken = [(a, b) for a, b in inside if b - a > _SPEECH]
    found: list[Cue] = []
    for match in verbs.according.finditer(text):
        cue = None if _held(match.start(), spoken) else _according(text, match, voices)
        found += [cue] if cue else []
    for match in verbs.say.finditer(text):
        if _held(match.start(), spoken) or any(c.start <= match.start() < c.end for c in found):
            continue
        cue = _said(text, match, spoken, voices)
        found += [cue] if cue else []
    return sorted(found, key=lambda cue: cue.start)[:4]


def is_carried(text: str, language: str) -> bool:
    """Say whether a sentence without a cue may go on with what the speaker before it tells."""
    return not _verbs(language).not_carried.search(text)


def dash_speech(text: str, language: str) -> list[tuple[int, int]]:
    """Give what is spoken in a paragraph of dialogue that opens with a dash."""
    verbs = _verbs(language)
    opening = verbs.dash.match(text)
    if not opening or opening.start() != 0:
        return []
    spans, start, speaking = [], opening.end(), True
    marks = list(islice(verbs.dash.finditer(text, opening.end()), _TURNS + 1))
    if len(marks) > _TURNS:
        return []
    for mark in marks:
        if speaking:
            spans.append((start, mark.start()))
        start, speaking = mark.end(), not speaking
    return [*spans, (start, len(text))] if speaking else spans


def _held(offset: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _according(text: str, match: re.Match[str], voices: CaseVoices) -> Cue | None:
    verbs = _verbs(voices.language)
    rest = text[match.end() : match.end() + _REACH]
    stop = verbs.stop.search(rest)
    words = rest[: stop.start() if stop else len(rest)]
    # 'По её данным' and 'по данным ведомства' alike: the pronoun may stand inside the cue.
    voices.oblique = True
    attribution = voices.speaker_of(words, match.group() + words) or (
        voices.speaker_of(match.group().split()[1], match.group())
        if len(match.group().split()) > 1
        else None
    )
    voices.oblique = False
    if attribution is None:
        return None
    form = "citing" if verbs.citing.fullmatch(match.group()) else "according"
    return Cue(match.start(), match.end() + len(words), attribution, form)


def _said(
    text: str, match: re.Match[str], spoken: list[tuple[int, int]], voices: CaseVoices
) -> Cue | None:
    verbs = _verbs(voices.language)
    begins = [m.end() for m in verbs.before.finditer(text, 0, match.start())]
    begins += [b + 1 for _, b in spoken if b < match.start()]
    start = max(begins, default=0)
    segment = text[start : match.start()].lstrip(" ,—–-")
    tail = segment.rpartition(",")[2].strip()
    opens = start == 0 and segment.strip() == tail
    if verbs.inverts.fullmatch(tail):
        form = "back" if verbs.back.search(tail) else "leads" if opens else "trails"
        inverted = _after(text, match, form, voices)
        if inverted:
            return inverted
    attribution = None if verbs.finite.search(segment) else voices.speaker_of(segment, segment)
    if attribution:
        form = "back" if verbs.back.search(segment) else "trails" if start else "leads"
        return Cue(start, match.end(), attribution, form)
    return _after(text, match, "trails" if start else "leads", voices)


def _after(text: str, match: re.Match[str], form: str, voices: CaseVoices) -> Cue | None:
    verbs = _verbs(voices.language)
    rest = text[match.end() : match.end() + _REACH]
    lead = verbs.after.match(rest)
    rest = rest[lead.end() :] if lead else rest
    stop = verbs.ends.search(rest)
    words = rest[: stop.start() if stop else len(rest)]
    attribution = voices.speaker_of(words, words)
    return Cue(match.start(), match.end() + len(words), attribution, form) if attribution else None
