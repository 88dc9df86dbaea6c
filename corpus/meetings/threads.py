"""The meetings that an article tells of, sentence by sentence: what a later mention says goes to the one it means."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace

from corpus.dates import EventMention
from corpus.meetings.apart import is_of_nobody, is_of_others
from corpus.meetings.cuebook import CueBook
from corpus.meetings.cues import Cue
from corpus.meetings.kinds import seat_level
from corpus.meetings.seats import Seat, is_table, joined_table, offices_agree, seats_fit, tables_agree
from corpus.meetings.status import Told
from corpus.meetings.where import Duration, Place, Words
from corpus.types import EventDate, Precision

_FIELD = frozenset({"JP", "KR"})  # whose meetings these articles are about
_BESIDE = 1  # sentences from a meeting on no day to what was said at it on one
_REACH = 5  # sentences over which "he" or "the two" still mean those last named


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one clause says of one meeting, before it is known which one.

    ``start`` and ``end`` are those of the sentence, ``index`` its number. ``size``: 2 or 3 where the text says
    "bilateral" or "three-way". ``refers``: it speaks of a meeting told of before ("the talks"); ``may_start``: which
    may all the same be one not told of yet. ``back``: told as past beside the story ("the previous summit").
    ``office``: of the group at the table, where nobody is named. ``present``: the people whom the sentence names.
    ``is_single``: words such as "completed a second round of" tell of one meeting, though neither day nor place.
    """

    index: int
    start: int
    end: int
    cue: Cue
    seats: tuple[Seat, ...]
    size: int
    office: str | None
    present: tuple[Seat, ...]
    refers: bool
    back: bool
    may_start: bool
    told: Told | None
    status_span: tuple[int, int] | None
    when: EventMention | None
    place: Place | None
    venue: Words | None
    occasion: Words | None
    duration: Duration | None
    is_single: bool = False

    @property
    def is_dated(self) -> bool:
        """Whether it says when or where by itself."""
        return self.when is not None or (self.place is not None and self.place.city is not None)

    @property
    def event(self) -> EventDate | None:
        """The date of the clause."""
        return self.when.event if self.when else None


@dataclass(slots=True)
class Thread:
    """One meeting of the article, growing as the sentences tell of it."""

    seats: tuple[Seat, ...]
    drafts: list[Draft] = field(default_factory=list)
    status: Told | None = None
    when: EventDate | None = None
    place: Place | None = None
    is_call: bool = False
    is_meal: bool = False

    def add(self, draft: Draft) -> None:
        """Takes in what the draft says; the finer date and the city count."""
        self.seats = joined_table(self.seats, draft.seats) if draft.seats else self.seats
        self.drafts.append(draft)
        if draft.event is not None and _is_finer(draft.event, self.when):
            self.when = draft.event
        if draft.place is not None and (self.place is None or (draft.place.city and not self.place.city)):
            self.place = draft.place
        if draft.told is not None and (self.status is None or _outranks(draft.told, self.status)):
            self.status = draft.told

    def was_read(self, index: int, start: int, end: int) -> bool:
        """Whether these very words of that sentence were read, as telling who met here, not only of "the talks"."""
        here = (draft.cue for draft in self.drafts if draft.index == index and not draft.refers)
        return any(cue.start < end and start < cue.end for cue in here)

    def lend_day(self, draft: Draft) -> None:
        """Takes the day of what was said at a meeting told of right there on no day: "agreed Sunday", "told him on"."""
        is_held = all(told is not None and told.status == "held" for told in (self.status, draft.told))
        if is_held and self.when is None and is_day(draft.event) and abs(self.drafts[0].index - draft.index) <= _BESIDE:
            self.when = draft.event

    @property
    def last(self) -> int:
        """The number of the sentence that spoke of it last."""
        return self.drafts[-1].index if self.drafts else -1


_RANK = {"proposed": 0, "planned": 1, "held": 2, "not-held": 3}


def _outranks(new: Told, old: Told) -> bool:
    if new.is_adjective and old.firm and old.status == "proposed":
        return False
    return new.firm and (not old.firm or _RANK[new.status] > _RANK[old.status])


