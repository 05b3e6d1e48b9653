"""Who a noun phrase stands for: '이 소식통', '군 관계자', '서민호 연구위원', '러시아 외무부'.

In: a noun phrase and the speakers met so far. Out: its attribution, or None where it names no
speaker. Anonymous speakers are numbered as they come, described and never identified.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from coverstory.model import Attribution, Speaker
from coverstory.reading.lexicons import lexicon
from coverstory.reading.verb_final.frames import Spoken, must
from coverstory.reading.verb_final.latin import body_name, person_name
from coverstory.reading.verb_final.people import find_places
from coverstory.reading.voices import Voices


@dataclass(frozen=True, slots=True)
class SpeakerWords:
    """The patterns of one language for words of saying and for those who may speak."""

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
def words_of(language: str) -> SpeakerWords:
    """Give the patterns of a language."""
    pack: Spoken = must(language).spoken
    return SpeakerWords(
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


def resolve(phrase: str, voices: Voices) -> Attribution | None:
    """Give the attribution a noun phrase stands for, or None where it names no speaker."""
    words = words_of(voices.language)
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


def _with_name(phrase: str, voices: Voices, words: SpeakerWords) -> Attribution | None:
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


def _person(phrase: str, name: str, voices: Voices, words: SpeakerWords) -> Attribution:
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


def _same(phrase: str, voices: Voices, words: SpeakerWords) -> Attribution | None:
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
