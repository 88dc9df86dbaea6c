"""Tells Discord about the commands, but only when they changed since it was last told."""

from __future__ import annotations

import hashlib
import json
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from discord import app_commands

from bot.patience import NOT_SENT

if TYPE_CHECKING:
    from bot.client import ChanceryClient

log = logging.getLogger(__name__)


async def tree_digest(tree: app_commands.CommandTree[ChanceryClient], application_id: int | None) -> str:
    """SHA-256, in hex, of all commands with their translations and of the application that they belong to."""
    translator = tree.translator
    payloads = [
        await command.get_translated_payload(tree, translator) if translator else command.to_dict(tree)
        for command in sorted(tree.get_commands(), key=lambda command: command.name)
    ]
    text = json.dumps([application_id, payloads], sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


async def sync_if_changed(
    tree: app_commands.CommandTree[ChanceryClient], digest_path: Path, application_id: int | None
) -> bool:
    """Whether Discord was told. A refusal is logged and tried again at the next start; old commands go on working."""
    digest = await tree_digest(tree, application_id)
    if _last_told(digest_path) == digest:
        return False
    try:
        await tree.sync()
    except (*NOT_SENT, app_commands.AppCommandError) as error:
        log.error("Discord did not take the commands, they stay as they were: %s", error)
        return False
    try:
        digest_path.write_text(digest + "\n", "ascii")
    except OSError as error:
        log.warning("the digest of the commands cannot be kept in %s: %s", digest_path, error)
    return True


def _last_told(digest_path: Path) -> str | None:
    try:
        return digest_path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