def _is_finer(new: EventDate, old: EventDate | None) -> bool:
    if old is None:
        return True
    inside = old.earliest_on <= new.earliest_on and new.latest_on <= old.latest_on
    return inside and (new.latest_on - new.earliest_on) < (old.latest_on - old.earliest_on)


def _dates_agree(first: EventDate | None, second: EventDate | None) -> bool:
    if first is None or second is None:
        return True
    return first.earliest_on <= second.latest_on and second.earliest_on <= first.latest_on


def _places_agree(first: Place | None, second: Place | None) -> bool:
    if first is None or second is None or first.place_id == second.place_id:
        return True
    return first.country == second.country and not (first.city and second.city)


def _statuses_agree(first: Told | None, second: Told | None) -> bool:
    if first is None or second is None or first.status == second.status:
        return True
    pair = {first.status, second.status}
    return pair <= {"planned", "proposed"} or ("not-held" in pair and (first.has_lapsed or second.has_lapsed))


def _is_said_at(thread: Thread, draft: Draft) -> bool:
    """Whether what is said "at the talks" is to be said at those planned: 23日に会談する。会談では…."""
    told, plan = draft.told, thread.status
    if told is None or plan is None or told.firm or told.start < draft.cue.end or draft.event is not None:
        return False
    return told.status == "held" and plan.status == "planned" and plan.firm


def agrees(thread: Thread, draft: Draft) -> bool:
    """Whether nothing that the draft says keeps it from being about this meeting."""
    return (
        (thread.is_call == (draft.cue.kind in ("phone", "video")) or _is_any_talk(thread, draft))
        and (draft.refers or thread.is_meal == (draft.cue.kind == "meal"))
        and _dates_agree(thread.when, draft.event)
        and _places_agree(thread.place, draft.place)
    )


def _is_any_talk(thread: Thread, draft: Draft) -> bool:
    """Whether "they talked for 15 minutes" may be about the call just told of."""
    return draft.cue.kind == "brief" and not draft.is_dated and 0 <= draft.index - thread.last <= 1


