"""What texts say of how something came out: it was accepted or refused, signed or called off, and not denied there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from retrieval.types import Language
from retrieval.understand import Concept, language_of
from retrieval.words import data_file


@dataclass(frozen=True, slots=True)
class Outcome:
    """A way in which something may come out; ``data/outcomes.toml`` says what each field means."""

    name: str
    against: tuple[str, ...]
    of_one: bool
    of_all: bool
    telling: bool
    denying: bool
    decides: bool
    of_object: bool
    in_headline: bool
    is_act: bool
    of_thing: bool
    of_matter: bool
    implied_by: tuple[str, ...]
    sources: Mapping[str, str]

    def pattern(self, language: Language, who: Who) -> re.Pattern[str]:
        """What tells of the outcome in that language, of ``who``."""
        return _compiled(self.source(language, who), language)

    def source(self, language: Language, who: Who) -> str:
        """The same pattern, not yet compiled."""
        source = self.sources[language]
        return _filled(source, who) if _FIELDS.search(source) else source


@dataclass(frozen=True, slots=True)
class Who:
    """The names of whoever an outcome is told of, and of the other of the two countries."""

    names: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


NOBODY = Who()
_FLAGS = (
    "of_one", "of_all", "telling", "denying", "decides", "of_object", "in_headline", "is_act", "of_thing",
    "of_matter",
)  # fmt: skip
_FIELDS = re.compile(r"\{(?:agent|other)\}")


@lru_cache(maxsize=2_048)
def _filled(source: str, who: Who) -> str:
    return source.replace("{agent}", any_of(who.names)).replace("{other}", any_of(who.other))


@lru_cache(maxsize=2_048)
def _compiled(source: str, language: Language) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE if language == "en" else 0)


def any_of(names: tuple[str, ...]) -> str:
    """A pattern for any of the names as they are written; of none nothing matches it."""
    return f"(?:{'|'.join(map(re.escape, names))})" if names else "(?!)"


@cache
def outcomes() -> Mapping[str, Outcome]:
    """All outcomes by name."""
    rows = _data()["outcome"]
    return {name: _outcome(name, row) for name, row in rows.items()}


def _outcome(name: str, row: Mapping[str, list[str]]) -> Outcome:
    sources = {language: "|".join(row[language]) for language in ("en", "ja", "ko")}
    sources["en"] = rf"\b(?:{sources['en']})"
    flags = {flag: bool(row.get(flag)) for flag in _FLAGS}
    return Outcome(
        name=name, against=tuple(row["against"]), implied_by=tuple(row.get("implied_by", ())), sources=sources, **flags
    )


def tells(text: str, name: str, who: Who = NOBODY) -> bool:
    """Whether the words, of any of the languages, tell of that outcome and do not deny it.

    ``who`` is whom it is said of, for the outcomes that are told with the name.
    """
    return bool(told_at(text, name, who))


@lru_cache(maxsize=100_000)
def told_at(text: str, name: str, who: Who = NOBODY) -> tuple[tuple[int, int], ...]:
    """Where the words tell so."""
    language = language_of(text)
    outcome = outcomes()[name]
    return tuple(
        m.span()
        for m in outcome.pattern(language, who).finditer(text)
        if not _before("supposed").search(text[: m.start()]) and (outcome.denying or not _is_denied(text, m, language))
    )


def who_of(agent: Concept | None) -> Who:
    """How texts of any language may name whoever acts, and the other country."""
    if agent is None:
        return NOBODY
    family = [name.split()[0] for name in agent.english[:1] if agent.kind == "person"]
    countries: Mapping[str, list[str]] = _data()["countries"]
    other = next((names for key, names in countries.items() if agent.key in countries and key != agent.key), ())
    own = dict.fromkeys([*agent.english, *family, agent.surface, *countries.get(agent.key, ())])
    return Who(tuple(own), tuple(other))


def _is_denied(text: str, match: re.Match[str], language: Language) -> bool:
    return bool(_before("denied").search(text[: match.start()]) or _denied_after(language).match(text, match.end()))


@cache
def _before(name: str) -> re.Pattern[str]:
    return re.compile(_data()["before"][name], re.IGNORECASE)


@cache
def _denied_after(language: Language) -> re.Pattern[str]:
    return re.compile(_data()["denied_after"].get(language, any_of(())))


def _data() -> Mapping[str, Any]:
    return data_file("retrieval", "outcomes.toml")
