"""The command tree: names, languages, places, and a digest that changes only with them."""

from pathlib import Path
from unittest.mock import AsyncMock

import discord
import pytest
from discord import app_commands

from bot.client import ChanceryClient, intents
from bot.commands.sync import sync_if_changed, tree_digest
from bot.config import BotSettings
from bot.executor import Executor
from bot.handlers import AskOptions, Handlers
from bot.translator import CommandTranslator
from retrieval.words import data_file
from tests.bot.fakes import FakeBackend


@pytest.fixture
async def client(tmp_path: Path) -> ChanceryClient:
    settings = BotSettings.from_env({"CHANCERY_HOME": str(tmp_path)})
    made = ChanceryClient(
        settings=settings, handlers=Handlers(FakeBackend(), Executor(workers=1, max_waiting=4, timeout_s=5.0))
    )
    await made.tree.set_translator(CommandTranslator())
    return made


def test_no_privileged_intent_is_asked_for() -> None:
    wanted = intents()
    assert not (wanted.members or wanted.presences or wanted.message_content)
    assert wanted.guilds and wanted.guild_messages and wanted.dm_messages
    assert intents(message_content=True).message_content


async def test_the_client_mentions_nobody_by_default(client: ChanceryClient) -> None:
    assert client.allowed_mentions is not None
    assert client.allowed_mentions.to_dict() == {"parse": []}


async def test_every_command_and_option_stands_in_the_data_file_and_the_other_way_round(client: ChanceryClient) -> None:
    data = data_file("bot", "commands.toml")
    on_messages = client.tree.get_commands(type=discord.AppCommandType.message)
    assert [command.name for command in on_messages] == ["Find sources"] == [data["find_sources"]["en"]["name"]]
    commands = {command.qualified_name: command for command in client.tree.walk_commands()}
    assert {*commands, "find_sources"} == data.keys()
    for name, command in commands.items():
        if isinstance(command, app_commands.Group):
            continue
        assert isinstance(command, app_commands.Command)
        assert {parameter.display_name for parameter in command.parameters} == set(data[name].get("options", {}))
    assert set(data["ask"]["options"]) == {"question", "private", "thread", *AskOptions.__dataclass_fields__}


async def test_names_and_descriptions_are_unique_and_stated_for_every_language(client: ChanceryClient) -> None:
    for language in ("en", "ja", "ko"):
        entries = data_file("bot", "commands.toml").items()
        names = [" ".join([*key.split()[:-1], entry[language]["name"]]) for key, entry in entries]
        assert len(set(names)) == len(names)
        for entry in data_file("bot", "commands.toml").values():
            options = [option[language]["name"] for option in entry.get("options", {}).values()]
            assert len(set(options)) == len(options)


async def test_kinds_and_statuses_are_offered_in_every_language(client: ChanceryClient) -> None:
    translator = CommandTranslator()
    payload = await client.tree.get_command("meetings").get_translated_payload(client.tree, translator)  # type: ignore[union-attr]
    options = {option["name"]: option for option in payload["options"]}
    assert [choice["value"] for choice in options["status"]["choices"]] == ["held", "planned", "not-held", "proposed"]
    assert len(options["kind"]["choices"]) == 9
    for option in ("kind", "status"):
        for language in ("en-US", "ja", "ko"):
            names = [choice["name_localizations"][language] for choice in options[option]["choices"]]
            assert len(set(names)) == len(names)
            assert all(1 <= len(name) <= 100 for name in names)


async def test_every_command_states_where_it_works_and_how_it_is_installed(client: ChanceryClient) -> None:
    payloads = {command.name: command.to_dict(client.tree) for command in client.tree.get_commands()}
    assert len(payloads) == 10
    # What looks after a server works in servers alone, where the bot is a member.
    looks_after = payloads.pop("chancery")
    assert (looks_after["contexts"], looks_after["integration_types"]) == ([0], [0])
    # Servers, direct messages with the bot, other private channels; installed by a server or by a user.
    for each in payloads.values():
        assert (each["contexts"], each["integration_types"]) == ([0, 1, 2], [0, 1])


async def test_the_message_command_is_named_in_every_language(client: ChanceryClient) -> None:
    (command,) = client.tree.get_commands(type=discord.AppCommandType.message)
    payload = await command.get_translated_payload(client.tree, CommandTranslator())
    names = payload["name_localizations"]
    assert (names["en-US"], names["ja"], names["ko"]) == ("Find sources", "出典を探す", "출처 찾기")


async def test_the_digest_is_the_same_twice_and_differs_by_application(client: ChanceryClient) -> None:
    assert await tree_digest(client.tree, 1) == await tree_digest(client.tree, 1)
    assert await tree_digest(client.tree, 1) != await tree_digest(client.tree, 2)


async def test_commands_are_told_once_and_again_after_a_change(client: ChanceryClient, tmp_path: Path) -> None:
    client.tree.sync = AsyncMock()  # type: ignore[method-assign]
    path = tmp_path / "digest"
    assert await sync_if_changed(client.tree, path, 1)
    assert not await sync_if_changed(client.tree, path, 1)
    client.tree.remove_command("help")
    assert await sync_if_changed(client.tree, path, 1)
    assert client.tree.sync.await_count == 2


async def test_a_refusal_is_tried_again_at_the_next_start(client: ChanceryClient, tmp_path: Path) -> None:
    client.tree.sync = AsyncMock(side_effect=discord.DiscordException)  # type: ignore[method-assign]
    with pytest.raises(discord.DiscordException):
        await sync_if_changed(client.tree, tmp_path / "digest", 1)
    client.tree.sync = AsyncMock(side_effect=app_commands.MissingApplicationID)  # type: ignore[method-assign]
    assert not await sync_if_changed(client.tree, tmp_path / "digest", 1)
    assert not (tmp_path / "digest").exists()


async def test_the_invitation_asks_for_the_least(client: ChanceryClient) -> None:
    client._connection.application_id = 42
    link = client.invite_link()
    assert "client_id=42" in link
    wanted = (1 << 10) | (1 << 11) | (1 << 14) | (1 << 15) | (1 << 16) | (1 << 35) | (1 << 38)
    assert f"permissions={wanted}" in link
    assert "scope=bot+applications.commands" in link
