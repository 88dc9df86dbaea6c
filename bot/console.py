"""The terminal console: the same handlers and replies as in Discord, for a machine without a token.

At a terminal it asks for a line until ``/quit`` or the end of input. Elsewhere it reads one question a
line until the input ends, and answers one example question when there was none.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import TextIO

from rich.console import Console

from bot.edge import explain
from bot.handlers import AskOptions, Handlers
from bot.i18n import language_of, language_of_locale, word
from bot.view import note_reply
from retrieval.reply import Reply
from retrieval.terminal import show, terminal_on
from retrieval.types import Language

PROMPT = "› "
_OPTION_NAMES = tuple(option.name for option in fields(AskOptions))
_OPTION = re.compile(rf"(?<!\S)({'|'.join((*_OPTION_NAMES, 'question', 'private'))}):\s*(\"[^\"]*\"|\S+)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as understood: a command (``ask``, ``sources``, ``help``, ``quit``, or one unknown), and the rest."""

    command: str
    question: str = ""
    options: AskOptions = field(default_factory=AskOptions)


def read_line(text: str) -> Line:
    """What a line asks for. ``/ask`` takes options as in Discord: ``/ask … outlet:"Kyodo News" happened_from:2019``."""
    stripped = text.strip()
    if not stripped.startswith("/"):
        return Line("ask", stripped)
    command, _, rest = stripped[1:].partition(" ")
    if command.casefold() != "ask":
        return Line(command.casefold())
    options = {name: value.strip('"') for name, value in _OPTION.findall(rest)}
    question = options.pop("question", None) or " ".join(_OPTION.sub(" ", rest).split())
    options.pop("private", None)  # a terminal is private already
    return Line("ask", question, AskOptions(**options))


def run_console(handlers: Handlers, *, stdin: TextIO | None, stdout: TextIO, locale: str) -> int:
    """Answers lines until there are no more; always 0. ``locale`` is the language of help and greeting."""
    console, language = terminal_on(stdout), language_of_locale(locale)
    with asyncio.Runner() as runner:
        runner.run(handlers.load())
        try:
            for line in _lines(stdin, console, language):
                if line.command in ("quit", "exit"):
                    break
                show(runner.run(reply_to(line, handlers, language)), console)
        except KeyboardInterrupt:
            console.print()
    return 0


async def reply_to(line: Line, handlers: Handlers, language: Language) -> Reply:
    """The reply to one line; a failure becomes a sentence as in Discord."""
    asked_in = language_of(line.question) if line.question else language
    try:
        match line.command:
            case "ask":
                return await handlers.ask(handlers.query(line.question, line.options))
            case "sources":
                return await handlers.sources(language)
        return handlers.help(language, console=True)
    except Exception as error:  # noqa: BLE001  (an edge: whoever asked gets a sentence, the log gets the rest)
        return note_reply(explain(error, asked_in), asked_in)


def _lines(stdin: TextIO | None, console: Console, language: Language) -> Iterator[Line]:
    if stdin is not None and stdin.isatty():
        console.print(word(language, "console_greeting"))
        yield from _typed_lines(console)
        return
    n_questions = 0
    for text in stdin or ():
        if text.strip():
            n_questions += 1
            console.print(f"{PROMPT}{text.strip()}", style="dim")
            yield read_line(text)
    if not n_questions:
        question = word(language, "example_question")
        console.print(f"{PROMPT}{question}", style="dim")
        yield read_line(question)


def _typed_lines(console: Console) -> Iterator[Line]:
    while True:
        try:
            text = console.input(PROMPT)
        except EOFError:
            console.print()
            return
        if text.strip():
            yield read_line(text)
