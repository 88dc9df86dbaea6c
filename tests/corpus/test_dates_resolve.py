"""What resolution promises whatever the words: no finer than the mention, never backwards, never an exception."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import Anchor, find_mentions, resolve
from corpus.dates.article import resolved_mentions
from corpus.types import PartialDate, Precision
from tests.corpus.dated import only

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))
LANGUAGES = st.sampled_from(["en", "ja", "ko"])
WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "ja": ("月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日"),
    "ko": ("월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"),
}
JUMBLE = (
    "Wednesday|last |next |early |Sept. |May |26|3-5|the |of |last year|2019|1965 to 1945|yesterday |a day later|"
    "will meet |said |on |“|”| and |. |\n\n|Feb. 29 "
    "|昨年|9月|31日|下旬|翌日|同|から|来週|水曜|「|」|予定|した。|令和|元年|9999年|0月|２９日"
    "|지난|오는|다음 달|초|말|26일|~|9월 |작년 |이튿날|수요일|예정|했다. |하루 전|3개월 전"
)
PIECES = st.sampled_from(JUMBLE.split("|"))
FINENESS = {Precision.DAY: 3, Precision.MONTH: 2, Precision.QUARTER: 1, Precision.YEAR: 0, Precision.RANGE: -1}
DATED_FORMS = {
    "en": (lambda d: f"on {d:%B} {d.day}, {d.year}.", lambda d: f"on {d.day} {d:%B} {d.year}.", date.isoformat),
    "ja": (lambda d: f"{d.year}年{d.month}月{d.day}日に", lambda d: f"{d:%Y/%m/%d}"),
    "ko": (lambda d: f"{d.year}년 {d.month}월 {d.day}일 ", lambda d: f"{d:%Y.%m.%d}"),
}
YEARLESS_FORMS = {
    "en": (lambda d: f"on {d:%B} {d.day}.", lambda d: f"on {d.day} {d:%B}."),
    "ja": (lambda d: f"{d.month}月{d.day}日に",),
    "ko": (lambda d: f"{d.month}월 {d.day}일 ",),
}


def anchored(day: date) -> Anchor:
    return Anchor(PartialDate.of(day), basis="published")


@given(LANGUAGES, DAYS, st.integers(0, 2))
def test_a_day_written_out_is_that_day_without_any_anchor(language, day, form):
    forms = DATED_FORMS[language]
    text = f"x {forms[form % len(forms)](day)}"
    (mention,) = find_mentions(text, language)
    found = resolve(mention, anchor=Anchor(), context=text)
    assert found is not None
    assert (found.earliest_on, found.latest_on, found.precision, found.basis) == (day, day, Precision.DAY, "stated")


@given(LANGUAGES, DAYS, st.integers(-21, 21), st.integers(0, 1))
def test_a_day_without_its_year_is_found_again_near_the_anchor(language, day, away, form):
    forms = YEARLESS_FORMS[language]
    text = f"x {forms[form % len(forms)](day)}"
    (mention,) = find_mentions(text, language)
    found = resolve(mention, anchor=anchored(day + timedelta(days=away)), context=text)
    assert found is not None
    assert found.earliest_on == found.latest_on == day


@given(LANGUAGES, st.integers(0, 6), DAYS)
def test_a_bare_weekday_is_that_weekday_within_a_week(language, weekday, day):
    text = WEEKDAYS[language][weekday]
    (mention,) = find_mentions(text, language)
    found = resolve(mention, anchor=anchored(day), context=text)
    assert found is not None
    assert found.earliest_on.weekday() == weekday
    assert timedelta(0) <= day - found.earliest_on < timedelta(days=7)
    assert found.basis == "weekday"


@given(st.lists(PIECES, max_size=14).map("".join), LANGUAGES, DAYS)
def test_a_jumble_of_date_words_stays_in_order_and_no_finer_than_written(text, language, day):
    mentions = find_mentions(text, language)
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert all(a.end <= b.start for a, b in itertools.pairwise(mentions))
    for mention, found in resolved_mentions(text, language, anchored(day)):
        assert found.earliest_on <= found.latest_on
        assert FINENESS[found.precision] <= FINENESS[mention.precision]
        assert found.precision is not Precision.DAY or found.earliest_on == found.latest_on


@given(st.text(max_size=120), LANGUAGES, st.sampled_from([Anchor(), anchored(date(2019, 9, 19))]))
def test_no_text_makes_it_fail(text, language, anchor):
    for mention, _ in resolved_mentions(text, language, anchor):
        assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("precision", [PartialDate(2019), PartialDate(2019, 9)])
def test_a_coarse_anchor_gives_no_day_to_relative_words(precision):
    anchor = Anchor(precision, basis="published")
    for text in ("It was signed on Wednesday.", "It was signed yesterday.", "It was signed on the 12th."):
        assert only(text, anchor=anchor) == "none"


def test_the_dateline_comes_before_the_day_of_publication():
    anchor = Anchor(PartialDate(2019, 11, 24), PartialDate(2019, 11, 23), basis="dateline")
    assert only("Envoys agreed on Sunday.", anchor=anchor) == "2019-11-17"


def test_a_day_of_publication_comes_before_a_coarser_dateline():
    anchor = Anchor(PartialDate(2019, 11, 24), PartialDate(2019, 11), basis="published")
    assert only("Envoys agreed on Sunday.", anchor=anchor) == "2019-11-24"


def test_words_resolved_against_an_inferred_anchor_say_so():
    (mention,) = find_mentions("They met on Wednesday.", "en")
    anchor = Anchor(PartialDate(2019, 9, 26), basis="inferred")
    found = resolve(mention, anchor=anchor, context="They met on Wednesday.")
    assert found is not None
    assert (str(found.earliest_on), found.basis) == ("2019-09-25", "inferred")


def test_a_day_that_no_calendar_has_is_not_known():
    for text, language in (("on Sept. 31", "en"), ("9月31日に", "ja"), ("2월 30일 ", "ko")):
        mentions = find_mentions(text, language)
        assert all(resolve(m, anchor=anchored(date(2019, 9, 19)), context=text) is None for m in mentions)
