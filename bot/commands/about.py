"""``/sources`` and ``/help``, both private: they concern the asker alone. The outlets come page by page."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import app_commands

from bot.commands.answer_buttons import say
from bot.commands.places import slash
from bot.commands.tree import PRIVATE
from bot.edge import explain
from bot.i18n import language_of_locale, word
from bot.patience import NOT_SENT
from bot.render import RenderedMessage, render, render_page
from bot.sending import answer_interaction, may_embed
from retrieval.reply import Reply

if TYPE_CHECKING:
    from bot.client import ChanceryClient

    Interaction = discord.Interaction[ChanceryClient]
else:
    Interaction = discord.Interaction

log = logging.getLogger(__name__)


def about_commands() -> tuple[app_commands.Command[Any, ..., None], ...]:
    """``/sources`` and ``/help``, ready for a tree."""
    return slash("sources", _sources), slash("help", _help)


async def _sources(interaction: Interaction) -> None:
    with interaction.client.work.one():
        await _defer(interaction)
        rendered, view = await _page_of_sources(interaction, 0)
        await answer_interaction(interaction, (rendered,), private=True, view=view)


class SourcesButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"outlets:(?P<page>\d{1,5})"):
    """A button that leads to a page of the outlets. Only the asker sees it."""

    def __init__(self, button: discord.ui.Button[Any], page: int) -> None:
        super().__init__(button)
        self.page = page

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed, as its id has it."""
        assert isinstance(item, discord.ui.Button)
        return cls(item, int(match["page"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Shows that page in the place of the one before."""
        try:
            with interaction.client.work.one():
                await interaction.response.defer()
                rendered, view = await _page_of_sources(interaction, self.page)
                await interaction.edit_original_response(content=rendered.content, view=view)
        except NOT_SENT as error:
            log.warning("interaction %s: the page of sources could not be shown: %s", interaction.id, error)
        except Exception as error:  # noqa: BLE001  (an edge: whoever pressed gets a sentence, the log gets the rest)
            await say(interaction, explain(error, language_of_locale(str(interaction.locale))))


async def _page_of_sources(interaction: Interaction, number: int) -> tuple[RenderedMessage, discord.ui.View | None]:
    language = language_of_locale(str(interaction.locale))
    reply, number, n_pages = await interaction.client.handlers.sources_page(language, number)
    if n_pages < 2:
        return render_page(reply), None
    view = discord.ui.View(timeout=None)
    for key, page, is_dead in (
        ("page_previous", number - 1 if number else n_pages, number == 0),
        ("page_next", number + 1, number + 1 == n_pages),
    ):
        # A dead button needs an id of its own all the same; pages count from 0, so "none" is one past the last.
        button: discord.ui.Button[Any] = discord.ui.Button(
            label=word(language, key), custom_id=f"outlets:{page}", disabled=is_dead
        )
        view.add_item(SourcesButton(button, page))
    return render_page(reply), view


async def _help(interaction: Interaction) -> None:
    with interaction.client.work.one():
        await _defer(interaction)
        await _answer(interaction, interaction.client.handlers.help(language_of_locale(str(interaction.locale))))


async def _defer(interaction: Interaction) -> None:
    interaction.extras[PRIVATE] = True
    await interaction.response.defer(ephemeral=True, thinking=True)


async def _answer(interaction: Interaction, reply: Reply) -> None:
    rendered = render(reply, embeds=may_embed(interaction.app_permissions))
    await answer_interaction(interaction, rendered, private=True)
