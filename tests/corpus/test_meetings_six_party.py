"""Sessions of the Six-Party Talks, and what is only said of them."""

from __future__ import annotations

import pytest

from tests.corpus.told import told

_SIX = "CN-JP-KP-KR-RU-US"


def _sessions(text: str, on: str, language: str) -> list[str]:
    return [
        f"{m.status} {m.when.earliest_on if m.when else '-'}"
        for m in told(text, on=on, language=language)
        if "-".join(m.sides).upper() == _SIX
    ]


@pytest.mark.parametrize(
    ("language", "on", "text", "expected"),
    [
        ("ja", "2005-07-27", "第4回6カ国協議は26日、北京の釣魚台国賓館で開幕した。", "held 2005-07-26"),
        ("ja", "2003-08-28", "北朝鮮の核問題をめぐる6か国協議が27日、北京で始まりました。", "held 2003-08-27"),
        ("ja", "2007-09-28", "6者会合の第6回首席代表者会合が27日、北京で始まった。", "held 2007-09-27"),
        ("ja", "2007-08-17", "六カ国協議の非核化作業部会が16日、中国・瀋陽で開かれた。", "held 2007-08-16"),
        ("ja", "2007-03-18", "六者会合は19日に再開される予定だ。", "planned 2007-03-19"),
        ("ko", "2005-07-27", "제4차 6자회담이 26일 베이징에서 개막했다.", "held 2005-07-26"),
        ("ko", "2007-09-28", "북핵 6자 회담이 27일 댜오위타이에서 시작됐다.", "held 2007-09-27"),
        ("ko", "2007-03-18", "6자회담이 19일 베이징에서 열린다.", "planned 2007-03-19"),
        (
            "en",
            "2007-09-28",
            "The six-party talks on the North's weapons began in Beijing on Thursday.",
            "held 2007-09-27",
        ),
        ("en", "2007-09-28", "A new round of six-nation talks opened in Beijing on Thursday.", "held 2007-09-27"),
        ("en", "2007-03-18", "The six-party talks will resume in Beijing on March 19.", "planned 2007-03-19"),
    ],
)
def test_a_session_is_told_by_its_opening(language: str, on: str, text: str, expected: str) -> None:
    assert _sessions(text, on, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "6カ国協議は再開されていない。"),
        ("ja", "日米韓3カ国の6者協議首席代表会合が12日、ソウルで開かれた。"),
        ("ko", "한미일 6자회담 수석대표 회의가 12일 서울에서 열렸다."),
        ("ja", "6カ国協議の再開に向け、佐々江局長は19日、千英宇本部長と会談した。"),
        ("ja", "政府は「6カ国協議が19日に始まった」との報道を確認していない。"),
        ("ko", "6자회담은 2008년 12월 이후 열리지 않고 있다."),
        ("ko", "북한은 4월 6자회담에서 빠지겠다고 선언했다."),
        ("en", "The six-party talks have been stalled since December 2008."),
        ("en", "North Korea quit the six-party talks in April 2009."),
        ("en", "He hopes that the six-party talks will resume."),
    ],
)
def test_what_is_only_said_of_the_talks_is_no_session(language: str, text: str) -> None:
    assert _sessions(text, "2009-05-20", language) == []


def test_the_opening_and_the_close_are_one_session() -> None:
    text = "6カ国協議は26日、北京で開幕した。\n\n6カ国協議は8月7日、休会に入った。"
    assert _sessions(text, "2005-08-08", "ja") == ["held 2005-07-26"]
