"""The real command in a process of its own, and the made-up pages that its archives hold."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]

NAGANO = """---
headline: Ministers talk in Nagano
outlet: The Alpine Gazette
published: 2022-03-10
url: https://gazette.example/nagano
---
Foreign Minister Hayashi Yoshimasa met his South Korean counterpart Chung Eui-yong in Nagano on Wednesday.

The two ministers spoke for forty minutes about wartime labor, and agreed that their officials would go on talking.

Chung Eui-yong asked for an early end to the export controls that Japan had put in place three years before.
"""
BUSAN = """---
headline: Officials plan fisheries talks in Busan
outlet: The Harbor Post
published: 2022-04-12
url: https://harbor.example/busan
---
Director-general Funakoshi Takehiro will travel to Busan on 18 April 2022 to meet South Korean officials on fisheries.

Japan and South Korea last held talks on fisheries in Busan six years ago, a South Korean official said on Tuesday.
"""
LINES = [
    {
        "headline": "両国の局長が福岡で協議",
        "outlet": "北の新聞",
        "published": "2022-05-20",
        "language": "ja",
        "url": "https://kita.example/fukuoka",
        "text": "日韓の外務省局長は19日、福岡市で協議し、元徴用工の問題を話し合った。\n\n"
        "協議は一時間続き、双方は早期の解決が必要だとの考えで一致した。",
    },
    {
        "headline": "한일 국장급 협의, 대구에서 열려",
        "outlet": "남쪽일보",
        "published": "2022-06-15",
        "language": "ko",
        "url": "https://nam.example/daegu",
        "text": "한일 외교 당국은 14일 대구에서 국장급 협의를 열고 강제징용 문제를 논의했다.\n\n"
        "양측은 다음 협의를 도쿄에서 열기로 했다고 외교부가 밝혔다.",
    },
]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def object(self) -> Any:
        (found,) = self.objects
        return found

    @property
    def sentence(self) -> str:
        """The one line on standard error with which a command fails."""
        assert self.err.count("\n") == 1, self.err
        assert self.err.startswith("chancery: "), self.err
        return self.err.removeprefix("chancery: ").rstrip("\n")


def environment(home: Path, **changed: str) -> dict[str, str]:
    """The environment of a process with a data folder of its own, without the bundled briefs."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CHANCERY_")}
    fixed = {"CHANCERY_HOME": str(home), "CHANCERY_BUNDLED": "0", "OMP_WAIT_POLICY": "passive", "HF_HUB_OFFLINE": "1"}
    return {**kept, **fixed, **changed}


def chancery(
    home: Path,
    *arguments: str | Path,
    stdin: bytes = b"",
    python: tuple[str, ...] = (),
    before: Callable[[], None] | None = None,
    **changed: str,
) -> Ran:
    """Runs the command as a user does; whatever happens, no traceback may come out."""
    process = subprocess.run(
        [sys.executable, *python, "-m", "retrieval.cli.main", *map(str, arguments)],
        input=stdin, capture_output=True, cwd=ROOT, env=environment(home, **changed), timeout=120, check=False,
        preexec_fn=before,
    )  # fmt: skip
    ran = Ran(process.returncode, process.stdout.decode(), process.stderr.decode())
    assert "Traceback" not in ran.err, ran.err
    return ran


def write_pages(folder: Path) -> Path:
    """A folder with four articles in three files and three languages."""
    folder.mkdir()
    (folder / "nagano.md").write_text(NAGANO, "utf-8")
    (folder / "busan.md").write_text(BUSAN, "utf-8")
    (folder / "lines.jsonl").write_text("".join(json.dumps(x, ensure_ascii=False) + "\n" for x in LINES), "utf-8")
    return folder
