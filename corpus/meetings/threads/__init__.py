"""The meetings that an article tells of, sentence by sentence: what a later mention says goes to the one it means."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from corpus.meetings.apart import is_of_nobody, is_of_others
from corpus.meetings.cuebook import CueBook
from corpus.meetings.seats import Seat, is_table, offices_agree, seats_fit, tables_agree
from corpus.meetings.threads.antecedents import Antecedents, holds_office
from corpus.meetings.threads.draft import Draft
from corpus.meetings.threads.matching import agrees, contradicts, is_said_at, starts_one, statuses_agree
from corpus.meetings.threads.thread import Thread, is_day
from corpus.types import EventDate

_TALKS = "会談"  # the one noun for a meeting that those who telephoned may mean to have


class Threads:
    """The meetings told of so far, and who was named last."""

    def __init__(self) -> None:
        self.threads: list[Thread] = []
        self.antecedents = Antecedents(self.threads)

    def add(self, draft: Draft) -> Thread | None:
        """The meeting that the draft is about, which now knows what it says; ``None`` when nobody can tell."""
        thread = self._meant(draft) if draft.refers or not draft.seats else self._same(draft)
        if thread is None and draft.refers and draft.may_start and (draft.is_dated or self._is_meant_after_call(draft)):
            draft = replace(draft, seats=self._meant_seats(draft), back=draft.is_dated)
        if thread is None:
            if not is_table(draft.seats) or not starts_one(draft):
                return None
            return self.start(draft)
        thread.add(draft)
        return thread

    def _is_meant_after_call(self, draft: Draft) -> bool:
        """Whether those who telephoned mean to meet: 早い時期に会って意見を交わすことにした, 対面で会談したい."""
        ahead = draft.told is not None and draft.told.firm and draft.told.status in ("planned", "proposed")
        return (
            ahead and (draft.cue.is_verb or draft.cue.word == _TALKS) and bool(self.threads) and self.threads[0].is_call
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
            may_be = may_be and not _is_of_leaders_alone(thread, draft)
            if may_be and seats_fit(thread.seats, draft.seats) and agrees(thread, draft) and self._alike(thread, draft):
                return thread
        return None

    def _alike(self, thread: Thread, draft: Draft) -> bool:
        if statuses_agree(thread.status, draft.told) or is_said_at(thread, draft):
            return not draft.back or (draft.event is not None and thread.when is not None)
        return False

    def _meant(self, draft: Draft) -> Thread | None:
        """The latest meeting that "the talks" may mean."""
        for thread in sorted(self.threads, key=lambda t: self._age(t, draft)):
            sized = not draft.size or len({seat.country for seat in thread.seats}) == draft.size
            staffed = all(offices_agree(seat.office, draft.office) for seat in thread.seats)
            if is_of_others(thread, draft) or (draft.back and draft.event is not None and thread.when is None):
                continue
            seated = not draft.seats or tables_agree(thread.seats, draft.seats)
            if sized and staffed and seated and agrees(thread, draft) and not contradicts(thread.status, draft.told):
                return thread
        return None

    def _age(self, thread: Thread, draft: Draft) -> tuple[int, bool, bool, int]:
        """How a meeting ranks among those that "the talks" may mean: by who is named, by its day, by when told of."""
        is_of_day = is_day(draft.event) and is_day(thread.when) and agrees(thread, draft)
        return -_n_present(thread, draft), self._is_aside(thread), not is_of_day, -thread.last

    def _is_aside(self, thread: Thread) -> bool:
        """Whether a meeting of three, of a day before that of the article's own of two, is told of once, beside it."""
        main = self.threads[0]
        wider = len({seat.country for seat in thread.seats}) > len({seat.country for seat in main.seats})
        if thread.when is None or main.when is None or len(thread.drafts) > 1:
            return False
        return wider and thread.when.latest_on < main.when.earliest_on

    def _meant_seats(self, draft: Draft) -> tuple[Seat, ...]:
        """Who sat at talks of another day or place than any told of: those named here, or the last pair."""
        fitting = all(holds_office(seat, draft.office) for seat in draft.present)
        if fitting and len(draft.present) == len({seat.country for seat in draft.present}) == (draft.size or 2):
            return draft.present
        return self.antecedents.pair(draft.index, size=draft.size, office=draft.office, present=draft.present)

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


def _is_of_leaders_alone(thread: Thread, draft: Draft) -> bool:
    """Whether a summit of nobody named is told of, and those of the draft are named and no leaders then."""
    summit = all(seat.office == "leader" and not seat.is_named for seat in thread.seats)
    return summit and all(seat.is_named and seat.office is None for seat in draft.seats)


def _n_present(thread: Thread, draft: Draft) -> int:
    return len({seat.person_id for seat in draft.present} & {seat.person_id for seat in thread.seats} - {None})
