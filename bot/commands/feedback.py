"""Feedback on an answer: two votes and a report of an error, in a row of their own below its other buttons.

What the buttons need stands in their ids, so they work after a restart; so does a report that was being written
while the bot was started anew.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Self, cast

import discord

from bot.edge import explain
from bot.i18n import language_of_locale
from bot.inert import inert
from bot.patience import NOT_SENT
from bot.service_words import say
from retrieval.errors import UnknownReceipt
from retrieval.receipts import ERRORS, ID_PATTERN, MAX_COMMENT, VOTES, Verdict
from retrieval.types import Language

if TYPE_CHECKING:
    from bot.client import ChanceryClient

    Interaction = discord.Interaction[ChanceryClient]
else:
    Interaction = discord.Interaction

log = logging.getLogger(__name__)
ROW = 4  # the last one, so that the answer's other buttons stand above
_REPORT = "report"
_PATTERN = rf"feedback:(?P<what>{'|'.join((*VOTES, _REPORT))}):(?P<receipt>{ID_PATTERN})"
_MODAL = re.compile(rf"report:({ID_PATTERN})")


class FeedbackButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=_PATTERN):
    """A vote on an answer, or the button that opens a report. Anybody who sees the answer may press it."""

    def __init__(self, button: discord.ui.Button[Any], what: str, receipt_id: str) -> None:
        super().__init__(button)
        self.what, self.receipt_id = what, receipt_id

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed, as its id has it."""
        assert isinstance(item, discord.ui.Button)
        return cls(item, match["what"], match["receipt"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Stores the vote, or opens the report."""
        if not interaction.client.seen.first_time(interaction.id):
            return
        language = language_of_locale(str(interaction.locale))
        if self.what == _REPORT:
            await _open_report(interaction, self.receipt_id, language)
            return
        is_known = await _store(interaction, self.receipt_id, cast(Verdict, self.what), "", thanks="feedback_thanks")
        if not is_known and self.view is not None:
            await _withdraw(interaction, self.view)


def with_feedback(view: discord.ui.View | None, receipt_id: str | None, language: Language) -> discord.ui.View | None:
    """``view`` with the feedback on an answer in its last row; as it was when the answer has no receipt."""
    if receipt_id is None:
        return view
    shown = view or discord.ui.View(timeout=None)
    for what in (*VOTES, _REPORT):
        button: discord.ui.Button[Any] = discord.ui.Button(
            label=say(language, f"feedback_{what}"),
            style=discord.ButtonStyle.secondary,
            custom_id=f"feedback:{what}:{receipt_id}",
            row=ROW,
        )
        shown.add_item(FeedbackButton(button, what, receipt_id))
    return shown


def receipt_of(message: discord.Message | None) -> str | None:
    """The receipt that the feedback buttons of ``message`` name, ``None`` when it has none."""
    rows = message.components if message else []
    ids = [getattr(child, "custom_id", None) or "" for row in rows for child in getattr(row, "children", ())]
    found = (re.fullmatch(_PATTERN, each) for each in ids)
    return next((match["receipt"] for match in found if match), None)


def report_modal(receipt_id: str, language: Language) -> discord.ui.Modal:
    """The form of a report. It is not kept in memory: what is sent comes to ``take_report`` by its id."""
    modal = discord.ui.Modal(title=say(language, "report_title"), custom_id=f"report:{receipt_id}")
    options = [discord.SelectOption(label=say(language, f"report_{each}"), value=each) for each in ERRORS]
    what: discord.ui.Select[Any] = discord.ui.Select(
        custom_id="what", options=options, placeholder=say(language, "report_choose"), required=True
    )
    comment: discord.ui.TextInput[Any] = discord.ui.TextInput(
        custom_id="comment", style=discord.TextStyle.paragraph, max_length=MAX_COMMENT, required=False
    )
    modal.add_item(discord.ui.Label(text=say(language, "report_what"), component=what))
    modal.add_item(
        discord.ui.Label(
            text=say(language, "report_comment"), description=say(language, "report_hint"), component=comment
        )
    )
    modal.stop()
    return modal


async def take_report(interaction: discord.Interaction[Any]) -> None:
    """Stores a report that was sent; does nothing with any other interaction, or with one that came before."""
    if interaction.type is not discord.InteractionType.modal_submit:
        return
    data = cast(Mapping[str, Any], interaction.data or {})
    found = _MODAL.fullmatch(str(data.get("custom_id", "")))
    if found is None or not interaction.client.seen.first_time(interaction.id):
        return
    given = dict(_given(data.get("components", ())))
    verdict = next(iter(given.get("what", ())), None)
    if verdict not in ERRORS:
        verdict = "missing"  # the form cannot be sent without a choice; a report is not lost over it
    comment = " ".join(given.get("comment", ()))
    await _store(interaction, found[1], cast(Verdict, verdict), comment, thanks="report_thanks")


def _given(components: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, list[str]]]:
    """What was chosen or typed, by the id of the field."""
    for each in components:
        inner = [each["component"]] if "component" in each else each.get("components", [])
        yield from _given(inner)
        if not inner and "custom_id" in each:
            yield each["custom_id"], each["values"] if "values" in each else [each.get("value") or ""]


async def _open_report(interaction: Interaction, receipt_id: str, language: Language) -> None:
    try:
        await interaction.response.send_modal(report_modal(receipt_id, language))
    except NOT_SENT as error:
        log.warning("interaction %s: the report could not be opened: %s", interaction.id, error)


async def _store(interaction: Interaction, receipt_id: str, verdict: Verdict, comment: str, *, thanks: str) -> bool:
    """Whether the receipt is known; the one who pressed is told alone, whatever happened."""
    language, is_known = language_of_locale(str(interaction.locale)), True
    try:
        await interaction.response.defer()
        try:
            await interaction.client.handlers.receipts.say(
                receipt_id, verdict, asker_id=interaction.user.id, comment=comment
            )
            text = say(language, thanks, id=receipt_id)
        except UnknownReceipt:
            text, is_known = say(language, "feedback_gone"), False
        except Exception as error:  # noqa: BLE001  (an edge: whoever pressed gets a sentence, the log gets the rest)
            text = explain(error, language)
        await interaction.followup.send(inert(text), ephemeral=True)
    except NOT_SENT as error:
        log.warning("interaction %s: feedback could not be answered: %s", interaction.id, error)
    return is_known


async def _withdraw(interaction: Interaction, view: discord.ui.View | discord.ui.LayoutView) -> None:
    """Takes the feedback away from an answer that is no longer known; its other buttons stay."""
    for item in list(view.children):
        if isinstance(item, FeedbackButton) or re.fullmatch(_PATTERN, getattr(item, "custom_id", None) or ""):
            view.remove_item(item)
    view.stop()  # the other buttons are known by their ids, not by this view
    try:
        await interaction.edit_original_response(view=view if view.children else None)
    except NOT_SENT as error:
        log.warning("interaction %s: feedback could not be withdrawn: %s", interaction.id, error)
