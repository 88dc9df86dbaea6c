"""A list says honestly when, in words what became of it, and last the id; a page is one message, whatever is in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.budget import size
from bot.meeting_list import PAGE_SIZE, Listed, meeting_item, page_reply
from bot.meeting_options import KINDS, STATUSES
from bot.meeting_text import fitting_people, short_when
from bot.render import render_page
from corpus.meetings.register import Extent
from corpus.types import Precision
from retrieval.types import Language
from tests.bot.discord_markdown import alive, shown
from tests.bot.meetings import ABE, KANG, MOON, MOTEGI, days, gazetteer, meeting

EXTENT = Extent(125, date(1965, 6, 22), date(2026, 1, 13))
LANGUAGES: tuple[Language, ...] = ("en", "ja", "ko")


def listed(*meetings: object, n: int | None = None, asked: str = "") -> Listed:
    return Listed(
        meetings=meetings,  # type: ignore[arg-type]
        n_meetings=len(meetings) if n is None else n,
        asked=asked,
        extent=EXTENT,
        as_of_on=date(2026, 3, 1),
    )


@pytest.mark.parametrize(
    ("first", "last", "precision", "texts"),
    [
        (date(2019, 9, 26), None, Precision.DAY, ("26 Sep 2019", "2019年9月26日", "2019년 9월 26일")),
        (date(2020, 2, 1), date(2020, 2, 29), Precision.MONTH, ("Feb 2020", "2020年2月", "2020년 2월")),
        (date(2023, 1, 1), date(2023, 12, 31), Precision.YEAR, ("2023", "2023年", "2023년")),
        (
            date(2023, 7, 1), date(2023, 9, 30), Precision.QUARTER,
            ("Jul 2023 – Sep 2023", "2023年7月 – 2023年9月", "2023년 7월 – 2023년 9월"),
        ),
        (
            date(2019, 9, 23), date(2019, 9, 26), Precision.RANGE,
            ("23 Sep 2019 – 26 Sep 2019", "2019年9月23日 – 2019年9月26日", "2019년 9월 23일 – 2019년 9월 26일"),
        ),
    ],
)  # fmt: skip
def test_a_date_is_never_finer_than_it_is_known(
    first: date, last: date | None, precision: Precision, texts: tuple[str, ...]
) -> None:
    when = days(first, last, precision)
    assert tuple(short_when(when, language) for language in LANGUAGES) == texts


def test_an_unknown_day_is_said() -> None:
    assert meeting_item(meeting(when=None), "en", gazetteer()).name == "day not known"


@pytest.mark.parametrize(
    ("language", "details"),
    [
        ("en", ("held", "foreign ministers' talks", "New York", "Motegi Toshimitsu, Kang Kyung-wha")),
        ("ja", ("開催", "外相会談", "ニューヨーク", "茂木敏充、康京和")),
        ("ko", ("개최", "외교장관 회담", "뉴욕", "모테기 도시미쓰, 강경화")),
    ],
)
def test_a_line_holds_status_kind_place_people_and_the_id(language: Language, details: tuple[str, ...]) -> None:
    made = meeting()
    assert meeting_item(made, language, gazetteer()).details == (*details, made.id)


def test_what_was_planned_never_reads_like_what_was_held() -> None:
    for language in LANGUAGES:
        texts = {s: meeting_item(meeting(status=s), language, gazetteer()).details[0] for s in STATUSES}
        assert len(set(texts.values())) == len(STATUSES)
    assert "no report that it was held" in meeting_item(meeting(status="planned"), "en", gazetteer()).details[0]


def test_people_who_find_no_room_are_counted() -> None:
    crowd = meeting(participants=(MOTEGI, KANG, ABE, MOON))
    assert fitting_people(crowd, "en", gazetteer(), room=40) == "Motegi Toshimitsu and 3 more"
    assert fitting_people(crowd, "ja", gazetteer(), room=12) == "茂木敏充、康京和ほか2人"
    assert fitting_people(crowd, "en", gazetteer(), room=3) == "4 participants"
    assert fitting_people(meeting(participants=()), "en", gazetteer(), room=3) == "Japan and South Korea"
    assert fitting_people(meeting(participants=(), sides=("CN", "KR")), "ja", gazetteer(), room=3) == "中国、韓国"


def test_a_page_says_how_many_which_page_the_filters_and_the_scope() -> None:
    shown_meetings = [meeting(id=f"m{n}") for n in range(PAGE_SIZE)]
    content = shown(
        render_page(page_reply(listed(*shown_meetings, n=17, asked="in London"), 1, "en", gazetteer())).content
    )
    first, second, *lines = content.split("\n")
    assert (first, second) == ("17 meetings on record · page 2 of 3", "in London")
    assert len(lines) == PAGE_SIZE + 1
    assert "register: 125 meetings, Tuesday, 22 June 1965 to Tuesday, 13 January 2026" in lines[-1]
    assert "archive as of Sunday, 1 March 2026 (newest report or event)" in lines[-1]


def test_an_empty_list_says_so_with_the_filters_and_what_to_do() -> None:
    content = render_page(page_reply(listed(asked="in Lima"), 0, "en", gazetteer())).content
    assert "No meeting on record passes these filters." in content
    assert "in Lima" in content
    assert "Leave a filter out" in content


long_text = st.text(min_size=1, max_size=150)
crowds = st.lists(long_text.map(lambda name: replace(MOTEGI, person_id=None, name=name)), max_size=9)
hostile = st.builds(
    meeting,
    id=st.from_regex(r"\A[a-z0-9-]{1,60}\Z"),
    kind=st.sampled_from(KINDS),
    status=st.sampled_from(STATUSES),
    city=st.none() | long_text,
    place_id=st.none(),
    participants=crowds.map(tuple),
    when=st.none() | st.just(days(date(2019, 9, 23), date(2019, 9, 26), Precision.RANGE)),
)


@settings(max_examples=40)
@given(st.lists(hostile, min_size=PAGE_SIZE, max_size=PAGE_SIZE), st.sampled_from(LANGUAGES))
def test_a_page_of_anything_is_one_message_with_every_id_and_nothing_alive(
    meetings: list[object], language: Language
) -> None:
    reply = page_reply(listed(*meetings, n=900, asked="x" * 240), 3, language, gazetteer())
    content = render_page(reply).content
    assert size(content) <= 2000
    assert sum(1 for line in content.split("\n") if line.startswith("• ")) == PAGE_SIZE
    for each in meetings:
        assert each.id in content  # type: ignore[attr-defined]
    assert {kind for kind, _ in alive(content)} <= {"small print", "bold"}


def test_somebody_whom_the_gazetteer_does_not_know_is_named_as_written() -> None:
    stranger = replace(MOTEGI, person_id=None, name="A. Stranger")
    assert "A. Stranger" in meeting_item(meeting(participants=(stranger,)), "ja", gazetteer()).details
