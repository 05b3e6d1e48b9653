"""The word lists of one language, read from YAML packs into strict values.

In: the folder `lexicon/<language>/`. Out: one `Lexicon`, read once a process. A further language
is one more folder of the same files; the code that reads reports knows no word of any language.
"""

from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal, TypeVar

import msgspec

from coverstory.model import Kind, Sector, Status
from coverstory.packs import pack_texts, read_pack

T = TypeVar("T")


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The habit of every pack value: frozen, and no field that is not known."""


class Country(_Strict, frozen=True):
    """A country by its code, its names, and the words for its people."""

    code: str
    names: list[str]
    people: list[str]
    adjective: str = ""


class Named(_Strict, frozen=True):
    """A pattern and the name of what it finds."""

    name: str
    pattern: str


class Towns(_Strict, frozen=True):
    """Towns or regions of one country; `spelled` gives a town's name and its spellings."""

    country: str
    names: list[str] = []
    spelled: list[Named] = []


class AmbiguousPeople(_Strict, frozen=True):
    """A word for people that means `country`, unless the text speaks only of `unless`."""

    word: str
    country: str
    unless: str


class Places(_Strict, frozen=True):
    """places.yaml: countries, towns, regions, and the words for home."""

    home_words: list[str]
    region_words: list[str]
    countries: list[Country]
    ambiguous_people: list[AmbiguousPeople]
    regions: list[Towns]
    cities: list[Towns]
    seats: list[str]
    favoured: list[str]
    town_leads: str
    town_of: str
    not_towns: list[str]
    gazetteer_leads: str = ""
    people_in_any_case: bool = False
    main_town_carried: bool = False


class Head(_Strict, frozen=True):
    """Nouns for people, with the trade or paper they tell of."""

    words: list[str]
    sector: Sector | None = None
    status: Status | None = None
    key: str = ""
    plain: bool = False
    gloss: str = ""


class SectorWords(_Strict, frozen=True):
    """Words that tell of a trade."""

    sector: Sector
    words: list[str]


class StatusPattern(_Strict, frozen=True):
    """Words that tell of a document or stated purpose."""

    status: Status
    pattern: str


class Decade(_Strict, frozen=True):
    """A decade of life by name."""

    word: str
    from_: int = msgspec.field(name="from")
    to: int


class People(_Strict, frozen=True):
    """people.yaml: groups, trades, papers, ages, frequencies."""

    heads: list[Head]
    general_key: str
    gate: list[str]
    pronouns: list[str]
    collective: list[str]
    citizen_of: list[str]
    purposes: str
    owned: str
    definite: str
    sectors: list[SectorWords]
    statuses: list[StatusPattern]
    document_nouns: str
    expired: str
    first_time: str
    in_groups: str
    ages: str
    decades: list[Decade]
    frequencies: list[Named]
    person_nouns: str = "s$"
    from_before: str = "(?!)"
    open_heads: str = "(?!)"
    open_workers: str = "(?!)"
    apart: str = "and|or|the|of|to|in|for|have|has|are|were"


class NumberWord(_Strict, frozen=True):
    """A number word and its value."""

    word: str
    value: int


class VagueNumber(_Strict, frozen=True):
    """Words for a number with wide bounds."""

    pattern: str
    min: int
    max: int


class Share(_Strict, frozen=True):
    """Words for a share of a stated whole."""

    pattern: str
    share: float


class Currency(_Strict, frozen=True):
    """A currency and how it is written."""

    code: str
    pattern: str
    signs: str = ""
    country: str | None = None


class Quantities(_Strict, frozen=True):
    """quantities.yaml: numbers, counts, money."""

    units: list[NumberWord]
    scales: list[NumberWord]
    vague: list[VagueNumber]
    nothing: str
    at_least: str
    at_most: str
    about: str
    range_joins: str
    not_people: str
    people_after: str
    share_words: list[Share]
    currencies: list[Currency]
    pay_shares: str
    percent: str
    per: list[Named]
    thousands: str = ","
    decimal: str = "."
    remainder: bool = False
    change_before: str = "(?!)"
    adjective: str = "[^\\W\\d_]+"
    part_of: str = "(?!)"
    money_joins: str = "to|and|or|,? ?maybe|up to"


class Month(_Strict, frozen=True):
    """A month by number and how it is written."""

    number: int
    pattern: str


class Season(_Strict, frozen=True):
    """A season or feast and the months it spans."""

    pattern: str
    from_month: int
    to_month: int


class Part(_Strict, frozen=True):
    """A part of a year or month ('the end of'): months of the year, days of the month."""

    pattern: str
    from_month: int
    to_month: int
    of_month: list[int]


class Relative(_Strict, frozen=True):
    """A date told by its distance from the day of publication."""

    pattern: str
    unit: str
    shift: int


class Dates(_Strict, frozen=True):
    """dates.yaml: the grammar of vague dates."""

    months: list[Month]
    weekdays: list[str]
    seasons: list[Season]
    parts: list[Part]
    relative: list[Relative]
    holidays: list[Season]
    after_season: str
    since: str
    until: str
    between: str
    joins: str
    of_that_year: str
    article_before: str
    still_to_come: str
    past_rule: str
    undated: str
    undated_as_of: str
    undated_to_come: str
    undated_bound: str
    undated_unbounded: str


