"""Names and descriptions of commands in the user's language, from ``bot/data/commands.toml``, and of choices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import discord
from discord import app_commands

from bot.command_names import choice_text
from retrieval.types import Language
from retrieval.words import data_file

# Users with en-US would otherwise be shown the en-GB text, so both are stated.
_LANGUAGE_OF: Mapping[discord.Locale, Language] = {
    discord.Locale.american_english: "en",
    discord.Locale.british_english: "en",
    discord.Locale.japanese: "ja",
    discord.Locale.korean: "ko",
}


def named(command: str, option: str | None = None) -> app_commands.locale_str:
    """The English name of a command or of one of its options, which the translator finds again."""
    return app_commands.locale_str(_entry(command, option)["en"]["name"], command=command, option=option, part="name")


def described(command: str, option: str | None = None) -> app_commands.locale_str:
    """The English description of a command or of one of its options, which the translator finds again."""
    text = _entry(command, option)["en"]["description"]
    return app_commands.locale_str(text, command=command, option=option, part="description")


def one_of(option: str, values: Sequence[str]) -> list[app_commands.Choice[str]]:
    """The choices of an option, named in English, whose names the translator finds again."""
    return [
        app_commands.Choice(
            name=app_commands.locale_str(choice_text(option, value, "en"), option=option, choice=value), value=value
        )
        for value in values
    ]


class CommandTranslator(app_commands.Translator):
    """Looks every name and description up in the data file; ``None`` for a language that it does not hold."""

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        """The text of ``string`` for ``locale``."""
        language = _LANGUAGE_OF.get(locale)
        if language is None:
            return None
        if "choice" in string.extras:
            return choice_text(string.extras["option"], string.extras["choice"], language)
        if "command" not in string.extras:
            return None
        text: str = _entry(string.extras["command"], string.extras["option"])[language][string.extras["part"]]
        return text


def _entry(command: str, option: str | None) -> Mapping[str, Any]:
    entry: Mapping[str, Any] = data_file("bot", "commands.toml")[command]
    return entry if option is None else entry["options"][option]
