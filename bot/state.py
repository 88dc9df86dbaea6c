"""What the client's state says to ``/readyz`` and ``/metrics``."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.metrics import Family, Sample, gauge, process_families
from bot.status import Readiness

if TYPE_CHECKING:
    from bot.client import ChanceryClient


def readiness_of(client: ChanceryClient, *, stopping: bool) -> Readiness:
    """Whether ``client`` can answer now. The index is loaded and checked before the gateway is asked for."""
    shards, links = client.own_shards, client.connections
    problem = "the bot is closing down" if stopping else links.problem(shards, client.latencies)
    return Readiness(
        problem=problem,
        n_shards=len(shards),
        n_connected=sum(links.is_up(shard_id) for shard_id in shards),
        index_id=client.handlers.index_id,
    )


def families_of(client: ChanceryClient) -> Iterator[Family]:
    """All metrics of this process."""
    handlers, observer = client.handlers, client.handlers.observer
    yield observer.questions.family()
    yield observer.seconds.family()
    yield gauge("chancery_questions_waiting", "Questions under way or waiting.", handlers.n_waiting)
    yield observer.swaps.family()
    yield observer.refusals.family()
    yield gauge("chancery_index_info", "The index generation in use.", 1, index_id=handlers.index_id)
    yield gauge("chancery_guilds", "Servers that the bot is in, on the shards of this process.", len(client.guilds))
    yield from _shard_families(client)
    yield from process_families()


def _shard_families(client: ChanceryClient) -> Iterator[Family]:
    up = ((shard_id, float(client.connections.is_up(shard_id))) for shard_id in client.own_shards)
    yield _by_shard("chancery_shard_connected", "Whether the shard is connected to the gateway.", up)
    known = ((shard_id, latency_s) for shard_id, latency_s in client.latencies if math.isfinite(latency_s))
    yield _by_shard("chancery_shard_latency_seconds", "From the last heartbeat to its acknowledgement.", known)


def _by_shard(name: str, help_: str, values: Iterator[tuple[int, float]]) -> Family:
    samples = tuple(Sample(value, (("shard", str(shard_id)),)) for shard_id, value in values)
    return Family(name, "gauge", help_, samples)
