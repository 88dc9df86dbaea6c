"""The name of a thread, and what stands above it."""

import pytest

from bot.commands.thread_answers import _opening
from bot.threads import thread_name
from tests.bot.discord_markdown import alive, shown


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("When?", "When?"),
        ("x" * 100, "x" * 100),
        ("x" * 101, "x" * 99 + "…"),
        ("two\nlines", "two lines"),
        ("😀" * 51, "😀" * 49 + "…"),  # two units each, and none is torn apart
    ],
)
def test_a_name_has_at_most_a_hundred_units(question: str, name: str) -> None:
    assert thread_name(question) == name
    assert len(name.encode("utf-16-le")) <= 200


@pytest.mark.parametrize(
    ("question", "freely", "ending"),
    [
        ("When?", True, "just ask there"),
        ("When?", False, "mention me"),
        ("いつですか?", False, "スレッドで私をメンションして質問してください"),
        ("언제?", True, "스레드에서 바로 이어서 질문하세요"),
    ],
)
def test_the_question_stands_above_with_how_to_go_on(question: str, freely: bool, ending: str) -> None:
    first, last = shown(_opening(question, freely=freely).content).split("\n")
    assert first == question
    assert last.endswith(ending)


def test_a_question_that_would_ping_or_link_does_not() -> None:
    content = _opening("@everyone [look](https://evil.example) **now**", freely=False).content
    assert {kind for kind, _ in alive(content)} <= {"small print"}
