"""A small HTTP server on a local port: ``/healthz``, ``/readyz`` and ``/metrics``.

``/healthz`` answers as long as the event loop turns. ``/readyz`` answers 200 when every shard is connected, its
heartbeats are acknowledged and an index is loaded, else 503; either way with one JSON object.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass

from aiohttp import web

from bot.errors import BadSetting
from bot.metrics import CONTENT_TYPE

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """Whether questions can be answered now; ``problem`` is one sentence, ``None`` when they can.

    ``index_problem``: why the local index answers although a shared one is set; ``None`` when that is not so.
    """

    problem: str | None
    n_shards: int
    n_connected: int
    index_id: str | None
    index_problem: str | None


class StatusServer:
    """Serves ``readiness`` and ``metrics`` from ``start`` to ``close``."""

    def __init__(self, *, readiness: Callable[[], Readiness], metrics: Callable[[], bytes]) -> None:
        self._readiness, self._metrics = readiness, metrics
        app = web.Application()
        app.router.add_get("/healthz", self._healthz)
        app.router.add_get("/readyz", self._readyz)
        app.router.add_get("/metrics", self._scraped)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)

    async def start(self, host: str, port: int) -> int:
        """Listens, and returns the port (that of the system's choice for 0); raises ``BadSetting`` where it cannot."""
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, host, port).start()
        except OSError as error:
            await self._runner.cleanup()
            found = f"{port} on {host} ({error.strerror or error})"
            raise BadSetting("CHANCERY_HTTP_PORT", found=found, expected="a free port there") from None
        bound: int = self._runner.addresses[0][1]
        log.info("health and metrics are served on http://%s:%d", host, bound)
        return bound

    async def close(self) -> None:
        """Stops listening."""
        await self._runner.cleanup()

    async def _healthz(self, request: web.Request) -> web.Response:
        return web.json_response({"live": True})

    async def _readyz(self, request: web.Request) -> web.Response:
        state = self._readiness()
        return web.json_response(
            {"ready": state.problem is None, **asdict(state)}, status=503 if state.problem else 200
        )

    async def _scraped(self, request: web.Request) -> web.Response:
        return web.Response(body=self._metrics(), headers={"Content-Type": CONTENT_TYPE})
