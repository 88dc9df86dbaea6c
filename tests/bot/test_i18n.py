"""The languages that people write in are told apart by script, and their locales are Discord's."""

import discord
import pytest

from bot.i18n import language_of, language_of_locale, word


def test_a_phrase_is_filled_in() -> None:
    assert word("en", "more_items", n=2) == "… and 2 more"


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
