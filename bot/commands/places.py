"""How every slash command is made: where it works, and its names and descriptions in three languages.

Both places are stated, because Discord's own default leaves some out.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

import discord
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


def group(
    name: str, *commands: app_commands.Command[Any, ..., None], permissions: discord.Permissions | None = None
) -> app_commands.Group:
    """The group ``/name`` with ``commands``, whose own names are ``name command`` in the data file.

    With ``permissions`` it is for servers alone, where Discord asks its users for them unless the server decided
    otherwise.
    """
    in_servers = permissions is not None
    made = app_commands.Group(
        name=named(name),
        description=described(name),
        default_permissions=permissions,
        allowed_contexts=app_commands.AppCommandContext(guild=True) if in_servers else EVERYWHERE,
        allowed_installs=app_commands.AppInstallationType(guild=True) if in_servers else EVERY_INSTALL,
    )
    for command in commands:
        made.add_command(command)
    return made
