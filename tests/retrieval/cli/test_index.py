from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.store import Store
from corpus.types import SourceRef
from tests.fakes import fake_article
from tests.retrieval.cli.running import chancery

pytestmark = [pytest.mark.e2e, pytest.mark.model]


def live_file(home: Path, name: str) -> Path:
    """A file of the live generation."""
    return home / "index" / (home / "index" / "CURRENT").read_text().split()[0] / name


def test_a_build_with_nothing_new_is_quick_and_says_nothing_when_so_asked(archive: Path) -> None:
    quiet = chancery(archive, "index", "build", "--if-needed")
    assert (quiet.code, quiet.out, quiet.err) == (0, "", "")
    told = chancery(archive, "index", "build", "--json").object
    assert told["synced"] == {"n_added": 0, "n_updated": 0, "n_removed": 0, "problems": []}
    assert (told["built"]["changed"], told["built"]["n_embedded"], told["built"]["n_articles"]) == (False, 0, 4)
    assert told["built"]["seconds"] < 1
    assert "up to date: 4 articles" in chancery(archive, "index", "build").out


def test_info_and_verify_describe_the_same_generation(archive: Path) -> None:
    info = chancery(archive, "index", "info", "--json").object
    verified = chancery(archive, "index", "verify", "--json").object
    assert info["index_id"] == verified["index_id"]
    assert (info["n_articles"], info["dim"], verified["ok"]) == (4, 384, True)
    assert verified["n_files"] == len(info["files"])
    assert info["index_id"] in chancery(archive, "index", "info").out
    assert "every checksum right" in chancery(archive, "index", "verify").out


def test_an_altered_file_is_found_by_every_reader_and_mended_by_a_build(own: Path) -> None:
    path = live_file(own, "part-000000000/vectors.faiss")
    raw = bytearray(path.read_bytes())
    raw[100] ^= 1
    path.write_bytes(raw)
    for command in (["index", "verify"], ["ask", "Who met in Nagano?"], ["search", "Nagano"]):
        ran = chancery(own, *command)
        assert (ran.code, ran.out) == (1, "")
        assert "the SHA-256 of gen-000001/part-000000000/vectors.faiss is" in ran.sentence
        assert "run `chancery index build`" in ran.sentence
    assert chancery(own, "doctor").code == 1
    assert chancery(own, "index", "build").code == 0
    assert chancery(own, "index", "verify").code == 0


def test_a_missing_file_and_a_garbled_pointer_are_said(own: Path) -> None:
    live_file(own, "part-000000000/sentences.f16").unlink()
    assert "sentences.f16 is absent" in chancery(own, "index", "verify").sentence
    (own / "index" / "CURRENT").write_text("gen-000009 0123")
    assert "gen-000009" in chancery(own, "ask", "Who met in Nagano?").sentence


def test_bundled_briefs_in_the_store_are_passed_by_while_the_switch_is_off(own: Path) -> None:
    source = SourceRef(
        n=1,
        outlet="Foreign Office",
        headline="Talks",
        url="https://x.example",
        published=None,
        side="jp",
        language="en",
    )
    brief = fake_article(
        "Foreign Minister Hayashi Yoshimasa met Chung Eui-yong in Nagano before.",
        key="brief",
        brief=True,
        published=None,
    )
    with Store.open(own / "store.sqlite") as store:
        store.put(replace(brief, brief_id="2022-03-09-nagano", sources=(source,)))
    assert chancery(own, "index", "build", "--json").object["built"]["n_articles"] == 5
    assert len(chancery(own, "articles", "--json").objects) == 4
    seen = {
        switch: {
            h["article_id"] for h in chancery(own, "search", "Nagano", "--json", CHANCERY_BUNDLED=switch).object["hits"]
        }
        for switch in ("0", "1")
    }
    assert brief.id not in seen["0"]
    assert brief.id in seen["1"]
    assert seen["0"] == seen["1"] - {brief.id}
    answered = chancery(own, "ask", "Who met in Nagano?", "--json").object
    assert answered["coverage"] == {
        "n_articles": 4, "n_briefs": 0, "n_passages": 4, "earliest_on": "2022-03-10", "latest_on": "2022-06-15",
    }  # fmt: skip
    assert not chancery(own, "index", "build", "--json").object["built"]["changed"]
