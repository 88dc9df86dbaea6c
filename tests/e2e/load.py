"""How long commands waited under load, and the memory that the process says it uses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median, quantiles

import aiohttp

from tests.e2e.standin import CALLBACK, EDIT, Recorded, StandIn


@dataclass(frozen=True)
class Waits:
    """Seconds from a command to its acknowledgement and to its answer, for many commands."""

    acknowledged_s: list[float]
    answered_s: list[float]

    @property
    def acknowledged_p99_s(self) -> float:
        return quantiles(self.acknowledged_s, n=100)[98]

    @property
    def answered_median_s(self) -> float:
        return median(self.answered_s)

    @property
    def answered_p95_s(self) -> float:
        return quantiles(self.answered_s, n=20)[18]


def answers_to_commands(discord: StandIn) -> list[Recorded]:
    """The answers; the other edits of a deferral tell the place in the queue."""
    return [each for each in discord.to(EDIT) if "embeds" in each.body]


def interaction_id(request: Recorded) -> str:
    """Of a first response or of an edit."""
    parts = request.path.split("/")
    return parts[2] if request.route == CALLBACK else parts[3].removeprefix("token-of-")


def waits(discord: StandIn, sent_s: Mapping[str, float]) -> Waits:
    """How long the commands waited whose ids are given with the time at which each was sent."""

    def since(requests: list[Recorded]) -> list[float]:
        ids = [(interaction_id(each), each.at_s) for each in requests]
        return [at_s - sent_s[each] for each, at_s in ids if each in sent_s]

    return Waits(since(discord.to(CALLBACK)), since(answers_to_commands(discord)))


async def memory_mb(errors: str) -> float:
    """What the process says of itself; ``errors`` is its log, which names the port of the metrics."""
    found = re.search(r"served on (http://\S+)", errors)
    assert found is not None
    async with aiohttp.ClientSession() as session, session.get(f"{found[1]}/metrics") as response:
        scraped = await response.text()
    used = re.search(r"^process_resident_memory_bytes (\S+)", scraped, re.MULTILINE)
    return float(used[1]) / 2**20 if used else float("nan")
