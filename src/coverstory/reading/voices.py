"""Voices: what kind of speaker a noun phrase names, and who 'the source' or 'he' is.

In: the words before or after a reporting verb. Out: attributions. Speakers of one report are kept
apart by label; anonymous ones are numbered as they come and described, never identified.
"""

import re
from dataclasses import dataclass, field, replace
from functools import cache

from coverstory.model import Attribution, Speaker
from coverstory.reading.lexicons import Speech, lexicon
from coverstory.reading.places import find_people, find_places
from coverstory.reading.wordlists import phrase, whole

_ENUMERATOR = re.compile(r"^\W*\d{1,2}[/.)]\s*|^\W+")
_CAPITALS = re.compile(r"[A-Z][\w.-]*(?:'s)?(?: (?:[a-z]{2,3} )?(?:[A-Z][\w.-]*|&)){0,5}")


@dataclass(frozen=True, slots=True)
class _Words:
    cues: re.Pattern[str]
    anonymous: re.Pattern[str]
    official: re.Pattern[str]
    named: re.Pattern[str]
    private: re.Pattern[str]
    document: re.Pattern[str]
    outlet: re.Pattern[str]
    pronoun: re.Pattern[str]
    new: re.Pattern[str]
    plural: re.Pattern[str]
    report_of: re.Pattern[str]
    titles: re.Pattern[str]
    openers: re.Pattern[str]
    member_state: re.Pattern[str]
    one_of: re.Pattern[str]
    trailing: re.Pattern[str]
    finite: re.Pattern[str]
    relative: re.Pattern[str]
    head_ends: re.Pattern[str]
    indefinite: re.Pattern[str]
    not_names: frozenset[str]
    ordinals: dict[str, int]


@cache
def words_of_speakers(language: str) -> _Words:
    """Give the words that tell one kind of speaker from another."""
    pack: Speech = lexicon(language).speech
    pronouns = "|".join(pack.pronouns)
    return _Words(
        cues=phrase(pack.anonymous_cues),
        anonymous=whole(pack.anonymous_nouns),
        official=whole(pack.official_nouns),
        named=whole(pack.named_nouns),
        private=whole(pack.private_bodies),
        document=whole(pack.document_nouns),
        outlet=whole(pack.outlet_nouns),
        pronoun=re.compile(rf"^(?:{pronouns})(?: also)?$", re.I),
        new=phrase(pack.new_source),
        plural=whole(pack.plural_sources),
        report_of=re.compile(pack.report_of),
        titles=re.compile(rf"^(?:{pack.titles})\.? "),
        openers=phrase(pack.openers),
        member_state=phrase(pack.member_state),
        one_of=phrase(pack.one_of),
        trailing=phrase(rf"(?: (?:{pack.auxiliaries}))+$"),
        finite=phrase(pack.finite),
        relative=phrase(pack.relative),
        head_ends=phrase(pack.head_ends),
        indefinite=phrase(pack.indefinite),
        not_names=frozenset(pack.not_names.split("|")),
        ordinals={entry.word: entry.number for entry in pack.ordinals},
    )


