"""One meeting: facts with the passages they rest on, status over time, conflicts, accounts, and all sources."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.meeting_view import MAX_REPORTS, meeting_reply
from bot.render import render
from corpus.meetings.types import Conflict, StatusChange
from corpus.types import Article, ArticleKind, PartialDate
from retrieval.types import Language
from tests.bot.discord_markdown import alive, shown
from tests.bot.fakes import FakeBackend
from tests.bot.meetings import (
    KANG,
    LEAD,
    MOTEGI,
    SEOUL,
    TOKYO,
    FakeArticles,
    brief_article,
    meeting,
    mention,
    person,
    span_of,
    told_meeting,
)


def page(n: int) -> Article:
    """One of many reports that tell of the meeting."""
    return brief_article(
        id=f"{n:016x}", kind=ArticleKind.NEWS, outlet=f"Paper {n}", headline=f"Report {n}", bundled=False, sources=(),
        url=f"https://paper.example/{n}", paragraph_sources=(), published=PartialDate(2019, 9, 27), brief_id=None,
        headlines={}, published_basis="visible",
    )  # fmt: skip


def test_facts_name_the_passages_that_they_rest_on() -> None:
    notes = meeting_reply(told_meeting(), FakeBackend(), "en").notes
    assert "Status: held [1]" in notes
    assert (
        "When: Thursday, 26 September 2019 · local day (UTC−4) · "
        "from 11:00 there it is 27 Sep 2019 in Tokyo and Seoul [1]"
    ) in notes
    assert any(note.startswith("Length: 50 minutes") for note in notes)
    assert "Where: New York " in notes


def test_status_over_time_has_the_day_of_each_report() -> None:
    notes = meeting_reply(told_meeting(), FakeBackend(), "en").notes
    assert (
        "Status over time: planned, no report that it was held, reported Friday, 20 September 2019 [1] → "
        "held, reported Friday, 27 September 2019 [1]"
    ) in notes


def test_a_fact_names_a_passage_that_tells_it_and_not_one_that_tells_otherwise() -> None:
    plan, report = page(1), page(2)
    planned = meeting(status="planned", duration_minutes=20)
    mentions = (
        mention(planned, span_of(LEAD, article_id=plan.id)),
        mention(meeting(), span_of(TOKYO, article_id=report.id)),
    )
    history = tuple(StatusChange(m.status, None, m.span) for m in mentions)
    told = meeting(mentions=mentions, history=history)
    reply = meeting_reply(told, FakeBackend(articles=FakeArticles(plan, report)), "en")
    number = next(item.marker for item in reply.items if item.name == "Paper 2")
    assert f"Status: held [{number}]" in reply.notes
    assert "in a report without a date" in next(note for note in reply.notes if note.startswith("Status over time"))


def test_an_inferred_day_names_the_article_that_supports_it_too() -> None:
    told_of, announced = page(1), page(2)
    base = meeting()
    assert base.when is not None
    when = replace(base.when, basis="inferred", evidence_article_id=announced.id)
    first = mention(replace(base, when=when), span_of(TOKYO, article_id=told_of.id), basis="inferred")
    second = mention(base, span_of(LEAD, article_id=announced.id))
    reply = meeting_reply(
        meeting(when=when, mentions=(first, second)), FakeBackend(articles=FakeArticles(told_of, announced)), "en"
    )
    line = next(note for note in reply.notes if note.startswith("When:"))
    assert "(inferred with another article)" in line
    assert [f"[{item.marker}]" in line for item in reply.items] == [True, True]


def test_where_sources_differ_both_values_are_shown() -> None:
    spans = span_of(LEAD), span_of(TOKYO)
    told = told_meeting(conflicts=(Conflict("duration", (("50 minutes", spans[0]), ("40 minutes", spans[1]))),))
    notes = meeting_reply(told, FakeBackend(), "en").notes
    assert "Sources differ on “Length”: 50 minutes [1] / 40 minutes [2]. The first value is the one shown." in notes


def test_values_that_differ_are_told_in_the_language_of_the_user() -> None:
    spans = span_of(LEAD), span_of(TOKYO)
    length = Conflict("duration", (("50 minutes", spans[0]), ("40 minutes", spans[1])))
    status = Conflict("status", (("held", spans[0]), ("not-held", spans[1])))
    notes = meeting_reply(told_meeting(conflicts=(length, status)), FakeBackend(), "ko").notes
    assert any("50분 [1] / 40분 [2]" in note for note in notes)
    assert any("개최 [1] / 열리지 않음 [2]" in note for note in notes)


def test_both_accounts_are_items_with_their_sources_days_and_links() -> None:
    reply = meeting_reply(told_meeting(), FakeBackend(), "en")
    lead, tokyo, seoul = reply.items
    assert "Tokyo's account: see [2]" in reply.notes
    assert (tokyo.body, seoul.body) == (TOKYO, SEOUL)
    assert "Tokyo's account" in tokyo.details and "Seoul's account" in seoul.details
    assert [origin.url for origin in lead.origins] == ["https://mofa.example/1", "https://yna.example/2"]
    assert tokyo.origins[0].details == ("published Friday, 27 September 2019",)


def test_the_words_of_both_accounts_are_shown_in_discord() -> None:
    first, *_ = render(meeting_reply(told_meeting(), FakeBackend(), "en"))
    values = [shown(field.value) for field in first.embeds[0].fields]
    assert values == [LEAD, TOKYO, SEOUL]
    assert {kind for kind, _ in alive(first.content)} <= {"bold", "small print", "list", "angle link"}


@pytest.mark.parametrize(
    ("language", "title", "who"),
    [
        ("en", "Motegi and Kang meet in New York", "Motegi Toshimitsu (Foreign Minister)"),
        ("ja", "茂木・康両外相がニューヨークで会談", "茂木敏充（"),
        ("ko", "외교장관 회담 · 2019년 9월 26일 · 모테기 도시미쓰, 강경화", "모테기 도시미쓰 ("),
    ],
)
def test_it_is_told_in_the_language_of_the_user(language: Language, title: str, who: str) -> None:
    reply = meeting_reply(told_meeting(), FakeBackend(), language)
    assert reply.lead == (title,)
    assert any(who in note for note in reply.notes)


def test_who_is_only_worked_out_from_an_office_is_marked() -> None:
    told = told_meeting(participants=(person("motegi-toshimitsu", basis="office"), KANG))
    who = next(note for note in meeting_reply(told, FakeBackend(), "en").notes if note.startswith("Who:"))
    assert "Motegi Toshimitsu (Foreign Minister, worked out from the office and the day)" in who


def test_a_day_that_is_not_stated_says_how_it_is_known() -> None:
    base = meeting()
    assert base.when is not None
    told = meeting(when=replace(base.when, basis="weekday"))
    notes = meeting_reply(told, FakeBackend(), "en").notes
    assert any("(worked out from the weekday)" in note for note in notes)


def test_a_missing_account_is_said() -> None:
    notes = meeting_reply(meeting(), FakeBackend(), "en").notes
    assert "Seoul's account: none in this archive" in notes


def test_many_reports_are_shown_in_part_and_the_rest_counted() -> None:
    pages = [page(n) for n in range(12)]
    mentions = tuple(mention(meeting(), span_of(LEAD, article_id=each.id)) for each in pages)
    backend = FakeBackend(articles=FakeArticles(*pages))
    reply = meeting_reply(meeting(mentions=mentions), backend, "en")
    assert len(reply.items) == MAX_REPORTS + 1
    assert "3 more articles tell of this meeting." in reply.notes
    assert reply.items[0].url == "https://paper.example/0"


def test_nobody_named_is_told_by_the_countries() -> None:
    notes = meeting_reply(meeting(participants=()), FakeBackend(), "en").notes
    assert any(note.startswith("Who: Japan and South Korea") for note in notes)
    assert MOTEGI.name not in " ".join(notes)
