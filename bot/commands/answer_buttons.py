"""The buttons under an answer. What they need stands in their ids, so they work after a restart."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self

import discord

from bot.answer_ids import PATTERN, Asked, Head, excerpt_at, head_of
from bot.answer_reply import shown
from bot.commands.feedback import receipt_of, with_feedback
from bot.commands.here import settings_here
from bot.edge import explain
from bot.errors import AnswerGone, BotError
from bot.i18n import language_of_locale, word
from bot.inert import inert
from bot.patience import NOT_SENT
from bot.receipts import with_receipt
from bot.render import RenderedButton, RenderedMessage, render
from bot.sending import embeds_of, may_embed
from corpus.errors import CorpusError, UnknownArticle, UnknownMeeting
from retrieval.errors import RetrievalError
from retrieval.types import Language

if TYPE_CHECKING:
    from bot.client import ChanceryClient

    Interaction = discord.Interaction[ChanceryClient]
else:
    Interaction = discord.Interaction

log = logging.getLogger(__name__)
_ROW_OF_OTHERS = 3  # below the answer's own
MAX_SOURCE_MESSAGES = 4  # Discord allows five follow-ups where the bot is installed by the user alone


class AnswerButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=PATTERN):
    """A button under an answer."""

    def __init__(self, button: discord.ui.Button[Any]) -> None:
        super().__init__(button)

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        assert isinstance(item, discord.ui.Button)
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Does what the button says; a failure is told to the one who pressed alone."""
        if not interaction.client.seen.first_time(interaction.id):
            return
        language = language_of_locale(str(interaction.locale))
        head = head_of(self.custom_id)
        assert head is not None, "the template matched"
        try:
            with interaction.client.work.one():
                await interaction.response.defer()
                await _press(interaction, head)
        except (UnknownArticle, UnknownMeeting, AnswerGone) as error:
            await _withdraw(interaction, self.custom_id, head, error, language)
        except (BotError, CorpusError, RetrievalError) as error:
            await say(interaction, explain(error, language))
        except NOT_SENT as error:
            log.warning("interaction %s: a button could not be served: %s", interaction.id, error)
        except Exception as error:  # noqa: BLE001  (an edge: whoever pressed gets a sentence, the log gets the rest)
            await say(interaction, explain(error, language))


class KeptButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"(?=.)"):
    """A button of somebody else's that stays where an answer's own are exchanged. Its owner serves it, never this.

    The template lets any id begin so, as discord.py asks, and matches none whole, as it would have to for a press.
    """


def answer_view(rendered: Sequence[RenderedMessage]) -> discord.ui.View | None:
    """The buttons of the first message; ``None`` when it has none."""
    return _view(rendered[0].buttons)


def _view(buttons: Sequence[RenderedButton], others: Sequence[discord.Button] = ()) -> discord.ui.View | None:
    if not (buttons or others):
        return None
    view = discord.ui.View(timeout=None)
    for each in buttons:
        button: discord.ui.Button[Any] = discord.ui.Button(
            label=each.label, custom_id=each.custom_id, disabled=each.disabled, row=each.row,
            style=discord.ButtonStyle.secondary,
        )  # fmt: skip
        view.add_item(AnswerButton(button))
    for other in others:
        kept: discord.ui.Button[Any] = discord.ui.Button.from_component(other)
        kept.row = _ROW_OF_OTHERS
        view.add_item(kept if other.url else KeptButton(kept))  # a link is pressed without us
    return view


async def _press(interaction: Interaction, head: Head) -> None:
    match head.verb:
        case "delete":
            await _delete(interaction, head)
        case "page":
            await _turn(interaction, head)
        case _:
            await _follow_up(interaction, await _asked_for(interaction, head))


async def _asked_for(interaction: Interaction, head: Head) -> Sequence[RenderedMessage]:
    """What a button shows to the one who pressed it."""
    handlers, embeds = interaction.client.handlers, may_embed(interaction.app_permissions)
    names_first = settings_here(interaction).names_first
    match head.verb:
        case "context":
            return (await handlers.answers.context(excerpt_at(head.argument), head.language),)
        case "meeting":
            found = await handlers.lookups.meeting(head.argument, head.language, names_first=names_first)
            return render(found, embeds=embeds)
        case "accounts":
            return await handlers.lookups.compare(head.argument, head.language, embeds=embeds, names_first=names_first)
    asked = _asked(interaction, head)
    if head.verb == "meetings":
        return render(await handlers.answers.meetings(asked))
    return render(await handlers.answers.sources(asked), max_messages=MAX_SOURCE_MESSAGES)


def _asked(interaction: Interaction, head: Head) -> Asked:
    """What the answer was asked with, to be answered in the language that it is in."""
    asked = interaction.client.answer_ids.asked(_custom_ids(interaction))
    return replace(asked, query=replace(asked.query, language=head.language))


