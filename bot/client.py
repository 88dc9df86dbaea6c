"""The Discord client: what it may see, what it may never do, and what it does with a message."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import replace
from typing import Any, cast

import discord
from discord import app_commands

from bot.adding import Adding
from bot.addressed import Seen, addressed
from bot.commands.about import about_commands
from bot.commands.add import AddButton, add_command
from bot.commands.ask import ask_command
from bot.commands.feedback import FeedbackButton, take_report, with_feedback
from bot.commands.here import settings_at
from bot.commands.meeting import meeting_commands
from bot.commands.meetings import meetings_command
from bot.commands.pages import PageButton
from bot.commands.places import group
from bot.commands.privacy import privacy_group
from bot.commands.settings import settings_command
from bot.commands.sync import sync_if_changed
from bot.commands.timeline import timeline_command
from bot.commands.tree import ChanceryTree
from bot.config import BotSettings
from bot.edge import explain
from bot.errors import Stopping, TooFast
from bot.exchanges import Exchange, Exchanges, edited_in_time
from bot.handlers import Handlers
from bot.health import write_health
from bot.i18n import language_of, language_of_locale
from bot.inert import inert
from bot.limits import Limits
from bot.paging import PageIds
from bot.place_settings import PlaceBook
from bot.receipts import with_receipt
from bot.render import render
from bot.sending import may_embed, may_send, permissions_in, replace_messages, reply_to_message, send_in, typing_in
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
# View channels, send messages, in threads too, embed links, attach pictures, read history: what answering needs.
PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
)


def intents() -> discord.Intents:
    """Only what answering needs, none of it privileged: guilds, and messages there and in direct messages.

    A message that mentions the bot, and any direct message, arrives with its text without the
    privileged message-content intent.
    """
    wanted = discord.Intents.none()
    wanted.guilds = True
    wanted.guild_messages = True
    wanted.dm_messages = True
    return wanted


class ChanceryClient(discord.Client):
    """Answers mentions, replies and direct messages, and carries the slash commands."""

    def __init__(self, *, settings: BotSettings, handlers: Handlers, places: PlaceBook | None = None) -> None:
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # no voice here, so no advice on it
        super().__init__(
            intents=intents(),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
        )
        self.settings, self.handlers = settings, handlers
        self.seen, self.work, self.page_ids = Seen(), Work(), PageIds()
        self.exchanges, self.places = Exchanges(), places or PlaceBook(None)
        self.limits = Limits(per_user=settings.user_per_minute, per_server=settings.server_per_minute)
        self.adding = Adding(settings.home)
        self.connected = False
        self._chores: list[asyncio.Task[None]] = []
        self.tree = ChanceryTree(self)
        for command in _commands():
            self.tree.add_command(command)
        self.add_dynamic_items(PageButton, FeedbackButton, AddButton)

    async def setup_hook(self) -> None:
        """Before the gateway: outlets read, commands told if they changed, chores started."""
        await self.handlers.load()
        await self.adding.tidy()
        await self.tree.set_translator(CommandTranslator())
        if await sync_if_changed(self.tree, self.settings.commands_digest_path, self.application_id):
            log.info("told Discord about %d commands", len(self.tree.get_commands()))
        self._chores = [asyncio.create_task(self._beat()), asyncio.create_task(self._look_for_new_index())]

    async def on_connect(self) -> None:
        """The gateway accepted us."""
        self._set_connected(True)

    async def on_resumed(self) -> None:
        """The gateway took us back; events missed meanwhile are replayed."""
        self._set_connected(True)

    async def on_disconnect(self) -> None:
        """The gateway is gone; discord.py comes back by itself."""
        self._set_connected(False)

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
        self._set_connected(False)

    async def _answer(self, message: discord.Message, exchange: Exchange, language: Language) -> None:
        """Answers until the question is the one that was answered; what was deleted meanwhile is not posted."""
        exchange.under_way = True
        try:
            answered: str | None = None
            while exchange.question != answered and not exchange.deleted:
                answered, receipt_id = exchange.question, None
                try:
                    async with typing_in(message.channel):
                        reply, receipt_id = await self._reply_to(answered, message, language)
                except Exception as error:  # noqa: BLE001  (an edge: whoever asked gets a sentence)
                    reply = note_reply(explain(error, language), language)
                if exchange.question == answered and not exchange.deleted:
                    view = with_feedback(None, receipt_id, reply.language)
                    await self._send(message, with_receipt(reply, receipt_id), view=view, exchange=exchange)
                fixed = settings_at(message, self.places).language
                language = fixed or (language_of(exchange.question) if exchange.question else language)
        finally:
            exchange.under_way = False

    async def _reply_to(self, question: str, message: discord.Message, language: Language) -> tuple[Reply, str | None]:
        """The reply with the id of its receipt, if it is an answer."""
        if not question:
            return self.handlers.help(language), None
        fixed = settings_at(message, self.places).language
        query = replace(self.handlers.query(question), language=fixed)
        reply, answer = await self.handlers.answer(query)
        return reply, await self.handlers.receipts.keep(query, answer, message.author.id)

    async def _send(
        self,
        message: discord.Message,
        reply: Reply,
        *,
        view: discord.ui.View | None = None,
        exchange: Exchange | None = None,
    ) -> None:
        """Posts ``reply``, or puts it in the place of what was posted for the question before it was edited."""
        rendered = render(reply, embeds=may_embed(permissions_in(message)))
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
        except discord.HTTPException as error:
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
        except discord.HTTPException:
            await self._send(message, note_reply(explain(error, language), language))

    def _set_connected(self, connected: bool) -> None:
        self.connected = connected
        try:
            write_health(self.settings.health_path, connected=connected, latency_s=self.latency, at_s=time.time())
        except OSError as error:
            log.warning("the health file cannot be written: %s", error)

    async def _beat(self) -> None:
        """Rewrites the health file from the event loop, so that a stuck loop shows as an old file."""
        while True:
            self._set_connected(self.connected)
            await asyncio.sleep(BEAT_S)

    async def _look_for_new_index(self) -> None:
        """Swaps to a new index generation when there is one; questions under way keep theirs."""
        while True:
            await asyncio.sleep(self.settings.refresh_s)
            try:
                if await self.handlers.refresh():
                    log.info("a new index generation is in use")
            except (RetrievalError, CorpusError) as error:
                log.warning("the new index cannot be used, the old one stays: %s", error)


def _commands() -> tuple[app_commands.Command[Any, ..., None] | app_commands.Group, ...]:
    """All slash commands."""
    commands = ask_command(), meetings_command(), *meeting_commands(), timeline_command(), *about_commands()
    # Adding an article asks for less than managing the server; the settings look for that themselves.
    moderators = discord.Permissions(manage_messages=True)
    return *commands, privacy_group(), group("chancery", settings_command(), add_command(), permissions=moderators)


def _language_of_place(message: discord.Message) -> Language:
    return language_of_locale(str(message.guild.preferred_locale)) if message.guild else "en"
