"""What was asked before, so that a question may go on from it: by the answer replied to, or by the thread.

Kept in memory alone and only the newest; after a restart the question is read again where Discord still shows it.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

import discord

from bot.addressed import without_tokens
from bot.i18n import word
from bot.patience import NOT_SENT
from bot.sending import permissions_in
from retrieval.followup import Earlier, FollowUp, follow_ups, with_year_said
from retrieval.reply import Reply
from retrieval.types import Answer, Query
from retrieval.understand import Reader
from retrieval.wording import day_text

log = logging.getLogger(__name__)
R = TypeVar("R", bound=Reply)
A = TypeVar("A")
MAX_KEPT = 2_000
# Reasons for which a question may be understood as going on from another after all.
_PERHAPS_MEANT_OTHERWISE = frozenset({"out_of_scope", "no_coverage", "below_threshold"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in full, and the day of the meeting that answered it, where there is one, or of all that did.

    ``base``: the question that it went on from, with what was changed in that since; empty where it stands by itself.
    """

    question: str
    answered_on: date | None = None
    base: str = ""


@dataclass(frozen=True, slots=True)
class Meant:
    """One way to understand a question: the query, and what of it was carried over."""

    query: Query
    carried: FollowUp | None = None


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


def full_queries(reader: Reader, query: Query, before: Asked | None) -> tuple[Meant, ...]:
    """What may be meant after ``before``, the likeliest first, at least one; may take milliseconds.

    A later one is meant only where those before it have no answer.
    """
    if before is None:
        return (Meant(query),)
    full = reader.read(Query(text=before.question))
    base = reader.read(Query(text=before.base)) if before.base else full
    earlier, new = Earlier(full, base, before.answered_on), reader.read(query)
    if (text := with_year_said(new.text, new.language, earlier)) != new.text:
        new = reader.read(replace(query, text=text))
    found = follow_ups(earlier, new, reader.gazetteer)
    return tuple(Meant(_with(query, each), each) for each in found)


def first_answered(
    ask: Callable[[Query], A], meant: Sequence[Meant], answer_of: Callable[[A], Answer]
) -> tuple[A, Meant]:
    """What ``ask`` gives for the first of the ways to understand a question that has an answer, and that way.

    Where none has, that is the first; likewise where there is more to be said against it than that nothing was found.
    """
    likeliest = ask(meant[0].query)
    if answer_of(likeliest).reason in _PERHAPS_MEANT_OTHERWISE:
        for each in meant[1:]:
            found = ask(each.query)
            if answer_of(found).status != "abstained":
                return found, each
    return likeliest, meant[0]


def _with(query: Query, found: FollowUp | None) -> Query:
    if found is None:
        return query
    language, happened = query.language or found.language, query.happened or found.happened
    return replace(query, text=found.text, language=language, happened=happened)


def with_carried(reply: R, carried: FollowUp | None) -> R:
    """``reply`` with one line that says what was taken from the question before."""
    if carried is None:
        return reply
    parts = [*carried.carried, *_days(carried, reply)]
    line = word(reply.language, "carried", parts=" · ".join(parts))
    return replace(reply, notes=(line, *reply.notes))


def _days(carried: FollowUp, reply: Reply) -> list[str]:
    """That the meeting that was answered is meant, or one after or before it."""
    language, happened = reply.language, carried.happened
    if carried.same_on is not None:
        return [word(language, "carried_same", day=day_text(carried.same_on, language))]
    if happened is None:
        return []
    one = timedelta(days=1)
    if happened.earliest_on is not None:
        return [word(language, "carried_after", day=day_text(happened.earliest_on - one, language))]
    if happened.latest_on is not None:
        return [word(language, "carried_before", day=day_text(happened.latest_on + one, language))]
    return []


def asked_of(meant: Meant, answer: Answer, before: Asked | None = None, *, on: date | None = None) -> Asked:
    """``meant`` as something to go on from; where it was not answered and stood by itself, ``before`` still is.

    ``on``: the day of the one meeting that the excerpts tell of, for an answer that computes none.
    """
    if answer.status == "abstained" and meant.carried is None and before is not None:
        return before
    days = {(m.when.earliest_on, m.when.latest_on) if m.when else None for m in answer.meetings}
    span = days.pop() if len(days) == 1 and answer.status != "abstained" else None
    day = span[0] if span and span[0] == span[1] else None
    if day is None and not answer.meetings:
        day = on
    if meant.carried is None:
        return Asked(meant.query.text, day)
    is_of_same_row = before is not None and _unmarked(meant.carried.base) == _unmarked(before.base or before.question)
    if day is None and before is not None and (meant.carried.same_on or is_of_same_row):
        day = before.answered_on  # what was asked in between leaves the talk with that meeting
    return Asked(meant.query.text, day, meant.carried.base)


def _unmarked(question: str) -> str:
    """The question without the mark at its end, which is no part of what is carried over."""
    return question.rstrip(" ?？!！.。,、")
