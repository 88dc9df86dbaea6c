"""``python -m bot``: read the settings, open the archive, then serve Discord, or the console without a token.

``--dry-run "question"`` prints the messages that Discord would be sent, and ends.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.answer_ids import AnswerIds
from bot.answer_reply import shown
from bot.backend import open_backend
from bot.budget import MAX_CONTENT, MAX_EMBED_TOTAL, size
from bot.config import BotSettings
from bot.errors import BotError, HomeUnusable, NoToken, exit_code_of
from bot.executor import Executor
from bot.handlers import Handlers
from bot.logs import configure_logs
from bot.observer import Observer
from bot.receipts import Receipts
from bot.render import RenderedMessage
from corpus.errors import CorpusError
from retrieval.errors import RetrievalError
from retrieval.receipts import ReceiptBook

log = logging.getLogger("bot")


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code of the process: 0, or the one that ``bot.errors`` gives for what stopped it."""
    options = _options(argv)
    try:
        return _start(options, BotSettings.from_env())
    except (BotError, RetrievalError, CorpusError) as error:
        sys.stderr.write(f"{error}\n")
        return exit_code_of(error)


def _start(options: argparse.Namespace, settings: BotSettings) -> int:
    """The story of a start, in order."""
    if options.discord and settings.token is None:
        raise NoToken
    with_discord = settings.token is not None and not options.console and options.dry_run is None
    configure_logs(settings, to_stderr=with_discord)

    _adopt_prebuilt(settings)
    backend = open_backend(settings.retrieval)
    executor = Executor(workers=settings.workers, max_waiting=settings.max_waiting, timeout_s=settings.answer_timeout_s)
    handlers = Handlers(
        backend,
        executor,
        observer=Observer(with_questions=settings.running.log_questions),
        receipts=_receipts(settings, executor) if with_discord else None,
    )
    try:
        if options.dry_run is not None:
            return _dry_run(handlers, options.dry_run)
        if not with_discord:
            return _console(handlers, settings.home / "timelines")
        return _discord(settings, handlers, executor)
    finally:
        executor.close()


def _receipts(settings: BotSettings, executor: Executor) -> Receipts:
    """The receipts of answers in the data folder."""
    days = settings.retrieval.receipt_days
    return Receipts(ReceiptBook(settings.home, days=days), executor, days=days)


def _adopt_prebuilt(settings: BotSettings) -> None:
    """Fills an empty data folder with the archive that a container image brings along."""
    if not os.environ.get("CHANCERY_PREBUILT"):
        return
    from retrieval.pipeline import adopt_prebuilt  # needed only in an image

    try:
        adopted = adopt_prebuilt(settings.home)
    except OSError as error:
        raise HomeUnusable(settings.home, error.strerror or str(error)) from None
    if adopted:
        log.info("the archive of the image was copied to %s", settings.home)


def _discord(settings: BotSettings, handlers: Handlers, executor: Executor) -> int:
    from bot.serve import serve  # discord.py is needed only here; the console starts without it

    serve(settings, handlers)
    if executor.n_waiting:
        # A thread cannot be stopped, and Python would wait for it at the end for as long as it takes.
        logging.shutdown()
        os._exit(0)
    return 0


def _console(handlers: Handlers, pictures: Path) -> int:
    from bot.console import run_console  # rich is needed only here

    for stream in (sys.stdin, sys.stdout):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return run_console(handlers, stdin=sys.stdin, stdout=sys.stdout, locale=locale, pictures=pictures)


def _dry_run(handlers: Handlers, question: str) -> int:
    """Prints what Discord would be sent in answer to ``question``."""
    reply = asyncio.run(handlers.answer(handlers.query(question)))
    for position, message in enumerate(shown(reply, embeds=True, ids=AnswerIds(), asker_id=0), start=1):
        sys.stdout.write(_described(message, position))
    return 0


def _described(message: RenderedMessage, position: int) -> str:
    lines = [f"── message {position} · content {size(message.content):,} of {MAX_CONTENT:,}", message.content]
    for embed in message.embeds:
        lines.append(f"── embed {embed.size:,} of {MAX_EMBED_TOTAL:,}")
        lines += [f"{field.name}\n{field.value}" for field in embed.fields]
    if message.buttons:
        lines.append("── buttons " + " · ".join(button.label for button in message.buttons if not button.disabled))
    return "\n".join(lines) + "\n"


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot", description=__doc__.split("\n\n")[0] if __doc__ else None)
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--discord", action="store_true", help="serve Discord, and fail when there is no token")
    mode.add_argument("--console", action="store_true", help="open the console even when there is a token")
    mode.add_argument("--dry-run", metavar="QUESTION", help="print what Discord would be sent in answer, and end")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
