"""From the threads of an article to the mentions that the register takes in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from corpus.dates import Anchor
from corpus.gazetteer import EntityMention, Gazetteer
from corpus.meetings.holders import Holders, held_in, holder_of, office_of
from corpus.meetings.kinds import form_of, kind_of, level_of, mode_of, seat_level
from corpus.meetings.neighbors import at_summit, is_of_neighbors
from corpus.meetings.seats import LEADER_OFFICES, Seat, offices_agree
from corpus.meetings.threads import Threads
from corpus.meetings.threads.draft import Draft
from corpus.meetings.threads.thread import Thread
from corpus.meetings.types import Field, FieldEvidence, MeetingMention, MeetingStatus, Participant
from corpus.types import Article, EventDate, Precision, Side, Span

_HALF_YEAR = 183  # days within which a month named alone is the coming one
_NAMED_MONTH = re.compile(r"[A-Z][a-z]{2,8}\.?|\d{1,2}\s?[月월]")
_MONTH_ALONE = re.compile(r"[A-Z][a-z]{2,8}\.?(?:\s\d{1,2})?$|\d{1,2}\s?[月월]")
# A family name with its title: 金大統領, 김 대통령, 노무현 대통령 is none.
_CJK_FAMILY = re.compile(r"(?P<family>[一-龥]|[가-힣](?= ))\s?(?:大統領|총리|대통령|장관|외상|長官|首相|外相|総理)$")
_LONG_AGO = 150  # days
_MONTH = 31  # days
_LONGEST_TERM = 366  # days over which one holder of an office is looked for
_LOOSE = ("leader", "minister")
_NO_OFFICES = ("working", "conference")  # what a table of officials or of many ministers is told by
_SENIORITY = ("president", "acting-president", "pm", "fm", "secretary-of-state", "dm")
_PAIR = frozenset({"JP", "KR"})
_SIDES: dict[str, Side] = {"JP": "jp", "KR": "kr", "US": "us", "CN": "cn"}


class Reporter:
    """Makes the mentions of one article."""

    def __init__(
        self,
        article: Article,
        gazetteer: Gazetteer,
        offices: Holders,
        anchor: Anchor,
        found: Sequence[EntityMention],
    ) -> None:
        self._found = found
        self._article, self._gazetteer, self._offices = article, gazetteer, offices
        self._reported = article.published
        self._on = anchor.used

    def mentions(self, threads: Threads) -> tuple[MeetingMention, ...]:
        """The mentions of all threads that tell a status, sorted by place."""
        named, pair = threads.antecedents.named(), any(_sides(thread) == _PAIR for thread in threads.threads)
        told = (thread for thread in threads.threads if not (pair and _is_doubtful(thread)))
        yearly = [thread for thread in threads.threads if is_of_neighbors(thread)]
        found = [mention for thread in told for mention in self._of_thread(thread, named, yearly)]
        return tuple(sorted(found, key=lambda m: (m.span.start, m.span.end)))

    def _of_thread(self, thread: Thread, named: Sequence[Seat], yearly: Sequence[Thread]) -> Iterator[MeetingMention]:
        status = self._status(thread)
        if status is None:
            return
        when = self._when(thread, status)
        seats = at_summit(thread, yearly)
        if _may_be_filled(status, when, seats):
            seats = [self._filled(seat, when, named, thread) for seat in seats]
        topics = self._topics(thread)
        for draft in _telling(thread.drafts):
            yield self._mention(thread, draft, seats, status, when, topics)

    def _status(self, thread: Thread) -> MeetingStatus | None:
        """As told; a present tense ("meet in London") is read by the day."""
        told = thread.status.status if thread.status else None
        return "planned" if told == "held" and self._is_to_come(thread) else told

    def _is_to_come(self, thread: Thread) -> bool:
        """Whether the meeting was told of as planned for a day yet to come, whatever was said "at" it since."""
        if self._on is None or thread.when is None or thread.when.earliest_on <= self._on.latest_on:
            return False
        if self._article.brief_id is not None:
            return False
        plans = ("planned", "proposed")
        return any(d.told is not None and d.told.status in plans and d.event is thread.when for d in thread.drafts)

    def _when(self, thread: Thread, status: MeetingStatus) -> EventDate | None:
        """The date, unless it is one that a meeting of this status cannot have."""
        when = thread.when
        if when is None or self._on is None:
            return when
        # A brief tells what came of it, too, in a sentence of its own.
        told_later = self._article.brief_id is not None and len({draft.index for draft in thread.drafts}) == 1
        if status == "held" and not told_later and when.earliest_on > self._on.latest_on + timedelta(days=1):
            return None
        if status == "not-held" and self._is_long_ago(when):
            return None
        is_over = status in ("planned", "proposed") and when.latest_on < self._on.earliest_on
        return self._next_year(when) if is_over else when

    def _next_year(self, when: EventDate) -> EventDate | None:
        """The coming month of that name, where a plan names a month alone: 다음 협의는 7월에 열기로 했다."""
        words = self._article.text[when.evidence.start : when.evidence.end] if when.evidence else ""
        if when.precision is not Precision.MONTH or _NAMED_MONTH.fullmatch(words) is None or self._on is None:
            return None
        first = when.earliest_on.replace(year=when.earliest_on.year + 1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        is_near = self._on.latest_on <= last and (first - self._on.latest_on).days < _HALF_YEAR
        return replace(when, earliest_on=first, latest_on=last) if is_near else None

    def _is_long_ago(self, when: EventDate) -> bool:
        """Whether a month named without its year, of a meeting that was off, may as well be the coming one."""
        words = self._article.text[when.evidence.start : when.evidence.end] if when.evidence else ""
        is_bare = when.basis == "relative" and _MONTH_ALONE.match(words) is not None
        return is_bare and self._on is not None and (self._on.earliest_on - when.latest_on).days > _LONG_AGO

    def _filled(self, seat: Seat, when: EventDate | None, named: Sequence[Seat], thread: Thread) -> Seat:
        """The seat with the office held on the day, and the person whom a mere office means then.

        Somebody named is himself; but "the two leaders" of an earlier day are those who led then.
        """
        if seat.is_named:
            return self._of_the_day(seat, when)
        if seat.office is None or seat.country is None:
            return seat
        if seat.office == "dg" and len(_sides(thread)) > len(_PAIR):
            return seat  # of three, others than those who know the neighbor may come: envoys on North Korea
        held = {
            other.person_id: other
            for other in named
            if other.person_id and other.country == seat.country and other.office
            if offices_agree(other.office, seat.office)
        }
        holder = self._holder(seat, when)
        if holder is None and len(held) == 1 and not any(draft.back for draft in thread.drafts):
            return next(iter(held.values()))
        if holder in held:
            return replace(held[holder], office=seat.office if seat.office not in _LOOSE else held[holder].office)
        return replace(seat, person_id=holder) if holder else seat

    def _of_the_day(self, seat: Seat, when: EventDate | None) -> Seat:
        """Somebody named, with the office of the day; who did not hold it then and is only meant, gives way."""
        if when is None:
            return seat
        if seat.person_id is None:
            return self._known(seat, when)
        namesake = self._namesake(seat, when)
        if namesake is not None:
            return replace(seat, person_id=namesake, name=self._gazetteer.entity(namesake).names["en"][0])
        held = self._held(seat.person_id, when)
        level = seat_level(seat)
        fits = any(offices_agree(o, seat.office) or seat_level(replace(seat, office=o)) == level for o in held)
        if seat.is_borrowed and seat.office is not None and not fits:
            bare = Seat(country=seat.country, office=_loosened(seat.office), start=seat.start, end=seat.end)
            return replace(bare, person_id=self._holder(bare, when))
        return seat if seat.office in held or not held else replace(seat, office=min(held, key=_rank_of))

    def _known(self, seat: Seat, when: EventDate) -> Seat:
        """The seat of a mere name, which is that of the holder of the office on the day: 클린턴 미국 대통령 in 1993."""
        holder = self._holder(seat, when) if seat.name and seat.office else None
        names = [n for held in self._gazetteer.entity(holder).names.values() for n in held] if holder else []
        is_his = any(seat.name in name.replace("・", " ").split() for name in names)
        return replace(seat, person_id=holder) if is_his else seat

    def _namesake(self, seat: Seat, when: EventDate) -> str | None:
        """Who of the same family name held the office on the day, where somebody else is read from that name alone.

        金大統領 and 김 대통령 of 1995 are Kim Young-sam, of 1998 Kim Dae-jung.
        """
        words = _CJK_FAMILY.match(self._article.text, seat.start, seat.end)
        holder = self._holder(seat, when) if words else None
        if words is None or holder is None or holder == seat.person_id:
            return None
        names = [name for held in self._gazetteer.entity(holder).names.values() for name in held]
        return holder if any(name.startswith(words["family"]) for name in names) else None

    def _held(self, person_id: str, when: EventDate) -> set[str]:
        """The offices that somebody held on a day, by the register of offices, else by the gazetteer's terms."""
        days = (when.earliest_on, when.latest_on)
        posts = {held.post for on in days for held in self._offices.held_by(person_id, on)}
        known = {office for post in posts if (office := office_of(post))}
        return known or {term.office for term in held_in(self._gazetteer, person_id, when)}

    def _holder(self, seat: Seat, when: EventDate | None) -> str | None:
        if seat.country is None or seat.office is None or when is None:
            return None
        return holder_of(self._offices, seat.country, seat.office, when.earliest_on, when.latest_on)

    def _mention(
        self,
        thread: Thread,
        draft: Draft,
        seats: Sequence[Seat],
        status: MeetingStatus,
        when: EventDate | None,
        topics: tuple[str, ...],
    ) -> MeetingMention:
        drafts = [draft, *(other for other in thread.drafts if other is not draft)]
        place = thread.place
        venue = next((d.venue for d in drafts if d.venue), None)
        occasion = next((d.occasion for d in drafts if d.occasion), None)
        duration = next((d.duration for d in drafts if d.duration and _is_timed(d, status)), None)
        mode = mode_of([d.cue for d in thread.drafts])
        return MeetingMention(
            article_id=self._article.id,
            revision=self._article.revision,
            span=self._span(draft.start, draft.end),
            kind=kind_of(seats, mode),
            level=level_of(seats),
            mode=mode,
            form=form_of(thread.drafts[0].cue),
            status=status,
            when=when,
            timezone=place.timezone if place else None,
            place_id=place.place_id if place else None,
            city=place.city if place else None,
            country=place.country if place else None,
            venue=venue.value if venue else None,
            occasion=occasion.value if occasion else None,
            duration_minutes=duration.minutes if duration else None,
            duration_approximate=duration.is_approximate if duration else False,
            sides=tuple(sorted({seat.country for seat in seats if seat.country})),
            participants=tuple(self._participants(seats, thread)),
            topics=topics,
            evidence=tuple(self._evidence(thread, when)),
            reported=self._reported,
        )

    def _participants(self, seats: Sequence[Seat], thread: Thread) -> Iterator[Participant]:
        for seat in seats:
            if not seat.is_named:
                continue
            known = self._gazetteer.entity(seat.person_id) if seat.person_id else None
            by_office = seat.person_id is not None and seat.name is None
            yield Participant(
                person_id=seat.person_id,
                name=known.names["en"][0] if known else seat.name or "",
                role=self._role(seat),
                office=seat.office,
                side=_SIDES.get(seat.country or "", "other"),
                basis="office" if by_office else "stated",
                evidence=self._span(seat.start, seat.end),
            )

    def _role(self, seat: Seat) -> str | None:
        if seat.office is None or seat.office in (*_LOOSE, *_NO_OFFICES):
            return None
        return self._gazetteer.entity(seat.office).names["en"][0]

    def _topics(self, thread: Thread) -> tuple[str, ...]:
        """The topics of the sentences that tell of the meeting."""
        told = [(draft.start, draft.end) for draft in thread.drafts]
        found = (m for m in self._found if any(start <= m.start and m.end <= end for start, end in told))
        return tuple(dict.fromkeys(m.entity_id for m in found if m.kind in ("topic", "agreement")))

    def _evidence(self, thread: Thread, when: EventDate | None) -> Iterator[FieldEvidence]:
        for draft in thread.drafts:
            if draft.told is not None and draft.told is thread.status and draft.status_span:
                yield self._field("status", *draft.status_span)
            if when is not None and draft.when is not None and draft.event is when:
                yield self._field("date", draft.when.start, draft.when.end)
            yield from self._where(draft)
        if thread.place is not None and thread.place.end and all(d.place != thread.place for d in thread.drafts):
            yield self._field("place", thread.place.start, thread.place.end)
        for seat in thread.seats:
            yield self._field("participants", seat.start, seat.end)

    def _where(self, draft: Draft) -> Iterator[FieldEvidence]:
        if draft.place:
            yield self._field("place", draft.place.start, draft.place.end)
        if draft.venue:
            yield self._field("venue", draft.venue.start, draft.venue.end)
        if draft.occasion:
            yield self._field("occasion", draft.occasion.start, draft.occasion.end)
        if draft.duration:
            yield self._field("duration", draft.duration.start, draft.duration.end)

    def _field(self, name: Field, start: int, end: int) -> FieldEvidence:
        return FieldEvidence(name, self._span(start, end))

    def _span(self, start: int, end: int) -> Span:
        return Span(self._article.id, self._article.revision, start, end)


