"""English date words mean the days a reader would take them for, seen from Thursday, 19 September 2019."""

from __future__ import annotations

import pytest

from corpus.dates import Anchor, find_mentions
from corpus.types import PartialDate
from tests.corpus.dated import UNKNOWN, YEAR_ONLY, meant, only


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Envoys signed it on Wednesday.", "2019-09-18"),
        ("The spokesman said Thursday that talks go on.", "2019-09-19"),
        ("The envoys will sit down on Friday.", "2019-09-20"),
        ("On Friday, the envoys will sit down.", "2019-09-20"),
        ("The envoys on Friday agreed to sit down.", "2019-09-13"),
        ("A second round is set for Monday.", "2019-09-23"),
        ("The deal was set to lapse on Monday.", "2019-09-16"),
        ("Aides said a second round was scheduled for Monday.", "2019-09-23"),
        ("Both sides agreed to reopen the line on Sunday.", "2019-09-22"),
        ("Envoys to meet Friday", "2019-09-20"),
        ("She flew to Rome to meet him on Tuesday night.", "2019-09-17"),
        ("They settled it last Friday.", "2019-09-13"),
        ("He travels next Tuesday.", "2019-09-24"),
        ("The envoys speak again on Wednesday of next week.", "2019-09-25"),
        ("The visit was put off and moved to Monday.", "2019-09-23"),
        ("The new rule takes effect as early as Friday.", "2019-09-20"),
    ],
)
def test_weekdays_follow_the_tense_of_their_verb(sentence, day):
    assert only(sentence) == day


def test_a_weekday_without_a_known_day_is_never_guessed():
    assert only("Envoys signed it on Wednesday.", anchor=YEAR_ONLY) == "none"
    assert only("Envoys signed it on Wednesday.", anchor=UNKNOWN) == "none"


def test_next_weekday_that_may_be_either_of_two_gives_both():
    # Seen from a Thursday, "next Saturday" may be the 21st or the 28th.
    assert only("They meet next Saturday.") == "2019-09-21..2019-09-28 range"


@pytest.mark.parametrize(
    ("sentence", "meaning"),
    [
        ("Envoys will meet on Sept. 26 in Rome.", "2019-09-26"),
        ("Envoys met on 3 September.", "2019-09-03"),
        ("The pact ends on Nov. 23.", "2019-11-23"),
        ("The chancellor said so in his March 1 speech.", "2019-03-01"),
        ("The court ruled on Oct. 30.", "2018-10-30"),
        ("Talks opened on Wednesday, Sept. 18.", "2019-09-18"),
        ("Talks were held on the 12th.", "2019-09-12"),
        ("Talks will be held on the 26th in Rome.", "2019-09-26"),
        ("On the 12th he played golf with the envoy.", "2019-09-12"),
        ("On the 12th Rossi flew home.", "2019-09-12"),
        ("They shook hands on Feb. 15, 2020.", "2020-02-15"),
    ],
)
def test_days_of_a_month_find_their_year(sentence, meaning):
    assert only(sentence) == meaning


@pytest.mark.parametrize(
    ("sentence", "meaning"),
    [
        ("Curbs were tightened in July.", "2019-07-01..2019-07-31 month"),
        ("The crew will tour the islands in October.", "2019-10-01..2019-10-31 month"),
        ("The tour of four disputed islets will start in October.", "2019-10-01..2019-10-31 month"),
        ("The court ruled last October.", "2018-10-01..2018-10-31 month"),
        ("He took office in early September.", "2019-09-01..2019-09-10 range"),
        ("They last met in September last year.", "2018-09-01..2018-09-30 month"),
        ("He has led since September of last year.", "2018-09-01..2018-09-30 month"),
        ("A rite is due late next month.", "2019-10-21..2019-10-31 range"),
        ("Ties soured late last year.", "2018-09-01..2018-12-31 range"),
        ("Leaders gather next week.", "2019-09-23..2019-09-29 range"),
        ("She took the job earlier this month.", "2019-09-01..2019-09-19 range"),
        ("Games will be held this summer.", "2019-06-01..2019-08-31 range"),
        ("Exports fell in the third quarter of 2019.", "2019-07-01..2019-09-30 quarter"),
        ("He resigned two years ago.", "2017-04-22..2018-02-16 range"),
        ("He resigned three days ago.", "2019-09-16"),
        ("A treaty was signed in 1965.", "1965-01-01..1965-12-31 year"),
        ("They grew apart in the 1990s.", "1990-01-01..1999-12-31 range"),
    ],
)
def test_longer_stretches_keep_their_width(sentence, meaning):
    assert only(sentence) == meaning


