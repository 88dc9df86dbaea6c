"""A fragment after a question is the question that it stands for; what stands by itself is left alone."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from corpus.gazetteer import Gazetteer
from retrieval.followup import MAX_CHARS, FollowUp, follow_up
from retrieval.types import DateRange, Query
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
    return follow_up(read(earlier), read(new), reader().gazetteer, answered_on=answered_on)


@pytest.mark.parametrize(
    ("earlier", "new", "text", "carried"),
    [
        (NEW_YORK, "and in 2023?", "When did Motegi and Kang meet in New York in 2023", ("Motegi", "Kang", "New York")),
        (NEW_YORK, "And in Nagoya?", "When did Motegi and Kang meet in Nagoya in 2019", ("Motegi", "Kang", "2019")),
        (NEW_YORK, "What about Chung?", "When did Motegi and Chung meet in New York in 2019",
         ("Motegi", "New York", "2019")),
        (NEW_YORK, "How long did they talk?", "Motegi and Kang meet in New York in 2019 How long did they talk?",
         ("Motegi", "Kang", "New York", "2019")),
        (JA, "2020年は?", "茂木外相と康京和外相の最初の会談は 2020年は?", ("茂木", "康京和")),
        (JA, "では、どこで?", "茂木外相と康京和外相の最初の会談は どこで?", ("茂木", "康京和")),
        (JA, "鄭義溶外相とは?", "茂木外相と鄭義溶外相の最初の会談はいつ", ("茂木",)),
        (KO, "그럼 어디서?", "모테기 외상과 정의용 장관은 런던에서 만났나요 어디서?", ("모테기", "정의용", "런던")),
        (KO, "강경화는?", "모테기 외상과 강경화 장관은 런던에서 언제 만났나요", ("모테기", "런던")),
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


def test_of_questions_that_were_written_to_stand_by_themselves_hardly_any_is_taken_for_one_that_goes_on() -> None:
    files = [path for path in (Path(__file__).parent / "gold").glob("*.jsonl") if "test" not in path.name]
    lines = [line for path in files for line in path.read_text("utf-8").splitlines()]
    questions = [json.loads(line)["question"] for line in lines]
    taken = [question for question in questions if followed(NEW_YORK, question)]
    assert len(questions) > 300
    assert len(taken) <= 0.02 * len(questions), taken
