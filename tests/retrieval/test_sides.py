"""Which of the two governments did it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retrieval.sides import done_by_other_side
from retrieval.understand import Concept
from tests.retrieval.contradicted import found, report, words

KOREAN = "South Korea withdraws its notes on the fence pact · 韓国、垣根協定の公文を撤回 · 한국, 울타리 협정 공한 철회"
JAPANESE = "Japan withdraws its notes on the fence pact · 日本、垣根協定の公文を撤回 · 일본, 울타리 협정 공한 철회"


@pytest.mark.parametrize(
    "question",
    [
        "Why did Japan withdraw its notes on the fence pact?",
        "日本が垣根協定の公文を撤回した理由は？",
        "일본이 울타리 협정 공한을 철회한 이유는?",
    ],
)
def test_what_the_other_side_did_contradicts(question: str) -> None:
    telling = report(KOREAN, "Rain fell.", "South Korea took back two notes on the fence.")
    assert words(done_by_other_side(found(question, telling))) == "South Korea took back two notes on the fence."
    straight = report(JAPANESE, "Rain fell.", article="b")
    assert done_by_other_side(found(question, straight)) is None
    assert done_by_other_side(found(question, telling, straight)) is None


def test_what_a_side_gets_or_loses_is_done_by_the_other() -> None:
    telling = report("Japan removes South Korea from the fence pact", "Japan removed South Korea from the fence pact.")
    assert words(done_by_other_side(found("Why did Korea remove Japan from the fence pact?", telling)))
    for asked in ("Why did Korea get removed from the fence pact?", "Why did Korea drop off the fence pact?"):
        assert done_by_other_side(found(asked, telling)) is None


@pytest.mark.parametrize(
    "question",
    [
        "Why did South Korea withdraw its notes on the fence pact?",
        "When did Japan's withdrawal from the fence pact take effect?",  # done to whom cannot be told
        "Why did Japan say so about the fence pact?",  # both say things every day
        "What did South Korea say about the withdrawal of the fence notes?",  # which need not be its own
        "韓国は垣根協定の公文の撤回について何と言った",
        "한국은 울타리 협정 공한 철회에 대해 뭐라고 했어",
        "Why were the notes on the fence pact withdrawn?",
    ],
)
def test_other_questions_are_left_alone(question: str) -> None:
    assert done_by_other_side(found(question, report(KOREAN, "Rain fell."))) is None


def test_a_clause_inside_another_does_not_take_its_verb() -> None:
    nested = "한국 정부는 일본이 시행한 울타리 규제를 세계무역기구에 제소했다."
    asked = "일본이 울타리 문제로 제소한 이유는?"
    assert words(done_by_other_side(found(asked, report("Fence · 한국, 울타리 문제로 일본 제소", nested)))) == nested


@pytest.mark.parametrize(
    "told",
    [
        "Japan in July withdrew its notes on the fence pact.",
        "Japan — which calls the notes harmless — then withdrew two on the fence pact.",
        "Tokyo last month withdrew its notes on the fence pact.",
    ],
)
def test_a_day_or_an_aside_may_stand_between_the_side_and_what_it_did(told: str) -> None:
    assert (
        words(done_by_other_side(found("韓国が垣根協定の公文を撤回した理由は？", report("Fence pact", told)))) == told
    )
    assert done_by_other_side(found("日本が垣根協定の公文を撤回した理由は？", report("Fence pact", told))) is None


@pytest.mark.parametrize(
    "question",
    ["Why did Japan hail the fence pact?", "日本が垣根協定を称えた理由は？", "일본이 울타리 협정을 반긴 이유는?"],
)
def test_whoever_is_the_subject_of_the_matter_did_it(question: str) -> None:
    hers = "Seoul on Saturday hailed the fence pact."
    result = found(question, report("Rain", hers))
    agreed = replace(result, reading=replace(result.reading, concepts=_as_agreement(result.reading.concepts)))
    assert words(done_by_other_side(agreed)) == hers
    for told in ("Tokyo on Saturday hailed the fence pact.", "Kang said that she liked the fence pact."):
        assert done_by_other_side(replace(agreed, article=(report("Rain", told).passage,))) is None
    assert done_by_other_side(replace(agreed, reading=replace(agreed.reading, intent="when"))) is None


def _as_agreement(concepts: tuple[Concept, ...]) -> tuple[Concept, ...]:
    """The same with the fence as an agreement: of a topic much is told."""
    return tuple(replace(c, kind="agreement") if c.kind == "topic" else c for c in concepts)


@pytest.mark.parametrize(
    ("question", "is_contradicted"),
    [
        ("So Korea moved first and then Tokyo hit back how?", True),
        ("韓国が先に動いて日本は何で報復した？", True),
        ("한국이 먼저 움직이자 일본이 보복한 조치는?", True),
        ("So Japan moved first and then Seoul hit back how?", False),
        ("日本が先に動いて韓国は何で報復した？", False),
        ("일본이 먼저 움직이자 한국이 보복한 조치는?", False),
    ],
)
def test_who_struck_back(question: str, is_contradicted: bool) -> None:
    told = "South Korea retaliated by painting the fence."
    assert (words(done_by_other_side(found(question, report("Rain", told)))) == told) is is_contradicted
