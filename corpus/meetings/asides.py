"""What a clause says beside a meeting: that there was none since, that it was the first, what will come of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.dates import EventMention
from corpus.meetings.clause import Clause
from corpus.meetings.cuebook import CueBook
from corpus.meetings.seats import LEADER_OFFICES, Seat
from corpus.meetings.tables.table import Table
from corpus.meetings.threads import Threads
from corpus.meetings.threads.draft import Draft

_JUST_TOLD = 2  # sentences from a meeting of three to the comment on two of them


def is_outcome(since: EventMention, draft: Draft, clause: Clause, book: CueBook) -> bool:
    """Whether "from … on" counts from a day after the meeting's own: 会談で、翌月以降の説明会への協力を確認."""
    is_after = draft.event is not None and draft.event.latest_on < since.event.earliest_on
    return is_after and book.has("from_then_on", clause.shape.text[clause.shape.place_of(since.end) :])


def is_since_then(clause: Clause, when: EventMention, book: CueBook) -> bool:
    """Whether there was none ever since that day, of a meeting or on which somebody took office.

    부산에서 만난 뒤로 회담이 없었다; 2月に就任しても、電話会談も行われない.
    """
    end = clause.shape.place_of(when.end)
    between = clause.shape.text[end : clause.cue.start]
    if end <= clause.cue.start and "since_office" in book.named and book.has("since_office", between):
        return True
    return end <= clause.start < clause.cue.start and book.has("ever_since", between)


def is_of_others_since(since: EventMention, draft: Draft, clause: Clause, book: CueBook) -> bool:
    """Whether "since" tells of a meeting of others: advisers met, the first time "since their leaders met in May"."""
    if "since_leaders" not in book.named or not draft.seats or all(s.office in LEADER_OFFICES for s in draft.seats):
        return False
    return book.has("since_leaders", clause.shape.text[: clause.shape.place_of(since.start)])


def is_of_meeting(since: EventMention, clause: Clause, book: CueBook) -> bool:
    """Whether "since" dates the meeting before, not the first since "the launch of her government" or "the quake"."""
    if "since_deed" in book.named and book["since_deed"].match(clause.shape.text, clause.shape.place_of(since.end)):
        return False  # 12일 미사일 발사 이후
    if "since_met" not in book.named:
        return True
    start = clause.shape.place_of(since.start)
    first = clause.shape.text.rfind("since", 0, start)
    return first < 0 or book["since_met"].match(clause.shape.text[first:start]) is not None


def is_comment(clause: Clause, seats: Sequence[Seat], threads: Threads, book: CueBook) -> bool:
    """Whether two are only said to have met for the first time, where a meeting of three is just told of.

    両首脳が顔を合わせるのは就任以来初めて, after 日米韓首脳会談.
    """
    is_first = "comment_before" in book.named and book.has("comment_before", clause.shape.text[: clause.cue.start])
    if not is_first and not book.has("comment_after", clause.shape.text[clause.cue.end :]):
        return False
    return threads.tells_of(clause.sentence.index, seats, reach=_JUST_TOLD)


def each_apart(draft: Draft, table: Table) -> tuple[Draft, ...]:
    """The draft once for each of "the two" whom somebody of a third country met apart: 習主席は2人と個別に会談."""
    subject = {seat.country for seat in table.seats}
    others = [seat for seat in draft.seats if seat.country not in subject]
    if table.group is None or len(subject) != 1 or len({seat.country for seat in others}) != 2:
        return (draft,)
    own = tuple(seat for seat in draft.seats if seat.country in subject)
    return tuple(replace(draft, seats=(*own, other)) for other in others)
