"""`make bench`: what asking costs, against the figures the project promises, then 200 questions at
once in Discord, the register of meetings, embedding and index.

Ratios are measured in one run. An archive of the bundled briefs is built in a temporary folder first. `make bench` then
calls it with two arguments more, which each do one part alone: `peers`, Chancery beside other libraries, and `scale`,
what questions and additions cost by the size of the archive. `vectors`, which it does not call, looks for candidates
among 10,000,000 vectors.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from retrieval.config import RetrievalSettings
from retrieval.evaluate import read_questions
from retrieval.service import Archive
from retrieval.types import Query
from tests import bench_discord, bench_index, bench_meetings, bench_peers, bench_scale, bench_vectors

GOLD = Path(__file__).parent / "retrieval" / "gold" / "briefs_dev.jsonl"
ROUNDS = 3


def first_index(home: Path) -> float:
    """Wall seconds of `chancery index build` on an empty data folder."""
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "retrieval.cli.main", "index", "build"],
        env={**os.environ, "CHANCERY_HOME": str(home), "CHANCERY_BUNDLED": "1"},
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - started


_MEASURED = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-m", "retrieval.cli.main", "ask", sys.argv[1]], stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""


def cold_ask(home: Path) -> tuple[float, float]:
    """Median wall seconds of `chancery ask` in a process of its own over five runs, and its peak megabytes."""
    question = "When did Motegi and Kang meet in New York?"
    env = {**os.environ, "CHANCERY_HOME": str(home)}
    times = []
    for _ in range(5):
        started = time.perf_counter()
        command = [sys.executable, "-m", "retrieval.cli.main", "ask", question]
        subprocess.run(command, env=env, check=False, capture_output=True)
        times.append(time.perf_counter() - started)
    # Asked through a process whose only child it is: the highest child so far of this one is the build.
    measured = [sys.executable, "-c", _MEASURED, question]
    peak = subprocess.run(measured, env=env, check=True, capture_output=True, text=True).stdout
    return statistics.median(times), float(peak)


def warm_ask(home: Path) -> tuple[float, float, float]:
    """Median milliseconds of `ask`, of embedding the same question alone, and the median of their ratios."""
    questions = [q.question for q in read_questions(GOLD)]
    with Archive.open(RetrievalSettings(home=home)) as archive:
        for question in questions:
            archive.ask(Query(text=question))
        asked, embedded = [], []
        for _ in range(ROUNDS):
            for question in questions:
                started = time.perf_counter()
                archive.embed_query(question)
                middle = time.perf_counter()
                archive.ask(Query(text=question))
                embedded.append((middle - started) * 1e3)
                asked.append((time.perf_counter() - middle) * 1e3)
    ratios = [a / e for a, e in zip(asked, embedded, strict=True)]
    return statistics.median(asked), statistics.median(embedded), statistics.median(ratios)


def main() -> None:
    alone = {"peers": bench_peers.main, "scale": bench_scale.main, "vectors": bench_vectors.main}
    if sys.argv[1:]:
        alone[sys.argv[1]]()
        return
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        bench_index.show("first index of the bundled briefs (at most 60)", first_index(home), "s")
        wall, peak = cold_ask(home)
        bench_index.show("cold `chancery ask` (at most 1.5)", wall, "s")
        bench_index.show("its memory (at most 300)", peak, "MB")
        asked, embedded, ratio = warm_ask(home)
        bench_index.show("warm `ask`", asked, "ms")
        bench_index.show("embedding the question alone", embedded, "ms")
        bench_index.show("warm `ask` / embedding alone (at most 1.5)", ratio, "x")
        bench_discord.main(home)
    bench_meetings.main()
    bench_index.main()


if __name__ == "__main__":
    main()
