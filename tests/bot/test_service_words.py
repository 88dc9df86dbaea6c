"""What the bot says around answers stands in all three languages with the same fields, within Discord's lengths."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from bot.budget import size
from bot.service_words import say
from retrieval.words import LANGUAGES, data_file

WORDS = data_file("bot", "service.toml")
LABELS = re.compile(r"feedback_(helpful|not-helpful|report)|add_(yes|no)")
TITLES = re.compile(r"report_(title|what|comment)")


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", WORDS["en"])
def test_every_phrase_is_there_in_every_language(key: str) -> None:
    assert {frozenset(fields(WORDS[language][key])) for language in LANGUAGES} == {frozenset(fields(WORDS["en"][key]))}
    assert all(WORDS[language].keys() == WORDS["en"].keys() for language in LANGUAGES)
    assert all(WORDS[language][key].strip() for language in LANGUAGES)
    if LABELS.fullmatch(key):
        assert all(size(WORDS[language][key]) <= 80 for language in LANGUAGES)
    if TITLES.fullmatch(key):
        assert all(size(WORDS[language][key]) <= 45 for language in LANGUAGES)
    if key == "report_hint":
        assert all(size(WORDS[language][key]) <= 100 for language in LANGUAGES)


def test_fields_are_filled_in() -> None:
    assert say("ja", "queue", n=3) == "先に3件の質問に答えています。"
