"""What 200 people who ask at once wait for: the real bot on the bundled briefs, against the loopback stand-in."""

from __future__ import annotations

import asyncio
from pathlib import Path

from retrieval.evaluate import read_questions
from tests.bench_index import show
from tests.e2e.gateway import HEARTBEAT
from tests.e2e.load import answers_to_commands, memory_mb, waits
from tests.e2e.payloads import command
from tests.e2e.process import serving
from tests.e2e.standin import EDIT, StandIn

N_AT_ONCE = 200
GOLD = Path(__file__).parent / "retrieval" / "gold" / "briefs_dev.jsonl"
SETTINGS = {
    "STANDIN_ARCHIVE": "",
    "CHANCERY_HTTP_PORT": "0",
    "CHANCERY_MAX_WAITING": "1000",
    "CHANCERY_ANSWER_TIMEOUT_S": "600",
}


async def measure(home: Path) -> None:
    """Prints how long acknowledgements and answers took, and the memory before and after."""
    questions = [each.question for each in read_questions(GOLD)]
    async with StandIn() as discord, serving(home, discord, **SETTINGS) as process:
        await discord.use(command("ask", question=questions[0]))  # what is loaded with the first question is loaded
        await discord.wait_for(EDIT)
        before_mb = await memory_mb(process.errors)
        n_beats = sum(frame["op"] == HEARTBEAT for frame in discord.gateway.frames)
        started_s = asyncio.get_running_loop().time()
        sent = {}
        for n in range(N_AT_ONCE):
            asked = command("ask", question=questions[n % len(questions)])
            sent[asked["id"]] = await discord.use(asked)
        await discord.until(lambda: len(answers_to_commands(discord)) == N_AT_ONCE + 1, limit_s=600.0)
        took_s = asyncio.get_running_loop().time() - started_s
        beats = sum(frame["op"] == HEARTBEAT for frame in discord.gateway.frames) - n_beats
        waited = waits(discord, sent)
        show("200 at once: acknowledged, p99 (at most 1)", waited.acknowledged_p99_s, "s")
        show("200 at once: answered, median", waited.answered_median_s, "s")
        show("200 at once: answered, p95", waited.answered_p95_s, "s")
        show("200 at once: heartbeats sent of those due", beats / max(1, int(took_s)), "x")
        show("memory before", before_mb, "MB")
        show("memory after", await memory_mb(process.errors), "MB")


def main(home: Path) -> None:
    """Measures with the archive under ``home``."""
    asyncio.run(measure(home))
