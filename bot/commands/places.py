"""How every slash command is made: where it works, and its names and descriptions in three languages.

Both places are stated, because Discord's own default leaves some out.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from discord import app_commands

from bot.translator import described, named

EVERYWHERE = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
EVERY_INSTALL = app_commands.AppInstallationType(guild=True, user=True)


def slash(
    name: str, callback: Callable[..., Coroutine[Any, Any, None]], options: Mapping[str, str] | None = None
) -> app_commands.Command[Any, ..., None]:
    """The command ``/name``, ready for a tree. ``options``: parameters of ``callback`` with their options' names."""
    for parameter, option in (options or {}).items():
        callback = app_commands.rename(**{parameter: named(name, option)})(callback)
        callback = app_commands.describe(**{parameter: described(name, option)})(callback)
    return app_commands.Command(
        name=named(name),
        description=described(name),
        callback=callback,
        allowed_contexts=EVERYWHERE,
        allowed_installs=EVERY_INSTALL,
    )
