"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path

import click

from corpus.types import PartialDate
from retrieval.types import DateRange


class DayParam(click.ParamType):  # type: ignore[type-arg]
    """An ISO day, month or year, as ``PartialDate``."""

    name = "YYYY[-MM[-DD]]"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> PartialDate:
        """The date; a bad one is bad usage."""
        if isinstance(value, PartialDate):
            return value
        try:
            return PartialDate.parse(str(value))
        except ValueError:
            self.fail(f"found {value!r}, expected a day, month or year such as 2021-05-05, 2021-05 or 2021", param, ctx)


DAY = DayParam()


def date_range(since: PartialDate | None, until: PartialDate | None, what: str) -> DateRange | None:
    """The inclusive range; ``None`` when both ends are open; bad usage when it runs backwards."""
    if since is None and until is None:
        return None
    try:
        return DateRange(since.earliest_on if since else None, until.latest_on if until else None)
    except ValueError as error:
        raise click.UsageError(f"--{what}-from/--{what}-to: {error}") from error


@dataclass(frozen=True, slots=True)
class Filters:
    """What may be asked about: when it was published, when it happened, which outlet wrote it; ``None`` is any."""

    published: DateRange | None
    happened: DateRange | None
    outlet: str | None


def filter_options(command: Callable[..., int]) -> Callable[..., int]:
    """``command`` with the options that narrow a question, handed to it as ``filters``."""

    @click.option("--published-from", type=DAY, help="Only articles published on or after this day, month or year.")
    @click.option("--published-to", type=DAY, help="Only articles published on or before it.")
    @click.option("--happened-from", type=DAY, help="Only passages about something on or after it.")
    @click.option("--happened-to", type=DAY, help="Only passages about something on or before it.")
    @click.option("--outlet", help="Only articles of this outlet or agency.")
    @wraps(command)
    def filtered(
        *,
        published_from: PartialDate | None,
        published_to: PartialDate | None,
        happened_from: PartialDate | None,
        happened_to: PartialDate | None,
        outlet: str | None,
        **rest: object,
    ) -> int:
        published = date_range(published_from, published_to, "published")
        happened = date_range(happened_from, happened_to, "happened")
        return command(filters=Filters(published, happened, outlet), **rest)

    return filtered


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One question of a batch file."""

    id: str
    question: str


def read_batch(path: Path) -> list[BatchLine]:
    """The questions of a JSON-lines file, in order; a bad line is bad usage and names the line.

    The whole file is read before the first question is asked, so that no answer is printed for a file that is refused.
    """
    try:
        # Not splitlines: JSON may hold U+2028 and the like inside a string.
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{path}: byte {error.start} is not UTF-8, expected JSON lines in UTF-8") from error
    return [_batch_line(line, f"{path}:{n}") for n, line in enumerate(lines, start=1) if line.strip()]


def _batch_line(line: str, where: str) -> BatchLine:
    try:
        row = json.loads(line)
        return BatchLine(str(row["id"]), str(row["question"]))
    except (json.JSONDecodeError, KeyError, TypeError, RecursionError) as error:
        raise click.UsageError(f"{where}: found {line[:60]!r}, expected a JSON object with id and question") from error
