"""Speakers: who says each stretch of each sentence.

In: passages. Out: for every sentence, scopes with their attribution. A speaker is carried only
within quotation marks of one run of speech; a sentence without mark or cue is the narrator's.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from coverstory.model import Attribution, Basis, Speaker
from coverstory.reading.case_speech import case_cues, dash_speech, is_carried
from coverstory.reading.case_voices import CaseVoices
from coverstory.reading.cues import Cue
from coverstory.reading.lexicons import lexicon
from coverstory.reading.organisations import find_bodies
from coverstory.reading.passages import Passage, Sentence
from coverstory.reading.quotations import is_quoted, quotations
from coverstory.reading.verb_final.frames import frames_of
from coverstory.reading.verb_final.speaker_nouns import letterhead, turn_of
from coverstory.reading.verb_final.tellers import verb_final_cues
from coverstory.reading.voices import Voices
from coverstory.reading.wordlists import phrase, whole

_BOUNDARY = re.compile(r"[“”\";:—–]|, |\. ")
_ARTICLE = re.compile(r"\s*(?:the|an?)\s+[a-z]")
_NARROW = 90  # the longest trailing attribution: 'said Elena Marsh, who studies migration at ...'


@dataclass(frozen=True, slots=True)
class Scope:
    """A stretch of the clean text that one speaker answers for."""

    start: int
    end: int
    attribution: Attribution
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class _Verbs:
    say: re.Pattern[str]
    plain: re.Pattern[str]
    according: re.Pattern[str]
    nested: re.Pattern[str]
    citing: re.Pattern[str]
    according_stop: re.Pattern[str]
    closes: re.Pattern[str]
    said_stop: re.Pattern[str]
    turn: re.Pattern[str]
    hosts: frozenset[str]
    opinion: re.Pattern[str]
    saw: re.Pattern[str]
    was_told: re.Pattern[str]
    split: re.Pattern[str]


@cache
def _verbs(language: str) -> _Verbs:
    pack = lexicon(language).speech
    triggers = lexicon(language).triggers
    nouns = pack.anonymous_nouns
    return _Verbs(
        say=whole(pack.verbs),
        plain=whole(pack.plain_verbs),
        according=whole(pack.according),
        nested=phrase(
            rf"\b(?:{pack.nested_lead}) (?:[a-z]+ )?(?:{nouns}) (?:{pack.nested_said})\b"
        ),
        citing=whole(pack.citing),
        according_stop=phrase(rf"{pack.according_stop}|$"),
        closes=re.compile(rf"\s*(?:[.,;:”\"“]|$|{pack.closes})"),
        said_stop=phrase(rf"[.;:“\"]|{pack.said_stop}|$"),
        turn=re.compile(pack.turn),
        hosts=frozenset(pack.host_turns),
        opinion=phrase(triggers.opinion),
        saw=phrase(triggers.saw),
        was_told=phrase(triggers.was_told),
        split=phrase(pack.clause_split),
    )


def voices_of(language: str, default: Attribution) -> Voices:
    """Give the speakers of a page that opens in the name of `default`, as the language tells."""
    if frames_of(language):
        return Voices.opened(language, letterhead(default, language))
    with_cases = lexicon(language).speech.inflected is not None
    return (CaseVoices if with_cases else Voices).opened(language, default)


def attribute(passages: tuple[Passage, ...], voices: Voices) -> dict[int, tuple[Scope, ...]]:
    """Give the scopes of every sentence, keyed by the sentence's start."""
    scopes: dict[int, tuple[Scope, ...]] = {}
    running: Attribution | None = None
    for passage in passages:
        turn = _turn(passage, voices)
        quotes = _quotations(passage, voices)
        found = []
        for sentence in passage.sentences:
            for body in find_bodies(sentence.text, voices.language):
                if body.named:
                    voices.meet_body(body.name)
            found.append(_cues(sentence, passage, quotes, voices))
            if not found[-1]:
                voices.meet_person(sentence.text)
        voices.told = None
        _told_back(found)
        carried = _carried(passage, quotes, found, running, voices)
        for sentence, cues, speaker in zip(passage.sentences, found, carried, strict=True):
            base = speaker or turn or voices.default
            scopes[sentence.start] = _scopes(sentence, cues, base, passage, quotes, voices)
        running = next((cues[-1].attribution for cues in reversed(found) if cues), None) or (
            running if carried and carried[-1] else None
        )
    return scopes


