"""Errors of the bot package, and the exit codes of ``python -m bot``.

BotError
├── StartupError             the bot cannot start; each kind has its own exit code
│   ├── BadSetting           2   a setting that cannot be used
│   ├── NoToken             10   Discord was demanded and there is no token
│   ├── TokenRefused        11   Discord does not accept the token
│   ├── IntentsRefused      12   Discord closed the connection over privileged intents
│   ├── NoNetwork           13   Discord cannot be reached
│   ├── HomeUnusable        17   the data folder cannot be written
│   └── DiscordRefused      19   Discord refuses the bot for another reason
└── QuestionError            a question that gets a reason instead of an answer
    ├── EmptyQuestion        nothing was asked
    ├── QuestionTooLong      longer than the limit
    ├── BadDate              an option that is no day, month or year
    ├── BadRange             a range that ends before it begins
    ├── BadChoice            an option that is none of its choices
    ├── UnknownOutlet        a filter on an outlet that the archive does not hold
    ├── UnknownPlace         a filter on a place that the register does not hold
    ├── PagesGone            buttons of a list whose filters are no longer known
    ├── AnswerGone           buttons of an answer whose question is no longer known
    ├── TooFast              a user or a server asks too often
    ├── CannotAdd            somebody who may not add articles, or an article that cannot be read
    ├── NothingToAdd         what was handed in is not there any more
    ├── AddingFailed         an article that could not be added
    ├── Busy                 too many questions are under way
    ├── TookTooLong          no answer within the limit
    └── Stopping             the bot is closing down

Errors of retrieval that stop a start have codes of their own as well: ``NoIndex`` 14,
``IndexMismatch`` 15, ``EncoderUnavailable`` 16, any error of the store 18. Everything is written to
standard error as one sentence. 0 is a clean end; 1 is a failure that is not in this table.
"""

from __future__ import annotations

from pathlib import Path

from corpus.errors import CorpusError
from retrieval.errors import (
    EncoderUnavailable,
    IndexMismatch,
    NoIndex,
    RemoteIndexAway,
    RemoteIndexRefused,
    RetrievalError,
    SettingUnusable,
)

__all__ = [
    "AddingFailed",
    "AnswerGone",
    "BadChoice",
    "BadDate",
    "BadRange",
    "BadSetting",
    "BotError",
    "Busy",
    "CannotAdd",
    "DiscordRefused",
    "EmptyQuestion",
    "HomeUnusable",
    "IntentsRefused",
    "NoNetwork",
    "NoToken",
    "NothingToAdd",
    "PagesGone",
    "QuestionError",
    "QuestionTooLong",
    "StartupError",
    "Stopping",
    "TokenRefused",
    "TooFast",
    "TookTooLong",
    "UnknownOutlet",
    "UnknownPlace",
    "exit_code_of",
]


class BotError(Exception):
    """Base of all errors of this package."""


class StartupError(BotError):
    """The bot cannot start. ``exit_code`` is what the process ends with."""

    exit_code = 1


class BadSetting(StartupError):
    """The environment variable ``name`` holds something that cannot be used."""

    exit_code = 2

    def __init__(self, name: str, *, found: str, expected: str) -> None:
        super().__init__(f"{name} is {found}, expected {expected}; change it or unset it")
        self.name, self.found, self.expected = name, found, expected


class NoToken(StartupError):
    """Discord was demanded, and no token was given."""

    exit_code = 10

    def __init__(self) -> None:
        super().__init__(
            "no Discord token was found; set DISCORD_TOKEN, or DISCORD_TOKEN_FILE to a file that holds it, "
            "or leave out --discord to use the console"
        )


class TokenRefused(StartupError):
    """Discord does not accept the token."""

    exit_code = 11

    def __init__(self) -> None:
        super().__init__(
            "Discord refused the token; copy it again from the Bot page of the developer portal "
            "(a reset there makes every older token void)"
        )


class IntentsRefused(StartupError):
    """Discord closed the connection because of intents that the application may not use."""

    exit_code = 12

    def __init__(self) -> None:
        super().__init__(
            "Discord refused the gateway intents although Chancery asks for no privileged one; "
            "check in the developer portal that the application is not restricted"
        )


class NoNetwork(StartupError):
    """Discord cannot be reached; ``problem`` says what was seen."""

    exit_code = 13

    def __init__(self, problem: str) -> None:
        super().__init__(f"Discord cannot be reached ({problem}); check the network connection and try again")
        self.problem = problem


class DiscordRefused(StartupError):
    """Discord answers, but refuses the bot; ``problem`` is what it said."""

    exit_code = 19

    def __init__(self, problem: str) -> None:
        super().__init__(f"Discord refused to let the bot start ({problem}); look the application up in its portal")
        self.problem = problem


class HomeUnusable(StartupError):
    """The data folder ``path`` cannot be written."""

    exit_code = 17

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(
            f"the data folder {path} cannot be written ({problem}); set CHANCERY_HOME to a folder that can be"
        )
        self.path, self.problem = path, problem