class Threads:
    """The meetings told of so far, and who was named last."""

    def __init__(self) -> None:
        self.threads: list[Thread] = []
        self._people: list[tuple[int, Seat]] = []
        self._focus: tuple[int, Seat] | None = None
        self.speaker: Seat | None = None  # whom "I" means in a press conference, and "you" in what is asked there
        self.principal: Seat | None = None  # whose press conference the article records
        self.diarist: Seat | None = None  # whose days a diary tells, all of whose meetings are his

    def name(self, index: int, seats: Sequence[Seat]) -> None:
        """Remembers who the sentence of that number names."""
        self._people.extend((index, seat) for seat in seats)

    def speak_of(self, index: int, seat: Seat) -> None:
        """Remembers whom the sentence of that number is about: its subject, whom "he" means after it."""
        self._focus = (index, seat)

    def named(self) -> list[Seat]:
        """Everybody named so far, in order."""
        return [seat for _, seat in self._people]

    def add(self, draft: Draft) -> Thread | None:
        """The meeting that the draft is about, which now knows what it says; ``None`` when nobody can tell."""
        thread = self._meant(draft) if draft.refers or not draft.seats else self._same(draft)
        if thread is None and draft.refers and draft.may_start and (draft.is_dated or self._is_meant_after_call(draft)):
            draft = replace(draft, seats=self._meant_seats(draft), back=draft.is_dated)
        if thread is None:
            if not is_table(draft.seats) or not _tells(draft):
                return None
            return self.start(draft)
        thread.add(draft)
        return thread

    def _is_meant_after_call(self, draft: Draft) -> bool:
        """Whether those who telephoned mean to meet: 早い時期に会って意見を交わすことにした, 対面で会談したい."""
        ahead = draft.told is not None and draft.told.firm and draft.told.status in ("planned", "proposed")
        return (
            ahead and (draft.cue.is_verb or draft.cue.word == "会談") and bool(self.threads) and self.threads[0].is_call
        )

    def start(self, draft: Draft) -> Thread:
        """A meeting of its own for the draft."""
        kind = draft.cue.kind
        thread = Thread(draft.seats, is_call=kind in ("phone", "video"), is_meal=kind == "meal")
        self.threads.append(thread)
        thread.add(draft)
        return thread

    def _same(self, draft: Draft) -> Thread | None:
        """The latest meeting of the same people that may be the one, by day, place and status."""
        for thread in sorted(self.threads, key=lambda t: -t.last):
            may_be = not is_of_others(thread, draft) and not is_of_nobody(thread, draft)
            if may_be and seats_fit(thread.seats, draft.seats) and agrees(thread, draft) and self._alike(thread, draft):
                return thread
        return None

    def _alike(self, thread: Thread, draft: Draft) -> bool:
        if _statuses_agree(thread.status, draft.told) or _is_said_at(thread, draft):
            return not draft.back or (draft.event is not None and thread.when is not None)
        return False

    def _meant(self, draft: Draft) -> Thread | None:
        """The latest meeting that "the talks" may mean."""
        for thread in sorted(self.threads, key=lambda t: (-_n_present(t, draft), self._is_aside(t), -t.last)):
            sized = not draft.size or len({seat.country for seat in thread.seats}) == draft.size
            staffed = all(offices_agree(seat.office, draft.office) for seat in thread.seats)
            if is_of_others(thread, draft) or (draft.back and draft.event is not None and thread.when is None):
                continue
            seated = not draft.seats or tables_agree(thread.seats, draft.seats)
            if sized and staffed and seated and agrees(thread, draft) and not _contradicts(thread.status, draft.told):
                return thread
        return None

    def _is_aside(self, thread: Thread) -> bool:
        """Whether a meeting of three, of a day before that of the article's own of two, is told of once, beside it."""
        main = self.threads[0]
        wider = len({seat.country for seat in thread.seats}) > len({seat.country for seat in main.seats})
        if thread.when is None or main.when is None or len(thread.drafts) > 1:
            return False
        return wider and thread.when.latest_on < main.when.earliest_on

    def _meant_seats(self, draft: Draft) -> tuple[Seat, ...]:
        """Who sat at talks of another day or place than any told of: those named here, or the last pair."""
        fitting = all(_fits(seat, draft.office) for seat in draft.present)
        if fitting and len(draft.present) == len({seat.country for seat in draft.present}) == (draft.size or 2):
            return draft.present
        return self.pair(draft.index, size=draft.size, office=draft.office, present=draft.present)

    def speaks_on(self, word: str, book: CueBook) -> bool:
        """Whether a word such as "spoke" tells of a call, as the article tells of one first."""
        return bool(self.threads) and self.threads[0].is_call and book.has("spoke_only", word)

    def last_held(self, index: int, named: Set[str | None] = frozenset()) -> Thread | None:
        """The meeting held of which the sentence of that number or one just before told, if its length is not known.

        ``named``: the people of the sentence, all of whom sat at it.
        """
        found = [
            thread
            for thread in self.threads
            if 0 <= index - thread.last <= 2 and thread.status and thread.status.status == "held"
            if not (thread.is_meal and thread.drafts[0].index == index)
            if named <= (seated := {seat.person_id for seat in thread.seats}) or None in seated
        ]
        latest = max(found, key=lambda thread: thread.last, default=None)
        return latest if latest is not None and not any(draft.duration for draft in latest.drafts) else None

    def main_day(self) -> EventDate | None:
        """The day of the first meeting told of, where it is one day."""
        when = self.threads[0].when if self.threads else None
        return when if is_day(when) else None

    def tells_of(self, index: int, seats: Sequence[Seat], *, reach: int) -> bool:
        """Whether a meeting of these countries and others was told of in the sentence of that number or just before."""
        here = {seat.country for seat in seats}
        return any(
            here < {seat.country for seat in thread.seats}
            for thread in self.threads
            if any(0 <= index - draft.index <= reach for draft in thread.drafts)
        )

    def pair(
        self, index: int, *, size: int, office: str | None, present: Sequence[Seat] = (), people: bool = False
    ) -> tuple[Seat, ...]:
        """Those whom "the two ministers" means: at the table last told of, or the last named of as many countries.

        ``people``: 両氏, 두 사람, whom only names can fill.
        """
        size = size or 2
        here = {seat.person_id for seat in present if seat.person_id}
        if size == 2 and (named := self._just_named(index, office)):
            return _borrowed(named)
        if size == 2 and office is None and (among := self._among_three(index)):
            return _borrowed(among)
        for thread in sorted(
            self.threads, key=lambda t: (-len(here & {s.person_id for s in t.seats}), *_age(t, index))
        ):
            if people and not all(seat.is_named for seat in thread.seats):
                continue
            if len(thread.seats) == size and all(_fits(seat, office) for seat in thread.seats):
                return _borrowed(thread.seats)
        seats: list[Seat] = []
        for _, seat in reversed(self._people):
            known = seat.is_named or seat.office is not None
            if (
                known
                and len(seats) < size
                and _fits(seat, office)
                and seat.country not in {held.country for held in seats}
            ):
                seats.append(seat)
        return _borrowed(tuple(reversed(seats))) if len(seats) == size else ()

    def names_two(self, index: int) -> bool:
        """Whether two of two countries alone are named in the sentence before, and no meeting is told of as near."""
        return bool(self._just_named(index, None))

    def _just_named(self, index: int, office: str | None) -> tuple[Seat, ...]:
        """The two of two countries whom alone the sentence before names, where no meeting told of is as near."""
        seats = {seat.person_id: seat for at, seat in self._people if at == index - 1 and seat.person_id}
        lands = {seat.country for seat in seats.values()}
        if any(thread.last >= index - 1 and not _is_of_others(thread, lands) for thread in self.threads):
            return ()
        fits = all(_fits(seat, office) for seat in seats.values())
        return tuple(seats.values()) if len(seats) == 2 == len(lands) and fits else ()

    def _among_three(self, index: int) -> tuple[Seat, ...]:
        """The two countries' own at the one table of three that the sentence before told of."""
        near = [thread for thread in self.threads if thread.last >= index - 1]
        if len(near) != 1 or near[0].last == index or len(near[0].seats) != len(_FIELD) + 1:
            return ()
        seats = tuple(seat for seat in near[0].seats if seat.country in _FIELD)
        return seats if len(seats) == len(_FIELD) else ()

    def n_just_met(self, index: int) -> int:
        """How many "they" are: three where the sentence before told of a meeting held of three alone, else two."""
        told = [thread for thread in self.threads if thread.last == index - 1]
        tables = [thread.seats for thread in told if thread.status is not None and thread.status.status == "held"]
        named = [t for t in tables if len(t) == len({s.country for s in t}) and all(s.is_named for s in t)]
        return len(named[0]) if len(tables) == len(named) == 1 and len(named[0]) == len(_FIELD) + 1 else len(_FIELD)

    def countries(self, index: int, *, size: int) -> tuple[Seat, ...]:
        """The last countries spoken of as one, "Japan and South Korea": whose "the two countries' ministers" are."""
        told: dict[int, list[Seat]] = {}
        for at, seat in self._people:
            if index - at <= _REACH and not seat.is_named:
                told.setdefault(at, []).append(seat)
        for at in sorted(told, reverse=True):
            found = {seat.country: seat for seat in told[at] if seat.country}
            if len(found) == size:
                return _borrowed(tuple(found.values()))
        return ()

    def joined(self, index: int, *, size: int) -> tuple[Seat, ...]:
        """The last countries, so many, that one phrase names, whichever others the sentence speaks of."""
        told: dict[tuple[int, int], list[Seat]] = {}
        for at, seat in self._people:
            if index - at <= _REACH and seat.country and not seat.is_named:
                told.setdefault((at, seat.start), []).append(seat)
        fitting = [seats for _, seats in sorted(told.items()) if len({s.country for s in seats}) == size == len(seats)]
        return _borrowed(fitting[-1]) if fitting else ()

    def other(self, index: int, partner: Sequence[Seat], *, in_field: bool) -> Seat | None:
        """Whoever "he" or an unnamed subject is: the first one of another country in the last sentence with one."""
        taken = {seat.country for seat in partner}
        focus = self._focus[1] if self._focus is not None and index - self._focus[0] <= _REACH else None
        # Else both would be from elsewhere.
        is_apt = not in_field or taken & _FIELD or (focus is not None and focus.country in _FIELD)
        if focus is not None and focus.country not in taken and is_apt:
            return focus
        if self.diarist is not None and self.diarist.country not in taken:
            return self.diarist
        named = any(seat.is_named or seat.office for seat in partner)
        fitting = [
            (at, seat)
            for at, seat in self._people
            if index - at <= _REACH and seat.country and seat.country not in taken and (seat.is_named or not named)
        ]
        if in_field and any(seat.country in _FIELD for _, seat in fitting):
            fitting = [(at, seat) for at, seat in fitting if seat.country in _FIELD]
        if not fitting and in_field:
            fitting = [(at, seat) for at, seat in self._people if _is_counterpart(seat, partner)]
        last = max((at for at, _ in fitting), default=-1)
        return next((seat for at, seat in fitting if at == last), None)