def _turn(passage: Passage, voices: Voices) -> Attribution | None:
    """Give the speaker of a transcript's turn; the host's turns are the narrator's."""
    if frames_of(voices.language):
        return turn_of(passage.text, voices)
    match = _verbs(voices.language).turn.match(passage.text)
    if not match:
        return None
    name = match["name"].strip()
    if name.upper() in _verbs(voices.language).hosts:
        return voices.default
    if name.startswith('"'):
        return voices.speaker_of(f"unnamed {name}", name)
    known = voices.known.get(name.split()[-1].lower())
    return known or Attribution(Speaker.NAMED, name.title(), name.title(), cue=name)


def _quotations(passage: Passage, voices: Voices) -> list[tuple[int, int]]:
    told = dash_speech(passage.text, voices.language) if isinstance(voices, CaseVoices) else []
    return told or quotations(passage.text)


def _told_back(found: list[list[Cue]]) -> None:
    """Give the sentence before 'Об этом сообщил X' to X as well."""
    for number, cues in enumerate(found[1:], 1):
        if cues and cues[0].form == "back" and not found[number - 1]:
            found[number - 1].append(replace(cues[0], start=0, end=0, form="leads"))


def _cues(sentence: Sentence, passage: Passage, quotes: list[tuple[int, int]],
          voices: Voices) -> list[Cue]:  # fmt: skip
    """Give the cues of a sentence outside quotation marks, in order."""
    text, shift = sentence.text, sentence.start - passage.start
    verbs = _verbs(voices.language)
    inside = [(a - shift, b - shift) for a, b in quotes]
    if frames_of(voices.language):
        return verb_final_cues(text, inside, voices)
    if isinstance(voices, CaseVoices):
        return case_cues(text, inside, voices) or _announced(text, quotes, shift, voices)
    found: list[Cue] = []
    for match in sorted(
        [*verbs.according.finditer(text), *verbs.say.finditer(text)], key=lambda m: m.start()
    ):
        if any(a <= match.start() < b for a, b in inside) or (
            found and match.start() < found[-1].end
        ):
            continue
        cue = (_according(text, match, voices) if verbs.according.fullmatch(match.group())
               else _said(text, match, voices))  # fmt: skip
        if cue:
            found.append(cue)
    return found[:4] or _announced(text, quotes, shift, voices)


def _announced(text: str, quotes: list[tuple[int, int]], shift: int, voices: Voices) -> list[Cue]:
    """Read 'The owner: "..."': a speaker before a colon and a quotation."""
    for start, _ in quotes:
        lead = text[: max(start - shift - 1, 0)].rstrip()
        if lead.endswith(":") and len(lead) < _NARROW:
            cue = _cue(lead[:-1], 0, len(lead), "leads", voices, opens=True)
            return [cue] if cue else []
    return []


def _according(text: str, match: re.Match[str], voices: Voices) -> Cue | None:
    rest = text[match.end() : match.end() + 140]
    verbs = _verbs(voices.language)
    stop = verbs.according_stop.search(rest)
    words = rest[: stop.start() if stop else len(rest)]
    attribution = voices.speaker_of(words, match.group() + words)
    if attribution is None:
        return None
    end = match.end() + len(words)
    form = "citing" if verbs.citing.fullmatch(match.group()) else "according"
    form = "leads" if form == "according" and match.start() < 4 else form
    return Cue(match.start(), end, attribution, form)


def _said(text: str, match: re.Match[str], voices: Voices) -> Cue | None:  # fmt: skip
    """Read 'X said', '..., X said' and '..., said X'."""
    before = text[: match.start()]
    bounds = list(_BOUNDARY.finditer(before, max(0, len(before) - 260)))
    near = bounds[-1].end() if bounds else 0
    segment = text[near : match.start()]
    after = text[match.end() : match.end() + 160]
    verbs = _verbs(voices.language)
    closes = bool(verbs.closes.match(after))
    if near and not segment.strip() and verbs.plain.fullmatch(match.group()):
        stop = verbs.said_stop.search(after)
        words = after[: stop.start() if stop else _NARROW]
        inverted = _cue(words, near, match.end() + len(words), "trails", voices)
        if inverted:
            return inverted
    if near and len(segment.split()) <= 9 and closes:
        trailing = _cue(segment, near, match.end(), "trails", voices)
        if trailing:
            return trailing
        # '..., the hospital said': no known kind of speaker. Better nobody than a name before it.
        if _ARTICLE.match(segment):
            return None
    start = max(
        (b.end() for b in bounds if b.group() in ("“", "”", '"', ";", ":", ". ")), default=0
    )
    words = text[start : match.start()]
    if len(words) > 200:
        return None
    return _cue(words, start, match.end(), "leads", voices, opens=start == 0)


def _cue(
    words: str, start: int, end: int, form: str, voices: Voices, *, opens: bool = False
) -> Cue | None:
    attribution = voices.speaker_of(words, words, opens_sentence=opens)
    return Cue(start, end, attribution, form) if attribution else None


