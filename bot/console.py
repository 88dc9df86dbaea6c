"""The terminal console: the same handlers and replies as in Discord, for a machine without a token.

At a terminal it asks for a line until ``/quit`` or the end of input. Elsewhere it reads one question a
line until the input ends, and answers one example question when there was none.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from rich.console import Console

from bot.claims import said_on
from bot.claims_view import claims_replies
from bot.command_names import command_called, options_called
from bot.conversation import Asked, with_carried
from bot.edge import explain
from bot.handlers import AskOptions, Handlers
from bot.i18n import language_of, language_of_locale, word
from bot.meeting_options import MeetingOptions
from bot.timeline_view import Timeline
from bot.view import note_reply
from retrieval.reply import Reply, reply_of
from retrieval.terminal import show, terminal_on
from retrieval.types import Language, Query

PROMPT = "› "
_ASK_OPTIONS = (*(option.name for option in fields(AskOptions)), "question", "private", "thread")
_LIST_OPTIONS = ("who", "with_", "where", "year", "kind", "status", "from", "to", "page")
_LISTS = ("meetings", "timeline")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as understood: a command (such as ``ask``, ``meetings``, ``quit``, or one unknown), and the rest.

    ``question`` is what follows the command and is no option: for ``meeting`` and ``compare`` the id, for ``find`` the
    text that is looked up. ``page`` is that of a list, from 1. ``is_plain``: it was typed without a command.
    """

    command: str
    question: str = ""
    options: AskOptions = field(default_factory=AskOptions)
    filters: MeetingOptions = field(default_factory=MeetingOptions)
    page: int = 1
    is_plain: bool = False


class Dialogue:
    """Questions typed one after the other: each may go on from the one before, as in a thread of Discord."""

    def __init__(self, handlers: Handlers) -> None:
        self._handlers = handlers
        self._before: Asked | None = None

    async def reply(self, query: Query) -> Reply:
        """The reply, which says what was taken from the question before; raises as ``Handlers.ask`` does."""
        ways = await self._handlers.meant(query, self._before)
        answer, meant, self._before = await self._handlers.ask_first(ways, self._before)
        return with_carried(reply_of(answer), meant.carried)


def read_line(text: str) -> Line:
    """What a line asks for. Options are written as in Discord: ``/ask … outlet:"Kyodo News" happened_from:2019``.

    Commands and options go by their names in any language.
    """
    stripped = text.strip()
    if not stripped.startswith("/"):
        return Line("ask", stripped, is_plain=True)
    typed, _, rest = stripped[1:].partition(" ")
    command = command_called(typed)
    if command == "ask":
        options, question = _split(rest, command, _ASK_OPTIONS)
        question = options.pop("question", "") or question
        options.pop("private", "")  # a terminal is private already
        options.pop("thread", "")  # and has no threads
        return Line(command, question, AskOptions(**options))
    if command in _LISTS:
        return _list_line(command, *_split(rest, command, _LIST_OPTIONS))
    if command == "find":
        return Line(command, rest.strip())
    if command in ("meeting", "compare"):
        options, question = _split(rest, command, ("id",))
        return Line(command, options.get("id") or question)
    if command == "sources":
        return Line(command, page=_page(_split(rest, command, ("page",))[0]))
    return Line(command)


def _split(text: str, command: str, names: tuple[str, ...]) -> tuple[dict[str, str], str]:
    """The options with these names, or what Discord calls them in other languages; and what is left without them."""
    called = dict.fromkeys(names) | {typed: name for typed, name in options_called(command).items() if name in names}
    option = re.compile(rf"(?<!\S)({'|'.join(map(re.escape, called))})[:：]\s*(\"[^\"]*\"|\S+)")
    given = {called[name] or name: value.strip('"') for name, value in option.findall(text)}
    return given, " ".join(option.sub(" ", text).split())


