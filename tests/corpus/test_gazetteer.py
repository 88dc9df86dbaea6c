"""The gazetteer finds whom and what a text names, in three languages, and nothing else."""

from __future__ import annotations

import functools
import json
from datetime import date

import pytest

from corpus.gazetteer import Gazetteer
from tests.shared import shared_dir


@functools.cache
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def ids(text: str, *, fuzzy: bool = False, on: date | None = None, kind: str | None = None) -> list[str]:
    found = gazetteer().find(text, fuzzy=fuzzy, on=on)
    return [mention.entity_id for mention in found if kind is None or mention.kind == kind]


@pytest.mark.parametrize(
    "text",
    ["Motegi spoke", "Toshimitsu Motegi spoke", "MOTEGI TOSHIMITSU", "Motegi's aide", "茂木外相は", "茂木氏が",
     "茂木 敏充大臣", "모테기가 말했다", "모테기 도시미쓰 외무상", "모테기도시미쓰"],
)  # fmt: skip
def test_one_person_has_one_id_in_every_script(text: str) -> None:
    assert ids(text, kind="person") == ["motegi-toshimitsu"]


@pytest.mark.parametrize(
    "text",
    ["Kang Kyung-wha", "Kang Kyung Wha", "Kang Kyungwha", "kang kyung-wha", "康京和", "康 京和", "カン・ギョンファ",
     "강경화가", "강 경화", "강경화 장관은"],
)  # fmt: skip
def test_korean_names_are_found_however_they_are_spaced(text: str) -> None:
    assert ids(text, kind="person") == ["kang-kyung-wha"]


def test_initials_by_which_a_president_is_known_need_their_capitals() -> None:
    assert ids("What did MB tell Noda?", kind="person") == ["lee-myung-bak", "noda-yoshihiko"]
    assert ids("DJ의 방일", kind="person") == ["kim-dae-jung"]
    assert ids("a 700 mb file for the dj", kind="person") == []


def test_offsets_are_those_of_the_text_as_given() -> None:
    text = "“Ｋishida” – Kōno  Tarō met 윤석열 대통령"
    for mention in gazetteer().find(text):
        assert text[mention.start : mention.end] == mention.surface
    assert ids(text, kind="person") == ["kishida-fumio", "yoon-suk-yeol"] or "yoon-suk-yeol" in ids(text)


def test_yohei_kono_is_not_taro_kono() -> None:
    assert ids("Yohei Kono") == ["kono-yohei"]
    assert ids("河野太郎外相", kind="person") == ["kono-taro"]
    assert ids("고노 요헤이", kind="person") == ["kono-yohei"]


def test_a_shared_surname_is_marked_ambiguous() -> None:
    found = gazetteer().find("Kono spoke")
    assert {mention.entity_id for mention in found} == {"kono-taro", "kono-yohei"}
    assert {mention.certainty for mention in found} == {"ambiguous"}


def test_a_shared_surname_goes_to_the_one_named_in_full() -> None:
    assert ids("Taro Kono arrived. Kono spoke.", kind="person") == ["kono-taro", "kono-taro"]


def test_a_shared_surname_goes_to_whoever_held_office_that_day() -> None:
    assert ids("Kono spoke", on=date(2000, 1, 15)) == ["kono-yohei"]
    assert ids("Kono spoke", on=date(2018, 1, 15)) == ["kono-taro"]


def test_the_title_tells_two_abes_apart() -> None:
    assert ids("Prime Minister Abe", kind="person") == ["abe-shinzo"]
    assert ids("Foreign Minister Abe", kind="person") == ["abe-shintaro"]
    assert ids("安倍首相", kind="person") == ["abe-shinzo"]
    assert ids("安倍元首相", kind="person") == ids("아베 전 총리", kind="person") == ["abe-shinzo"]


def test_the_counterpart_tells_two_chungs_apart() -> None:
    assert ids("Chung saw Motegi", kind="person") == ["chung-eui-yong", "motegi-toshimitsu"]


def test_three_kims_stay_three() -> None:
    text = "Kim Jung-han, Kyungjoo Kim and Kim Ji-eun share no more than a surname"
    assert ids(text) == ["kim-jung-han", "kim-kyungjoo", "kim-ji-eun"]