def _telling(drafts: Sequence[Draft]) -> list[Draft]:
    """The first draft, and of the others those whose sentence adds something of its own, one a sentence."""
    kept: dict[int, Draft] = {}
    for i, draft in enumerate(drafts):
        adds = draft.duration or draft.venue or draft.occasion or draft.when or draft.place or draft.told
        if i == 0 or adds:
            kept.setdefault(draft.index, draft)
    return list(kept.values())


def _is_timed(draft: Draft, status: MeetingStatus) -> bool:
    """Whether a length told can be the meeting's: one to come has it from the words that plan it, an open one none."""
    planned = status == "planned" and draft.told is not None and draft.told.status == "planned"
    return status == "held" or planned


def _may_be_filled(status: MeetingStatus, when: EventDate | None, seats: Sequence[Seat]) -> bool:
    """Whether an office may be given a name: not over more than a year, for three who are to come over a month.

    Who would come is not told where three are yet to agree to it.
    """
    three, days = len({seat.country for seat in seats}) > 2, (when.latest_on - when.earliest_on).days if when else 0
    if three and status in ("proposed", "planned"):
        return status == "planned" and days <= _MONTH
    return days <= _LONGEST_TERM


def _is_doubtful(thread: Thread) -> bool:
    """Whether nobody is named where the meeting is told, and two others than Japan and the ROK were taken for it.

    "The two leaders" of an article that tells of a meeting of these two are hardly ever those of another pair.
    """
    sides = _sides(thread)
    return len(sides) == len(_PAIR) and sides != _PAIR and all(seat.is_borrowed for seat in thread.seats)


def _sides(thread: Thread) -> set[str]:
    return {seat.country for seat in thread.seats if seat.country}


def _loosened(office: str | None) -> str | None:
    """The office as a group's word has it: a president or a prime minister is a leader."""
    return "leader" if office in LEADER_OFFICES else office


def _rank_of(office: str) -> int:
    return _SENIORITY.index(office) if office in _SENIORITY else len(_SENIORITY)


__all__ = ["Reporter"]