def _page(options: dict[str, str]) -> int:
    """The page that was asked for, taken out of the options; the first for anything that is no number."""
    page = options.pop("page", "1")
    return int(page) if page.isdecimal() and len(page) < 6 else 1


def _list_line(command: str, options: dict[str, str], rest: str) -> Line:
    """A list or a timeline; a name without an option is that of somebody who took part."""
    page = _page(options)
    options["from_"] = options.pop("from", "")
    filters = MeetingOptions(**{"who": rest or None, **options})
    return Line(command, filters=filters, page=page)


def run_console(
    handlers: Handlers, *, stdin: TextIO | None, stdout: TextIO, locale: str, pictures: Path = Path()
) -> int:
    """Answers lines until there are no more; always 0.

    ``locale`` is the language of help, greeting and look-ups; ``pictures`` the folder that timelines are saved in.
    """
    console, language = terminal_on(stdout), language_of_locale(locale)
    with asyncio.Runner() as runner:
        runner.run(handlers.load())
        try:
            dialogue = Dialogue(handlers) if _is_typed(stdin) else None
            for line in _lines(stdin, console, language):
                if line.command in ("quit", "exit"):
                    break
                for reply in runner.run(replies_to(line, handlers, language, pictures, dialogue)):
                    show(reply, console)
        except KeyboardInterrupt:
            console.print()
    return 0


async def replies_to(
    line: Line, handlers: Handlers, language: Language, pictures: Path = Path(), dialogue: Dialogue | None = None
) -> tuple[Reply, ...]:
    """The replies to one line, at least one; a failure becomes a sentence as in Discord.

    With a ``dialogue`` a question without a command goes on from the one before.
    """
    asked_in = language_of(line.question) if line.command == "ask" and line.question else language
    try:
        if line.command == "find":
            found = await handlers.claims.check(line.question, said_on(datetime.now(UTC)), language)
            return claims_replies(found, handlers.as_of_on, language)
        if dialogue is not None and line.is_plain:
            return (await dialogue.reply(handlers.query(line.question)),)
        return (await _reply_to(line, handlers, language, pictures),)
    except Exception as error:  # noqa: BLE001  (an edge: whoever asked gets a sentence, the log gets the rest)
        return (note_reply(explain(error, asked_in), asked_in),)


async def _reply_to(line: Line, handlers: Handlers, language: Language, pictures: Path) -> Reply:
    match line.command:
        case "ask":
            return await handlers.ask(handlers.query(line.question, line.options))
        case "meetings":
            return (await handlers.lookups.page(line.filters, line.page - 1, language)).reply
        case "meeting":
            return await handlers.lookups.meeting(line.question, language)
        case "compare":
            return await handlers.lookups.compare_text(line.question, language)
        case "timeline":
            return _saved(await handlers.lookups.timeline(line.filters, language), pictures)
        case "sources":
            return (await handlers.sources_page(language, line.page - 1))[0]
    return handlers.help(language, console=True)


def _saved(timeline: Timeline, pictures: Path) -> Reply:
    """The text of a timeline, with the path of its picture."""
    if timeline.png is None:
        return timeline.reply
    name = f"timeline-{hashlib.sha256(timeline.png).hexdigest()[:12]}.png"
    pictures.mkdir(parents=True, exist_ok=True)
    path = pictures / name
    path.write_bytes(timeline.png)
    saved = word(timeline.reply.language, "timeline_saved", path=path)
    return replace(timeline.reply, notes=(saved, *timeline.reply.notes))


def _lines(stdin: TextIO | None, console: Console, language: Language) -> Iterator[Line]:
    if _is_typed(stdin):
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


def _is_typed(stdin: TextIO | None) -> bool:
    """Whether somebody sits there, who reads each answer before the next question."""
    return stdin is not None and stdin.isatty()


def _typed_lines(console: Console) -> Iterator[Line]:
    while True:
        try:
            text = console.input(PROMPT)
        except EOFError:
            console.print()
            return
        if text.strip():
            yield read_line(text)
