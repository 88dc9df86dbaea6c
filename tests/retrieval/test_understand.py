"""What a question is understood to ask, with readings worked out by hand."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from corpus.gazetteer import Gazetteer
from retrieval.errors import BadQuery
from retrieval.types import DateRange, Language, Query
from retrieval.understand import (
    AskedDays,
    Concept,
    Intent,
    Reader,
    Reading,
    asking_spans,
    check_question,
    intent_of,
    language_of,
    nearest_concept,
    plain_words,
)
from tests.retrieval.made import word

TODAY = date(2021, 5, 10)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Gazetteer.load(), today=TODAY)


def read(reader: Reader, text: str) -> Reading:
    return reader.read(Query(text=text))


def concept(found: Reading, surface: str) -> Concept:
    return next(c for c in found.concepts if c.surface == surface)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Who called first?", "en"),
        ("2019", "en"),
        ("GSOMIAとは", "ja"),
        ("文在寅", "ja"),
        ("ｺﾛﾅ", "ja"),
        ("WTO 제소", "ko"),
        ("강제징용 판결은 when?", "ko"),
        ("Did the envoy speak of 文在寅 that evening?", "en"),  # 3 Chinese characters among 31 letters
        ("会談は언제", "ko"),  # two of hangul, one of kana
        ("안녕 こんにちは", "ja"),  # two of hangul, five of kana
    ],
)
def test_the_language_is_that_of_the_script_that_only_it_has(text: str, language: Language) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "language", "verb"), [("모테기 강경화 만난 날", "ko", "만난"), ("小渕と金大中が会った日", "ja", "会った")]
)
def test_the_word_for_a_day_takes_no_letter_of_the_verb_before_it(text: str, language: Language, verb: str) -> None:
    ((start, _), *_) = asking_spans(text, language)
    assert text[:start].rstrip().endswith(verb)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("How long did the dinner last?", "how_long"),
        ("For how many hours did they sit together?", "how_long"),
        ("how many mins did they talk", "how_long"),
        ("At what time did the call begin?", "clock"),
        ("How much did exports drop?", "how_much"),
        ("When did the ministers meet?", "when"),
        ("whens the fishing pact signed", "when"),
        ("Which September day was set for the talks?", "when"),
        ("And do you know when they met?", "when"),
        ("Which city hosted the talks?", "where"),
        ("Who chaired the meeting?", "who"),
        ("How many wells were dug?", "how_many"),
        ("Why was the visit put off?", "why"),
        ("Did Moon meet Abe?", "yes_no"),
        ("What did they discuss over lunch?", "what"),
        ("fishing pact", "overview"),
    ],
)
def test_every_intent_is_told_in_english(text: str, intent: Intent) -> None:
    assert intent_of(text, "en")[0] == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("会談は何分続きましたか", "how_long"),
        ("電話は何時に始まりましたか", "clock"),
        ("日本はいくら拠出しましたか", "how_much"),
        ("日本は何億円拠出しましたか", "how_much"),
        ("対象は何万人ぐらいですか", "how_many"),
        ("両外相はいつ会いましたか", "when"),
        ("どこで会いましたか", "where"),
        ("議長は誰でしたか", "who"),
        ("何人が参加しましたか", "how_many"),
        ("何度も電話した相手の名前を、覚えている限り挙げてください", "what"),
        ("なぜ延期されましたか", "why"),
        ("首相は大統領と会いましたか", "yes_no"),
        ("首相は神社に行った?", "yes_no"),
        ("式典に参加した？", "yes_no"),
        ("首相は式典に出たっけ", "yes_no"),
        ("首相は誰と会った?", "who"),
        ("首相がいつ来た?", "when"),
        ("昼食の席で両外相が話し合った内容をもっと詳しく知りたい", "what"),
        ("訪日", "overview"),
        ("垣根協定の発効日", "when"),
        ("垣根談話の発表日を教えて", "when"),
        ("慰安婦合意を発表した外相は？", "who"),
        ("戦後初めて訪日した韓国の大統領って", "who"),
        ("日本の外相は？", "overview"),
        ("2023年は？", "overview"),
        ("先月は何を話した", "overview"),
        ("2019年は首脳会談があった？", "yes_no"),
        ("竹島の日は？", "when"),
    ],
)
def test_every_intent_is_told_in_japanese(text: str, intent: Intent) -> None:
    assert intent_of(text, "ja")[0] == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("회담은 몇 시간 이어졌나요?", "how_long"),
        ("통화는 몇 시에 시작했나요?", "clock"),
        ("일본은 얼마를 냈나요?", "how_much"),
        ("두 장관은 언제 만났나요?", "when"),
        ("두 장관이 만난 날, 두번째로", "when"),
        ("두 장관이 만난 날, 무슨 얘기 했어", "what"),
        ("어디에서 만났나요?", "where"),
        ("누가 회의를 주재했나요?", "who"),
        ("몇 명이 참석했나요?", "how_many"),
        ("방문은 왜 연기되었나요?", "why"),
        ("총리는 대통령을 만났나요?", "yes_no"),
        ("점심 자리에서 두 장관이 나눈 이야기를 알려 주세요", "what"),
        ("방일", "overview"),
        ("울타리 협정 체결일", "when"),
        ("울타리 협정 체결일 알려주세요", "when"),
        ("울타리 협정 체결일이 궁금해요", "when"),
        ("울타리 판결일은?", "when"),
        ("위안부 합의를 발표한 장관은?", "who"),
        ("독도에 간 한국 대통령은?", "who"),
        ("둘이 얼마나 했어", "how_long"),
        ("회담 얼마나?", "how_long"),
        ("얼마나 많이 냈나요", "how_many"),
        ("울타리 폐지", "overview"),
        ("울타리를 없앤다고 한 날 (회견)", "when"),
        ("말 수입 금지", "what"),
        ("고이즈미 야스쿠니", "overview"),
        ("어제 비가 왔지", "yes_no"),
        ("비가 그쳤니", "yes_no"),
    ],
)
def test_every_intent_is_told_in_korean(text: str, intent: Intent) -> None:
    assert intent_of(text, "ko")[0] == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("What did Abe say when he met Moon?", "what"),
        ("Who resigned when the deal failed?", "who"),
        ("Where were they when it was signed?", "where"),
    ],
)
def test_when_as_a_conjunction_asks_for_no_day(text: str, intent: Intent) -> None:
    assert intent_of(text, "en")[0] == intent


@pytest.mark.parametrize(
    ("text", "language", "intent"),
    [
        ("Did they meet, and how did it end?", "en", "what"),
        ("Has Japan paid, and by what means?", "en", "what"),
        ("首相はどう答えましたか", "ja", "overview"),
        ("총리는 어떻게 답했나요?", "ko", "what"),
    ],
)
def test_a_question_with_an_open_word_is_not_answered_by_yes_or_no(
    text: str, language: Language, intent: Intent
) -> None:
    assert intent_of(text, language)[0] == intent


@pytest.mark.parametrize(
    ("text", "language", "intent"),
    [
        ("訴えた企業はどこですか", "ja", "who"),
        ("訴えたのはどこの会社ですか", "ja", "who"),
        ("会談の場所はどこですか", "ja", "where"),
        ("どこの街で会いましたか", "ja", "where"),
        ("소송을 낸 기업은 어디인가요?", "ko", "who"),
        ("회담 장소는 어디인가요?", "ko", "where"),
        ("What is the name of the hotel?", "en", "where"),
        ("What is the name of the company?", "en", "who"),
        ("ホテルの名前は何ですか", "ja", "where"),
        ("호텔 이름은 무엇인가요?", "ko", "where"),
    ],
)
def test_a_company_is_somebody_and_a_hotel_is_a_place(text: str, language: Language, intent: Intent) -> None:
    assert intent_of(text, language)[0] == intent


def test_an_intent_tells_where_it_is_said() -> None:
    assert intent_of("So how long was it?", "en") == ("how_long", ((3, 11),))
    assert intent_of("fishing pact", "en") == ("overview", ())


def test_english_words_are_understood_in_a_korean_question() -> None:
    assert intent_of("정상회담 who?", "ko")[0] == "who"


@pytest.mark.parametrize("text", ["", " \n\t", "\x00"])
def test_an_empty_question_is_refused(text: str) -> None:
    with pytest.raises(BadQuery, match="the question is empty"):
        check_question(text)


def test_a_question_is_read_up_to_2000_characters() -> None:
    assert check_question("x" * 2_000) == "x" * 2_000
    with pytest.raises(BadQuery, match="has 2,001 characters, at most 2,000"):
        check_question("x" * 2_001)


def test_a_question_is_trimmed_and_composed() -> None:
    assert check_question("  Who\n is\x00it? ") == "Who is it?"
    assert check_question(unicodedata.normalize("NFD", "언제")) == "언제"


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Which ferries sailed, and which ferries sank?", "en", ("ferries", "sailed", "sank")),
        ("What happened to it?", "en", ()),
        ("Lee’s ferry 42", "en", ("Lee’s", "ferry", "42")),
        ("フェリーが横転した件について", "ja", ("フェリー", "横転")),
        ("会議はABC社 7", "ja", ("会議", "ABC")),
        ("유람선에서는 누가 뭐라고", "ko", ("유람선",)),
        ("저수지였더라 계약하려고", "ko", ("저수지", "계약")),
        ("저수지 갔나요 했다고 부터였지", "ko", ("저수지",)),
        ("저수지를 물이", "ko", ("저수지", "물이")),  # one syllable is too little to stand alone
    ],
)
def test_plain_words_are_without_stop_words_particles_and_repeats(
    text: str, language: Language, words: tuple[str, ...]
) -> None:
    assert plain_words(text, language) == words


def test_words_of_reports_and_several_countries_in_one_word_are_looked_for(reader: Reader) -> None:
    found = {c.key: c for c in read(reader, "일본의 보복에 대한 한일 협의").concepts}
    assert "lex:countermeasure" in found["lex:retaliate"].kin
    parts = found["place:japan-south-korea"].parts
    assert [ids[0] for ids in parts] == ["country:japan", "country:south-korea"]
    assert found["country:japan"].parts == ()


def test_what_is_understood_otherwise_is_no_word(reader: Reader) -> None:
    found = read(reader, "How long did Motegi's trawler ride in May 2021 last?")
    assert [c.key for c in found.concepts if c.kind == "word"] == ["word:trawler", "word:ride"]


def test_an_ambiguous_name_carries_everybody_it_may_mean(reader: Reader) -> None:
    kono = concept(read(reader, "Who called Kono?"), "Kono")
    assert set(kono.ids) == {"person:kono-taro", "person:kono-yohei"}
    assert concept(read(reader, "Who called Kono Yohei?"), "Kono Yohei").ids == ("person:kono-yohei",)


def test_a_capital_may_stand_for_its_government(reader: Reader) -> None:
    for text, capital in (("What did Tokyo say?", "Tokyo"), ("도쿄의 입장", "도쿄"), ("東京の立場", "東京")):
        assert concept(read(reader, text), capital).ids == ("place:tokyo", "country:japan")
    assert concept(read(reader, "What did Seoul say?"), "Seoul").others == ("country:south-korea",)
    assert concept(read(reader, "Who was in Busan?"), "Busan").others == ()


def test_three_languages_meet_on_the_same_concepts(reader: Reader) -> None:
    for text in ("Motegi and GSOMIA", "茂木外相とGSOMIA", "모테기 외무상과 지소미아"):
        assert {"person:motegi-toshimitsu", "agreement:gsomia"} <= {c.key for c in read(reader, text).concepts}
    assert "agreement:gsomia" in reader.concepts_of("Both kept GSOMIA.", "en")


def test_names_are_people_places_and_organizations(reader: Reader) -> None:
    found = read(reader, "What did Motegi say about GSOMIA in Japan?")
    assert [c.surface for c in found.concepts if c.is_named] == ["Motegi"]


def test_days_written_out_are_certain(reader: Reader) -> None:
    day = date(2019, 8, 22)
    assert read(reader, "What was ended on August 22, 2019?").dates == (AskedDays(DateRange(day, day), True, 8, 22),)
    assert read(reader, "What was ended in 2019?").dates == (
        AskedDays(DateRange(date(2019, 1, 1), date(2019, 12, 31)), True),
    )


def test_a_day_without_a_year_fits_any_year(reader: Reader) -> None:
    (asked,) = read(reader, "What was ended on August 22?").dates
    assert (asked.is_certain, asked.month, asked.day, asked.is_relative) == (False, 8, 22, False)
    assert asked.fits(date(2015, 8, 22), date(2015, 8, 22))
    assert asked.fits(date(2015, 8, 20), date(2015, 8, 25))
    assert not asked.fits(date(2015, 8, 23), date(2015, 8, 23))
    assert not asked.fits(date(2015, 7, 22), date(2015, 7, 22))
    assert not asked.fits(date(2015, 1, 1), date(2015, 12, 31))  # a whole year says nothing of one day
    assert not asked.fits(date(2015, 8, 20), date(2016, 8, 25))  # nor does more than a year


def test_a_certain_day_fits_only_itself() -> None:
    asked = AskedDays(DateRange(date(2019, 8, 22), date(2019, 8, 22)), True, 8, 22)
    assert asked.fits(date(2019, 8, 1), date(2019, 8, 31))
    assert not asked.fits(date(2020, 8, 22), date(2020, 8, 22))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Who came last month?", date(2021, 4, 1), date(2021, 4, 30)),
        ("昨年9月に誰が来ましたか", date(2020, 9, 1), date(2020, 9, 30)),
        ("지난달에 누가 왔나요?", date(2021, 4, 1), date(2021, 4, 30)),
    ],
)
def test_relative_days_count_from_today_and_say_so(reader: Reader, text: str, first: date, last: date) -> None:
    (asked,) = read(reader, text).dates
    assert (asked.days, asked.is_relative) == (DateRange(first, last), True)


def test_how_many_counts_what_comes_next_in_english(reader: Reader) -> None:
    found = read(reader, "In Seoul, how many trawlers did the patrol board?")
    assert found.counted is not None
    assert found.counted.key == "word:trawlers"
    assert read(reader, "When did the patrol board?").counted is None


def test_the_nearest_concept_may_stand_before_elsewhere() -> None:
    before = Concept("word:a", "word", "a", start=2)
    after = Concept("word:b", "word", "b", start=20)
    assert nearest_concept([before, after], (4, 6), "ja") is before
    assert nearest_concept([before, after], (4, 6), "en") is after
    assert nearest_concept([before], (4, 6), "en") is None


@pytest.mark.parametrize(
    ("text", "language", "is_plan"),
    [
        ("When will the envoy travel?", "en", True),
        ("When was the envoy due to travel?", "en", True),
        ("When did the envoy travel?", "en", False),
        ("次の会談はいつですか", "ja", True),
        ("会談はいつでしたか", "ja", False),
        ("회담은 언제 열릴 예정인가요?", "ko", True),
        ("회담은 언제 열렸나요?", "ko", False),
    ],
)
def test_a_question_about_a_plan_is_told(text: str, language: Language, is_plan: bool) -> None:
    assert Reading(text, language, "when", (word("x"),), ()).is_about_plan is is_plan


@pytest.mark.parametrize(
    ("text", "language", "wants_detail"),
    [
        ("What exactly did he say?", "en", True),
        ("Give me the full text", "en", True),
        ("What did he say?", "en", False),
        ("具体的な内容は", "ja", True),
        ("具体的に何と言った", "ja", False),  # no more than "what did he say"
        ("정확히 언제였어", "ko", False),
        ("정확한 문구는", "ko", True),
        ("何と言った", "ja", False),
        ("구체적 내용은", "ko", True),
        ("무슨 말을 했어", "ko", False),
    ],
)
def test_a_question_for_details_is_told(text: str, language: Language, wants_detail: bool) -> None:
    assert Reading(text, language, "what", (word("x"),), ()).asks_for_detail is wants_detail


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("When did Japan and South Korea normalize relations?", date(1965, 6, 22)),
        ("when was GSOMIA signed", date(2016, 11, 23)),
        ("日韓国交正常化はいつ?", date(1965, 6, 22)),
        ("河野談話はいつ発表された?", date(1993, 8, 4)),
        ("한일 국교 정상화 언제야?", date(1965, 6, 22)),
        ("Kono statement who issued", date(1993, 8, 4)),
        ("한일기본조약 서명 장소", date(1965, 6, 22)),
        ("who reviewed the Kono statement", None),
        ("when did GSOMIA end", None),
        ("When did Seoul decide to extend GSOMIA?", None),
        ("日韓国交正常化はなぜ?", None),
        ("지소미아 종료 결정은 언제야?", None),
    ],
)
def test_an_agreement_asked_after_and_nothing_else_brings_its_own_day(
    reader: Reader, text: str, expected: date | None
) -> None:
    known = [d for d in read(reader, text).dates if d.is_of_thing]
    assert [d.days for d in known] == ([DateRange(expected, expected)] if expected else [])
    assert not any(d.is_certain for d in known)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("when the envoys first met, which official came from Lima?", "who"),
        ("what did the envoys talk about when they met", "what"),
        ("漁業協議は再開まで何年くらい止まっていた?", "how_many"),
    ],
)
def test_when_beside_another_asking_word_is_not_what_is_asked(reader: Reader, text: str, intent: Intent) -> None:
    assert read(reader, text).intent == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("name of the new naval drill off Guam", "what"),
        ("what is the name of the envoy to Lima?", "who"),
        ("which Peruvian ambassador was called in?", "who"),
        ("which foreign ministers' meeting came first?", "what"),
        ("how much time did the two spend in the room?", "how_long"),
        ("could you walk me through the fishing dispute?", "what"),
        ("could they agree on fish?", "yes_no"),
        ("新しい海上訓練の名前は?", "what"),
        ("大使の名前は?", "who"),
        ("首相はリマに何日間いた?", "how_long"),
        ("会談はなんぷん?", "how_long"),
        ("首相がリマに着いたのは何日?", "when"),
        ("새 훈련 이름은?", "what"),
        ("대사 이름이 뭐야?", "who"),
        ("총리는 리마에 며칠 동안 있었어?", "how_long"),
        ("며칠 전 북한이 미사일 몇 발 쐈어?", "how_many"),
        ("총리가 리마에 간 게 며칠이야?", "when"),
        ("リマの会談に出た人の数", "how_many"),
        ("訓練の参加者数は?", "how_many"),
        ("リマの対談の聞き手", "who"),
        ("視察団の団長は", "who"),
        ("リマ会議の日本側首席代表", "who"),
        ("リマに着いたのは何時何分?", "clock"),
        ("交渉は何年かかった?", "how_long"),
        ("작년에 리마에 간 사람 수가 어느 정도였나요", "how_many"),
        ("리마 회의 일본 수석대표", "who"),
        ("대사를 초치한 사람", "who"),
        ("협상 몇년 걸렸어", "how_long"),
        ("허가 기간 얼마로 늘어남", "how_long"),
        ("許可の期間はどれくらい", "how_long"),
        ("which foundation pays the fishermen", "who"),
    ],
)
def test_lengths_names_of_things_offices_and_requests_are_told(reader: Reader, text: str, intent: Intent) -> None:
    assert read(reader, text).intent == intent


@pytest.mark.parametrize(
    ("question", "surface", "people"),
    [
        ("what did muto say about it in 1993", "muto", {"person:muto-kabun"}),  # the one in office then
        ("did lee go to kyoto in 2011", "lee", {"person:lee-myung-bak"}),  # president then
        ("what was lee celebrating at noda's dinner", "lee", {"person:lee-myung-bak"}),  # in Noda's time
        ("what did Muto say", "Muto", {"person:muto-kabun", "person:muto-masatoshi", "person:muto-yoji"}),
        ("大平さんは何と言った", "大平", {"person:ohira-masayoshi"}),
        (
            "다나카 총리대신 말고 무토가 한 말",
            "무토",
            {"person:muto-kabun", "person:muto-masatoshi", "person:muto-yoji"},
        ),
    ],
)
def test_a_family_name_alone_is_a_diplomats_in_a_question(
    reader: Reader, question: str, surface: str, people: set[str]
) -> None:
    assert set(concept(read(reader, question), surface).ids) == people


@pytest.mark.parametrize(
    "question",
    [
        "羽田の直行便はいつから",
        "who won the uno game",
        "what did Rice and Kim say",
        "did they meet in Nagano",
        "talks in Hata",
    ],
)
def test_what_is_another_word_or_place_names_nobody(reader: Reader, question: str) -> None:
    japanese = {f"person:{each}" for each in ("hata-tsutomu", "uno-sosuke", "nagano-shigeto")}
    assert not any(japanese & set(c.ids) for c in read(reader, question).concepts)


def test_a_name_with_its_title_is_found_behind_what_asks(reader: Reader) -> None:
    found = read(reader, "What did Emperor Akihito say at the banquet?")
    assert "person:akihito" in {c.key for c in found.concepts}


@pytest.mark.parametrize("question", ["bruce lee movies", "a lee jeans advert"])
def test_a_short_surname_that_does_nothing_is_nobodys(reader: Reader, question: str) -> None:
    assert not [c for c in read(reader, question).concepts if c.kind == "person"]


def test_the_own_of_a_country_needs_no_apostrophe(reader: Reader) -> None:
    assert "lex:prime-minister" in {c.key for c in read(reader, "whos japans pm").concepts}
    assert "'" not in read(reader, "summit of the two koreas in 2000").text


def test_shorthand_and_slips_of_an_english_question_are_read_as_meant(reader: Reader) -> None:
    found = read(reader, "how many ppl went to yaskuni")
    assert found.text == "how many people went to yasukuni"
    assert not [c for c in found.concepts if c.kind == "word"]
    assert read(reader, "fish 魚 ppl").text == "fish 魚 ppl"  # not plain English


def test_the_end_of_a_number_is_no_word(reader: Reader) -> None:
    assert not [c for c in read(reader, "the 1st and the 2nd talks").concepts if c.kind == "word"]


def test_the_side_of_a_country_is_that_country(reader: Reader) -> None:
    assert "country:south-korea" in {c.key for c in read(reader, "조약에 서명한 한국쪽 사람").concepts}


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("일본영화 첫 개봉작", "일본 영화 첫 개봉작"),
        ("한국선박 나포", "한국 선박 나포"),
        ("일본해 표기", "일본해 표기"),  # a name
        ("일본인 몇명", "일본인 몇명"),
        ("한국대사 누구", "한국대사 누구"),  # known as it is
    ],
)
def test_a_country_is_read_apart_from_what_is_its_own(reader: Reader, text: str, apart: str) -> None:
    assert read(reader, text).text == apart