@pytest.mark.parametrize(
    ("sentence", "meaning"),
    [
        ("Envoys meet from Tuesday evening to Thursday.", "2019-09-17..2019-09-19 range"),
        ("They met on May 3-5.", "2019-05-03..2019-05-05 range"),
        ("They met from Sept. 10 to Sept. 12.", "2019-09-10..2019-09-12 range"),
        ("They met between Sept. 14 and 16.", "2019-09-14..2019-09-16 range"),
        ("It ran from 1910 to 1945.", "1910-01-01..1945-12-31 range"),
        ("Talks ran from December to February 2019.", "2018-12-01..2019-02-28 range"),
    ],
)
def test_ranges_run_from_the_first_day_to_the_last(sentence, meaning):
    assert only(sentence) == meaning


def test_a_postponement_names_two_days_not_the_days_between():
    assert len(find_mentions("The visit was moved from Monday to Friday.", "en")) == 2


def test_a_month_without_a_year_takes_the_only_year_that_is_known():
    assert only("Curbs were tightened in July.", anchor=YEAR_ONLY) == "2019-07-01..2019-07-31 month"
    assert only("Curbs were tightened last July.", anchor=YEAR_ONLY) == "none"


def test_words_beside_a_day_count_from_the_day_last_spoken_of():
    assert meant("They met on Aug. 1. The following day, Rome replied.")[1] == ("The following day", "2019-08-02")
    assert meant("They met on Wednesday. A day earlier, they spoke.")[1] == ("A day earlier", "2019-09-17")


def test_a_day_later_than_something_of_a_month_is_in_that_month():
    assert meant("Their August talks failed. A day later, Rome replied.") == [
        ("August", "2019-08-01..2019-08-31 month"),
        ("A day later", "2019-08-02..2019-08-31 range"),
    ]
    assert meant("Their 2018 talks failed. A day later, Rome replied.") == [("2018", "2018-01-01..2018-12-31 year")]


def test_yesterday_in_a_quotation_counts_from_the_day_it_was_said():
    assert meant("“I called him yesterday,” the envoy said on Wednesday.")[0] == ("yesterday", "2019-09-17")
    assert meant("“I called him yesterday evening,” she added.") == [
        ("yesterday evening", "2019-09-17..2019-09-18 range")
    ]
    assert only("The envoy left yesterday.") == "2019-09-18"


@pytest.mark.parametrize(
    "text",
    [
        "The G20 met for 50 minutes after 20 years.",
        "A 2 + 2 format, 2,000 workers, 1965 yen and 2000 people.",
        "You may march on; the march was long.",
        "Every Wednesday they gather. Black Friday sales.",
        "Sat by the sun, the envoy wed.",
        "It was the first meeting in 15 months.",
    ],
)
def test_what_is_no_date_is_left_alone(text):
    assert find_mentions(text, "en") == ()


@pytest.mark.parametrize("text", ["the 1965 treaty", "a 1956 joint declaration", "Rome’s 2018 ruling"])
def test_a_year_that_only_names_something_is_marked(text):
    (mention,) = find_mentions(text, "en")
    assert mention.is_name


def test_abbreviated_dates_do_not_end_a_sentence():
    assert only("Envoys, said on Sept. 18 in the U.N. Building, were glad.") == "2019-09-18"


def test_two_days_joined_by_and_are_a_range_only_when_they_follow_each_other():
    assert only("They met on June 28 and 29, 2019.") == "2019-06-28..2019-06-29 range"
    assert meant("They met on May 3 and June 4, 2020.") == [("May 3", "2020-05-03"), ("June 4, 2020", "2020-06-04")]
    assert meant("On Sept. 12 and 20 aides met.")[0] == ("Sept. 12", "2019-09-12")


def test_a_month_may_count_from_the_one_last_named():
    assert meant("They filed it in September 2018 and paused that November.")[1][1] == "2018-11-01..2018-11-30 month"
    assert meant("They met in May 2018; the following March they parted.")[1][1] == "2019-03-01..2019-03-31 month"


def test_the_day_last_spoken_of_does_not_reach_far():
    text = "They met on Aug. 1. The talks were cold. Nobody smiled. A day later, Rome replied."
    assert meant(text) == [("Aug. 1", "2019-08-01")]


def test_the_same_day_after_two_different_days_is_not_guessed():
    text = "They arrive on Saturday and leave on Sunday. On the same day Rome votes."
    assert [words for words, _ in meant(text)] == ["Saturday", "Sunday"]


def test_days_counted_by_their_number_in_a_named_month():
    assert only("Rome will drop it on the 28th of this month.") == "2019-09-28"
    assert only("Aides spoke on the afternoon of the 17th.") == "2019-09-17"


def test_the_day_of_speaking_is_sought_only_outside_quotations():
    text = "“I called him yesterday, not on Friday,” the envoy said."
    assert meant(text)[0] == ("yesterday", "2019-09-17..2019-09-18 range")


def test_a_week_told_of_on_a_sunday_may_be_either_of_two() -> None:
    sunday = Anchor(PartialDate(2006, 10, 1), basis="published")
    assert meant("They spoke last week.", anchor=sunday) == [("last week", "2006-09-18..2006-09-30 range")]
    assert meant("They meet next week.", anchor=sunday) == [("next week", "2006-10-02..2006-10-15 range")]
