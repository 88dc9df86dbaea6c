"""The Discord client: what it may see, what it may never do, and what it does with a message."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass, replace
from typing import Any, cast

import discord
from discord import app_commands

from bot.adding import Adding
from bot.addressed import Seen, addressed
from bot.answer_ids import AnswerIds
from bot.answer_reply import shown
from bot.backoff import start_succeeded
from bot.commands.about import SourcesButton, about_commands
from bot.commands.add import AddButton, add_command
from bot.commands.answer_buttons import AnswerButton, answer_view
from bot.commands.ask import ask_command
from bot.commands.feedback import FeedbackButton, take_report, with_feedback
from bot.commands.find_sources import find_sources_command
from bot.commands.here import settings_at
from bot.commands.meeting import meeting_commands
from bot.commands.meetings import meetings_command
from bot.commands.pages import PageButton
from bot.commands.places import group
from bot.commands.privacy import privacy_group
from bot.commands.queueing import in_queue, place_text
from bot.commands.settings import settings_command
from bot.commands.sync import sync_if_changed
from bot.commands.timeline import timeline_command
from bot.commands.tree import ChanceryTree
from bot.config import BotSettings
from bot.connections import Connections
from bot.conversation import Asked, Conversations, asked_of, with_carried
from bot.edge import explain
from bot.errors import Stopping, TooFast
from bot.exchanges import Exchange, Exchanges, edited_in_time
from bot.handlers import Handlers
from bot.health import write_health
from bot.i18n import language_of, language_of_locale
from bot.inert import inert
from bot.limits import Limits
from bot.paging import PageIds
from bot.patience import NOT_SENT
from bot.place_settings import PlaceBook
from bot.receipts import with_receipt
from bot.sending import (
    delete_messages,
    may_embed,
    may_send,
    permissions_in,
    replace_messages,
    reply_to_message,
    send_in,
    typing_in,
)
from bot.threads import thread_below
from bot.translator import CommandTranslator
from bot.view import note_reply
from bot.work import Work
from corpus.errors import CorpusError
from retrieval.errors import RetrievalError
from retrieval.reply import Reply
from retrieval.types import Language

log = logging.getLogger(__name__)
BEAT_S = 10.0
TELL_S = 3.0  # that telling somebody at the end that there will be no answer may take
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


@dataclass(frozen=True, slots=True)
class _Made:
    """A reply; of an answer also what it answers, in full, and the id of its receipt."""

    reply: Reply
    asked: Asked | None = None
    receipt_id: str | None = None


class ChanceryClient(discord.AutoShardedClient):
    """Answers mentions, replies and direct messages, and carries the slash commands.

    One shard or many: without a number in the settings it opens as many as Discord advises.
    """

    def __init__(self, *, settings: BotSettings, handlers: Handlers, places: PlaceBook | None = None) -> None:
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
        self.exchanges, self.places = Exchanges(), places or PlaceBook(None)
        self.limits = Limits(per_user=settings.user_per_minute, per_server=settings.server_per_minute)
        self.adding = Adding(settings.home)
        self._chores: list[asyncio.Task[None]] = []
        self.tree = ChanceryTree(self)
        for command in _commands():
            self.tree.add_command(command)
        self.add_dynamic_items(PageButton, AnswerButton, SourcesButton, FeedbackButton, AddButton)

    async def setup_hook(self) -> None:
        """Before the gateway: outlets read, commands told if they changed, chores started."""
        await self.handlers.load()
        await self.adding.tidy()
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
        place = settings_at(message, self.places)
        if not place.answers:
            return
        language = place.language or (language_of(asked.question) if asked.question else _language_of_place(message))
        try:
            self.limits.take(message.author.id, message.guild.id if message.guild else None, at_s=time.time())
            with self.work.one():
                await self._answer(message, self.exchanges.begin(message.id, asked.question), language)
        except TooFast as error:
            await self._tell_too_fast(message, error, language)
        except Stopping as error:
            with self.work.telling():
                await self._send(message, note_reply(explain(error, language), language))

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Answers anew what was edited within a minute; a mention that was added then is a question as any other."""
        message = payload.message
        if self.user is None or not edited_in_time(message):
            return
        exchange = self.exchanges.get(message.id)
        if exchange is None:
            await self.on_message(message)
            return
        asked = addressed(message, self.user)
        if asked is None or not asked.question or asked.question == exchange.question:
            return
        exchange.question = asked.question
        if exchange.under_way:
            return  # whoever is at it looks at the question once more before posting
        language = settings_at(message, self.places).language or language_of(asked.question)
        try:
            self.limits.take(message.author.id, message.guild.id if message.guild else None, at_s=time.time())
            with self.work.one():
                await self._answer(message, exchange, language)
        except (TooFast, Stopping) as error:
            log.info("message %s: the edited question is not answered: %s", message.id, error)

    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """A question that was deleted is not answered any more."""
        self.exchanges.delete(payload.message_id)

    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """The same for many messages at once."""
        for message_id in payload.message_ids:
            self.exchanges.delete(message_id)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """What a server set goes with the bot."""
        await self.handlers.in_background(lambda: self.places.forget(guild.id))

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Takes reports of errors; commands and buttons have been handed over already."""
        await take_report(interaction)

    async def stop(self) -> None:
        """Finishes the questions under way, takes no new one, tells who gets no answer, then closes the connection."""
        n_left = await self.work.finish(self.settings.shutdown_s)
        if n_left:
            log.warning("%d questions are given up", n_left)
            self.handlers.give_up()
            await self.work.finish(TELL_S)
        await self.close()

    async def close(self) -> None:
        """Closes the connection and says so in the health file."""
        for chore in self._chores:
            chore.cancel()
        await super().close()
        self.connections.clear()
        self._tell_health()

    async def _answer(self, message: discord.Message, exchange: Exchange, language: Language) -> None:
        """Answers until the question is the one that was answered; of one deleted meanwhile nothing stays."""
        exchange.under_way = True
        try:
            answered: str | None = None
            while exchange.question != answered and not exchange.deleted:
                answered = exchange.question
                try:
                    async with typing_in(message.channel):
                        made = await self._made(exchange, message, language)
                except Exception as error:  # noqa: BLE001  (an edge: whoever asked gets a sentence, the log the rest)
                    made = _Made(note_reply(explain(error, language), language))
                if exchange.question == answered and not exchange.deleted:
                    await self._post(made, message, exchange)
                fixed = settings_at(message, self.places).language
                language = fixed or (language_of(exchange.question) if exchange.question else language)
            if exchange.is_waiting:  # and now waits for nothing any more
                await delete_messages(exchange.answers)
        finally:
            exchange.under_way = False

    async def _made(self, exchange: Exchange, message: discord.Message, language: Language) -> _Made:
        """The reply to the question as it reads now."""
        if not exchange.question:
            return _Made(self.handlers.help(language))
        if self.user and not exchange.answers:  # once there is an answer, the thread goes on from that
            exchange.before = await self.conversations.before(message, self.user)
        fixed = settings_at(message, self.places).language
        query = replace(self.handlers.query(exchange.question), language=fixed)
        answering = self.handlers.answer_first(await self.handlers.meant(query, exchange.before))
        reply, meant = await in_queue(
            self.handlers.place(), answering, lambda n: self._tell_place(message, exchange, n, language)
        )
        receipt_id = await self.handlers.receipts.keep(reply.query, reply.answer, message.author.id)
        asked = asked_of(meant, reply.answer, exchange.before, on=reply.meeting_on)
        return _Made(with_receipt(with_carried(reply, meant.carried), receipt_id), asked, receipt_id)

    async def _tell_place(self, message: discord.Message, exchange: Exchange, n_ahead: int, language: Language) -> None:
        """Says below a question that waits how many come first; the answer takes the place of that."""
        if exchange.deleted or exchange.answers:
            return
        await self._send(message, note_reply(place_text(n_ahead, language), language), exchange=exchange)
        exchange.is_waiting = bool(exchange.answers)

    async def _post(self, made: _Made, message: discord.Message, exchange: Exchange) -> None:
        """Posts the reply, and remembers what it answers."""
        await self._send(message, made.reply, receipt_id=made.receipt_id, exchange=exchange)
        exchange.is_waiting = False
        if made.asked is not None:
            threads = {each.channel.id for each in exchange.answers if isinstance(each.channel, discord.Thread)}
            self.conversations.remember(made.asked, *(each.id for each in exchange.answers), *threads)

    async def _send(
        self,
        message: discord.Message,
        reply: Reply,
        *,
        receipt_id: str | None = None,
        exchange: Exchange | None = None,
    ) -> None:
        """Posts ``reply``, or puts it in the place of what was posted for the question before it was edited."""
        embeds = may_embed(permissions_in(message))
        rendered = shown(reply, embeds=embeds, ids=self.answer_ids, asker_id=message.author.id)
        view = with_feedback(answer_view(rendered), receipt_id, reply.language)
        posted = exchange.answers if exchange else []
        try:
            if posted:
                posted[:] = await replace_messages(posted, rendered, view=view)
            elif exchange and settings_at(message, self.places).thread:
                thread = await thread_below(message, exchange.question)
                to_thread = send_in(thread, rendered, view=view) if thread else None
                posted += await (to_thread or reply_to_message(message, rendered, view=view))
            else:
                posted += await reply_to_message(message, rendered, view=view)
        except NOT_SENT as error:
            log.warning("message %s could not be answered: %s", message.id, error)

    async def _tell_too_fast(self, message: discord.Message, error: TooFast, language: Language) -> None:
        """Tells the asker alone, once, how long to wait; where they take no direct message, below the question."""
        if not self.limits.is_news(message.author.id, error, at_s=time.time()):
            return
        text = inert(explain(error, language))
        try:
            # With the id as text: discord.py sends a number, Discord's description has text.
            opened = await self.http.start_private_message(cast(int, str(message.author.id)))
            await self.get_partial_messageable(int(opened["id"])).send(text)
        except NOT_SENT:
            await self._send(message, note_reply(explain(error, language), language))

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
                    self.handlers.observer.metrics.swaps.inc()
                    log.info("a new index generation is in use", extra={"fields": {"index_id": self.handlers.index_id}})
                refused = None
            except Exception as error:
                # An edge: a chore that died would never look again.
                self.handlers.observer.metrics.refusals.inc()
                known = isinstance(error, RetrievalError | CorpusError)
                if str(error) != refused:  # one line, not one every five seconds
                    log.warning("the new index cannot be used, the old one stays: %s", error, exc_info=not known)
                refused = str(error)


def _commands() -> tuple[app_commands.Command[Any, ..., None] | app_commands.Group | app_commands.ContextMenu, ...]:
    """All commands."""
    slash = ask_command(), meetings_command(), *meeting_commands(), timeline_command(), *about_commands()
    # Adding an article asks for less than managing the server; the settings look for that themselves.
    moderators = discord.Permissions(manage_messages=True)
    chancery = group("chancery", settings_command(), add_command(), permissions=moderators)
    return *slash, privacy_group(), chancery, find_sources_command()


def _language_of_place(message: discord.Message) -> Language:
    return language_of_locale(str(message.guild.preferred_locale)) if message.guild else "en"
