"""Look-ups from what was typed to the reply: pages, completion in three scripts within its time, meetings by day."""

from __future__ import annotations

import asyncio
import time
from datetime import date

import pytest

from bot.errors import UnknownPlace
from bot.executor import Executor
from bot.lookups import MAX_CHOICE, MAX_CHOICES, Lookups, meeting_of
from bot.meeting_options import MeetingOptions
from corpus.errors import StoreError, UnknownMeeting, UnknownPerson
from tests.bot.fakes import FakeBackend
from tests.bot.meetings import KANG, FakeRegister, days, many, meeting


def lookups(register: FakeRegister | None = None) -> Lookups:
    return Lookups(FakeBackend(register=register), Executor(workers=1, max_waiting=4, timeout_s=5.0))


async def test_pages_hold_eight_newest_first_and_the_last_page_the_rest() -> None:
    made = lookups(FakeRegister(many(20)))
    first, last = await made.page(MeetingOptions(), 0, "en"), await made.page(MeetingOptions(), 2, "en")
    assert (first.number, first.n_pages, len(first.reply.items), len(last.reply.items)) == (0, 3, 8, 4)
    assert first.reply.items[0].details[-1] == "2019-10-19-motegi-kang-tokyo"
    assert last.reply.items[-1].details[-1] == "2019-09-26-motegi-kang-new-york"


async def test_a_page_that_is_gone_becomes_the_last_one() -> None:
    page = await lookups(FakeRegister(many(9))).page(MeetingOptions(), 77, "en")
    assert (page.number, page.n_pages) == (1, 2)


async def test_what_a_page_was_filtered_by_turns_it_again() -> None:
    made = lookups(FakeRegister(many(20)))
    page = await made.page(MeetingOptions(who="茂木", where="東京", year="2019", status="held"), 0, "en")
    again = await made.page(page.filters, 1, "ja")
    assert page.filters.who == ("motegi-toshimitsu",)
    assert again.reply.notes == ("参加者 茂木敏充 · 場所 東京 · 2019年 · 開催",)
    assert (page.n_pages, again.number) == (3, 1)


@pytest.mark.parametrize("typed", ["moteki", "茂木", "모테기", "motegi tosh", "MOTEGI"])
async def test_a_person_is_completed_in_three_scripts_and_misspelt(typed: str) -> None:
    for language, name in (
        ("en", "Motegi Toshimitsu"),
        ("ja", "茂木敏充 (Motegi Toshimitsu)"),
        ("ko", "모테기 도시미쓰 (Motegi Toshimitsu)"),
    ):
        choices = await lookups().complete("person", typed, language)  # type: ignore[arg-type]
        assert (choices[0].name, choices[0].value) == (name, "motegi-toshimitsu")


@pytest.mark.parametrize("typed", ["new yor", "nyu york", "ニューヨーク", "뉴욕"])
async def test_a_place_is_sent_by_a_name_that_is_understood_again(typed: str) -> None:
    made = lookups()
    choices = await made.complete("place", typed, "en")
    assert choices[0].value == "New York"
    assert (await made.page(MeetingOptions(where=choices[0].value), 0, "en")).reply.items


async def test_a_meeting_is_completed_by_id_day_people_and_place() -> None:
    made = lookups()
    for typed in ("2019-09-26", "motegi new york", "茂木 ニューヨーク"):
        assert (await made.complete("meeting", typed, "en"))[0].value == "2019-09-26-motegi-kang-new-york"


async def test_meetings_are_offered_in_the_language_of_the_user() -> None:
    choices = await lookups().complete("meeting", "2019-09-26", "ko")
    assert choices[0].name == "2019년 9월 26일 · 개최 · 외교장관 회담 · 뉴욕 · 모테기 도시미쓰, 강경화"


