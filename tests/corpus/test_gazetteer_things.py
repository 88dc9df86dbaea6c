"""What people ask after beside persons and places: incidents, agreements, bodies and sites, in three languages."""

from __future__ import annotations

from functools import cache

import pytest

from corpus.gazetteer import Gazetteer


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def ids(text: str) -> set[str]:
    return {mention.entity_id for mention in gazetteer().find(text, fuzzy=True)}


@pytest.mark.parametrize(
    ("thing", "names"),
    [
        ("yodogo-hijacking", "the Yodogo hijacking; Yodo-go; よど号乗っ取り事件; 요도호 사건"),
        (
            "kim-dae-jung-abduction",
            "the Kim Dae-jung affair; kidnapping of Kim Dae Jung; 金大中事件; 김대중씨 납치 사건",
        ),
        ("mincheonghakryeon-case", "Mincheonghakryeon; 民青学連事件; 민청학련 사건"),
        ("mun-se-gwang-shooting", "Mun Se-gwang; Moon Se-kwang; 文世光; ムン・セグァン; 문세광; 육영수 여사"),
        ("rangoon-bombing", "the Rangoon bombing; ラングーン事件; アウンサン廟; 랑군 사건; 아웅산 폭탄 테러"),
        ("kal-858-bombing", "KAL 858; KAL858; Korean Air Flight 858; 大韓航空機爆破事件; KAL기 폭파 사건; 칼기 폭파"),
        ("shinpung-ho-standoff", "Sinpung-ho; Shinpung-ho; シンプン号; 502신풍호"),
        ("kedo", "KEDO; Korean Peninsula Energy Development Organization; 朝鮮半島エネルギー開発機構; 케도"),
        ("fingerprinting", "fingerprinting; 指紋押捺; 지문 날인"),
        (
            "diet-resolution-1995",
            "the no-war resolution; 戦後50年決議; 不戦決議; 전후 50년 결의; 전후50년 결의; 부전결의",
        ),
        ("investment-agreement", "the Japan-Korea investment treaty; 日韓投資協定; 한일 투자협정"),
        ("extradition-treaty", "the extradition treaty; 犯罪人引き渡し条約; 범죄인 인도조약"),
        ("social-security-agreement", "the social security pact; 社会保障協定; 사회보장협정"),
        ("books-agreement-2010", "the books agreement; 日韓図書協定; 한일도서협정"),
        ("joseon-royal-books", "Joseon Uigwe; 朝鮮王室儀軌; 조선왕실의궤"),
        ("tsushima-statue", "the Tsushima statue; 対馬の仏像; 부석사 불상"),
        ("us-board-on-geographic-names", "the Board on Geographic Names; 米地名委員会; 미국 지명위원회"),
        ("curriculum-guidelines", "the teaching guide; 学習指導要領解説書; 학습지도요령"),
        ("public-private-council-2022", "the public-private council; 官民協議会; 민관 협의회"),
        ("future-partnership-fund", "the future partnership fund; 未来パートナーシップ基金; 미래 파트너십 기금"),
        ("black-eagles", "the Black Eagles; ブラックイーグルス; 블랙 이글스"),
        ("tokyo-district-court", "Tokyo District Court; 東京地裁; 도쿄지법"),
        ("supreme-court-jp", "Japan's Supreme Court; 日本の最高裁; 최고재판소"),
        ("nagano-shigeto", "Nagano Shigeto; 永野法相; 나가노 시게토"),
    ],
)
def test_a_thing_is_found_by_its_everyday_names(thing: str, names: str) -> None:
    for name in names.split("; "):
        assert thing in ids(name), name


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("大韓航空機撃墜事件", "kal-858-bombing"),
        ("Korean Air opens a new route", "kal-858-bombing"),
        ("아웅산 수치 여사", "rangoon-bombing"),
        ("평화선언", "rhee-line"),
        ("자유사회", "new-history-textbook"),
        ("少女像をつくる会", "new-history-textbook"),
        ("a bit of investment", "investment-agreement"),
        ("長野の五輪", "nagano-shigeto"),
        ("the Nagano Olympics", "nagano-shigeto"),
        ("国会決議", "diet-resolution-1995"),
        ("청주 한 잔", "cheongju"),
        ("미테랑 대통령", "mitte"),
        ("金大中大統領", "kim-dae-jung-abduction"),
        ("the partnership declaration", "future-partnership-fund"),
        ("한중일 사무국", "us-japan-rok-secretariat"),
        ("케이팝", "kedo"),
    ],
)
def test_a_short_name_catches_no_other_word(text: str, thing: str) -> None:
    assert thing not in ids(text)


def test_a_short_name_alone_is_the_thing() -> None:
    assert "rhee-line" in ids("평화선")
    assert "rhee-line" in ids("평화선을 그은 날")


def test_what_a_long_name_holds_is_found_inside_it() -> None:
    assert {"fisheries-agreement-1965", "fisheries-agreement"} <= ids("the 1965 fisheries agreement")
    assert {"tsushima-statue", "tsushima", "cultural-property"} <= ids("対馬の仏像")
