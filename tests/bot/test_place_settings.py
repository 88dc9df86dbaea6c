"""A thread follows its channel, a channel its server, and the server the defaults, unless it says otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.commands.here import is_private
from bot.commands.settings import CHOICES, changed, settings_text
from bot.place_settings import DEFAULTS, NAMES, SERVER, PlaceBook, PlaceSettings

GUILD, CHANNEL, THREAD = 4, 5, 6


def test_the_nearest_place_that_says_something_decides(tmp_path: Path) -> None:
    book = PlaceBook(tmp_path)
    book.change(GUILD, SERVER, PlaceSettings(answers=False, language="ko"))
    book.change(GUILD, CHANNEL, PlaceSettings(answers=True, private=True))
    book.change(GUILD, THREAD, PlaceSettings(language="ja"))
    at = book.at(GUILD, THREAD, CHANNEL)
    assert at == PlaceSettings(answers=True, language="ja", names_first=None, private=True, thread=False)
    assert book.at(GUILD, CHANNEL, None).language == "ko"
    assert book.at(GUILD, 99).answers is False
    assert book.at(7, CHANNEL) == book.at(None, CHANNEL) == DEFAULTS


def test_what_was_set_outlives_the_process_and_goes_with_the_server(tmp_path: Path) -> None:
    book = PlaceBook(tmp_path)
    book.change(GUILD, SERVER, PlaceSettings(names_first="kr", thread=True))
    book.change(GUILD, CHANNEL, PlaceSettings(private=True))
    book.change(GUILD, CHANNEL, PlaceSettings())
    book.change(8, SERVER, PlaceSettings(private=True))
    book.close()
    again = PlaceBook(tmp_path)
    assert again.own(GUILD) == PlaceSettings(names_first="kr", thread=True)
    assert again.own(GUILD, CHANNEL) == PlaceSettings()
    again.forget(GUILD)
    again.close()
    last = PlaceBook(tmp_path)
    assert (last.own(GUILD), last.own(8)) == (PlaceSettings(), PlaceSettings(private=True))
    last.close()


def test_every_setting_can_be_chosen_and_taken_back() -> None:
    assert set(CHOICES) == set(NAMES)
    made = changed(PlaceSettings(), answers="no", language="ja", names_first="kr", private="yes", thread=None)
    assert made == PlaceSettings(answers=False, language="ja", names_first="kr", private=True)
    assert changed(made, **dict.fromkeys(NAMES, "unset")) == PlaceSettings()


@pytest.mark.parametrize(
    ("asked", "private", "answers", "alone"),
    [
        (None, False, True, False),
        (None, True, True, True),
        (False, True, True, False),
        (True, False, True, True),
        (False, False, False, True),
    ],
)
def test_the_asker_decides_over_the_place_but_not_where_it_does_not_answer(
    asked: bool | None, private: bool, answers: bool, alone: bool
) -> None:
    assert is_private(asked, PlaceSettings(answers=answers, private=private)) is alone


def test_each_setting_says_where_it_comes_from() -> None:
    own = PlaceSettings(private=True)
    lines = settings_text(own, PlaceSettings(thread=True), "en", channel_id=12).split("\n")
    assert lines[0] == "**Settings of <#12>**"
    assert "• Commands answer the asker alone: **yes, unless the option private says otherwise** (set here)" in lines
    assert "• Mentions and /ask are answered in a thread: **yes** (from the server)" in lines
    assert "• Answers mentions and shows answers to all: **yes** (default)" in lines
    assert len(lines) == 1 + len(NAMES) + 1
