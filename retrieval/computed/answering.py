"""An answer from excerpts, completed or replaced by what the register of meetings says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from corpus.gazetteer import Gazetteer
from corpus.meetings.types import Meeting
from corpus.types import EventDate
from retrieval.computed.accounts import account_ask, asks_for_sides, with_accounts
from retrieval.computed.ask import OF_ROW, MeetingAsk
from retrieval.computed.asking import meeting_ask, presupposed
from retrieval.computed.chosen import Chosen, holds
from retrieval.computed.cite import Sources, numbered
from retrieval.computed.compute import Computed
from retrieval.computed.content import content_ask
from retrieval.computed.incumbents import OfficeAsk, lines_for, office_ask, tells_of_term, unseen_holders
from retrieval.computed.ledger import Ledger
from retrieval.computed.office_presumed import InOffice, somebody_else_in_office
from retrieval.computed.placed import only_met_elsewhere
from retrieval.computed.positions import position_ask, with_positions
from retrieval.computed.presumed import contradicted
from retrieval.computed.reasons import reason_asked, with_reason
from retrieval.computed.refuted import (
    is_of_another,
    is_of_foreigners,
    is_of_other_days,
    is_of_strangers,
    is_told_of_another_day,
    leaves_out_somebody,
    met_elsewhere,
    only_telephoned,
    told_by,
)
from retrieval.computed.visits import is_abroad, tells_of_stay
from retrieval.computed.wider import computed_or_wider
from retrieval.computed.wording import Line, lines_of
from retrieval.denials import takes_for_granted
from retrieval.kinds import is_negated
from retrieval.meeting_line import Lead
from retrieval.slots import asks_for_lodging
from retrieval.types import Answer, Statement
from retrieval.understand import Reading

_BY_REGISTER = ("next_planned", "took_place", "not_held")
_LISTING = ("list", "longest", "shortest")
# Asked which of many it was, or how many: what else the words of the question are near to tells of others.
_OF_MANY = (*OF_ROW, "gap_after")


def with_register(
    answer: Answer,
    reading: Reading,
    ledger: Ledger,
    sources: Sources,
    gazetteer: Gazetteer,
    told_on: EventDate | None = None,
) -> Answer:
    """``answer`` with the computed statements first, where the question asks for what the register can tell.

    ``told_on``: the day that the excerpts tell most closely of, if any does.

    Where it has nothing on record, an answer from excerpts stays as it is; an abstention says what is not on record
    and names the nearest meetings.
    """
    if (asked := office_ask(reading, gazetteer, ledger.today)) is not None:
        return _in_office(answer, asked, ledger, sources, gazetteer)
    other = somebody_else_in_office(answer, reading, ledger, gazetteer) if answer.status != "abstained" else None
    if other and (refused := _held_by_another(answer, other, ledger, sources, gazetteer)):
        return refused
    of_sides = asks_for_sides(reading)
    is_open = answer.status == "abstained" and answer.reason != "false_premise"
    account = account_ask(reading, gazetteer) if of_sides else content_ask(reading, gazetteer, is_open=is_open)
    if account is not None:
        meetings = ledger.meetings_for(MeetingAsk(wanted="when", scope=account.scope))
        if (told := with_accounts(answer, account, meetings, sources)) is not None:
            return told
    answer = _in_own_words(answer, reading, sources, gazetteer, of_sides=of_sides)
    ask = None if asks_for_lodging(reading) else meeting_ask(reading, gazetteer)
    taken = presupposed(reading, gazetteer) if answer.status != "abstained" else None
    if answer.status != "abstained" and (placed := only_met_elsewhere(reading, answer.citations, ledger, gazetteer)):
        return _false_premise(answer, placed[0], lines_of(placed[0], answer.language, gazetteer, placed[1]), sources)
    extent = ledger.extent() if ask or taken else None
    if extent is None:
        return answer
    if taken and (denied := contradicted(taken, ledger, extent, gazetteer)):
        return _false_premise(answer, denied, lines_of(denied, answer.language, gazetteer, extent), sources)
    if ask is None:
        return answer
    computed = computed_or_wider(ask, ledger, extent, partial(told_by, answer.citations, sources))
    if is_told_of_another_day(computed, told_on, reading):
        return answer
    lines = lines_of(computed, answer.language, gazetteer, extent)
    if _was_never_held(ask, computed, reading):
        return _false_premise(answer, computed, lines, sources)
    asks_when = reading.intent == "when"
    return _with_meetings(answer, computed, lines, ledger.meetings_for(ask), sources, gazetteer, asks_when=asks_when)


def _in_own_words(
    answer: Answer, reading: Reading, sources: Sources, gazetteer: Gazetteer, *, of_sides: bool
) -> Answer:
    """The answer led by where a government stands, or by why it did what it did, where that is asked."""
    if of_sides and (position := position_ask(reading)) is not None:
        return with_positions(answer, position, sources)
    reason = reason_asked(reading, gazetteer)
    return with_reason(answer, reason, sources) if reason is not None else answer


def _with_meetings(
    answer: Answer,
    computed: Computed,
    lines: Sequence[Line],
    known: Sequence[Meeting],
    sources: Sources,
    gazetteer: Gazetteer,
    *,
    asks_when: bool,
) -> Answer:
    """What the register computed first, or what it has not on record; ``known``: all meetings that may count."""
    ask = computed.ask
    if computed.verdict == "found":
        return _found(answer, computed, lines, sources)
    is_refuted = (
        met_elsewhere(answer, ask.scope, known, sources, gazetteer)
        or is_of_another(computed, answer, sources)
        or (computed.verdict == "none" and _is_untold(answer, ask, gazetteer))
        or is_of_strangers(computed, answer, sources, gazetteer)
        or only_telephoned(computed, answer, known, sources)
        or (computed.verdict == "none" and is_abroad(ask) and not tells_of_stay(answer, ask, gazetteer))
    )
    # "On which days do they meet" asks for a list, which the days of one meeting answer as well.
    is_told = asks_when and len(ask.scope.persons) > 1 and not leaves_out_somebody(answer, ask.scope, gazetteer)
    return _not_on_record(answer, computed, lines, sources, is_refuted=is_refuted, is_told=is_told)


def _found(answer: Answer, computed: Computed, lines: Sequence[Line], sources: Sources) -> Answer:
    """What the register has; the refusal stays where a report tells otherwise what the question takes for granted."""
    ask = computed.ask
    if answer.reason == "false_premise" and ask.wanted in _PLAIN and ask.fact != "when":
        return answer  # "how long had been planned for their two-hour talks", of twenty minutes
    beside = _on(computed.meetings, answer, sources) if ask.wanted in _OF_MANY else answer
    return _told(answer, ask.fact, computed.meetings, lines, sources, beside=beside, is_plan=ask.is_plan)


_PLAIN = ("when", "where", "who", "how_long")


def _was_never_held(ask: MeetingAsk, computed: Computed, reading: Reading) -> bool:
    """Whether a detail is asked of what is on record as not held, as if it had been."""
    if computed.verdict != "found" or ask.wanted not in _PLAIN or ask.is_plan or is_negated(reading.text):
        return False
    return takes_for_granted(reading) and all(m.status == "not-held" for m in computed.meetings)


def _is_untold(answer: Answer, ask: MeetingAsk, gazetteer: Gazetteer) -> bool:
    """Whether what is said first tells of somebody else, where two are asked about who are of neither country.

    Of them the archive tells by the way at most, so both must be named there.
    """
    return is_of_foreigners(ask.scope, gazetteer) and leaves_out_somebody(answer, ask.scope, gazetteer)


def _is_of_register_alone(ask: MeetingAsk) -> bool:
    """Whether no excerpt can answer where the register has nothing: an excerpt tells of one meeting, not of all.

    It may tell how often somebody met others in all, but not how often in the days asked about, or two one another;
    and where more is told of what is counted or listed, that may be no meetings.
    """
    if ask.wanted in _BY_REGISTER:
        return True
    is_of_days = any(each.is_certain for each in ask.scope.days)
    is_told = ask.wanted in _LISTING or (ask.wanted == "count" and (is_of_days or len(ask.scope.persons) > 1))
    return is_told and not ask.says_more


def _false_premise(answer: Answer, denied: Computed, lines: Sequence[Line], sources: Sources) -> Answer:
    """The abstention that says so, the words that contradict the question first."""
    chosen = Chosen(answer, denied.ask.fact, sources)
    told = denied.meetings or denied.nearest
    chosen.of(told[:1])
    citations, _ = chosen.with_others(())
    notes = tuple(line.text for line in lines)
    return replace(
        answer,
        status="abstained",
        reason="false_premise",
        statements=(),
        citations=citations or answer.citations[:1],
        meetings=told,
        notes=notes,
    )


def _held_by_another(
    answer: Answer, other: InOffice, ledger: Ledger, sources: Sources, gazetteer: Gazetteer
) -> Answer | None:
    """The abstention that shows who was in office instead; ``None`` where nothing can be shown."""
    lines = lines_for(other.ask, ledger.meetings_of, answer.language, gazetteer) if other.ask else ()
    told = (other.citation,) if other.citation else ()
    chosen = Chosen(replace(answer, citations=told), "who", sources)
    for line in lines:
        chosen.of(line.meetings)
    beside, _ = chosen.with_others(())
    citations = numbered([*told, *(c for c in beside if not any(holds(t, c) for t in told))])
    if not citations:
        return None
    return replace(
        answer,
        status="abstained",
        reason="false_premise",
        statements=(),
        citations=citations,
        meetings=(),
        notes=tuple(line.text for line in lines),
    )


def _in_office(answer: Answer, ask: OfficeAsk, ledger: Ledger, sources: Sources, gazetteer: Gazetteer) -> Answer:
    lines = lines_for(ask, ledger.meetings_of, answer.language, gazetteer)
    if not lines:
        return _without_stale(answer, ask, ledger.today, gazetteer)
    told = _told(answer, "who", (), lines, sources, beside=replace(answer, statements=()))
    is_told = (
        ask.is_profile and answer.status == "answered" and tells_of_term(answer.citations[0].event, ask, gazetteer)
    )
    return _led_by_excerpt(told, answer) if is_told else told


_STALE_DAYS = 550  # after which whoever was ambassador may well not be any more


def _without_stale(answer: Answer, ask: OfficeAsk, today: date, gazetteer: Gazetteer) -> Answer:
    """``answer``, but an abstention where it is asked who holds a post today and the excerpts tell of years ago.

    It says whom the register of offices has there, with the source of that.
    """
    is_of_today = bool(ask.posts) and ask.earliest_on == today
    told = [c.event.latest_on for c in answer.citations[:1] if c.event]
    if not is_of_today or (answer.status != "abstained" and told and (today - told[0]).days <= _STALE_DAYS):
        return answer
    notes = unseen_holders(ask, answer.language, gazetteer)
    return replace(answer, status="abstained", reason="no_coverage", statements=(), citations=(), notes=notes)


def _led_by_excerpt(told: Answer, answer: Answer) -> Answer:
    """``told`` beside the first excerpt of ``answer``, which tells in words what the register has as a day.

    What the excerpt says comes first where it is as exact.
    """
    first = answer.citations[0]
    said = tuple(s for s in answer.statements if s.citation_ns == (first.n,))
    behind = tuple(replace(s, citation_ns=tuple(n + 1 for n in s.citation_ns)) for s in told.statements)
    is_exact = first.event is not None and first.event.earliest_on == first.event.latest_on
    statements = (*said, *behind) if is_exact else (*behind, *said)
    return replace(told, statements=statements, citations=numbered((first, *told.citations)))


def _on(meetings: Sequence[Meeting], answer: Answer, sources: Sources) -> Answer:
    """The answer with only those excerpts, and what it says of them, that tell of one of the meetings."""
    kept = tuple(c for c in answer.citations if told_by((c,), sources, meetings) is not None)
    numbers = {c.n for c in kept}
    said = tuple(s for s in answer.statements if numbers.issuperset(s.citation_ns))
    return replace(answer, citations=kept, statements=said)


def _told(
    answer: Answer,
    fact: Lead,
    meetings: tuple[Meeting, ...],
    lines: Sequence[Line],
    sources: Sources,
    *,
    beside: Answer,
    is_plan: bool = False,
) -> Answer:
    """The computed lines with the words they rest on, then what the excerpts of ``beside`` say; else ``answer``."""
    chosen = Chosen(answer, fact, sources, is_plan=is_plan)
    cited = [(line, chosen.of(line.meetings)) for line in lines]
    told = [Statement(line.text, ns, "computed") for line, ns in cited if ns]
    if not told:
        return answer
    accounts = chosen.accounts_of(meetings[0]) if _tells_which(meetings, fact) else ()
    citations, numbers = chosen.with_others(beside.citations if beside.statements else ())
    quoted = [
        replace(s, citation_ns=tuple(numbers[n] for n in s.citation_ns))
        for s in beside.statements
        if s.voice != "computed"
    ]
    return replace(
        answer,
        status="answered",
        reason=None,
        statements=(*told, *quoted, *accounts),
        citations=citations,
        meetings=meetings,
    )


def _tells_which(meetings: Sequence[Meeting], fact: Lead) -> bool:
    """Whether both accounts belong to the answer: it tells which one meeting was meant, not a detail of it."""
    return len(meetings) == 1 and fact == "when" and meetings[0].status == "held"


def _not_on_record(
    answer: Answer,
    computed: Computed,
    lines: Sequence[Line],
    sources: Sources,
    *,
    is_refuted: bool,
    is_told: bool,
) -> Answer:
    """What is not on record, with the nearest that is.

    A meeting that the register lacks may still be told of in an excerpt, so an answer from excerpts stays if one speaks
    of the days asked about. It falls where the register tells otherwise (``is_refuted``: they met elsewhere then, or it
    is another meeting's length that is told); and whether there was one at all, and which comes next, is known by the
    register or not at all. So is a list, unless the day is asked and the excerpt tells of all who are (``is_told``).
    """
    is_none = computed.verdict == "none"
    is_listed = is_told and computed.ask.wanted == "list"
    by_register_alone = is_refuted or (is_none and not is_listed and _is_of_register_alone(computed.ask))
    n_days = sum(each.is_certain for each in computed.ask.scope.days)
    if is_none or (computed.verdict == "uncovered" and n_days == 1):  # with two, one may say when it is asked
        by_register_alone = by_register_alone or is_of_other_days(answer, computed.ask)
    if by_register_alone and answer.status != "abstained":
        answer = replace(answer, status="abstained", reason="no_coverage", statements=())
    if answer.status != "abstained":
        return answer
    if computed.verdict == "unknown" and answer.reason == "false_premise":
        answer = replace(answer, reason="no_coverage")  # it is on record after all
    chosen = Chosen(answer, computed.ask.fact, sources)
    for meeting in computed.nearest:
        chosen.of((meeting,))
    citations, _ = chosen.with_others(answer.citations)
    notes = tuple(line.text for line in lines)
    return replace(answer, notes=notes, citations=citations, meetings=computed.nearest)
