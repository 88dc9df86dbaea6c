"""An answer from excerpts, completed or replaced by what the register of meetings says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from corpus.gazetteer import Gazetteer
from corpus.meetings.types import Meeting, MeetingMention
from retrieval.computed.accounts import account_ask, asks_for_sides, beginnings, with_accounts
from retrieval.computed.ask import OF_ROW, MeetingAsk
from retrieval.computed.asking import meeting_ask, presupposed
from retrieval.computed.cite import Liking, Sources, citation_of, numbered
from retrieval.computed.compute import Computed
from retrieval.computed.incumbents import OfficeAsk, lines_for, office_ask
from retrieval.computed.ledger import Ledger
from retrieval.computed.office_presumed import InOffice, somebody_else_in_office
from retrieval.computed.positions import position_ask, with_positions
from retrieval.computed.presumed import contradicted
from retrieval.computed.scope import Scope
from retrieval.computed.succession import succession_asks
from retrieval.computed.visits import is_abroad, tells_of_stay
from retrieval.computed.wider import computed_or_wider
from retrieval.computed.wording import Line, lines_of
from retrieval.meeting_line import Lead
from retrieval.types import Answer, Citation, Statement
from retrieval.understand import Reading

_NEAREST_EXCERPTS = 3
_BY_REGISTER = ("next_planned", "took_place")
# Asked which of many it was, or how many: what else the words of the question are near to tells of others.
_OF_MANY = (*OF_ROW, "gap_after")


def with_register(answer: Answer, reading: Reading, ledger: Ledger, sources: Sources, gazetteer: Gazetteer) -> Answer:
    """``answer`` with the computed statements first, where the question asks for what the register can tell.

    Where it has nothing on record, an answer from excerpts stays as it is; an abstention says what is not on record
    and names the nearest meetings.
    """
    if (asked := office_ask(reading, gazetteer, ledger.today)) is not None:
        return _in_office(answer, (asked,), ledger, sources, gazetteer)
    if neighbors := succession_asks(reading, gazetteer):
        return _in_office(answer, neighbors, ledger, sources, gazetteer)
    other = somebody_else_in_office(answer, reading, ledger, gazetteer) if answer.status != "abstained" else None
    if other and (refused := _held_by_another(answer, other, ledger, sources, gazetteer)):
        return refused
    of_sides = asks_for_sides(reading)
    if of_sides and (account := account_ask(reading, gazetteer)) is not None:
        meetings = ledger.meetings_for(MeetingAsk(wanted="when", scope=account.scope))
        if (told := with_accounts(answer, account, meetings, sources)) is not None:
            return told
    if of_sides and (position := position_ask(reading)) is not None:
        answer = with_positions(answer, position, sources)
    ask = meeting_ask(reading, gazetteer)
    taken = presupposed(reading, gazetteer) if answer.status != "abstained" else None
    extent = ledger.extent() if ask or taken else None
    if extent is None:
        return answer
    if taken and (denied := contradicted(taken, ledger, extent, gazetteer)):
        return _false_premise(answer, denied, lines_of(denied, answer.language, gazetteer, extent), sources)
    if ask is None:
        return answer
    known = ledger.meetings_for(ask)
    computed = computed_or_wider(ask, ledger, extent, partial(_told_by, answer.citations, sources))
    lines = lines_of(computed, answer.language, gazetteer, extent)
    if computed.verdict == "found":
        beside = _on(computed.meetings, answer, sources) if ask.wanted in _OF_MANY else answer
        return _told(answer, ask.fact, computed.meetings, lines, sources, beside=beside, is_plan=ask.is_plan)
    is_refuted = (
        _met_elsewhere(answer, ask.scope, known, sources, gazetteer)
        or _is_of_another(computed, answer, sources)
        or (computed.verdict == "none" and ask.is_visit and _leaves_out_guest(answer, ask.scope, gazetteer))
        or (computed.verdict == "none" and is_abroad(ask) and not tells_of_stay(answer, ask, gazetteer))
    )
    return _not_on_record(answer, computed, lines, sources, is_refuted=is_refuted)


def _told_by(citations: Sequence[Citation], sources: Sources, meetings: Sequence[Meeting]) -> Meeting | None:
    """Of the meetings the one that the nearest excerpt is about: that of its brief, else one its words tell of."""
    for citation in citations[:_NEAREST_EXCERPTS]:
        brief_id = sources.article(citation.article_id, citation.revision).brief_id
        own = (m for m in meetings if brief_id is not None and m.brief_id == brief_id)
        found = next(own, None) or next((m for m in meetings if _tells_of(citation, m)), None)
        if found is not None:
            return found
    return None


def _tells_of(citation: Citation, meeting: Meeting) -> bool:
    spans = (m.span for m in meeting.mentions if m.article_id == citation.article_id)
    return any(s.start < citation.end and citation.start < s.end for s in spans)


def _false_premise(answer: Answer, denied: Computed, lines: Sequence[Line], sources: Sources) -> Answer:
    """The abstention that says so, the words that contradict the question first."""
    chosen = _Citations(answer, denied.ask.fact, sources)
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
    chosen = _Citations(replace(answer, citations=told), "who", sources)
    for line in lines:
        chosen.of(line.meetings)
    beside, _ = chosen.with_others(())
    citations = numbered([*told, *(c for c in beside if not any(_holds(t, c) for t in told))])
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


def _in_office(
    answer: Answer, asks: Sequence[OfficeAsk], ledger: Ledger, sources: Sources, gazetteer: Gazetteer
) -> Answer:
    lines = [line for ask in asks for line in lines_for(ask, ledger.meetings_of, answer.language, gazetteer)]
    return _told(answer, "who", (), lines, sources, beside=replace(answer, statements=())) if lines else answer


def _on(meetings: Sequence[Meeting], answer: Answer, sources: Sources) -> Answer:
    """The answer with only those excerpts, and what it says of them, that tell of one of the meetings."""
    kept = tuple(c for c in answer.citations if _told_by((c,), sources, meetings) is not None)
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
    chosen = _Citations(answer, fact, sources, is_plan=is_plan)
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
    answer: Answer, computed: Computed, lines: Sequence[Line], sources: Sources, *, is_refuted: bool
) -> Answer:
    """What is not on record, with the nearest that is.

    A meeting that the register lacks may still be told of in an excerpt, so an answer from excerpts stays if one speaks
    of the days asked about. It falls where the register tells otherwise (``is_refuted``: they met elsewhere then, or it
    is another meeting's length that is told); and whether there was one at all, and which comes next, is known by the
    register or not at all.
    """
    is_none = computed.verdict == "none"
    by_register_alone = is_refuted or (
        is_none and (computed.ask.wanted in _BY_REGISTER or _is_of_other_days(answer, computed.ask))
    )
    if by_register_alone and answer.status != "abstained":
        answer = replace(answer, status="abstained", reason="no_coverage", statements=())
    if answer.status != "abstained":
        return answer
    if computed.verdict == "unknown" and answer.reason == "false_premise":
        answer = replace(answer, reason="no_coverage")  # it is on record after all
    chosen = _Citations(answer, computed.ask.fact, sources)
    for meeting in computed.nearest:
        chosen.of((meeting,))
    citations, _ = chosen.with_others(answer.citations)
    notes = tuple(line.text for line in lines)
    return replace(answer, notes=notes, citations=citations, meetings=computed.nearest)


def _met_elsewhere(
    answer: Answer, scope: Scope, known: Sequence[Meeting], sources: Sources, gazetteer: Gazetteer
) -> bool:
    """Whether those asked about met elsewhere in the days asked about, and no excerpt speaks of one where it is put.

    "When did they meet in Seoul in 2022", of two who met in New York that year and telephoned.
    """
    if len(scope.persons) < 2 or not scope.days or not (scope.place_ids or scope.countries):
        return False
    anywhere = replace(scope, place_ids=frozenset(), countries=frozenset(), occasions=frozenset(), kinds=(), modes=())
    then = [m for m in known if m.status == "held" and anywhere.holds(m)]
    if not then or any(map(scope.holds, then)):
        return False
    return not any(
        _is_then(c, scope) and _names_place(c, scope, gazetteer) and _told_by((c,), sources, then) is None
        for c in answer.citations[:_NEAREST_EXCERPTS]
    )


def _is_of_another(computed: Computed, answer: Answer, sources: Sources) -> bool:
    """Whether what is asked of a meeting on record is not, and the excerpt can only tell it of another.

    So with the length of two people's meeting, where the excerpt is on others, and with the place of one to come.
    """
    ask, nearest = computed.ask, computed.nearest
    if computed.verdict != "unknown" or not nearest:
        return False
    if ask.fact == "where":
        return all(m.status in ("planned", "proposed") for m in nearest)
    is_of_two = ask.fact == "how_long" and len(ask.scope.persons) > 1
    return is_of_two and _told_by(answer.citations[:1], sources, nearest) is None


def _leaves_out_guest(answer: Answer, scope: Scope, gazetteer: Gazetteer) -> bool:
    """Whether what is said first speaks of nobody whose visit is asked for: it is somebody else's then."""
    first = next((s for s in answer.statements if s.voice != "computed"), None)
    words = [c.excerpt for c in answer.citations if first and c.n in first.citation_ns]
    named = {m.entity_id for text in (first.text if first else "", *words) for m in gazetteer.find(text)}
    return bool(scope.persons) and not all(ids & named for ids in scope.persons)


def _is_then(citation: Citation, scope: Scope) -> bool:
    event = citation.event
    return event is not None and all(days.fits(event.earliest_on, event.latest_on) for days in scope.days)


def _names_place(citation: Citation, scope: Scope, gazetteer: Gazetteer) -> bool:
    """Whether the excerpt names one of the places, or a place in one of the countries, asked about."""
    found = [m for m in gazetteer.find(citation.excerpt) if m.kind in ("place", "country")]
    countries = {gazetteer.entity(m.entity_id).country for m in found}
    return bool(scope.place_ids & {m.entity_id for m in found} or (not scope.place_ids and scope.countries & countries))


def _is_of_other_days(answer: Answer, ask: MeetingAsk) -> bool:
    """Whether the question gives days for sure, and no excerpt speaks of any of them."""
    days = [each.days for each in ask.scope.days if each.is_certain]
    events = [citation.event for citation in answer.citations if citation.event]
    return bool(days) and not any(d.touches(e.earliest_on, e.latest_on) for d in days for e in events)


class _Citations:
    """Collects the citations of the computed lines; a hit that holds the words already stands for them.

    Of mentions that tell as much, that of the best hit is quoted. ``is_plan``: one that tells of the plan is liked.
    """

    def __init__(self, answer: Answer, fact: Lead, sources: Sources, *, is_plan: bool = False) -> None:
        self._answer, self._fact, self._sources = answer, fact, sources
        self._liking = Liking(language=answer.language, near=partial(_place_among, answer.citations), is_plan=is_plan)
        self._chosen: list[Citation] = []
        self._number: dict[str, int] = {}

    def of(self, meetings: Sequence[Meeting]) -> tuple[int, ...]:
        """The numbers of the citations of ``meetings``; a meeting whose words are gone has none."""
        numbers = (self._add(m) for m in meetings)
        return tuple(dict.fromkeys(n for n in numbers if n is not None))

    def _add(self, meeting: Meeting) -> int | None:
        if meeting.id not in self._number:
            found = citation_of(meeting, self._fact, self._sources, self._liking)
            if found is None:
                return None
            hit = next((c for c in self._answer.citations if _holds(c, found)), None)
            self._chosen.append(replace(hit, event=meeting.when) if hit else found)
            self._number[meeting.id] = len(self._chosen)
        return self._number[meeting.id]

    def accounts_of(self, meeting: Meeting) -> tuple[Statement, ...]:
        """How each government's account of the meeting begins, resting on citations of its own."""
        told = []
        for citation, statement in beginnings(meeting, self._answer.language, self._sources):
            at = next((n for n, known in enumerate(self._chosen, start=1) if _holds(known, citation)), None)
            if at is None:
                self._chosen.append(citation)
                at = len(self._chosen)
            told.append(replace(statement, citation_ns=(at,)))
        return tuple(told)

    def with_others(self, others: Sequence[Citation]) -> tuple[tuple[Citation, ...], dict[int, int]]:
        """All citations in order, numbered, and the new number of each of ``others`` by its old one."""
        citations, numbers = list(self._chosen), {}
        for other in others:
            at = next((i for i, c in enumerate(citations) if _holds(c, other)), None)
            if at is None:
                citations.append(other)
                at = len(citations) - 1
            numbers[other.n] = at + 1
        return numbered(citations), numbers


def _place_among(hits: Sequence[Citation], mention: MeetingMention) -> int:
    """How many hits come before the first one that is of the mention's words, or else of its article."""
    own = [n for n, hit in enumerate(hits) if hit.article_id == mention.article_id]
    shown = (n for n in own if mention.span.start < hits[n].end and hits[n].start < mention.span.end)
    return next(shown, own[0] + len(hits) if own else 2 * len(hits))


def _holds(outer: Citation, inner: Citation) -> bool:
    same = outer.article_id == inner.article_id and outer.revision == inner.revision
    return same and outer.start <= inner.start and inner.end <= outer.end
