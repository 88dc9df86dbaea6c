"""Phrases in English, Japanese and Korean, read from a package's ``data/words.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, get_args

from retrieval.types import Language

LANGUAGES: tuple[Language, ...] = get_args(Language)


@cache
def data_file(package: str, name: str) -> Mapping[str, Any]:
    """The parsed TOML file ``data/name`` of ``package``, read once."""
    return tomllib.loads((resources.files(package) / "data" / name).read_text("utf-8"))


def phrase(package: str, language: Language, key: str, fields: Mapping[str, object]) -> str:
    """The phrase ``key`` of ``package`` in ``language`` with its ``{fields}`` filled in."""
    found: str = data_file(package, "words.toml")[language][key]
    return found.format(**fields)


def word(language: Language, key: str, **fields: object) -> str:
    """The phrase ``key`` for a reply that shows an answer."""
    return phrase("retrieval", language, key, fields)


def has_word(key: str) -> bool:
    """Whether there is a phrase ``key`` for such a reply."""
    return key in data_file("retrieval", "words.toml")["en"]


def counted(language: Language, key: str, n: int) -> str:
    """The phrase ``key`` for ``n`` things, in the singular where the language has one."""
    return word(language, f"{key}_one" if n == 1 else key, n=n)
