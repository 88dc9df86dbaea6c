"""The collections of a shared index. ``NAME`` is the collection that ``CHANCERY_INDEX`` names.

==================  =====================================================================================
``NAME``             one row, ``state``: which generation is live and where its rows are (``state.py``)
``NAME_files``       files of the generation and of the store, in pieces (``files.py``)
``NAME_rows_N``      passages with their vectors, words and what filters look at; N: the push that made it
==================  =====================================================================================

A passage is visible to the generations from ``since`` to before ``until``, so that one generation is read while the
next is being pushed, and a push uploads only what is new. ``happened`` and ``happened_above`` are those of
``index/days.py``; days are proleptic ordinals, 0 for an undated article.
"""

from __future__ import annotations

from retrieval.milvus.server import BULK_S, Server, sdk

TEXT_BYTES = 65_535  # of a VARCHAR at most
FOREVER = 2**62
WORD_FIELDS = ("body", "context")
_ARRAY_ITEMS = 4_096  # of an ARRAY at most
_SENTENCES = 1_024
# As tantivy has them; see retrieval/lexical.py.
_BM25 = {"bm25_k1": 1.2, "bm25_b": 0.75}
_GRAPH = {"M": 32, "efConstruction": 256}


def make_rows(server: Server, name: str, dim: int) -> None:
    """Makes the collection ``name`` for passages with vectors of ``dim`` numbers, unless it is there; loads it."""
    pymilvus = sdk()
    kinds, client = pymilvus.DataType, pymilvus.MilvusClient
    schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
    schema.add_field("serial", kinds.INT64, is_primary=True)
    for field in ("since", "until", "ordinal", "published_from", "published_to"):
        schema.add_field(field, kinds.INT64)
    schema.add_field("digest", kinds.VARCHAR, max_length=64)
    schema.add_field("article_id", kinds.VARCHAR, max_length=256)
    schema.add_field("language", kinds.VARCHAR, max_length=16)
    schema.add_field("bundled", kinds.BOOL)
    for field in ("happened", "happened_above", "outlets"):
        schema.add_field(field, kinds.ARRAY, element_type=kinds.INT64, max_capacity=_ARRAY_ITEMS)
    schema.add_field("passage", kinds.VARCHAR, max_length=TEXT_BYTES)
    schema.add_field(
        "sentences", kinds.ARRAY, element_type=kinds.VARCHAR, max_capacity=_SENTENCES, max_length=TEXT_BYTES
    )
    schema.add_field("vector", kinds.FLOAT_VECTOR, dim=dim)
    for field in WORD_FIELDS:
        words = {"enable_analyzer": True, "enable_match": True, "analyzer_params": {"tokenizer": "standard"}}
        schema.add_field(field, kinds.VARCHAR, max_length=TEXT_BYTES, **words)
        schema.add_field(f"{field}_bm25", kinds.SPARSE_FLOAT_VECTOR)
        bm25 = pymilvus.Function(
            name=f"{field}_bm25",
            function_type=pymilvus.FunctionType.BM25,
            input_field_names=[field],
            output_field_names=[f"{field}_bm25"],
        )
        schema.add_function(bm25)
    indexes = client.prepare_index_params()
    indexes.add_index("vector", index_type="HNSW", metric_type="IP", params=_GRAPH)
    for field in WORD_FIELDS:
        indexes.add_index(f"{field}_bm25", index_type="SPARSE_INVERTED_INDEX", metric_type="BM25", params=_BM25)
    for field in ("article_id", "published_from", "published_to"):
        indexes.add_index(field, index_type="INVERTED")
    _make(server, name, schema, indexes, consistency="Bounded")


def make_texts(server: Server, name: str) -> None:
    """Makes the collection ``name`` of texts by their key, unless it is there; loads it."""
    kinds, client = sdk().DataType, sdk().MilvusClient
    schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
    schema.add_field("key", kinds.VARCHAR, is_primary=True, max_length=64)
    schema.add_field("text", kinds.VARCHAR, max_length=TEXT_BYTES)
    schema.add_field("none", kinds.FLOAT_VECTOR, dim=2)  # Milvus wants a vector in every collection
    indexes = client.prepare_index_params()
    indexes.add_index("none", index_type="FLAT", metric_type="IP")
    _make(server, name, schema, indexes, consistency="Strong")


def put_texts(server: Server, name: str, texts: dict[str, str]) -> None:
    """Stores the texts under their keys in the collection ``name``, over what is there."""
    rows = [{"key": key, "text": text, "none": [0.0, 0.0]} for key, text in texts.items()]
    if rows:
        server.call("upsert", name, rows, timeout=BULK_S)


def _make(server: Server, name: str, schema: object, indexes: object, *, consistency: str) -> None:
    """Makes what is missing of the collection, and has Milvus load it."""
    if not server.call("has_collection", name):
        server.call("create_collection", name, timeout=BULK_S, schema=schema, consistency_level=consistency)
    if not server.call("list_indexes", name):
        server.call("create_index", name, indexes, timeout=BULK_S, sync=False)  # or pymilvus waits half a second each
    server.call("load_collection", name, timeout=BULK_S)
