"""What users read names commands and options as Discord shows them to them, and the console takes those names."""

from __future__ import annotations

import re

import pytest

from bot.command_names import command_called, options_called, shown_command, shown_option
from bot.edge import explain
from bot.errors import BadChoice, BadDate, BadRange
from retrieval.types import Language
from retrieval.words import LANGUAGES, data_file

COMMANDS = data_file("bot", "commands.toml")
CONSOLE = {"/quit", "/find"}
# What English options are called stands in no other language, but as a part of a longer word.
OPTIONS = re.compile(r"(?<![\w/.])(who|with_|where|year|kind|status|from|to|channel|private|thread|outlet|id)(?!\w)")


def told(language: str) -> dict[str, str]:
    """Every phrase that may be read in that language."""
    files = (("bot", "words.toml"), ("bot", "service.toml"), ("retrieval", "words.toml"))
    return {key: text for package, name in files for key, text in data_file(package, name)[language].items()}


def known(language: str) -> set[str]:
    """``/command`` and ``/group command`` as Discord shows them."""
    names = {key: str(entry[language]["name"]) for key, entry in COMMANDS.items() if key != "find_sources"}
    inner = {f"/{names[key.split()[0]]} {name}" for key, name in names.items() if " " in key}
    return {f"/{name}" for key, name in names.items() if " " not in key} | inner | CONSOLE


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_that_is_spoken_of_is_called_as_discord_shows_it(language: Language) -> None:
    names = sorted(known(language), key=len, reverse=True)
    for key, text in told(language).items():
        # A stroke in front of a word begins a command; one between words does not.
        for found in re.finditer(r"(?<![\w/.])/(?=\w)", text):
            assert any(text.startswith(name, found.start()) for name in names), f"{language} {key}: {text}"


@pytest.mark.parametrize("language", ["ja", "ko"])
def test_no_option_is_called_by_its_english_name_in_another_language(language: str) -> None:
    for key, text in told(language).items():
        assert not OPTIONS.search(re.sub(r"\{\w+\}", "", text)), f"{language} {key}: {text}"
        assert "happened_" not in text and "published_" not in text


def test_options_that_are_called_alike_in_english_are_so_everywhere() -> None:
    called: dict[str, set[tuple[str, str]]] = {}
    for key, entry in COMMANDS.items():
        for option, names in entry.get("options", {}).items():
            if " " not in key:
                called.setdefault(option, set()).add((names["ja"]["name"], names["ko"]["name"]))
    assert {option: names for option, names in called.items() if len(names) > 1} == {}


def test_names_are_found_in_every_language_and_back() -> None:
    assert [shown_command("meetings", language) for language in LANGUAGES] == ["meetings", "会談一覧", "회담목록"]
    assert [command_called(typed) for typed in ("会談一覧", "회담목록", "MEETINGS", "quit")] == [
        "meetings", "meetings", "meetings", "quit",
    ]  # fmt: skip
    assert shown_option("happened_from", "ja") == "出来事の開始日"
    assert shown_option("page", "ko") == "page"
    called = options_called("timeline")
    assert (called["開始日"], called["끝"], called["who"]) == ("from", "to", "who")
    assert options_called("quit") == {}


def test_errors_name_the_option_that_discord_shows_and_the_choices_in_words() -> None:
    day, turned = BadDate("happened_from", "2021-02-30"), BadRange("from", "to")
    choice = BadChoice("kind", "party", ("summit", "other"))
    assert explain(day, "ja").startswith("「出来事の開始日」の「2021-02-30」は日付として読めません。")
    assert explain(day, "ko").startswith("‘발생_시작’의 날짜를 읽을 수 없습니다: “2021-02-30”.")
    assert explain(day, "en").startswith("happened_from is “2021-02-30”, which is no day, month or year;")
    assert explain(turned, "ja") == "「開始日」が「終了日」より後です。早い日を先にしてください。"
    assert explain(turned, "en").startswith("“from” lies after “to”;")
    assert explain(choice, "ja").endswith("次のうち一つを選んでください：summit（首脳会談）、other（その他の会談）。")
    assert explain(choice, "en").endswith("please choose one of: summit, other.")
