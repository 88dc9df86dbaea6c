"""``/chancery settings``: what holds in this server or in one channel, shown and changed by those who manage it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.commands.places import slash
from bot.commands.tree import PRIVATE
from bot.i18n import language_of_locale
from bot.inert import inert
from bot.place_settings import DEFAULTS, NAMES, SERVER, PlaceSettings
from bot.service_words import say
from bot.translator import one_of
from retrieval.types import Language
from retrieval.words import word as answer_word

if TYPE_CHECKING:
    from bot.client import ChanceryClient

    Interaction = discord.Interaction[ChanceryClient]
else:
    Interaction = discord.Interaction

UNSET = "unset"
SWITCH = ("yes", "no", UNSET)
CHOICES = {
    "answers": SWITCH,
    "language": ("en", "ja", "ko", UNSET),
    "names_first": ("jp", "kr", UNSET),
    "private": SWITCH,
    "thread": SWITCH,
}


class ServerChannel(app_commands.Transformer):
    """A channel in which somebody may ask. discord.py's own list has a kind that Discord's description lacks."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """The kind of option."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """The kinds of channels that are offered."""
        kinds = discord.ChannelType
        return [kinds.text, kinds.news, kinds.voice, kinds.stage_voice, kinds.forum]

    async def transform(self, interaction: discord.Interaction[Any], value: Any, /) -> int:  # noqa: ANN401
        """The id of the channel."""
        return int(value.id)


def settings_command() -> app_commands.Command[Any, ..., None]:
    """The command ``/chancery settings``, ready for its group."""
    choices = {name: one_of(f"setting_{name}", values) for name, values in CHOICES.items()}
    return slash(
        "chancery settings",
        app_commands.choices(**choices)(_settings),
        {option: option for option in ("channel", *CHOICES)},
    )


def changed(settings: PlaceSettings, **given: str | None) -> PlaceSettings:
    """``settings`` with what was ``given``: ``yes``, ``no``, a value, or ``unset``; ``None`` leaves one as it was."""
    values: dict[str, Any] = {"yes": True, "no": False, UNSET: None}
    return replace(settings, **{name: values.get(text, text) for name, text in given.items() if text is not None})


def settings_text(own: PlaceSettings, server: PlaceSettings, language: Language, *, channel_id: int = SERVER) -> str:
    """One line for each setting: its value, and whether it is set here, by the server, or not at all."""
    holding = own.over(server.over(DEFAULTS))
    place = "server" if channel_id == SERVER else "channel"
    # The id of a channel is a number, so this mark cannot become anything else.
    head = say(language, f"settings_{place}", channel=f"<#{channel_id}>")
    lines = []
    for name in NAMES:
        value = choice_of(getattr(holding, name))
        origin = say(language, f"settings_{_origin(name, own, server)}")
        what, how = say(language, f"setting_{name}"), say(language, f"setting_{name}_{value}")
        told = answer_word(language, "day_by_basis", day=f"**{inert(how)}**", basis=inert(origin))
        lines.append("• " + answer_word(language, "labelled", label=inert(what), text=told))
    return "\n".join([f"**{head}**", *lines, inert(say(language, "settings_hint"))])


def _origin(name: str, own: PlaceSettings, server: PlaceSettings) -> str:
    if getattr(own, name) is not None:
        return "own"
    return "above" if getattr(server, name) is not None else "default"


def choice_of(value: bool | str | None) -> str:
    """The choice that stands for a value."""
    return UNSET if value is None else value if isinstance(value, str) else "yes" if value else "no"


async def _settings(
    interaction: Interaction,
    channel: app_commands.Transform[int, ServerChannel] | None = None,
    answers: str | None = None,
    language: str | None = None,
    names_first: str | None = None,
    private: str | None = None,
    thread: str | None = None,
) -> None:
    client, spoken = interaction.client, language_of_locale(str(interaction.locale))
    with client.work.one():
        if interaction.guild_id is None or not interaction.permissions.manage_guild:
            await interaction.response.send_message(inert(say(spoken, "settings_not_yours")), ephemeral=True)
            return
        interaction.extras[PRIVATE] = True
        await interaction.response.defer(ephemeral=True, thinking=True)
        guild_id, channel_id = interaction.guild_id, channel or SERVER
        before = client.places.own(guild_id, channel_id)
        after = changed(
            before, answers=answers, language=language, names_first=names_first, private=private, thread=thread
        )
        if after != before:
            await client.handlers.in_background(lambda: client.places.change(guild_id, channel_id, after))
        text = settings_text(after, client.places.own(guild_id), spoken, channel_id=channel_id)
        await interaction.edit_original_response(content=text)
