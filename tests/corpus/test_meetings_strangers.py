"""People whom the gazetteer does not know are the same when only a family name names them later."""

from __future__ import annotations

import pytest

from tests.corpus.told import records


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "South Korea's chief trade negotiator, Bae Kyu-tae, arrived on Sunday. Bae met Japanese Foreign Minister "
            "Yoko Kamikawa in Tokyo on Monday.",
            ["JP-KR held met 2024-05-20 Bae Kyu-tae kamikawa-yoko"],
        ),
        (
            "ko",
            "배규태(裵圭泰) 외교부 평화외교기획단장이 19일 출국했다. "
            "배 단장은 20일 도쿄에서 후나코시 다케히로 외무심의관과 만났다.",
            ["JP-KR held met 2024-05-20 funakoshi-takehiro 배규태"],
        ),
        (
            "ja",
            "韓国外務省の裵圭泰(ペ・ギュテ)審議官が19日、来日した。裵氏は20日、船越健裕外務審議官と会談した。",
            ["JP-KR held met 2024-05-20 funakoshi-takehiro 裵圭泰"],
        ),
    ],
)
def test_a_family_name_is_whoever_was_named_in_full_before(language, text, expected):
    assert records(text, on="2024-05-21", language=language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "배규태 외교부 단장이 19일 출국했다. 배를 타고 온 승객들은 20일 도쿄에서 풀려났다."),
        ("en", "South Korea's chief negotiator, Bae Kyu-tae, left Seoul. Bae Systems met Kamikawa's aides on Monday."),
    ],
)
def test_other_words_and_names_are_not_his(language, text):
    assert records(text, on="2024-05-21", language=language) == []
