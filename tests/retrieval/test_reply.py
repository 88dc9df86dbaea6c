"""An answer becomes a reply: what is said above the sources, what in them, and what is only a reason."""

import pytest

from retrieval.reply import reply_of
from retrieval.types import Statement
from tests.bot.fakes import abstention, answer, brief, citation

SENTENCE = "The two ministers sat down in London on Wednesday."
COMPUTED = Statement("Wednesday, 5 May 2021 (worked out from the weekday).", (1,), "computed")


def test_a_statement_of_ours_leads_and_a_sentence_of_an_excerpt_is_marked_in_it() -> None:
    reply = reply_of(answer(statements=(COMPUTED, Statement(SENTENCE, (1,)))))
    assert reply.lead == (f"Chancery's reading: {COMPUTED.text} [1]", f"{SENTENCE} [1]")
    assert reply.unquoted == reply.lead[:1]
    assert [item.key for item in reply.items] == [((0, len(SENTENCE)),), ()]


def test_the_mark_is_right_where_blanks_of_the_excerpt_were_joined() -> None:
    excerpt = "It rained.\n\n\nThe two  ministers sat."
    reply = reply_of(
        answer(statements=(Statement("The two  ministers sat.", (1,)),), citations=(citation(1, excerpt=excerpt),))
    )
    (item,) = reply.items
    ((start, end),) = item.key
    assert (item.body or "")[start:end] == "The two ministers sat."


def test_a_statement_that_stands_in_no_excerpt_leads() -> None:
    reply = reply_of(answer(statements=(Statement("They did not meet.", (1,)),)))
    assert reply.lead == reply.unquoted == ("They did not meet. [1]",)


def test_a_sentence_is_marked_only_in_the_citation_that_it_names() -> None:
    reply = reply_of(answer(statements=(Statement(SENTENCE, (2,)),)))
    assert [item.key for item in reply.items] == [(), ((0, len(SENTENCE)),)]


def test_a_sides_account_is_named_at_its_source_too() -> None:
    reply = reply_of(answer(statements=(Statement(SENTENCE, (1,), "side_jp"),)))
    assert reply.lead == (f"Tokyo's account: {SENTENCE} [1]",)
    assert [item.details[0] for item in reply.items] == ["Tokyo's account", "published Thursday, 6 May 2021"]


def test_a_brief_never_bears_the_headline_day_or_link_of_a_source_as_its_own() -> None:
    (item,) = reply_of(answer(citations=(brief(),))).items
    assert (item.name, item.caption, item.url) == ("Chancery's own brief", None, None)
    assert item.details == ("happened Wednesday, 5 May 2021 (worked out from the weekday)",)
    assert [(origin.name, origin.caption, origin.details, origin.url) for origin in item.origins] == [
        (
            "after Ministry of Foreign Affairs of Japan",
            "Talks in London",
            ("published Wednesday, 5 May 2021",),
            "https://mofa.example/london",
        ),
        ("after Kyodo News", "Ministers meet", ("publication day unknown",), "https://kyodo.example/1"),
    ]


def test_a_brief_whose_paragraph_names_no_source_is_not_called_undated() -> None:
    (item,) = reply_of(answer(citations=(brief(sources=(), published=None, event=None),))).items
    assert (item.details, item.origins) == ((), ())


@pytest.mark.parametrize(
    ("outlet", "agency", "name"),
    [
        ("The Japan Times", "Kyodo", "The Japan Times (Kyodo)"),
        ("Kyodo", "Kyodo", "Kyodo"),
        (None, "Kyodo", "Kyodo"),
        (None, None, "outlet not named"),
    ],
)
def test_a_source_is_named_by_outlet_and_agency(outlet: str | None, agency: str | None, name: str) -> None:
    (item,) = reply_of(answer(citations=(citation(1, outlet=outlet, agency=agency),))).items
    assert item.name == name


def test_an_abstention_has_a_reason_the_extent_and_marks_nothing() -> None:
    reply = reply_of(abstention(language="ko"))
    assert reply.lead == ("아카이브에 이에 관한 기사가 없습니다.",)
    assert reply.notes[0].startswith("아카이브에는 기사 212건(그중 Chancery가 쓴 요약 34건)이 있습니다")
    assert reply.items_title == "아카이브에서 가장 가까운 것(답이 아님):"
    assert [item.key for item in reply.items] == [()]


def test_what_contradicts_the_question_is_not_called_nearest() -> None:
    reply = reply_of(abstention(reason="false_premise"))
    assert reply.items_title == "What the archive says on it:"


@pytest.mark.parametrize(
    ("language", "part"), [("en", "only the question's words"), ("ja", "質問の言葉だけ"), ("ko", "낱말만으로")]
)
def test_an_answer_found_by_words_alone_says_so_and_so_does_a_refusal(language: str, part: str) -> None:
    for made in (answer, abstention):
        reply = reply_of(made(language=language, lexical_only=True))
        assert part in reply.notes[0]
        assert part not in "".join(reply_of(made(language=language)).notes)
