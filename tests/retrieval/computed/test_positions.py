"""Where a government stands is told from its own account; where both are asked for, from both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.gazetteer import Gazetteer
from corpus.types import Article
from retrieval.computed.accounts import asks_for_sides
from retrieval.computed.cite import Sources
from retrieval.computed.positions import position_ask, with_positions
from retrieval.quoting import quoted
from retrieval.types import Answer, Coverage, Query, Statement, Subject, Voice
from retrieval.understand import Reader, Reading
from tests.retrieval.computed.accounts_made import LEAD, SEOUL, TOKYO, made_brief, sources_of


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def read(question: str, gazetteer: Gazetteer) -> Reading:
    return Reader(gazetteer, today=date(2026, 11, 21)).read(Query(text=question))


def answered(brief: Article, text: str, voice: Voice) -> Answer:
    """An answer that begins with that sentence of the brief."""
    start = brief.text.index(text)
    found = quoted(brief, (start, start + len(text)), n=1, passage_id="p", event=None, n_copies=1, language="en")
    return Answer(
        question="?", language="en", status="answered", reason=None, statements=(Statement(text, (1,), voice),),
        citations=(found,), coverage=Coverage(1, 1, 1, None, None), index_id="i", as_of_on=None,
    )  # fmt: skip


def told(question: str, answer: Answer, brief: Article, gazetteer: Gazetteer) -> Answer:
    ask = position_ask(read(question, gazetteer))
    assert ask
    return with_positions(answer, ask, sources_of(brief))


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("Tokyo's position on the 2018 court ruling", ("jp",)),
        ("How did Seoul react to the Sado listing?", ("kr",)),
        ("fukushima water release korea reaction", ("kr",)),
        ("radar incident both sides", ("jp", "kr")),
        ("radar incident what does each side say", ("jp", "kr")),
        ("japan and korea's positions on dokdo", ("jp", "kr")),
        ("Japanese response to the Dokdo landing", ("jp",)),
        ("korean reaction to the export controls", ("kr",)),
        ("reaction of korea to the shrine visit", ("kr",)),
        ("韓国は輸出規制について何と言った", ("kr",)),
        ("日本と韓国のレーダー照射の主張", ("jp", "kr")),
        ("韓国の安倍靖国参拝への反応", ("kr",)),
        ("초계기 갈등 양측 입장", ("jp", "kr")),
        ("일본은 재단 해산에 대해 뭐라고 했어", ("jp",)),
        ("is dokdo korean?", ("jp", "kr")),
        ("why is dokdo disputed", ("jp", "kr")),
        ("which islands do they claim", ("jp", "kr")),
        ("竹島はなぜ争いになっている", ("jp", "kr")),
        ("독도는 왜 분쟁이야", ("jp", "kr")),
        ("竹島はどこの国の領土", ("jp", "kr")),
        ("輸出規制について韓国はどう反応した", ("kr",)),
        ("韓国政府は教科書検定にどう反発した", ("kr",)),
        ("일본은 재단 해산에 어떻게 반응했어", ("jp",)),
        ("독도는 누구 땅이야", ("jp", "kr")),
        ("2018년 대법원 판결에 대한 일본 입장", ("jp",)),
    ],
)
def test_whose_position_is_wanted_is_read(gazetteer: Gazetteer, question: str, sides: tuple[str, ...]) -> None:
    reading = read(question, gazetteer)
    ask = position_ask(reading)
    assert ask
    assert ask.sides == sides
    assert asks_for_sides(reading)


def test_most_questions_are_seen_at_once_to_ask_for_no_side(gazetteer: Gazetteer) -> None:
    for question in ("When did Abe and Moon meet?", "2015年の日韓合意はいつ", "모테기 외상은 언제 서울에 왔어?"):
        assert not asks_for_sides(read(question, gazetteer))


@pytest.mark.parametrize(
    "question", ["When did Japan leave?", "GSOMIA?", "독도 경비대는 언제 생겼어", "韓国の首相は誰"]
)
def test_other_questions_ask_for_no_position(gazetteer: Gazetteer, question: str) -> None:
    assert position_ask(read(question, gazetteer)) is None


def test_the_government_asked_for_speaks_first(gazetteer: Gazetteer) -> None:
    brief = made_brief()
    answer = told("Seoul's position on export controls", answered(brief, TOKYO[0], "side_jp"), brief, gazetteer)
    assert [(s.voice, s.text) for s in answer.statements] == [("side_kr", SEOUL[0])]
    assert [(c.n, c.excerpt) for c in answer.citations] == [(1, SEOUL[0]), (2, TOKYO[0])]


def test_both_speak_where_it_is_disputed(gazetteer: Gazetteer) -> None:
    brief = made_brief()
    answer = told("Is Dokdo Korean?", answered(brief, LEAD, "report"), brief, gazetteer)
    assert [(s.voice, s.text) for s in answer.statements] == [("side_jp", TOKYO[0]), ("side_kr", SEOUL[0])]


def test_its_own_words_stay_as_they_were_found(gazetteer: Gazetteer) -> None:
    brief = made_brief()
    answer = answered(brief, SEOUL[2], "side_kr")
    assert told("Seoul's position on talks", answer, brief, gazetteer) == answer


def test_without_an_account_nothing_changes(gazetteer: Gazetteer) -> None:
    brief = made_brief()
    answer = answered(brief, LEAD, "report")
    ask = position_ask(read("Seoul's position on talks", gazetteer))
    assert ask
    nothing = type(sources_of(brief))(lambda article_id, revision: brief, lambda article_id: [], lambda cluster: 1)
    assert with_positions(answer, ask, nothing) == answer


def test_a_place_asked_about_is_what_the_account_must_speak_of(gazetteer: Gazetteer) -> None:
    ask = position_ask(read("독도는 누구 땅이야", gazetteer))
    assert ask
    assert "place:takeshima-dokdo" in ask.about


def test_the_brief_on_the_thing_itself_is_quoted_before_one_that_speaks_of_it(gazetteer: Gazetteer) -> None:
    beside, own = made_brief(), replace(made_brief(), id="on-controls", brief_id="n")
    whole = {beside.id: sources_of(beside).passages_of(beside.id), own.id: sources_of(own).passages_of(own.id)}
    subject = Subject(title="Japan tightens export controls", concepts=("topic:export-controls",))
    whole[own.id] = [replace(p, subject=subject) for p in whole[own.id]]
    sources = Sources(lambda article_id, _: own if article_id == own.id else beside, whole.__getitem__, lambda _: 1)
    first = answered(beside, LEAD, "report")
    both = replace(first, citations=(*first.citations, replace(answered(own, LEAD, "report").citations[0], n=2)))
    ask = position_ask(read("Korean reaction to the export controls", gazetteer))
    assert ask
    assert with_positions(both, ask, sources).citations[0].article_id == own.id
    assert with_positions(first, ask, sources).citations[0].article_id == beside.id


def test_what_nothing_seemed_to_answer_is_told_by_the_accounts_in_the_brief_on_it(gazetteer: Gazetteer) -> None:
    brief = made_brief()
    base, subject = sources_of(brief), Subject(title="Export controls", concepts=("topic:export-controls",))
    titled = [replace(p, subject=subject) for p in base.passages_of(brief.id)]
    sources = Sources(base.article, lambda _: titled, base.n_copies)
    refused = replace(answered(brief, LEAD, "report"), status="abstained", reason="below_threshold", statements=())

    def asked(question: str) -> Answer:
        ask = position_ask(read(question, gazetteer))
        assert ask
        return with_positions(refused, ask, sources)

    answer = asked("Seoul's position on the export controls")
    assert (answer.status, answer.reason, answer.statements[0].text) == ("answered", None, SEOUL[0])
    assert asked("Seoul's position on the Sado mines") == refused
    assert asked("Seoul's position on the export controls of zorbium") == refused


def test_whose_the_islets_are_asks_for_what_is_said_of_the_claim(gazetteer: Gazetteer) -> None:
    for question in ("is dokdo korean?", "why is dokdo disputed", "독도는 왜 분쟁이야"):
        ask = position_ask(read(question, gazetteer))
        assert ask
        assert {"place:takeshima-dokdo", "lex:territory"} <= ask.about
        assert "lex:dispute" not in ask.about
