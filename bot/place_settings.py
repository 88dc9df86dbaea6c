"""What a server's managers set for it and for single channels: kept in ``bot.sqlite``, read from memory.

What a channel does not set its server decides, what the server does not set the defaults below. A thread counts as
its channel. What a server set is deleted when the bot is removed from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, get_args

from bot.disputed import Side
from retrieval.database import Database, Migration
from retrieval.types import Language

FILE_NAME = "bot.sqlite"
SERVER = 0  # stands for the server itself in the place of a channel's id

_FIRST = (
    """
    CREATE TABLE place (
        guild_id INTEGER NOT NULL,
        channel_id INTEGER NOT NULL,
        answers INTEGER,
        language TEXT,
        names_first TEXT,
        private INTEGER,
        thread INTEGER,
        PRIMARY KEY (guild_id, channel_id)
    ) WITHOUT ROWID
    """,
)
MIGRATIONS = (Migration(1, "settings of servers and channels", _FIRST),)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSettings:
    """Settings of a server or channel; ``None`` is not set there.

    ``answers``: whether mentions are answered there and ``/ask`` in public. ``language``: of all answers, whatever the
    question's. ``names_first``: whose name of a disputed thing comes first. ``private``: whether answers to commands
    are shown to the asker alone unless asked otherwise. ``thread``: whether mentions and ``/ask`` are
    answered in a thread.
    """

    answers: bool | None = None
    language: Language | None = None
    names_first: Side | None = None
    private: bool | None = None
    thread: bool | None = None

    def over(self, other: PlaceSettings) -> PlaceSettings:
        """These settings, and those of ``other`` where these are not set."""
        set_here = {name: value for name in NAMES if (value := getattr(self, name)) is not None}
        return replace(other, **set_here)


NAMES = tuple(each.name for each in fields(PlaceSettings))
DEFAULTS = PlaceSettings(answers=True, private=False, thread=False)


class PlaceBook:
    """The settings of all places, in ``home`` or in memory. Reading never waits; raises ``DatabaseUnusable``."""

    def __init__(self, home: Path | None) -> None:
        self._database = Database(home / FILE_NAME if home else None, MIGRATIONS)
        with self._database.read() as db:
            rows = db.execute(
                "SELECT guild_id, channel_id, answers, language, names_first, private, thread FROM place"
            ).fetchall()
        self._kept = {(guild_id, channel_id): _settings(values) for guild_id, channel_id, *values in rows}

    def close(self) -> None:
        """Closes the file."""
        self._database.close()

    def own(self, guild_id: int, channel_id: int = SERVER) -> PlaceSettings:
        """What is set for just that channel, or for the server."""
        return self._kept.get((guild_id, channel_id), PlaceSettings())

    def at(self, guild_id: int | None, *channel_ids: int | None) -> PlaceSettings:
        """What holds in a channel, the nearest first: a thread, its channel; in a direct message the defaults."""
        if guild_id is None:
            return DEFAULTS
        found = self.own(guild_id).over(DEFAULTS)
        for channel_id in reversed(channel_ids):
            found = self.own(guild_id, channel_id).over(found) if channel_id else found
        return found

    def change(self, guild_id: int, channel_id: int, settings: PlaceSettings) -> None:
        """Replaces what is set for a channel or the server; blocks while it is written."""
        values = [getattr(settings, name) for name in NAMES]
        with self._database.change() as db:
            db.execute("DELETE FROM place WHERE guild_id = ? AND channel_id = ?", (guild_id, channel_id))
            if settings != PlaceSettings():
                db.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?)", (guild_id, channel_id, *values))
        self._kept.pop((guild_id, channel_id), None)
        if settings != PlaceSettings():
            self._kept[guild_id, channel_id] = settings

    def forget(self, guild_id: int) -> None:
        """Deletes everything that a server set; blocks while it is written."""
        with self._database.change() as db:
            db.execute("DELETE FROM place WHERE guild_id = ?", (guild_id,))
        for key in [key for key in self._kept if key[0] == guild_id]:
            del self._kept[key]


def _settings(values: Sequence[Any]) -> PlaceSettings:
    answers, language, names_first, private, thread = values
    return PlaceSettings(
        answers=None if answers is None else bool(answers),
        language=language if language in get_args(Language) else None,
        names_first=names_first if names_first in get_args(Side) else None,
        private=None if private is None else bool(private),
        thread=None if thread is None else bool(thread),
    )