class QuestionError(BotError):
    """A question that gets a reason instead of an answer; the reply is worded in ``bot/data/words.toml``."""


class EmptyQuestion(QuestionError):
    """Nothing was asked."""

    def __init__(self) -> None:
        super().__init__("the question is empty; ask something")


class QuestionTooLong(QuestionError):
    """A question of ``n_characters``, above ``limit``."""

    def __init__(self, n_characters: int, limit: int) -> None:
        super().__init__(f"the question has {n_characters} characters, at most {limit} expected; shorten it")
        self.n_characters, self.limit = n_characters, limit


class BadDate(QuestionError):
    """``option`` holds ``found``, which is no day, month or year."""

    def __init__(self, option: str, found: str) -> None:
        super().__init__(f"{option} is {found!r}, expected 2021, 2021-05 or 2021-05-06; write it that way")
        self.option, self.found = option, found


class BadRange(QuestionError):
    """``option_from`` lies after ``option_to``."""

    def __init__(self, option_from: str, option_to: str) -> None:
        super().__init__(f"{option_from} lies after {option_to}; give the earlier day first")
        self.option_from, self.option_to = option_from, option_to


class UnknownOutlet(QuestionError):
    """The archive has no outlet ``found``; ``nearest`` are names like it."""

    def __init__(self, found: str, nearest: tuple[str, ...]) -> None:
        hint = f"; nearest: {', '.join(nearest)}" if nearest else ""
        super().__init__(f"no article of an outlet {found!r} in the archive{hint}; /sources lists the outlets")
        self.found, self.nearest = found, nearest


class BadChoice(QuestionError):
    """``option`` holds ``found``, which is none of ``choices``."""

    def __init__(self, option: str, found: str, choices: tuple[str, ...]) -> None:
        super().__init__(f"{option} is {found!r}, expected one of {', '.join(choices)}; choose one of them")
        self.option, self.found, self.choices = option, found, choices


class UnknownPlace(QuestionError):
    """No meeting is on record in a place called ``found``; ``nearest`` are names like it."""

    def __init__(self, found: str, nearest: tuple[str, ...]) -> None:
        hint = f"; nearest: {', '.join(nearest)}" if nearest else ""
        super().__init__(f"no meeting is on record in {found!r}{hint}; give a city or country")
        self.found, self.nearest = found, nearest


class PagesGone(QuestionError):
    """The list cannot be paged any more: what it was filtered by is no longer known."""

    def __init__(self) -> None:
        super().__init__("this list is too old to turn its pages; use the command again")


class AnswerGone(QuestionError):
    """What an answer was asked with is no longer known, so no other part of it can be found."""

    def __init__(self) -> None:
        super().__init__("this answer is too old for its buttons; ask again")


class TooFast(QuestionError):
    """A user or a server (``who``) asked more than ``per_minute`` questions; in ``wait_s`` seconds they may again."""

    def __init__(self, who: str, *, per_minute: int, wait_s: float) -> None:
        super().__init__(f"the {who} asked more than {per_minute} questions in a minute; wait {wait_s:.0f} seconds")
        self.who, self.per_minute, self.wait_s = who, per_minute, wait_s


class CannotAdd(QuestionError):
    """An article that is not taken in; ``why`` is moderators, server, one, large or kind."""

    def __init__(self, why: str) -> None:
        super().__init__(f"the article is not taken in ({why})")
        self.why = why


class NothingToAdd(QuestionError):
    """What was handed in was added or dropped already, or waited too long."""

    def __init__(self) -> None:
        super().__init__("nothing is waiting to be added under that id; hand it in again")


class AddingFailed(QuestionError):
    """``chancery ingest`` failed; ``detail`` is what it said."""

    def __init__(self, detail: str) -> None:
        super().__init__(f"the article could not be added: {detail}")
        self.detail = detail


class Busy(QuestionError):
    """``n_waiting`` questions are under way, which is the limit."""

    def __init__(self, n_waiting: int) -> None:
        super().__init__(f"{n_waiting} questions are under way, which is the limit; ask again in a moment")
        self.n_waiting = n_waiting


class TookTooLong(QuestionError):
    """No answer within ``limit_s`` seconds."""

    def __init__(self, limit_s: float) -> None:
        super().__init__(f"no answer within {limit_s:g} seconds; ask again, or ask something narrower")
        self.limit_s = limit_s


class Stopping(QuestionError):
    """The bot is closing down and takes no new question."""

    def __init__(self) -> None:
        super().__init__("the bot is restarting; ask again in a minute")


def exit_code_of(error: BotError | RetrievalError | CorpusError) -> int:
    """The exit code of the process that ``error`` stopped at its start."""
    if isinstance(error, StartupError):
        return error.exit_code
    foreign: tuple[tuple[type[Exception], int], ...] = (
        (SettingUnusable, 2),
        (NoIndex, 14),
        (RemoteIndexAway, 14),
        (IndexMismatch, 15),
        (RemoteIndexRefused, 15),
        (EncoderUnavailable, 16),
        (CorpusError, 18),
    )
    return next((code for kind, code in foreign if isinstance(error, kind)), 1)
