"""Rendered messages on their way to Discord: as a reply to a message, or as the answer to a command."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

import discord

if TYPE_CHECKING:
    from discord.types.message import MessageReference as MessageReferencePayload

from bot.patience import NOT_SENT, sent_once, tried_again
from bot.render import RenderedEmbed, RenderedMessage

log = logging.getLogger(__name__)
COLOR = 0x2F4B7C
TYPING_S = 8.0  # Discord shows one "is typing" for ten seconds
FIRST_TYPING_S = 0.5


class AskedMessage(discord.MessageReference):
    """A reference to the question, with its ids as text: discord.py sends numbers, Discord's description has text."""

    def to_dict(self) -> MessageReferencePayload:
        """The reference as it is sent."""
        payload = super().to_dict()
        if "message_id" in payload:
            payload["message_id"] = str(payload["message_id"])
        if "guild_id" in payload:
            payload["guild_id"] = str(payload["guild_id"])
        payload["channel_id"] = str(payload["channel_id"])
        return payload

    to_message_reference_dict = to_dict


class DescribedFile(discord.File):
    """An attachment with its id as text: discord.py sends a number, Discord's description has text."""

    def to_dict(self, index: int) -> dict[str, Any]:
        """What stands for the file in the message."""
        return {**super().to_dict(index), "id": str(index)}


def may_embed(permissions: discord.Permissions | None) -> bool:
    """Whether embeds will be shown; ``None`` stands for a place without permissions, a direct message."""
    return permissions is None or permissions.embed_links


def may_attach(permissions: discord.Permissions | None) -> bool:
    """Whether files may be attached; ``None`` stands for a direct message."""
    return permissions is None or permissions.attach_files


def permissions_in(message: discord.Message) -> discord.Permissions | None:
    """What the bot may do where ``message`` stands; ``None`` in a direct message or where that is not known."""
    channel = message.channel
    if message.guild is None or isinstance(channel, discord.PartialMessageable | discord.DMChannel):
        return None
    return channel.permissions_for(message.guild.me)


def may_send(permissions: discord.Permissions | None, *, in_thread: bool) -> bool:
    """Whether a message can be sent at all: asking first is cheaper than a refused request."""
    if permissions is None:
        return True
    return permissions.view_channel and (
        permissions.send_messages_in_threads if in_thread else permissions.send_messages
    )


async def reply_to_message(
    message: discord.Message, rendered: Sequence[RenderedMessage], *, view: discord.ui.View | None = None
) -> list[discord.Message]:
    """Sends ``rendered`` below ``message``, the first as a reply to it and with the buttons of ``view``.

    A deleted question is no failure. Returns what was sent.
    """
    permissions = permissions_in(message)
    can_refer = permissions is None or permissions.read_message_history
    reference = AskedMessage.from_message(message, fail_if_not_exists=False) if can_refer else None
    return await send_in(message.channel, rendered, view=view, reference=reference)


async def send_in(
    channel: discord.abc.Messageable,
    rendered: Sequence[RenderedMessage],
    *,
    view: discord.ui.View | None = None,
    reference: discord.MessageReference | None = None,
) -> list[discord.Message]:
    """Sends ``rendered`` into ``channel``, the first with ``view`` and as a reply to ``reference``; what was sent.

    Each stands there once, even where Discord's response to it was lost on the way.
    """
    sent = []
    for position, part in enumerate(rendered):
        more: dict[str, Any] = {"view": view} if view is not None and position == 0 else {}
        if reference is not None and position == 0:
            more |= {"reference": reference, "mention_author": False}
        sent.append(await _send_once(channel, part, more))
    return sent


async def _send_once(
    channel: discord.abc.Messageable, part: RenderedMessage, more: Mapping[str, Any]
) -> discord.Message:
    return await sent_once(lambda nonce: channel.send(part.content, embeds=embeds_of(part), nonce=nonce, **more))


async def replace_messages(
    sent: Sequence[discord.Message], rendered: Sequence[RenderedMessage], *, view: discord.ui.View | None = None
) -> list[discord.Message]:
    """Puts ``rendered`` in the place of what was ``sent``; what is more is sent after it, what is left over deleted."""
    kept = []
    for position, (posted, part) in enumerate(zip(sent, rendered, strict=False)):
        kept.append(await _edit(posted, part, view if position == 0 else None))
    kept += await send_in(sent[0].channel, rendered[len(sent) :])
    await delete_messages(sent[len(rendered) :])
    return kept


async def delete_messages(sent: Sequence[discord.Message]) -> None:
    """Deletes what was ``sent``; what is gone already, or stays all the same, is no failure."""
    for posted in sent:
        try:
            await tried_again(posted.delete)
        except NOT_SENT as error:
            log.info("message %s could not be deleted: %s", posted.id, error)


async def _edit(posted: discord.Message, part: RenderedMessage, view: discord.ui.View | None) -> discord.Message:
    return await tried_again(lambda: posted.edit(content=part.content, embeds=embeds_of(part), view=view))


async def answer_interaction(
    interaction: discord.Interaction,
    rendered: Sequence[RenderedMessage],
    *,
    private: bool,
    view: discord.ui.View | None = None,
    files: Sequence[discord.File] = (),
) -> discord.InteractionMessage:
    """Puts ``rendered`` in the place of the deferral; what is more follows it, as private as the deferral was.

    Buttons and files go with the first message, which is returned.
    """
    first, *others = rendered
    answer = await interaction.edit_original_response(
        content=first.content,
        embeds=embeds_of(first),
        view=view or discord.utils.MISSING,
        attachments=files or discord.utils.MISSING,
    )
    for part in others:
        await interaction.followup.send(part.content, embeds=embeds_of(part), ephemeral=private)
    return answer


@asynccontextmanager
async def typing_in(channel: discord.abc.Messageable) -> AsyncIterator[None]:
    """Shows "is typing" while the block runs; a refused or slow indicator never fails or much delays the answer."""
    shown = asyncio.Event()
    task = asyncio.create_task(_keep_typing(channel, shown))
    try:
        yield
        # An indicator that overtook the answer would stay for ten seconds after it.
        with suppress(TimeoutError):
            await asyncio.wait_for(shown.wait(), FIRST_TYPING_S)
    finally:
        task.cancel()


def embeds_of(part: RenderedMessage) -> list[discord.Embed]:
    """The embeds of ``part`` as discord.py's own."""
    return [_embed(embed) for embed in part.embeds]


def _embed(rendered: RenderedEmbed) -> discord.Embed:
    embed = discord.Embed(title=rendered.title, color=COLOR)
    for field in rendered.fields:
        embed.add_field(name=field.name, value=field.value, inline=field.inline)
    return embed


async def _keep_typing(channel: discord.abc.Messageable, shown: asyncio.Event) -> None:
    try:
        while True:
            await channel.typing()
            shown.set()
            await asyncio.sleep(TYPING_S)
    except NOT_SENT as error:
        log.info("no typing indicator: %s", error)
    finally:
        shown.set()
