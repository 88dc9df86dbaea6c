"""Settings of the bot, read once from the environment and passed down."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.env import number as _number
from bot.errors import BadSetting
from bot.running import Running
from retrieval.config import RetrievalSettings

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


@dataclass(frozen=True, slots=True, kw_only=True)
class BotSettings:
    """What the bot was told. Times in seconds; ``token`` never shows in a repr or a log.

    ``workers`` threads answer questions, ``max_waiting`` may be under way or waiting at one time,
    ``refresh_s`` is how often a new index generation is looked for, ``shutdown_s`` how long questions
    under way may still take once the process was told to end. ``user_per_minute`` and
    ``server_per_minute`` are how many questions each may ask in a minute; 0 is no limit. ``add_servers`` are
    the ids of the servers whose moderators may add articles. ``running`` is how the process runs.
    """

    home: Path
    token: str | None = field(default=None, repr=False)
    retrieval: RetrievalSettings
    workers: int = 2
    max_waiting: int = 32
    answer_timeout_s: float = 30.0
    refresh_s: float = 5.0
    shutdown_s: float = 20.0
    log_level: str = "INFO"
    user_per_minute: int = 10
    server_per_minute: int = 60
    add_servers: frozenset[int] = frozenset()
    running: Running = field(default_factory=Running)

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> BotSettings:
        """The settings of the environment; raises ``BadSetting`` in one sentence for one that cannot be used."""
        env = os.environ if environ is None else environ
        retrieval = RetrievalSettings.from_env(env)
        return cls(
            home=retrieval.home,
            token=_token(env),
            retrieval=retrieval,
            workers=_number(env, "CHANCERY_WORKERS", int, default=2, low=1, high=64),
            max_waiting=_number(env, "CHANCERY_MAX_WAITING", int, default=32, low=1, high=10_000),
            answer_timeout_s=_number(env, "CHANCERY_ANSWER_TIMEOUT_S", float, default=30.0, low=0.1, high=840.0),
            refresh_s=_number(env, "CHANCERY_REFRESH_S", float, default=5.0, low=0.1, high=3600.0),
            shutdown_s=_number(env, "CHANCERY_SHUTDOWN_S", float, default=20.0, low=0.0, high=600.0),
            log_level=_log_level(env),
            user_per_minute=_number(env, "CHANCERY_USER_PER_MINUTE", int, default=10, low=0, high=10_000),
            add_servers=_ids(env, "CHANCERY_ADD_SERVERS"),
            server_per_minute=_number(env, "CHANCERY_SERVER_PER_MINUTE", int, default=60, low=0, high=100_000),
            running=Running.from_env(env),
        )

    @property
    def health_path(self) -> Path:
        """The file that says whether the gateway is connected."""
        return self.home / self.running.file_name("health", ".json")

    @property
    def commands_digest_path(self) -> Path:
        """The file with the digest of the commands that Discord was last told."""
        return self.home / "commands.sha256"

    @property
    def log_path(self) -> Path:
        """The log file."""
        return self.home / "logs" / self.running.file_name("bot", ".log")

    @property
    def failed_starts_path(self) -> Path:
        """The file that counts starts that failed one after the other."""
        return self.home / self.running.file_name("starts", ".json")


def _token(env: Mapping[str, str]) -> str | None:
    """The token of ``DISCORD_TOKEN``, else the text of the file that ``DISCORD_TOKEN_FILE`` names."""
    token = env.get("DISCORD_TOKEN", "").strip()
    path = env.get("DISCORD_TOKEN_FILE", "").strip()
    if token or not path:
        return _checked(token, "DISCORD_TOKEN") if token else None
    try:
        token = Path(path).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise BadSetting("DISCORD_TOKEN_FILE", found=f"{path!r} ({error})", expected="a readable file") from None
    if not token:
        raise BadSetting("DISCORD_TOKEN_FILE", found=f"{path!r}, an empty file", expected="a file that holds the token")
    return _checked(token, "DISCORD_TOKEN_FILE")


def _checked(token: str, name: str) -> str:
    # A line break or a letter outside ASCII cannot stand in an HTTP header; the token itself is not repeated.
    if not token.isascii() or not token.isprintable() or " " in token:
        raise BadSetting(name, found="a text with blanks or letters outside ASCII", expected="the token alone")
    return token


def _log_level(env: Mapping[str, str]) -> str:
    level = env.get("CHANCERY_LOG_LEVEL", "").strip().upper() or "INFO"
    if level not in LOG_LEVELS:
        raise BadSetting("CHANCERY_LOG_LEVEL", found=repr(level), expected=f"one of {', '.join(LOG_LEVELS)}")
    return level


def _ids(env: Mapping[str, str], name: str) -> frozenset[int]:
    parts = [part for part in env.get(name, "").replace(",", " ").split() if part]
    if not all(part.isascii() and part.isdecimal() for part in parts):
        raise BadSetting(name, found=repr(env[name]), expected="ids of servers with commas between them")
    return frozenset(map(int, parts))
