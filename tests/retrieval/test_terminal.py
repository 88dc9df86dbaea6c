"""A reply in the terminal is folded, says each sentence once, and lets nothing of an article reach the terminal."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from retrieval.cli.answer_text import print_answer
from retrieval.reply import reply_of
from retrieval.terminal import show, terminal_on
from retrieval.types import Answer, Statement
from tests.bot.fakes import abstention, answer, brief, citation

WHEN = Statement("Wednesday, 5 May 2021 (worked out from the weekday).", (1,), "computed")


def drawn(given: Answer, *, width: int = 100) -> str:
    out = io.StringIO()
    show(reply_of(given), terminal_on(out, piped_width=width))
    return out.getvalue()


def test_the_computed_day_comes_first_then_the_numbered_excerpt_with_both_days() -> None:
    sentence = Statement("The two ministers sat down in London on Wednesday.", (1,))
    assert drawn(answer(statements=(WHEN, sentence), citations=(citation(),)), width=1000).split("\n") == [
        "Chancery's reading: Wednesday, 5 May 2021 (worked out from the weekday). [1]",
        "",
        "Sources",
        "[1] The Korea Herald · published Thursday, 6 May 2021 · "
        "happened Wednesday, 5 May 2021 (worked out from the weekday)",
        "    Ministers meet after a long silence",
        "    The two ministers sat down in London on Wednesday. They talked for twenty minutes.",
        "    https://news.example/2021/05/06/ministers",
        "",
        "archive as of Monday, 27 May 2024 (newest report or event)",
        "",
        "",
    ]


def test_a_sentence_of_an_excerpt_is_said_once_and_stands_out_there() -> None:
    out = io.StringIO()
    colored = Console(file=out, force_terminal=True, width=100, color_system="standard", markup=False, highlight=False)
    show(reply_of(answer(citations=(citation(),))), colored)
    assert out.getvalue().count("sat down in London") == 1
    assert "\x1b[1mThe two ministers sat down in London on Wednesday.\x1b[0m They talked" in out.getvalue()


def test_a_brief_is_followed_by_each_source_with_its_headline_where_known_its_day_and_link() -> None:
    first, second = brief().sources
    lines = drawn(answer(citations=(brief(sources=(first, replace(second, headline=None))),)), width=1000).split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith("[1] Chancery's own brief · happened Wednesday"))
    assert lines[at + 2 : at + 6] == [
        "    after Ministry of Foreign Affairs of Japan · “Talks in London” · published Wednesday, 5 May 2021",
        "      https://mofa.example/london",
        "    after Kyodo News · publication day unknown",
        "      https://kyodo.example/1",
    ]


def test_paragraphs_of_an_excerpt_stay_apart() -> None:
    excerpt = "They met on Wednesday.\n\nNobody spoke afterwards."
    text = drawn(answer(citations=(citation(1, excerpt=excerpt, end=len(excerpt)),)))
    assert "    They met on Wednesday.\n\n    Nobody spoke afterwards.\n" in text


def test_an_abstention_gives_reason_extent_and_nearest() -> None:
    lines = drawn(abstention(), width=1000).split("\n")
    assert lines[0] == "The archive holds no report on this."
    assert lines[1].startswith("The archive holds 212 articles, among them 34 briefs of its own, ")
    assert lines[3] == "Nearest in the archive (not an answer):"


def test_escape_codes_of_an_article_do_not_reach_the_terminal() -> None:
    evil = citation(
        1, excerpt="\x1b[31mred\x1b[0m \x07[bold]plain[/bold] :smile:", headline="\x9b2J", outlet="\x1b]0;x\x07"
    )
    text = drawn(answer(citations=(evil,)), width=80)
    assert not any(letter in text for letter in "\x1b\x07\x9b")
    assert "[bold]plain[/bold] :smile:" in text


def test_a_narrow_console_folds_but_never_breaks_a_link() -> None:
    far = "https://news.example/" + "a" * 120
    text = drawn(answer(citations=(citation(1, url=far),)), width=60)
    assert far in text
    assert all(len(line) <= 60 for line in text.split("\n") if far not in line)


def test_the_command_line_prints_what_the_console_of_the_bot_prints(capsys: pytest.CaptureFixture[str]) -> None:
    given = answer(citations=(citation(1), brief(2)))
    print_answer(given)
    printed = capsys.readouterr().out
    assert printed == drawn(given, width=100)
    assert printed.split() == drawn(given, width=100_000).split()
    assert not [line for line in printed.split("\n") if line != line.rstrip()]
