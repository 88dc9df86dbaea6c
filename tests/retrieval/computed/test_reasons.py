"""Why a government did something is told from its own account, unless what was found already gives a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.gazetteer import Gazetteer
from corpus.types import Article
from retrieval.computed.reasons import ReasonAsk, reason_asked, with_reason
from retrieval.quoting import quoted
from retrieval.types import Answer, Coverage, Query, Statement, Voice
from retrieval.understand import Reader
from tests.retrieval.computed.accounts_made import LEAD, SEOUL, TOKYO, made_brief, sources_of

BRIEF = made_brief()
SEOUL_ASKED = ReasonAsk("kr", None)
END = "2019-08-22-rok-gsomia-termination-decision"
CURBS = "2019-07-01-japan-export-controls-three-materials"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Gazetteer.load(), today=date(2026, 11, 21))


def answered(text: str, voice: Voice = "report", brief: Article = BRIEF) -> Answer:
    """An answer that begins with that sentence of the brief."""
    start = brief.text.index(text)
    found = quoted(brief, (start, start + len(text)), n=1, passage_id="p", event=None, n_copies=1, language="en")
    return Answer(
        question="?", language="en", status="answered", reason=None, statements=(Statement(text, (1,), voice),),
        citations=(found,), coverage=Coverage(1, 1, 1, None, None), index_id="i", as_of_on=None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("why did seoul decide to end gsomia", ReasonAsk("kr", END)),
        ("韓国はなぜGSOMIAを破棄しようとした", ReasonAsk("kr", END)),
        ("한국은 왜 지소미아 종료를 결정했어", ReasonAsk("kr", END)),
        ("why did Japan restrict exports of hydrogen fluoride", ReasonAsk("jp", CURBS)),
        ("輸出規制の理由は何だったの", ReasonAsk("jp", CURBS)),  # who did it is known of the deed
        ("why did Lee Myung-bak visit Dokdo", ReasonAsk("kr", "2012-08-10-lee-myung-bak-takeshima-dokdo-visit")),
        ("why did Japan complain about the buoy", ReasonAsk("jp", None)),
        ("when did seoul decide to end gsomia", None),
        ("why did Abe and Moon not meet in Osaka", None),
        ("why did the summit last so long", None),
    ],
)
def test_whose_reason_for_which_deed_is_read(reader: Reader, question: str, expected: ReasonAsk | None) -> None:
    assert reason_asked(reader.read(Query(text=question)), reader.gazetteer) == expected


def test_the_account_leads_where_the_first_words_give_no_reason() -> None:
    led = with_reason(answered(LEAD), SEOUL_ASKED, sources_of(BRIEF))
    assert [(s.text, s.voice) for s in led.statements] == [(SEOUL[0], "side_kr"), (SEOUL[1], "side_kr")]
    assert [c.n for c in led.citations] == [1, 2]
    assert led.citations[0].excerpt == f"{SEOUL[0]} {SEOUL[1]}"
    assert led.citations[1].excerpt == LEAD


def test_the_other_governments_words_give_no_reason_for_this_one() -> None:
    told = answered(SEOUL[0], "side_kr")
    assert with_reason(told, SEOUL_ASKED, sources_of(BRIEF)) is told
    led = with_reason(told, ReasonAsk("jp", None), sources_of(BRIEF))
    assert [s.text for s in led.statements] == list(TOKYO)


def test_a_reason_in_the_report_stays_unless_the_brief_on_the_deed_has_the_account() -> None:
    told = answered(SEOUL[0])  # "wanted": it gives one
    assert with_reason(told, SEOUL_ASKED, sources_of(BRIEF)) is told
    led = with_reason(told, ReasonAsk("jp", BRIEF.brief_id), sources_of(BRIEF))
    assert [s.voice for s in led.statements] == ["side_jp", "side_jp"]


def test_a_deed_of_the_other_government_is_not_explained_by_this_one() -> None:
    other = replace(BRIEF, headlines={"en": "Japan recalls its ambassador from Seoul"})
    told = answered(LEAD, brief=other)
    assert with_reason(told, SEOUL_ASKED, sources_of(other)) is told
    assert with_reason(told, ReasonAsk("jp", None), sources_of(other)).statements[0].voice == "side_jp"


def test_a_refusal_and_a_report_without_accounts_stay() -> None:
    refused = replace(answered(LEAD), status="abstained", reason="no_coverage")
    assert with_reason(refused, SEOUL_ASKED, sources_of(BRIEF)) is refused
    report = replace(BRIEF, brief_id=None)
    told = answered(LEAD, brief=report)
    assert with_reason(told, SEOUL_ASKED, sources_of(report)) is told
