"""Sentences stand beside those that name the same topic; what only one side reports is marked, no more is claimed."""

from __future__ import annotations

import pytest

from bot.budget import size
from bot.compare import Point, Row, aligned, comparison_of, topics_of
from bot.compare_view import comparison_reply, render_comparison
from corpus.types import ArticleKind, ParagraphSources, PartialDate
from retrieval.types import Language
from retrieval.words import data_file
from tests.bot.discord_markdown import alive, shown
from tests.bot.fakes import FakeBackend
from tests.bot.meetings import (
    LEAD,
    SEOUL,
    TOKYO,
    FakeArticles,
    FakeRegister,
    brief_article,
    gazetteer,
    meeting,
    mention,
    span_of,
    told_meeting,
)

LANGUAGES: tuple[Language, ...] = ("en", "ja", "ko")


def point(text: str, *topics: str, n: int = 1) -> Point:
    return Point(text, n, frozenset(topics))


def only_tokyo() -> FakeBackend:
    """A brief in which only Tokyo's account stands."""
    span = span_of(TOKYO)
    article = brief_article(paragraph_sources=(ParagraphSources(span.start, span.end, (1,), "jp"),))
    return FakeBackend(articles=FakeArticles(article))


def test_what_both_name_stands_first_then_what_one_names_then_what_names_nothing() -> None:
    jp = (point("a", "labor"), point("b", "gsomia"), point("c"))
    kr = (point("d", "exports", n=2), point("e", "labor", n=2))
    assert aligned(jp, kr) == (
        Row(("labor",), (jp[0],), (kr[1],), "both"),
        Row(("gsomia",), (jp[1],), (), "jp"),
        Row(("exports",), (), (kr[0],), "kr"),
        Row((), (jp[2],), (), "open"),
    )


def test_a_sentence_with_one_shared_topic_is_never_called_one_sided() -> None:
    jp, kr = (point("a", "labor", "gsomia"),), (point("b", "labor", n=2),)
    assert [row.verdict for row in aligned(jp, kr)] == ["both"]


def test_topics_that_the_same_sentences_name_share_a_row() -> None:
    jp, kr = (point("a", "labor", "exports"),), (point("b", "labor", "exports", n=2),)
    assert [row.topics for row in aligned(jp, kr)] == [("exports", "labor")]


def test_nothing_is_called_one_sided_where_the_other_account_is_missing() -> None:
    assert aligned((point("a", "labor"), point("b")), ()) == (Row((), (point("a", "labor"), point("b")), (), "open"),)
    assert aligned((), ()) == ()


def test_two_ends_of_one_matter_are_one_topic_and_generalities_are_none() -> None:
    known = gazetteer()
    assert topics_of("the Supreme Court ruling on forced labor", known) & topics_of("wartime labor", known)
    assert topics_of("The summit between Japan and South Korea was held.", known) == set()


def test_every_topic_of_the_data_file_is_one_of_the_gazetteer() -> None:
    data = data_file("bot", "compare.toml")
    known = {entity.id for entity in gazetteer().entities()}
    families = [topic for family in data["families"] for topic in family]
    assert {*data["too_general"], *families} <= known
    assert len(families) == len(set(families))


def test_the_accounts_of_a_brief_are_aligned_sentence_by_sentence() -> None:
    found = comparison_of(told_meeting(), FakeBackend(), "en")
    rows = [(row.topics, [p.text for p in row.jp], [p.text for p in row.kr], row.verdict) for row in found.rows]
    gsomia, labor, rest = (sentence if sentence.endswith(".") else sentence + "." for sentence in TOKYO.split(". "))
    hers, exports = (sentence if sentence.endswith(".") else sentence + "." for sentence in SEOUL.split(". "))
    assert rows == [
        (("wartime-labor",), [labor], [hers], "both"),
        (("gsomia",), [gsomia], [], "jp"),
        (("export-controls",), [], [exports], "kr"),
        ((), [rest], [], "open"),
    ]
    assert found.missing == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_has_three_fields_a_row_and_each_cell_its_source(language: Language) -> None:
    backend = FakeBackend()
    first, *_ = render_comparison(comparison_of(told_meeting(), backend, language), backend, language, embeds=True)
    (table,) = first.embeds
    assert len(table.fields) == 12
    assert all(field.inline for field in table.fields)
    labor = table.fields[1:3]
    assert "Ministry of Foreign Affairs of Japan" in shown(labor[0].value)
    assert "<https://mofa.example/1>" in labor[0].value
    assert "Yonhap" in labor[1].value and "<https://yna.example/2>" in labor[1].value
    assert table.size <= 6000
    assert {kind for kind, _ in alive(first.content)} <= {"bold", "small print", "list", "angle link"}
    assert "<https://mofa.example/1>" in first.content


def test_what_only_one_side_reports_is_marked_without_claiming_that_the_other_was_silent() -> None:
    backend = FakeBackend()
    first, *_ = render_comparison(comparison_of(told_meeting(), backend, "en"), backend, "en", embeds=True)
    content = shown(first.content)
    assert "Tokyo reports this; no counterpart found in Seoul's account [1]" in content
    assert "means that no sentence here names it, not that nothing was said" in content
    assert any(field.value == "no counterpart found" for field in first.embeds[0].fields)


def test_without_embeds_the_rows_stand_in_the_text() -> None:
    backend = FakeBackend()
    comparison = comparison_of(told_meeting(), backend, "en")
    reply = comparison_reply(comparison, backend, "en", table=False)
    assert reply.items[0].name == "wartime labor"
    assert "Tokyo's account: He called the ruling" in (reply.items[0].body or "")
    messages = render_comparison(comparison, backend, "en", embeds=False)
    assert not any(message.embeds for message in messages)
    assert all(size(message.content) <= 2000 for message in messages)


def test_a_missing_account_is_said_and_nothing_compared() -> None:
    backend = only_tokyo()
    found = comparison_of(told_meeting(), backend, "en")
    assert found.missing == ("kr",)
    first, *_ = render_comparison(found, backend, "en", embeds=True)
    assert "Seoul's account is not in this archive" in first.content
    assert "no counterpart" not in first.content


def test_when_neither_account_is_there_that_is_all_that_is_said() -> None:
    backend = FakeBackend(register=FakeRegister([meeting()]))
    first, *others = render_comparison(comparison_of(meeting(), backend, "ja"), backend, "ja", embeds=True)
    assert "どちらの政府の説明もこのアーカイブにありません" in first.content
    assert not first.embeds and not others


def test_a_governments_own_page_is_its_account() -> None:
    page = brief_article(
        id="c" * 16, kind=ArticleKind.READOUT, outlet="Ministry of Foreign Affairs of Japan", bundled=False,
        url="https://www.mofa.go.jp/page1.html", sources=(), paragraph_sources=(), brief_id=None, headlines={},
        published=PartialDate(2019, 9, 26), published_basis="visible",
    )  # fmt: skip
    told = meeting(mentions=(mention(meeting(), span_of(LEAD, article_id="c" * 16)),))
    found = comparison_of(told, FakeBackend(articles=FakeArticles(page)), "en")
    assert found.missing == ("kr",)
    assert found.citations[0].url == "https://www.mofa.go.jp/page1.html"
