"""What commands and their options are called in each language, as Discord shows them, and back to their own names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.i18n import word
from bot.service_words import say
from retrieval.types import Language
from retrieval.words import data_file
from retrieval.words import word as answer_word


def shown_command(command: str, language: Language) -> str:
    """What Discord shows for ``/command`` in ``language``, without the stroke; ``command`` where it has no names."""
    entry = _commands().get(command)
    return str(entry[language]["name"]) if entry else command


def shown_option(option: str, language: Language) -> str:
    """What Discord shows for an option in ``language``; ``option`` where it has no names.

    Options of several commands that are called alike in English are so in the other languages too.
    """
    found = (entry["options"][option] for entry in _commands().values() if option in entry.get("options", {}))
    return next((str(entry[language]["name"]) for entry in found), option)


def choice_text(option: str, value: str, language: Language) -> str:
    """What a choice is called: kinds and statuses as in answers, but for the kind that is none of the others."""
    if option.startswith("setting_"):
        return say(language, f"choice_{value}")
    if (option, value) == ("kind", "other"):
        return word(language, "choice_kind_other")
    return answer_word(language, f"kind_{value}") if option == "kind" else word(language, f"listed_{value}")


def command_called(typed: str) -> str:
    """The command that goes by that name in any language; ``typed`` itself when none does."""
    wanted = typed.casefold()
    called = (name for name, entry in _commands().items() if wanted in set(_names(entry)))
    return next(called, wanted)


def options_called(command: str) -> dict[str, str]:
    """The options of ``command``, by what they are called in any language."""
    options: Mapping[str, Any] = _commands().get(command, {}).get("options", {})
    return {name: option for option, entry in options.items() for name in (option, *_names(entry))}


def _commands() -> Mapping[str, Any]:
    return data_file("bot", "commands.toml")


def _names(entry: Mapping[str, Any]) -> Iterator[str]:
    return (told["name"] for language, told in entry.items() if language != "options")