@pytest.mark.parametrize("text", ["Kim said", "Mr. Lee", "Park agreed", "김 씨", "이 씨", "a park by the song", "金氏"])
def test_a_common_surname_alone_is_nobody(text: str) -> None:
    assert ids(text, kind="person") == []


def test_a_common_surname_with_its_office_is_somebody() -> None:
    assert ids("文大統領", kind="person") == ["moon-jae-in"]
    assert ids("강 장관", kind="person") == ["kang-kyung-wha"]
    assert set(ids("President Park", kind="person")) == {"park-geun-hye", "park-chung-hee"}


@pytest.mark.parametrize(
    ("text", "entity_id"),
    [("Defence Minister Lee Yang-ho", "lee-yang-ho"), ("Prime Minister Lee Hae-chan", "lee-hae-chan"),
     ("Foreign Minister Lee Won-kyung", "lee-won-kyung"), ("President Park Geun-hye", "park-geun-hye")],
)  # fmt: skip
def test_a_full_name_behind_a_title_is_not_cut_to_the_title_and_a_surname(text: str, entity_id: str) -> None:
    assert ids(f"{text} answered.", kind="person") == [entity_id]


def test_a_title_and_a_surname_stay_together_before_a_comma() -> None:
    assert ids("Foreign Minister Lee, Won-kyung and others", kind="person")[:1] == ids("Foreign Minister Lee")[:1]


@pytest.mark.parametrize(
    "text", ["full moon over the bay of a trumpet", "She joined us. Who asked?", "조현병", "Parks"]
)
def test_ordinary_words_are_no_names(text: str) -> None:
    assert ids(text, kind="person") + ids(text, kind="organization") + ids(text, kind="country") == []


def test_a_question_without_capitals_still_names_people() -> None:
    assert ids("when did trump call abe", fuzzy=True, kind="person") == ["trump-donald", "abe-shinzo"]


def test_an_abbreviation_in_capitals_makes_no_text_with_capitals() -> None:
    assert ids("how long were kang and motegi in NY?", fuzzy=True, kind="person") == [
        "kang-kyung-wha",
        "motegi-toshimitsu",
    ]
    assert ids("What did they say in the park near the UN?", fuzzy=True, kind="person") == []


def test_an_abbreviation_is_found_in_small_letters_unless_it_is_a_word() -> None:
    assert ids("did they go to the wto", fuzzy=True, kind="organization") == ["world-trade-organization"]
    assert ids("who told us about it", fuzzy=True) == []
    assert ids("the wto", kind="organization") == []  # an article has capitals


def test_a_name_of_exact_capitals_is_found_in_a_question_without_any() -> None:
    assert ids("takaichi lee nara 2026", fuzzy=True, kind="place") == ["nara"]
    # Who begins in small letters and writes an abbreviation in capitals does not capitalize names either.
    assert ids("did abe call moon from NY", fuzzy=True, kind="person") == ["abe-shinzo", "moon-jae-in"]
    assert ids("Can a ban on songs hold in NY", fuzzy=True, kind="person") == []
    assert ids("the records at NARA and a nara deer", kind="place") == []


def test_acronyms_keep_their_case() -> None:
    assert ids("the WHO and the US") == ["who-health", "united-states"]
    assert ids("U.S. allies", kind="country") == ["united-states"]
    assert ids("The U.S. said", kind="country") == ["united-states"]


@pytest.mark.parametrize(
    ("text", "entity_id"),
    [
        ("wartime laborers", "wartime-labor"), ("forced labour", "wartime-labor"), ("元徴用工", "wartime-labor"),
        ("강제 징용", "wartime-labor"), ("강제동원", "wartime-labor"), ("sexual slavery", "comfort-women"),
        ("위안부", "comfort-women"), ("従軍慰安婦", "comfort-women"), ("export curbs", "export-controls"),
        ("輸出管理", "export-controls"), ("수출규제", "export-controls"), ("ホワイト国", "white-list"),
        ("화이트리스트", "white-list"), ("지소미아", "gsomia"), ("intelligence-sharing pact", "gsomia"),
        ("処理水", "treated-water"), ("오염수", "treated-water"), ("contaminated water", "treated-water"),
        ("Takeshima", "takeshima-dokdo"), ("독도", "takeshima-dokdo"), ("東海", "sea-of-japan-east-sea"),
        ("세계무역기구", "world-trade-organization"), ("世界貿易機関", "world-trade-organization"),
        ("청와대", "blue-house"), ("青瓦台", "blue-house"), ("사도광산", "sado-mine"), ("靖国参拝", "yasukuni"),
        ("拉致問題", "abductions"), ("비핵화", "denuclearization"), ("통화 스와프", "currency-swap"),
        ("G-7", "g7"), ("유엔 총회", "un-general-assembly"), ("뉴욕에서", "new-york"), ("名古屋", "nagoya"),
    ],
)  # fmt: skip
def test_topics_bodies_and_places_are_found_in_each_language(text: str, entity_id: str) -> None:
    assert entity_id in ids(text)


