"""Where the commands work. Both are stated, because Discord's own default leaves some places out."""

from __future__ import annotations

from discord import app_commands

EVERYWHERE = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
EVERY_INSTALL = app_commands.AppInstallationType(guild=True, user=True)
