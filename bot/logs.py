"""The bot's log: a file under the data folder, and standard error while Discord is served.

A record may carry ``extra={"fields": {…}}``: ``name=value`` after the text, or keys of their own where a line is a JSON
object. Neither holds what people wrote, unless the settings say so.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Mapping
from logging.handlers import RotatingFileHandler

from bot.config import BotSettings
from bot.errors import HomeUnusable

FORMAT = "%(asctime)sZ %(levelname)s %(name)s: %(message)s"
MAX_BYTES = 1_000_000
N_OLD_FILES = 5


class HideToken(logging.Formatter):
    """Writes records in UTC, with the token replaced wherever it might stand, tracebacks included."""

    def __init__(self, token: str | None) -> None:
        super().__init__(FORMAT, datefmt="%Y-%m-%dT%H:%M:%S")
        self._token = token
        self.converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        """The line for ``record``, without the token."""
        line = self.line_of(record)
        return line.replace(self._token, "[token]") if self._token else line

    def line_of(self, record: logging.LogRecord) -> str:
        """Time, level and text, then the fields."""
        fields = "".join(f" {name}={_value(value)}" for name, value in fields_of(record).items())
        # A traceback follows on lines of its own, after the fields.
        head, newline, rest = super().format(record).partition("\n")
        return head + fields + newline + rest


class JsonLines(HideToken):
    """Writes each record as one JSON object: ``at``, ``level``, ``logger``, ``message``, its fields, ``traceback``."""

    def line_of(self, record: logging.LogRecord) -> str:
        """The object on one line."""
        made = {
            "at": self.formatTime(record, self.datefmt) + f".{int(record.msecs):03}Z",
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **fields_of(record),
        }
        if record.exc_info:
            made["traceback"] = self.formatException(record.exc_info)
        return json.dumps(made, ensure_ascii=False, default=str)


def fields_of(record: logging.LogRecord) -> Mapping[str, object]:
    """The named values that the record carries."""
    fields: Mapping[str, object] = getattr(record, "fields", {})
    return fields


def _value(value: object) -> str:
    text = str(value)
    return text if text and all(letter.isalnum() or letter in "-_.:@" for letter in text) else json.dumps(text)


def configure_logs(settings: BotSettings, *, to_stderr: bool) -> None:
    """Sends all log records to ``settings.log_path``, and to standard error if asked; raises ``HomeUnusable``."""
    try:
        settings.log_path.parent.mkdir(parents=True, exist_ok=True)
        handlers: list[logging.Handler] = [
            RotatingFileHandler(
                settings.log_path, maxBytes=MAX_BYTES, backupCount=N_OLD_FILES, encoding="utf-8", delay=False
            )
        ]
    except OSError as error:
        raise HomeUnusable(settings.home, error.strerror or str(error)) from None
    if to_stderr:
        handlers.append(logging.StreamHandler(sys.stderr))
    formatter = JsonLines if settings.running.log_format == "json" else HideToken
    root = logging.getLogger()
    root.setLevel(settings.log_level)
    for handler in handlers:
        handler.setFormatter(formatter(settings.token))
        root.addHandler(handler)
    if not settings.running.log_questions:
        # At DEBUG discord.py writes whole events and requests down, with what people wrote in them.
        logging.getLogger("discord").setLevel(max(logging.INFO, root.level))
