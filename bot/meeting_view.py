"""The reply that shows one meeting: facts, status over time, where sources differ, both accounts, and all sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.backend import Backend
from bot.disputed import Side, with_both_names
from bot.i18n import counted, word
from bot.meeting_options import STATUSES
from bot.meeting_text import join_parts, kind_text, local_day_text, short_when, sides_text, status_text
from corpus.gazetteer import Gazetteer
from corpus.meetings.types import Field, Meeting, MeetingMention, Participant, StatusChange
from corpus.types import Span
from retrieval.meeting_line import duration_text, person_text, place_text, when_text
from retrieval.plain import one_line
from retrieval.reply import Item, Reply, source_item
from retrieval.serialize_meeting import Citations, accounts, basis_of
from retrieval.types import Citation, Language, Statement
from retrieval.wording import as_of_text, basis_text, partial_text
from retrieval.words import counted as answer_counted
from retrieval.words import word as answer_word

AccountSide = Literal["jp", "kr"]
ACCOUNT_SIDES: tuple[AccountSide, ...] = ("jp", "kr")
_MINUTES = re.compile(r"(\d+) minutes")
MAX_REPORTS = 8  # passages beside the accounts; more of them say the same


@dataclass(frozen=True, slots=True)
class Account:
    """One government's account: the numbers of the citations that hold it, in order; empty when there is none."""

    side: AccountSide
    citation_ns: tuple[int, ...]


def meeting_reply(meeting: Meeting, backend: Backend, language: Language, *, names_first: Side | None = None) -> Reply:
    """Everything on record about one meeting, each line with the numbers of the passages that it rests on."""
    citations = Citations(meeting, backend, language=language)
    facts = [
        *_facts(meeting, citations, language, backend.gazetteer, names_first),
        *_history(meeting, citations, language),
        *_conflicts(meeting, citations, language),
    ]
    told = accounts_of(meeting, citations, language)
    facts += _account_notes(told, language)
    n_left = _cite_reports(meeting, citations)
    if n_left:
        facts.append(counted(language, "meeting_more_reports", n_left))
    return Reply(
        language=language,
        lead=(title_of(meeting, language, backend.gazetteer),),
        notes=tuple(facts),
        items_title=answer_word(language, "sources_title"),
        items=items_of(citations.all, told, language),
        footer=join_parts((meeting.id, as_of_text(backend.as_of_on, language))),
    )


def title_of(meeting: Meeting, language: Language, gazetteer: Gazetteer) -> str:
    """The headline of the brief about the meeting, else its kind, day and people."""
    headline = dict(meeting.headlines).get(language)
    if headline:
        return one_line(headline)
    people = [person_text(each, language, gazetteer) for each in meeting.participants]
    who = answer_word(language, "list_comma").join(people)
    return one_line(join_parts((kind_text(meeting, language), short_when(meeting.when, language), who)))


def accounts_of(meeting: Meeting, citations: Citations, language: Language) -> dict[AccountSide, Account]:
    """Both governments' accounts, cited."""
    return {
        side: Account(
            side, tuple(dict.fromkeys(map(citations.words, accounts(meeting, side, citations, language=language))))
        )
        for side in ACCOUNT_SIDES
    }


def items_of(citations: Sequence[Citation], told: dict[AccountSide, Account], language: Language) -> tuple[Item, ...]:
    """Each citation with its words, sources, days and links, and whose account it is."""
    voices: dict[int, Literal["side_jp", "side_kr"]] = dict.fromkeys(told["jp"].citation_ns, "side_jp")
    voices |= dict.fromkeys(told["kr"].citation_ns, "side_kr")
    items = (
        source_item(c, language, (Statement(c.excerpt, (c.n,), voices[c.n]),) if c.n in voices else ())
        for c in citations
    )
    # No line above repeats the words of an account, so no part of them stands out as said already.
    return tuple(replace(item, key=()) for item in items)


def cited(span: Span, citations: Citations) -> int:
    """The number of the citation of the words at ``span``: of a brief the paragraph, whose sources are known together.

    Of any other article the whole sentences.
    """
    article = citations.article(span)
    for paragraph in article.paragraph_sources:
        if paragraph.start <= span.start < paragraph.end:
            return citations.words(Span(span.article_id, span.revision, paragraph.start, paragraph.end))
    return citations.sentence(span)


def account_title(side: AccountSide, language: Language) -> str:
    """``Tokyo's account`` or ``Seoul's account``."""
    return answer_word(language, f"side_{side}")


def numbers(ns: Sequence[int]) -> str:
    """Citation numbers as they stand behind a line."""
    return "".join(f"[{n}]" for n in dict.fromkeys(ns))


def _facts(
    meeting: Meeting, citations: Citations, language: Language, gazetteer: Gazetteer, names_first: Side | None
) -> Iterator[str]:
    fields = [
        ("status", status_text(meeting.status, language)),
        ("date", _when(meeting, language)),
        ("kind", join_parts((kind_text(meeting, language), _how(meeting, language)))),
        ("participants", _people(meeting, language, gazetteer)),
        ("place", one_line(place_text(meeting, language, gazetteer) or meeting.country or "")),
        ("occasion", one_line(meeting.occasion or "")),
        ("duration", duration_text(meeting, language)),
        ("topics", topic_names(meeting.topics, language, gazetteer, names_first)),
    ]
    for field, text in fields:
        if text:
            yield word(
                language, "meeting_fact", name=word(language, f"field_{field}"), text=text,
                markers=numbers(_evidence(meeting, field, citations)),
            )  # fmt: skip


