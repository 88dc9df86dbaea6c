"""Settings of running the bot as a service: shards, the local port, logs, and the wait after a failed start."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from bot.env import choice, number, switch
from bot.errors import BadSetting

MAX_SHARDS = 10_000
MAX_PORT = 65_535
LogFormat = Literal["text", "json"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """How the process runs.

    ``shards`` is how many the whole application has (``None``: as many as Discord advises), ``shard_ids`` those of
    this process (empty: all of them). ``http_port`` serves health and metrics on ``http_host``; ``None`` is off and 0
    any free port. ``backoff_s`` is the first wait after a failed start, in seconds, doubled with each one more; 0 is
    no wait. ``message_content`` asks Discord for that privileged intent. ``log_questions`` lets the log hold questions.
    """

    shards: int | None = None
    shard_ids: tuple[int, ...] = ()
    http_host: str = "127.0.0.1"
    http_port: int | None = None
    backoff_s: float = 5.0
    message_content: bool = False
    log_format: LogFormat = "text"
    log_questions: bool = False

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> Running:
        """The settings of the environment; raises ``BadSetting``."""
        shards = _shards(env)
        return cls(
            shards=shards,
            shard_ids=_shard_ids(env, shards),
            http_host=env.get("CHANCERY_HTTP_HOST", "").strip() or "127.0.0.1",
            http_port=_port(env),
            backoff_s=number(env, "CHANCERY_BACKOFF_S", float, default=5.0, low=0.0, high=900.0),
            message_content=switch(env, "CHANCERY_MESSAGE_CONTENT"),
            log_format=cast(LogFormat, choice(env, "CHANCERY_LOG_FORMAT", ("text", "json"))),
            log_questions=switch(env, "CHANCERY_LOG_QUESTIONS"),
        )

    def file_name(self, stem: str, suffix: str) -> str:
        """``health.json``, or ``health-4.json`` in the process whose first shard is 4: clusters may share a folder."""
        return f"{stem}-{self.shard_ids[0]}{suffix}" if self.shard_ids else stem + suffix


def _shards(env: Mapping[str, str]) -> int | None:
    text = env.get("CHANCERY_SHARDS", "").strip().casefold()
    if text in ("", "auto"):
        return None
    if not text.isdecimal() or not 1 <= int(text) <= MAX_SHARDS:
        raise BadSetting("CHANCERY_SHARDS", found=repr(text), expected=f"auto or a number from 1 to {MAX_SHARDS:,}")
    return int(text)


def _shard_ids(env: Mapping[str, str], shards: int | None) -> tuple[int, ...]:
    """``0-3`` or ``0,2,5`` as numbers in order."""
    name, text = "CHANCERY_SHARD_IDS", env.get("CHANCERY_SHARD_IDS", "").replace(" ", "")
    if not text:
        return ()
    if shards is None:
        # Every process must count alike, or a server belongs to two of them or to none.
        raise BadSetting(name, found=repr(text), expected="CHANCERY_SHARDS to be a number as well")
    found: set[int] = set()
    for part in text.split(","):
        span = re.fullmatch(r"(\d{1,5})(?:-(\d{1,5}))?", part, re.ASCII)
        first, last = (int(span[1]), int(span[2] or span[1])) if span else (1, 0)
        if first > last or last >= shards:
            raise BadSetting(name, found=repr(text), expected=f"ids from 0 to {shards - 1}, such as 0-3 or 0,2")
        found.update(range(first, last + 1))
    return tuple(sorted(found))


def _port(env: Mapping[str, str]) -> int | None:
    if not env.get("CHANCERY_HTTP_PORT", "").strip():
        return None
    return number(env, "CHANCERY_HTTP_PORT", int, default=0, low=0, high=MAX_PORT)
