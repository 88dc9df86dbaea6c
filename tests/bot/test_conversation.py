"""What was asked before is found by the answer or the thread; what is carried over from it is said."""

from __future__ import annotations

from datetime import date
from functools import cache
from types import SimpleNamespace
from unittest.mock import AsyncMock, create_autospec

import discord
import pytest

from bot import conversation
from bot.conversation import Asked, Conversations, Meant, asked_of, full_queries, with_carried
from corpus.gazetteer import Gazetteer
from corpus.types import EventDate, Precision
from retrieval.followup import FollowUp
from retrieval.reply import Reply
from retrieval.types import DateRange, Query
from retrieval.understand import Reader
from tests.bot.fakes import abstention, answer

ME = discord.Object(1)
QUESTION = "When did Motegi and Kang meet in New York in 2019?"


@cache
def reader() -> Reader:
    return Reader(Gazetteer.load(), today=date(2026, 1, 1))


def message(*, reference: object = None, channel: object = None) -> discord.Message:
    made = create_autospec(discord.Message, instance=True)
    made.reference, made.id, made.guild = reference, 50, SimpleNamespace(me=ME)
    made.channel = channel or create_autospec(discord.TextChannel, instance=True)
    return made


def in_thread(*, owner_id: int, name: str = QUESTION, thread_id: int = 30) -> discord.Thread:
    made = create_autospec(discord.Thread, instance=True)
    made.id, made.owner_id, made.name = thread_id, owner_id, name
    return made


def reply_to(answer_id: int, *, author_id: int = 1, above: int | None = None) -> SimpleNamespace:
    answered = create_autospec(discord.Message, instance=True)
    answered.author = SimpleNamespace(id=author_id)
    answered.reference = SimpleNamespace(message_id=above) if above else None
    return SimpleNamespace(message_id=answer_id, resolved=answered)


async def test_a_reply_goes_on_from_the_question_behind_that_answer() -> None:
    known = Conversations()
    known.remember(Asked("one"), 10, 11)
    known.remember(Asked("two"), 12)
    assert await known.before(message(reference=reply_to(11)), ME) == Asked("one")
    assert await known.before(message(reference=reply_to(12)), ME) == Asked("two")


async def test_nothing_comes_before_a_message_in_a_channel() -> None:
    assert await Conversations().before(message(), ME) is None


async def test_in_a_thread_it_goes_on_from_the_last_question_there_else_from_its_name() -> None:
    known = Conversations()
    assert await known.before(message(channel=in_thread(owner_id=1)), ME) == Asked(QUESTION)
    known.remember(Asked("later"), 30)
    assert await known.before(message(channel=in_thread(owner_id=1)), ME) == Asked("later")
    assert await known.before(message(channel=in_thread(owner_id=7, thread_id=31)), ME) is None


async def test_after_a_restart_the_question_is_read_from_discord() -> None:
    asking = message(reference=reply_to(10, above=9))
    asking.channel.fetch_message = AsyncMock(return_value=SimpleNamespace(content="<@1> When did they meet?"))
    assert await Conversations().before(asking, ME) == Asked("When did they meet?")
    asking.channel.fetch_message.assert_awaited_once_with(9)


async def test_without_the_permission_nothing_is_read() -> None:
    asking = message(reference=reply_to(10, above=9))
    asking.channel.fetch_message = AsyncMock()
    asking.channel.permissions_for.return_value = discord.Permissions(read_message_history=False)
    assert await Conversations().before(asking, ME) is None
    asking.channel.fetch_message.assert_not_awaited()


async def test_what_somebody_else_said_is_not_read() -> None:
    asking = message(reference=reply_to(10, author_id=7, above=9))
    asking.channel.fetch_message = AsyncMock()
    assert await Conversations().before(asking, ME) is None
    asking.channel.fetch_message.assert_not_awaited()


async def test_only_the_newest_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversation, "MAX_KEPT", 2)
    known = Conversations()
    for n in range(3):
        known.remember(Asked(str(n)), n)
    assert await known.before(message(reference=reply_to(0, author_id=7)), ME) is None
    assert await known.before(message(reference=reply_to(2)), ME) == Asked("2")


def test_the_full_query_keeps_the_filters_and_takes_the_language_of_the_new_question() -> None:
    query = Query(text="그럼 어디서?", outlet="Yonhap", k=3)
    (meant,) = full_queries(reader(), query, Asked(QUESTION))
    full = meant.query
    assert (full.outlet, full.k, full.language, full.happened) == ("Yonhap", 3, "ko", None)
    assert meant.carried is not None
    assert full.text == meant.carried.text == "Motegi and Kang meet in New York in 2019 어디서?"


