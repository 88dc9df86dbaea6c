"""Numbers, switches and choices from the environment, each refused in one sentence when it cannot be used."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from bot.errors import BadSetting

Number = TypeVar("Number", int, float)


def number(
    env: Mapping[str, str], name: str, kind: Callable[[str], Number], *, default: Number, low: Number, high: Number
) -> Number:
    """The number that ``name`` holds, ``default`` when it is not set; raises ``BadSetting`` outside low to high."""
    text = env.get(name, "").strip()
    if not text:
        return default
    expected = f"a number from {low:g} to {high:g}"
    try:
        value = kind(text)
    except ValueError:
        raise BadSetting(name, found=repr(text), expected=expected) from None
    if not low <= value <= high:
        raise BadSetting(name, found=repr(text), expected=expected)
    return value


def switch(env: Mapping[str, str], name: str) -> bool:
    """Whether ``name`` is ``1``; ``0`` and nothing are off; raises ``BadSetting`` for anything else."""
    text = env.get(name, "").strip()
    if text not in ("", "0", "1"):
        raise BadSetting(name, found=repr(text), expected="0 or 1")
    return text == "1"


def choice(env: Mapping[str, str], name: str, choices: Sequence[str]) -> str:
    """The one of ``choices`` that ``name`` holds, the first when it is not set; raises ``BadSetting``."""
    text = env.get(name, "").strip().casefold() or choices[0]
    if text not in choices:
        raise BadSetting(name, found=repr(text), expected=f"one of {', '.join(choices)}")
    return text