Need = Literal[
    "people", "counted", "amount", "spoken", "labour", "study", "figure", "place_before",
    "place_after", "not_negated", "not_idle", "not_fee", "not_money",
]  # fmt: skip


class Rule(_Strict, frozen=True):
    """One trigger: words that tell of a kind of claim, and what must stand with them."""

    id: str
    kind: Kind
    pattern: str
    toward_home: Kind | None = None
    toward_host: Kind | None = None
    needs: list[Need] = []
    weak: bool = False
    alone: bool = False


class Triggers(_Strict, frozen=True):
    """triggers.yaml: the rules for kinds, hedges and bases."""

    macros: list[Named]
    labour: str
    rules: list[Rule]
    compelled: str
    deadline: str
    work_rules: str
    changes: str
    home_before: str
    destination: str
    study: str
    not_idle: str
    money: str
    fee: str
    figure: str
    negated: str
    connectors: str
    verbs_join: str
    planned: str
    hedged: str
    opinion: str
    saw: str
    was_told: str
    same_time: str = "(?!)"
    passing_before: str = "(?!)"
    no_papers: str = "(?!)"
    beside: str = "(?!)"


class Ordinal(_Strict, frozen=True):
    """An ordinal number word."""

    word: str
    number: int


class Inflected(_Strict, frozen=True):
    """How speech is told where names stand in cases and the verb on either side of them."""

    dash: str
    before: str
    after: str
    inverts: str
    back: str
    own_words: str
    name: str
    not_carried: str
    pronouns: str
    same_office: str
    adjectives: str
    patronymic: str
    ends: str


class Speech(_Strict, frozen=True):
    """speech.yaml: reporting verbs and kinds of speakers."""

    verbs: str
    plain_verbs: str
    according: str
    pronouns: list[str]
    openers: str
    member_state: str
    one_of: str
    auxiliaries: str
    finite: str
    relative: str
    head_ends: str
    indefinite: str
    person_told: str
    anonymous_cues: str
    anonymous_nouns: str
    official_nouns: str
    named_nouns: str
    private_bodies: str
    document_nouns: str
    outlet_nouns: str
    own_documents: str
    own_statements: str
    report_of: str
    titles: str
    new_source: str
    ordinals: list[Ordinal]
    plural_sources: str
    not_names: str
    nested_lead: str
    citing: str
    according_stop: str
    closes: str
    said_stop: str
    clause_split: str
    nested_said: str
    narrator_self: str
    resolution: str
    resolution_name: str
    turn: str
    host_turns: list[str]
    inflected: Inflected | None = None


class CommonBody(_Strict, frozen=True):
    """A body told of without a name ('a dispatch agency') and what it does to people."""

    pattern: str
    role: str


class Organisations(_Strict, frozen=True):
    """organisations.yaml: how names of firms, schools and agencies look."""

    suffixes: str
    heads: str
    teaches: str
    sends: str
    legal_forms: str
    of: str
    article: str
    joins: str
    described: list[CommonBody]
    called: str
    common: list[CommonBody]
    named: list[CommonBody] = []
    glosses: list[Named] = []
    sends_before: str = "(?!)"
    sends_after: str = "(?!)"
    employs_before: str = "(?!)"
    letters: list[Named] = []
    nominative: list[Named] = []


class SchemeCue(_Strict, frozen=True):
    """When a report alleges a scheme: cover statuses, kinds that must be told, or plain words."""

    id: str
    statuses: list[Status]
    kinds: list[Kind] = []
    words: str = ""
    near: str = ""


class DutyCue(_Strict, frozen=True):
    """When a report bears on a duty of States."""

    id: str
    nationality: str
    in_force: date
    words: str
    kinds: list[Kind] = []


class Judging(_Strict, frozen=True):
    """judgement.yaml: relevance, evasion, schemes, duties."""

    foreign: str
    study_least: int
    work_words: str
    contrast: str
    cover_words: str
    schemes: list[SchemeCue]
    duties: list[DutyCue]
    own_country: str
    study_only: str
    other_subjects: str = "(?!)"


class Lexicon(_Strict, frozen=True):
    """All word lists of one language."""

    places: Places
    people: People
    quantities: Quantities
    dates: Dates
    triggers: Triggers
    speech: Speech
    organisations: Organisations
    judgement: Judging


@cache
def languages() -> tuple[str, ...]:
    """Give the languages that have word lists, by their codes."""
    folders = files(f"{__package__}.lexicon").iterdir()
    return tuple(sorted(entry.name for entry in folders if (entry / "triggers.yaml").is_file()))


@cache
def lexicon(language: str) -> Lexicon:
    """Give the word lists of a language. Raises PackNotUsable with file and line."""
    texts = dict(pack_texts(f"{__package__}.lexicon.{language}"))
    return Lexicon(
        **{
            name: read_pack(texts[f"{name}.yaml"], f"{language}/{name}.yaml", kind)
            for name, kind in Lexicon.__annotations__.items()
        }
    )
