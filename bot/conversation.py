"""What was asked before, so that a question may go on from it: by the answer replied to, or by the thread.

Kept in memory alone and only the newest; after a restart the question is read again where Discord still shows it.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

import discord

from bot.addressed import without_tokens
from bot.i18n import word
from bot.patience import NOT_SENT
from bot.sending import permissions_in
from retrieval.followup import FollowUp, follow_up
from retrieval.reply import Reply
from retrieval.types import Answer, DateRange, Query
from retrieval.understand import Reader
from retrieval.wording import day_text

log = logging.getLogger(__name__)
R = TypeVar("R", bound=Reply)
MAX_KEPT = 2_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in full, and the day of the meeting that answered it, where there is one."""

    question: str
    answered_on: date | None = None


class Conversations:
    """The questions behind answers and threads, by the id of the message or thread; the newest two thousand."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, Asked] = OrderedDict()

    def remember(self, asked: Asked, *ids: int) -> None:
        """``asked`` stands behind the messages or threads with these ids."""
        for each in ids:
            self._kept[each] = asked
            self._kept.move_to_end(each)
        while len(self._kept) > MAX_KEPT:
            self._kept.popitem(last=False)

    async def before(self, message: discord.Message, me: discord.abc.Snowflake) -> Asked | None:
        """What was asked before: behind the answer that ``message`` replies to, else in the thread it is in."""
        channel, reference = message.channel, message.reference
        if reference is not None and reference.message_id is not None:
            return self._kept.get(reference.message_id) or await _asked_above(message, me)
        if isinstance(channel, discord.Thread):
            # A thread is called by its first question, and one below an answer has the id of that answer.
            return self._kept.get(channel.id) or (Asked(channel.name) if channel.owner_id == me.id else None)
        return None


async def _asked_above(message: discord.Message, me: discord.abc.Snowflake) -> Asked | None:
    """The question above the answer that ``message`` replies to, as Discord still has it."""
    answer = message.reference.resolved if message.reference else None
    if not isinstance(answer, discord.Message) or answer.author.id != me.id:
        return None
    above = answer.reference.message_id if answer.reference else None
    permissions = permissions_in(message)
    if above is None or not (permissions is None or permissions.read_message_history):
        return None
    try:
        found = await message.channel.fetch_message(above)
    except NOT_SENT as error:
        log.info("message %s: the question before it cannot be read: %s", message.id, error)
        return None
    question = " ".join(without_tokens(found.content).split())
    return Asked(question) if question else None


def full_query(reader: Reader, query: Query, before: Asked | None) -> tuple[Query, FollowUp | None]:
    """The query that was meant after ``before``, and what it carried over; may take milliseconds."""
    found = before and follow_up(
        reader.read(Query(text=before.question)),
        reader.read(query),
        reader.gazetteer,
        answered_on=before.answered_on,
    )
    if not found:
        return query, None
    full = replace(
        query, text=found.text, language=query.language or found.language, happened=query.happened or found.happened
    )
    return full, found


def with_carried(reply: R, carried: FollowUp | None) -> R:
    """``reply`` with one line that says what was taken from the question before."""
    if carried is None:
        return reply
    parts = [*carried.carried, *_days(carried.happened, reply)]
    line = word(reply.language, "carried", parts=" · ".join(parts))
    return replace(reply, notes=(line, *reply.notes))


def _days(happened: DateRange | None, reply: Reply) -> list[str]:
    """That a meeting after, or before, the one that was answered is meant."""
    language = reply.language
    if happened is None:
        return []
    one = timedelta(days=1)
    if happened.earliest_on is not None:
        return [word(language, "carried_after", day=day_text(happened.earliest_on - one, language))]
    return (
        [word(language, "carried_before", day=day_text(happened.latest_on + one, language))]
        if happened.latest_on
        else []
    )


def asked_of(query: Query, answer: Answer) -> Asked:
    """``query`` as something to go on from."""
    meeting = answer.meetings[0] if len(answer.meetings) == 1 and answer.status != "abstained" else None
    when = meeting.when if meeting else None
    return Asked(query.text, when.earliest_on if when and when.earliest_on == when.latest_on else None)
