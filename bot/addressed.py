"""Whether a message asks Chancery something, and what. Pure: no answer is given here."""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass

import discord

# Other mentions, custom emoji and timestamps are no words of a question.
_TOKEN = re.compile(r"<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|/[^:>]+:\d+|id:\w+)>")


@dataclass(frozen=True, slots=True)
class Addressed:
    """A message that asks: its question, or an empty one when only the mention stood there."""

    question: str


def addressed(message: discord.Message, me: discord.abc.Snowflake) -> Addressed | None:
    """What ``message`` asks the bot ``me``, or ``None`` when it is not for us.

    For us are: a mention of the bot or of its own role, a reply to one of its messages, any direct message, and
    what is said in a thread that the bot opened, unless it is said to somebody else. Never: messages of bots and
    webhooks (itself included), system messages, and the mass mentions @everyone and @here, which mention everybody
    and so nobody.
    """
    if message.author.bot or message.webhook_id is not None or message.is_system():
        return None
    direct = message.guild is None
    if not (direct or _mentions(message, me) or _replies_to(message, me) or _in_own_thread(message, me)):
        return None
    question = " ".join(without_tokens(message.content).split())
    if not direct and not question and not _mentions(message, me):
        return None  # without a mention the text is not shown to us: it may not have been meant for us
    return Addressed(question)


def without_tokens(text: str) -> str:
    """``text`` with a blank for each mention, custom emoji and timestamp."""
    return _TOKEN.sub(" ", text)


def _mentions(message: discord.Message, me: discord.abc.Snowflake) -> bool:
    if any(user.id == me.id for user in message.mentions):
        return True
    own_role = message.guild.self_role if message.guild else None
    return own_role is not None and any(role.id == own_role.id for role in message.role_mentions)


def _replies_to(message: discord.Message, me: discord.abc.Snowflake) -> bool:
    answered = message.reference.resolved if message.reference else None
    return isinstance(answered, discord.Message) and answered.author.id == me.id


def _in_own_thread(message: discord.Message, me: discord.abc.Snowflake) -> bool:
    """Whether it stands in a thread of ours, neither as a reply to somebody else nor with a mention of one."""
    if not isinstance(message.channel, discord.Thread) or message.channel.owner_id != me.id:
        return False
    return message.reference is None and not message.mentions and not message.role_mentions


class Seen:
    """The ids already taken up, so that a replayed event is not answered twice. Remembers the last ``limit``."""

    def __init__(self, limit: int = 4096) -> None:
        self._ids: OrderedDict[int, None] = OrderedDict()
        self._limit = limit

    def first_time(self, event_id: int) -> bool:
        """Whether ``event_id`` is new; it is known from now on."""
        if event_id in self._ids:
            return False
        self._ids[event_id] = None
        if len(self._ids) > self._limit:
            self._ids.popitem(last=False)
        return True