def test_a_filter_that_was_typed_wins_over_the_day_that_was_answered() -> None:
    typed, before = DateRange(date(2021, 1, 1), None), Asked(QUESTION, date(2019, 9, 26))
    (meant,) = full_queries(reader(), Query(text="and the next one?", happened=typed), before)
    assert meant.query.happened == typed
    (meant,) = full_queries(reader(), Query(text="and the next one?"), before)
    assert meant.query.happened == DateRange(date(2019, 9, 27), None)


def test_without_anything_before_or_to_carry_the_query_stays() -> None:
    for before in (None, Asked(QUESTION)):
        query = Query(text="Who is Kishida?")
        assert full_queries(reader(), query, before) == (Meant(query),)


def test_it_goes_on_from_the_question_that_stood_by_itself() -> None:
    before = Asked("GSOMIA why did korea end it", base="GSOMIA timeline")
    (meant,) = full_queries(reader(), Query(text="who decided that"), before)
    assert meant.query.text == "GSOMIA who decided that"


@pytest.mark.parametrize(
    ("language", "happened", "line"),
    [
        ("en", None, "Taken from the question before: Motegi · Kang"),
        (
            "ja",
            DateRange(date(2019, 9, 27), None),
            "前の質問から引き継ぎ：Motegi · Kang · 2019年9月26日（木）より後の会談",
        ),
        (
            "ko",
            DateRange(None, date(2019, 9, 25)),
            "앞 질문에서 이어받음: Motegi · Kang · 2019년 9월 26일(목)보다 앞의 회담",
        ),
    ],
)
def test_what_was_carried_over_is_said_in_one_line(language: str, happened: DateRange | None, line: str) -> None:
    reply = Reply(language=language, lead=("x",), notes=("a note",))
    carried = FollowUp("full", ("Motegi", "Kang"), "en", happened)
    assert with_carried(reply, carried).notes == (line, "a note")
    assert with_carried(reply, None) is reply


def test_that_the_same_meeting_is_meant_is_said() -> None:
    carried = FollowUp("full", ("Motegi",), "en", same_on=date(2019, 9, 26))
    line = "Taken from the question before: Motegi · the meeting of Thursday, 26 September 2019"
    assert with_carried(Reply(language="en", lead=("x",)), carried).notes == (line,)


def test_a_question_without_answer_leaves_what_came_before_to_go_on_from() -> None:
    before = Asked("GSOMIA", None)
    assert asked_of(Meant(Query(text="Is kimchi spicy?")), abstention(), before) == before
    carried = Meant(Query(text="GSOMIA where"), FollowUp("GSOMIA where", ("GSOMIA",), "en", base="GSOMIA"))
    assert asked_of(carried, abstention(), before) == Asked("GSOMIA where", None, "GSOMIA")


def test_what_was_asked_in_between_leaves_the_talk_with_the_meeting() -> None:
    before = Asked("When did they meet in 2019?", date(2019, 9, 26))
    carried = FollowUp("x", ("2019",), "en", base="When did they meet in 2019?")
    assert asked_of(Meant(Query(text="x"), carried), answer(), before).answered_on == date(2019, 9, 26)
    unmarked = FollowUp("x", ("2019",), "en", base="When did they meet in 2019")
    assert asked_of(Meant(Query(text="x"), unmarked), answer(), before).answered_on == date(2019, 9, 26)
    other = FollowUp("x", ("2020",), "en", base="When did they meet in 2020?")
    assert asked_of(Meant(Query(text="x"), other), answer(), before).answered_on is None


def test_the_day_that_was_answered_is_that_of_the_one_meeting() -> None:
    day = date(2019, 9, 26)
    meeting = SimpleNamespace(when=EventDate(day, day, Precision.DAY, "stated"))
    month = SimpleNamespace(when=EventDate(date(2019, 9, 1), date(2019, 9, 30), Precision.MONTH, "stated"))
    query = Meant(Query(text="When?"))
    assert asked_of(query, answer(meetings=(meeting,))) == Asked("When?", day)
    assert asked_of(query, answer(meetings=(month,))) == Asked("When?")
    other = SimpleNamespace(when=EventDate(date(2020, 2, 15), date(2020, 2, 15), Precision.DAY, "stated"))
    assert asked_of(query, answer(meetings=(meeting, meeting))) == Asked("When?", day)
    assert asked_of(query, answer(meetings=(meeting, other))) == Asked("When?")
    assert asked_of(query, abstention(meetings=(meeting,))) == Asked("When?")
    assert asked_of(query, answer(), on=day) == Asked("When?", day)
    assert asked_of(query, answer(meetings=(meeting, other)), on=day) == Asked("When?")
