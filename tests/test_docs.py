"""README says what is true: settings, commands, options, exit codes, links and examples are those of the code."""

from __future__ import annotations

import ast
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from bot.__main__ import _options
from bot.config import BotSettings
from bot.errors import StartupError, exit_code_of
from corpus.briefs import brief_files, bundled_folder
from corpus.errors import CorpusError
from retrieval.cli.main import chancery
from retrieval.errors import EncoderUnavailable, IndexMismatch, NoIndex

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [
    ROOT / "README.md",
    ROOT / "docs" / "milvus.md",
    ROOT / "docs" / "peers.md",
    ROOT / "docs" / "performance.md",
    ROOT / "corpus" / "README.md",
    ROOT / "tests" / "retrieval" / "gold" / "README.md",
]
VARIABLE = re.compile(r"(?:CHANCERY|DISCORD)_[A-Z_]+")


def variables_read() -> set[str]:
    """Names of environment variables that stand as a text of their own in the three packages."""
    found: set[str] = set()
    for package in ("corpus", "retrieval", "bot"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and VARIABLE.fullmatch(node.value):
                    found.add(node.value)
    return found


def settings_table() -> dict[str, str]:
    """Variable -> default, as the table has it."""
    return dict(re.findall(r"^\| `([A-Z_]+)` \| (.+?) \|", README, flags=re.MULTILINE))


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command below ``group`` with its path; groups too."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


COMMANDS = dict(commands(chancery))
LEAVES = [path for path, command in COMMANDS.items() if not isinstance(command, click.Group)]


def shell_lines() -> list[str]:
    """Every line of the shell blocks, and every command in the running text."""
    blocks = re.findall(r"^ *```sh\n(.*?)^ *```", README, flags=re.MULTILINE | re.DOTALL)
    inline = re.findall(r"`([^`\n]+)`", re.sub(r"^ *```.*?^ *```", "", README, flags=re.MULTILINE | re.DOTALL))
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()] + inline


def calls_of(program: str) -> list[list[str]]:
    """The arguments of every call of ``program`` among the shell lines, one call a pipe's part."""
    calls = []
    for line in shell_lines():
        for part in line.split(" #")[0].split("|"):
            words = part if program not in part else shlex.split(part)
            if program in words:
                calls.append(list(words[words.index(program) + 1 :]))
    return calls


CHANCERY_CALLS = [call for call in calls_of("chancery") if call and "…" not in call[-1] and "FILE…" not in call]


def test_every_variable_that_is_read_stands_in_the_table_and_no_other() -> None:
    assert set(settings_table()) == variables_read()


def test_defaults_in_the_table_are_those_of_the_code(tmp_path: Path) -> None:
    settings = BotSettings.from_env({"CHANCERY_HOME": str(tmp_path)})
    told = settings_table()
    for name in (
        "workers",
        "max_waiting",
        "answer_timeout_s",
        "refresh_s",
        "shutdown_s",
        "user_per_minute",
        "server_per_minute",
    ):
        assert float(told[f"CHANCERY_{name.upper()}"].strip("`")) == getattr(settings, name)
    running = settings.running
    assert told["CHANCERY_BACKOFF_S"] == f"`{running.backoff_s:g}`"
    assert told["CHANCERY_LOG_FORMAT"] == f"`{running.log_format}`"
    assert told["CHANCERY_HTTP_HOST"] == f"`{running.http_host}`"
    assert (told["CHANCERY_SHARDS"], running.shards) == ("`auto`", None)
    assert (told["CHANCERY_SHARD_IDS"], running.shard_ids) == ("–", ())
    assert (told["CHANCERY_HTTP_PORT"], running.http_port) == ("–", None)
    assert (told["CHANCERY_MESSAGE_CONTENT"], running.message_content) == ("`0`", False)
    assert (told["CHANCERY_LOG_QUESTIONS"], running.log_questions) == ("`0`", False)
    assert told["CHANCERY_LOG_LEVEL"] == f"`{settings.log_level}`"
    assert told["CHANCERY_MODEL"] == f"`{settings.retrieval.model}`"
    assert told["CHANCERY_BUNDLED"] == "`1`"
    assert (told["CHANCERY_INDEX"], settings.retrieval.milvus) == ("`local`", None)
    assert settings.retrieval.bundled


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_and_option_says_what_it_does(path: tuple[str, ...]) -> None:
    command = COMMANDS[path]
    assert command.help
    mute = [p.name for p in command.params if isinstance(p, click.Option) and not p.help]
    assert mute == []


