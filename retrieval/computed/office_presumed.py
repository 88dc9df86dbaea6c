"""What the registers of offices say against a deed that a question gives to somebody who was not in office then.

"What did Foreign Minister Tanaka say in Seoul on 3 May 2009" of a visit of Foreign Minister Nakasone. An excerpt must
tell of somebody who held that office on the days asked about, and none of the one named; of a month or less, and where
the question itself has the title of one who was in no office then, it is enough that no excerpt tells of him.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from corpus.dates import absolute_dates
from corpus.gazetteer import Gazetteer
from corpus.gazetteer.offices import Holding
from corpus.sentences import sentences
from retrieval.computed.incumbents import OfficeAsk, in_name
from retrieval.computed.ledger import Ledger
from retrieval.types import Answer, Citation, Language
from retrieval.understand import Concept, Reading
from retrieval.words import data_file

_LEVELS = frozenset({"leader", "minister"})
_MONTH, _YEAR = 31, 366  # days
_ANY_MINISTER = "minister"


@dataclass(frozen=True, slots=True)
class InOffice:
    """Who sat in the office that the question gives to another: an excerpt of those days, if any, and what to look up.

    Without an excerpt, what the register of offices has must say so.
    """

    citation: Citation | None
    ask: OfficeAsk | None


@dataclass(frozen=True, slots=True)
class _Incumbents:
    """Whoever held, in the days asked about, the office that ``person_id`` held at other times only."""

    person_id: str
    holders: frozenset[str]
    post: str | None
    is_titled: bool = False


def somebody_else_in_office(answer: Answer, reading: Reading, ledger: Ledger, gazetteer: Gazetteer) -> InOffice | None:
    """Who else was in that office on the days asked about, where no excerpt tells of the one named."""
    days, people = _days(reading), [c for c in reading.concepts if c.kind == "person"]
    if reading.intent == "yes_no" or not people:
        return None
    if never := next((n for p in people if (n := _never_in_office(p, reading, answer, gazetteer))), None):
        return never
    if days is None:
        return None
    named = {key.partition(":")[2] for c in people for key in c.ids}
    for person in people:
        found = _incumbents(person, reading, days, gazetteer)
        if found is None or found.holders & named:
            continue
        is_told_of = _is_told_of(found.person_id, answer.citations, days, gazetteer)
        if not _is_claimed(person, reading) and (is_told_of or _met_then(found.person_id, days, ledger)):
            continue
        citation = _telling(found, answer.citations, days, gazetteer)
        ask = OfficeAsk((found.post,), (), *days) if found.post else None
        if citation is not None or (ask and found.is_titled and (days[1] - days[0]).days <= _MONTH):
            return InOffice(citation, ask)
    return None


def _never_in_office(person: Concept, reading: Reading, answer: Answer, gazetteer: Gazetteer) -> InOffice | None:
    """Who was in the office on the day told of, where the question gives it to one who never was, by a full register.

    "Chief Cabinet Secretary Nikai" of a secretary-general of his party.
    """
    person_id, title = _only_one(person), _title(person, reading)
    told = next((c for c in answer.citations if c.event is not None), None)
    if person_id is None or title is None or told is None or told.event is None or in_name(person, reading):
        return None
    on, offices, who = told.event.earliest_on, gazetteer.offices, gazetteer.entity(person_id)
    posts = [p for p in offices.posts() if (p.side, p.office) == ((who.country or "").lower(), title)]
    is_known = len(posts) == 1 and posts[0].complete_from is not None and posts[0].complete_from <= on
    held = {offices.post(term.post).office for term in offices.terms(person_id)}
    if not is_known or title in held or not any(m.entity_id == person_id for m in gazetteer.find(told.excerpt)):
        return None
    return InOffice(told, OfficeAsk((posts[0].id,), (), on, on))


def _days(reading: Reading) -> tuple[date, date] | None:
    """The days, a year at most, that the question names for sure: one stretch of them."""
    certain = [d.days for d in reading.dates if d.is_certain and not d.is_of_thing and not d.is_newest]
    if len(certain) != 1:
        return None
    first, last = certain[0].earliest_on, certain[0].latest_on
    return (first, last) if first and last and (last - first).days <= _YEAR else None


def _incumbents(person: Concept, reading: Reading, days: tuple[date, date], gazetteer: Gazetteer) -> _Incumbents | None:
    """``None`` where the person may have been in that office then, is told of as out of it, or is not known in one.

    Without a title in the question it may be any office that he was in.
    """
    person_id = _only_one(person)
    if person_id is None or in_name(person, reading) or _is_out_of_office(person, reading):
        return None
    if person_id in _reigns():
        return _other_reign(person_id, days)
    title, is_titled = _title(person, reading), False
    if title is None and (days[1] - days[0]).days > _MONTH:
        return None
    terms, post_of = gazetteer.offices.terms(person_id), gazetteer.offices.post
    touching = [post_of(term.post) for term in terms if _may_touch(term, days)]
    if title == _ANY_MINISTER:
        # "장관": of whatever ministry, so that what else he was then does not count.
        touching, title, is_titled = [p for p in touching if p.level in _LEVELS], None, True
    now = {post.office for post in touching}
    if now and (title is None or title in now):
        return None
    posts = {t.post: post_of(t.post) for t in terms}
    own = [p for p in posts.values() if p.level in _LEVELS and title in (None, p.office)]
    if len(own) != 1:
        return None
    holders = {h.person_id for on in days for h in gazetteer.offices.holders(own[0].id, on)}
    return (
        _Incumbents(person_id, frozenset(holders), own[0].id, is_titled or (title is not None and not now))
        if holders
        else None
    )


def _only_one(person: Concept) -> str | None:
    """Whom the name means, where that is one person for sure; with a title it may be the office's name as well."""
    people = {key.partition(":")[2] for key in person.ids if key.startswith("person:")}
    return people.pop() if len(people) == 1 and not person.is_misspelt else None


