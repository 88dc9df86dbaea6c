"""What an engine for bulk work does with a short sample, told as JSON by a process of its own (``trial.py``)."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from retrieval.embed import bulk_folder, open_bulk
from retrieval.embed.protocol import Embedder
from retrieval.embed.trial import Engine

_EMBEDDING_S = 0.5
_SENTENCES = (
    "The foreign ministers met in London on Wednesday for twenty minutes and agreed to go on talking.",
    "両外相は国連総会に合わせてニューヨークで会談し、輸出管理をめぐる協議を続けることで一致した。",
    "양국 외교장관은 런던에서 약 20분간 회담하고 강제징용 문제에 대한 협의를 이어 가기로 했다.",
    "Officials said no date was set.",
    "政府は「日程は決まっていない」と説明した。",
    "다음 협의 날짜는 아직 정해지지 않았다고 정부 관계자가 밝혔다.",
)
_TEXTS = tuple(" ".join(_SENTENCES[n] for _ in range(1 + n % 3)) for n in range(len(_SENTENCES))) * 8


def measured(open_engine: Callable[[], Embedder]) -> dict[str, object]:
    """What one engine does with the sample: ``start_s``, ``tokens_per_s`` (the best of some rounds), ``vectors``."""
    texts, started = list(_TEXTS), time.perf_counter()
    embedder = open_engine()
    embedder.embed_passages(texts[: len(_SENTENCES)])  # the first batch takes longer
    ready = time.perf_counter()
    n_tokens = sum(embedder.count_tokens(texts))
    spent: list[float] = []
    while sum(spent) < _EMBEDDING_S:
        begun = time.perf_counter()
        vectors = embedder.embed_passages(texts)
        spent.append(time.perf_counter() - begun)
    sample = vectors[: len(_SENTENCES)].round(5).tolist()
    return {"start_s": ready - started, "tokens_per_s": n_tokens / min(spent), "vectors": sample}


if __name__ == "__main__":
    asked, model, data = sys.argv[1:]
    chosen: Engine = "int8" if asked == "int8" else "transformer"
    made = bulk_folder(chosen, Path(model), Path(data))
    print(json.dumps(measured(lambda: open_bulk(chosen, Path(model), made))))  # noqa: T201 - read by `trial.py`
