"""Every question is counted by what became of it and logged without its words."""

import logging

import pytest

from bot.errors import Busy, EmptyQuestion, TookTooLong
from bot.observer import Observer, outcome_of
from retrieval.errors import BadQuery, NoIndex
from retrieval.types import Answer, Query
from tests.bot.fakes import abstention, answer

QUERY = Query(text="a private matter")


async def given(result: Answer | Exception) -> Answer:
    if isinstance(result, Exception):
        raise result
    return result


def scraped(observer: Observer, name: str) -> dict[str, float]:
    """The samples of a metric that are not 0, by what became of the question."""
    samples = (sample for family in observer.metrics.registry.collect() for sample in family.samples)
    return {each.labels.get("outcome", ""): each.value for each in samples if each.name == name and each.value}


async def test_answers_and_failures_are_counted(caplog: pytest.LogCaptureFixture) -> None:
    observer = Observer()
    with caplog.at_level(logging.INFO, "bot.observer"):
        assert await observer.watch(given(answer()), QUERY) == answer()
        await observer.watch(given(abstention()), QUERY)
        with pytest.raises(Busy):
            await observer.watch(given(Busy(3)), QUERY)
    assert scraped(observer, "chancery_questions_total") == {"answered": 1, "abstained": 1, "busy": 1}
    assert scraped(observer, "chancery_question_seconds_count") == {"": 3}
    fields = caplog.records[0].fields
    assert {name: fields[name] for name in fields if name != "ms"} == {
        "outcome": "answered", "n_characters": 16, "language": "en", "n_citations": 2, "index_id": "gen-000001",
    }  # fmt: skip
    assert caplog.records[1].fields["reason"] == "no_coverage"
    assert "private" not in str([record.__dict__ for record in caplog.records])


async def test_the_words_are_logged_when_the_settings_say_so(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "bot.observer"):
        await Observer(with_questions=True).watch(given(answer()), QUERY)
    assert caplog.records[0].fields["question"] == "a private matter"


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (Busy(1), "busy"),
        (TookTooLong(1.0), "timeout"),
        (EmptyQuestion(), "refused"),
        (BadQuery("no"), "refused"),
        (NoIndex("x"), "failed"),
        (RuntimeError("x"), "failed"),
    ],
)
def test_failures_are_told_apart(error: Exception, outcome: str) -> None:
    assert outcome_of(error) == outcome
