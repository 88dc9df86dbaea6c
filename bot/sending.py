"""Rendered messages on their way to Discord: as a reply to a message, or as the answer to a command."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

import discord

from bot.render import RenderedEmbed, RenderedMessage

COLOR = 0x2F4B7C
TYPING_S = 8.0  # Discord shows one "is typing" for ten seconds


def may_embed(permissions: discord.Permissions | None) -> bool:
    """Whether embeds will be shown; ``None`` stands for a place without permissions, a direct message."""
    return permissions is None or permissions.embed_links


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


async def reply_to_message(message: discord.Message, rendered: Sequence[RenderedMessage]) -> None:
    """Sends ``rendered`` below ``message``, the first as a reply to it; a deleted question is no failure."""
    permissions = permissions_in(message)
    can_refer = permissions is None or permissions.read_message_history
    for position, part in enumerate(rendered):
        if position == 0 and can_refer:
            reference = message.to_reference(fail_if_not_exists=False)
            await message.channel.send(part.content, embeds=embeds_of(part), reference=reference, mention_author=False)
        else:
            await message.channel.send(part.content, embeds=embeds_of(part))


async def answer_interaction(
    interaction: discord.Interaction, rendered: Sequence[RenderedMessage], *, private: bool
) -> None:
    """Puts ``rendered`` in the place of the deferral; what is more follows it, as private as the deferral was."""
    first, *others = rendered
    await interaction.edit_original_response(content=first.content, embeds=embeds_of(first))
    for part in others:
        await interaction.followup.send(part.content, embeds=embeds_of(part), ephemeral=private)


@contextmanager
def typing_in(channel: discord.abc.Messageable) -> Iterator[None]:
    """Shows "is typing" while the block runs. Never delays or fails the answer."""
    task = asyncio.get_running_loop().create_task(_keep_typing(channel))
    try:
        yield
    finally:
        task.cancel()


def embeds_of(part: RenderedMessage) -> list[discord.Embed]:
    """The embeds of ``part`` as discord.py's own."""
    return [_embed(embed) for embed in part.embeds]


def _embed(rendered: RenderedEmbed) -> discord.Embed:
    embed = discord.Embed(title=rendered.title, color=COLOR)
    for field in rendered.fields:
        embed.add_field(name=field.name, value=field.value, inline=False)
    return embed


async def _keep_typing(channel: discord.abc.Messageable) -> None:
    with suppress(discord.HTTPException, OSError):
        while True:
            await channel.typing()
            await asyncio.sleep(TYPING_S)
