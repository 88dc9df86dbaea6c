"""Value objects of the gazetteer. Offsets are half-open ranges in Unicode code points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from corpus.types import PartialDate, Side

Kind = Literal["person", "office", "place", "organization", "agreement", "topic", "event", "country"]
Case = Literal["any", "exact", "capital"]
Certainty = Literal["exact", "ambiguous", "fuzzy"]
Lang = Literal["en", "ja", "ko"]
LANGS: tuple[Lang, ...] = ("en", "ja", "ko")


@dataclass(frozen=True, slots=True)
class Tenure:
    """One term of office. ``office`` is the id of an office entity; the dates are as far as they are known."""

    office: str
    start: PartialDate | None
    end: PartialDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Someone or something with names in three languages; the first name of each language is the one to print.

    ``verified`` is ``False`` where the terms of office come from an unchecked draft.
    ``timezone`` is an IANA name (places); ``country`` an ISO 3166-1 code where there is one; ``on`` the day of an
    agreement or event.
    """

    id: str
    kind: Kind
    names: Mapping[str, tuple[str, ...]]
    side: Side | None = None
    offices: tuple[Tenure, ...] = ()
    verified: bool | None = None
    timezone: str | None = None
    country: str | None = None
    on: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class EntityMention:
    """Where a text names an entity. An ambiguous surface yields one mention for each candidate, likeliest first.

    Names inside a longer name have mentions of their own: the forced labor of ``forced labor ruling``.
    """

    entity_id: str
    kind: Kind
    start: int
    end: int
    surface: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class LexiconMatch:
    """A word of the field's vocabulary in a text, with its equivalents in each language.

    ``entry_ids`` name the entries that hold the word. Words of two languages mean the same where they share one.
    """

    start: int
    end: int
    surface: str
    terms_en: tuple[str, ...]
    terms_ja: tuple[str, ...]
    terms_ko: tuple[str, ...]
    entry_ids: tuple[str, ...] = ()

    def terms(self, language: str) -> tuple[str, ...]:
        """The equivalents in ``en``, ``ja`` or ``ko``."""
        return {"en": self.terms_en, "ja": self.terms_ja, "ko": self.terms_ko}[language]


class Form(NamedTuple):
    """One written form. ``case``: ``any``, ``exact`` (as listed) or ``capital`` (first letter, in cased text).

    ``name``: a proper name, which must not be the head of a longer word; ``person``: somebody's. A named tuple
    because ten thousand are made at start-up.
    """

    owner: int
    surface: str
    case: Case = "any"
    name: bool = False
    person: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One matched stretch of text and the numbers of the entries that own the form; ``fuzzy``: misspelt."""

    start: int
    end: int
    owners: tuple[int, ...]
    fuzzy: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of one table of a data file, split into columns. ``path`` is for error messages."""

    path: str
    rows: tuple[tuple[str, ...], ...] = field(default=())
