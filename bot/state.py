"""What the client's state says to ``/readyz`` and ``/metrics``."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from prometheus_client import Metric
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily
from prometheus_client.registry import Collector

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
        index_problem=client.handlers.index_problem,
    )


class ClientCollector(Collector):
    """What ``client`` is like when it is scraped, for a registry."""

    def __init__(self, client: ChanceryClient) -> None:
        self._client = client

    def collect(self) -> Iterator[Metric]:
        """Questions waiting, the index in use, servers and shards of this process."""
        client, handlers = self._client, self._client.handlers
        waiting = "Questions under way or waiting."
        yield GaugeMetricFamily("chancery_questions_waiting", waiting, handlers.n_waiting)
        index = "The index generation in use."
        yield InfoMetricFamily("chancery_index", index, {"index_id": handlers.index_id})
        fallen_back = "Whether the local index answers since the shared one is away."
        yield GaugeMetricFamily("chancery_index_fallback", fallen_back, float(handlers.index_problem is not None))
        guilds = "Servers that the bot is in, on the shards of this process."
        yield GaugeMetricFamily("chancery_guilds", guilds, len(client.guilds))
        up = ((shard_id, float(client.connections.is_up(shard_id))) for shard_id in client.own_shards)
        yield _by_shard("chancery_shard_connected", "Whether the shard is connected to the gateway.", up)
        known = ((shard_id, latency_s) for shard_id, latency_s in client.latencies if math.isfinite(latency_s))
        yield _by_shard("chancery_shard_latency_seconds", "From the last heartbeat to its acknowledgement.", known)


def _by_shard(name: str, help_: str, values: Iterator[tuple[int, float]]) -> Metric:
    family = GaugeMetricFamily(name, help_, labels=["shard"])
    for shard_id, value in values:
        family.add_metric([str(shard_id)], value)
    return family
