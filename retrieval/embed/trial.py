"""The engine for a very large job with the packaged model: the one that is done first, as tried on this machine.

Both engines are tried once, each in a process of its own, and what came out is remembered beside the models: removing
that file has them tried again. It takes 27 seconds of processor time, most of them for torch and its model, of which
one second embeds. So only jobs of many minutes are worth it; before, the processor's flags decide.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import numpy as np

from retrieval.embed.fingerprint import weights_fingerprint
from retrieval.embed.machine import machine_id
from retrieval.embed.protocol import Vectors

Engine = Literal["int8", "transformer"]
Tried = Mapping[Engine, "Speed"]

# Where the trial takes about a fortieth of the job, by the engine that the flags name: 8 bits do 10,400 tokens a second
# on two processors, sentence-transformers 2,500 to 3,500 (`python -m tests.bench_index`).
TRIAL_FROM_TOKENS: Mapping[Engine, int] = {"int8": 8_000_000, "transformer": 2_000_000}
LEAST_COSINE = 0.99
LEAST_GAIN = 1.3  # what a busy machine alone may make of two engines that are alike
_LONGEST_S = 300  # for one engine, its files made as well; then the flags decide


@dataclass(frozen=True, slots=True)
class Speed:
    """What a job costs: seconds until the engine embeds, tokens a second then, and its least cosine with the other.

    The other is sentence-transformers, whose numbers have more bits.
    """

    start_s: float
    tokens_per_s: float
    cosine: float

    def seconds(self, n_tokens: int) -> float:
        """For a job of so many tokens."""
        return self.start_s + n_tokens / self.tokens_per_s


def engine_for(weights: Path, home: Path, n_tokens: int, *, by_flags: Engine) -> Engine:
    """The engine for a job of ``n_tokens`` tokens, tried now if the job is so large.

    What was tried before serves every later job; ``by_flags`` wherever nothing was, or a trial fails.
    """
    tried = remembered(weights, home)
    if tried is None and n_tokens >= TRIAL_FROM_TOKENS[by_flags] and find_spec("torch"):
        tried = _tried(weights, home)
        if tried:
            _remember(weights, home, tried)
    return chosen(tried, n_tokens, by_flags=by_flags) if tried else by_flags


def chosen(tried: Tried, n_tokens: int, *, by_flags: Engine) -> Engine:
    """The engine that the flags name, unless the other is done in well less time or its own vectors are not good."""
    other: Engine = "transformer" if by_flags == "int8" else "int8"
    own_s, other_s = (tried[engine].seconds(n_tokens) for engine in (by_flags, other))
    if tried[by_flags].cosine < LEAST_COSINE:
        return other
    return other if tried[other].cosine >= LEAST_COSINE and LEAST_GAIN * other_s <= own_s else by_flags


def remembered(weights: Path, home: Path) -> Tried | None:
    """What was tried on this machine with these weights and this software; None when nothing was."""
    try:
        found = json.loads(_memory(weights, home).read_text(encoding="utf-8"))
        if found["machine"] != machine_id():
            return None
        return {"int8": Speed(**found["int8"]), "transformer": Speed(**found["transformer"])}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _remember(weights: Path, home: Path, tried: Tried) -> None:
    """Writes it down; where the disk refuses, the next large job tries again."""
    path = _memory(weights, home)
    speeds: dict[str, object] = {engine: asdict(speed) for engine, speed in tried.items()}
    told = speeds | {"machine": machine_id()}
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".draft")
        draft.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
        draft.replace(path)


def _memory(weights: Path, home: Path) -> Path:
    return home / "models" / f"{weights_fingerprint(weights)}.trial.json"


def _tried(weights: Path, home: Path) -> Tried | None:
    """Both engines, one after the other; None unless both ran."""
    int8, transformer = _run("int8", weights, home), _run("transformer", weights, home)
    if int8 is None or transformer is None:
        return None
    cosine = float((int8[1] * transformer[1]).sum(axis=1).min())
    return {"int8": Speed(*int8[0], cosine), "transformer": Speed(*transformer[0], 1.0)}


def _run(engine: Engine, weights: Path, home: Path) -> tuple[tuple[float, float], Vectors] | None:
    """Seconds to start, tokens a second, and the vectors of the sample; None when the engine cannot be had."""
    command = [sys.executable, "-m", "retrieval.embed.measure", engine, str(weights), str(home)]
    try:
        done = subprocess.run(  # noqa: S603 - a module of this package
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=_LONGEST_S, check=True
        )
        told = json.loads(done.stdout.splitlines()[-1])
        return (told["start_s"], told["tokens_per_s"]), np.array(told["vectors"], np.float32)
    except (OSError, subprocess.SubprocessError, ValueError, LookupError):
        return None
