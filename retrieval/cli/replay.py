"""`chancery replay`: the ranking behind an answer, made again from its receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from retrieval.cli.output import json_option, print_json, print_table
from retrieval.config import RetrievalSettings
from retrieval.plain import one_line
from retrieval.receipts import ReceiptBook

if TYPE_CHECKING:
    from retrieval.replay import Replay
    from retrieval.service import Archive


@click.command()
@click.argument("receipt_id", metavar="RECEIPT")
@json_option
def replay_command(receipt_id: str, as_json: bool) -> None:
    """Make the ranking behind an answer again, stage by stage, and say whether the index changed since.

    RECEIPT stands in the last line of every answer. Words such as "last year" are read as on the day that the
    question was asked.
    """
    from retrieval.replay import replay
    from retrieval.service import Archive

    settings = RetrievalSettings.from_env()
    book = ReceiptBook(settings.home)
    try:
        receipt = book.get(receipt_id.strip().lower())
    finally:
        book.close()
    with Archive.open(settings, today=receipt.asked_on) as archive:
        found = replay(archive, receipt)
        if as_json:
            print_json(_json(found, archive))
        else:
            _show(found, archive)


def _json(found: Replay, archive: Archive) -> dict[str, object]:
    from retrieval.replay import replay_json
    from retrieval.serialize import reading_json, search_json

    names = archive.names_of([r.passage for r in found.result.ranked])
    search = search_json(found.receipt.query, found.result, names)
    return {**replay_json(found), "hits": search["hits"], "explain": reading_json(found.result)}


def _show(found: Replay, archive: Archive) -> None:
    from retrieval.cli.search import show_result

    receipt = found.receipt
    click.echo(f"{receipt.id} · asked {receipt.made_at:%Y-%m-%d %H:%M} UTC · {receipt.status}")
    click.echo(one_line(receipt.query.text))
    changed = f"{receipt.index_id} then, {found.index_id} now" if found.index_changed else f"{found.index_id}, the same"
    click.echo(f"index   {changed}")
    click.echo(f"ranking {'the same' if found.same_ranking else 'another one now'}\n")
    show_result(archive, found.result, explain=True)
    moved = [m for m in found.moves if m.rank_then != m.rank_now]
    if moved:
        click.echo("")
        print_table(["then", "now", "passage"], [(m.rank_then, m.rank_now, m.passage_id) for m in moved])