def _carried(passage: Passage, quotes: list[tuple[int, int]], found: list[list[Cue]],
             running: Attribution | None, voices: Voices) -> list[Attribution | None]:  # fmt: skip
    """Give the speaker of quoted sentences that have no cue of their own."""
    carried: list[Attribution | None] = []
    for index, sentence in enumerate(passage.sentences):
        start = sentence.start - passage.start
        if found[index] or not is_quoted(quotes, start, sentence.end - passage.start):
            carried.append(_goes_on(index, sentence, found, voices))
            continue
        later = next((cues for cues in found[index + 1 :] if cues), None)
        earlier = next((cues for cues in reversed(found[:index]) if cues), None)
        # '“A. B,” X said. “C.”': a cue after the quotation, else the one before it.
        near = later[0] if later and later[0].form == "trails" else None
        chosen = near or (earlier[-1] if earlier else None) or (later[0] if later else None)
        carried.append(chosen.attribution if chosen else running or voices.unnamed_in(passage.text))
    return carried


def _goes_on(
    index: int, sentence: Sentence, found: list[list[Cue]], voices: Voices
) -> Attribution | None:
    """Give who told the sentences before, where a language goes on in reported speech unmarked."""
    if not isinstance(voices, CaseVoices) or found[index]:
        return None
    earlier = next((cues for cues in reversed(found[:index]) if cues), None)
    return (
        earlier[-1].attribution if earlier and is_carried(sentence.text, voices.language) else None
    )


def _scopes(sentence: Sentence, cues: list[Cue], base: Attribution, passage: Passage,
            quotes: list[tuple[int, int]], voices: Voices) -> tuple[Scope, ...]:  # fmt: skip
    start, end = sentence.start, sentence.end
    quoted = is_quoted(quotes, start - passage.start, end - passage.start)
    if not cues:
        return (Scope(start, end, _deepest(sentence.text, base, voices), quoted),)
    leading, trailing = cues[0], cues[-1]
    if len(cues) > 1 and leading.form == "leads" and trailing.form == "trails":
        cut = _last_split(sentence.text, leading.end, trailing.start, voices.language)
        if cut:
            return (
                Scope(
                    start,
                    start + cut,
                    _deepest(sentence.text[:cut], leading.attribution, voices),
                    quoted,
                ),
                Scope(
                    start + cut,
                    end,
                    _deepest(sentence.text[cut:], trailing.attribution, voices),
                    quoted,
                ),
            )
    chain = _chain(cues)
    return (Scope(start, end, _deepest(sentence.text, chain, voices), quoted),)


def _last_split(text: str, after: int, before: int, language: str) -> int | None:
    cuts = [m.start() for m in _verbs(language).split.finditer(text, after, max(after, before))]
    return cuts[-1] if cuts else None


def _chain(cues: list[Cue]) -> Attribution:
    """Give the deepest speaker of nested cues, and who passes the words on, outermost first."""
    outer = [c for c in cues if c.form == "trails"]
    inner = [c for c in cues if c.form != "trails"]
    ordered = [c.attribution for c in (*outer, *inner)]
    deepest = ordered[-1]
    via = tuple(dict.fromkeys(a.label for a in ordered[:-1] if a.label != deepest.label))[:3]
    return replace(deepest, via=deepest.via or via)


def _deepest(text: str, speaker: Attribution, voices: Voices) -> Attribution:
    """Add how the speaker knows; go one layer deeper where others' words are passed on."""
    verbs = _verbs(voices.language)
    nested = verbs.nested.search(text)
    if nested and speaker.speaker is not Speaker.NARRATOR and not _same(nested, speaker):
        label = " ".join(nested.group().split()[:-1]).lower()
        speaker = Attribution(
            Speaker.ANONYMOUS,
            None,
            label,
            Basis.UNKNOWN,
            (*speaker.via, speaker.label)[:3],
            nested.group(),
        )
    return replace(speaker, basis=_basis(text, speaker, verbs))


def _same(nested: re.Match[str], speaker: Attribution) -> bool:
    return (
        nested.group().lower() in speaker.cue.lower()
        or speaker.cue.lower() in nested.group().lower()
    )


def _basis(text: str, speaker: Attribution, verbs: _Verbs) -> Basis:
    if speaker.speaker is Speaker.NARRATOR:
        return Basis.UNKNOWN
    if verbs.opinion.search(text):
        return Basis.OPINION
    if verbs.saw.search(text):
        return Basis.SAW
    if speaker.via or verbs.was_told.search(text):
        return Basis.WAS_TOLD
    return Basis.UNKNOWN
