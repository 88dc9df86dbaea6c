"""Index of passages: the protocol, and the default implementation in generations on disk."""

from retrieval.index.build import BuildReport, update_generation
from retrieval.index.drafts import IndexHooks
from retrieval.index.manifest import Manifest, current_id
from retrieval.index.opening import open_generation, verify_generation
from retrieval.index.protocol import PassageIndex

__all__ = [
    "BuildReport",
    "IndexHooks",
    "Manifest",
    "PassageIndex",
    "current_id",
    "open_generation",
    "update_generation",
    "verify_generation",
]
