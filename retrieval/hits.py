"""What a search gives: the hits in order, how each stage of it went, and how the question was read."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from retrieval.coverage import Candidate
from retrieval.types import PartScore, Passage
from retrieval.understand import Reading


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its fused score in [0, 1], the features behind it, and its best sentence's ordinal.

    ``fits``: how well each of its sentences fits, comparable within it; empty where that was not judged. ``names_day``:
    the best sentence is the one that names the day asked for.
    """

    candidate: Candidate
    score: float
    features: Mapping[str, float]
    best: int
    parts: Mapping[str, PartScore]
    fits: tuple[float, ...] = ()
    names_day: bool = False

    @property
    def passage(self) -> Passage:
        """The passage itself."""
        return self.candidate.passage

    @property
    def near(self) -> range:
        """Ordinals of the best sentence and of its neighbors in the passage."""
        return range(max(0, self.best - 1), min(len(self.passage.sentences), self.best + 2))


@dataclass(frozen=True, slots=True)
class Stage:
    """One retrieval stage for ``--explain``: its name, how many candidates came out, and its milliseconds."""

    name: str
    n_candidates: int
    ms: float


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The reading of a question, its hits in order, every stage, and the weight of each concept.

    ``query_vector`` is ``None`` when the encoder failed and only words were looked for. ``background``: mean cosine of
    the question with all passages of the archive. ``article``: the passages of the first hit's article, in order.
    """

    reading: Reading
    ranked: tuple[Ranked, ...]
    stages: tuple[Stage, ...]
    concept_weights: Mapping[str, float]
    query_vector: NDArray[np.float32] | None
    n_selected: int
    background: float = 0.0
    article: tuple[Passage, ...] = ()

    @property
    def timings_ms(self) -> dict[str, float]:
        """Milliseconds by stage."""
        return {s.name: round(s.ms, 3) for s in self.stages}


class Clock:
    """Times stages; one that runs beside another counts in full, so their sum may exceed the time that went by."""

    def __init__(self) -> None:
        self.stages: list[Stage] = []

    def stage(self, name: str) -> _Timed:
        """What times the stage of that name, as a context."""
        return _Timed(self, name)


class _Timed:
    """Times one stage; called with how many candidates come out of it. A generator would take thrice as long."""

    __slots__ = ("_clock", "_n", "_name", "_started")

    def __init__(self, clock: Clock, name: str) -> None:
        self._clock, self._name, self._n = clock, name, 0

    def __call__(self, n: int) -> None:
        self._n = n

    def __enter__(self) -> Self:
        self._started = time.perf_counter()
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if error is None:
            self._clock.stages.append(Stage(self._name, self._n, (time.perf_counter() - self._started) * 1e3))
