"""The console answers lines with the same handlers as Discord, and says the same things."""

import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.console import Line, read_line, run_console
from bot.executor import Executor
from bot.handlers import AskOptions, Handlers
from bot.meeting_options import MeetingOptions
from retrieval.types import OutletRow
from tests.bot.fakes import FakeBackend, answer, brief, citation
from tests.bot.meetings import BRIEF_ID, LEAD, REVISION, days

Run = Callable[[str | None], str]


@pytest.fixture
def backend() -> FakeBackend:
    return FakeBackend()


@pytest.fixture
def run(backend: FakeBackend, tmp_path: Path) -> Run:
    def console(text: str | None, locale: str = "en_US.UTF-8") -> str:
        handlers = Handlers(backend, Executor(workers=1, max_waiting=4, timeout_s=5.0))
        out = io.StringIO()
        stdin = None if text is None else io.StringIO(text)
        pictures = tmp_path / "pictures"
        assert run_console(handlers, stdin=stdin, stdout=out, locale=locale, pictures=pictures) == 0
        return out.getvalue()

    return console


def run_on(backend: FakeBackend, text: str) -> str:
    handlers, out = Handlers(backend, Executor(workers=1, max_waiting=4, timeout_s=5.0)), io.StringIO()
    assert run_console(handlers, stdin=io.StringIO(text), stdout=out, locale="en") == 0
    return out.getvalue()


def test_each_line_is_a_question_until_the_input_ends(run: Run, backend: FakeBackend) -> None:
    out = run("When did they meet?\n\n런던 외교장관?\n")
    assert [query.text for query in backend.queries] == ["When did they meet?", "런던 외교장관?"]
    assert "published Thursday, 6 May 2021" in out
    assert "게재 2021년 5월 6일(목)" in out


class Typed(io.StringIO):
    """Lines typed at a terminal."""

    def isatty(self) -> bool:
        return True


def test_at_a_terminal_a_question_goes_on_from_the_one_before(
    backend: FakeBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = iter(["When did Motegi and Kang meet in New York in 2019?", "and in 2020?", "/ask and in 2021?", "/quit"])
    monkeypatch.setattr("builtins.input", lambda *_: next(lines))
    handlers, out = Handlers(backend, Executor(workers=1, max_waiting=4, timeout_s=5.0)), io.StringIO()
    assert run_console(handlers, stdin=Typed(), stdout=out, locale="en") == 0
    assert [query.text for query in backend.queries] == [
        "When did Motegi and Kang meet in New York in 2019?",
        "When did Motegi and Kang meet in New York in 2020",
        "and in 2021?",  # what stands after a command stands by itself
    ]
    assert "Taken from the question before: Motegi · Kang · New York" in " ".join(out.getvalue().split())


def test_lines_of_a_file_stand_by_themselves(run: Run, backend: FakeBackend) -> None:
    run("When did Motegi and Kang meet in New York in 2019?\nand in 2020?\n")
    assert [query.text for query in backend.queries][1] == "and in 2020?"


@pytest.mark.parametrize("text", ["", "\n \n", None])
def test_without_any_question_one_example_is_answered(run: Run, backend: FakeBackend, text: str | None) -> None:
    out = run(text)
    assert len(backend.queries) == 1
    assert backend.queries[0].text in out


def test_quit_ends_before_the_input_does(run: Run, backend: FakeBackend) -> None:
    run("/quit\nWhen?\n")
    assert backend.queries == []


def test_commands_do_what_they_do_in_discord(run: Run) -> None:
    assert "Yonhap · 90 articles" in run("/sources\n")
    assert "/ask" in run("/help\n")
    assert "/ask" in run("/what\n")
    assert "The archive holds no report on this." in run("nothing\n")


def test_a_failure_is_a_sentence_and_the_next_question_is_answered(run: Run) -> None:
    out = run("this breaks\n/ask x happened_from:never\n/ask\nWhen?\n")
    assert "report " in out
    assert "made-up" not in out
    assert "happened_from is “never”" in out
    assert "Please ask a question." in out
    assert "[1] The Korea Herald" in out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("When?", Line("ask", "When?", is_plain=True)),
        ("/ask When did they meet?", Line("ask", "When did they meet?")),
        (
            '/ask When? outlet:"Kyodo News" happened_from:2021-05 private:true thread:true',
            Line("ask", "When?", AskOptions(outlet="Kyodo News", happened_from="2021-05")),
        ),
        ('/ask question:"When, then?" published_to: 2021', Line("ask", "When, then?", AskOptions(published_to="2021"))),
        ("/ask at 17:26 outletted:x", Line("ask", "at 17:26 outletted:x")),
        ("/meetings moteki page:2", Line("meetings", filters=MeetingOptions(who="moteki", from_=""), page=2)),
        (
            '/meetings who:茂木 with_:"Kang Kyung-wha" year:2019 page:x',
            Line("meetings", filters=MeetingOptions(who="茂木", with_="Kang Kyung-wha", year="2019", from_="")),
        ),
        ("/timeline from:2019 to: 2020", Line("timeline", filters=MeetingOptions(from_="2019", to="2020"))),
        ("/meeting 2019-09-26", Line("meeting", "2019-09-26")),
        ("/compare id:2019-09-26", Line("compare", "2019-09-26")),
        ("/find  Motegi met Kang: outlet:x", Line("find", "Motegi met Kang: outlet:x")),
        ("/SOURCES", Line("sources")),
        ("/出典 page:3", Line("sources", page=3)),
        (
            '/질문 언제? 매체:"Kyodo News" 발생_시작:2021-05 나만:true',
            Line("ask", "언제?", AskOptions(outlet="Kyodo News", happened_from="2021-05")),
        ),
        ("/年表 参加者:茂木 開始日：2019", Line("timeline", filters=MeetingOptions(who="茂木", from_="2019"))),
        ("/비교 id:2019-09-26", Line("compare", "2019-09-26")),
        ("/quit now", Line("quit")),
    ],
)
def test_a_line_is_understood_as_discord_would(text: str, expected: Line) -> None:
    assert read_line(text) == expected


