from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import paragraph_spans, sentences


def split(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


ENGLISH = [
    ["The envoys met at the U.N. General Assembly.", "They spoke for an hour."],
    ["The envoy flew to the U.N.", "He left at once."],
    ["Talks on Feb. 15 failed.", "Talks in Sept.", "The next round is open."],
    ["S. Korea and N. Korea sent notes.", "Japan did not."],
    ["Mr. Abe met Gen. Brooks and Dr. J. Smith of Acme Inc. in Seoul.", "Nobody spoke."],
    ["The call came at 9:31 p.m. Wednesday.", "It was short."],
    ["The call came at 9 p.m.", "The minister answered."],
    ["“We agree.”", "The room fell silent."],
    ["“We agree on it. We will go on,” the envoy said.", "He left."],
    ["He said, “We agree. We will go on.”", "She left."],
    ['"Will it hold?" Motegi asked.', "Nobody knew."],
    ["Exports grew 3.5 percent to $2.1 billion.", "Imports fell."],
    ["What now?", "Nothing!", "So it ends…", "Or not."],
    ["The case (see No. 12. It is old) was closed.", "So be it."],
    ["They agreed on Plan B.", "The envoy J. A. Bolton left."],
    ["The report of Aug. 2.", "It was long."],
    ["1. Trade comes first.", "2. Talks come later."],
]


@pytest.mark.parametrize("expected", ENGLISH, ids=lambda e: e[0][:30])
def test_english_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    text = " ".join(expected)
    if expected[0].startswith("1."):
        text = "\n\n".join(expected)
    assert split(text) == expected


JAPANESE = [
    ["両外相は東京で会談した。", "会談は約20分だった。"],
    ["外相は「合意した。次も会う。」と述べた。", "記者団は質問した。"],
    ["『本当か？』と尋ねた。", "答えはなかった！", "沈黙が続いた。"],
    ["会談（約50分。通訳を含む。）は終わった。", "共同声明はない。"],
    ["本当に開かれるのか？との声も出た。", "政府は否定した。"],
    ["「協議を続ける。」", "外相はそう述べた。"],
]


@pytest.mark.parametrize("expected", JAPANESE, ids=lambda e: e[0][:15])
def test_japanese_sentences_keep_their_brackets_whole(expected: list[str]) -> None:
    assert split("".join(expected), "ja") == expected


KOREAN = [
    ["양국 장관은 런던에서 만났다.", "회담은 20분간 이어졌다."],
    ["장관은 “협의하겠다. 결과는 나중에 알리겠다”고 말했다.", "기자들이 물었다."],
    ['그는 "유감이다."라고 밝혔다.', "정부는 답하지 않았다."],
    ["수출은 3.5% 늘었다.", "2019년 9월 26일 회담이 열렸다."],
    ["회담이 열릴까?", "아직 모른다."],
]


@pytest.mark.parametrize("expected", KOREAN, ids=lambda e: e[0][:15])
def test_korean_sentences_keep_their_quotations_whole(expected: list[str]) -> None:
    assert split(" ".join(expected), "ko") == expected


def test_korean_sentences_without_a_blank_between_them_are_cut() -> None:
    assert split("회담이 열렸다.그러나 합의는 없었다. 8.15 기념식", "ko") == [
        "회담이 열렸다.",
        "그러나 합의는 없었다.",
        "8.15 기념식",
    ]


@pytest.mark.parametrize("noise", ["(" * 20_000 + "」" * 20_000, '"a. ' * 20_000, "A b. " * 40_000, "。「" * 20_000])
def test_a_paragraph_of_noise_takes_no_more_time_than_its_length(noise: str) -> None:
    started = time.process_time()
    sentences(noise, "en")
    assert time.process_time() - started < 5


def test_a_blank_line_always_separates() -> None:
    assert split("Tokyo’s account\n\nThe minister spoke") == ["Tokyo’s account", "The minister spoke"]


def test_a_bracket_that_never_closes_guards_nothing() -> None:
    assert split("外相は「合意した。次も会う。", "ja") == ["外相は「合意した。", "次も会う。"]


def test_a_paragraph_of_a_very_long_quotation_is_still_cut() -> None:
    quoted = "「" + "長い話が続いた。" * 60 + "」と述べた。"
    assert len(split(quoted, "ja")) > 50


WORDS = st.lists(
    st.sampled_from(
        [
            "The envoy",
            "met.",
            "U.N.",
            "“No.",
            "Why?”",
            "「会談。",
            "した。」",
            "말했다.",
            "\n\n",
            "\n",
            "  ",
            "(a.",
            "b)",
            '"',
            "S. Korea",
        ]
    ),
    max_size=40,
).map(" ".join)


def test_the_point_after_a_day_in_numbers_ends_no_korean_sentence() -> None:
    text = "장관은 5.3. 런던에서 회담한다. 끝."
    assert [text[start:end] for start, end in sentences(text, "ko")] == [
        "장관은 5.3. 런던에서 회담한다.",
        "끝.",
    ]


@given(st.one_of(WORDS, st.text(max_size=200)), st.sampled_from(["en", "ja", "ko"]))
def test_sentences_never_overlap_and_cover_all_that_is_not_blank(text: str, language: str) -> None:
    spans = sentences(text, language)
    assert all(start < end for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    covered = set().union(*(range(start, end) for start, end in spans))
    assert all(char.isspace() for at, char in enumerate(text) if at not in covered)
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)


@given(st.text(alphabet="ab \n\t", max_size=60))
def test_paragraphs_hold_no_blank_line(text: str) -> None:
    for start, end in paragraph_spans(text):
        lines = text[start:end].split("\n")
        assert all(line.strip() for line in lines)
