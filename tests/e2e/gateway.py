"""The stand-in's gateway: hello, identify or resume, heartbeats, events in sequence, and what may go wrong."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web

from tests.e2e.payloads import APPLICATION_ID, GUILD_ID, ME, guild

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID_SESSION, HELLO, ACK = 0, 1, 2, 6, 7, 9, 10, 11


class Gateway:
    """One session of one bot, which may live through several connections."""

    def __init__(self, *, heartbeat_ms: int = 1000) -> None:
        self.heartbeat_ms = heartbeat_ms
        self.url = ""  # set once the server knows its port
        self.frames: list[dict[str, Any]] = []
        self.close_code_for_identify: int | None = None
        self.acknowledging = True
        self.n_connections = 0
        self._events: list[dict[str, Any]] = []
        self._socket: web.WebSocketResponse | None = None
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
        if self._socket is socket:
            self._socket = None
        return socket

    async def dispatch(self, event: str, data: dict[str, Any]) -> None:
        """Sends an event now; while nobody is connected it waits for a resume."""
        self._events.append({"op": DISPATCH, "d": data, "s": len(self._events) + 1, "t": event})
        if self._socket is not None:
            await self._socket.send_json(self._events[-1])

    async def ask_to_reconnect(self) -> None:
        """Opcode 7."""
        await self._send({"op": RECONNECT, "d": None, "s": None, "t": None})

    async def invalidate(self, *, resumable: bool) -> None:
        """Opcode 9."""
        await self._send({"op": INVALID_SESSION, "d": resumable, "s": None, "t": None})

    async def drop(self, code: int = WSCloseCode.GOING_AWAY) -> None:
        """Closes the connection."""
        socket, self._socket = self._socket, None
        if socket is not None:
            await socket.close(code=code)

    async def wait_for(self, op: int, *, n: int = 1, limit_s: float = 20.0) -> dict[str, Any]:
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
                await self._identified(socket)
            case 6:
                await self._resumed(socket, frame["d"]["seq"])
        async with self._changed:
            self.frames.append(frame)
            self._changed.notify_all()

    async def _identified(self, socket: web.WebSocketResponse) -> None:
        if self.close_code_for_identify is not None:
            await socket.close(code=self.close_code_for_identify)
            return
        self._socket = socket
        self._events.clear()
        ready = {
            "v": 10,
            "user": ME,
            "guilds": [{"id": GUILD_ID, "unavailable": True}],
            "session_id": f"session-{self.n_connections}",
            "resume_gateway_url": self.url,
            "application": {"id": APPLICATION_ID, "flags": 0},
        }
        await self.dispatch("READY", ready)
        await self.dispatch("GUILD_CREATE", guild())

    async def _resumed(self, socket: web.WebSocketResponse, last_seen: int) -> None:
        self._socket = socket
        for event in self._events[last_seen:]:
            await socket.send_json(event)
        await self.dispatch("RESUMED", {})

    async def _send(self, frame: dict[str, Any]) -> None:
        assert self._socket is not None, "nobody is connected"
        await self._socket.send_json(frame)