def test_the_longest_name_wins_and_names_inside_it_are_kept() -> None:
    found = gazetteer().find("a forced labor ruling")
    assert [(mention.surface, mention.entity_id) for mention in found] == [
        ("forced labor ruling", "forced-labor-ruling"),
        ("forced labor", "wartime-labor"),
    ]
    assert ids("North Korea") == ["north-korea"]


def test_a_name_is_no_part_of_another_word() -> None:
    assert ids("プリマドンナ") == []
    assert ids("북한산에 버스가 갔다", kind="person") == []


@pytest.mark.parametrize(
    ("text", "entity_id"),
    [("Moteki", "motegi-toshimitsu"), ("Kishda", "kishida-fumio"), ("Fumyo Kishda", "kishida-fumio"),
     ("Lavrof", "lavrov-sergey"), ("모테키가", "motegi-toshimitsu"), ("ポンペイオ", "pompeo-mike")],
)  # fmt: skip
def test_misspelt_names_are_found_in_questions_only(text: str, entity_id: str) -> None:
    found = gazetteer().find(f"{text}", fuzzy=True)
    assert [(mention.entity_id, mention.certainty) for mention in found] == [(entity_id, "fuzzy")]
    assert ids(text) == []


WORDS = """change chance range orange about after other think right really never always again point state world
house court south north peace missile island export control summit minister paper magazine dance yacht gross fence
hence merry berry macro micron kanji shinto alright stairwell mantis Boston Nikon weather dinner"""


@pytest.mark.parametrize("word", WORDS.split())
def test_no_ordinary_word_becomes_a_person(word: str) -> None:
    assert ids(word, fuzzy=True, kind="person") == []


def test_an_entity_tells_names_side_and_terms() -> None:
    motegi = gazetteer().entity("motegi-toshimitsu")
    assert (motegi.side, motegi.verified) == ("jp", True)
    assert (motegi.names["en"][0], motegi.names["ja"][0], motegi.names["ko"][0]) == (
        "Motegi Toshimitsu", "茂木敏充", "모테기 도시미쓰",
    )  # fmt: skip
    assert [(tenure.office, str(tenure.start)) for tenure in motegi.offices] == [
        ("trade", "2012-12-26"), ("fm", "2019-09-11"), ("fm", "2025-10-21"),
    ]  # fmt: skip
    assert gazetteer().entity("london").timezone == "Europe/London"
    assert str(gazetteer().entity("gsomia").on) == "2016-11-23"


def test_everyone_in_the_shared_draft_and_sample_is_found() -> None:
    shared = shared_dir()
    if shared is None:
        pytest.skip("the shared samples are not in this checkout")
    names: set[str] = set()
    for official in json.loads((shared / "eval/officials_draft.json").read_text(encoding="utf-8")):
        names |= {official[key] for key in ("name_en", "name_ja", "name_ko") if official[key]}
    for line in (shared / "eval/meetings_sample.jsonl").read_text(encoding="utf-8").splitlines():
        names |= {participant["name"] for participant in json.loads(line)["participants"]}
    assert [name for name in sorted(names) if len(set(ids(name, kind="person"))) != 1] == []


def test_everyone_named_in_the_captures_is_found() -> None:
    shared = shared_dir()
    if shared is None:
        pytest.skip("the shared samples are not in this checkout")
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted((shared / "seeds").glob("*.txt")))
    named = """chung-eui-yong motegi-toshimitsu suga-yoshihide moon-jae-in blinken-antony kim-ji-eun abe-shinzo
    kono-taro kang-kyung-wha takizaki-shigeki kim-jung-han naruhito lavrov-sergey putin-vladimir wang-yi kim-kyungjoo
    shin-hyonhee kelly-tim trump-donald hoshiko-eugene sullivan-john"""
    assert set(named.split()) - set(ids(text)) == set()
