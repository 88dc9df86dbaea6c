"""What an article only mentions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retrieval.bare_mention import only_mentions
from retrieval.hits import SearchResult
from retrieval.understand import Intent
from tests.retrieval.contradicted import found, report


def _asked(question: str, *sentences: str, intent: Intent = "what") -> SearchResult:
    result = found(question, report("Rain", *sentences))
    return replace(result, reading=replace(result.reading, intent=intent))


@pytest.mark.parametrize(
    "question",
    ["What did the fence review actually conclude?", "垣根の見直しの中身は？", "울타리 검토 결과의 구체적 내용은?"],
)
@pytest.mark.parametrize(
    ("told", "is_so"),
    [
        ("Kono briefed Kang on the fence review.", True),
        ("Kono explained his stance on the fence without giving further details.", True),
        ("Kono briefed Kang on the fence review: it was to be painted.", False),
        ("Kono briefed Kang and said that the fence would be painted.", False),
        ("The review found the fence too low.", False),
    ],
)
def test_the_content_of_a_thing(question: str, told: str, is_so: bool) -> None:
    assert only_mentions(_asked(question, told)) is is_so


def test_no_detail_is_asked() -> None:
    assert not only_mentions(_asked("What did Kono brief Kang on?", "Kono briefed Kang on the fence review."))


@pytest.mark.parametrize(
    "question",
    [
        "What did Kono and Kang say the evening before?",
        "河野と康は前の晩に何を話した？",
        "고노와 강은 전날 저녁 무슨 얘기를 했나?",
    ],
)
def test_the_evening_before(question: str) -> None:
    bare = "“I spoke with Kono for a while yesterday evening,” she added."
    assert only_mentions(_asked(question, bare))
    assert only_mentions(_asked(question, bare, intent="where"))
    assert not only_mentions(_asked(question, bare, intent="when"))
    assert not only_mentions(_asked(question, "The evening before they had dined at a hotel."))
    assert not only_mentions(_asked(question, "The evening before they had dined at a hotel.", intent="where"))


@pytest.mark.parametrize(
    ("question", "told", "is_so"),
    [
        ("Which other countries limit ponies?", "South Korea and other countries limit ponies.", True),
        ("韓国以外にどこの国がポニーを制限？", "South Korea and other countries limit ponies.", True),
        ("한국 말고 또 어디가 조랑말을 제한하나?", "South Korea and other countries limit ponies.", True),
        ("Which other leaders did Kono meet?", "Kono also met Kang.", False),
        ("Which other leaders did Kono meet?", "Kang was not among those whom Kono met.", True),
    ],
)
def test_others_without_a_name(question: str, told: str, is_so: bool) -> None:
    assert only_mentions(_asked(question, told)) is is_so
