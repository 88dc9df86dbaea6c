"""What Discord would send: users, servers, channels, messages and interactions, as small as they may be."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from typing import Any

BOT_ID = "200000000000000001"
APPLICATION_ID = "200000000000000001"
USER_ID = "300000000000000001"
GUILD_ID = "400000000000000001"
CHANNEL_ID = "500000000000000001"
THREAD_ID = "500000000000000002"
MUTE_CHANNEL_ID = "500000000000000003"
PLAIN_CHANNEL_ID = "500000000000000004"
THREADED_CHANNEL_ID = "500000000000000005"
HIDDEN_CHANNEL_ID = "500000000000000011"
FORGETFUL_CHANNEL_ID = "500000000000000012"
FILELESS_CHANNEL_ID = "500000000000000013"
MUTE_THREAD_ID = "500000000000000014"
DM_ID = "500000000000000009"
BOT_ROLE_ID = "600000000000000001"

MANAGE_SERVER, MANAGE_MESSAGES, MAKE_THREADS = 1 << 5, 1 << 13, 1 << 35
VIEW, SEND, EMBED, ATTACH, HISTORY, THREADS = 1 << 10, 1 << 11, 1 << 14, 1 << 15, 1 << 16, 1 << 38
USUAL = VIEW | SEND | EMBED | ATTACH | HISTORY | THREADS

_ids = itertools.count(900000000000000001)


def new_id() -> str:
    """A snowflake never used before."""
    return str(next(_ids))


def user(user_id: str = USER_ID, *, name: str = "aoi", bot: bool = False) -> dict[str, Any]:
    """A user."""
    return {"id": user_id, "username": name, "global_name": None, "discriminator": "0", "avatar": None, "bot": bot}


ME = user(BOT_ID, name="Chancery", bot=True)


def member(*, roles: tuple[str, ...] = ()) -> dict[str, Any]:
    """What a guild knows of a member, without the user."""
    return {
        "roles": list(roles),
        "joined_at": "2024-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
        "nick": None,
        "avatar": None,
        "premium_since": None,
        "pending": False,
        "communication_disabled_until": None,
    }


def guild() -> dict[str, Any]:
    """A server with an ordinary channel and a thread in it, a channel without each permission that matters, and one
    in which the bot may open threads.
    """
    denied = {
        MUTE_CHANNEL_ID: SEND | THREADS,
        PLAIN_CHANNEL_ID: EMBED,
        HIDDEN_CHANNEL_ID: VIEW,
        FORGETFUL_CHANNEL_ID: HISTORY,
        FILELESS_CHANNEL_ID: ATTACH,
    }
    channels = [
        _channel(channel_id, [{"id": GUILD_ID, "type": 0, "allow": "0", "deny": str(permissions)}])
        for channel_id, permissions in denied.items()
    ]
    threaded = [{"id": GUILD_ID, "type": 0, "allow": str(MAKE_THREADS), "deny": "0"}]
    return {
        "id": GUILD_ID,
        "name": "A server",
        "owner_id": USER_ID,
        "preferred_locale": "ja",
        "roles": [_role(GUILD_ID, "@everyone", USUAL), _role(BOT_ROLE_ID, "Chancery", 0, tags={"bot_id": BOT_ID})],
        "channels": [_channel(CHANNEL_ID), _channel(THREADED_CHANNEL_ID, threaded), *channels],
        "threads": [thread(), thread(MUTE_THREAD_ID, parent_id=MUTE_CHANNEL_ID)],
        "members": [{**member(roles=(BOT_ROLE_ID,)), "user": ME}],
        "member_count": 2,
        "emojis": [],
        "stickers": [],
        "features": [],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
        "unavailable": False,
        "large": False,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "premium_progress_bar_enabled": False,
        "system_channel_flags": 0,
        "afk_timeout": 300,
        "afk_channel_id": None,
    }


def message(
    content: str,
    *,
    author: dict[str, Any] | None = None,
    channel_id: str = CHANNEL_ID,
    mentions: tuple[dict[str, Any], ...] = (),
    message_id: str | None = None,
    **more: Any,
) -> dict[str, Any]:
    """A message in the server, or in the direct message channel."""
    direct = channel_id == DM_ID
    made = {
        "id": message_id or new_id(),
        "channel_id": channel_id,
        "author": author or user(),
        "content": content,
        "timestamp": "2026-01-01T00:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [{**mentioned, "member": member()} for mentioned in mentions],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "pinned": False,
        "type": 0,
        **more,
    }
    if not direct:
        made |= {"guild_id": GUILD_ID, "member": member()}
    return made


def mention(question: str, **more: Any) -> dict[str, Any]:
    """A message that mentions the bot and asks ``question``."""
    return message(f"<@{BOT_ID}> {question}", mentions=(ME,), **more)


def command(
    name: str, *, locale: str = "en-US", permissions: int = USUAL, private_channel: bool = False, **options: Any
) -> dict[str, Any]:
    """A use of a slash command, in the server or in a direct message with the bot."""
    given = [_option(key, value) for key, value in options.items()]
    data = {"id": new_id(), "name": name, "type": 1, "options": given}
    return _interaction(2, data, locale=locale, permissions=permissions, direct=private_channel)


def on_message(text: str, *, name: str = "Find sources", locale: str = "en-US", **more: Any) -> dict[str, Any]:
    """A use of a message command on a message that says ``text``, as somebody else wrote it."""
    target = message(text, author=user("300000000000000004", name="ren"), **more)
    data = {
        "id": new_id(), "name": name, "type": 3, "target_id": target["id"],
        "resolved": {"messages": {target["id"]: target}},
    }  # fmt: skip
    return _interaction(2, data, locale=locale, permissions=USUAL, direct=False)


def completion(
    typed: str, *, name: str = "ask", option: str = "outlet", locale: str = "en-US", **others: Any
) -> dict[str, Any]:
    """Somebody types into an option of a command, with ``others`` filled in."""
    given = {"question": "when"} if name == "ask" else others
    options = [_option(key, value) for key, value in given.items()]
    options.append({"name": option, "type": 3, "value": typed, "focused": True})
    data = {"id": new_id(), "name": name, "type": 1, "options": options}
    return _interaction(4, data, locale=locale, permissions=USUAL, direct=False)


def press(
    answer: dict[str, Any],
    custom_id: str,
    *,
    locale: str = "en-US",
    asked_by: str = USER_ID,
    by: str = USER_ID,
    moderates: bool = False,
) -> dict[str, Any]:
    """A press of ``by`` on a button of ``answer``, the body of a message of the bot that ``asked_by`` asked for."""
    metadata = {
        "id": new_id(), "type": 2, "user": user(asked_by), "authorizing_integration_owners": {"0": GUILD_ID},
        "name": "meetings",
    }  # fmt: skip
    shown = message(
        answer["content"], author=ME, components=answer["components"], interaction_metadata=metadata, flags=0
    )
    data = {"custom_id": custom_id, "component_type": 2}
    made = _interaction(3, data, locale=locale, permissions=USUAL, direct=False)
    presser = {"user": user(by), "permissions": str(USUAL | (MANAGE_MESSAGES if moderates else 0))}
    return made | {"message": shown, "member": {**made["member"], **presser}}


def subcommand(group: str, name: str, *, locale: str = "en-US", **more: Any) -> dict[str, Any]:
    """A use of ``/group name`` in the server; ``more`` are options, and ``user_permissions`` of who uses it."""
    user_permissions = more.pop("user_permissions", USUAL)
    channel = more.pop("channel", None)
    attachment = more.pop("attachment", None)
    given = [_option(key, value) for key, value in more.items()]
    data: dict[str, Any] = {"id": new_id(), "name": group, "type": 1}
    if attachment is not None:
        given.append({"name": "file", "type": 11, "value": attachment["id"]})
        data["resolved"] = {"attachments": {attachment["id"]: attachment}}
    if channel is not None:
        given.append({"name": "channel", "type": 7, "value": channel})
        data["resolved"] = {"channels": {channel: {**_channel(channel), "permissions": str(USUAL)}}}
    data["options"] = [{"name": name, "type": 1, "options": given}]
    made = _interaction(2, data, locale=locale, permissions=USUAL, direct=False)
    made["member"]["permissions"] = str(user_permissions)
    return made


def submit(custom_id: str, *, locale: str = "en-US", **fields: Any) -> dict[str, Any]:
    """A form that was sent: choices as a list, text as it was typed."""
    labels = []
    for name, value in fields.items():
        field = {"type": 3, "values": value} if isinstance(value, list) else {"type": 4, "value": value}
        labels.append({"type": 18, "id": len(labels) + 1, "component": {**field, "id": 10, "custom_id": name}})
    data = {"custom_id": custom_id, "components": labels}
    return _interaction(5, data, locale=locale, permissions=USUAL, direct=False)


def edited(asked: dict[str, Any], content: str, *, after_s: float) -> dict[str, Any]:
    """The message ``asked`` as its author changed it, so many seconds after it was sent."""
    sent_at = datetime.fromtimestamp(((int(asked["id"]) >> 22) + 1420070400000) / 1000, UTC)
    return {**asked, "content": content, "edited_timestamp": (sent_at + timedelta(seconds=after_s)).isoformat()}


def _option(name: str, value: Any) -> dict[str, Any]:
    kind = 5 if isinstance(value, bool) else 4 if isinstance(value, int) else 3
    return {"name": name, "type": kind, "value": value}


def _interaction(kind: int, data: dict[str, Any], *, locale: str, permissions: int, direct: bool) -> dict[str, Any]:
    interaction_id = new_id()
    made: dict[str, Any] = {
        "id": interaction_id,
        "application_id": APPLICATION_ID,
        "type": kind,
        "data": data,
        "token": f"token-of-{interaction_id}",
        "version": 1,
        "locale": locale,
        "app_permissions": str(permissions),
        "entitlements": [],
        "authorizing_integration_owners": {"0": GUILD_ID},
        "attachment_size_limit": 10485760,
        "context": 1 if direct else 0,
    }
    if direct:
        return made | {"user": user(), "channel_id": DM_ID, "channel": {"id": DM_ID, "type": 1, "recipients": [user()]}}
    return made | {
        "guild_id": GUILD_ID,
        "guild_locale": "ja",
        "guild": {"id": GUILD_ID, "locale": "ja", "features": []},
        "channel_id": CHANNEL_ID,
        "channel": _channel(CHANNEL_ID),
        "member": {**member(), "user": user(), "permissions": str(USUAL)},
    }


def _role(role_id: str, name: str, permissions: int, **more: Any) -> dict[str, Any]:
    return {
        "id": role_id,
        "name": name,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "position": 0,
        "permissions": str(permissions),
        "managed": bool(more),
        "mentionable": False,
        "flags": 0,
        **more,
    }


def _channel(channel_id: str, overwrites: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    return {
        "id": channel_id,
        "type": 0,
        "name": f"channel-{channel_id[-1]}",
        "position": 0,
        "nsfw": False,
        "topic": None,
        "parent_id": None,
        "guild_id": GUILD_ID,
        "permission_overwrites": overwrites or [],
        "rate_limit_per_user": 0,
        "last_message_id": None,
        "flags": 0,
    }


def thread(
    thread_id: str = THREAD_ID, name: str = "a thread", *, parent_id: str = CHANNEL_ID, owner_id: str = USER_ID
) -> dict[str, Any]:
    """A public thread."""
    return {
        "id": thread_id,
        "type": 11,
        "guild_id": GUILD_ID,
        "parent_id": parent_id,
        "owner_id": owner_id,
        "name": name,
        "last_message_id": None,
        "message_count": 1,
        "member_count": 2,
        "rate_limit_per_user": 0,
        "flags": 0,
        "thread_metadata": {
            "archived": False,
            "auto_archive_duration": 1440,
            "archive_timestamp": "2026-01-01T00:00:00+00:00",
            "locked": False,
        },
    }
