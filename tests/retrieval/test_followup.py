"""A fragment after a question is the question that it stands for; what stands by itself is left alone."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from corpus.gazetteer import Gazetteer
from retrieval.followup import MAX_CHARS, Earlier, FollowUp, follow_ups, with_year_said
from retrieval.types import DateRange, Language, Query
from retrieval.understand import Reader, Reading

NEW_YORK = "When did Motegi and Kang meet in New York in 2019?"
JA = "茂木外相と康京和外相の最初の会談はいつ?"
KO = "모테기 외상과 정의용 장관은 런던에서 언제 만났나요?"
ON = date(2019, 9, 26)


@cache
def reader() -> Reader:
    return Reader(Gazetteer.load(), today=date(2026, 1, 1))


def read(text: str) -> Reading:
    return reader().read(Query(text=text))


def followed(earlier: str, new: str, *, answered_on: date | None = None) -> FollowUp | None:
    return meant(earlier, new, answered_on=answered_on)[0]


def meant(
    earlier: str, new: str, *, base: str | None = None, answered_on: date | None = None
) -> tuple[FollowUp | None, ...]:
    before = Earlier(read(earlier), read(base or earlier), answered_on)
    return follow_ups(before, read(new), reader().gazetteer)


@pytest.mark.parametrize(
    ("earlier", "new", "text", "carried"),
    [
        (NEW_YORK, "and in 2023?", "When did Motegi and Kang meet in New York in 2023", ("Motegi", "Kang", "New York")),
        (NEW_YORK, "And in Nagoya?", "When did Motegi and Kang meet in Nagoya in 2019", ("Motegi", "Kang", "2019")),
        (NEW_YORK, "What about Chung?", "When did Motegi and Chung meet in New York in 2019",
         ("Motegi", "New York", "2019")),
        (NEW_YORK, "How long did they talk?", "Motegi and Kang meet in New York in 2019 How long did they talk?",
         ("Motegi", "Kang", "New York", "2019")),
        (JA, "2020年は?", "茂木外相と康京和外相の最初の会談はいつ 2020年は?", ("茂木", "康京和")),
        (JA, "では、どこで?", "茂木外相と康京和外相の最初の会談 どこで?", ("茂木", "康京和")),
        (JA, "鄭義溶外相とは?", "茂木外相と鄭義溶外相の最初の会談はいつ", ("茂木",)),
        (KO, "그럼 어디서?", "모테기 외상과 정의용 장관은 런던에서 만났나요 어디서?", ("모테기", "정의용", "런던")),
        (KO, "강경화는?", "모테기 외상과 강경화 장관은 런던에서 언제 만났나요", ("모테기", "런던")),
        ("徴用工判決はいつ", "日本の反応は", "徴用工判決 日本の反応は", ("徴用工判決",)),
        ("오염수 방류 언제 시작했어", "한국 정부 입장은", "오염수 방류 시작했어 한국 정부 입장은",
         ("오염수 방류",)),
        ("佐渡島の金山", "追悼式は?", "佐渡島の金山 追悼式は?", ("佐渡島の金山",)),
        (KO, "2020년에는?", "모테기 외상과 정의용 장관은 런던에서 언제 만났나요 2020년에는?",
         ("모테기", "정의용", "런던")),
    ],
)  # fmt: skip
def test_what_the_new_question_lacks_is_carried_over(
    earlier: str, new: str, text: str, carried: tuple[str, ...]
) -> None:
    found = followed(earlier, new)
    assert found is not None
    assert (found.text, found.carried, found.happened) == (text, carried, None)


@pytest.mark.parametrize(
    ("earlier", "new", "text"),
    [
        (NEW_YORK, "and the next one?", "earliest When did Motegi and Kang meet in in"),
        (JA, "その次は?", "最初の 茂木外相と康京和外相の 会談はいつ"),
        (KO, "그 다음은?", "처음 모테기 외상과 정의용 장관은 에서 언제 만났나요"),
    ],
)
def test_the_next_one_is_the_first_after_the_meeting_that_was_answered(earlier: str, new: str, text: str) -> None:
    found = followed(earlier, new, answered_on=ON)
    assert found is not None
    assert (found.text, found.happened) == (text, DateRange(date(2019, 9, 27), None))


@pytest.mark.parametrize(
    ("earlier", "new", "first"),
    [(NEW_YORK, "and before that?", "latest "), (JA, "その前は?", "最後の "), (KO, "그 전에는?", "마지막 ")],
)
def test_the_one_before_is_the_last_until_the_day_before(earlier: str, new: str, first: str) -> None:
    found = followed(earlier, new, answered_on=ON)
    assert found is not None
    assert found.text.startswith(first)
    assert found.happened == DateRange(None, date(2019, 9, 25))


@pytest.mark.parametrize(
    ("earlier", "new", "text"),
    [
        (NEW_YORK, "where was that", "Motegi and Kang meet in New York in 2019 where was that"),
        (JA, "場所は?", "茂木外相と康京和外相の 会談 場所は?"),
        (KO, "얼마나 오래 얘기했어?", "모테기 외상과 정의용 장관은 런던에서 만났나요 얼마나 오래 얘기했어?"),
    ],
)
def test_what_is_asked_of_the_meeting_is_asked_of_the_one_that_was_answered(earlier: str, new: str, text: str) -> None:
    found = followed(earlier, new, answered_on=ON)
    assert found is not None
    assert (found.text, found.happened, found.same_on) == (text, DateRange(ON, ON), ON)


@pytest.mark.parametrize(
    ("new", "text"),
    [
        ("what did they agree on", "Motegi and Kang meet in New York in 2019-09-26 what did they agree on"),
        ("what did Motegi say", "Motegi and Kang meet in New York in 2019-09-26 what did Motegi say"),
        ("did they speak of GSOMIA", "Motegi and Kang meet in New York in 2019-09-26 did they speak of GSOMIA"),
    ],
)
def test_what_was_said_there_is_asked_with_the_day(new: str, text: str) -> None:
    found = followed(NEW_YORK, new, answered_on=ON)
    assert found is not None
    assert (found.text, found.happened, found.same_on) == (text, None, ON)


@pytest.mark.parametrize("new", ["what did Kono say", "when did Motegi meet Chung", "did Motegi go to Seoul in 2020"])
def test_of_other_people_and_days_it_is_asked_by_itself(new: str) -> None:
    assert meant(NEW_YORK, new, answered_on=ON)[0] is None


def test_a_city_with_its_preposition_is_a_place_of_meetings_although_it_may_be_a_government() -> None:
    found = followed(NEW_YORK, "in Beijing?")
    assert found is not None
    assert found.text == "When did Motegi and Kang meet in Beijing in 2019"


@pytest.mark.parametrize(
    "new", ["how many times did they meet", "and in 2020?", "what about Chung?", "when did they first meet"]
)
def test_what_is_asked_of_other_meetings_is_not_bound_to_that_day(new: str) -> None:
    found = followed(NEW_YORK, new, answered_on=ON)
    assert found is not None
    assert found.happened is None


def test_where_that_meeting_tells_no_length_no_other_meeting_is_asked() -> None:
    assert len(meant(NEW_YORK, "how long did they talk", answered_on=ON)) == 1
    agreed = meant(NEW_YORK, "what did they agree on", answered_on=ON)
    assert [each.same_on for each in agreed if each] == [ON, None]


@pytest.mark.parametrize(
    ("earlier", "new", "text"),
    [
        ("comfort women agreement", "what happened to the foundation",
         "comfort women agreement what happened to the foundation"),
        ("徴用工判決はいつ", "日本政府はどう反応したの", "徴用工判決 日本政府はどう反応したの"),
        ("did abe and moon meet in 2018", "how many times in total", "abe and moon meet in how many times in total"),
    ],
)  # fmt: skip
def test_what_says_nothing_of_the_question_before_is_asked_of_it_only_without_another_answer(
    earlier: str, new: str, text: str
) -> None:
    alone, carried = meant(earlier, new)
    assert alone is None
    assert carried is not None
    assert carried.text == text


@pytest.mark.parametrize(
    "new", ["Who is Kishida?", "is kimchi spicy", "thanks!", "ok thanks", "ありがとう", "고마워", "tell me a joke"]
)
def test_what_is_about_something_else_is_asked_by_itself_alone(new: str) -> None:
    assert meant("comfort women agreement", new) == (None,)


@pytest.mark.parametrize(
    ("earlier", "new", "text", "words"),
    [
        ("comfort women agreement", "what did Moon say about it",
         "what did Moon say about comfort women agreement", "comfort women agreement"),
        ("GSOMIA", "文在寅大統領はそれを延長した?", "文在寅大統領は GSOMIA を延長した", "GSOMIA"),
        ("who is kang kyung-wha", "when did she meet kono", "when did kang kyung-wha meet kono", "kang kyung-wha"),
        ("who is japan's foreign minister", "when did he last meet cho hyun",
         "when did japan's foreign minister last meet cho hyun", "japan's foreign minister"),
    ],
)  # fmt: skip
def test_a_pronoun_beside_other_names_means_what_was_named_before(
    earlier: str, new: str, text: str, words: str
) -> None:
    found = followed(earlier, new)
    assert found is not None
    assert (found.text, found.carried) == (text, (words,))


def test_of_two_persons_before_a_pronoun_means_neither() -> None:
    assert followed(NEW_YORK, "when did he meet Kono") is None


def test_both_persons_may_be_others() -> None:
    found = followed("how often did abe and moon meet", "what about kishida and yoon")
    assert found is not None
    assert found.text == "how often did kishida and yoon meet"


def test_what_was_asked_first_is_gone_on_from_and_not_what_was_asked_of_it() -> None:
    first = followed("GSOMIA timeline", "why did korea end it")
    assert first is not None
    assert (first.text, first.base) == ("why did korea end GSOMIA", "why did korea end GSOMIA")
    second = meant("why did japan say that GSOMIA is of use", "who said that", base="GSOMIA timeline")[0]
    assert second is not None
    assert second.text == "GSOMIA who said that"


@pytest.mark.parametrize(
    ("earlier", "new", "text"),
    [
        # What the new question says was done takes the place of what was done before, and "why" is asked of it.
        ("who signed the gsomia", "when did korea decide to end it", "when did korea decide to end gsomia"),
        ("when did korea decide to end gsomia", "why", "korea decide to end gsomia why"),
        ("when did korea decide to end gsomia", "what did japan say", "korea decide to end gsomia what did japan say"),
        ("when did kishida and yoon first meet", "did they phone each other in 2024",
         "kishida and yoon did they phone each other in 2024"),
        ("when did obuchi and kim dae jung sign the declaration", "when did they hold talks",
         "obuchi and kim dae jung the declaration when did they hold talks"),
        ("GSOMIAに署名したのは誰", "韓国が終了を決めたのはいつ", "GSOMIAに 韓国が終了を決めたのはいつ"),
        ("지소미아 누가 서명했어", "한국이 종료 결정한 건 언제야", "지소미아 한국이 종료 결정한 건 언제야"),
        # "List" is part of the name; what was put back is not the list.
        ("when did japan remove korea from the white list", "when did they put it back",
         "japan korea from the white list when did they put it back"),
    ],
)  # fmt: skip
def test_what_is_done_takes_the_place_of_what_was_done(earlier: str, new: str, text: str) -> None:
    found = next(filter(None, meant(earlier, new)))  # by itself, where that has an answer
    assert found.text == text


def test_a_meeting_of_offices_is_gone_on_from() -> None:
    asked = "last meeting between the foreign ministers"
    found = followed(asked, "what did japan say about it", answered_on=ON)
    assert found is not None
    assert found.text == "meeting between the foreign ministers 2019-09-26 what did japan say about it"
    assert found.same_on == ON
    other = meant(found.text, "and korea?", base=found.base)[0]
    assert other is not None
    assert other.text == "meeting between the foreign ministers 2019-09-26 what did korea say about it"


def test_a_name_that_took_anothers_place_stays_in_it() -> None:
    first = followed(NEW_YORK, "and in 2020?")
    assert first is not None
    second = meant(first.text, "how long did they talk", base=first.base)[0]
    assert second is not None
    assert "2020" in second.text
    assert "2019" not in second.text


@pytest.mark.parametrize(
    ("earlier", "new", "text"),
    [
        ("Takaichi Lee Jae-myung summit", "next one?", "next Takaichi Lee Jae-myung summit"),
        ("日韓首脳会談", "その次は?", "次の 日韓首脳会談"),
    ],
)
def test_the_next_one_of_many_is_the_one_still_to_come(earlier: str, new: str, text: str) -> None:
    found = followed(earlier, new)
    assert found is not None
    assert (found.text, found.happened) == (text, None)


def test_without_a_day_that_was_answered_nothing_is_said_about_days() -> None:
    found = followed(JA, "その次は?")
    assert found is not None
    assert (found.happened, found.carried) == (None, ("茂木", "康京和"))


@pytest.mark.parametrize(
    ("earlier", "new"),
    [
        (NEW_YORK, "Who is Kishida?"),
        (NEW_YORK, "And when did Kishida visit Seoul?"),
        (NEW_YORK, "When was the comfort women agreement signed?"),
        (NEW_YORK, "Is kimchi spicy?"),
        (NEW_YORK, "and?"),
        (NEW_YORK, "KEDO?"),
        (NEW_YORK, "Is it true that Japan always backs down to Korean demands?"),
        (NEW_YORK, "Which company assets exactly did Seoul seize in the end, and what are they worth today?"),
        (KO, "나고야에서 합의한 다음 달 회담, 정확히 며칠이야?"),
        (KO, "손흥민 다음 경기 언제야"),
        (JA, "岸田首相はいつ訪韓した?"),
        (KO, "기시다 총리는 언제 방한했나요?"),
        ("What is a démarche?", "and in 2023?"),  # names nothing that could be carried
    ],
)
def test_a_question_that_stands_by_itself_is_left_alone(earlier: str, new: str) -> None:
    assert followed(earlier, new) is None


@pytest.mark.parametrize(
    ("new", "language"), [("그럼 어디서?", "ko"), ("どこで?", "ja"), ("where?", "en"), ("2020?", "ja")]
)
def test_the_reply_is_in_the_language_of_the_new_question(new: str, language: str) -> None:
    found = followed(JA, new)
    assert found is not None
    assert found.language == language


def test_follow_ups_follow_each_other() -> None:
    first = followed(NEW_YORK, "and in 2020?")
    assert first is not None
    second = followed(first.text, "그럼 어디서?")
    assert second is not None
    assert second.text == "Motegi and Kang meet in New York in 2020 어디서?"
    assert second.carried == ("Motegi", "Kang", "New York", "2020")


def test_a_question_that_grew_too_long_is_cut_to_what_it_names() -> None:
    found = followed("Motegi " + "very " * 198 + "long ago met Kang when?", "where exactly?")
    assert found is not None
    assert len(found.text) <= MAX_CHARS
    assert found.text.startswith("Motegi Kang where exactly")


HOW_OFTEN = "How often did Kishida meet Yoon?"
HOW_OFTEN_JA = "岸田首相は何回尹大統領と会った？"


@pytest.mark.parametrize(
    ("earlier", "new", "text"),
    [
        (HOW_OFTEN, "the first?", "when earliest did Kishida meet Yoon"),
        (HOW_OFTEN, "and the last?", "when latest did Kishida meet Yoon"),
        (HOW_OFTEN, "which was the longest?", "longest meeting did Kishida meet Yoon"),
        (
            "What was the first meeting of Abe and Moon?",
            "the second?",
            "when the second was the meeting of Abe and Moon",
        ),
        (HOW_OFTEN_JA, "最後は？", "最後の 岸田首相は 尹大統領と会った いつ"),
        (HOW_OFTEN_JA, "一番短かったのは？", "一番短い会談 岸田首相は 尹大統領と会った"),
        ("石破首相と李在明大統領の最初の会談は？", "2回目は？", "2回目 石破首相と李在明大統領の 会談 いつ"),
        ("岸田首相が最後に訪韓したのはいつ？", "最初は？", "最初の 岸田首相が 訪韓したのはいつ"),
        ("岸田首相は韓国に行った？", "最初は？", "最初の 岸田首相は韓国に行った いつ"),
        ("기시다와 윤석열은 몇 번 만났어?", "마지막은?", "마지막 기시다와 윤석열은 만났어 언제"),
        ("이시바와 이재명의 첫 회담은?", "두 번째는?", "두 번째 이시바와 이재명의 회담 언제"),
    ],
)
def test_a_rank_asks_which_of_those_meetings(earlier: str, new: str, text: str) -> None:
    found = followed(earlier, new, answered_on=ON)
    assert found is not None
    assert found.text == text


def test_a_rank_of_no_meetings_is_none() -> None:
    found = followed("GSOMIAはいつ署名された？", "最後は？")
    assert found is None or not found.text.startswith("最後の")


@pytest.mark.parametrize(
    ("earlier", "new", "text"),
    [
        ("2023年3月の韓国外相は誰？", "その前は？", "2023年3月の韓国外相の前任は誰"),
        ("2019年の日本外相は", "その次の外相は？", "2019年の日本外相の後任は誰"),
        ("2025년 1월 일본 외상은 누구?", "그 전은?", "2025년 1월 일본 외상의 전임은 누구"),
        ("Who was Japan's foreign minister in January 2025?", "and before him?",
         "who was the predecessor of Japan's foreign minister in January 2025"),
    ],
)  # fmt: skip
def test_of_a_post_the_one_before_is_the_predecessor(earlier: str, new: str, text: str) -> None:
    found = followed(earlier, new)
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize(
    ("earlier", "new", "text"),
    [
        ("2019年の韓国外相は？", "日本は？", "2019年の日本外相は"),
        ("2019년 한국 외교장관은 누구?", "일본은?", "2019년 일본 외교장관은 누구"),
        ("Who was South Korea's foreign minister in 2019?", "Japan?", "Who was Japan's foreign minister in 2019"),
        ("レーダー照射はいつ？", "韓国は？", "レーダー照射 韓国は？"),
    ],
)
def test_a_country_alone_takes_the_place_of_the_other(earlier: str, new: str, text: str) -> None:
    found = followed(earlier, new)
    assert found is not None
    assert found.text == text


def test_another_year_takes_the_place_of_a_year_where_no_name_stands() -> None:
    found = followed("How many foreign ministers' meetings were there in 2022?", "and 2023?")
    assert found is not None
    assert found.text == "How many foreign ministers' meetings were there in 2023"


def test_days_that_the_meeting_which_answered_is_not_of_are_left_out() -> None:
    found = followed("2023年3月の日韓首脳会談はどこ？", "場所は？", answered_on=date(2023, 5, 7))
    assert found is not None
    assert (found.carried, found.happened) == (("日韓首脳会談",), DateRange(date(2023, 5, 7), date(2023, 5, 7)))


def test_the_verb_that_asks_whether_they_met_stays() -> None:
    found = followed("岩屋外相は韓国に行った？", "誰と会った？")
    assert found is not None
    assert found.text == "岩屋外相は韓国に行った 誰と会った？"


def test_a_verb_made_into_a_name_wants_no_day() -> None:
    found = meant("尹錫悦大統領の初来日はいつ？", "同行したのは？")[-1]
    assert found is not None
    assert found.text == "尹錫悦大統領の初来日 同行したのは？"


@pytest.mark.parametrize(
    ("earlier", "answered_on", "new", "language", "text"),
    [
        ("2018年の安倍・文会談は何回？", None, "翌年は？", "ja", "2019年は"),
        ("佐渡の追悼式は？", date(2024, 11, 24), "翌年は？", "ja", "2025年は"),
        ("2018년 아베 문재인 회담은 몇 번?", None, "이듬해는?", "ko", "2019년는"),
        ("Abe and Moon 2018 how many meetings?", None, "and the year before?", "en", "and 2017"),
        ("Abe and Moon how many meetings?", None, "and the year before?", "en", "and the year before?"),
    ],
)
def test_a_year_is_counted_from_the_one_asked_about(
    earlier: str, answered_on: date | None, new: str, language: Language, text: str
) -> None:
    before = read(earlier)
    assert with_year_said(new, language, Earlier(before, before, answered_on)) == text


def test_of_questions_that_were_written_to_stand_by_themselves_hardly_any_is_taken_for_one_that_goes_on() -> None:
    files = [path for path in (Path(__file__).parent / "gold").glob("*.jsonl") if "test" not in path.name]
    lines = [line for path in files for line in path.read_text("utf-8").splitlines()]
    questions = [json.loads(line)["question"] for line in lines]
    taken = [question for question in questions if followed(NEW_YORK, question)]
    assert len(questions) > 300
    assert len(taken) <= 0.02 * len(questions), taken


@pytest.mark.parametrize(
    ("earlier", "new", "text"),
    [
        ("How many times did Kang and Kono meet?", "And the last one?", "when latest times did Kang and Kono meet"),
        ("First meeting of Hayashi and Park Jin", "the second?", "when the second meeting of Hayashi and Park Jin"),
        ("Noda Lee Myung-bak meetings", "the first?", "when earliest Noda Lee Myung-bak meetings"),
        ("林と朴振の最初の会談", "最後は？", "最後の 林と朴振の 会談 いつ"),
        ("강경화 고노 몇 번 만났어", "마지막은?", "마지막 강경화 고노 만났어 언제"),
        ("하야시 박진 첫 회담", "두 번째는?", "두 번째 하야시 박진 회담 언제"),
        ("2023년 한일 정상회담", "마지막은?", "마지막 2023년 한일 정상회담 언제"),
    ],
)
def test_which_one_of_the_row_takes_the_place_of_the_one_before(earlier: str, new: str, text: str) -> None:
    found = followed(earlier, new)
    assert found is not None
    assert found.text == text


def test_the_next_after_a_count_is_one_meeting_and_no_count() -> None:
    found = followed("강경화 고노 몇 번 만났어", "그 다음은?", answered_on=date(2017, 8, 7))
    assert found is not None
    assert (found.text, found.happened) == ("처음 강경화 고노 만났어", DateRange(date(2017, 8, 8), None))


def test_which_one_of_a_row_needs_a_row() -> None:
    assert followed("When was GSOMIA signed?", "the first?") is None


@pytest.mark.parametrize(
    ("earlier", "new", "text"),
    [
        ("현재 일본 총리", "외무상은?", "현재 일본 외무상"),
        ("현재 일본 외무상", "한국 외교장관은?", "현재 한국 외교장관"),
        ("今の日本の首相は", "外相は？", "今の日本の外相は"),
        ("Who is Japan's prime minister now?", "and the foreign minister?", "Who is Japan's foreign minister now"),
        ("현재 일본 총리", "언제부터?", "현재 일본 총리 언제부터?"),
        ("지금 외교부장관 누구", "일본은?", "지금 일본 외교부장관 누구"),
        ("今の外相は誰", "韓国は？", "今の韓国 外相は誰"),
        ("Who is the foreign minister of South Korea now?", "and Japan?", "Who is the foreign minister of Japan now"),
    ],
)
def test_another_office_takes_the_place_of_the_one_before(earlier: str, new: str, text: str) -> None:
    found = followed(earlier, new)
    assert found is not None
    assert found.text == text


def test_where_another_countrys_office_takes_all_places_the_whole_question_is_shown() -> None:
    found = followed("Who is Japan's prime minister now?", "South Korea's foreign minister?")
    assert found is not None
    assert found.carried == ("Who is South Korea's foreign minister now",) == (found.text,)


@pytest.mark.parametrize("new", ["현재 일본 총리", "일본 총리는?"])
def test_whose_office_is_said_is_no_part_of_what_was_asked_of_a_meeting(new: str) -> None:
    assert meant(KO, new) == (None,)


@pytest.mark.parametrize(
    ("earlier", "new", "text"),
    [
        ("when was the foundation dissolved", "why", "the foundation dissolved why"),
        ("재단 언제 해산됐어", "왜?", "재단 해산됐어 왜?"),
    ],
)
def test_a_word_that_only_asks_is_asked_of_all_that_was_said_before(earlier: str, new: str, text: str) -> None:
    found = followed(earlier, new)
    assert found is not None
    assert found.text == text
    assert found.carried == (text.removesuffix(new).strip(),)


def test_where_nothing_was_named_a_new_subject_is_asked_by_itself() -> None:
    assert followed("when was the foundation dissolved", "what is the price of rice") is None
