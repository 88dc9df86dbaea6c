"""What was typed becomes the query that was meant, or a reason why it cannot."""

from datetime import date

import pytest

from bot.errors import BadDate, BadRange, EmptyQuestion, QuestionTooLong, UnknownOutlet
from bot.executor import Executor
from bot.handlers import AskOptions, Handlers
from retrieval.types import DateRange, OutletRow
from tests.bot.fakes import FakeBackend


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend()


@pytest.fixture
async def handlers(backend: FakeBackend) -> Handlers:
    made = Handlers(backend, Executor(workers=1, max_waiting=4, timeout_s=5.0))
    await made.load()
    return made


async def test_the_two_kinds_of_date_reach_the_two_filters(handlers: Handlers) -> None:
    query = handlers.query(
        "  When\u200b did\nthey meet? ",
        AskOptions(happened_from="2021-05", happened_to="2021-05", published_from="2020", published_to="2021-05-06"),
    )
    assert query.text == "When did they meet?"
    assert query.happened == DateRange(date(2021, 5, 1), date(2021, 5, 31))
    assert query.published == DateRange(date(2020, 1, 1), date(2021, 5, 6))
    assert query.outlet is None


async def test_one_open_end_stays_open(handlers: Handlers) -> None:
    assert handlers.query("x", AskOptions(happened_from="2021")).happened == DateRange(date(2021, 1, 1), None)
    assert handlers.query("x", AskOptions(happened_to="2021")).happened == DateRange(None, date(2021, 12, 31))
    assert handlers.query("x").happened is None


@pytest.mark.parametrize("typed", ["yesterday", "2021-13", "2021-02-30", "21", "2021/05/06"])
async def test_what_is_no_date_is_named(handlers: Handlers, typed: str) -> None:
    with pytest.raises(BadDate) as caught:
        handlers.query("x", AskOptions(published_to=typed))
    assert (caught.value.option, caught.value.found) == ("published_to", typed)


async def test_a_range_that_runs_backwards_is_refused(handlers: Handlers) -> None:
    with pytest.raises(BadRange):
        handlers.query("x", AskOptions(happened_from="2022", happened_to="2021"))


async def test_questions_of_no_or_too_many_letters_are_refused(handlers: Handlers) -> None:
    with pytest.raises(EmptyQuestion):
        handlers.query(" \u200b\n")
    handlers.query("x" * 1000)
    with pytest.raises(QuestionTooLong):
        handlers.query("x" * 1001)


async def test_an_outlet_is_known_by_its_name_in_any_case(handlers: Handlers) -> None:
    assert handlers.query("x", AskOptions(outlet=" kyodo news ")).outlet == "Kyodo News"
    with pytest.raises(UnknownOutlet) as caught:
        handlers.query("x", AskOptions(outlet="Yonhop"))
    assert caught.value.nearest == ("Yonhap",)


async def test_completion_offers_names_that_begin_so_first(handlers: Handlers) -> None:
    assert handlers.outlet_choices("KO") == ["The Korea Herald"]
    assert handlers.outlet_choices("y") == ["Yonhap", "Kyodo News"]
    assert len(handlers.outlet_choices("")) == 4


async def test_completion_offers_at_most_25_and_none_that_is_too_long() -> None:
    rows = [OutletRow("x" * 101, 1, None, None), *(OutletRow(f"Paper {n}", 1, None, None) for n in range(60))]
    made = Handlers(FakeBackend(outlets=rows), Executor(workers=1, max_waiting=4, timeout_s=5.0))
    await made.load()
    assert len(made.outlet_choices("")) == 25
    assert made.outlet_choices("xx") == []


async def test_the_archive_is_asked_in_a_thread_of_the_pool(handlers: Handlers, backend: FakeBackend) -> None:
    reply = await handlers.ask(handlers.query("When?"))
    assert reply.lead == ("The two ministers sat down in London on Wednesday. [1]",)
    assert all(name.startswith("question") for name in backend.threads)


async def test_a_new_index_brings_its_outlets(handlers: Handlers, backend: FakeBackend) -> None:
    backend._outlets = [OutletRow("Jiji Press", 1, None, None)]
    assert not await handlers.refresh()
    assert handlers.outlet_choices("jiji") == []
    backend.changed = True
    assert await handlers.refresh()
    assert handlers.outlet_choices("jiji") == ["Jiji Press"]
