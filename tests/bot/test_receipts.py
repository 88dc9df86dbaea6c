"""A receipt is made for each answer, and its absence keeps no answer back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.commands.feedback import receipt_of, report_modal, with_feedback
from bot.executor import Executor
from bot.receipts import Receipts, with_receipt
from retrieval.errors import UnknownReceipt
from retrieval.receipts import Amount, ReceiptBook
from retrieval.reply import reply_of
from retrieval.types import Query
from tests.bot.fakes import answer

QUERY = Query(text="When?")


def receipts(days: int = 30) -> tuple[ReceiptBook, Receipts]:
    book = ReceiptBook(None)
    return book, Receipts(book, Executor(workers=1, max_waiting=4, timeout_s=5.0), days=days)


async def test_what_is_kept_counted_and_deleted_is_that_of_the_asker() -> None:
    book, made = receipts()
    first, second = await made.keep(QUERY, answer(), 1), await made.keep(QUERY, answer(), 2)
    assert first and second and first != second
    await made.say(first, "helpful", asker_id=2)
    assert await made.count_of(2) == Amount(n_receipts=1, n_feedback=1)
    assert await made.delete_all_of(2) == Amount(1, 1)
    assert book.get(first).query == QUERY
    with pytest.raises(UnknownReceipt):
        book.get(second)


async def test_with_no_days_none_is_made_and_a_disk_that_refuses_keeps_no_answer_back() -> None:
    book, made = receipts(days=0)
    assert await made.keep(QUERY, answer(), 1) is None
    book, made = receipts()
    book.close()
    assert await made.keep(QUERY, answer(), 1) is None


def test_the_receipt_stands_at_the_end_of_the_last_line() -> None:
    reply = reply_of(answer())
    assert with_receipt(reply, "abcd2345").footer == f"{reply.footer} · receipt abcd2345"
    assert with_receipt(replace(reply, footer=None), "abcd2345").footer == "receipt abcd2345"
    assert with_receipt(reply, None) is reply


async def test_feedback_has_a_row_of_its_own_below_other_buttons() -> None:
    import discord

    view = discord.ui.View(timeout=None)
    view.add_item(discord.ui.Button(label="more", custom_id="a:more"))
    shown = with_feedback(view, "abcd2345", "ko")
    assert shown is view
    rows = view.to_components()
    assert [[each["label"] for each in row["components"]] for row in rows] == [
        ["more"],
        ["👍 도움이 됨", "👎 도움이 안 됨", "오류 신고"],
    ]
    assert with_feedback(None, None, "en") is None


async def test_a_report_is_not_kept_in_memory_and_a_message_without_feedback_has_no_receipt() -> None:
    modal = report_modal("abcd2345", "ja")
    assert modal.is_finished()
    assert modal.custom_id == "report:abcd2345"
    assert receipt_of(None) is None
