"""An article without a day is placed by a meeting of the three countries that it announces for a weekday."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from corpus.dates import find_mentions
from corpus.gazetteer import Gazetteer
from corpus.types import EventDate, PartialDate, Precision
from retrieval.placed_week import announced_days, known_meetings, placed
from retrieval.understand import concept_ids
from tests.corpus.made import made_article

GAZETTEER = Gazetteer.load()
THE_THREE = "The foreign ministers of South Korea, Japan and China will meet in"
DAYS = (date(2019, 8, 20), date(2019, 8, 21), date(2019, 8, 22))


def announced(text: str, published: PartialDate, month: PartialDate | None = None) -> tuple[date, ...]:
    article = made_article(text, published=published)
    return announced_days(article, month, lambda words, language: concept_ids(words, language, GAZETTEER))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (f"{THE_THREE} Beijing from Tuesday evening to Thursday.", DAYS),
        (f"{THE_THREE} Beijing on Wednesday.", DAYS[1:2]),
        (f"{THE_THREE} Beijing on Friday.", ()),  # not the day of the one that is known
        (f"{THE_THREE} Tokyo on Wednesday.", ()),  # none is known of there in that year
        (f"{THE_THREE} Beijing last Wednesday.", ()),
        ("The foreign ministers of South Korea and Japan will meet in Beijing on Wednesday.", ()),
    ],
)
def test_the_days_are_those_of_the_one_meeting_that_may_be_meant(text: str, days: tuple[date, ...]) -> None:
    assert announced(text, PartialDate(2019)) == days
    assert announced(text, PartialDate(2019, 8)) == days


def test_an_article_of_a_known_day_or_of_another_time_is_left_where_it_is() -> None:
    text = f"{THE_THREE} Beijing on Wednesday."
    assert announced(text, PartialDate(2019, 8, 20)) == ()
    assert announced(text, PartialDate(2021)) == ()
    assert announced(text, PartialDate(2019), month=PartialDate(2019, 9)) == ()


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("on Wednesday", DAYS[1], DAYS[1]),
        ("from Tuesday to Thursday", DAYS[0], DAYS[2]),
        ("on Friday", date(2019, 8, 1), date(2019, 8, 31)),  # outside of what is announced
        ("this week", date(2019, 8, 1), date(2019, 8, 31)),
    ],
)
def test_a_weekday_among_the_announced_ones_has_its_day(words: str, first: date, last: date) -> None:
    month = EventDate(date(2019, 8, 1), date(2019, 8, 31), Precision.MONTH, "relative")
    event = placed(find_mentions(words, "en")[0], month, DAYS)
    assert (event.earliest_on, event.latest_on) == (first, last)
    assert event.basis == ("relative" if event is month else "inferred")


@pytest.mark.parametrize("meeting", known_meetings(), ids=lambda m: m.brief_id)
def test_each_known_meeting_is_that_of_its_brief(meeting: object) -> None:
    known = next(m for m in known_meetings() if m == meeting)
    brief = files("corpus").joinpath("briefs", str(known.on.year), f"{known.brief_id}.md").read_text("utf-8")
    assert f'happened: "{known.on.isoformat()}"' in brief
    assert known.named <= {"office:fm", "topic:trilateral-summit"} | {
        each for each in known.named if each.startswith(("country:", "place:"))
    }
    assert all(GAZETTEER.entity(each.partition(":")[2]) for each in known.named if each.startswith("place:"))
