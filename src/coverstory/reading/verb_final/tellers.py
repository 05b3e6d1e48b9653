"""Who says it, where the verb of saying comes last: 'X는 “…”고 밝혔다', '…라고 X는 말했다'.

In: a sentence with its quotations. Out: cues with attributions. Speakers of one report are kept
apart as in every language: anonymous ones numbered as they come, described and never identified.
"""

import re
from dataclasses import replace

from coverstory.model import Attribution, Speaker
from coverstory.reading.cues import Cue
from coverstory.reading.verb_final.firms import find_bodies
from coverstory.reading.verb_final.frames import must
from coverstory.reading.verb_final.people import find_places
from coverstory.reading.verb_final.speaker_nouns import SpeakerWords, resolve, words_of
from coverstory.reading.voices import Voices

_WORDS_BACK = 4
_REACH = 90
_BRACKET = "˙"  # stands for what brackets held, so that every offset stays true
_NEAR = 24


def verb_final_cues(text: str, inside: list[tuple[int, int]], voices: Voices) -> list[Cue]:
    """Give the cues of a sentence, in order; `inside` are its quotations."""
    words = words_of(voices.language)
    open_text = _masked(text, inside)
    for body in find_bodies(text, voices.language):
        voices.bodies.setdefault(text[body.start : body.end], Attribution(
            Speaker.NAMED, body.name, body.name))  # fmt: skip
    found: list[Cue] = []
    for match in words.according.finditer(open_text):
        found += _teller(open_text, match.start(), match.end(), "according", voices)
    for match in words.citing.finditer(open_text):
        found += _teller(open_text, match.start(), match.end(), "leads", voices)
    said = _said(open_text, found, words, voices)
    return _ordered(found, said) or _decides(open_text, words, voices)


def _decides(open_text: str, words: SpeakerWords, voices: Voices) -> list[Cue]:
    """Give the authority whose own decision a sentence tells: it answers for the rule."""
    if not words.decides.search(open_text):
        return []
    for subject in words.subject.finditer(open_text):
        phrase, begin = _phrase(open_text, subject.end("np"), voices.language)
        if words.official.search(phrase) and not words.anonymous.search(phrase):
            found = resolve(phrase, voices)
            return [Cue(begin, subject.end(), replace(found, cue=phrase), "leads")] if found else []
    return []


def _ordered(cited: list[Cue], said: list[Cue]) -> list[Cue]:
    """Put the deepest speaker last: who is cited before who says it, the outer one trailing."""
    if not cited:
        if len(said) > 1:
            said = [replace(said[0], form="leads"), replace(said[-1], form="trails")]
        return said
    outer = [replace(teller, form="trails") for teller in said[-1:]]
    return [*cited[:2], *outer]


def _said(open_text: str, cited: list[Cue], words: SpeakerWords, voices: Voices) -> list[Cue]:
    found: list[Cue] = []
    since = max((c.end for c in cited if c.form == "according"), default=0)
    for match in [*words.say.finditer(open_text), *words.telling.finditer(open_text)]:
        lead = open_text[max(since, match.start() - _REACH) : match.end()]
        if not words.says_so.search(lead):
            continue
        teller = _subject(open_text, since, match, voices)
        if teller:
            found.append(teller)
            since = match.end()
    return sorted(found, key=lambda teller: teller.start)


def _subject(open_text: str, since: int, match: re.Match[str], voices: Voices) -> Cue | None:
    """Give who says it: the noun just before the verb, else the first topic, else who spoke last.

    A noun that is only the subject of what is said ('노동자가 37명이라고') tells of no speaker.
    """
    words = words_of(voices.language)
    subjects = list(words.subject.finditer(open_text, since, match.end()))
    near = [
        s for s in subjects
        if -1 <= match.start() - s.end() < _NEAR
        and not words.says_so.search(open_text[s.end() : match.start()])
    ]  # fmt: skip
    topics = [s for s in subjects if s["mark"].endswith(("은", "는", "서", "의"))]
    for subject in [*near[-1:], *topics]:
        found = _teller(open_text, subject.end("np"), subject.end("np"), "leads", voices)
        if found:
            return replace(found[0], end=match.end())
    dropped = voices.last if not near else None
    return Cue(match.start(), match.end(), dropped, "leads") if dropped else None


def _teller(text: str, stop: int, end: int, form: str, voices: Voices) -> list[Cue]:
    """Give the cue whose noun phrase ends at `stop`."""
    phrase, begin = _phrase(text, stop, voices.language)
    attribution = resolve(phrase, voices)
    if attribution is None:
        return []
    voices.last = attribution
    return [Cue(begin, end, replace(attribution, cue=_own_words(phrase, voices.language)), form)]


def _own_words(phrase: str, language: str) -> str:
    """Give the words that only name the speaker: a host State that tells of its own acts is host.

    '네팔 정부는 … 돌려보냈다' tells where; '한국 외교부는 …' tells nothing of the place.
    """
    places = [p for p in find_places(phrase, language) if p.start == 0 and not p.place.city]
    observers = must(language).spoken.observers
    if not places or places[0].place.country in observers:
        return phrase
    return phrase[places[0].end :].strip()


def _phrase(text: str, stop: int, language: str) -> tuple[str, int]:
    """Give the noun phrase that ends at `stop`: back to the last word with a particle."""
    stops = re.compile(rf"(?:{must(language).spoken.stops})$")
    start, words = stop, 0
    while start > 0 and words <= _WORDS_BACK:
        space = text.rfind(" ", 0, start)
        begin = space + 1
        word = text[begin:start]
        if words and (stops.search(word) or not word or word[-1] in '”",.·…=:;'):
            break
        start, words = begin, words + 1
        if space < 0:
            break
        start = space
    while start < stop and not text[start].strip(" “‘'\"·"):
        start += 1
    return text[start:stop].replace(_BRACKET, "").strip(" ‘’“”'\","), start


def _masked(text: str, inside: list[tuple[int, int]]) -> str:
    """Blank out quotations and brackets, keeping every offset."""
    masked = text
    for start, end in inside:
        a, b = max(0, start), min(len(text), end)
        if a < b:
            masked = masked[:a] + "_" * (b - a) + masked[b:]
    return re.sub(r"\([^)]{0,40}\)", lambda m: _BRACKET * len(m.group()), masked)