def _is_of_others(thread: Thread, lands: Set[str | None]) -> bool:
    """Whether a meeting still to come is one of officials of those countries, as ministers who meet agree on."""
    ahead = thread.status is not None and thread.status.status in ("planned", "proposed")
    return ahead and {s.country for s in thread.seats} == lands and all(s.office == "working" for s in thread.seats)


def _age(thread: Thread, index: int) -> tuple[bool, bool, int]:
    """How a meeting ranks among those that "the two" may have sat at: one just told of, else the two countries'."""
    is_field = {seat.country for seat in thread.seats} == _FIELD
    return index - thread.last > 1, not is_field, -thread.last


def _is_counterpart(seat: Seat, partner: Sequence[Seat]) -> bool:
    """Whether somebody named is of the other of the two countries and of the partner's rank."""
    theirs = partner[0]
    rank = seat_level(seat)
    return {seat.country, theirs.country} == _FIELD and rank is not None and rank == seat_level(theirs)


def _fits(seat: Seat, office: str | None) -> bool:
    """Whether somebody of that office may sit there; whose office is not known is nobody's minister."""
    if office == "leader" and (seat.country, seat.office) == ("KR", "pm"):
        return False
    return office is None or (seat.office is not None and offices_agree(seat.office, office))


def _borrowed(seats: Sequence[Seat]) -> tuple[Seat, ...]:
    return tuple(replace(seat, is_borrowed=True) for seat in seats)


