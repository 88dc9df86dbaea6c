from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.config import RetrievalSettings
from retrieval.errors import SettingUnusable
from retrieval.milvus.address import MilvusAddress

TOKEN = "root:very-secret"


@pytest.mark.parametrize(
    ("text", "uri", "collection"),
    [
        ("milvus://db.example:19531/briefs", "http://db.example:19531", "briefs"),
        ("milvus://db.example/briefs", "http://db.example:19530", "briefs"),
        ("milvus+tls://db.example:443/b_2", "https://db.example:443", "b_2"),
        ("milvus://db.example:443/b?tls=1", "https://db.example:443", "b"),
        ("milvus://[::1]:19530/b?tls=0", "http://[::1]:19530", "b"),
    ],
)
def test_addresses_are_read(text: str, uri: str, collection: str) -> None:
    address = MilvusAddress.parse(text, TOKEN)
    assert address is not None
    assert (address.uri, address.collection, address.token) == (uri, collection, TOKEN)
    assert TOKEN not in f"{address} {address!r}"


@pytest.mark.parametrize("text", ["", "local"])
def test_the_local_index_is_the_default(text: str) -> None:
    assert MilvusAddress.parse(text) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("milvus://db.example:19530", "a collection after the port"),
        ("milvus://db.example:19530/9b", "no digit first"),
        ("milvus://db.example:19530/a/b", "a collection after the port"),
        ("http://db.example:19530/b", "milvus://HOST:PORT/COLLECTION"),
        ("milvus:///b", "milvus://HOST:PORT/COLLECTION"),
        ("milvus://db.example:no/b", "milvus://HOST:PORT/COLLECTION"),
        ("milvus://db.example/b?tls=maybe", "milvus://HOST:PORT/COLLECTION"),
        ("milvus://db.example/b?token=x", "milvus://HOST:PORT/COLLECTION"),
        ("milvus://root:very-secret@db.example/b", "CHANCERY_INDEX_TOKEN"),
    ],
)
def test_what_is_no_address_is_said_in_one_sentence(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(SettingUnusable) as refused:
        RetrievalSettings.from_env({"CHANCERY_HOME": str(tmp_path), "CHANCERY_INDEX": text})
    assert str(refused.value).startswith("CHANCERY_INDEX is ")
    assert says in str(refused.value)
    assert "very-secret" not in str(refused.value)


def test_the_token_has_a_variable_of_its_own(tmp_path: Path) -> None:
    given = {"CHANCERY_INDEX": "milvus://db.example/b", "CHANCERY_INDEX_TOKEN": TOKEN}
    settings = RetrievalSettings.from_env({"CHANCERY_HOME": str(tmp_path), **given})
    assert settings.milvus is not None
    assert settings.milvus.token == TOKEN
    assert TOKEN not in repr(settings)
