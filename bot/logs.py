"""The bot's log: a file under the data folder, and standard error while Discord is served."""

from __future__ import annotations

import logging
import sys
import time
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
        line = super().format(record)
        return line.replace(self._token, "[token]") if self._token else line


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
    root = logging.getLogger()
    root.setLevel(settings.log_level)
    for handler in handlers:
        handler.setFormatter(HideToken(settings.token))
        root.addHandler(handler)
