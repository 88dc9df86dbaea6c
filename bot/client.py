"""The Discord client: what it may see, what it may never do, and what it does with a message."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Any

import discord
from discord import app_commands

from bot.addressed import Addressed, Seen, addressed
from bot.answer_ids import AnswerIds
from bot.answer_reply import shown
from bot.backoff import start_succeeded
from bot.commands.about import SourcesButton, about_commands
from bot.commands.answer_buttons import AnswerButton, answer_view
from bot.commands.ask import ask_command
from bot.commands.find_sources import find_sources_command
from bot.commands.meeting import meeting_commands
from bot.commands.meetings import meetings_command
from bot.commands.pages import PageButton
from bot.commands.sync import sync_if_changed
from bot.commands.timeline import timeline_command
from bot.commands.tree import ChanceryTree
from bot.config import BotSettings
from bot.connections import Connections
from bot.conversation import Asked, Conversations, asked_of, with_carried
from bot.edge import explain
from bot.errors import Stopping
from bot.handlers import Handlers
from bot.health import write_health
from bot.i18n import language_of, language_of_locale
from bot.paging import PageIds
from bot.patience import NOT_SENT
from bot.sending import may_embed, may_send, permissions_in, reply_to_message, typing_in
from bot.translator import CommandTranslator
from bot.view import note_reply
from bot.work import Work
from corpus.errors import CorpusError
from retrieval.errors import RetrievalError
from retrieval.reply import Reply
from retrieval.types import Language

log = logging.getLogger(__name__)
BEAT_S = 10.0
# View channels, send messages, in threads too, open threads, embed links, attach pictures, read history: what answering
# needs.
PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
)


def intents(*, message_content: bool = False) -> discord.Intents:
    """Only what answering needs, none of it privileged: guilds, and messages there and in direct messages.

    A message that mentions the bot, and any direct message, arrives with its text without the privileged
    message-content intent; with it so does every message, which threads without mentions need.
    """
    wanted = discord.Intents.none()
    wanted.guilds = True
    wanted.guild_messages = True
    wanted.dm_messages = True
    wanted.message_content = message_content
    return wanted


class ChanceryClient(discord.AutoShardedClient):
    """Answers mentions, replies and direct messages, and carries the slash commands.

    One shard or many: without a number in the settings it opens as many as Discord advises.
    """

    def __init__(self, *, settings: BotSettings, handlers: Handlers) -> None:
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # no voice here, so no advice on it
        super().__init__(
            intents=intents(message_content=settings.running.message_content),
            shard_count=settings.running.shards,
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
        )
        if settings.running.shard_ids:
            self.shard_ids = list(settings.running.shard_ids)
        self.settings, self.handlers = settings, handlers
        self.seen, self.work = Seen(), Work()
        self.page_ids, self.answer_ids = PageIds(), AnswerIds()
        self.connections, self.conversations = Connections(), Conversations()
        self._chores: list[asyncio.Task[None]] = []
        self.tree = ChanceryTree(self)
        for command in _commands():
            self.tree.add_command(command)
        self.add_dynamic_items(PageButton, AnswerButton, SourcesButton)

    async def setup_hook(self) -> None:
        """Before the gateway: outlets read, commands told if they changed, chores started."""
        await self.handlers.load()
        await self.tree.set_translator(CommandTranslator())
        if await sync_if_changed(self.tree, self.settings.commands_digest_path, self.application_id):
            log.info("told Discord about %d commands", len(self.tree.get_commands()))
        self._chores = [asyncio.create_task(self._beat()), asyncio.create_task(self._look_for_new_index())]

    @property
    def connected(self) -> bool:
        """Whether every shard of this process is connected."""
        return self.connections.all_up(self.own_shards)

    @property
    def own_shards(self) -> tuple[int, ...]:
        """The ids of this process's shards; none before Discord was asked how many there are."""
        return tuple(self.shard_ids or range(self.shard_count or 0))

    async def on_shard_connect(self, shard_id: int) -> None:
        """The gateway accepted a shard."""
        self.connections.up(shard_id)
        start_succeeded(self.settings.failed_starts_path)
        self._tell_health()

    async def on_shard_resumed(self, shard_id: int) -> None:
        """The gateway took a shard back; events missed meanwhile are replayed."""
        self.connections.up(shard_id)
        self._tell_health()

    async def on_shard_disconnect(self, shard_id: int) -> None:
        """A shard lost the gateway; discord.py comes back by itself."""
        self.connections.down(shard_id)
        self._tell_health()

    async def on_ready(self) -> None:
        """Everything is there. May come more than once, so nothing is done here but a line in the log."""
        log.info("ready as %s in %d servers; invite with %s", self.user, len(self.guilds), self.invite_link())

    def invite_link(self) -> str:
        """The address under which a server's manager can add the bot, with the least permissions."""
        application_id = self.application_id or 0
        return discord.utils.oauth_url(application_id, permissions=PERMISSIONS, scopes=("bot", "applications.commands"))

    async def on_message(self, message: discord.Message) -> None:
        """Answers a message that asks something, once."""
        asked = addressed(message, self.user) if self.user else None
        if asked is None or not self.seen.first_time(message.id):
            return
        permissions = permissions_in(message)
        if not may_send(permissions, in_thread=isinstance(message.channel, discord.Thread)):
            log.warning("message %s: no permission to answer in channel %s", message.id, message.channel.id)
            return
        language = language_of(asked.question) if asked.question else _language_of_place(message)
        try:
            with self.work.one():
                await self._answer(message, asked, language)
        except Stopping as error:
            await self._send(message, note_reply(explain(error, language), language))

    async def stop(self) -> None:
        """Finishes the questions under way, takes no new one, then closes the connection."""
        n_left = await self.work.finish(self.settings.shutdown_s)
        if n_left:
            log.warning("closing with %d questions unanswered", n_left)
        await self.close()

    async def close(self) -> None:
        """Closes the connection and says so in the health file."""
        for chore in self._chores:
            chore.cancel()
        await super().close()
        self.connections.clear()
        self._tell_health()

    async def _answer(self, message: discord.Message, asked: Addressed, language: Language) -> None:
        try:
            async with typing_in(message.channel):
                reply, answered = await self._reply_to(asked, message, language)
        except Exception as error:  # noqa: BLE001  (an edge: whoever asked gets a sentence, the log gets the rest)
            reply, answered = note_reply(explain(error, language), language), None
        sent = await self._send(message, reply)
        if answered is not None:
            threads = [message.channel.id] if isinstance(message.channel, discord.Thread) else []
            self.conversations.remember(answered, *(each.id for each in sent), *threads)

    async def _reply_to(
        self, asked: Addressed, message: discord.Message, language: Language
    ) -> tuple[Reply, Asked | None]:
        """The reply, and what was asked in full if it is an answer."""
        if not asked.question:
            return self.handlers.help(language), None
        before = await self.conversations.before(message, self.user) if self.user else None
        query, carried = await self.handlers.go_on(self.handlers.query(asked.question), before)
        reply, answer = await self.handlers.answer(query)
        return with_carried(reply, carried), asked_of(query, answer)

    async def _send(self, message: discord.Message, reply: Reply) -> list[discord.Message]:
        embeds = may_embed(permissions_in(message))
        rendered = shown(reply, embeds=embeds, ids=self.answer_ids, asker_id=message.author.id)
        try:
            return await reply_to_message(message, rendered, view=answer_view(rendered))
        except NOT_SENT as error:
            log.warning("message %s could not be answered: %s", message.id, error)
            return []

    def _tell_health(self) -> None:
        path, at_s = self.settings.health_path, time.time()
        try:
            write_health(path, connected=self.connected, latency_s=self.latency, at_s=at_s)
        except OSError as error:
            log.warning("the health file cannot be written: %s", error)

    async def _beat(self) -> None:
        """Rewrites the health file from the event loop, so that a stuck loop shows as an old file."""
        while True:
            self._tell_health()
            await asyncio.sleep(BEAT_S)

    async def _look_for_new_index(self) -> None:
        """Swaps to a new index generation when there is one; questions under way keep theirs."""
        refused: str | None = None
        while True:
            await asyncio.sleep(self.settings.refresh_s)
            try:
                if await self.handlers.refresh():
                    self.handlers.observer.swaps.add()
                    log.info("a new index generation is in use", extra={"fields": {"index_id": self.handlers.index_id}})
                refused = None
            except Exception as error:
                # An edge: a chore that died would never look again.
                self.handlers.observer.refusals.add()
                known = isinstance(error, RetrievalError | CorpusError)
                if str(error) != refused:  # one line, not one every five seconds
                    log.warning("the new index cannot be used, the old one stays: %s", error, exc_info=not known)
                refused = str(error)


def _commands() -> tuple[app_commands.Command[Any, ..., None] | app_commands.ContextMenu, ...]:
    """All commands."""
    slash = ask_command(), meetings_command(), *meeting_commands(), timeline_command(), *about_commands()
    return *slash, find_sources_command()


def _language_of_place(message: discord.Message) -> Language:
    return language_of_locale(str(message.guild.preferred_locale)) if message.guild else "en"
