"""What came of something that every sentence on it says is still to come."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from retrieval.coverage import SentenceFit
from retrieval.hits import Ranked
from retrieval.planned import asks_for_outcome, is_planned, only_planned
from retrieval.types import Language
from retrieval.understand import Concept
from tests.retrieval.made import candidate, passage, reading, search_result

ASO = Concept("person:aso", "person", "Aso", (), ("Aso Taro",))
WEN = Concept("person:wen", "person", "Wen", (), ("Wen Jiabao",))
BOTH = ("person:aso", "person:wen")
COMING = "Aso is expected to meet Wen in Lima in May."
ASKED = "What did Aso and Wen agree on in Lima?"


def hit(*sentences: str, covered: Sequence[str] = BOTH) -> Ranked:
    fits = [SentenceFit(0.8, dict.fromkeys(covered, 1.0), False) for _ in sentences]
    return Ranked(candidate(passage(*sentences), fits=fits), 0.8, {}, 0, {})


def held(question: str, *hits: Ranked) -> bool:
    return not only_planned(search_result(reading(question, ASO, WEN), hits))


def test_what_is_only_announced_has_no_outcome() -> None:
    assert not held(ASKED, hit(COMING))
    assert not held("how did the talks of Aso and Wen go?", hit(COMING, "Both plan to speak of trade."))


@pytest.mark.parametrize(
    "told",
    ["Aso and Wen agreed to hold talks next month.", "Aso met Wen in Lima.", "Aso wrote Wen a letter."],
)
def test_one_sentence_that_tells_of_it_is_enough(told: str) -> None:
    assert held(ASKED, hit(COMING), hit(told))


def test_a_sentence_that_names_only_one_of_them_tells_nothing_of_both() -> None:
    assert not held(ASKED, hit(COMING), hit("Aso flew home.", covered=["person:aso"]))
    assert held(ASKED, hit("Aso flew home.", covered=["person:aso"]))  # then nothing is known to be planned either


@pytest.mark.parametrize(
    "question",
    [
        "When did Aso and Wen meet?",
        "Where was Aso to see Wen?",
        "What are Aso and Wen expected to agree on?",
        "What will Aso and Wen sign?",
        "Who is Wen?",
    ],
)
def test_an_announcement_answers_what_it_announces(question: str) -> None:
    assert held(question, hit(COMING))


@pytest.mark.parametrize(
    ("question", "language", "asks"),
    [
        ("so what came of the Lima talks", "en", True),
        ("how many fans signed up for the tour", "en", True),
        ("who attended the wedding for Peru?", "en", True),
        ("did the ferry trip actually take place", "en", True),
        ("who attended the school with him", "en", True),
        ("what is the agenda in Lima", "en", False),
        ("リマの会談、結局どうなった？", "ja", True),
        ("両氏は何に合意したの？", "ja", True),
        ("試験航海には何人が参加しましたか", "ja", True),
        ("リマでの会談の議題は？", "ja", False),
        ("何に合意する予定ですか", "ja", False),
        ("리마 회담 결론이 뭐야?", "ko", True),
        ("시범 운항에 몇 명이 참가했어?", "ko", True),
        ("둘이 뭘 합의했나요", "ko", True),
        ("리마 회담 의제는?", "ko", False),
        ("뭘 논의할 예정이야?", "ko", False),
    ],
)
def test_which_questions_ask_for_an_outcome(question: str, language: Language, asks: bool) -> None:
    assert asks_for_outcome(reading(question, language=language)) is asks


@pytest.mark.parametrize(
    ("told", "is_coming"),
    [
        ("The two will hold talks in Lima.", True),
        ("They are making arrangements for a visit.", True),
        ("両氏は来月会談する見通しだ。", True),
        ("두 사람은 다음 달 만날 예정이다.", True),
        ("They agreed to hold talks next month.", False),
        ("They spoke for an hour.", False),
        ("来月の会談で合意した。", False),
        ("다음 달 회담하기로 합의했다.", False),
    ],
)
def test_an_agreement_on_what_is_to_come_is_an_outcome(told: str, is_coming: bool) -> None:
    assert is_planned(told) is is_coming
