"""The real archive under load: 200 questions at once, a new index in the midst of them, a damaged one, no encoder."""

from __future__ import annotations

import asyncio
import shutil
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.bot.discord_markdown import shown
from tests.e2e.gateway import HEARTBEAT
from tests.e2e.load import answers_to_commands, memory_mb, waits
from tests.e2e.payloads import DM_ID, command, mention, message
from tests.e2e.process import Process, serving
from tests.e2e.standin import CALLBACK, EDIT, FOLLOW_UP, SEND, StandIn
from tests.e2e.test_real_archive import FIRST, REAL, SECOND, chancery, real

pytestmark = [pytest.mark.e2e, pytest.mark.model]
N_AT_ONCE = 200
AT_ONCE = {"CHANCERY_MAX_WAITING": "1000", "CHANCERY_ANSWER_TIMEOUT_S": "120", "CHANCERY_HTTP_PORT": "0"}
ASKED = (
    "When did Hayashi and Chung meet in Sapporo?",
    "林外相と鄭外相は札幌でいつ会談した?",
    "하야시 외무상과 정의용 장관은 삿포로에서 언제 만났나?",
    "What did Chung say about the export controls?",
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one article; every test takes a copy of it."""
    folder = tmp_path_factory.mktemp("archive")
    (folder / "first.md").write_text(FIRST, "utf-8")
    asyncio.run(chancery(real(folder / "home", None), "ingest", str(folder / "first.md")))
    return folder / "home"


@asynccontextmanager
async def asked_of(home: Path, folder: Path, **more: str) -> AsyncIterator[tuple[StandIn, Process, Path]]:
    """A bot on a copy of ``home``; nothing that it sent may have been wrong."""
    own = folder / "home"
    shutil.copytree(home, own)
    async with StandIn() as discord:
        async with serving(own, discord, **{**REAL, **more}) as process:
            yield discord, process, own
        assert discord.problems == []


async def test_two_hundred_questions_at_once_are_all_answered_once_and_the_heart_goes_on(
    home: Path, tmp_path: Path
) -> None:
    async with asked_of(home, tmp_path, **AT_ONCE) as running:
        discord, process, _ = running
        n_beats = sum(frame["op"] == HEARTBEAT for frame in discord.gateway.frames)
        mentions = [mention(ASKED[n % len(ASKED)]) for n in range(N_AT_ONCE // 2)]
        commands = [command("ask", question=ASKED[n % len(ASKED)]) for n in range(N_AT_ONCE // 2)]
        sent_s = {}
        for one, other in zip(mentions, commands, strict=True):
            await discord.say(one)
            sent_s[other["id"]] = await discord.use(other)

        def answers() -> list[dict[str, Any]]:
            """What stands below the mentions and is no place in the queue."""
            return [each for each in discord.standing.values() if each.get("components")]

        await discord.until(
            lambda: len(answers()) == len(mentions) and len(answers_to_commands(discord)) == len(commands),
            limit_s=120.0,
        )
        edits = answers_to_commands(discord)
        answered = Counter(request.body["message_reference"]["message_id"] for request in discord.to(SEND))
        assert answered == Counter(event["id"] for event in mentions)
        edited = Counter(request.path.split("/")[3].removeprefix("token-of-") for request in edits)
        assert edited == Counter(event["id"] for event in commands)
        assert len(discord.to(CALLBACK)) == len(commands)
        assert all(request.body["type"] == 5 for request in discord.to(CALLBACK))
        contents = [each["content"] for each in (*answers(), *(request.body for request in edits))]
        assert all("[1]" in shown(content) for content in contents)
        waited = waits(discord, sent_s)
        print(
            f"acknowledged within {waited.acknowledged_p99_s:.2f} s (p99), answered within "
            f"{waited.answered_median_s:.1f} s (median) and {waited.answered_p95_s:.1f} s (p95); "
            f"{await memory_mb(process.errors):.0f} MB"
        )
        assert max(waited.acknowledged_s) < 3.0  # Discord's limit; the goal, 1 s at p99, is measured by `make bench`
        # discord.py says so itself when the loop does not get round to a heartbeat.
        assert "heartbeat blocked" not in process.errors
        assert "behind" not in process.errors
        assert sum(frame["op"] == HEARTBEAT for frame in discord.gateway.frames) > n_beats
        assert discord.gateway.n_connections == 1


async def test_a_new_index_is_taken_up_while_questions_are_answered(home: Path, tmp_path: Path) -> None:
    (tmp_path / "second.md").write_text(SECOND, "utf-8")
    async with asked_of(home, tmp_path) as (discord, process, own):
        swapped = asyncio.Event()

        async def keep_asking() -> int:
            n = 0
            while not swapped.is_set():
                n += 1
                await discord.say(mention(ASKED[n % len(ASKED)]))
                await discord.wait_for(SEND, n=n)
            return n

        asking = asyncio.create_task(keep_asking())
        await discord.wait_for(SEND)
        await chancery(real(own, discord), "ingest", str(tmp_path / "second.md"))
        await process.wrote("a new index generation is in use")
        swapped.set()
        n = await asking
        assert len(discord.to(SEND)) == n
        assert all("[1]" in shown(request.body["content"]) for request in discord.to(SEND))
        await discord.say(message("When will Funakoshi travel to Busan?", channel_id=DM_ID))
        assert "The Harbor Post" in (await discord.wait_for(SEND, n=n + 1)).body["content"]


async def test_a_damaged_index_is_refused_once_and_the_old_one_goes_on_answering(home: Path, tmp_path: Path) -> None:
    async with asked_of(home, tmp_path) as (discord, process, own):
        (live,) = (own / "index").glob("gen-*")
        damaged = live.with_name("gen-999999")
        shutil.copytree(live, damaged)
        vectors = damaged / "part-000000000" / "vectors.faiss"
        vectors.write_bytes(bytes(vectors.stat().st_size))
        digest = (own / "index" / "CURRENT").read_text("ascii").split()[1]
        other = digest[:-1] + ("1" if digest.endswith("0") else "0")
        for name, line in (("CURRENT", f"gen-999999 {other}\n"), ("next", f"gen-999999 {digest}\n")):
            # First a manifest that is not the one that was named, then a file that is not the one in the manifest.
            (own / "index" / ".draft").write_text(line, "ascii")
            (own / "index" / ".draft").replace(own / "index" / "CURRENT")
            words = (
                "digest of gen-999999/manifest.json"
                if name == "CURRENT"
                else "SHA-256 of gen-999999/part-000000000/vectors.faiss"
            )
            await process.wrote(words)
            await discord.say(mention(ASKED[0]))
            await discord.wait_for(SEND, n=1 if name == "CURRENT" else 2)
        assert all("9 February 2022" in shown(request.body["content"]) for request in discord.to(SEND))
        assert process.errors.count("the new index cannot be used") == 2
        assert "Traceback" not in process.errors


async def test_an_encoder_that_fails_leaves_answers_by_words_that_say_so(home: Path, tmp_path: Path) -> None:
    async with asked_of(home, tmp_path, STANDIN_ARCHIVE="without_encoder") as (discord, process, _):
        await discord.say(mention(ASKED[0]))
        content = shown((await discord.wait_for(SEND)).body["content"])
        assert "9 February 2022" in content
        assert "only the question's words were looked for" in content
        await discord.use(command("ask", question=ASKED[1]))
        content = shown((await discord.wait_for(EDIT)).body["content"])
        assert "質問の言葉だけで探した" in content
        assert discord.to(FOLLOW_UP) == []
        await process.wrote("the encoder failed")
