"""`chancery bot`: starts the Discord bot.

The one place where this package hands over to the next: `bot` is started as a program of its own, so that nothing
here imports it.
"""

from __future__ import annotations

import os
import sys

import click


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("args", nargs=-1, type=click.UNPROCESSED)
def bot_command(args: tuple[str, ...]) -> None:
    """Start the Discord bot (the same as `python -m bot`)."""
    os.execv(sys.executable, [sys.executable, "-m", "bot", *args])  # noqa: S606 - our own interpreter and module
