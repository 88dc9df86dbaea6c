"""One system in a process of its own: ``python -m tests.peers SYSTEM ingest|ask|first GIVEN OWN``.

GIVEN holds what ``tests.peers.exchange`` describes, OWN is the system's folder. Prints one JSON object: ``ingest`` its
seconds without imports, ``ask`` and ``first`` (of all questions, of the first one) the rows and milliseconds of each
question after the warm-up and the highest memory.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from importlib import import_module
from pathlib import Path

from tests.peers.exchange import PASSAGES, QUESTIONS, System, Texts

DEPTH = 10
N_WARM = 40


def memory_mb() -> float:
    """Highest resident memory of this process; what its parent held before it does not count, unlike in rusage."""
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def ingested(system: System, given: Path, own: Path) -> dict[str, object]:
    passages = Texts.read(given, *PASSAGES)
    started = time.perf_counter()
    system.ingest(own, passages)
    return {"seconds": time.perf_counter() - started}


def asked(system: System, given: Path, own: Path, n: int | None) -> dict[str, object]:
    questions = Texts.read(given, *QUESTIONS)
    system.open(own)
    rows, ms = [], []
    for text, vector in list(zip(questions.texts, questions.vectors, strict=True))[:n]:
        started = time.perf_counter()
        rows.append(system.ask(text, vector, DEPTH))
        ms.append((time.perf_counter() - started) * 1e3)
    return {"rows": rows[N_WARM:], "ms": ms[N_WARM:], "memory_mb": memory_mb()}


def main(name: str, what: str, given: Path, own: Path) -> None:
    module, _, kind = name.partition(":")
    system: System = import_module(f"tests.peers.{module}").system(kind)
    told = (
        ingested(system, given, own) if what == "ingest" else asked(system, given, own, 1 if what == "first" else None)
    )
    # Last and on a line of its own: libraries print as well.
    print("\n" + json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
