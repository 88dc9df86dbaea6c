"""Whether the bot is connected: a small file that it rewrites, and ``python -m bot.health`` that reads it.

A process that lives but is deaf (no gateway, a stuck event loop) stops writing "connected", so a
container's health check sees it.
"""

from __future__ import annotations

import json
import math
import os
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

FRESH_S = 60.0


@dataclass(frozen=True, slots=True)
class Health:
    """State of the gateway: ``latency_ms`` of the last acknowledged heartbeat, ``at_s`` in Unix seconds."""

    connected: bool
    latency_ms: float | None
    at_s: float


def write_health(path: Path, *, connected: bool, latency_s: float, at_s: float) -> None:
    """Replaces the file at ``path`` in one step; raises ``OSError`` when it cannot be written."""
    latency_ms = round(latency_s * 1000, 1) if math.isfinite(latency_s) else None
    partial = path.with_suffix(".part")
    partial.write_text(json.dumps(asdict(Health(connected, latency_ms, at_s))), "utf-8")
    partial.replace(path)


def read_health(path: Path) -> Health | None:
    """The state last written, or ``None`` when there is no such file or it cannot be read."""
    try:
        return Health(**json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def problem_with(health: Health | None, *, now_s: float) -> str | None:
    """One sentence about what is wrong, or ``None`` when the bot is connected and answering."""
    if health is None:
        return "no health file was found; the bot has not started, or CHANCERY_HOME is another folder"
    age_s = now_s - health.at_s
    if age_s > FRESH_S:
        return f"the health file is {age_s:.0f} seconds old, at most {FRESH_S:.0f} expected; the bot is stuck or gone"
    if not health.connected:
        return "the gateway is not connected; the bot is trying again by itself"
    if health.latency_ms is None:
        return "no heartbeat was acknowledged so far; wait for the first one"
    return None


def main() -> int:
    """0 when the bot is connected to the gateway and heartbeats are acknowledged, else 1 and one sentence."""
    from bot.config import BotSettings
    from bot.errors import BadSetting

    try:
        path = BotSettings.from_env(os.environ).health_path
    except BadSetting as error:
        sys.stderr.write(f"{error}\n")
        return 1
    problem = problem_with(read_health(path), now_s=time.time())
    if problem:
        sys.stderr.write(problem + "\n")
    return 1 if problem else 0


if __name__ == "__main__":
    sys.exit(main())