def _evidence(meeting: Meeting, field: str, citations: Citations) -> list[int]:
    """The passage that a field rests on: the first of those that give the value shown, the last for the status.

    A day that is inferred with another article rests on that one as well.
    """
    if field == "status" and meeting.history:
        return [cited(meeting.history[-1].span, citations)]
    agreeing = [m for m in meeting.mentions if _agrees(m, meeting, field)]
    spans: list[Span] = [e.span for mention in agreeing for e in mention.evidence if e.field == field]
    other = meeting.when.evidence_article_id if meeting.when and field == "date" else None
    supporting = [span for span in spans if span.article_id == other]
    return [cited(span, citations) for span in dict.fromkeys((*spans[:1], *supporting[:1]))]


def _agrees(mention: MeetingMention, meeting: Meeting, field: str) -> bool:
    """Whether a mention gives the value of a field that the meeting has."""
    if field == "date":
        mine, theirs = meeting.when, mention.when
        return bool(mine and theirs and mine.earliest_on == theirs.earliest_on and mine.latest_on == theirs.latest_on)
    if field == "place":
        return mention.city == meeting.city
    if field == "duration":
        return mention.duration_minutes == meeting.duration_minutes
    return True


def _when(meeting: Meeting, language: Language) -> str:
    when = when_text(meeting, language)
    basis = basis_of(meeting.when)
    if basis and basis != "stated":
        when = answer_word(language, "day_by_basis", day=when, basis=basis_text(basis, language))
    return join_parts((when, local_day_text(meeting, language)))


def _how(meeting: Meeting, language: Language) -> str:
    """In person or not, and in what form, where that is not plain talks."""
    mode = word(language, f"mode_{meeting.mode}")
    return mode if meeting.form == "talks" else join_parts((mode, word(language, f"form_{meeting.form}")))


def _people(meeting: Meeting, language: Language, gazetteer: Gazetteer) -> str:
    if not meeting.participants:
        return sides_text(meeting, language, gazetteer)
    people = (one_line(_person(each, language, gazetteer)) for each in meeting.participants)
    return answer_word(language, "list_comma").join(people)


def _person(person: Participant, language: Language, gazetteer: Gazetteer) -> str:
    name = person_text(person, language, gazetteer)
    details = [_role(person, language, gazetteer), word(language, "by_office") if person.basis == "office" else ""]
    told = answer_word(language, "list_comma").join(part for part in details if part)
    return answer_word(language, "day_by_basis", day=name, basis=told) if told else name


def _role(person: Participant, language: Language, gazetteer: Gazetteer) -> str:
    """The office held then: as it is written in English, by its name in the other languages where that is known."""
    if language == "en" or person.office is None:
        return person.role or ""
    try:
        names = gazetteer.entity(person.office).names.get(language, ())
    except KeyError:
        return person.role or ""
    return next(iter(names), person.role or "")


def topic_names(
    topics: Sequence[str], language: Language, gazetteer: Gazetteer, names_first: Side | None = None
) -> str:
    """Topics as they are printed in that language, disputed places with both names."""
    names = (with_both_names(_topic(each, language, gazetteer), language, gazetteer, names_first) for each in topics)
    return answer_word(language, "list_comma").join(names)


def _topic(topic: str, language: Language, gazetteer: Gazetteer) -> str:
    try:
        names = gazetteer.entity(topic).names
    except KeyError:
        return one_line(topic.replace("-", " "))
    return next(iter(names.get(language, ()) or names.get("en", ())), topic)


def _history(meeting: Meeting, citations: Citations, language: Language) -> Iterator[str]:
    if len(meeting.history) < 2:
        return
    steps = [_step(step, citations, language) for step in meeting.history]
    yield word(language, "meeting_history", steps=" → ".join(steps))


def _step(step: StatusChange, citations: Citations, language: Language) -> str:
    status, markers = status_text(step.status, language), numbers([cited(step.span, citations)])
    if step.since is None:
        return word(language, "meeting_step_undated", status=status, markers=markers)
    return word(language, "meeting_step", status=status, day=partial_text(step.since, language), markers=markers)


def _conflicts(meeting: Meeting, citations: Citations, language: Language) -> Iterator[str]:
    for conflict in meeting.conflicts:
        values = [
            f"{_value(conflict.field, value, language)} {numbers([cited(span, citations)])}"
            for value, span in conflict.values
        ]
        yield word(
            language, "meeting_conflict", field=word(language, f"field_{conflict.field}"), values=" / ".join(values)
        )


def _value(field: Field, value: str, language: Language) -> str:
    """One value of a conflict as it is printed in that language; days are in ISO form."""
    if field == "status" and value in STATUSES:
        return status_text(STATUSES[STATUSES.index(value)], language)
    minutes = _MINUTES.fullmatch(value) if field == "duration" else None
    return answer_counted(language, "minutes", int(minutes[1])) if minutes else one_line(value)


def _account_notes(told: dict[AccountSide, Account], language: Language) -> Iterator[str]:
    """Where each account stands, or that there is none here."""
    for side in ACCOUNT_SIDES:
        name, ns = account_title(side, language), told[side].citation_ns
        yield (
            word(language, "account_at", name=name, markers=numbers(ns))
            if ns
            else word(language, "account_none", name=name)
        )


def _cite_reports(meeting: Meeting, citations: Citations) -> int:
    """Cites one passage of each article that tells of the meeting; returns how many articles were left out."""
    there = {citation.article_id for citation in citations.all}
    others = {m.span.article_id: m.span for m in reversed(meeting.mentions) if m.span.article_id not in there}
    spans = list(reversed(others.values()))
    for span in spans[:MAX_REPORTS]:
        cited(span, citations)
    return max(0, len(spans) - MAX_REPORTS)