def _contradicts(first: Told | None, second: Told | None) -> bool:
    """Whether a meeting told as held would be one told as not held, or the other way round."""
    return {told.status for told in (first, second) if told is not None} == {"held", "not-held"}


def _n_present(thread: Thread, draft: Draft) -> int:
    return len({seat.person_id for seat in draft.present} & {seat.person_id for seat in thread.seats} - {None})


def _tells(draft: Draft) -> bool:
    """Whether the clause is enough to start a meeting: what came of it, and of a past one also where or when."""
    if draft.told is None:
        return False
    if not any(seat.is_named or seat.office for seat in draft.seats):
        if draft.told.firm and draft.told.status == "not-held" and {s.country for s in draft.seats} == _FIELD:
            return not any(seat.is_borrowed for seat in draft.seats)
        if draft.told.firm and draft.told.status in ("planned", "proposed") and len(draft.seats) > len(_FIELD):
            # Of three countries that mean to meet, nobody need be told.
            return not any(seat.is_borrowed for seat in draft.seats)
        is_single = draft.is_single and draft.told.status == "held" and {s.country for s in draft.seats} >= _FIELD
        return is_single or draft.when is not None or draft.place is not None
    return not draft.back or draft.when is not None or draft.place is not None


def is_day(when: EventDate | None) -> bool:
    """Whether the date is one known day."""
    return when is not None and when.precision is Precision.DAY


def length_only(last: Draft, index: int, start: int, end: int, duration: Duration) -> Draft:
    """A draft that tells only how long the meeting of ``last`` took."""
    return replace(
        last,
        index=index,
        start=start,
        end=end,
        duration=duration,
        told=None,
        status_span=None,
        when=None,
        place=None,
        venue=None,
        occasion=None,
    )
