"""Which of this process's shards are connected to the gateway."""

from __future__ import annotations

import math
from collections.abc import Sequence


class Connections:
    """The shards that the gateway accepted and that did not lose it since."""

    def __init__(self) -> None:
        self._up: set[int] = set()

    def up(self, shard_id: int) -> None:
        """The gateway accepted the shard, or took it back."""
        self._up.add(shard_id)

    def down(self, shard_id: int) -> None:
        """The shard lost the gateway."""
        self._up.discard(shard_id)

    def clear(self) -> None:
        """All connections are closed."""
        self._up.clear()

    def is_up(self, shard_id: int) -> bool:
        """Whether the shard is connected."""
        return shard_id in self._up

    def all_up(self, expected: Sequence[int]) -> bool:
        """Whether every one of the ``expected`` shards is connected; with none expected yet nothing is."""
        return bool(expected) and self._up.issuperset(expected)

    def problem(self, expected: Sequence[int], latencies_s: Sequence[tuple[int, float]]) -> str | None:
        """One sentence about what is missing, or ``None`` when every shard is connected and acknowledged."""
        if not expected:
            return "the gateway was not reached so far"
        missing = [shard_id for shard_id in expected if shard_id not in self._up]
        if missing:
            ids = ", ".join(map(str, missing[:10])) + (" …" if len(missing) > 10 else "")
            return f"{len(missing)} of {len(expected)} shards are not connected to the gateway: {ids}"
        known = dict(latencies_s)
        if any(not math.isfinite(known.get(shard_id, math.inf)) for shard_id in expected):
            return "no heartbeat was acknowledged so far"
        return None
