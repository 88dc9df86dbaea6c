from __future__ import annotations

import pytest

from retrieval.wanted import wanted_of, wants_day_within


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("When did they meet?", None),
        ("What day did they meet?", "day"),
        ("Which month was it?", "month"),
        ("What year was the treaty?", "year"),
        ("The talks in Lima: day/month/year?", "day"),
        ("会談は何年何月の予定ですか", "month"),
        ("会談は何年何月何日でしたか", "day"),
        ("合意は何年?", "year"),
        ("会談は何曜日でしたか", "day"),
        ("滞在は何日間でしたか", None),
        ("몇 년 몇 월에 열렸나요?", "month"),
        ("몇 월 며칠이었나요?", "day"),
        ("며칠 동안 머물렀나요?", None),
        ("합의는 몇 년이었어?", "year"),
    ],
)
def test_the_finest_unit_that_a_question_names_counts(question: str, unit: str | None) -> None:
    assert wanted_of(question).unit == unit


@pytest.mark.parametrize(
    ("question", "edge"),
    [
        ("When did colonial rule begin?", -1),
        ("When did she take office?", -1),
        ("Until when did the talks run?", 1),
        ("From when could they travel freely?", -1),
        ("Last day of the swap line?", 1),
        ("スワップの最終日は", 1),
        ("스와프 마지막 날이 언제야", 1),
        ("統治が始まった年は?", -1),
        ("いつまで続きましたか", 1),
        ("언제부터 총리야?", -1),
        ("지배가 끝난 해는?", 1),
        ("When did it start and end?", 0),
        ("When did they meet?", 0),
    ],
)
def test_a_begin_is_told_from_an_end(question: str, edge: int) -> None:
    assert wanted_of(question).edge == edge


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("When did officials announce the meeting?", True),
        ("発表されたのはいつですか", True),
        ("언제 발표했나요?", True),
        ("When was it that she told reporters the door was open?", True),
        ("外相が記者団に「扉は開いている」と話した日はいつ?", True),
        ("「扉は開いている」と語ったのはいつですか", True),
        ("장관이 기자들에게 문이 열려 있다고 말한 날은?", True),
        ("문이 열려 있다고 밝힌 게 언제야", True),
        ("両外相が話したのはいつ", False),
        ("두 장관이 말을 나눈 건 언제야", False),
        ("When did they meet?", False),
        ("会ったのはいつですか", False),
        ("언제 만났나요?", False),
    ],
)
def test_a_question_about_an_announcement_is_told_from_one_about_the_event(question: str, expected: bool) -> None:
    assert wanted_of(question).is_saying is expected


@pytest.mark.parametrize(
    ("question", "is_earlier", "is_plan"),
    [
        ("Before Paris, when had they last met?", True, False),
        ("When had the envoys last met before Paris?", True, False),
        ("パリの前回はいつ会いましたか", True, False),
        ("파리 이전에 마지막으로 만난 때는 언제야?", True, False),
        ("When are they expected to meet?", False, True),
        ("会談はいつの見込みですか", False, True),
        ("다음 달 언제 만나기로 했나요?", False, True),
        ("When did they meet?", False, False),
    ],
)
def test_the_time_before_and_a_plan_are_recognized(question: str, is_earlier: bool, is_plan: bool) -> None:
    assert (wanted_of(question).is_earlier, wanted_of(question).is_plan) == (is_earlier, is_plan)


@pytest.mark.parametrize(
    ("question", "is_within"),
    [
        ("In which month of 2018 did they meet?", True),
        ("What day in May was it?", True),
        ("会談は2018年の何月？", True),
        ("会談は5月の何日？", True),
        ("2018년 몇 월에 만났어?", True),
        ("When did they meet in 2018?", False),
        ("2018年の判決の後、会ったのは何月？", False),
        ("몇 년 몇 월에 만났어?", False),
    ],
)
def test_a_day_of_the_time_that_the_question_names(question: str, is_within: bool) -> None:
    assert wants_day_within(question) == is_within
