"""The page that Prometheus scrapes, read back by the library's own parser, and lines written out by hand."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from prometheus_client.parser import text_string_to_metric_families

from bot.client import ChanceryClient
from bot.connections import Connections
from bot.metrics import OUTCOMES, Metrics
from bot.state import ClientCollector


def lines(metrics: Metrics) -> list[str]:
    return metrics.page().decode().splitlines()


def test_every_outcome_is_there_from_the_start_and_counted() -> None:
    metrics = Metrics()
    for outcome in ("busy", "answered", "answered"):
        metrics.questions.labels(outcome).inc()
    counted = {"answered": "2.0", "busy": "1.0"}
    for outcome in OUTCOMES:
        assert f'chancery_questions_total{{outcome="{outcome}"}} {counted.get(outcome, "0.0")}' in lines(metrics)


def test_a_bucket_holds_those_below_it_and_its_own_bound() -> None:
    metrics = Metrics()
    for value in (0.01, 0.1, 0.11, 99.0):
        metrics.seconds.observe(value)
    found = [line.removeprefix("chancery_question_seconds") for line in lines(metrics) if "question_seconds" in line]
    assert found[2:] == [
        '_bucket{le="0.025"} 1.0',
        '_bucket{le="0.05"} 1.0',
        '_bucket{le="0.1"} 2.0',
        '_bucket{le="0.25"} 3.0',
        '_bucket{le="0.5"} 3.0',
        '_bucket{le="1.0"} 3.0',
        '_bucket{le="2.0"} 3.0',
        '_bucket{le="3.0"} 3.0',
        '_bucket{le="5.0"} 3.0',
        '_bucket{le="10.0"} 3.0',
        '_bucket{le="30.0"} 3.0',
        '_bucket{le="+Inf"} 4.0',
        "_count 4.0",
        "_sum 99.22",
    ]


def test_what_the_client_is_like_is_read_when_it_is_scraped() -> None:
    connections = Connections()
    client = SimpleNamespace(
        handlers=SimpleNamespace(n_waiting=3, index_id='gen-"1"', index_problem="the shared one is away"),
        guilds=[object()] * 2,
        connections=connections,
        own_shards=(0, 4),
        latencies=[(0, 0.25), (4, float("nan"))],
    )
    metrics = Metrics()
    metrics.registry.register(ClientCollector(cast(ChanceryClient, client)))
    connections.up(4)
    families = text_string_to_metric_families(metrics.page().decode())
    samples = {(each.name, *each.labels.values()): each.value for family in families for each in family.samples}
    assert samples[("chancery_questions_waiting",)] == 3
    assert samples[("chancery_index_info", 'gen-"1"')] == 1
    assert samples[("chancery_index_fallback",)] == 1
    assert samples[("chancery_guilds",)] == 2
    assert [samples[("chancery_shard_connected", shard)] for shard in ("0", "4")] == [0, 1]
    assert samples[("chancery_shard_latency_seconds", "0")] == 0.25
    assert ("chancery_shard_latency_seconds", "4") not in samples


def test_two_registries_do_not_know_of_each_other_and_nothing_but_counts_stands_beside_a_counter() -> None:
    one, other = Metrics(), Metrics()
    one.swaps.inc()
    assert "chancery_index_swaps_total 1.0" in lines(one)
    assert "chancery_index_swaps_total 0.0" in lines(other)
    assert not [line for line in lines(one) if "_created" in line]
