"""``/chancery add``: moderators hand an article in, see what would be added, and confirm it by a button."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import app_commands

from bot.adding import ID_PATTERN, MAX_BYTES, Found
from bot.adding_view import CHANGING, report_reply
from bot.commands.places import slash
from bot.commands.tree import PRIVATE
from bot.edge import explain
from bot.errors import CannotAdd, NothingToAdd
from bot.i18n import language_of_locale
from bot.inert import inert
from bot.patience import NOT_SENT
from bot.render import render_page
from bot.sending import embeds_of
from bot.service_words import say
from retrieval.types import Language

if TYPE_CHECKING:
    from bot.client import ChanceryClient

    Interaction = discord.Interaction[ChanceryClient]
else:
    Interaction = discord.Interaction

log = logging.getLogger(__name__)
SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson")


class AddButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=rf"add:(?P<what>yes|no):(?P<id>{ID_PATTERN})"):
    """Adds what was shown, or drops it."""

    def __init__(self, button: discord.ui.Button[Any], what: str, pending_id: str) -> None:
        super().__init__(button)
        self.what, self.pending_id = what, pending_id

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed, as its id has it."""
        assert isinstance(item, discord.ui.Button)
        return cls(item, match["what"], match["id"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Does what was pressed; the message is seen by the moderator alone."""
        if not interaction.client.seen.first_time(interaction.id):
            return
        language = language_of_locale(str(interaction.locale))
        try:
            with interaction.client.work.one():
                await interaction.response.defer()
                await _decide(interaction, self.what, self.pending_id, language)
        except NOT_SENT as error:
            log.warning("interaction %s: the report could not be shown: %s", interaction.id, error)
        except Exception as error:  # noqa: BLE001  (an edge: whoever pressed gets a sentence, the log gets the rest)
            await _replace(interaction, explain(error, language))


def add_command() -> app_commands.Command[Any, ..., None]:
    """The command ``/chancery add``, ready for its group."""
    return slash("chancery add", _add, {"file": "file", "text": "text"})


def check_may_add(interaction: Interaction) -> None:
    """Raises ``CannotAdd`` unless the one who asks moderates a server that may add to the archive."""
    client = interaction.client
    if interaction.guild_id is None or not interaction.permissions.manage_messages:
        raise CannotAdd("moderators")
    # The archive is one for all servers, so not every server that took the bot in may change it.
    allowed = client.settings.add_servers
    is_only_one = (client.shard_count or 1) == 1 and len(client.guilds) == 1
    if interaction.guild_id not in allowed and (allowed or not is_only_one):
        raise CannotAdd("server")


async def _add(
    interaction: Interaction,
    file: discord.Attachment | None = None,
    text: app_commands.Range[str, 1, 6000] | None = None,
) -> None:
    client, language = interaction.client, language_of_locale(str(interaction.locale))
    with client.work.one():
        check_may_add(interaction)
        _check_given(file, text)
        interaction.extras[PRIVATE] = True
        await interaction.response.defer(ephemeral=True, thinking=True)
        data = await file.read() if file else (text or "").encode()
        pending_id, found = await client.adding.preview(data)
        is_useful = any(each.status in CHANGING for each in found)
        if not is_useful:
            await client.adding.drop(pending_id)
        await _show(interaction, found, language, view=_buttons(pending_id, language) if is_useful else None)


def _check_given(file: discord.Attachment | None, text: str | None) -> None:
    """Raises ``CannotAdd`` unless exactly one of the two was given, and the file is one that can be read."""
    if (file is None) == (text is None):
        raise CannotAdd("one")
    if file is not None and file.size > MAX_BYTES:
        raise CannotAdd("large")
    if file is not None and not file.filename.casefold().endswith(SUFFIXES):
        raise CannotAdd("kind")


async def _decide(interaction: Interaction, what: str, pending_id: str, language: Language) -> None:
    adding = interaction.client.adding
    if what == "no":
        await adding.drop(pending_id)
        await _replace(interaction, say(language, "add_dropped"))
        return
    check_may_add(interaction)  # which may have been taken away since
    await _replace(interaction, say(language, "add_under_way"))
    try:
        found = await adding.confirm(pending_id)
    except NothingToAdd:
        await _replace(interaction, say(language, "add_gone"))
        return
    log.info("interaction %s added %d articles", interaction.id, sum(each.status in CHANGING for each in found))
    await _show(interaction, found, language, is_preview=False)


async def _show(
    interaction: Interaction,
    found: tuple[Found, ...],
    language: Language,
    *,
    view: discord.ui.View | None = None,
    is_preview: bool = True,
) -> None:
    page = render_page(report_reply(found, language, is_preview=is_preview))
    await interaction.edit_original_response(content=page.content, embeds=embeds_of(page), view=view)


async def _replace(interaction: Interaction, text: str) -> None:
    """Puts one sentence in the place of the report, and takes its buttons away."""
    with interaction.client.work.telling():
        await interaction.edit_original_response(content=inert(text), embeds=[], view=None)


def _buttons(pending_id: str, language: Language) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    for what in ("yes", "no"):
        button: discord.ui.Button[Any] = discord.ui.Button(
            label=say(language, f"add_{what}"),
            style=discord.ButtonStyle.secondary,
            custom_id=f"add:{what}:{pending_id}",
        )
        view.add_item(AddButton(button, what, pending_id))
    return view
