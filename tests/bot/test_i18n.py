"""Every phrase stands in three languages with the same fields; languages are told apart by script."""

import string

import discord
import pytest

from bot.i18n import LANGUAGES, data_file, language_of, language_of_locale, word


def fields_of(phrase: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


def test_every_phrase_stands_in_all_languages_with_the_same_fields() -> None:
    words = data_file("words.toml")
    assert set(words) == set(LANGUAGES)
    for key, phrase in words["en"].items():
        for language in LANGUAGES:
            assert fields_of(words[language][key]) == fields_of(phrase), (language, key)
    assert words["ja"].keys() == words["en"].keys() == words["ko"].keys()


def test_a_phrase_is_filled_in() -> None:
    assert word("en", "copies", n=2) == "+2 copies"
    assert word("ja", "copies", n=2) == "ほか同文2件"
    assert word("ko", "copies", n=2) == "같은 글 2건 더"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("When did they meet?", "en"),
        ("外相会談", "ja"),
        ("いつですか", "ja"),
        ("언제 만났어?", "ko"),
        ("茂木 장관", "ko"),
        ("", "en"),
        ("42 😀", "en"),
    ],
)
def test_the_language_is_read_from_the_script(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("locale", "language"),
    [("ja", "ja"), ("ko", "ko"), ("en-US", "en"), ("fr", "en"), ("ko_KR.UTF-8", "ko"), ("", "en")],
)
def test_other_locales_get_english(locale: str, language: str) -> None:
    assert language_of_locale(locale) == language


def test_the_locales_that_are_spoken_are_discords_own() -> None:
    assert {str(discord.Locale.japanese), str(discord.Locale.korean)} == {"ja", "ko"}
