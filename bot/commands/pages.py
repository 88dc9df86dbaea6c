"""The buttons that turn the pages of a list. What they need stands in their ids, so they work after a restart."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any, Self

import discord

from bot.edge import explain
from bot.errors import BotError, PagesGone, UnknownPlace
from bot.i18n import language_of_locale, word
from bot.inert import inert
from bot.lookups import Page
from bot.paging import PATTERN
from bot.patience import NOT_SENT
from bot.render import render_page
from bot.sending import embeds_of
from corpus.errors import CorpusError, UnknownPerson

if TYPE_CHECKING:
    from bot.client import ChanceryClient

    Interaction = discord.Interaction[ChanceryClient]
else:
    Interaction = discord.Interaction

log = logging.getLogger(__name__)


class PageButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=PATTERN):
    """A button that leads to a page of a list of meetings."""

    def __init__(self, button: discord.ui.Button[Any], page: int, filters: str) -> None:
        super().__init__(button)
        self.page, self.filters = page, filters

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed, as its id has it."""
        assert isinstance(item, discord.ui.Button)
        return cls(item, int(match["page"]), match["filters"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Shows that page in the place of the one before; whoever did not ask for the list is told why not."""
        language = language_of_locale(str(interaction.locale))
        try:
            if may_turn(interaction):
                await _turn(interaction, self.page, self.filters)
            else:
                await interaction.response.send_message(inert(word(language, "pages_not_yours")), ephemeral=True)
        except (BotError, CorpusError) as error:
            # What a button can no longer do, it no longer offers.
            await _tell(interaction, explain(error, language), without_buttons=_is_final(error))
        except NOT_SENT as error:
            log.warning("interaction %s: the page could not be shown: %s", interaction.id, error)
        except Exception as error:  # noqa: BLE001  (an edge: whoever pressed gets a sentence, the log gets the rest)
            await _tell(interaction, explain(error, language), without_buttons=False)


def page_view(page: Page, client: ChanceryClient) -> discord.ui.View | None:
    """The buttons under a page; ``None`` when there is only one page."""
    if page.n_pages < 2:
        return None
    language, ids = page.reply.language, client.page_ids
    view = discord.ui.View(timeout=None)
    for key, number, is_dead in (
        ("page_previous", page.number - 1, page.number == 0),
        ("page_next", page.number + 1, page.number + 1 == page.n_pages),
    ):
        # A dead button needs an id of its own all the same; pages are counted from 0, so "none" is one past the last.
        number = page.n_pages if number < 0 else number
        button: discord.ui.Button[Any] = discord.ui.Button(
            label=word(language, key),
            style=discord.ButtonStyle.secondary,
            custom_id=ids.custom_id(page.filters, number),
            disabled=is_dead,
        )
        view.add_item(PageButton(button, number, ""))
    return view


def may_turn(interaction: discord.Interaction[Any]) -> bool:
    """Whether the one who pressed is the one who asked; where Discord does not say who asked, anybody may."""
    asked = interaction.message.interaction_metadata if interaction.message else None
    return asked is None or asked.user.id == interaction.user.id


async def _turn(interaction: Interaction, number: int, filters: str) -> None:
    client = interaction.client
    with client.work.one():
        wanted = client.page_ids.filters(filters)
        await interaction.response.defer()
        language = language_of_locale(str(interaction.locale))
        page = await client.handlers.lookups.page(wanted, number, language)
        shown = render_page(page.reply)
        await interaction.edit_original_response(
            content=shown.content, embeds=embeds_of(shown), view=page_view(page, client)
        )


def _is_final(error: Exception) -> bool:
    return isinstance(error, PagesGone | UnknownPlace | UnknownPerson)


async def _tell(interaction: Interaction, text: str, *, without_buttons: bool) -> None:
    """Says ``text`` to the one who pressed alone; the page stays as it is, at most without its buttons."""
    try:
        with interaction.client.work.telling():
            if not interaction.response.is_done():
                await interaction.response.defer()
            if without_buttons:
                await interaction.edit_original_response(view=None)
            await interaction.followup.send(inert(text), ephemeral=True)
    except NOT_SENT as problem:
        log.warning("interaction %s could not be told of its failure: %s", interaction.id, problem)
