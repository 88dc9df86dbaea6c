"""An answer becomes messages that keep Discord's limits, say all of it, and do nothing else."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import budget
from bot.budget import size
from bot.render import MAX_MESSAGES, RenderedMessage, render
from bot.view import help_reply, note_reply, sources_reply
from corpus.types import EventDate, PartialDate, Precision
from retrieval.reply import Reply, reply_of
from retrieval.types import Answer, OutletRow, Statement
from tests.bot.discord_markdown import alive, server_mentions, shown, tricks
from tests.bot.fakes import COVERAGE, OUTLETS, abstention, answer, brief, citation
from tests.bot.test_inert import HOSTILE


def messages(given_answer: Answer, *, embeds: bool = True) -> tuple[RenderedMessage, ...]:
    return render(reply_of(given_answer), embeds=embeds)


def check_limits(rendered: tuple[RenderedMessage, ...]) -> None:
    assert 1 <= len(rendered) <= MAX_MESSAGES
    for message in rendered:
        assert message.content.strip()
        assert size(message.content) <= budget.MAX_CONTENT
        assert len(message.embeds) <= budget.MAX_EMBEDS
        assert sum(embed.size for embed in message.embeds) <= budget.MAX_EMBED_TOTAL
        for embed in message.embeds:
            assert 1 <= len(embed.fields) <= budget.MAX_EMBED_FIELDS
            for field in embed.fields:
                assert 1 <= size(field.name) <= budget.MAX_FIELD_NAME and field.name.strip()
                assert 1 <= size(field.value) <= budget.MAX_FIELD_VALUE and field.value.strip()


def texts(rendered: tuple[RenderedMessage, ...]) -> list[str]:
    fields = [text for m in rendered for e in m.embeds for f in e.fields for text in (f.name, f.value)]
    return [m.content for m in rendered] + fields


def test_the_statement_comes_first_then_sources_with_both_days_and_the_link() -> None:
    (message,) = messages(answer())
    lines = shown(message.content).split("\n")
    assert lines[0] == "The two ministers sat down in London on Wednesday. [1]"
    assert lines[2] == (
        "**[1]** The Korea Herald · published Thursday, 6 May 2021 · "
        "happened Wednesday, 5 May 2021 (worked out from the weekday) · <https://news.example/2021/05/06/ministers>"
    )
    assert "Kyodo News (+2 copies)" in lines[3]
    assert lines[-1] == "-# archive as of Monday, 27 May 2024 (newest report or event)"


def test_the_excerpts_stand_verbatim_in_one_embed() -> None:
    (message,) = messages(answer())
    (embed,) = message.embeds
    assert [shown(field.name) for field in embed.fields] == [
        "[1] Ministers meet after a long silence",
        "[2] Ministers meet after a long silence",
    ]
    assert shown(embed.fields[0].value) == citation().excerpt


def test_an_excerpt_that_is_the_statement_is_not_printed_twice() -> None:
    excerpt = "They met on Wednesday."
    one = citation(1, excerpt=excerpt, end=len(excerpt))
    (message,) = messages(answer(statements=(Statement(excerpt, (1,)),), citations=(one,)))
    assert message.embeds == ()
    assert "The Korea Herald · “Ministers meet after a long silence” · published" in message.content


def test_where_embeds_are_not_allowed_the_excerpts_are_quoted_under_their_source() -> None:
    rendered = messages(answer(), embeds=False)
    assert all(message.embeds == () for message in rendered)
    assert f"\n> {citation().excerpt}\n" in shown(rendered[0].content)


def test_a_stated_day_needs_no_word_about_its_basis() -> None:
    stated = citation(1, event=EventDate(date(2021, 5, 5), date(2021, 5, 5), Precision.DAY, "stated"))
    (message,) = messages(answer(citations=(stated,)))
    assert "happened Wednesday, 5 May 2021 · " in message.content


def test_a_day_after_the_printing_is_called_planned_and_never_happened() -> None:
    plan = citation(1, event=EventDate(date(2021, 6, 11), date(2021, 6, 11), Precision.DAY, "stated"))
    (message,) = messages(answer(citations=(plan,)))
    assert "planned for Friday, 11 June 2021" in message.content
    assert "happened" not in message.content


def test_an_article_without_a_day_is_called_undated() -> None:
    (message,) = messages(answer(citations=(citation(1, published=None, event=None, outlet=None),)))
    assert "outlet not named · publication day unknown · " in message.content


def test_a_brief_says_that_it_is_our_own_and_names_each_source_with_its_day_and_link() -> None:
    (message,) = messages(answer(citations=(brief(),)))
    assert shown(message.content).split("\n")[2:5] == [
        "**[1]** Chancery's own brief · happened Wednesday, 5 May 2021 (worked out from the weekday)",
        "- after Ministry of Foreign Affairs of Japan · “Talks in London” · published Wednesday, 5 May 2021 · "
        "<https://mofa.example/london>",
        "- after Kyodo News · “Ministers meet” · publication day unknown · <https://kyodo.example/1>",
    ]


def test_a_brief_with_too_many_sources_says_how_many_found_no_room() -> None:
    (source, _) = brief().sources
    many = tuple(replace(source, n=n, url="https://mofa.example/" + "a" * 300) for n in range(1, 12))
    for embeds in (True, False):
        rendered = messages(answer(citations=(brief(sources=many),) * 4), embeds=embeds)
        check_limits(rendered)
        assert rendered[0].content.count("- after Ministry") == 3
        assert "… and 8 more" in rendered[0].content


def test_a_quotation_keeps_its_paragraphs_and_is_not_said_above_as_well() -> None:
    excerpt = "They met on Wednesday.\n\nNobody spoke afterwards."
    one = citation(1, excerpt=excerpt, end=len(excerpt))
    made = answer(statements=(Statement("They met on Wednesday.", (1,)),), citations=(one,))
    (message,) = messages(made, embeds=False)
    assert "\n> They met on Wednesday.\n> Nobody spoke afterwards.\n" in message.content
    assert message.content.count("They met on Wednesday.") == 1


def test_a_statement_whose_quotation_is_cut_is_said_above() -> None:
    excerpt = "It was so. " * 100 + "They met on Wednesday."
    one = citation(1, excerpt=excerpt, end=len(excerpt))
    made = answer(statements=(Statement("They met on Wednesday.", (1,)),), citations=(one,))
    assert shown(messages(made, embeds=False)[0].content).startswith("They met on Wednesday. [1]\n")


def test_an_abstention_gives_the_reason_the_coverage_and_the_nearest_as_nearest() -> None:
    (message,) = messages(abstention(coverage=replace(COVERAGE, scope="Hiroshima, 2016", n_in_scope=3)))
    assert shown(message.content).split("\n")[:5] == [
        "The archive holds no report on this.",
        "The archive holds 212 articles, among them 34 briefs of its own, "
        "published Friday, 2 January 2015 to Monday, 27 May 2024.",
        "Of these on Hiroshima, 2016: 3.",
        "**Nearest in the archive (not an answer):**",
        "**[1]** The Korea Herald · published Thursday, 6 May 2021 · "
        "happened Wednesday, 5 May 2021 (worked out from the weekday) · <https://news.example/2021/05/06/ministers>",
    ]


@pytest.mark.parametrize("reason", ["out_of_scope", "no_coverage", "below_threshold", "future", "false_premise", None])
@pytest.mark.parametrize("language", ["en", "ja", "ko"])
def test_every_reason_has_words_in_every_language(reason: str | None, language: str) -> None:
    check_limits(messages(abstention(reason=reason, language=language, citations=())))


def test_labels_and_days_follow_the_language_of_the_answer() -> None:
    (japanese,) = messages(answer(language="ja"))
    assert "掲載 2021年5月6日（木） · 出来事 2021年5月5日（水）" in shown(japanese.content)
    (korean,) = messages(answer(language="ko", citations=(citation(1, n_copies=2),)))
    assert "게재 2021년 5월 6일(목) · 있었던 날 2021년 5월 5일(수)" in shown(korean.content)
    assert "같은 글 1건 더" in korean.content


def test_conflicting_sources_and_a_sides_account_are_named() -> None:
    said = Statement("It raised the matter.", (1,), "side_jp")
    (message,) = messages(answer(status="conflicting", statements=(said,)))
    assert message.content.startswith("Tokyo's account: It raised the matter. ")
    assert "The sources disagree" in message.content


def test_long_answers_spill_over_and_say_what_found_no_room() -> None:
    many = tuple(
        citation(n, excerpt="It was so. " * 200, url="https://news.example/" + "a" * 370) for n in range(1, 41)
    )
    rendered = messages(answer(citations=many), embeds=False)
    check_limits(rendered)
    assert len(rendered) == MAX_MESSAGES
    *_, more, footer = rendered[-1].content.split("\n")
    assert more.startswith("… and ")
    assert footer == "-# archive as of Monday, 27 May 2024 (newest report or event)"


def test_five_long_excerpts_share_the_room_of_one_embed() -> None:
    many = tuple(citation(n, excerpt="It was so, they said. " * 200) for n in range(1, 8))
    rendered = messages(answer(citations=many))
    check_limits(rendered)
    assert all(field.value.endswith("said. […]") for field in rendered[0].embeds[0].fields)


def test_sources_help_and_notes_keep_the_limits() -> None:
    rows = [OutletRow(f"Outlet number {n}", n, date(2019, 1, 1), date(2020, 2, 2)) for n in range(1, 400)]
    for language in ("en", "ja", "ko"):
        for reply in (
            sources_reply(rows, COVERAGE, date(2024, 5, 27), language),
            sources_reply(OUTLETS, COVERAGE, None, language),
            help_reply(language),
            help_reply(language, console=True),
            note_reply("No.", language),
        ):
            check_limits(render(reply))
            check_limits(render(reply, embeds=False))


def test_sources_are_listed_most_articles_first_with_their_months() -> None:
    (message,) = render(sources_reply(OUTLETS, COVERAGE, None, "en"))
    lines = shown(message.content).split("\n")
    assert lines[1] == "• Yonhap · 90 articles · Friday, 2 January 2015 to Monday, 20 May 2024"
    assert lines[4] == "• The Mainichi · 27 articles"


def test_spans_are_never_finer_than_articles_dated_by_year_or_month_may_be() -> None:
    rows = [
        OutletRow("By year", 1, date(2019, 1, 1), date(2019, 12, 31)),
        OutletRow("By month", 2, date(2019, 3, 1), date(2020, 2, 29)),
    ]
    coverage = replace(COVERAGE, n_articles=1, n_briefs=0, earliest_on=date(2019, 1, 1), latest_on=date(2020, 2, 29))
    (message,) = render(sources_reply(rows, coverage, date(2020, 2, 29), "en"))
    assert shown(message.content).split("\n") == [
        "The archive holds 1 article, published 2019 to February 2020.",
        "• By month · 2 articles · March 2019 to February 2020",
        "• By year · 1 article · 2019",
        "-# archive as of February 2020 (newest report or event)",
    ]


HOSTILE_TEXT = st.text(max_size=300) | st.lists(st.sampled_from(HOSTILE), max_size=6).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(HOSTILE_TEXT, HOSTILE_TEXT, st.integers(1, 9), st.booleans(), st.booleans())
def test_hostile_articles_can_do_nothing(words: str, name: str, n: int, embeds: bool, abstained: bool) -> None:
    hostile = tuple(
        citation(i, excerpt=words or "x", headline=name, outlet=name, agency=name, url=f"https://a.example/{name}")
        for i in range(1, n + 1)
    )
    made = answer(
        question=words,
        status="abstained" if abstained else "answered",
        statements=() if abstained else (Statement(words, (1,)),),
        citations=hostile,
        coverage=replace(COVERAGE, scope=name, n_in_scope=1),
    )
    rendered = render(reply_of(made), embeds=embeds)
    check_limits(rendered)
    for text in texts(rendered):
        assert server_mentions(text) == []
        assert tricks(text) == []
        kinds = {kind for kind, found in alive(text) if not ours(kind, found)}
        assert kinds == set(), text


def ours(kind: str, found: str) -> bool:
    """Whether a live construct is one that the layout itself makes."""
    return (
        (kind == "angle link" and found.startswith("<https://a.example/"))
        or (kind == "bold" and found.startswith("**"))
        or kind == "small print"
        or kind == "quote"
    )


@given(st.sampled_from(["day", "month", "year"]))
def test_a_date_is_never_shown_finer_than_it_is_known(precision: str) -> None:
    known = {"day": PartialDate(2021, 5, 6), "month": PartialDate(2021, 5), "year": PartialDate(2021)}[precision]
    (message,) = messages(answer(citations=(citation(1, published=known, event=None),)))
    shown_day = {"day": "published Thursday, 6 May 2021 ·", "month": "published May 2021 ·", "year": "published 2021 ·"}
    assert shown_day[precision] in message.content


def test_a_reply_without_a_visible_letter_still_says_something() -> None:
    (message,) = render(Reply(language="en", lead=("\u200b",)))
    assert message.content == "No answer"
