"""What was asked in a message and answered below it, for as long as the question may still be edited."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

import discord

from bot.conversation import Asked

EDIT_S = 60.0  # how long after it was sent an edited question is answered anew
_MAX_KEPT = 1000


@dataclass(slots=True)
class Exchange:
    """One question and its answer: ``question`` as it reads now, ``answers`` the messages that were posted for it.

    ``before`` is what was asked before it, which its own answer does not change. ``is_waiting``: what was posted says
    so far only how many questions come first.
    """

    question: str
    before: Asked | None = None
    under_way: bool = True
    deleted: bool = False
    is_waiting: bool = False
    answers: list[discord.Message] = field(default_factory=list)


class Exchanges:
    """The newest thousand exchanges, by the id of the message that asked."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, Exchange] = OrderedDict()

    def begin(self, message_id: int, question: str) -> Exchange:
        """A new exchange under way."""
        made = self._kept[message_id] = Exchange(question)
        while len(self._kept) > _MAX_KEPT:
            self._kept.popitem(last=False)
        return made

    def get(self, message_id: int) -> Exchange | None:
        """The exchange that the message began, if it is still kept."""
        return self._kept.get(message_id)

    def delete(self, message_id: int) -> None:
        """The question is gone: what is under way for it is not posted."""
        exchange = self._kept.pop(message_id, None)
        if exchange is not None:
            exchange.deleted = True


def edited_in_time(message: discord.Message) -> bool:
    """Whether the author changed the message within ``EDIT_S`` seconds; Discord's own changes are none."""
    if message.edited_at is None:
        return False
    return (message.edited_at - message.created_at).total_seconds() <= EDIT_S
