"""Both names of a disputed place stand in the bot's own words, in the order that was chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.disputed import Side, with_both_names
from bot.meeting_view import meeting_reply, topic_names
from retrieval.types import Language
from tests.bot.fakes import FakeBackend
from tests.bot.meetings import gazetteer


@pytest.mark.parametrize(
    ("text", "language", "first", "expected"),
    [
        ("Takeshima issue", "en", None, "Takeshima/Dokdo issue"),
        ("visit to Dokdo", "en", None, "visit to Takeshima/Dokdo"),
        ("visit to Dokdo", "en", "kr", "visit to Dokdo/Takeshima"),
        ("竹島問題", "ja", None, "竹島/独島問題"),
        ("竹島問題", "ja", "kr", "独島/竹島問題"),
        ("독도 문제", "ko", None, "독도/다케시마 문제"),
        ("동해 표기", "ko", "jp", "일본해/동해 표기"),
        ("Takeshima and Dokdo", "en", "kr", "Takeshima and Dokdo"),
        ("日韓首脳会談", "ja", "kr", "日韓首脳会談"),
        ("comfort women", "en", "kr", "comfort women"),
        ("fish", "en", "kr", "fish"),
    ],
)
def test_a_place_gets_both_names(text: str, language: Language, first: Side | None, expected: str) -> None:
    assert with_both_names(text, language, gazetteer(), first) == expected


def test_the_topics_of_a_meeting_have_both_names_in_the_chosen_order() -> None:
    assert topic_names(["takeshima-dokdo-issue", "comfort-women"], "en", gazetteer()) == (
        "Takeshima/Dokdo issue, comfort women"
    )
    backend = FakeBackend()
    meeting = replace(backend.register.get("2019-09-26-motegi-kang-new-york"), topics=("takeshima-dokdo-issue",))
    for first, names in ((None, "Takeshima/Dokdo issue"), ("kr", "Dokdo/Takeshima issue")):
        notes = meeting_reply(meeting, backend, "en", names_first=first).notes  # type: ignore[arg-type]
        assert any(note.startswith(f"Topics: {names}") for note in notes)
