"""The closed word lists used everywhere. docs/glossary.md explains each word."""

from enum import StrEnum


class Kind(StrEnum):
    """What a claim says happened, or what a register row records."""

    PRESENCE = "presence"
    EMPLOYMENT = "employment"
    DISPATCH = "dispatch"
    ENTRY = "entry"
    EXIT = "exit"
    REPATRIATION = "repatriation"
    RETURN = "return"
    VISA = "visa"
    POLICY = "policy"
    AGREEMENT = "agreement"
    PAYMENT = "payment"
    HOUSING = "housing"
    ENROLMENT = "enrolment"
    CHECK_IN = "check_in"
    DENIAL = "denial"
    # Kinds that only register rows have.
    EMPLOYMENT_START = "employment_start"
    EMPLOYMENT_END = "employment_end"
    ATTENDANCE = "attendance"
    OWNERSHIP = "ownership"
    PAPER = "paper"
    ACCOUNT_USE = "account_use"


CLAIM_KINDS = tuple(Kind)[:15]


class Status(StrEnum):
    """The document or stated purpose under which someone is in a country."""

    WORK = "work"
    STUDENT = "student"
    TRAINEE = "trainee"
    TOURIST = "tourist"
    OFFICIAL = "official"
    OTHER = "other"


class Sector(StrEnum):
    """The trade someone works in."""

    CONSTRUCTION = "construction"
    RESTAURANT = "restaurant"
    FISHING = "fishing"
    SEAFOOD = "seafood"
    MANUFACTURING = "manufacturing"
    TEXTILE = "textile"
    LOGGING = "logging"
    AGRICULTURE = "agriculture"
    IT = "it"
    MEDICAL = "medical"
    MILITARY = "military"
    OTHER = "other"


class Speaker(StrEnum):
    """What kind of speaker makes a claim."""

    ANONYMOUS = "anonymous"
    NAMED = "named"
    OFFICIAL = "official"
    DOCUMENT = "document"
    OUTLET = "outlet"
    NARRATOR = "narrator"


class Basis(StrEnum):
    """How the speaker knows."""

    SAW = "saw"
    WAS_TOLD = "was told"
    OPINION = "opinion"
    UNKNOWN = "unknown"


class Grain(StrEnum):
    """The distance from which something is seen; nothing is inferred from one to another."""

    REGISTER = "register"
    REPORT = "report"
    STATISTICS = "statistics"
