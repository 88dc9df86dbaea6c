"""`chancery feedback`: what users said of the bot's answers."""

from __future__ import annotations

from pathlib import Path

import click

from retrieval.cli.articles import open_store
from retrieval.cli.output import json_option, print_json, print_table
from retrieval.config import RetrievalSettings
from retrieval.plain import one_line
from retrieval.receipts import VERDICTS, Feedback, ReceiptBook


@click.command()
@click.option("--verdict", "verdicts", multiple=True, type=click.Choice(VERDICTS), help="Only these (repeatable).")
@click.option(
    "--export",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write them to FILE as questions for `chancery eval`, one a line.",
)
@json_option
def feedback_command(verdicts: tuple[str, ...], export: Path | None, as_json: bool) -> None:
    """List what users said of answers: helpful or not, and the errors that they reported."""
    settings = RetrievalSettings.from_env()
    book = ReceiptBook(settings.home)
    try:
        said = book.feedback(verdicts or VERDICTS)  # type: ignore[arg-type]
    finally:
        book.close()
    if export is not None:
        n_questions = _export(said, export, settings)
        click.echo(f"{n_questions} {'question' if n_questions == 1 else 'questions'} written to {export}", err=True)
    elif as_json:
        for each in said:
            print_json(_json(each))
    elif said:
        rows = [
            (f"{f.said_at:%Y-%m-%d}", f.receipt.id, f.verdict, one_line(f.receipt.query.text), one_line(f.comment))
            for f in said
        ]
        print_table(["said on", "receipt", "verdict", "question", "comment"], rows, wide="question")
    else:
        click.echo("no feedback so far; it is given by the buttons below the bot's answers")


def _export(said: list[Feedback], path: Path, settings: RetrievalSettings) -> int:
    from retrieval.feedback import question_lines

    with open_store(settings) as store:
        lines = list(question_lines(said, store.get_revision))
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(lines)


def _json(said: Feedback) -> dict[str, object]:
    receipt = said.receipt
    return {
        "receipt": receipt.id,
        "verdict": said.verdict,
        "said_at": said.said_at.isoformat(),
        "comment": said.comment,
        "question": receipt.query.text,
        "language": receipt.language,
        "status": receipt.status,
        "index_id": receipt.index_id,
    }
