"""Settings come from the environment, and a bad one is refused in one sentence that never shows the token."""

from pathlib import Path

import pytest

from bot.config import BotSettings
from bot.errors import BadSetting


def settings(tmp_path: Path, **env: str) -> BotSettings:
    return BotSettings.from_env({"CHANCERY_HOME": str(tmp_path), **env})


def test_without_anything_set_there_is_no_token_and_the_defaults_hold(tmp_path: Path) -> None:
    plain = settings(tmp_path)
    assert (plain.token, plain.workers, plain.answer_timeout_s, plain.log_level) == (None, 2, 30.0, "INFO")
    assert plain.home == tmp_path
    assert plain.health_path.parent == tmp_path


def test_every_setting_is_read(tmp_path: Path) -> None:
    told = settings(
        tmp_path,
        DISCORD_TOKEN=" a.b.c ",
        CHANCERY_WORKERS="3",
        CHANCERY_MAX_WAITING="5",
        CHANCERY_ANSWER_TIMEOUT_S="1.5",
        CHANCERY_REFRESH_S="2",
        CHANCERY_SHUTDOWN_S="0",
        CHANCERY_LOG_LEVEL="debug",
        CHANCERY_USER_PER_MINUTE="4",
        CHANCERY_SERVER_PER_MINUTE="0",
    )
    assert told.token == "a.b.c"
    assert (told.user_per_minute, told.server_per_minute) == (4, 0)
    assert (told.workers, told.max_waiting, told.answer_timeout_s) == (3, 5, 1.5)
    assert (told.refresh_s, told.shutdown_s, told.log_level) == (2.0, 0.0, "DEBUG")


def test_the_token_is_in_no_repr(tmp_path: Path) -> None:
    assert "a.b.c" not in repr(settings(tmp_path, DISCORD_TOKEN="a.b.c"))


def test_a_token_file_is_read_and_the_variable_wins(tmp_path: Path) -> None:
    path = tmp_path / "token"
    path.write_text("from.file\n")
    assert settings(tmp_path, DISCORD_TOKEN_FILE=str(path)).token == "from.file"
    assert settings(tmp_path, DISCORD_TOKEN_FILE=str(path), DISCORD_TOKEN="a.b").token == "a.b"


@pytest.mark.parametrize(
    ("name", "value", "part"),
    [
        ("CHANCERY_WORKERS", "0", "a number from 1 to 64"),
        ("CHANCERY_WORKERS", "two", "'two'"),
        ("CHANCERY_WORKERS", "1.5", "'1.5'"),
        ("CHANCERY_ANSWER_TIMEOUT_S", "nan", "'nan'"),
        ("CHANCERY_ANSWER_TIMEOUT_S", "-1", "'-1'"),
        ("CHANCERY_LOG_LEVEL", "loud", "DEBUG, INFO, WARNING, ERROR"),
        ("DISCORD_TOKEN", "secret\nmore", "the token alone"),
        ("DISCORD_TOKEN", "sécret", "the token alone"),
        ("DISCORD_TOKEN_FILE", "/no/such/file", "a readable file"),
    ],
)
def test_a_bad_setting_is_named_with_what_was_expected(tmp_path: Path, name: str, value: str, part: str) -> None:
    with pytest.raises(BadSetting) as caught:
        settings(tmp_path, **{name: value})
    assert str(caught.value).startswith(f"{name} is ")
    assert part in str(caught.value)
    assert "cret" not in str(caught.value)


def test_an_empty_token_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "token").touch()
    with pytest.raises(BadSetting, match="an empty file"):
        settings(tmp_path, DISCORD_TOKEN_FILE=str(tmp_path / "token"))