async def _turn(interaction: Interaction, head: Head) -> None:
    """Shows another page: to who asked in the place of the one before, to anybody else privately."""
    client, ids, number = interaction.client, _custom_ids(interaction), int(head.argument)
    receipt_id = receipt_of(interaction.message)
    reply = with_receipt(await client.handlers.answers.again(_asked(interaction, head)), receipt_id)
    embeds, asker_id = may_embed(interaction.app_permissions), _asker_of(interaction, ids)
    is_own = asker_id in (None, interaction.user.id)
    rendered = shown(reply, embeds=embeds, ids=client.answer_ids, number=number, asker_id=asker_id if is_own else None)
    if not is_own:
        await _follow_up(interaction, rendered, with_feedback(answer_view(rendered), receipt_id, reply.language))
        return
    (page,) = rendered
    view = _view(page.buttons, _others(interaction))
    await interaction.edit_original_response(content=page.content, embeds=embeds_of(page), view=view)


async def _delete(interaction: Interaction, head: Head) -> None:
    may_manage = interaction.guild_id is not None and interaction.permissions.manage_messages
    if str(interaction.user.id) == head.argument or may_manage:
        await interaction.delete_original_response()
    else:
        await say(interaction, word(language_of_locale(str(interaction.locale)), "delete_not_yours"))


async def _follow_up(
    interaction: Interaction, rendered: Sequence[RenderedMessage], view: discord.ui.View | None = None
) -> None:
    for part in rendered:
        await interaction.followup.send(
            part.content, embeds=embeds_of(part), view=view or discord.utils.MISSING, ephemeral=True
        )


async def _withdraw(interaction: Interaction, custom_id: str, head: Head, error: Exception, language: Language) -> None:
    """Takes away what can no longer work, and says so to the one who pressed.

    That is every button which needs what the one that was pressed needs.
    """
    gone = [each for each in _custom_ids(interaction) if each == custom_id or _needs_the_same(each, head, error)]
    try:
        await interaction.edit_original_response(view=_without(interaction, gone))
    except NOT_SENT as problem:
        log.warning("interaction %s: a button could not be withdrawn: %s", interaction.id, problem)
    what = "excerpt" if head.verb == "context" else "meeting"
    text = explain(error, language) if isinstance(error, AnswerGone) else word(language, f"{what}_gone")
    await say(interaction, text)


def _needs_the_same(custom_id: str, head: Head, error: Exception) -> bool:
    """Whether a button needs what is gone: the question, or the meeting of the button ``head``."""
    other = head_of(custom_id)
    if other is None:
        return False
    if isinstance(error, AnswerGone) and head.verb != "context":
        return other.verb in ("sources", "meetings", "page")
    return other.verb in ("meeting", "accounts") and other.argument == head.argument


def _without(interaction: Interaction, gone: Sequence[str]) -> discord.ui.View | None:
    """The message's own buttons but those that are ``gone``; what these remembered the others take over."""
    ids = _custom_ids(interaction)
    renamed = {each: each for each in ids}
    for custom_id in gone:
        made = interaction.client.answer_ids.without(list(renamed.values()), renamed.pop(custom_id))
        renamed = {old: made.get(new, new) for old, new in renamed.items()}
    return _view(
        [
            RenderedButton(button.label or "", renamed[button.custom_id], row, disabled=button.disabled)
            for row, button in _buttons(interaction)
            if button.custom_id in renamed
        ],
        _others(interaction),
    )


def _buttons(interaction: Interaction) -> list[tuple[int, discord.Button]]:
    """The buttons of the message that was pressed, each with its row."""
    rows = interaction.message.components if interaction.message else []
    return [
        (number, button)
        for number, row in enumerate(rows)
        if isinstance(row, discord.ActionRow)
        for button in row.children
        if isinstance(button, discord.Button)
    ]


def _others(interaction: Interaction) -> list[discord.Button]:
    """The buttons of the message that are none of the answer's own."""
    return [button for _, button in _buttons(interaction) if not (button.custom_id and head_of(button.custom_id))]


def _custom_ids(interaction: Interaction) -> list[str]:
    """The ids of the answer's own buttons."""
    return [each.custom_id for _, each in _buttons(interaction) if each.custom_id and head_of(each.custom_id)]


def _asker_of(interaction: Interaction, custom_ids: Sequence[str]) -> int | None:
    """Who asked, as the button that deletes has it; ``None`` for a private answer, which only the asker sees."""
    heads = (head_of(each) for each in custom_ids)
    return next((int(head.argument) for head in heads if head and head.verb == "delete"), None)


async def say(interaction: Interaction, text: str) -> None:
    """Says ``text`` to the one who pressed alone."""
    try:
        with interaction.client.work.telling():
            if interaction.response.is_done():
                await interaction.followup.send(inert(text), ephemeral=True)
            else:
                await interaction.response.send_message(inert(text), ephemeral=True)
    except NOT_SENT as problem:
        log.warning("interaction %s could not be told of its failure: %s", interaction.id, problem)