async def test_choices_are_at_most_25_none_longer_than_100() -> None:
    crowd = [
        meeting(
            id=f"m{n}-{'x' * 60}",
            when=days(date(2019, 1, 1 + n % 28)),
            participants=(KANG,) * 9,
        )
        for n in range(60)
    ]
    made = lookups(FakeRegister(crowd))
    for kind in ("person", "place", "meeting"):
        choices = await made.complete(kind, "", "ko")  # type: ignore[arg-type]
        assert 0 < len(choices) <= MAX_CHOICES
        assert all(1 <= len(choice.name) <= MAX_CHOICE and len(choice.value) <= MAX_CHOICE for choice in choices)


async def test_completion_does_not_wait_behind_questions() -> None:
    executor = Executor(workers=1, max_waiting=4, timeout_s=5.0)
    backend = FakeBackend()
    made = Lookups(backend, executor)
    await made.warm()
    slow = asyncio.create_task(executor.run(time.sleep, 0.5))
    await asyncio.sleep(0)
    started = time.perf_counter()
    assert await made.complete("person", "moteki", "en")
    assert time.perf_counter() - started < 0.4
    await slow


async def test_without_a_register_nothing_is_completed() -> None:
    register = FakeRegister()

    def broken(*_: object, **__: object) -> tuple[()]:
        raise StoreError("this archive has no register of meetings yet; run `chancery index build` to make it")

    register.suggest = broken  # type: ignore[method-assign]
    assert await lookups(register).complete("person", "x", "en") == []


async def test_a_timeline_asks_for_dated_meetings_only() -> None:
    register = FakeRegister([*many(3), meeting(id="undated", when=None)])
    shown = await lookups(register).timeline(MeetingOptions(), "en")
    assert len(shown.reply.items) == 3
    assert shown.reply.notes == ("1 more has no known day and cannot be drawn; /meetings lists it.",)


def test_a_meeting_is_found_by_its_id_the_begin_of_it_or_its_day() -> None:
    backend = FakeBackend()
    for typed in ("2019-09-26-motegi-kang-new-york", "2019-09-26", "2019-09", " 2019-09-26 "):
        assert meeting_of(typed, backend).city == "New York"


def test_a_day_with_several_meetings_and_one_with_none_are_told_apart() -> None:
    backend = FakeBackend(register=FakeRegister([meeting(id="a"), meeting(id="b")]))
    with pytest.raises(UnknownMeeting) as several:
        meeting_of("2019-09-26", backend)
    assert (several.value.several, set(several.value.nearest)) == (True, {"a", "b"})
    with pytest.raises(UnknownMeeting) as nothing:
        meeting_of("1871-01-01", backend)
    assert not nothing.value.several


def test_for_a_day_without_a_meeting_those_before_and_after_it_are_named() -> None:
    on = {"a": date(2019, 1, 1), "b": date(2019, 2, 1), "c": date(2019, 3, 1), "d": date(2019, 5, 1)}
    register = FakeRegister([meeting(id=name, when=days(day)) for name, day in on.items()])
    for typed, around in (("2019-04-02", ["b", "c", "d"]), ("1871", ["a", "b"]), ("2020-01", ["c", "d"])):
        with pytest.raises(UnknownMeeting) as unknown:
            meeting_of(typed, FakeBackend(register=register))
        assert list(unknown.value.nearest) == around


async def test_names_that_may_be_meant_are_in_the_language_of_the_reader() -> None:
    made = lookups()
    for language, name in (("en", "Motegi Toshimitsu"), ("ja", "茂木敏充"), ("ko", "모테기 도시미쓰")):
        with pytest.raises(UnknownPerson) as person:
            await made.page(MeetingOptions(who="Mxtegu"), 0, language)  # type: ignore[arg-type]
        assert person.value.nearest[0] == name
    with pytest.raises(UnknownPlace) as place:
        await made.timeline(MeetingOptions(where="Nevoyorku"), "ja")
    assert place.value.nearest == ("ニューヨーク",)
