"""What Prometheus scrapes: counters, gauges and one histogram, written in its text format 0.0.4."""

from __future__ import annotations

import os
import threading
import time
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
# Seconds; Discord's own limits, 3 and 10, are among them.
BOUNDS_S = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 30.0)
Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sample:
    """One value of a metric under its labels."""

    value: float
    labels: tuple[tuple[str, str], ...] = ()
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """A metric with its samples."""

    name: str
    kind: Literal["counter", "gauge", "histogram"]
    help: str
    samples: tuple[Sample, ...]


def exposition(families: Iterator[Family]) -> str:
    """The page that is scraped."""
    return "".join(line + "\n" for family in families for line in _lines(family))


def _lines(family: Family) -> Iterator[str]:
    yield f"# HELP {family.name} {_escaped(family.help)}"
    yield f"# TYPE {family.name} {family.kind}"
    for sample in family.samples:
        labels = ",".join(f'{name}="{_quoted(value)}"' for name, value in sample.labels)
        braces = f"{{{labels}}}" if labels else ""
        yield f"{family.name}{sample.suffix}{braces} {_number(sample.value)}"


def _number(value: float) -> str:
    return "+Inf" if value == float("inf") else str(int(value)) if value == int(value) else repr(value)


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("\n", r"\n")


def _quoted(text: str) -> str:
    return _escaped(text).replace('"', r"\"")


class Counter:
    """Counts events by the value of one label; may be used from several threads."""

    def __init__(self, name: str, help_: str, label: str | None = None) -> None:
        self._name, self._help, self._label = name, help_, label
        self._counts: dict[str, int] = {} if label else {"": 0}
        self._lock = threading.Lock()

    def add(self, value: str = "") -> None:
        """One more event under ``value``."""
        with self._lock:
            self._counts[value] = self._counts.get(value, 0) + 1

    def family(self) -> Family:
        """The counts so far."""
        with self._lock:
            counts = sorted(self._counts.items())
        samples = (Sample(n, ((self._label, value),) if self._label else ()) for value, n in counts)
        return Family(self._name, "counter", self._help, tuple(samples))


class Seconds:
    """A histogram of durations in seconds; may be used from several threads."""

    def __init__(self, name: str, help_: str) -> None:
        self._name, self._help = name, help_
        self._counts = [0] * (len(BOUNDS_S) + 1)
        self._sum_s = 0.0
        self._lock = threading.Lock()

    def observe(self, seconds: float) -> None:
        """One more duration."""
        with self._lock:
            self._counts[bisect_left(BOUNDS_S, seconds)] += 1
            self._sum_s += seconds

    def family(self) -> Family:
        """The buckets so far, each holding those below it as well."""
        with self._lock:
            counts, sum_s = list(self._counts), self._sum_s
        samples, total = [], 0
        for bound, n in zip((*BOUNDS_S, float("inf")), counts, strict=True):
            total += n
            samples.append(Sample(total, (("le", _number(bound)),), "_bucket"))
        return Family(
            self._name, "histogram", self._help, (*samples, Sample(sum_s, (), "_sum"), Sample(total, (), "_count"))
        )


def gauge(name: str, help_: str, value: float, **labels: str) -> Family:
    """A gauge with one value."""
    return Family(name, "gauge", help_, (Sample(value, tuple(labels.items())),))


_STARTED_S = time.time()


def process_families() -> Iterator[Family]:
    """Memory and processor time of this process, under the names that every Prometheus client gives them."""
    used = os.times()
    yield Family(
        "process_cpu_seconds_total",
        "counter",
        "Processor time used, in seconds.",
        (Sample(round(used.user + used.system, 3)),),
    )
    yield gauge("process_start_time_seconds", "When the process started, in Unix seconds.", round(_STARTED_S, 3))
    if (n_bytes := resident_bytes()) is not None:
        yield gauge("process_resident_memory_bytes", "Memory in use, in bytes.", n_bytes)


def resident_bytes() -> int | None:
    """Memory in use, ``None`` where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError, AttributeError):
        return None
