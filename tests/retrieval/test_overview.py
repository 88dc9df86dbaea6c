"""What leads an overview: the article whose subject the thing is, then what is newest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from corpus.gazetteer import Gazetteer
from corpus.types import Article, EventDate, PartialDate
from retrieval.abstain import Decision
from retrieval.answer import Context, compose
from retrieval.hits import Ranked, SearchResult
from retrieval.overview import led_by_subject, of_asked_year_first, opened_if_named
from retrieval.overview_ask import asks_for_outline, asks_for_reaction, is_overview, names_thing_of_year, subjects
from retrieval.types import Coverage, DateRange, Query, Subject
from retrieval.understand import Concept, Reader, Reading
from tests.fakes import fake_article
from tests.retrieval.made import candidate, fit, passage, reading

PACT = Concept("agreement:pact", "agreement", "Pact", (), ("Pact",))
MEETING = object()


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Gazetteer.load(), today=date(2026, 11, 21))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("GSOMIA?", True),
        ("what is GSOMIA", True),
        ("camp david", True),
        ("河野談話とは", True),
        ("レーダー照射", True),
        ("지소미아가 뭐야?", True),
        ("위안부 합의", True),
        ("慰安婦合意 2015年", True),
        ("위안부 합의 2015년", True),
        ("comfort women agreement 2015", True),
        ("慰安婦合意 2016年", False),
        ("GSOMIAはどうなった？", True),
        ("What became of GSOMIA?", True),
        ("輸出規制はどうなってる？", True),
        ("reconciliation and healing foundation", True),
        ("what's the latest on GSOMIA", True),
        ("how are japan korea relations", True),
        ("latest textbook screening", True),
        ("最新の教科書検定", True),
        ("가장 최근 교과서 검정", True),
        ("is the japan korea relationship good now", True),
        ("how did Abe harm japan korea relations", False),
        ("any news about GSOMIA?", True),
        ("河野談話の最新状況は?", True),
        ("지소미아 어떻게 됐어?", True),
        ("gsomia timeline", True),
        ("history of the sado mine row", True),
        ("radar incident what happened", True),
        ("徴用工問題の経緯", True),
        ("レーダー照射事件で何があったの", True),
        ("수출규제 연표", True),
        ("지소미아 타임라인", True),
        ("what did Kono say about the history of the sado mine", False),
        ("경위를 설명한 사람은 누구야 지소미아", False),
        ("지소미아 종료가 어떻게 결정됐는지 설명한 사람은?", False),
        ("When was GSOMIA signed?", False),
        ("what did Kono say about GSOMIA in Bangkok", False),
        ("Motegi Toshimitsu", False),
        ("GSOMIA 2019", False),
        ("岸田首相は協定を批判した?", False),
        ("지소미아 왜 종료했어?", False),
    ],
)
def test_a_thing_and_nothing_more_is_asked_for(reader: Reader, question: str, expected: bool) -> None:
    assert is_overview(reader.read(Query(text=question))) is expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("fifth ministerial conference seoul 1971", True),
        ("the lima fish deal, tldr?", True),
        ("65年の漁業協定", True),
        ("リマ会議の件", True),
        ("65년 어업협정", True),
        ("리마 회의 정리 좀", True),
        ("when was the fish deal signed", False),
        ("result of the lima conference", False),
        ("漁業協定の内容", False),
        ("어업협정 이유", False),
        ("was the fish deal signed in lima", False),
    ],
)
def test_an_outline_is_asked_for_by_name_or_in_so_many_words(reader: Reader, question: str, expected: bool) -> None:
    assert asks_for_outline(reader.read(Query(text=question))) == expected


def test_only_where_the_headline_names_most_of_it_the_article_is_opened() -> None:
    article = brief("a", "The fish deal is signed", "2019-05-01")
    near = replace(hit(article, 0.9), features={"headline": 0.8})
    assert [h.best for h in opened_if_named([near])] == [0]
    assert opened_if_named([replace(near, features={"headline": 0.3})]) == ()
    assert opened_if_named([replace(hit(article, 0.9, ordinal=1), features={"headline": 0.8})]) == ()
    assert opened_if_named([]) == ()


def test_of_a_thing_and_its_year_what_happened_then_goes_first(reader: Reader) -> None:
    later, then = (
        replace(found, candidate=replace(found.candidate, passage=replace(found.passage, subject=subject)))
        for found, subject in (
            (hit(brief("later", "Court dismisses suit", "2021-06-07"), 0.9), Subject(happened=days("2021-06-07"))),
            (hit(brief("then", "Court upholds judgment", "2018-10-30"), 0.8), Subject(happened=days("2018-10-30"))),
        )
    )
    for question in ("大法院判決 2018年10月", "강제징용 판결 2018년 10월", "forced labor ruling october 2018"):
        assert of_asked_year_first([later, then], reader.read(Query(text=question))) == (then, later)
    assert of_asked_year_first([later, then], reader.read(Query(text="大法院判決"))) == (later, then)


def days(on: str) -> DateRange:
    return DateRange(date.fromisoformat(on), date.fromisoformat(on))


@pytest.mark.parametrize(
    "question", ["GSOMIAって結局どうなった？", "レーダー照射 その後どうなった？", "徴用工問題はどうなった？"]
)
def test_words_that_ask_what_became_of_it_are_no_subjects(reader: Reader, question: str) -> None:
    assert len(subjects(reader.read(Query(text=question)))) == 1


def test_a_name_within_a_longer_one_is_not_a_subject_of_its_own(reader: Reader) -> None:
    found = subjects(reader.read(Query(text="normalization treaty")))
    assert [c.key for c in found] == ["agreement:basic-treaty-1965"]


def brief(key: str, headline: str, day: str, *, is_meeting: bool = False) -> Article:
    known = PartialDate.parse(day)
    return replace(
        fake_article(f"First of {key}. Second of {key}.", key=key, brief=True),
        headlines={"en": headline},
        happened=EventDate(known.earliest_on, known.latest_on, known.precision, "front_matter"),
        meeting=MEETING if is_meeting else None,
    )


def hit(article: Article, score: float, *, names: bool = True, ordinal: int = 0) -> Ranked:
    """A hit whose second sentence fits best; its headline names the pact or not."""
    first, second = article.text.split(". ")
    words = (f"{first}.", second) if not ordinal else (second,)
    at = 0 if not ordinal else article.text.index(second)
    made = replace(
        passage(*words, article_id=article.id, ordinal=ordinal, start=at, concepts=[("agreement:pact",)] * len(words)),
        revision=article.revision,
        subject=Subject(article.headlines["en"], ("agreement:pact",) if names else ()),
    )
    return Ranked(candidate(made, fits=[fit(0.8, PACT.key)] * len(words)), score, {}, len(words) - 1, {})


SIGNED = brief("signed", "Two countries sign a pact", "2016-11-23")
ENDED = brief("ended", "Seoul decides to end the pact", "2019-08-22")
KEPT = brief("kept", "Seoul suspends the ending of the pact", "2019-11-22")
TALKS = brief("talks", "Ministers agree to talk about the pact", "2020-01-05", is_meeting=True)
ASIDE = brief("aside", "Ministers meet in Lima", "2021-02-03", is_meeting=True)
ALL = (SIGNED, ENDED, KEPT, TALKS, ASIDE)


def led(asked: Reading, ranked: Sequence[Ranked]) -> list[str]:
    by_id = {(a.id, a.revision): a for a in ALL}
    found = led_by_subject(ranked, asked, lambda article_id, revision: by_id[article_id, revision])
    assert all(r.best == 0 for r in found)
    return [next(a.source_key for a in ALL if a.id == r.passage.article_id) for r in found]


def test_what_it_is_leads_then_come_the_newest_two() -> None:
    ranked = [hit(TALKS, 0.9), hit(ENDED, 0.8), hit(ASIDE, 0.7, names=False), hit(KEPT, 0.6), hit(SIGNED, 0.4)]
    assert led(reading("Pact?", PACT, intent="overview"), ranked) == [a.source_key for a in (SIGNED, TALKS, KEPT)]


def test_asked_for_the_latest_the_newest_three_lead() -> None:
    ranked = [hit(ENDED, 0.9), hit(ASIDE, 0.8, names=False), hit(KEPT, 0.6), hit(SIGNED, 0.5), hit(TALKS, 0.4)]
    asked = reading("The latest on the pact?", PACT, intent="overview")
    assert led(asked, ranked) == [a.source_key for a in (TALKS, KEPT, ENDED)]


def test_asked_for_the_course_of_it_five_stand_in_the_order_of_time_meetings_last() -> None:
    meetings = [hit(TALKS, 0.9 - n / 100) for n in range(2)]
    ranked = [*meetings, hit(KEPT, 0.6), hit(SIGNED, 0.5), hit(ENDED, 0.4), hit(ASIDE, 0.3, names=False)]
    asked = reading("Pact timeline", PACT, intent="overview")
    assert led(asked, ranked) == [a.source_key for a in (SIGNED, ENDED, KEPT, TALKS)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("textbook controversy 1982", True),
        ("sado mine row november 2024", True),
        ("2019年の輸出規制問題", True),
        ("2001년 교과서 논란", True),
        ("2018年の徴用工判決の内容", True),
        ("2018年の徴用工判決はどんな内容", True),
        ("2018年の徴用工判決はどんな裁判官", False),
        ("textbook controversy", False),
        ("who started the textbook row in 1982", False),
        ("textbook publishers 1982", False),
        ("1982年の教科書問題の責任者", False),
        ("Abe 2015", False),
    ],
)
def test_a_thing_with_its_year_asks_for_what_it_was(reader: Reader, question: str, *, expected: bool) -> None:
    assert names_thing_of_year(reader.read(Query(text=question))) is expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("how did Seoul respond to the textbook screening", True),
        ("what was Tokyo's reaction to the fund's dissolution", True),
        ("教科書検定に韓国政府はどう反発したか", True),
        ("재단 해산에 대해 일본 정부는 어떻게 반응했나", True),
        ("how did Kono react", False),
        ("how did Japan and Korea agree on the fund", False),
        ("韓国の国会はどう変わった", False),
    ],
)
def test_how_a_government_took_something_is_asked(reader: Reader, question: str, *, expected: bool) -> None:
    assert asks_for_reaction(reader.read(Query(text=question))) is expected


def test_what_sort_of_thing_it_is_adds_nothing_to_its_name(reader: Reader) -> None:
    assert [c.key for c in subjects(reader.read(Query(text="radar incident")))] == ["topic:radar-lock-on"]
    assert is_overview(reader.read(Query(text="radar lock on incident")))


def test_of_those_that_tell_of_no_beginning_the_earliest_of_about_the_best_leads() -> None:
    asked = reading("Pact?", PACT, intent="overview")
    assert led(asked, [hit(KEPT, 0.9), hit(ENDED, 0.8)])[0] == ENDED.source_key
    assert led(asked, [hit(KEPT, 0.9), hit(ENDED, 0.7)])[0] == KEPT.source_key


def test_an_article_is_opened_at_its_first_passage() -> None:
    ranked = [hit(SIGNED, 0.9, ordinal=1), hit(SIGNED, 0.5)]
    (first,) = led_by_subject(ranked, reading("Pact?", PACT), lambda article_id, revision: SIGNED)
    assert (first.passage.ordinal, first.best) == (0, 0)


def test_without_a_headline_the_nearest_article_is_opened_unless_it_is_on_a_meeting() -> None:
    asked = reading("Pact?", PACT)
    assert led(asked, [hit(ENDED, 0.9, names=False), hit(TALKS, 0.8, names=False)]) == [ENDED.source_key]
    assert led(asked, [hit(TALKS, 0.9, names=False), hit(ENDED, 0.8, names=False)]) == []
    assert led_by_subject([hit(ENDED, 0.9, names=False)], asked, lambda *_: replace(ENDED, brief_id=None)) == ()


def test_an_overview_states_the_opening_of_each_of_its_first_and_cites_each_passage_once() -> None:
    ranked = (hit(ENDED, 0.9), hit(SIGNED, 0.85), hit(ASIDE, 0.8, names=False))
    by_id = {(a.id, a.revision): a for a in ALL}
    context = Context(
        lambda article_id, revision: by_id[article_id, revision],
        lambda text, language: (),
        lambda cluster: 1,
        Coverage(5, 5, 5, None, None),
        "i",
        None,
    )
    asked = reading("Pact?", PACT, intent="overview")
    found = compose(
        Query(text="Pact?"),
        SearchResult(asked, ranked, (), {}, np.zeros(2, np.float32), 3),
        Decision(None, 0.7, {}),
        context,
    )
    told = [(s.text, s.citation_ns) for s in found.statements]
    assert told == [("First of signed.", (1,)), ("First of ended.", (2,))]
    assert [c.article_id for c in found.citations] == [SIGNED.id, ENDED.id, ASIDE.id]


def test_where_only_meetings_are_headed_by_it_the_brief_of_its_day_leads(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = reading("Pact?", PACT, intent="overview")
    ranked = [hit(TALKS, 0.9), hit(ENDED, 0.8, names=False), hit(SIGNED, 0.7, names=False)]
    assert led(asked, ranked) == [TALKS.source_key]
    own = frozenset({SIGNED.brief_id})
    monkeypatch.setattr("retrieval.overview.briefs_on", lambda named: own if PACT.key in named else frozenset())
    assert led(asked, ranked) == [a.source_key for a in (SIGNED, TALKS)]


def test_a_word_of_the_lexicon_that_names_the_thing_is_no_subject_beside_it(reader: Reader) -> None:
    found = subjects(reader.read(Query(text="강제징용 해법")))
    assert {c.key for c in found} == {"topic:wartime-labor", "agreement:third-party-repayment"}
