from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from retrieval.cli.main import chancery
from retrieval.errors import RemoteIndexAway, SettingUnusable
from retrieval.milvus.server import Server
from tests.milvus import LiteServer, free_port
from tests.retrieval.milvus.writer import Writer, article

TOKEN = "root:very-secret"


@pytest.fixture
def writer(lite: LiteServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Writer]:
    """Three articles, built, by the model that questions are embedded with; the environment names both."""
    made = Writer(tmp_path / "home", Server(lite.address("commands")), [article(n) for n in range(3)])
    for module in ("retrieval.source", "retrieval.index.opening"):
        monkeypatch.setattr(f"{module}.model_fingerprint", lambda settings: made.embedder.fingerprint)
    made.build()
    monkeypatch.setenv("CHANCERY_HOME", str(made.settings.home))
    monkeypatch.setenv("CHANCERY_INDEX", str(made.server.address))
    monkeypatch.setenv("CHANCERY_INDEX_TOKEN", TOKEN)
    yield made
    made.server.close()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(chancery, arguments, catch_exceptions=True)


def findings() -> dict[str, tuple[bool, str]]:
    """What the doctor says, by name."""
    ran = run("doctor", "--json")
    found = [json.loads(line) for line in ran.output.splitlines()]
    return {each["name"]: (each["ok"], each["text"]) for each in found}


def test_push_doctor_and_pull(writer: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert findings()["shared index"] == (
        False, f"no index found in {writer.server.address}; run `chancery index push` to make one",
    )  # fmt: skip
    pushed = run("index", "push", "--json")
    done = json.loads(pushed.stdout.splitlines()[-1])
    assert (done["changed"], done["n_rows_sent"]) == (True, 3)
    assert "live already" in run("index", "push").stdout
    index_id = writer.local().index_id
    ok, text = findings()["shared index"]
    assert ok
    assert text.startswith(f"{writer.server.address} (Milvus milvus_lite-")
    assert f"): {index_id}, 3 passages, pushed " in text

    monkeypatch.setenv("CHANCERY_HOME", str(tmp_path / "replica"))
    assert f"{index_id} is live in {tmp_path / 'replica'} with 3 passages" in run("index", "pull").stdout
    assert "already" in run("index", "pull").stdout
    assert all(ok for name, (ok, _) in findings().items() if "index" in name)


def test_the_doctor_tells_that_the_server_is_away_and_nobody_the_token(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"milvus://127.0.0.1:{free_port()}/x"
    monkeypatch.setenv("CHANCERY_INDEX", address)
    ok, text = findings()["shared index"]
    assert not ok
    assert text.startswith(f"the index at {address} cannot be reached (")
    assert findings()["local index"][0]
    ran = run("index", "push")
    assert isinstance(ran.exception, RemoteIndexAway)
    assert TOKEN not in f"{text} {ran.exception} {ran.output}"


@pytest.mark.parametrize("command", ["push", "pull"])
def test_without_an_address_there_is_nowhere_to_go(monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.delenv("CHANCERY_INDEX", raising=False)
    assert isinstance(run("index", command).exception, SettingUnusable)
