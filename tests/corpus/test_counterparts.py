"""Surnames that only a counterpart makes somebody's: Abe and Park, 菅と文, 윤과 기시다."""

from __future__ import annotations

from datetime import date

import pytest

from tests.corpus.test_gazetteer import gazetteer


def people(question: str) -> list[tuple[str, str]]:
    """Who is named, with the words that do, in order."""
    found = gazetteer().find(question, fuzzy=True)
    return [(m.surface, m.entity_id) for m in found if m.kind == "person"]


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("when did Abe and Park first meet", ["abe-shinzo", "park-geun-hye"]),  # prime minister and president 2013-17
        ("Fukuda and Park", ["fukuda-takeo", "park-chung-hee"]),  # 1976-78, not 2007-08
        ("Fukuda-Lee talks", ["fukuda-yasuo", "lee-myung-bak"]),  # 2007-08
        ("did Ishiba ever meet Lee?", ["ishiba-shigeru", "lee-jae-myung"]),
        ("obuchi kim summit", ["obuchi-keizo", "kim-dae-jung"]),
        ("how many times did Kishida and Yoon meet", ["kishida-fumio", "yoon-suk-yeol"]),  # not Yun, foreign minister
        ("菅と文は対面で会談した？", ["suga-yoshihide", "moon-jae-in"]),
        ("菅さんと文在寅さんの初めての電話っていつ？", ["suga-yoshihide", "moon-jae-in"]),
        ("菅さんと李明博さんの会談", ["kan-naoto", "lee-myung-bak"]),
        ("石破首相が李と会ったのはいつ", ["ishiba-shigeru", "lee-jae-myung"]),
        ("岸田尹会談", ["kishida-fumio", "yoon-suk-yeol"]),
        ("安倍文の首脳会談は何回", ["abe-shinzo", "moon-jae-in"]),
        ("윤과 기시다는 몇 번 만났어", ["yoon-suk-yeol", "kishida-fumio"]),
        ("ishiba and lee in 2025", ["ishiba-shigeru", "lee-jae-myung"]),  # not the acting president of that May
        ("아베와 박의 첫 회담", ["abe-shinzo", "park-geun-hye"]),
    ],
)
def test_two_surnames_tell_each_other_apart(question: str, ids: list[str]) -> None:
    assert [each for _, each in people(question)] == ids


@pytest.mark.parametrize(
    "question",
    [
        "a park in Tokyo",
        "Lee and Kim",  # of one side
        "Park Chan-wook and Abe Kobo",
        "文が長い",
        "安倍派の会合",
        "岸田文書とは",
        "이와 관련된 회담",
        "문과 대학",
    ],
)
def test_without_a_counterpart_they_are_nobodys(question: str) -> None:
    assert not [each for _, each in people(question) if each.startswith(("park", "lee", "kim", "moon", "rhee"))]


def test_texts_are_not_read_so() -> None:
    found = gazetteer().find("Abe and Park spoke.")
    assert [m.entity_id for m in found if m.kind == "person"] == ["abe-shinzo", "abe-shintaro"]


def test_a_full_name_stays_whose_it_is() -> None:
    named = people("Abe Shintaro and Lee")  # two foreign ministers of his time were called so
    assert named == [("Abe Shintaro", "abe-shintaro"), ("Lee", "lee-won-kyung"), ("Lee", "lee-bum-suk")]


def test_the_day_of_the_question_tells_two_ministers_apart() -> None:
    found = {
        on: [m.entity_id for m in gazetteer().find("Iwaya and Cho", fuzzy=True, on=on) if m.kind == "person"]
        for on in (None, date(2024, 11, 1), date(2025, 8, 1))
    }
    assert found == {
        None: ["iwaya-takeshi", "cho-hyun", "cho-tae-yul"],
        date(2024, 11, 1): ["iwaya-takeshi", "cho-tae-yul"],
        date(2025, 8, 1): ["iwaya-takeshi", "cho-hyun"],
    }


def test_a_third_name_is_read_beside_the_one_who_is_known() -> None:
    ids = [each for _, each in people("the Clinton-Gemba-Kim meeting")]
    assert ids == ["clinton-hillary", "gemba-koichiro", "kim-sung-hwan"]  # foreign ministers of 2012, not presidents


def test_of_names_written_in_one_piece_the_surname_counts_beside_a_counterpart() -> None:
    found = gazetteer().find("the Hamada-Lee meeting", fuzzy=True, on=date(2009, 7, 2))  # ministers of defense then
    assert [m.entity_id for m in found if m.kind == "person"] == ["hamada-yasukazu", "lee-sang-hee"]


@pytest.mark.parametrize(
    ("question", "on", "ids"),
    [
        ("when did President Lee visit Kyoto in 2011", date(2011, 7, 2), {"lee-myung-bak"}),
        ("when did President Lee visit Tokyo in 2025", date(2025, 7, 2), {"lee-jae-myung"}),
        ("박 대통령 1965년", date(1965, 7, 2), {"park-chung-hee"}),
    ],
)
def test_of_those_with_a_title_whoever_led_then_is_meant(question: str, on: date, ids: set[str]) -> None:
    found = gazetteer().find(question, fuzzy=True, on=on)
    assert {m.entity_id for m in found if m.kind == "person"} == ids


def test_a_leader_is_known_by_his_family_name_and_the_day() -> None:
    lee = gazetteer().leader_called("lee", date(2010, 1, 1))
    assert lee is not None
    assert lee.id == "lee-myung-bak"
    assert gazetteer().leader_called("lee", date(2015, 1, 1)) is None