def _may_touch(term: Holding, days: tuple[date, date]) -> bool:
    """Whether the term may share a day with those asked about, whatever is not known of it."""
    start, end = term.start, term.tenure_end
    begins = start.earliest_on if start else date.min
    ends = end.latest_on if end else date.max
    return begins <= days[1] and days[0] <= ends


def _other_reign(person_id: str, days: tuple[date, date]) -> _Incumbents | None:
    within = {who for who, (first, last) in _reigns().items() if first <= days[1] and days[0] <= last}
    return _Incumbents(person_id, frozenset(within), None) if within and person_id not in within else None


@cache
def _reigns() -> Mapping[str, tuple[date, date]]:
    rows = data_file("retrieval", "reigns.toml")["reign"]
    return {
        who: (date.fromisoformat(first), date.fromisoformat(last) if last else date.max)
        for who, (first, last) in rows.items()
    }


@cache
def _once(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = data_file("retrieval", "reigns.toml")["once"]
    before, behind = (re.compile(rows[f"{side}_{language}"], re.IGNORECASE) for side in ("before", "behind"))
    return before, behind


def _is_out_of_office(person: Concept, reading: Reading) -> bool:
    """Whether the question itself says that he was once, or was yet to be, what he is known as, or that he is dead."""
    before, behind = _once(reading.language)
    end = person.start + len(person.surface)
    return bool(before.search(reading.text[: person.start]) or behind.search(reading.text[end:]))


def _title(person: Concept, reading: Reading) -> str | None:
    """The office that stands in the name or beside it, before it in English and behind it in the other languages."""
    within = next((key.partition(":")[2] for key in person.ids if key.startswith("office:")), None)
    if within is not None:
        return within
    end = person.start + len(person.surface)
    for office in (c for c in reading.concepts if c.kind == "office"):
        behind = office.start + len(office.surface)
        gap = reading.text[behind : person.start] if reading.language == "en" else reading.text[end : office.start]
        is_beside = behind <= person.start if reading.language == "en" else end <= office.start
        if (is_beside and not gap.strip()) or person.start <= office.start < end:
            return office.key.partition(":")[2]
        if _is_claimed(person, reading) and (behind <= person.start or reading.language == "en"):
            return office.key.partition(":")[2]
    return None


def _is_claimed(person: Concept, reading: Reading) -> bool:
    """Whether the question says outright that he was in that office then, or came into it."""
    before, behind = reading.text[: person.start], reading.text[person.start + len(person.surface) :]
    return bool(_CAME_IN[reading.language].search(before) or (reading.language == "en" and _AS.search(behind)))


_CAME_IN: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"(?!)"),
    "ja": re.compile(r"(?:相|大臣|長官)(?:になった|に就任した|に就いた|だった)$"),
    "ko": re.compile(
        r"(?:장관|총리|외무상|방위상|대통령)(?:이 된|가 된|에 취임한|에 오른|으로 취임한|이던|이었던|였던)\s?$"
    ),
}
_AS = re.compile(
    r"\b(?:as|became|becoming|become)\s+(?:the )?(?:new )?(?:\w+ )?(?=foreign|defen[cs]e|prime|president|chief)"
)


def _met_then(person_id: str, days: tuple[date, date], ledger: Ledger) -> bool:
    """Whether the register has the person at a meeting in those days, in whatever capacity."""
    meetings = (m.when for m in ledger.meetings_of(person_id) if m.when is not None)
    return any(days[0] <= when.latest_on and when.earliest_on <= days[1] for when in meetings)


def _telling(
    found: _Incumbents, citations: Sequence[Citation], days: tuple[date, date], gazetteer: Gazetteer
) -> Citation | None:
    """The first excerpt on those days that names one who held the office."""
    for citation in citations:
        if _is_of(citation, days) and found.holders & {m.entity_id for m in gazetteer.find(citation.excerpt)}:
            return citation
    return None


def _is_told_of(person_id: str, citations: Sequence[Citation], days: tuple[date, date], gazetteer: Gazetteer) -> bool:
    """Whether a sentence of the excerpts on those days names the person, but of no other days alone."""
    for citation in citations:
        if not _is_of(citation, days):
            continue
        for start, end in sentences(citation.excerpt, citation.language):
            text = citation.excerpt[start:end]
            if not any(m.entity_id == person_id for m in gazetteer.find(text)):
                continue
            written = [each.on for each in absolute_dates(text)]
            if not written or any(on.earliest_on <= days[1] and days[0] <= on.latest_on for on in written):
                return True
    return False


def _is_of(citation: Citation, days: tuple[date, date]) -> bool:
    """Whether the excerpt is about those days, or has one of them written in it."""
    written = (each.on for each in absolute_dates(citation.excerpt))
    told = [(on.earliest_on, on.latest_on) for on in written if on.latest_on - on.earliest_on < timedelta(_MONTH)]
    if citation.event is not None:
        told.append((citation.event.earliest_on, citation.event.latest_on))
    return any(first <= days[1] and days[0] <= last for first, last in told)
