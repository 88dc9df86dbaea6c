"""`chancery ask`: the answer as the bot gives it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from retrieval.cli.options import BatchLine, Filters, filter_options, read_batch
from retrieval.cli.output import json_option, print_json
from retrieval.config import RetrievalSettings
from retrieval.errors import BadQuery
from retrieval.types import Answer, Query

if TYPE_CHECKING:
    from retrieval.service import Archive

ABSTAINED = 3


@click.command()
@click.argument("question", required=False)
@click.option("-k", default=5, show_default=True, type=click.IntRange(1, 20), help="Show at most this many excerpts.")
@filter_options
@click.option("--lang", type=click.Choice(["en", "ja", "ko"]), help="Language of the reply (default: the question's).")
@click.option("--batch", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="JSON lines: id, question.")
@click.option("--receipt", "with_receipt", is_flag=True, help="Keep a receipt for `chancery replay`; its id is shown.")
@json_option
def ask_command(
    question: str | None,
    k: int,
    filters: Filters,
    lang: str | None,
    batch: Path | None,
    with_receipt: bool,
    as_json: bool,
) -> int:
    """Answer QUESTION with cited, dated excerpts; exit 3 when the archive does not hold the answer."""
    if (question is None) == (batch is None):
        raise click.UsageError("expected one question, or --batch FILE with questions")
    if with_receipt and batch is not None:
        raise click.UsageError("--receipt keeps the receipt of one question; leave it or --batch out")
    template = Query(
        text=question or "",
        k=k,
        published=filters.published,
        happened=filters.happened,
        outlet=filters.outlet,
        language=lang,  # type: ignore[arg-type]
    )
    from retrieval.service import Archive

    with Archive.open(RetrievalSettings.from_env()) as archive:
        if batch is not None:
            return _batch(archive, template, read_batch(batch))
        answer = archive.ask(template)
        kept = {"receipt": _receipt(template, answer)} if with_receipt else {}
        if as_json:
            print_json({**_json(archive, answer), **kept})
    if not as_json:
        from retrieval.cli.answer_text import print_answer

        print_answer(answer)
        if with_receipt:
            click.echo(f"receipt {kept['receipt']}")
    return ABSTAINED if answer.status == "abstained" else 0


def _batch(archive: Archive, template: Query, lines: Sequence[BatchLine]) -> int:
    """Answers every question, one JSON object a line, in input order; exit 1 when one could not be asked.

    Such a question gets a line with ``error`` in place of an answer, and the others go on.
    """
    failed = False
    for line in lines:
        try:
            answer = archive.ask(replace(template, text=line.question))
        except BadQuery as error:
            failed = True
            print_json({"id": line.id, "question": line.question, "error": str(error)})
            click.echo(f"chancery: question {line.id}: {error}", err=True)
            continue
        print_json({"id": line.id, **_json(archive, answer)})
    return 1 if failed else 0


def _receipt(query: Query, answer: Answer) -> str:
    from retrieval.receipts import ReceiptBook

    settings = RetrievalSettings.from_env()
    book = ReceiptBook(settings.home, days=settings.receipt_days)
    try:
        return book.add(query, answer)
    finally:
        book.close()


def _json(archive: Archive, answer: Answer) -> dict[str, object]:
    from retrieval.serialize import answer_json
    from retrieval.serialize_meeting import meeting_json

    return answer_json(answer, [meeting_json(m, archive, language=answer.language) for m in answer.meetings])
