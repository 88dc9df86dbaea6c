"""A data folder without a model, whose index is pushed."""

from __future__ import annotations

from pathlib import Path

from corpus.store import Store
from corpus.types import Article
from retrieval.config import RetrievalSettings
from retrieval.index import IndexHooks, PassageIndex, open_generation, update_generation
from retrieval.milvus.index import MilvusIndex, open_milvus
from retrieval.milvus.push import PushReport, push
from retrieval.milvus.server import Server
from retrieval.milvus.state import read_state
from tests.fakes import FakeEmbedder, FakeStore, fake_article

CITIES = ("Paris", "Osaka", "Busan", "Geneva", "Lima", "Cairo")


def article(n: int) -> Article:
    """An article of two paragraphs about a city."""
    city = CITIES[n % len(CITIES)]
    text = f"The envoys met in {city} for round {n}. They spoke about fish for {n + 1} hours."
    return fake_article(f"{text}\n\nNothing was signed in {city}.", key=f"file{n}", headline=f"Round {n} in {city}")


class Writer:
    """A store in memory, its index on disk, and beside it a store file of the same revision."""

    def __init__(
        self, home: Path, server: Server, articles: list[Article], embedder: FakeEmbedder | None = None
    ) -> None:
        self.settings = RetrievalSettings(home=home, milvus=server.address)
        self.server, self.store, self.embedder = server, FakeStore(articles), embedder or FakeEmbedder()

    def build(self, *, full: bool = False, hooks: IndexHooks | None = None) -> str:
        """Builds the index; its id."""
        report = update_generation(self.store, lambda n: self.embedder, self.settings, hooks=hooks, full=full)
        with Store.open(self.settings.store_path) as store, store.connection.change() as db:
            db.execute("UPDATE meta SET value = ? WHERE key = 'revision'", (str(self.store.revision),))
        return report.index_id

    def push(self) -> PushReport:
        """Pushes what was built last."""
        return push(self.settings, self.server)

    def local(self) -> PassageIndex:
        """The index on disk."""
        return open_generation(self.settings, self.store, fingerprint=self.embedder.fingerprint)

    def shared(self) -> MilvusIndex:
        """The index on the server."""
        return open_milvus(self.server, read_state(self.server))


def texts(index: PassageIndex) -> list[str]:
    """The text of every passage, in the order of rows."""
    return [passage.text for passage in index.passages(range(index.n_passages))]
