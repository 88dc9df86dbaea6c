"""Every shard of the process must be connected and acknowledged."""

import math

import pytest

from bot.connections import Connections


def up(*shards: int) -> Connections:
    connections = Connections()
    for shard in shards:
        connections.up(shard)
    return connections


@pytest.mark.parametrize(
    ("connections", "expected", "latencies", "part"),
    [
        (up(), (), (), "not reached so far"),
        (up(0, 2), (0, 1, 2), ((0, 0.1), (2, 0.1)), "1 of 3 shards are not connected to the gateway: 1"),
        (up(4), (4,), ((4, math.inf),), "no heartbeat"),
        (up(4, 5), (4, 5), ((4, 0.1),), "no heartbeat"),
    ],
)
def test_what_is_missing_is_said(
    connections: Connections, expected: tuple[int, ...], latencies: tuple[tuple[int, float], ...], part: str
) -> None:
    assert part in str(connections.problem(expected, latencies))


def test_with_all_shards_there_is_no_problem() -> None:
    assert up(4, 5).problem((4, 5), ((4, 0.1), (5, 0.2))) is None
    assert up(4, 5).all_up((4, 5))


def test_a_shard_that_lost_the_gateway_counts_as_down_until_it_is_back() -> None:
    connections = up(0, 1)
    connections.down(1)
    assert not connections.all_up((0, 1))
    connections.up(1)
    assert connections.all_up((0, 1))
    connections.clear()
    assert not connections.is_up(0)


def test_nothing_is_connected_before_the_number_of_shards_is_known() -> None:
    assert not up(0).all_up(())