@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_every_command_is_named(path: tuple[str, ...]) -> None:
    assert f"chancery {' '.join(path)}" in README


@pytest.mark.parametrize("call", CHANCERY_CALLS, ids=" ".join)
def test_every_example_is_understood(call: list[str]) -> None:
    command: click.Command = chancery
    context = click.Context(chancery)
    words = list(call)
    while isinstance(command, click.Group):
        assert words, f"`chancery {' '.join(call)}` ends before the command"
        found = command.get_command(context, words.pop(0))
        assert found is not None, f"`chancery {' '.join(call)}` names no command"
        command, context = found, click.Context(found)
    given, left, _ = command.make_parser(context).parse_args(words)
    assert left == []
    for param in command.params:
        # The files of examples need not exist; every other value must be one that the option takes.
        if isinstance(param, click.Option) and param.name in given and not isinstance(param.type, click.Path):
            param.type_cast_value(context, given[param.name])


def test_examples_were_found() -> None:
    assert len(CHANCERY_CALLS) > 15
    assert ["index", "build"] in CHANCERY_CALLS


def test_files_of_this_project_in_examples_exist() -> None:
    named = {word for call in CHANCERY_CALLS for word in call if word.startswith("tests/")}
    assert named
    assert [word for word in named if not (ROOT / word).is_file()] == []


def test_options_of_the_bot_exist() -> None:
    calls = [line.split("-m bot", 1)[1] for line in shell_lines() if "python -m bot" in line]
    assert any("--dry-run" in call for call in calls)
    for call in calls:
        _options(shlex.split(call))


def test_targets_of_make_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    named = {word for line in shell_lines() for word in re.findall(r"\bmake ([a-z]+)", line)}
    assert {"run", "test"} <= named <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_within_the_project_resolve(page: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    near = [link.split("#")[0] for link in links if "://" not in link]
    assert [link for link in near if not (page.parent / link).exists()] == []


def test_the_invitation_asks_for_what_the_bot_needs() -> None:
    from bot.client import PERMISSIONS

    link = re.search(r"client_id=APPLICATION_ID&scope=(\S+?)&permissions=(\d+)", README)
    assert link is not None
    assert link[1] == "bot+applications.commands"
    assert int(link[2]) == PERMISSIONS.value


def test_exit_codes_of_the_bot_are_all_there() -> None:
    told = {int(code) for code in re.findall(r"^\|[^|]*\|[^|]*\| (\d+) \|", README, flags=re.MULTILINE)}
    kinds = StartupError.__subclasses__()
    foreign = (
        NoIndex("there"),
        IndexMismatch("it", found=1, expected=2),
        EncoderUnavailable("m", "p"),
        CorpusError(""),
    )
    assert told == {0, 1} | {kind.exit_code for kind in kinds} | {exit_code_of(error) for error in foreign}


def test_slash_commands_are_named() -> None:
    names = tomllib.loads((ROOT / "bot" / "data" / "commands.toml").read_text(encoding="utf-8"))
    on_messages = {name for name, entry in names.items() if "description" not in entry["en"]}
    assert [name for name in names.keys() - on_messages if f"`/{name}`" not in README] == []
    assert [names[name]["en"]["name"] for name in on_messages if f"**{names[name]['en']['name']}**" not in README] == []


def test_the_number_of_briefs_is_right() -> None:
    assert f"{len(brief_files(bundled_folder()))} short briefs" in README


def test_it_opens_with_an_answer_whose_excerpt_is_verbatim() -> None:
    sample = re.search(r"^\$ chancery ask.*?^```", README, flags=re.MULTILINE | re.DOTALL)
    assert sample is not None
    excerpt = re.search(r"^\[1\] .*\n {4}(\S.*)\n((?: {4}(?!after )\S.*\n)+)", sample[0], flags=re.MULTILINE)
    assert excerpt is not None
    headline, words = excerpt[1], " ".join(excerpt[2].split())
    assert any(headline in path.read_text(encoding="utf-8") for path in brief_files(bundled_folder()))
    assert len(words) > 50
    briefs = (" ".join(path.read_text(encoding="utf-8").split()) for path in brief_files(bundled_folder()))
    assert any(words in brief for brief in briefs)
