"""`chancery`: one module a command, loaded only when it is called, so that `ask` starts fast.

This is one of the two edges where any error is caught: it becomes one sentence on standard error, and an
unexpected one is written to the log under an id that the user sees.
"""

from __future__ import annotations

import errno
import gc
import importlib
import io
import logging
import os
import secrets
import sys
from pathlib import Path

import click

from corpus.errors import CorpusError
from retrieval.errors import BadQuery, RetrievalError

_COMMANDS = {
    "ask": "ask",
    "search": "search",
    "meetings": "meetings",
    "meeting": "meeting",
    "ingest": "ingest",
    "articles": "articles",
    "article": "articles",
    "forget": "articles",
    "index": "index",
    "eval": "evaluation",
    "replay": "replay",
    "feedback": "feedback",
    "corpus": "corpus",
    "doctor": "doctor",
    "bot": "bot",
}


class LazyGroup(click.Group):
    """A group whose commands live in modules of this package and are imported on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All command names, in the order of use."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, or ``None`` when there is none of that name."""
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"retrieval.cli.{_COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="chancery", prog_name="chancery")
def chancery() -> None:
    """Cited, dated, verbatim answers about Japan–Korea diplomacy."""


def main() -> None:
    """Runs the command line; exits 0 done, 1 failed, 2 bad usage, 3 abstained."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a letter that the terminal lacks is no failure
    try:
        _run()
    except click.exceptions.Exit as error:
        sys.exit(error.exit_code)
    except BrokenPipeError:
        _drop_output()  # the reader of a pipe went away
        sys.exit(0)
    except (click.Abort, KeyboardInterrupt):
        _fail("stopped", code=130)
    except OSError as error:
        _drop_output()
        _fail(_refused(error))
    except Exception as error:  # noqa: BLE001 - the edge: nothing may end in a traceback
        _fail(_log_unexpected(error))
    finally:
        gc.freeze()  # the last look for cycles would take half a second after a first index, for nothing


def _drop_output() -> None:
    """Lets go of output that cannot be written; without this, Python complains again while it flushes on exit."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run() -> None:
    """Runs the command; what users or their data did wrong ends in one sentence."""
    try:
        code = chancery.main(prog_name="chancery", standalone_mode=False)
        sys.stdout.flush()  # what cannot be written must fail here, not while Python ends
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        sys.exit(error.exit_code)
    except click.UsageError as error:
        hint = f"; see `{error.ctx.command_path} --help`" if error.ctx else ""
        _fail(error.format_message().rstrip(".") + hint, code=error.exit_code)
    except click.ClickException as error:
        _fail(error.format_message(), code=error.exit_code)
    except BadQuery as error:
        _fail(str(error), code=2)
    except (CorpusError, RetrievalError) as error:
        _fail(str(error))


def _fail(message: str, *, code: int = 1) -> None:
    click.echo(f"chancery: {message}", err=True)
    sys.exit(code)


def _refused(error: OSError) -> str:
    """What the system refused, in one sentence: which file, and what to look at."""
    where = f"{error.filename}: " if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"{where}the disk is full ({error.strerror}); make room and run the command again"
    what = error.strerror or str(error) or type(error).__name__
    return f"{where}the system refused ({what}); check the path, its owner and the disk, then run the command again"


def _log_unexpected(error: Exception) -> str:
    """One sentence with an id; the traceback goes to the log under that id, if the log can be written."""
    error_id = secrets.token_hex(4)
    what = f"unexpected {type(error).__name__}: {error}"
    try:
        from corpus.config import CorpusSettings

        path = CorpusSettings.from_env().home / "logs" / "errors.log"
        _write_log(path, error_id, error)
    except (OSError, CorpusError):
        return f"{what} (id {error_id}, the log could not be written)"
    return f"{what}; the details are in {path} under id {error_id}"


def _write_log(path: Path, error_id: str, error: Exception) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(path, encoding="utf-8")
    logger = logging.Logger("chancery.errors")  # of its own, unknown to the root
    logger.addHandler(handler)
    logger.error("id %s", error_id, exc_info=error)
    handler.close()


if __name__ == "__main__":
    main()