@dataclass(slots=True)
class Voices:
    """The speakers of one report as they are met; memory of one reading only."""

    language: str
    default: Attribution = Attribution()
    last: Attribution | None = None
    anonymous: list[tuple[Attribution, frozenset[str]]] = field(default_factory=list)
    known: dict[str, Attribution] = field(default_factory=dict)
    told: Attribution | None = None
    bodies: dict[str, Attribution] = field(default_factory=dict)

    @classmethod
    def opened(cls, language: str, default: Attribution) -> "Voices":
        """Give the speakers of a page that opens in the name of `default`."""
        voices = cls(language, default)
        for part in (default.name or "").lower().split():
            if words_of_speakers(language).official.fullmatch(part) or words_of_speakers(
                language
            ).named.fullmatch(part):
                voices.known[part] = default
        return voices

    def speaker_of(
        self, words: str, cue: str, *, opens_sentence: bool = False
    ) -> Attribution | None:
        """Give the attribution a noun phrase stands for, or None where it names no speaker."""
        table = words_of_speakers(self.language)
        words = self._without_opener(words, table)
        words = _ENUMERATOR.sub("", table.trailing.sub("", words.strip(" ,:—–-")))
        finite = table.finite.search(words)
        relative = table.relative.search(words)
        if not words or len(words) > 220 or (relative and relative.start() == 0):
            return None
        if finite and not (relative and relative.start() < finite.start()):
            return None
        found = self._resolve(words, opens_sentence=opens_sentence)
        if found is None:
            return None
        found = replace(found, cue=cue.strip())
        self.last = found
        self.told = None
        return found

    def _without_opener(self, words: str, table: _Words) -> str:
        """Drop 'In a statement, ' and the like before the speaker."""
        stripped = words.strip()
        if table.openers.match(stripped) and ", " in stripped:
            return stripped.rpartition(", ")[2]
        return words

    def meet_person(self, words: str) -> None:
        """Note a person named with an office in the words before a pronoun may speak."""
        table = words_of_speakers(self.language)
        named = re.search(lexicon(self.language).speech.person_told, words)
        lead = words[: named.start()] if named else ""
        office = table.named.search(lead[-40:]) or table.official.search(lead[-40:])
        if named and office and named["name"].split()[0] not in table.not_names:
            kind = Speaker.OFFICIAL if table.official.search(lead[-40:]) else Speaker.NAMED
            self.told = self._remember(Attribution(kind, named["name"], named["name"]))

    def _resolve(self, words: str, *, opens_sentence: bool) -> Attribution | None:
        table = words_of_speakers(self.language)
        if table.pronoun.match(words):
            return self.told or self.last
        report = table.report_of.search(words)
        if report and report["name"] not in table.not_names:
            return self._remember(Attribution(Speaker.OUTLET, report["name"], report["name"]))
        if table.cues.search(words):
            return self._anonymous(words, table)
        if table.one_of.match(words):
            return self._new_anonymous(frozenset({words}))
        head = table.head_ends.split(words, 1)[0]
        unnamed = table.indefinite.match(words) and table.anonymous.search(head)
        if (
            unnamed
            and not table.official.search(head)
            and not self._name_in(head, table, opens_sentence=False)
        ):
            return self._anonymous(words, table)
        state = self._state_in(words, table)
        if state:
            return Attribution(Speaker.OFFICIAL, state, state)
        name = self._name_in(words, table, opens_sentence=opens_sentence)
        return self._with_name(words, name, table) if name else self._without_name(words, table)

    def unnamed_in(self, text: str) -> Attribution | None:
        """Give a new anonymous speaker where a passage says that somebody's name is kept back."""
        return (
            self._new_anonymous(frozenset({text[:40]}))
            if words_of_speakers(self.language).cues.search(text)
            else None
        )

    def _state_in(self, words: str, table: _Words) -> str | None:
        """Give the State that speaks: a country or capital alone is its government."""
        bare = words.removeprefix("the ").removeprefix("The ")
        whole = [p for p in find_places(bare, self.language) if p.start == 0 and p.end == len(bare)]
        if whole and (whole[0].seat or not whole[0].place.city):
            return bare
        return bare if table.member_state.match(words) else None

    def meet_body(self, name: str) -> None:
        """Note a firm or school, so that its short name is known when it speaks."""
        found = Attribution(Speaker.NAMED, name, name)
        self.bodies.setdefault(name.split()[0].lower(), found)

    def _with_name(self, words: str, name: str, table: _Words) -> Attribution:
        earlier = self.known.get(name.split()[-1].lower())
        if earlier and set(name.lower().split()) <= set((earlier.name or "").lower().split()):
            return earlier
        head = words.partition(",")[0]
        if table.official.search(words) and not table.private.search(head.replace(name, "")):
            kind = Speaker.OFFICIAL
        elif table.document.search(head) and not table.anonymous.search(head):
            kind = Speaker.DOCUMENT
        elif table.outlet.search(name):
            kind = Speaker.OUTLET
        else:
            kind = Speaker.NAMED
        return self._remember(Attribution(kind, name, name))

    def _without_name(self, words: str, table: _Words) -> Attribution | None:
        lower = words.lower().removeprefix("the ")
        head = lower.partition(",")[0].split(" of ")[0].split(" in ")[0].split()[-1:] or [""]
        last_word = head[0].removesuffix("'s")
        if last_word in self.known:
            return self.known[last_word]
        matched = {m.group().lower() for m in table.anonymous.finditer(words)}
        if table.official.search(words):
            return self._remember(Attribution(Speaker.OFFICIAL, _bare(words), _bare(words)))
        if table.document.search(words) and not matched:
            return self._remember(Attribution(Speaker.DOCUMENT, _bare(words), _bare(words)))
        if table.outlet.search(words):
            outlets = [a for a in self.known.values() if a.speaker is Speaker.OUTLET]
            return outlets[-1] if outlets else Attribution(Speaker.OUTLET, None, _bare(words))
        if table.named.search(words) and words.lower().startswith("the "):
            bodies = [a for a in self.known.values() if a.speaker is Speaker.NAMED]
            return bodies[-1] if bodies else None
        return self._anonymous(words, table) if matched else None

    def _anonymous(self, words: str, table: _Words) -> Attribution:
        nouns = frozenset(m.group().lower() for m in table.anonymous.finditer(words)) or {words}
        nouns_of = lexicon(self.language).speech.anonymous_nouns
        ordinal = next((n for word, n in table.ordinals.items()
                        if re.search(rf"\b{word} (?:{nouns_of})", words, re.I)), None)  # fmt: skip
        new = bool(table.new.search(words))
        if ordinal and len(self.anonymous) >= ordinal:
            return self.anonymous[ordinal - 1][0]
        plain_plural = table.plural.search(words) and not re.search(
            r"\b(?:two|three|one) of\b", words
        )
        if plain_plural and not new:
            return Attribution(Speaker.ANONYMOUS, None, _bare(words).lower()[:40] or "sources")
        if not new and not ordinal:
            for attribution, heads in reversed(self.anonymous):
                if heads & nouns:
                    return attribution
        return self._new_anonymous(frozenset(nouns))

    def _new_anonymous(self, nouns: frozenset[str]) -> Attribution:
        fresh = Attribution(Speaker.ANONYMOUS, None, f"source {len(self.anonymous) + 1}")
        self.anonymous.append((fresh, nouns))
        return fresh

    def _remember(self, attribution: Attribution) -> Attribution:
        name = attribution.name or ""
        for part in name.split()[-1:]:
            self.known.setdefault(part.lower().removesuffix("'s"), attribution)
        return attribution

    def _name_in(self, words: str, table: _Words, *, opens_sentence: bool) -> str | None:
        """Give the name of a person or body in the words; places and nationalities are no names."""
        masked = words
        taken = [(p.start, p.end) for p in find_people(words, self.language)]
        taken += [(p.start, p.end) for p in find_places(words, self.language)]
        for start, end in taken:
            masked = masked[:start] + "_" * (end - start) + masked[end:]
        names = []
        for match in _CAPITALS.finditer(masked):
            parts = table.titles.sub("", match.group()).removesuffix("'s").split()
            while parts and parts[0] in table.not_names:
                parts = parts[1:]
            if not parts or "_" in parts[0]:
                continue
            lonely = len(parts) == 1 and opens_sentence and match.start() == 0
            if lonely and parts[0].lower() in self.bodies:
                names.append(self.bodies[parts[0].lower()].name or "")
                continue
            if lonely and parts[0].lower() not in self.known:
                continue
            names.append(" ".join(parts))
        people = [n for n in names if len(n.split()) > 1 and not table.official.search(n)
                  and not table.named.search(n)]  # fmt: skip
        return next(iter(people or names), None)


def _bare(words: str) -> str:
    return re.sub(
        r"^(?:the|a|an|another|its|their)\s+", "", words.partition(",")[0].strip(), flags=re.I
    )
