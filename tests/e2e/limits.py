"""Discord's hard limits and this bot's own promises, checked on every request that it sends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

SPEAKING = re.compile(r"^(POST /channels/ID/messages|PATCH /channels/ID/messages/ID|(PATCH|POST) /webhooks/.*)$")
COMMAND_NAME = re.compile(r"^[-_'\w]{1,32}$")
MESSAGE_COMMAND, SUBCOMMAND = 3, 1
AUTOCOMPLETE, DEFER, SAY, MODAL = 8, 5, 4, 9


def problems_with(route: str, body: Any) -> Iterator[str]:
    """What is wrong with ``body``, one sentence each."""
    if SPEAKING.match(route):
        # An edit changes what it names; one that names neither text nor embeds leaves them as they are.
        is_partial = route.startswith("PATCH") and not {"content", "embeds"} & body.keys()
        yield from _message_problems({"content": "unchanged", **body} if is_partial else body)
    elif route.endswith("/callback"):
        yield from _callback_problems(body)
    elif route == "PUT /applications/ID/commands":
        for command in body:
            if command.get("type") == MESSAGE_COMMAND:
                yield from _message_command_problems(command)
            else:
                yield from _command_problems(command)
            for inner in (option for option in command.get("options", []) if option["type"] == SUBCOMMAND):
                yield from _command_problems({**command, **inner})
            if not command.get("contexts") or not command.get("integration_types"):
                yield "contexts and integration types must both be stated"


def length(text: str) -> int:
    """The longer of the two ways to count: code points, or UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def _callback_problems(body: Any) -> Iterator[str]:
    if body["type"] == SAY:
        yield from _message_problems(body["data"])
    elif body["type"] == DEFER and set(body.get("data") or {}) - {"flags"}:
        yield "only flags may go with a deferral"
    elif body["type"] == MODAL:
        yield from _modal_problems(body["data"])
    elif body["type"] == AUTOCOMPLETE:
        choices = body["data"]["choices"]
        if len(choices) > 25:
            yield f"{len(choices)} choices, at most 25 allowed"
        if any(not 1 <= length(choice["name"]) <= 100 for choice in choices):
            yield "a choice has a name shorter than 1 or longer than 100"


def _modal_problems(modal: Any) -> Iterator[str]:
    labels = modal["components"]
    if not 1 <= length(modal["title"]) <= 45 or not 1 <= length(modal["custom_id"]) <= 100 or len(labels) > 5:
        yield "a form with a title of more than 45, an id of more than 100, or more than five fields"
    for label in labels:
        if not 1 <= length(label["label"]) <= 45 or length(label.get("description") or "") > 100:
            yield f"a field called {label['label']!r}, at most 45 and 100 allowed"
        for option in label["component"].get("options", []):
            if not 1 <= length(option["label"]) <= 100:
                yield f"an option called {option['label']!r}, 1 to 100 allowed"


def _message_problems(body: Any) -> Iterator[str]:
    content, embeds = body.get("content") or "", body.get("embeds") or []
    if length(content) > 2000:
        yield f"content of {length(content)}, at most 2,000 allowed"
    if not content.strip() and not embeds:
        yield "an empty message"
    allowed = body.get("allowed_mentions")
    if allowed is None or allowed.get("parse") != [] or allowed.get("users") or allowed.get("roles"):
        yield f"mentions are not switched off: {allowed}"
    if allowed and allowed.get("replied_user"):
        yield "the asker would be pinged"
    if re.search(r"@(everyone|here)|<@", content, re.IGNORECASE):
        yield "a mention in the content"
    # Between angle brackets an address may hold another one and unfolds no more for it.
    if re.search(r"https?://", re.sub(r"<https?://[^ <>\n]+>", "", content).replace("\\:", "")):
        yield "an address that would unfold"
    if len(embeds) > 10:
        yield f"{len(embeds)} embeds, at most 10 allowed"
    if sum(map(_embed_length, embeds)) > 6000:
        yield "more than 6,000 in all embeds together"
    for embed in embeds:
        yield from _embed_problems(embed)
    yield from _component_problems(body.get("components") or [])
    for attachment in body.get("attachments") or []:
        if not 1 <= length(attachment.get("description") or "") <= 1024:
            yield "an attachment with no description, or one of more than 1,024"


def _component_problems(rows: Any) -> Iterator[str]:
    buttons = [button for row in rows for button in row["components"]]
    if len(rows) > 5 or any(len(row["components"]) > 5 for row in rows):
        yield "more than five rows or five buttons in a row"
    ids = [button["custom_id"] for button in buttons]
    if len(set(ids)) != len(ids) or not all(1 <= length(each) <= 100 for each in ids):
        yield f"custom ids that are not unique, or not of 1 to 100: {ids}"
    if not all(1 <= length(button["label"]) <= 80 for button in buttons):
        yield "a button with no label, or one of more than 80"


def _embed_problems(embed: Any) -> Iterator[str]:
    fields = embed.get("fields", [])
    parts = [
        ("title", embed.get("title") or "", 256),
        ("description", embed.get("description") or "", 4096),
        ("footer", (embed.get("footer") or {}).get("text") or "", 2048),
        *(("field name", field["name"], 256) for field in fields),
        *(("field value", field["value"], 1024) for field in fields),
    ]
    for what, text, limit in parts:
        if length(text) > limit:
            yield f"{what} of {length(text)}, at most {limit} allowed"
    if len(fields) > 25:
        yield f"{len(fields)} fields, at most 25 allowed"
    if any(not field["name"].strip() or not field["value"].strip() for field in fields):
        yield "an empty field"


def _embed_length(embed: Any) -> int:
    texts = [embed.get("title") or "", embed.get("description") or "", (embed.get("footer") or {}).get("text") or ""]
    texts += [text for field in embed.get("fields", []) for text in (field["name"], field["value"])]
    return sum(map(length, texts))


def _command_problems(command: Any) -> Iterator[str]:
    options = command.get("options", [])
    for thing in (command, *options):
        for name in (thing["name"], *(thing.get("name_localizations") or {}).values()):
            if not COMMAND_NAME.match(name) or name != name.lower():
                yield f"{name!r} cannot be the name of a command or option"
        for text in (thing["description"], *(thing.get("description_localizations") or {}).values()):
            if not 1 <= length(text) <= 100:
                yield f"a description of {length(text)}, 1 to 100 allowed: {text}"
    for choice in (choice for option in options for choice in option.get("choices") or []):
        for name in (choice["name"], *(choice.get("name_localizations") or {}).values()):
            if not 1 <= length(name) <= 100:
                yield f"a choice named {name!r}, 1 to 100 allowed"
    if len(options) > 25:
        yield f"{len(options)} options, at most 25 allowed"
    required = [option.get("required", False) for option in options]
    if required != sorted(required, reverse=True):
        yield "a required option after an optional one"


def _message_command_problems(command: Any) -> Iterator[str]:
    for name in (command["name"], *(command.get("name_localizations") or {}).values()):
        if not 1 <= length(name) <= 32 or name != name.strip():
            yield f"{name!r} cannot be the name of a message command"
    if command.get("description") or command.get("options"):
        yield "a message command has neither description nor options"
