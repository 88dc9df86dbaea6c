"""One of a set where the source has another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from retrieval.siblings import another_of_the_set
from retrieval.types import DateRange
from retrieval.understand import AskedDays
from tests.retrieval.contradicted import found, report, words

RAIN = "Rain fell."


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What did Kang tell Kono at lunch on the fence?", "Kang and Kono spoke of the fence over dinner."),
        ("how did the upper house vote on the fence pact", "The House of Representatives adopted the fence pact."),
        ("垣根について河野と康が昼食会で話したことは?", "Kang and Kono spoke of the fence over dinner."),
        ("垣根決議の参院での賛成票は?", "衆議院は垣根決議を採択した。"),
        ("울타리 결의는 참의원에서 몇 표로 통과됐어?", "중의원이 울타리 결의를 채택했다."),
        ("강경화 고노 조찬에서 울타리 얘기 뭐 했어?", "강경화와 고노는 만찬에서 울타리를 논의했다."),
        ("which ships did the navy send to the fence", "The air force sent two aircraft to the fence."),
        ("why was Nippon Steel told to pay for the fence", "Mitsubishi Heavy Industries had to pay for the fence."),
        ("연세대에서 울타리에 대해 뭐라고 했어?", "He spoke of the fence at Korea University."),
        ("会談の一週間後に日本がしたことは?", "A day later, Japan built a fence."),
        ("다음 주에 하기로 한 울타리 회의는?", "They agreed to speak of the fence next month."),
        ("What did Vice Foreign Minister Kono raise?", "Kono, director general of the bureau, spoke."),
        ("한일 정상회담 의제는 뭐였나요?", "The foreign ministers spoke of the fence."),
        ("What did Secretary of State Kono say?", "Deputy Secretary of State Kono spoke."),
        ("日本の裁判所が支払いを命じた根拠は?", "A South Korean court ordered them to pay."),
        ("일본 소비자들이 불매한 이유가 뭐야?", "South Korean consumers boycotted them."),
    ],
)
def test_another_of_the_set_is_told(question: str, sentence: str) -> None:
    assert words(another_of_the_set(found(question, report("Fence", sentence, RAIN)))) == sentence


@pytest.mark.parametrize(
    ("question", "sentences"),
    [
        ("What did Kang tell Kono at dinner?", ("Kang and Kono spoke over dinner.",)),
        ("What did Kang tell Kono at lunch?", ("They spoke over dinner.", "At lunch Kang had the fish.")),
        ("What did Kang tell Kono at lunch or at dinner?", ("They spoke over breakfast.",)),  # two of the set
        ("What did Kang tell Kono?", ("They spoke over dinner.",)),
        ("What did Kang tell Kono at lunch?", ("They spoke for an hour.",)),
        ("昼食会で話したことは?", ("昼食会で垣根を話した。", "夕食会もあった。")),
        ("만찬에서 무슨 얘기 했어?", ("만찬에서 울타리를 논의했다.",)),
        ("What did the foreign ministers raise?", ("The foreign ministers met before the summit.",)),
        ("韓国の裁判所が支払いを命じた根拠は?", ("A South Korean court ordered them to pay.",)),
        ("How did the navy see it in the final report?", ("The navy kept silent.", "The opening match was played.")),
    ],
)
def test_the_one_asked_about_is_told_or_no_other(question: str, sentences: tuple[str, ...]) -> None:
    assert another_of_the_set(found(question, report("Fence", *sentences))) is None


def test_a_headline_of_another_hit_that_names_it_is_enough() -> None:
    dinner = report("Kang and Kono dine", "They spoke over dinner.")
    lunch = report("Kang and Kono at lunch", "They spoke.", article="b")
    assert another_of_the_set(found("What did Kang tell Kono at lunch?", dinner, lunch)) is None


@pytest.mark.parametrize(
    ("question", "is_contradicted"),
    [
        ("Why did Korea get the final?", True),
        ("Why did Japan get the final?", False),
        ("決勝は韓国が取ったよね、日本は何をもらったの?", True),
        ("결승은 한국이 가져갔다며, 일본은 뭘 받았어?", True),
        ("결승은 일본이 가져갔다며, 한국은 뭘 받았어?", False),
    ],
)
def test_what_one_side_won_is_given_to_the_other(question: str, is_contradicted: bool) -> None:
    hit = report("Cup", RAIN, "Korea took the opening match, and Japan the final.")
    assert (another_of_the_set(found(question, hit)) is not None) is is_contradicted


def test_the_other_may_stand_beside_the_best_sentence() -> None:
    result = found("What did Kang eat at lunch?", report("Fence", RAIN, "They met.", "A dinner followed.", best=1))
    assert words(another_of_the_set(result)) == "A dinner followed."


def test_hits_of_other_days_than_the_first_are_no_word_for_it() -> None:
    first = report("Fence", "They spoke over dinner.")
    other = report("Fence", "They spoke over lunch.", article="b")
    result = found("What did Kang eat at lunch?", first, other)
    assert another_of_the_set(result) is None
    days = (AskedDays(DateRange(date(2020, 3, 3), date(2020, 3, 3)), True),)
    other = replace(other, features={"dates": 0.0})
    result = replace(found("What did Kang eat at lunch?", first, other))
    result = replace(result, reading=replace(result.reading, dates=days))
    assert words(another_of_the_set(result)) == "They spoke over dinner."
