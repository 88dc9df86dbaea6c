"""Days are never worded finer than they are known, and how they are known is said where it is not plain."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.types import EventDate, PartialDate, Precision, Span
from retrieval.types import Coverage, Language
from retrieval.wording import (
    as_of_text,
    basis_text,
    computed_text,
    coverage_text,
    day_text,
    doubtful_text,
    event_text,
    happened_text,
    published_text,
    span_text,
)
from tests.bot.fakes import brief, citation

MAY_5 = date(2021, 5, 5)  # a Wednesday
HELD = EventDate(MAY_5, MAY_5, Precision.DAY, "weekday")
STATED = EventDate(MAY_5, MAY_5, Precision.DAY, "stated")


def test_a_day_in_three_languages() -> None:
    assert day_text(MAY_5, "en") == "Wednesday, 5 May 2021"
    assert day_text(MAY_5, "ja") == "2021年5月5日（水）"
    assert day_text(MAY_5, "ko") == "2021년 5월 5일(수)"


def test_an_event_is_worded_as_coarsely_as_it_is_known() -> None:
    month = EventDate(date(2021, 5, 1), date(2021, 5, 31), Precision.MONTH, "stated")
    year = EventDate(date(2021, 1, 1), date(2021, 12, 31), Precision.YEAR, "stated")
    days = EventDate(date(2021, 5, 3), MAY_5, Precision.RANGE, "stated")
    assert [event_text(e, "ja") for e in (month, year)] == ["2021年5月", "2021年"]
    assert event_text(days, "en") == "between Monday, 3 May 2021 and Wednesday, 5 May 2021"
    assert event_text(days, "ko") == "2021년 5월 3일(월)에서 2021년 5월 5일(수) 사이"
    # A record names all days that something took.
    recorded = replace(days, basis="front_matter")
    assert event_text(recorded, "en") == "from Monday, 3 May 2021 to Wednesday, 5 May 2021"
    assert event_text(recorded, "ja") == "2021年5月3日（月）から2021年5月5日（水）まで"


def test_a_doubtful_day_is_told_with_the_one_that_it_may_be_instead() -> None:
    event = EventDate(MAY_5, MAY_5, Precision.DAY, "stated")
    rival = EventDate(date(2021, 5, 3), date(2021, 5, 3), Precision.DAY, "stated")
    assert doubtful_text(event, None, "en").startswith("Perhaps Wednesday, 5 May 2021 (date stated in the text);")
    assert "or else Monday, 3 May 2021" in doubtful_text(event, rival, "en")
    assert "2021年5月3日（月）" in doubtful_text(event, rival, "ja")
    assert "2021년 5월 3일(월)" in doubtful_text(event, rival, "ko")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Wednesday, 5 May 2021 (worked out from the weekday)."),
        ("ja", "2021年5月5日（水）（曜日から算出）。"),
        ("ko", "2021년 5월 5일(수) (요일에서 산출)."),
    ],
)
def test_the_computed_day_gives_its_basis(language: Language, expected: str) -> None:
    assert computed_text(HELD, citation(published=PartialDate(2021, 5, 6)), language) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "“Tuesday to Thursday” in May 2021; the text does not say which day of the month."),
        ("ja", "2021年5月の「Tuesday to Thursday」。何日かは本文に書かれていない。"),
        ("ko", "2021년 5월의 “Tuesday to Thursday”. 며칠인지는 본문에 없다."),
    ],
)
def test_where_only_the_weekday_is_told_its_words_are_given(language: Language, expected: str) -> None:
    cited = citation()
    cited = replace(cited, excerpt="They meet from Tuesday\nto Thursday.", start=100, end=136)
    told = Span(cited.article_id, cited.revision, 115, 134)
    event = EventDate(date(2021, 5, 1), date(2021, 5, 31), Precision.MONTH, "relative", told)
    assert computed_text(event, cited, language) == expected
    for other in (replace(told, start=100, end=104), replace(told, start=90, end=95), replace(told, article_id="x")):
        plain = computed_text(replace(event, evidence=other), cited, "en")
        assert plain == "May 2021 (worked out from a relative expression)."


def test_a_day_inferred_says_from_what() -> None:
    cited, inferred = citation(published=PartialDate(2021)), replace(HELD, basis="inferred")
    known = "inferred from the weekday and the known day of the meeting it announces"
    assert computed_text(inferred, cited, "en") == f"Wednesday, 5 May 2021 ({known})."
    other = replace(inferred, evidence_article_id="a")
    assert computed_text(other, cited, "en") == "Wednesday, 5 May 2021 (inferred with another article)."


def test_a_day_after_the_printing_is_a_plan() -> None:
    printed, later = citation(published=PartialDate(2021, 5, 4)), citation(published=PartialDate(2021, 5))
    assert computed_text(STATED, printed, "en") == "planned for Wednesday, 5 May 2021 (date stated in the text)."
    assert happened_text(STATED, printed, "ko") == "예정 2021년 5월 5일(수)"
    assert happened_text(STATED, later, "ko") == "있었던 날 2021년 5월 5일(수)"


def test_a_brief_speaks_of_a_plan_only_when_all_its_sources_were_printed_before() -> None:
    early, late = (replace(brief().sources[0], published=PartialDate(2021, 5, day)) for day in (4, 6))
    assert happened_text(STATED, brief(sources=(early,)), "en") == "planned for Wednesday, 5 May 2021"
    assert happened_text(STATED, brief(sources=(early, late)), "en") == "happened Wednesday, 5 May 2021"
    assert happened_text(STATED, brief(sources=(early, replace(late, published=None))), "en").startswith("happened")


def test_a_basis_without_wording_is_named_as_it_is() -> None:
    assert basis_text("oracle", "en") == "oracle"


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("JSON-LD", "published May 2021"),
        ("visible line", "published May 2021"),
        ("source list", "published May 2021"),
        ("URL", "published May 2021 (from the address of the page)"),
        ("dateline + copyright year", "published May 2021 (from the dateline and the copyright year)"),
        ("copyright year", "published May 2021 (from the copyright year)"),
        ("caption", "published May 2021 (from a caption)"),
    ],
)
def test_the_basis_of_a_printed_day_is_given_where_it_is_not_plain(basis: str, expected: str) -> None:
    assert published_text(PartialDate(2021, 5), basis, "en") == expected


def test_without_a_day_a_source_is_undated() -> None:
    assert published_text(None, "none", "ja") == "掲載日不明"


def test_spans_and_extent_are_as_coarse_as_articles_dated_by_month_or_year_may_be() -> None:
    assert span_text(date(2019, 1, 1), date(2020, 2, 29), "en") == "2019 to February 2020"
    assert span_text(date(2019, 1, 1), date(2019, 12, 31), "ko") == "2019년"
    assert span_text(date(2011, 12, 1), date(2011, 12, 31), "ko") == "2011년 12월"
    assert span_text(date(2011, 7, 1), date(2011, 12, 31), "ja") == "2011年7月〜2011年12月"
    assert span_text(date(2026, 1, 1), date(2026, 5, 19), "ko") == "2026년 1월 1일(목)~2026년 5월 19일(화)"
    holds = Coverage(n_articles=3, n_briefs=2, n_passages=9, earliest_on=date(2019, 1, 1), latest_on=MAY_5)
    assert coverage_text(holds, "en") == (
        "The archive holds 3 articles, among them 2 briefs of its own, published 2019 to Wednesday, 5 May 2021."
    )
    empty = Coverage(n_articles=0, n_briefs=0, n_passages=0, earliest_on=None, latest_on=None)
    assert coverage_text(empty, "en") == "The archive holds 0 articles."


def test_how_new_the_archive_is() -> None:
    assert as_of_text(date(2021, 5, 31), "en") == "archive as of May 2021 (newest report or event)"
    assert as_of_text(None, "en") == "archive without dated articles"
