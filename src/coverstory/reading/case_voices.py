"""Voices of languages with cases: what kind of speaker a noun phrase in any case names.

In: the words beside a reporting verb. Out: attributions with names in Latin letters, as the reading
guide asks. Speakers of one report are kept apart; anonymous ones are described, never identified.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from coverstory.model import Attribution, Speaker
from coverstory.reading.lexicons import Inflected, lexicon
from coverstory.reading.places import find_people, find_places
from coverstory.reading.spellings import latin, nominative
from coverstory.reading.voices import Voices, words_of_speakers
from coverstory.reading.wordlists import phrase

_QUOTED = re.compile(r"“([^“”]{2,40})”")
_LONGEST = 220
# Letters by which two forms of one surname must agree, and by which they may differ at the end.
_STEM, _ENDING = 3, 3
# A longer word before a name and surname is an office that opens the sentence.
_FULL_NAME, _LONG = 2, 6


@dataclass(frozen=True, slots=True)
class _Words:
    name: re.Pattern[str]
    pronouns: re.Pattern[str]
    own_words: re.Pattern[str]
    same_office: re.Pattern[str]
    adjectives: re.Pattern[str]
    patronymic: re.Pattern[str]


def inflected(language: str) -> Inflected:
    """Give how a language with cases tells speech. Raises LookupError for one without."""
    pack = lexicon(language).speech.inflected
    if pack is None:
        raise LookupError(language)
    return pack


@cache
def _words(language: str) -> _Words:
    pack = inflected(language)
    return _Words(
        re.compile(pack.name),
        phrase(rf"^(?:{pack.pronouns})(?!\w)"),
        phrase(pack.own_words),
        phrase(pack.same_office),
        re.compile(rf"{pack.adjectives}$"),
        phrase(rf"(?:{pack.patronymic})$"),
    )


@dataclass(slots=True)
class CaseVoices(Voices):
    """The speakers of one report in a language with cases; `oblique` names are in no nominative."""

    oblique: bool = False

    def speaker_of(
        self, words: str, cue: str, *, opens_sentence: bool = False
    ) -> Attribution | None:
        """Give the attribution a noun phrase stands for, or None where it names no speaker."""
        del opens_sentence  # in these languages a capital tells a name wherever it stands
        words = words.strip(" ,:—–-.")
        if not words or len(words) > _LONGEST:
            return None
        found = self._resolved(words)
        if found is None:
            return None
        self.last = found if found.cue else replace(found, cue=cue.strip())
        return self.last

    def meet_person(self, words: str) -> None:
        """Do nothing: a person met in passing speaks only when a cue says so."""

    def _resolved(self, words: str) -> Attribution | None:
        own, table = _words(self.language), words_of_speakers(self.language)
        if own.pronouns.match(words):
            return self.last
        if table.cues.search(words):
            return self._anonymous(words, table)
        person = self._person(words)
        if person:
            return person
        if own.same_office.search(words):
            return self._last_office() or self.last
        if table.indefinite.match(words) and table.anonymous.search(words):
            return self._anonymous(words, table)
        official, paper = table.official.search(words), table.document.search(words)
        if paper and official and paper.start() < official.start():
            return self._remembered(Speaker.DOCUMENT, words, paper)
        if official and not table.private.search(words[official.start() :]):
            return self._remembered(Speaker.OFFICIAL, words, official)
        if own.own_words.search(words):
            return self.last
        return self._body(words)

    def _body(self, words: str) -> Attribution | None:
        """Give the paper, outlet or private body that speaks, else an unnamed person."""
        table = words_of_speakers(self.language)
        quoted = _QUOTED.search(words)
        document, named = table.document.search(words), table.named.search(words)
        if document:
            return self._remembered(Speaker.DOCUMENT, words, document)
        if table.outlet.search(words):
            return self._remembered(Speaker.OUTLET, quoted[1] if quoted else words)
        if quoted:
            return self._remembered(Speaker.NAMED, quoted[1])
        if named:
            return self._remembered(Speaker.NAMED, named.group(), named)
        return self._anonymous(words, table) if table.anonymous.search(words) else None

    def _person(self, words: str) -> Attribution | None:
        """Give a person by name: known by the surname, or newly named with an office or without."""
        table = words_of_speakers(self.language)
        for match in _words(self.language).name.finditer(self._masked(words)):
            name = self._without_office(match["name"])
            if not name:
                continue
            known = self._known(name.split()[-1])
            if known:
                return known
            rest = words[: match.start()] + words[match.end() :]
            official = table.official.search(rest) and not table.private.search(rest)
            kind = Speaker.OFFICIAL if official else Speaker.NAMED
            listed = nominative(name, self.language) if self.oblique else name
            shown = latin(listed, self.language)
            found = Attribution(kind, shown, shown)
            self.known[name.split()[-1].lower()] = found
            return found
        return None

    def _without_office(self, name: str) -> str:
        """Drop words before a name that only open the sentence: 'Рабочий Пак Мён Хо'."""
        table, parts = words_of_speakers(self.language), name.split()
        nouns = (table.anonymous, table.official, table.named, table.private)
        while parts and (
            parts[0] in table.not_names or any(noun.fullmatch(parts[0]) for noun in nouns)
        ):
            parts = parts[1:]
        middle = parts[1] if len(parts) > _FULL_NAME else ""
        if middle and len(parts[0]) > _LONG and not _words(self.language).patronymic.search(middle):
            parts = parts[1:]
        return "" if any(table.official.fullmatch(part) for part in parts) else " ".join(parts)

    def _masked(self, words: str) -> str:
        taken = [(p.start, p.end) for p in find_people(words, self.language)]
        taken += [(p.start, p.end) for p in find_places(words, self.language)]
        taken += [m.span() for m in _QUOTED.finditer(words)]
        for start, end in taken:
            words = words[:start] + "_" * (end - start) + words[end:]
        return words

    def _known(self, surname: str) -> Attribution | None:
        """Give who bears the surname, in whatever case it stands."""
        lower = surname.lower()
        for name, found in self.known.items():
            shared = max(min(len(name), len(lower)) - _ENDING, _STEM)
            close = abs(len(name) - len(lower)) <= _ENDING
            if close and name[:shared] == lower[:shared]:
                return found
        return None

    def _last_office(self) -> Attribution | None:
        offices = [a for a in self.bodies.values() if a.speaker is Speaker.OFFICIAL]
        return offices[-1] if offices else None

    def _remembered(
        self, kind: Speaker, words: str, head: re.Match[str] | None = None
    ) -> Attribution:
        """Give an office or body under its name; the words before its head noun are not of it."""
        if head is not None and head.end() <= len(words):
            leads = _words(self.language).adjectives.search(words[: head.start()])
            words = words[leads.start() if leads else head.start() :]
        name = latin(words, self.language)[:80].strip(' “”"')
        found = Attribution(kind, name, name, cue=words)
        self.bodies.pop(name.lower(), None)
        self.bodies[name.lower()] = found
        return found
