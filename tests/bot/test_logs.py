"""A record is one line, as text or as a JSON object, without the token and without what people wrote."""

import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.config import BotSettings
from bot.logs import HideToken, JsonLines, configure_logs


def record(message: str, *, exc: BaseException | None = None, **fields: object) -> logging.LogRecord:
    made = logging.LogRecord("bot.x", logging.INFO, "x.py", 1, message, (), None)
    made.created, made.msecs = 0.25, 250.0
    made.exc_info = (type(exc), exc, None) if exc else None
    if fields:
        made.fields = fields
    return made


def test_text_ends_with_the_fields() -> None:
    line = HideToken(None).format(record("question", outcome="answered", ms=12, reason="a b"))
    assert line == '1970-01-01T00:00:00Z INFO bot.x: question outcome=answered ms=12 reason="a b"'


def test_a_traceback_follows_the_fields() -> None:
    line = HideToken(None).format(record("failed", exc=ValueError("bad"), id=7))
    assert line.split("\n")[0] == "1970-01-01T00:00:00Z INFO bot.x: failed id=7"
    assert line.endswith("ValueError: bad")


def test_json_is_one_object_on_one_line() -> None:
    line = JsonLines(None).format(record("two\nlines", exc=ValueError("bad"), outcome="질문"))
    assert "\n" not in line
    assert json.loads(line) == {
        "at": "1970-01-01T00:00:00.250Z",
        "level": "INFO",
        "logger": "bot.x",
        "message": "two\nlines",
        "outcome": "질문",
        "traceback": "ValueError: bad",
    }


def test_neither_form_shows_the_token() -> None:
    for kind in (HideToken, JsonLines):
        line = kind("a.secret").format(record("with a.secret", exc=ValueError("a.secret"), url="a.secret"))
        assert "secret" not in line


@pytest.fixture
def _logging_as_before() -> Iterator[None]:
    root, discord = logging.getLogger(), logging.getLogger("discord")
    before = (root.handlers[:], root.level, discord.level)
    yield
    for handler in root.handlers[:]:
        if handler not in before[0]:
            root.removeHandler(handler)
            handler.close()
    root.setLevel(before[1])
    discord.setLevel(before[2])


@pytest.mark.usefixtures("_logging_as_before")
@pytest.mark.parametrize(("with_questions", "written"), [(False, False), (True, True)])
def test_what_discord_py_writes_at_debug_is_left_out_unless_questions_may_be_logged(
    tmp_path: Path, with_questions: bool, written: bool
) -> None:
    settings = BotSettings.from_env({"CHANCERY_HOME": str(tmp_path), "CHANCERY_LOG_LEVEL": "DEBUG"})
    configure_logs(replace(settings, running=replace(settings.running, log_questions=with_questions)), to_stderr=False)
    logging.getLogger("discord.gateway").debug("event with a question in it")
    logging.getLogger("bot.client").debug("ours")
    text = settings.log_path.read_text("utf-8")
    assert ("a question in it" in text) is written
    assert "ours" in text
