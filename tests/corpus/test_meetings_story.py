"""What the headline and the dateline of a story tell of its main meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.meetings.extract import mentions_of
from corpus.meetings.merge import merge
from tests.corpus.told import article, gazetteer, offices

PLAN = "Japan and South Korea agreed on Tuesday to hold formal talks next month after years of disputes."


def read(text: str, *, headline: str | None = None, dateline: str | None = None):
    told = replace(article(text, on="2024-05-14"), headline=headline, dateline_place=dateline)
    return merge(mentions_of(told, gazetteer(), offices()))


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("Tokyo and Seoul agree to summit next month", "summit"),
        ("Ahead of summit season, Tokyo and Seoul agree to talk", "other"),
        ("Tokyo and Seoul agree to return to the table", "other"),
    ],
)
def test_talks_planned_by_two_governments_have_the_rank_that_the_headline_names(headline: str, kind: str):
    (meeting,) = read(PLAN, headline=headline)
    assert (meeting.kind, meeting.status, meeting.sides) == (kind, "planned", ("JP", "KR"))


def test_whoever_leads_then_is_told_to_be_known_by_the_office():
    (meeting,) = read(PLAN, headline="Tokyo and Seoul agree to summit next month")
    assert [(p.person_id, p.basis) for p in meeting.participants] == [
        ("kishida-fumio", "office"),
        ("yoon-suk-yeol", "office"),
    ]


NEWS = "SEOUL, May 14: Seoul lifted its ban on Tuesday.\n\n“We are glad,” Foreign Minister Kamikawa Yoko said.\n\n"


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("She was speaking after meeting her counterpart, Cho Tae-yul, in Seoul.", date(2024, 5, 14)),
        ("She told reporters after meeting her counterpart, Cho Tae-yul, in Seoul.", date(2024, 5, 14)),
        ("She had met her counterpart, Cho Tae-yul, in Seoul.", None),
        ("She was speaking after meeting her counterpart, Cho Tae-yul, in Busan.", None),
    ],
)
def test_what_is_said_right_after_a_meeting_in_the_city_of_the_dateline_is_said_on_its_day(told: str, day: date | None):
    (meeting,) = read(NEWS + told, dateline="SEOUL")
    assert (meeting.when and meeting.when.earliest_on) == day
