"""An answer in the terminal: the reply that the bot gives, drawn as the bot's console draws it."""

from __future__ import annotations

from retrieval.cli.output import console
from retrieval.reply import reply_of
from retrieval.terminal import show
from retrieval.types import Answer


def print_answer(answer: Answer) -> None:
    """Prints the reply to standard output, at most 100 columns wide."""
    show(reply_of(answer), console())
