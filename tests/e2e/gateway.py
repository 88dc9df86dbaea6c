"""The stand-in's gateway: hello, identify or resume, heartbeats, events in sequence, and what may go wrong."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web

from tests.e2e.payloads import APPLICATION_ID, BOT_ID, BOT_ROLE_ID, GUILD_ID, ME, guild

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID_SESSION, HELLO, ACK = 0, 1, 2, 6, 7, 9, 10, 11
MESSAGE_CONTENT = 1 << 15


class Gateway:
    """The sessions of one bot, one for each of its shards, each of which may live through several connections."""

    def __init__(self, *, heartbeat_ms: int = 1000) -> None:
        self.heartbeat_ms = heartbeat_ms
        self.url = ""  # set once the server knows its port
        self.frames: list[dict[str, Any]] = []
        self.close_code_for_identify: int | None = None
        self.acknowledging = True
        self.n_connections = 0
        self.n_shards = 1
        self.intents = 0
        self._events: dict[int, list[dict[str, Any]]] = defaultdict(list)
        self._sockets: dict[int, web.WebSocketResponse] = {}
        self._changed = asyncio.Condition()

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """Serves one connection."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.n_connections += 1
        await socket.send_json({"op": HELLO, "d": {"heartbeat_interval": self.heartbeat_ms}, "s": None, "t": None})
        async for frame in socket:
            if frame.type == WSMsgType.TEXT:
                await self._take(socket, json.loads(frame.data))
        self._sockets = {shard: each for shard, each in self._sockets.items() if each is not socket}
        return socket

    async def dispatch(self, event: str, data: dict[str, Any], *, shard: int | None = None) -> None:
        """Sends an event now, to the shard of its server; while that is not connected it waits for a resume."""
        shard = self.shard_of(data) if shard is None else shard
        if event == "MESSAGE_CREATE":
            data = self._as_seen(data)
        self._events[shard].append({"op": DISPATCH, "d": data, "s": len(self._events[shard]) + 1, "t": event})
        if shard in self._sockets:
            await self._sockets[shard].send_json(self._events[shard][-1])

    def shard_of(self, data: dict[str, Any]) -> int:
        """The shard that Discord sends an event to: by server, and 0 for direct messages."""
        return (int(data.get("guild_id") or 0) >> 22) % self.n_shards

    async def ask_to_reconnect(self, *, shard: int = 0) -> None:
        """Opcode 7."""
        await self._send({"op": RECONNECT, "d": None, "s": None, "t": None}, shard)

    async def invalidate(self, *, resumable: bool, shard: int = 0) -> None:
        """Opcode 9."""
        await self._send({"op": INVALID_SESSION, "d": resumable, "s": None, "t": None}, shard)

    async def drop(self, code: int = WSCloseCode.GOING_AWAY) -> None:
        """Closes all connections."""
        sockets, self._sockets = self._sockets, {}
        for socket in sockets.values():
            await socket.close(code=code)

    async def wait_for(self, op: int, *, n: int = 1, limit_s: float = 60.0) -> dict[str, Any]:
        """The ``n``-th frame with opcode ``op`` that the bot sent; raises ``TimeoutError``."""

        def found() -> list[dict[str, Any]]:
            return [frame for frame in self.frames if frame["op"] == op]

        async with self._changed:
            await asyncio.wait_for(self._changed.wait_for(lambda: len(found()) >= n), limit_s)
        return found()[n - 1]

    async def _take(self, socket: web.WebSocketResponse, frame: dict[str, Any]) -> None:
        match frame["op"]:
            case 1:
                if self.acknowledging:
                    await socket.send_json({"op": ACK, "d": None, "s": None, "t": None})
            case 2:
                await self._identified(socket, frame["d"])
            case 6:
                await self._resumed(socket, frame["d"])
        async with self._changed:
            self.frames.append(frame)
            self._changed.notify_all()

    async def _identified(self, socket: web.WebSocketResponse, given: dict[str, Any]) -> None:
        if self.close_code_for_identify is not None:
            await socket.close(code=self.close_code_for_identify)
            return
        self.intents = given["intents"]
        shard, self.n_shards = given.get("shard") or (0, 1)
        self._sockets[shard] = socket
        self._events[shard].clear()
        here = shard == self.shard_of({"guild_id": GUILD_ID})
        ready = {
            "v": 10,
            "user": ME,
            "guilds": [{"id": GUILD_ID, "unavailable": True}] if here else [],
            "session_id": f"session-{shard}-{self.n_connections}",
            "resume_gateway_url": self.url,
            "shard": [shard, self.n_shards],
            "application": {"id": APPLICATION_ID, "flags": 0},
        }
        await self.dispatch("READY", ready, shard=shard)
        if here:
            await self.dispatch("GUILD_CREATE", guild(), shard=shard)

    async def _resumed(self, socket: web.WebSocketResponse, given: dict[str, Any]) -> None:
        shard = int(given["session_id"].split("-")[1])
        self._sockets[shard] = socket
        for event in self._events[shard][given["seq"] :]:
            await socket.send_json(event)
        await self.dispatch("RESUMED", {}, shard=shard)

    def _as_seen(self, data: dict[str, Any]) -> dict[str, Any]:
        """The message as the bot may see it: empty, without the intent, unless it is its own, direct or mentions it."""
        addressed = any(each["id"] == BOT_ID for each in data["mentions"]) or BOT_ROLE_ID in data["mention_roles"]
        if self.intents & MESSAGE_CONTENT or addressed or "guild_id" not in data or data["author"]["id"] == BOT_ID:
            return data
        return {**data, "content": "", "embeds": [], "attachments": [], "components": []}

    async def _send(self, frame: dict[str, Any], shard: int) -> None:
        assert shard in self._sockets, "nobody is connected"
        await self._sockets[shard].send_json(frame)
