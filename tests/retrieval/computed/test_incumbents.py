"""Questions for the holder of an office."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.gazetteer import Gazetteer
from corpus.types import EventDate
from retrieval.computed.incumbents import OfficeAsk, held, office_ask, tells_of_term, unseen_holders
from retrieval.types import Query
from retrieval.understand import Reader

TODAY = date(2024, 6, 1)
TO_KOREA, TO_JAPAN = "jp-ambassador-kr", "kr-ambassador-jp"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("question", "posts"),
    [
        ("who was japan's ambassador to korea in 2021", (TO_KOREA,)),
        ("Who was the Japanese ambassador in Seoul in 2021?", (TO_KOREA,)),
        ("who was the korean ambassador to japan in 2021", (TO_JAPAN,)),
        ("2021年の駐韓大使は誰", (TO_KOREA,)),
        ("2021年の駐日韓国大使は？", (TO_JAPAN,)),
        ("2021년 주한 일본대사 누구", (TO_KOREA,)),
        ("주일대사 2021년 누구였어", (TO_JAPAN,)),
        ("주한 일본대사 지금 누구야", (TO_KOREA,)),
        ("일본 외무상 현재 누구", ("jp-fm",)),
        ("who was the foreign minister of japan in 2021", ("jp-fm",)),
        ("who is japan's pm", ("jp-pm",)),
        ("whos the japanese foreign minister", ("jp-fm",)),
        ("who's the korean president now", ("kr-president",)),
        ("current korean foreign minister", ("kr-fm",)),
        ("whose foreign minister came", None),
        ("who is the leader of japan", ("jp-pm",)),
        ("who are the current leaders of japan and south korea", ("jp-pm", "kr-president")),
        ("who was the leader of korea in 2010", ("kr-president",)),
        ("who leads japan and korea now", ("jp-pm", "kr-president")),
        ("日韓の首脳は今誰", ("jp-pm", "kr-president")),
        ("한국 정상은 누구", ("kr-president",)),
        ("current pm of japan and president of korea", ("jp-pm", "kr-president", "kr-pm")),
        ("who was the leader that signed the treaty", None),
        ("which leader of japan proposed the fund in 2015", None),
        ("the leaders of japan and korea met in 2019", None),
        ("日本の外相は誰", ("jp-fm",)),
        ("駐日大使は今誰ですか", (TO_JAPAN,)),
        ("한국 대통령 누구야", ("kr-president",)),
        ("2015年12月の韓国外相は", ("kr-fm",)),
        ("2021년 외교장관 누구였지", ("kr-fm",)),
        ("2021년 외무상이 누구였냐", ("jp-fm",)),
        ("지금 총리 누구야", ("jp-pm",)),
        ("2010년 대통령 누구였음", ("kr-president",)),
        ("2010年の首相は誰だった", ("jp-pm",)),
        ("2010年の大統領は誰", ("kr-president",)),
        ("2010年の外相は誰", ("jp-fm", "kr-fm")),
        ("who was the foreign minister in 2010", ("jp-fm", "kr-fm")),
        ("who was prime minister in 2010", ("jp-pm",)),
        ("2019년 외교부 장관", ("kr-fm",)),
        ("2019 Japanese foreign minister", ("jp-fm",)),
        ("South Korean foreign minister in 2019", ("kr-fm",)),
        ("2004年当時の日本の首相", ("jp-pm",)),
        ("2019년 외교부 장관 발언", None),
        ("현재 일본 총리 언제부터?", ("jp-pm",)),
        ("今の日本の首相 いつから", ("jp-pm",)),
        ("Japan's prime minister now since when?", ("jp-pm",)),
        ("일본 총리 누구임", ("jp-pm",)),
        ("지금 한국은 대통령이 누구야", ("kr-president",)),
        ("독도 방문한 대통령 누구", None),
        ("독도에 간 대통령은 누구야", None),
        ("竹島を訪問した大統領は誰", None),
        ("who is the president who apologized", None),
        ("2010년 미 대통령 누구", None),
        ("2010년 북한 외무상 누구", None),
        ("2010年の米大統領は誰", None),
        ("2010년에 외교장관이 누구 만났어", None),
        ("2010年に外相は誰と会った", None),
        ("who was the vice president in 2010", None),
        ("who was president of korea", None),
        ("日本の外相は誰だった", None),
        ("who is the foreign minister going to meet", None),
        ("2021년 주한 미국대사 누구", None),
        ("who is the us ambassador to korea", None),
        ("who is the japanese pm in 2030", None),  # to come
        ("2030年の外相は誰", None),
        ("who was the korean ambassador to china in 2021", None),
        ("韓国の外相って誰？", ("kr-fm",)),
        ("日本の総理大臣ってだれ", ("jp-pm",)),
        ("2020年の韓国外相って誰だっけ", ("kr-fm",)),
        ("駐韓大使は誰？", (TO_KOREA,)),
        ("주한 일본대사는 누구?", (TO_KOREA,)),
        ("who is the Japanese ambassador to Seoul?", (TO_KOREA,)),
        ("竹島に上陸した韓国大統領は誰？", None),
        ("who is the Korean president who landed on Dokdo?", None),
        ("독도에 간 대통령은 누구?", None),
        ("日韓基本条約に署名した首相は誰？", None),
        ("日本を初めて訪れた韓国大統領は誰？", None),
        ("who is the foreign minister that signed the agreement", None),
    ],
)
def test_whose_ambassador_is_meant(gazetteer: Gazetteer, question: str, posts: tuple[str, ...] | None) -> None:
    reading = Reader(gazetteer, today=TODAY).read(Query(text=question))
    ask = office_ask(reading, gazetteer, TODAY)
    assert (ask and ask.posts) == posts


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2021-02-01", "2021-02-10", True),  # "in early February": Chung took office on the ninth
        ("2022-05-12", "2022-05-12", True),  # and left it then
        ("2021-05-05", "2021-05-05", False),
        ("2021-01-01", "2021-12-31", False),  # too coarse to tell of it
    ],
)
def test_an_excerpt_tells_of_a_term_by_its_first_or_its_last_day(
    gazetteer: Gazetteer, first: str, last: str, expected: bool
) -> None:
    ask = OfficeAsk((), ("chung-eui-yong",), date.min, date.max, is_profile=True)
    event = EventDate(date.fromisoformat(first), date.fromisoformat(last), "day", "stated")
    assert tells_of_term(event, ask, gazetteer) is expected
    assert not tells_of_term(None, ask, gazetteer)


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("지소미아 체결 당시 대통령 누구", 2016),
        ("지소미아 종료 당시 대통령 누구", 2019),
        ("위안부 합의 당시 외교장관 누구", 2015),
        ("who was foreign minister when GSOMIA was signed", 2016),
        ("GSOMIA終了当時の大統領は誰", 2019),
    ],
)
def test_the_day_is_that_of_what_was_done_to_the_thing(gazetteer: Gazetteer, question: str, year: int) -> None:
    ask = office_ask(Reader(gazetteer, today=TODAY).read(Query(text=question)), gazetteer, TODAY)
    assert ask is not None and ask.earliest_on.year == year


@pytest.mark.parametrize(
    ("question", "office"),
    [
        ("이와야 외상 취임일 언제", "fm"),
        ("when did Iwaya Takeshi become foreign minister", "fm"),
        ("岩屋毅はいつ外相になった", "fm"),
        ("이와야 취임일 언제", None),
        ("who is Foreign Minister Iwaya Takeshi", None),
        ("이와야 외상 누구야", None),
    ],
)
def test_when_somebody_entered_an_office_is_of_that_office(
    gazetteer: Gazetteer, question: str, office: str | None
) -> None:
    ask = office_ask(Reader(gazetteer, today=TODAY).read(Query(text=question)), gazetteer, TODAY)
    assert ask is not None and ask.person_ids and ask.office == office


def test_a_holder_whom_no_report_shows_is_told_with_the_source_of_the_register(gazetteer: Gazetteer) -> None:
    ask = office_ask(Reader(gazetteer).read(Query(text="who is the korean ambassador to japan")), gazetteer, TODAY)
    assert ask is not None
    assert ask.posts == (TO_JAPAN,)
    held = OfficeAsk(ask.posts, (), date(2026, 1, 1), date(2026, 1, 1))
    (text,) = unseen_holders(held, "en", gazetteer)
    assert "South Korean Ambassador to Japan: Lee Hyuk, since Friday, 26 September 2025" in text
    assert "https://" in text or "http://" in text
    assert text.endswith("No report in the archive shows them in that office.")


@pytest.mark.parametrize("question", ["foreign minister under Yoon", "윤석열 정부 외교장관", "윤석열 때 외교장관 누구"])
def test_whoever_only_stayed_till_the_next_was_in_office_is_not_told(gazetteer: Gazetteer, question: str) -> None:
    reading = Reader(gazetteer, today=TODAY).read(Query(text=question))
    ask = office_ask(reading, gazetteer, TODAY)
    assert ask is not None
    assert [h.person_id for h in held(ask, gazetteer.offices)] == ["park-jin", "cho-tae-yul"]


def test_of_a_day_both_who_left_and_who_came_are_told(gazetteer: Gazetteer) -> None:
    reading = Reader(gazetteer, today=TODAY).read(Query(text="who was the south korean foreign minister in may 2022"))
    ask = office_ask(reading, gazetteer, TODAY)
    assert ask is not None
    assert [h.person_id for h in held(ask, gazetteer.offices)] == ["chung-eui-yong", "park-jin"]