def test_the_excerpt_stands_on_one_line_where_no_terminal_folds_it(run: Run) -> None:
    assert f"    {citation().excerpt}\n" in run("When?\n")


def test_meetings_are_looked_up_as_in_discord(run: Run) -> None:
    out = run("/meetings who:모테기 page:3\n/meeting 2019-09-26\n/compare 2019-09-26\n")
    assert "20 meetings on record · page 3 of 3" in out
    assert "26 Sep 2019 · held · foreign ministers' talks · New York" in out
    assert "Status over time: planned" in out
    assert "no counterpart found in Seoul's account" in out
    assert "https://mofa.example/1" in out


def test_a_timeline_is_saved_where_it_says(run: Run) -> None:
    out = run("/timeline who:茂木\n", locale="ja_JP.UTF-8")
    path = re.search(r"図の保存先：(\S+)", out)
    assert path
    assert Path(path[1]).read_bytes().startswith(b"\x89PNG")


def test_what_cannot_be_looked_up_is_a_sentence(run: Run) -> None:
    out = run("/meetings who:Mxtegu\n/meetings kind:party\n/timeline from:2020 to:2019\n/meeting\n")
    assert "Nearest: " in out
    assert "please choose one of: summit" in out
    assert "give the earlier day first" in out
    assert "No meeting “” is on record" in out
    assert "report" not in out.replace("no report", "")


def test_an_id_is_no_language(run: Run) -> None:
    assert "会談の記録はありません" in run("/meeting 1871-01-01\n", locale="ja_JP.UTF-8")


def test_outlets_come_page_by_page() -> None:
    backend = FakeBackend(outlets=[OutletRow(f"Outlet {n:02}", 100 - n, None, None) for n in range(1, 31)])
    first, second = run_on(backend, "/sources\n"), run_on(backend, "/sources page:2\n")
    assert "Outlet 12 " in first and "Outlet 13" not in first and "page 1 of 3" in first
    assert "Outlet 13 " in second and "Outlet 12" not in second


def test_help_names_commands_as_discord_shows_them_and_as_all_others_know_them(run: Run) -> None:
    out = run("/ヘルプ\n", locale="ja_JP.UTF-8")
    assert "• /会談一覧（/meetings） · " in out
    assert "• /quit · " in out


def test_a_text_is_looked_up_sentence_by_sentence_as_a_message_is_in_discord(run: Run) -> None:
    told = (brief(1, article_id=BRIEF_ID, revision=REVISION, excerpt=LEAD, event=days(date(2019, 9, 26))),)
    backend = FakeBackend(answer(citations=told))
    said = "Motegi and Kang met in New York in 2018. Motegi and Kang met in New York in 2019. lol."
    out = run_on(backend, f"/find {said}\n/find lol\n")
    lines = out.splitlines()
    assert lines[1] == "What the archive holds on this text:"
    assert "1) “Motegi and Kang met in New York in 2018.”" in lines
    assert "→ the archive differs: day (the same: people, place)" in lines
    assert "→ in line with the archive: people, place, day" in lines
    assert [line.split("]")[0] for line in lines if line.startswith("[")] == ["[1", "[2"]
    assert lines.count(f"    {LEAD}") == 2
    assert "archive as of Monday, 27 May 2024 (newest report or event)" in lines
    assert lines[-2] == "There is nothing in this text that could be looked up."


def test_help_tells_of_it_and_a_failure_is_a_sentence(run: Run) -> None:
    assert "/find · 글의 문장마다" in run("/help\n", locale="ko_KR.UTF-8")
    assert "report " in run("/find Motegi breaks with Kang.\n")
