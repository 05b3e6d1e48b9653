"""Who says it, where the verb of saying comes last: 'X는 “…”고 밝혔다', '…라고 X는 말했다'.

In: a sentence with its quotations. Out: cues with attributions. Speakers of one report are kept
apart as in every language: anonymous ones numbered as they come, described and never identified.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from coverstory.model import Attribution, Speaker
from coverstory.reading.cues import Cue
from coverstory.reading.lexicons import lexicon
from coverstory.reading.verb_final.firms import find_bodies
from coverstory.reading.verb_final.frames import Spoken, must
from coverstory.reading.verb_final.latin import body_name, person_name
from coverstory.reading.verb_final.people import find_places
from coverstory.reading.voices import Voices

_WORDS_BACK = 4
_REACH = 90
_BRACKET = "˙"  # stands for what brackets held, so that every offset stays true
_NEAR = 24


@dataclass(frozen=True, slots=True)
class _Words:
    say: re.Pattern[str]
    says_so: re.Pattern[str]
    according: re.Pattern[str]
    citing: re.Pattern[str]
    telling: re.Pattern[str]
    subject: re.Pattern[str]
    pronoun: re.Pattern[str]
    same: re.Pattern[str]
    new: re.Pattern[str]
    self_words: re.Pattern[str]
    withheld: re.Pattern[str]
    anonymous: re.Pattern[str]
    official: re.Pattern[str]
    staff: re.Pattern[str]
    document: re.Pattern[str]
    outlet: re.Pattern[str]
    named: re.Pattern[str]
    titled: re.Pattern[str]
    decides: re.Pattern[str]


@cache
def _words(language: str) -> _Words:
    pack: Spoken = must(language).spoken
    return _Words(
        say=re.compile(rf"(?:{pack.say})"),
        says_so=re.compile(rf"(?:{pack.says_so})|(?:{pack.estimates})"),
        according=re.compile(pack.according),
        citing=re.compile(pack.citing),
        telling=re.compile(pack.is_telling),
        subject=re.compile(pack.subject),
        pronoun=re.compile(rf"^(?:{pack.pronoun})$"),
        same=re.compile(rf"^(?:{pack.same})\s"),
        new=re.compile(rf"(?:^|\s)(?:{pack.new})\s"),
        self_words=re.compile(rf"^(?:{pack.self_words})$"),
        withheld=re.compile(pack.withheld),
        anonymous=re.compile(rf"(?:{pack.anonymous})(?:들)?$"),
        official=re.compile(pack.official),
        staff=re.compile(rf"(?:{pack.official_staff})$"),
        document=re.compile(rf"(?:{pack.document})(?:들)?$"),
        outlet=re.compile(rf"(?:{pack.outlet})$"),
        named=re.compile(pack.named),
        decides=re.compile(pack.decides),
        titled=re.compile(
            rf"(?P<name>[가-힣]{{2,10}}(?:\s[가-힣]{{2,9}})?)\s(?:[가-힣]{{1,8}}\s)?(?:{pack.titles})$"
        ),
    )


def verb_final_cues(text: str, inside: list[tuple[int, int]], voices: Voices) -> list[Cue]:
    """Give the cues of a sentence, in order; `inside` are its quotations."""
    words = _words(voices.language)
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


def _decides(open_text: str, words: _Words, voices: Voices) -> list[Cue]:
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


def _said(open_text: str, cited: list[Cue], words: _Words, voices: Voices) -> list[Cue]:
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
    words = _words(voices.language)
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


def resolve(phrase: str, voices: Voices) -> Attribution | None:
    """Give the attribution a noun phrase stands for, or None where it names no speaker."""
    words = _words(voices.language)
    phrase = re.sub(r"\s+", " ", phrase).strip(" _")
    if not phrase or "_" in phrase:
        return None
    if words.self_words.match(phrase):
        return voices.default
    if words.pronoun.match(phrase):
        return voices.last
    if words.same.match(phrase):
        return _same(phrase, voices, words)
    if words.withheld.search(phrase):
        return _unnamed(phrase, voices, new=True)
    if words.staff.search(phrase) and words.official.search(phrase):
        return _official(words.staff.sub("", phrase).strip(), voices)
    if words.anonymous.search(phrase) and not words.official.search(phrase):
        return _unnamed(phrase, voices, new=bool(words.new.search(phrase)))
    return _with_name(phrase, voices, words)


def _with_name(phrase: str, voices: Voices, words: _Words) -> Attribution | None:
    pack = must(voices.language).firms
    known = voices.known.get(phrase.split()[-1])
    titled = words.titled.search(phrase)
    if titled:
        return _person(phrase, titled["name"], voices, words)
    if words.document.search(phrase):
        name = body_name(phrase.split()[-1], pack)
        return Attribution(Speaker.DOCUMENT, name, phrase)
    if words.official.search(phrase):
        return known if known and len(phrase.split()) == 1 else _official(phrase, voices)
    if known:
        return known
    last = phrase.split()[-1]
    if last in voices.bodies:
        return voices.bodies[last]
    state = _state(phrase, voices.language)
    if state:
        return _kept(Attribution(Speaker.OFFICIAL, state, state), last, voices)
    if words.new.search(phrase) and (words.named.search(phrase) or words.outlet.search(phrase)):
        return _unnamed(phrase, voices, new=True)
    if words.outlet.search(phrase):
        return _kept(Attribution(Speaker.OUTLET, body_name(last, pack), last), last, voices)
    if words.named.search(phrase):
        return _kept(Attribution(Speaker.NAMED, body_name(phrase, pack), phrase), last, voices)
    return None


def _state(phrase: str, language: str) -> str:
    """Give the English name of a State that speaks: a country alone is its government."""
    countries = lexicon(language).places.countries
    country = next((c for c in countries if phrase in c.names), None)
    return f"{country.adjective} government" if country else ""


def _person(phrase: str, name: str, voices: Voices, words: _Words) -> Attribution:
    pack = must(voices.language).firms
    title = phrase.split()[-1]
    family = voices.known.get(f"{name} {title}") or voices.known.get(name)
    if family:
        return family
    kind = Speaker.OFFICIAL if words.official.search(phrase) else Speaker.NAMED
    parts = name.split()
    own = parts[-1] if len(parts) > 1 and words.official.search(parts[0]) else name
    own = own.split()[-1] if len(own.split()) > 1 and words.named.search(own.split()[0]) else own
    shown = person_name(own, pack)
    found = Attribution(kind, shown, shown)
    for key in (title, f"{own[:1]} {title}", own, f"{own} {title}"):
        voices.known[key] = found
    return found


def _official(phrase: str, voices: Voices) -> Attribution | None:
    """Give an office by its English name: '러시아 외무부' is the Russian Foreign Ministry."""
    pack = must(voices.language).firms
    office = phrase.split()[-1] if phrase.split() else phrase
    if len(office) == 1:  # '군 관계자' in a county's own release
        return voices.default if voices.default.name else None
    # '외무부' said of a State's ministry named before is that ministry again.
    earlier = voices.known.get(office)
    if earlier and len(phrase.split()) == 1:
        return earlier
    name = _office_name(phrase, voices.language) or body_name(phrase, pack)
    return _kept(Attribution(Speaker.OFFICIAL, name, name), office, voices)


def _office_name(phrase: str, language: str) -> str:
    offices = {p.word: p.latin for p in must(language).firms.offices}
    last = phrase.split()[-1]
    adjectives = {c.code: c.adjective for c in lexicon(language).places.countries}
    places = [p for p in find_places(phrase, language) if p.end < len(phrase) - len(last)]
    nation = adjectives.get(places[0].place.country or "", "") if places else ""
    office = offices.get(last) or (body_name(last, must(language).firms) if nation else "")
    return f"{nation} {office}" if nation else office


def _kept(attribution: Attribution, word: str, voices: Voices) -> Attribution:
    voices.known.setdefault(word, attribution)
    return attribution


def _same(phrase: str, voices: Voices, words: _Words) -> Attribution | None:
    """Give who '이 소식통' or '같은 관리자' is: the last speaker told of by that noun."""
    noun = phrase.split()[-1]
    for attribution, nouns in reversed(voices.anonymous):
        if any(noun.endswith(n) or n.endswith(noun) for n in nouns):
            return attribution
    if noun in voices.known:
        return voices.known[noun]
    if words.anonymous.search(noun):
        return voices.last or _unnamed(phrase, voices, new=True)
    if words.named.search(noun):
        if voices.last and voices.last.speaker is Speaker.NAMED:
            return voices.last
        bodies = list(voices.bodies.values())
        return bodies[-1] if bodies else _unnamed(phrase, voices, new=False)
    return voices.last if words.official.search(noun) else None


def _unnamed(phrase: str, voices: Voices, *, new: bool) -> Attribution:
    noun = phrase.split()[-1].removesuffix("들")
    if not new:
        for attribution, nouns in reversed(voices.anonymous):
            if noun in nouns:
                return attribution
    fresh = Attribution(Speaker.ANONYMOUS, None, f"source {len(voices.anonymous) + 1}")
    voices.anonymous.append((fresh, frozenset({noun})))
    return fresh


def turn_of(text: str, voices: Voices) -> Attribution | None:
    """Give the speaker of a transcript's turn; the asker's turns are the narrator's."""
    pack = must(voices.language).spoken
    match = re.match(rf"(?:{pack.turn})\s?[:：]\s", text)
    if not match:
        return None
    name = match.group().rstrip(" :：")
    if re.fullmatch(pack.host_turns, name):
        return voices.default
    found = resolve(name, voices)
    voices.last = found or voices.last
    return found


def letterhead(default: Attribution, language: str) -> Attribution:
    """Give the speaker of a whole page by its English name."""
    if not default.name:
        return default
    name = _office_name(default.name, language) or body_name(default.name, must(language).firms)
    return replace(default, name=name)
