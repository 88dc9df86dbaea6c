"""Whether a sentence can be the answer: it names somebody, gives somebody's words, or counts."""

from __future__ import annotations

import pytest

from retrieval.fills import filled, named_in
from retrieval.types import Language
from retrieval.understand import Concept, Intent, Reading
from tests.retrieval.made import passage, reading

KONO = Concept("person:kono-taro", "person", "Kono", (), ("Kono Taro",), start=9)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A court gave the journalist Tachikawa Masaki twenty years.", {"tachikawa", "masaki"}),
        ("Imai Eriko, parliamentary vice-minister of the Cabinet Office, came.", {"imai", "eriko"}),
        ("Spokesman Noh Kwang-il said so.", {"noh", "kwang-il"}),
        ("On Monday, July 15, 1974, the Foreign Ministry in Seoul said so.", set()),
        ("Prime Minister of Japan, at the Blue House in South Korea", set()),
        ("山本啓司報道官は会見した。", {"山本啓司報道官"}),
        ("韓国外相は会見した。", set()),
        ("이상덕 국장이 밝혔다.", {"이상덕 국장"}),
        ("양국 장관이 만났다.", set()),
    ],
)
def test_names_of_people_are_told_from_titles_and_places(text: str, names: set[str]) -> None:
    assert named_in(text) == names


def asking(text: str, intent: Intent, *concepts: Concept, language: Language = "en") -> Reading:
    return reading(text, *concepts, intent=intent, language=language)


def test_asked_who_a_sentence_must_name_somebody_else() -> None:
    said = passage(
        "Kono Taro was there.",
        "Minister Kono met the mayor, Mori Sadao.",
        "They met in Paris.",
        concepts=[("person:kono-taro",), ("person:kono-taro",), ()],
    )
    assert filled(asking("who met Kono?", "who", KONO), said) == (False, True, False)
    known = passage("Both came.", concepts=[("person:kono-taro", "person:kang-kyung-wha")])
    assert filled(asking("who met Kono?", "who", KONO), known) == (True,)


def test_asked_for_words_they_must_be_of_the_speaker() -> None:
    said = passage("Kang asked for more.", "Kono replied that it was enough.", "They met in Paris.")
    assert filled(asking("what did Kono answer?", "what", KONO), said) == (False, True, False)


def test_asked_how_many_a_date_is_no_count() -> None:
    said = passage("It was shown on February 14, 2018.", "In all 2,397 came in.")
    assert filled(asking("how many came in?", "how_many"), said) == (False, True)


def test_of_other_questions_nothing_can_be_told() -> None:
    assert filled(asking("where did they meet?", "where"), passage("In Paris.")) == ()
