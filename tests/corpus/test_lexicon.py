"""The lexicon takes a Japanese or Korean word of the field to English, and back."""

from __future__ import annotations

import functools
import json

import pytest

from corpus.gazetteer import Gazetteer
from corpus.gazetteer.fold import fold, stem, words
from corpus.gazetteer.inflect import japanese_forms, korean_forms
from corpus.gazetteer.lexicon import Lexicon
from corpus.gazetteer.tables import DATA, items
from tests.shared import shared_dir


@functools.cache
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def english(text: str, language: str) -> set[str]:
    return {term for match in gazetteer().lexicon(text, language) for term in match.terms_en}


def entries(text: str, language: str) -> set[str]:
    return {entry for match in gazetteer().lexicon(text, language) for entry in match.entry_ids}


def test_the_lexicon_has_twelve_hundred_entries_each_in_three_languages() -> None:
    rows = Lexicon.load(DATA).entries
    assert len(rows) >= 1_200
    assert [row for row in rows if not all(items(cell) for cell in row)] == []


@pytest.mark.parametrize(
    ("text", "language", "term"),
    [
        ("会談は何分間でしたか", "ja", "minutes"), ("握手した", "ja", "handshake"), ("期限が切れる", "ja", "deadline"),
        ("専門家は懸念を示した", "ja", "concern"), ("会わなかった", "ja", "meet"), ("教授の見方", "ja", "professor"),
        ("회담은 몇 분 동안", "ko", "minutes"), ("악수를 했다", "ko", "handshake"), ("만났어요", "ko", "meet"),
        ("만난 적이", "ko", "meet"), ("교수가 말했다", "ko", "professor"), ("우려를 표명", "ko", "expressed concern"),
        ("어려운 상황", "ko", "difficult"), ("반겼나요", "ko", "welcome"), ("지진과 쓰나미", "ko", "tsunami"),
    ],
)  # fmt: skip
def test_a_word_has_its_english(text: str, language: str, term: str) -> None:
    assert term in english(text, language)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("ja", "握手"), ("en", "they shook hands")), (("ko", "돌파구"), ("en", "a breakthrough")),
        (("ja", "原子炉"), ("en", "two reactors")), (("ko", "반도체"), ("ja", "半導体")),
        (("ja", "隔たり"), ("en", "the gap")), (("ko", "기자들에게"), ("en", "told reporters")),
        (("en", "retaliated"), ("ko", "보복")), (("en", "liquidating"), ("ja", "売却")),
    ],
)  # fmt: skip
def test_words_of_two_languages_share_an_entry(first: tuple[str, str], second: tuple[str, str]) -> None:
    assert entries(first[1], first[0]) & entries(second[1], second[0])


def test_english_words_have_their_japanese_and_korean() -> None:
    match = gazetteer().lexicon("reactors", "en")[0]
    assert "原子炉" in match.terms("ja")
    assert "원자로" in match.terms("ko")


def test_a_word_inside_a_name_is_no_word() -> None:
    assert [match.surface for match in gazetteer().lexicon("강경화는", "ko")] == []
    assert [match.surface for match in gazetteer().lexicon("日本政府", "ja")] == ["日本政府"]


def test_one_character_is_a_word_only_by_itself() -> None:
    assert "year" in english("その年、", "ja")
    assert "tree" not in english("茂木外相", "ja")
    assert [match.surface for match in gazetteer().lexicon("소비자들은", "ko")] == ["소비자"]


def test_offsets_are_those_of_the_text() -> None:
    text = "한국은 실망했다 – 実際に話し合った"
    for language in ("ja", "ko"):
        for match in gazetteer().lexicon(text, language):
            assert text[match.start : match.end] == match.surface


def test_japanese_verbs_are_found_in_each_form() -> None:
    assert japanese_forms("会う") == ("会わ", "会い", "会う", "会え", "会お", "会っ")
    assert japanese_forms("促す") == ("促さ", "促し", "促す", "促せ", "促そ")


def test_korean_stems_melt_into_their_endings() -> None:
    assert set(korean_forms("만나")) == {"만나", "만난", "만날", "만남", "만납", "만났"}
    assert {"열려", "열렸", "열린", "열릴"} <= set(korean_forms("열리"))
    assert {"불러", "불렀"} <= set(korean_forms("부르"))
    assert {"받아", "받은", "받았"} <= set(korean_forms("받"))
    assert "날아" in korean_forms("날")
    assert not {"날은", "날을"} & set(korean_forms("날"))  # of days: the ㄹ of a verb falls before these


@pytest.mark.parametrize(
    ("one", "other"),
    [("resolved", "resolving"), ("agreed", "agree"), ("countries", "country"), ("labours", "labor"),
     ("planned", "plan"), ("normalised", "normalize"), ("defence", "defense"), ("shook", "shake"),
     ("withdrawn", "withdraw")],
)  # fmt: skip
def test_english_inflections_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_folding_keeps_the_length() -> None:
    text = "Ｋōno’s—澤 İstanbul ﬁn"
    assert len(fold(text)) == len(text)
    assert [fold(text)[start:end] for start, end in words(fold("Ｋōno’s"))] == ["kono", "s"]


TOPIC_WORDS = {
    "s214": {"explain", "review"}, "s215": {"speech", "address"}, "s216": {"semiconductor", "affect"},
    "s217": {"describe", "situation"}, "s218": {"effective", "remove from the list"}, "s219": {"gap", "acknowledge"},
    "s220": {"reactor", "meltdown"}, "s221": {"heavy heart", "departing"}, "s222": {"became", "prime minister"},
    "s223": {"planned", "November"}, "s224": {"welcomed", "decision to keep"}, "s225": {"consumers", "protest"},
    "s226": {"compensate", "Japanese company"},
}  # fmt: skip


def test_sample_questions_yield_the_english_of_their_topic() -> None:
    shared = shared_dir()
    if shared is None:
        pytest.skip("the shared samples are not in this checkout")
    lines = (shared / "eval/seed_questions.jsonl").read_text(encoding="utf-8").splitlines()
    asked = {row["id"]: row for row in map(json.loads, lines) if row["id"] in TOPIC_WORDS}
    missing = {
        key: wanted - english(asked[key]["question"], asked[key]["lang"])
        for key, wanted in TOPIC_WORDS.items()
        if key in asked
    }
    assert {key: words for key, words in missing.items() if words} == {}
