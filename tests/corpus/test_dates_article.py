"""Events of whole articles, their evidence, and anchors inferred from another article."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.clean import to_article
from corpus.dates import Anchor, anchor_of, event_dates, infer_anchor
from corpus.readers import read
from corpus.types import Article, ArticleKind, EventDate, PartialDate, Precision
from tests.corpus.dated import article, shown
from tests.shared import shared_dir

ANNOUNCEMENT = article(
    "ROME — Aides are arranging for the foreign ministers to meet on Sept. 26 in Geneva, they said Thursday.\n\n"
    "Foreign Minister Anna Rossi will see her counterpart Karl-Otto Weber there for the first time.",
    id="announced",
    published=PartialDate(2019, 9, 19),
)
UNDATED = article(
    "The foreign ministers failed Thursday to narrow their gap in talks.\n\n"
    "Anna Rossi told Karl Otto Weber in Geneva that ties were poor.\n\nShe repeated a remark made Wednesday.",
    id="undated",
)


def test_every_event_points_at_its_own_words():
    text = "Envoys signed it on Wednesday.\n\nThe court had ruled on Oct. 30, 2018."
    found = event_dates(article(text, published=PartialDate(2019, 9, 19)))
    assert [text[e.start : e.end] for e in found] == ["Wednesday", "Oct. 30, 2018"]
    assert [(str(e.event.earliest_on), e.event.basis) for e in found] == [
        ("2019-09-18", "weekday"),
        ("2018-10-30", "stated"),
    ]
    span = found[0].event.evidence
    assert span is not None
    assert (span.article_id, span.revision, text[span.start : span.end]) == ("a1", "r1", "Wednesday")


def test_the_day_of_a_dateline_is_known_by_the_dateline():
    text = "ROME, Italy, Nov 23: Envoys agreed on Saturday to talk next month."
    day = PartialDate(2019, 11, 23)
    found = event_dates(article(text, published=PartialDate(2019, 11, 24), dateline_on=day))
    assert [(shown(e.event), e.event.basis) for e in found] == [
        ("2019-11-23", "dateline"),
        ("2019-11-23", "weekday"),
        ("2019-12-01..2019-12-31 month", "relative"),
    ]


def test_names_of_treaties_are_marked_for_callers_to_pass_over():
    found = event_dates(article("They spoke of the 1965 treaty, signed in 1965."))
    assert [e.is_name for e in found] == [True, False]


def test_a_brief_counts_from_the_day_it_tells_of():
    happened = EventDate(date(2019, 9, 26), date(2019, 9, 26), Precision.DAY, "front_matter")
    brief = article("They had spoken on Wednesday.", kind=ArticleKind.BRIEF, happened=happened)
    assert anchor_of(brief).on == PartialDate(2019, 9, 26)
    assert str(event_dates(brief)[0].event.earliest_on) == "2019-09-25"


def test_a_brief_names_days_on_both_sides_of_its_event():
    happened = EventDate(date(2019, 9, 11), date(2019, 9, 11), Precision.DAY, "front_matter")
    text = "Rounds held on October 11 failed. The envoy had taken office in December."
    found = event_dates(article(text, kind=ArticleKind.BRIEF, happened=happened))
    assert [shown(e.event) for e in found] == ["2019-10-11", "2018-12-01..2018-12-31 month"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        # The year of the day before it in the sentence, not the event's.
        ("On May 10, 2021, it was handed over, and on May 12 it was home.", "en", ["2021-05-10", "2021-05-12"]),
        # Far from it, or in another sentence, it is of the event's year again.
        ("They met on May 10, 2021. On May 12 they spoke.", "en", ["2021-05-10", "2019-05-12"]),
        ("A report of May 10, 2021, tells of December 12.", "en", ["2021-05-10", "2019-12-12"]),
        # Later in that year, where it is nowhere near the event; in Japanese and Korean also in the next sentence.
        ("One house voted on May 29, 2021, the other on November 30.", "en", ["2021-05-29", "2021-11-30"]),
        ("One house voted on May 29, 2021, the other on September 30.", "en", ["2021-05-29", "2019-09-30"]),
        (
            "장관은 2014년 3월 비판했다. 외교부는 6월 20일 유감을 표시했다.",
            "ko",
            ["2014-03-01..2014-03-31 month", "2014-06-20"],
        ),
        ("2018년 8월 5일의 일이 문제가 됐다. 통신은 9월 25일 취소했다.", "ko", ["2018-08-05", "2019-09-25"]),
        # The month of the day before it, not the event's.
        ("8月24日に支出を決めた。送金は31日に完了した。", "ja", ["2019-08-24", "2019-08-31"]),
        ("8월 24일 지출을 의결했고 송금은 31일에 끝났다.", "ko", ["2019-08-24", "2019-08-31"]),
        ("9월 12일 발표했고 28일 시행됐다.", "ko", ["2019-09-12", "2019-09-28"]),
    ],
)
def test_a_brief_gives_the_year_and_the_month_of_days_once(text: str, language: str, expected: list[str]) -> None:
    happened = EventDate(date(2019, 9, 11), date(2019, 9, 11), Precision.DAY, "front_matter")
    found = event_dates(article(text, kind=ArticleKind.BRIEF, happened=happened, language=language))
    assert [shown(e.event) for e in found] == expected


def test_the_same_day_in_a_brief_is_its_event_when_no_other_day_is_near():
    happened = EventDate(date(2019, 9, 11), date(2019, 9, 11), Precision.DAY, "front_matter")
    found = event_dates(article("Rome replied the same day.", kind=ArticleKind.BRIEF, happened=happened))
    assert [shown(e.event) for e in found] == ["2019-09-11"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ja", "2回目は26日午前に行われた。", ["1990-05-26"]),  # of a visit from the 24th to the 26th
        ("en", "A banquet was given on the 25th.", ["1990-05-25"]),
        (
            "en",
            "The first since 1984. The day before, they dined.",
            ["1984-01-01..1984-12-31 year"],
        ),  # before which day?
        ("ja", "31日に帰国した。", ["1990-05-31"]),
    ],
)
def test_a_brief_of_several_days_has_bare_days_of_its_month(language, text, expected):
    happened = EventDate(date(1990, 5, 24), date(1990, 5, 26), Precision.RANGE, "front_matter")
    found = event_dates(article(text, language=language, kind=ArticleKind.BRIEF, happened=happened))
    assert [shown(e.event) for e in found] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "They had dined the evening before.", ["2019-09-10"]),
        ("en", "He spoke with others the next morning.", ["2019-09-12"]),
        ("en", "A plan of July 1, 2018, failed. They dined the evening before.", ["2018-07-01"]),
        ("ja", "2012年5月以来。前日には会食した。", ["2012-05-01..2012-05-31 month", "2019-09-10"]),
        ("ja", "就任翌日の首相が語った。", []),
        ("ko", "취임 이튿날 통화했다.", []),
    ],
)
def test_days_beside_the_event_of_a_brief(language, text, expected):
    happened = EventDate(date(2019, 9, 11), date(2019, 9, 11), Precision.DAY, "front_matter")
    found = event_dates(article(text, language=language, kind=ArticleKind.BRIEF, happened=happened))
    assert [shown(e.event) for e in found] == expected


def test_an_article_without_any_date_has_no_anchor():
    assert anchor_of(UNDATED) == Anchor(None, None, None, "none")
    assert event_dates(UNDATED) == ()


def test_an_announcement_of_the_same_meeting_gives_the_day():
    found = infer_anchor(UNDATED, [ANNOUNCEMENT])
    assert found is not None
    anchor, article_id = found
    assert (anchor.on, anchor.basis, article_id) == (PartialDate(2019, 9, 26), "inferred", "announced")
    events = event_dates(UNDATED, anchor=anchor, inferred_from=article_id)
    assert [(str(e.event.earliest_on), e.event.basis, e.event.evidence_article_id) for e in events] == [
        ("2019-09-26", "inferred", "announced"),
        ("2019-09-25", "inferred", "announced"),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("failed Thursday", "failed Friday"),  # another weekday
        ("Karl Otto Weber", "Jean Petit"),  # only one person shared
        ("in Geneva", "in Vienna"),  # another place
        ("failed Thursday to", "will try Thursday to"),  # a plan: the article's own day stays unknown
    ],
)
def test_anything_that_does_not_agree_leaves_the_day_unknown(old, new):
    assert infer_anchor(article(UNDATED.text.replace(old, new), id="undated"), [ANNOUNCEMENT]) is None


def test_two_days_that_fit_leave_the_day_unknown():
    other = article(ANNOUNCEMENT.text.replace("Sept. 26", "Oct. 3"), id="other", published=PartialDate(2019, 9, 27))
    assert infer_anchor(UNDATED, [ANNOUNCEMENT, other]) is None


def test_an_article_that_knows_its_day_takes_no_other():
    assert infer_anchor(article(UNDATED.text, published=PartialDate(2019, 9, 27)), [ANNOUNCEMENT]) is None


@pytest.fixture(scope="module")
def captures() -> dict[str, Article]:
    folder = shared_dir()
    if folder is None or not (folder / "seeds").is_dir():
        pytest.skip("the captures are not beside this checkout")
    return {p.name[:3]: to_article(next(iter(read(p)))) for p in sorted((folder / "seeds").glob("*.txt"))}


def days_of(found: Article, phrase: str, **known) -> set[str]:
    """What the dates inside the first ``phrase`` of an article mean."""
    start = found.text.index(phrase)
    return {shown(e.event) for e in event_dates(found, **known) if start <= e.start < start + len(phrase)}


@pytest.mark.parametrize(
    ("capture", "phrase", "meaning"),
    [
        ("000", "in London on Wednesday", "2021-05-05"),
        ("000", "in early February", "2021-02-01..2021-02-10 range"),
        ("000", "on Feb. 15, 2020", "2020-02-15"),
        ("000", "in September of last year", "2020-09-01..2020-09-30 month"),
        ("000", "in his March 1", "2021-03-01"),
        ("000", "yesterday evening", "2021-05-04"),
        ("001", "to meet on Sept. 26", "2019-09-26"),
        ("001", "in Tokyo on Friday", "2019-09-20"),
        ("001", "effective Wednesday", "2019-09-18"),
        ("001", "gathering next week", "2019-09-23..2019-09-29 range"),
        ("001", "late next month", "2019-10-21..2019-10-31 range"),
        ("001", "Hokkaido, in October", "2019-10-01..2019-10-31 month"),
        ("001", "Putin in November", "2019-11-01..2019-11-30 month"),
        ("001", "exports in July", "2019-07-01..2019-07-31 month"),
        ("002", "Their August meeting", "2019-08-01..2019-08-31 month"),
        ("002", "tsunami in 2011", "2011-01-01..2011-12-31 year"),
        ("004", "agreed on Saturday", "2019-11-23"),
        ("004", "talks next month", "2019-12-01..2019-12-31 month"),
        ("004", "decision on Friday", "2019-11-22"),
    ],
)
def test_the_captures_say_what_a_reader_finds_in_them(captures, capture, phrase, meaning):
    assert days_of(captures[capture], phrase) == {meaning}


def test_weekdays_of_captures_without_a_known_day_stay_unknown(captures):
    assert days_of(captures["002"], "from Tuesday evening to Thursday") == set()
    assert days_of(captures["003"], "failed Thursday") == set()


def test_the_undated_capture_gets_its_day_from_the_announcement(captures):
    found = infer_anchor(captures["003"], captures.values())
    assert found is not None
    anchor, other = found
    assert other == captures["001"].id
    assert days_of(captures["003"], "statement Wednesday", anchor=anchor, inferred_from=other) == {"2019-09-25"}


def test_a_bracketed_dateline_is_told_from_an_event():
    text = "【ローマ18日】外相は17日、会談した。"
    found = event_dates(article(text, language="ja", published=PartialDate(2019, 9, 19)))
    assert [(shown(e.event), e.event.basis) for e in found] == [("2019-09-18", "dateline"), ("2019-09-17", "relative")]


def test_a_sentence_that_ends_in_a_month_ends_there():
    text = "Rome tightened the rule in July. At a meeting on Friday, it is likely to decide."
    found = event_dates(article(text, published=PartialDate(2019, 9, 19)))
    assert shown(found[1].event) == "2019-09-20"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They met Wednesday.\n\nMeeting reporters afterward, she smiled.\n\n“We spoke yesterday,” she said.", "en"),
        ("両外相は5日に会談した。\n\n会談後、外相は記者団に「昨日も話した」と述べた。", "ja"),
        ("두 장관은 5일 만났다.\n\n회담 뒤 장관은 “어제도 얘기했다”고 말했다.", "ko"),
    ],
)
def test_yesterday_in_words_spoken_afterward_counts_from_the_day_last_named(text: str, language: str):
    found = event_dates(article(text, language=language, published=PartialDate(2021, 5, 6)))
    assert [shown(e.event) for e in found] == ["2021-05-05", "2021-05-04"]


@pytest.mark.parametrize(
    "text",
    [
        "They met Wednesday.\n\nShe smiled.\n\n“We spoke yesterday,” she said.",
        "They met on May 1.\n\nMeeting reporters afterward, she smiled.\n\n“We spoke yesterday,” she said.",
    ],
)
def test_yesterday_in_quotation_stays_open_when_nothing_says_that_it_was_said_on_that_day(text: str):
    found = event_dates(article(text, published=PartialDate(2021, 5, 6)))
    assert (found[-1].event.earliest_on, found[-1].event.latest_on) == (date(2021, 5, 4), date(2021, 5, 5))
