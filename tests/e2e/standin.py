"""A stand-in for Discord on the loopback: the REST calls that a bot makes, and the gateway.

It records every request, checks each one against the hard limits and, where it lies beside the
checkout, against Discord's own description of its API.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.e2e.gateway import Gateway
from tests.e2e.limits import problems_with
from tests.e2e.openapi import schema_problems
from tests.e2e.payloads import APPLICATION_ID, DM_ID, ME, message, new_id, thread, user

TOKEN = "not-a-real.token"


@dataclass(frozen=True)
class Recorded:
    """One request as it came; ``at_s`` is monotonic, ``files`` what was attached, by name."""

    method: str
    path: str
    body: Any
    at_s: float
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def route(self) -> str:
        """Method and path with ids and tokens left out."""
        return route_of(self.method, self.path)


@dataclass(frozen=True)
class Slow:
    """A success that comes late."""

    seconds: float


@dataclass(frozen=True)
class Lost:
    """A success whose answer never arrives."""


LOST = Lost()
Planned = Callable[[], web.Response] | Slow | Lost


def route_of(method: str, path: str) -> str:
    """``POST /channels/ID/messages`` for that call on any channel."""
    path = re.sub(r"token-of-\d+", "TOKEN", path)
    return f"{method} {re.sub(r'[0-9]{15,}', 'ID', path)}"


TYPING = "POST /channels/ID/typing"
SEND = "POST /channels/ID/messages"
CALLBACK = "POST /interactions/ID/TOKEN/callback"
EDIT = "PATCH /webhooks/ID/TOKEN/messages/@original"
DELETE = "DELETE /webhooks/ID/TOKEN/messages/@original"
EDIT_SENT = "PATCH /channels/ID/messages/ID"
DELETE_SENT = "DELETE /channels/ID/messages/ID"
START_THREAD = "POST /channels/ID/messages/ID/threads"
OPEN_DIRECT = "POST /users/@me/channels"
FOLLOW_UP = "POST /webhooks/ID/TOKEN"
READ = "GET /channels/ID/messages/ID"
COMMANDS = "PUT /applications/ID/commands"


class StandIn:
    """Discord, as far as the tests need it. Use as ``async with StandIn() as discord``."""

    def __init__(self, *, heartbeat_ms: int = 1000) -> None:
        self.gateway = Gateway(heartbeat_ms=heartbeat_ms)
        self.requests: list[Recorded] = []
        self.problems: list[str] = []
        self.token = TOKEN
        self.advised_shards = 1
        self.url = ""
        self._files: dict[str, bytes] = {}
        self._planned: dict[str, deque[Planned]] = defaultdict(deque)
        self._arrived = asyncio.Condition()
        self._acknowledged: set[str] = set()
        self.said: dict[str, dict[str, Any]] = {}
        self.standing: dict[str, dict[str, Any]] = {}  # what the bot posted in channels, as it reads now, by id
        self._by_nonce: dict[str, str] = {}

    async def __aenter__(self) -> StandIn:
        app = web.Application()
        app.router.add_get("/gateway", self.gateway.connect)
        app.router.add_get("/gateway/", self.gateway.connect)
        app.router.add_get("/cdn/{name}", self._attachment)
        app.router.add_route("*", "/api/v10/{tail:.*}", self._serve)
        self._runner = web.AppRunner(app, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.url, self.gateway.url = f"http://127.0.0.1:{port}", f"ws://127.0.0.1:{port}/gateway"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.gateway.drop()
        await self._runner.cleanup()

    def plan(self, route: str, *responses: Planned) -> None:
        """Answers the next requests to ``route`` with ``responses`` instead of success.

        ``LOST`` takes the request up and breaks the connection; ``slow`` answers late.
        """
        self._planned[route].extend(responses)

    def to(self, route: str) -> list[Recorded]:
        """The requests to ``route`` so far."""
        return [request for request in self.requests if request.route == route]

    async def wait_for(self, route: str, *, n: int = 1, limit_s: float = 60.0) -> Recorded:
        """The ``n``-th request to ``route``; raises ``TimeoutError``."""
        await self.until(lambda: len(self.to(route)) >= n, limit_s=limit_s)
        return self.to(route)[n - 1]

    async def until(self, holds: Callable[[], bool], *, limit_s: float = 60.0) -> None:
        """Waits until ``holds()`` after a request; raises ``TimeoutError``."""
        async with self._arrived:
            await asyncio.wait_for(self._arrived.wait_for(holds), limit_s)

    def answer_to(self, message_id: str) -> dict[str, Any] | None:
        """The first reply that stands below a message, as it reads now; ``None`` when none does."""
        replies = (each for each in self.standing.values() if each.get("message_reference"))
        return next((each for each in replies if each["message_reference"]["message_id"] == message_id), None)

    async def say(self, event: dict[str, Any]) -> float:
        """Sends a message to the bot, and returns when."""
        self.said[event["id"]] = event
        sent_s = time.monotonic()
        await self.gateway.dispatch("MESSAGE_CREATE", event)
        return sent_s

    async def use(self, interaction: dict[str, Any]) -> float:
        """Sends an interaction to the bot, and returns when."""
        sent_s = time.monotonic()
        await self.gateway.dispatch("INTERACTION_CREATE", interaction)
        return sent_s

    def attach(self, name: str, data: bytes, *, size: int | None = None) -> dict[str, Any]:
        """An attachment with that name and those bytes, as an interaction refers to it."""
        self._files[name] = data
        size = len(data) if size is None else size
        url = f"{self.url}/cdn/{name}"
        return {"id": new_id(), "filename": name, "size": size, "url": url, "proxy_url": url}

    async def _attachment(self, request: web.Request) -> web.Response:
        return web.Response(body=self._files[request.match_info["name"]])

    async def _serve(self, request: web.Request) -> web.Response:
        path = request.path.removeprefix("/api/v10")
        body, files = await _read(request)
        recorded = Recorded(request.method, path, body, time.monotonic(), files)
        found = [*problems_with(recorded.route, recorded.body), *schema_problems(request.method, path, recorded.body)]
        self.problems += [f"{recorded.route}: {problem}" for problem in found]
        planned = self._planned[recorded.route].popleft() if self._planned[recorded.route] else None
        response = self._response(request, recorded, planned)
        async with self._arrived:
            self.requests.append(recorded)
            self._arrived.notify_all()
        if planned is LOST and request.transport is not None:
            request.transport.abort()
        elif isinstance(planned, Slow):
            await asyncio.sleep(planned.seconds)
        return response

    def _response(self, request: web.Request, recorded: Recorded, planned: Planned | None) -> web.Response:
        by_token_in_path = "TOKEN" in recorded.route
        if not by_token_in_path and request.headers.get("Authorization") != f"Bot {self.token}":
            return error(401, 0, "401: Unauthorized")
        if planned is not None and not isinstance(planned, Slow | Lost):
            return planned()
        if recorded.route == CALLBACK and recorded.path in self._acknowledged:
            return error(400, 40060, "Interaction has already been acknowledged.")
        self._acknowledged.add(recorded.path)
        return self._success(recorded)

    @property
    def n_posted(self) -> int:
        """How many messages stand in channels: Discord takes a nonce that is enforced only once."""
        return len({request.body["nonce"] for request in self.to(SEND) if request.body["enforce_nonce"]})

    def _success(self, recorded: Recorded) -> web.Response:
        match recorded.route:
            case "GET /users/@me":
                return as_json(ME)
            case "GET /gateway/bot":
                return as_json(self._sessions())
            case "GET /oauth2/applications/@me" | "GET /applications/@me":
                return as_json(_application())
            case route if route == COMMANDS:
                return as_json([_command(command) for command in recorded.body])
            case route if route in (TYPING, DELETE, DELETE_SENT):
                self.standing.pop(recorded.path.split("/")[-1], None)
                return web.Response(status=204)
            case route if route == START_THREAD:
                _, _, parent_id, _, message_id, _ = recorded.path.split("/")
                return as_json(thread(message_id, parent_id=parent_id, owner_id=ME["id"], name=recorded.body["name"]))
            case route if route == READ and recorded.path.split("/")[4] in self.said:
                return as_json(self.said[recorded.path.split("/")[4]])
            case route if route == CALLBACK:
                interaction = {"id": recorded.path.split("/")[2], "type": 2}
                return as_json({"interaction": interaction})
            case route if route == OPEN_DIRECT:
                return as_json({"id": DM_ID, "type": 1, "recipients": [user()], "last_message_id": None, "flags": 0})
            case route if route in (SEND, EDIT, FOLLOW_UP, EDIT_SENT):
                content = recorded.body.get("content") or ""
                if route not in (SEND, EDIT_SENT):
                    return as_json(message(content, author=ME))
                _, _, channel_id, _, *message_id = recorded.path.split("/")
                posted_id = message_id[0] if message_id else self._posted_id(recorded.body)
                self.standing[posted_id] = {**self.standing.get(posted_id, {}), **recorded.body}
                return as_json(message(content, author=ME, channel_id=channel_id, message_id=posted_id))
        self.problems.append(f"{recorded.route}: the stand-in does not know this call")
        return error(404, 0, "404: Not Found")

    def _posted_id(self, body: dict[str, Any]) -> str:
        """The id of a message: the same one for a nonce that came before."""
        return self._by_nonce.setdefault(body["nonce"], new_id()) if body.get("enforce_nonce") else new_id()

    def _sessions(self) -> dict[str, Any]:
        limit = {"total": 1000, "remaining": 999, "reset_after": 14_400_000, "max_concurrency": 1}
        return {"url": self.gateway.url, "shards": self.advised_shards, "session_start_limit": limit}


async def _read(request: web.Request) -> tuple[Any, dict[str, bytes]]:
    """The JSON body and the attached files; with files the body is one part of a form."""
    if not request.content_type.startswith("multipart/"):
        text = await request.text()
        return (json.loads(text) if text else None), {}
    body, files = None, {}
    async for part in await request.multipart():
        data = bytes(await part.read())
        if part.name == "payload_json":
            body = json.loads(data)
        else:
            files[part.filename or part.name] = data
    return body, files


def as_json(data: Any) -> web.Response:
    """A success. The content type must be bare: discord.py takes anything else for text."""
    return web.Response(body=json.dumps(data).encode(), headers={"Content-Type": "application/json"})


def error(status: int, code: int, text: str) -> web.Response:
    """A refusal in Discord's form."""
    body = json.dumps({"code": code, "message": text}).encode()
    return web.Response(status=status, body=body, headers={"Content-Type": "application/json"})


def too_fast(retry_after_s: float, *, everywhere: bool = False) -> Callable[[], web.Response]:
    """A 429; only with a ``Via`` header does discord.py believe that it comes from Discord."""

    def make() -> web.Response:
        body = json.dumps(
            {"message": "You are being rate limited.", "retry_after": retry_after_s, "global": everywhere}
        )
        headers = {"Content-Type": "application/json", "Via": "1.1 stand-in"}
        headers["X-RateLimit-Scope"] = "global" if everywhere else "user"
        return web.Response(status=429, body=body.encode(), headers=headers)

    return make


def _application() -> dict[str, Any]:
    return {
        "id": APPLICATION_ID,
        "name": "Chancery",
        "icon": None,
        "description": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "owner": ME,
        "team": None,
        "flags": 0,
        "rpc_origins": [],
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
    }


def _command(given: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": new_id(),
        "application_id": APPLICATION_ID,
        "version": new_id(),
        "default_member_permissions": None,
        "description": "",  # of a message command
        **given,
    }
