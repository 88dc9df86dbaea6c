"""Whose words a question asks for, and whether an article gives any of them."""

from __future__ import annotations

import pytest

from retrieval.speaker import asked_speaker, asked_voice, is_silent, telling_words_of
from retrieval.types import Language
from retrieval.understand import Concept, Reading
from tests.retrieval.made import passage, reading

NAMES = {"Kono": "Kono Taro", "河野": "Kono Taro", "고노": "Kono Taro"}
NAMES |= {"Kang": "Kang Kyung-wha", "康京和": "Kang Kyung-wha", "강경화": "Kang Kyung-wha"}


def asking(question: str, language: Language = "en") -> Reading:
    """The question with the two people that it names."""
    people = [
        Concept(f"person:{english.split()[0].lower()}", "person", name, (), (english,), start=question.index(name))
        for name, english in NAMES.items()
        if name in question
    ]
    return reading(question, *people, language=language)


@pytest.mark.parametrize(
    ("question", "language", "speaker"),
    [
        ("what did Kono tell Kang about it?", "en", "Kono"),
        ("what was Kang's reply to Kono", "en", "Kang"),
        ("when Kono protested, how did Kang react?", "en", "Kang"),
        ("what did Kono and Kang say?", "en", None),
        ("what did the spokesman say of Kono?", "en", None),
        ("when did Kono meet Kang?", "en", None),
        ("河野外相に言われて康京和長官は何と答えた？", "ja", "康京和"),
        ("河野外相が康京和長官に会ったのはいつ？", "ja", None),
        ("河野外相と康京和長官は何と述べた？", "ja", None),
        ("河野外相と会ったとき康京和長官は何と述べた？", "ja", "康京和"),
        ("康京和長官は何について話し合う予定？", "ja", None),  # the agenda, nobody's words
        ("康京和長官は何について述べた？", "ja", "康京和"),
        ("고노 외상과 강경화 장관은 뭐라고 했어?", "ko", None),
        ("고노가 항의하니까 강경화 장관은 뭐라고 답했어?", "ko", "강경화"),
        ("강경화가 항의했을 때 총리가 뭐라고 했어?", "ko", None),  # the premier, whose name is not given
    ],
)
def test_the_speaker_is_who_acts_in_the_question(question: str, language: Language, speaker: str | None) -> None:
    found = asked_speaker(asking(question, language))
    assert (found.surface if found else None) == speaker


@pytest.mark.parametrize(
    ("told", "is_told"),
    [
        ("Kang replied that it was a private matter.", True),
        ("According to Foreign Minister Kang, nothing was settled.", True),
        ("Kang's answer was short.", True),
        ("Minister Kang came late. She regretted it.", True),
        ("Kono told Kang that it was unacceptable.", False),
        ("After lunch with Kang on Monday, Kono said that it was settled.", False),
        ("Kang, the foreign minister, said that it was settled.", True),
        ("康京和長官は遺憾だと述べた。", False),  # the question's own name of her stands there in no other script
    ],
)
def test_an_article_is_silent_unless_it_gives_words_of_the_speaker(told: str, is_told: bool) -> None:
    sentences = [f"{part.strip('. ')}." for part in told.split(". ")] if "." in told else [told]
    article = [passage("Both were in Lima.", *sentences)]
    assert is_silent(asking("what did Kang answer?"), article) is not is_told


def test_a_korean_text_gives_words_of_whoever_it_names_beside_them() -> None:
    asked = asking("강경화 장관은 뭐라고 답했어?", "ko")
    assert is_silent(asked, [passage("고노 외무상은 유감이라고 말했다.")])
    assert not is_silent(asked, [passage("강경화 장관은 유감이라고 말했다.")])


def test_nobody_is_silent_when_nobody_is_asked_after() -> None:
    assert not is_silent(asking("where did Kono meet Kang?"), [passage("Nobody spoke.")])


@pytest.mark.parametrize(
    ("question", "language", "speaker"),
    [
        ("what did Kono want from Kang", "en", "Kono"),
        ("what did Kang think of Kono coming back", "en", "Kang"),
        ("what advice did Kono give Kang", "en", "Kono"),
        ("what was it about when Kono came, and how did Kang put it?", "en", "Kang"),
        ("after the match Kono told Kang what about the pier", "en", "Kono"),
        ("河野外相はどう反論した", "ja", "河野"),
        ("康京和長官は河野外相に何を求めた", "ja", "康京和"),
        ("康京和長官は河野外相にどんな強気なこと言ってた？", "ja", "康京和"),
        ("강경화가 고노한테 뭘 요구했냐", "ko", "강경화"),
        ("고노 외상은 어떤 입장을 밝혔나요?", "ko", "고노"),
        ("고노가 강경화한테 머라고 따짐?", "ko", "고노"),
        ("when did Kono meet Kang?", "en", None),
    ],
)
def test_what_somebody_wanted_or_thought_is_told_in_his_words(
    question: str, language: Language, speaker: str | None
) -> None:
    found = asked_voice(asking(question, language))
    assert (found.surface if found else None) == speaker


def test_words_go_on_until_somebody_else_speaks() -> None:
    speaker = asked_voice(asking("what did Kang want?"))
    assert speaker is not None
    told = telling_words_of(
        speaker,
        passage(
            "Kang asked for talks.",
            "One should begin in May, they could end in June, and Tokyo would choose the place.",
            "Rain fell.",
            "Kang said no more.",
            "Both ministers found that it should stop.",
        ),
    )
    assert told == (True, True, False, True, False)
