"""`chancery ingest`: adds articles to store and index, one result an input."""

from __future__ import annotations

import sys
from io import BytesIO
from typing import TYPE_CHECKING

import click

from retrieval.cli.output import json_option, print_json, progress_bar
from retrieval.config import RetrievalSettings

if TYPE_CHECKING:
    from corpus.ingest import IngestResult
    from retrieval.pipeline import PassageCounter


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="PATH|URL|-...")
@click.option("--dry-run", is_flag=True, help="Only say what would become of each input; store nothing.")
@json_option
def ingest_command(sources: tuple[str, ...], dry_run: bool, as_json: bool) -> int:
    """Add articles: files, folders, addresses, or - for standard input.

    Plain text as copied from a browser, HTML, Markdown with front matter, and JSON lines are read. Exit 1 when any
    input was rejected; the others are added all the same.
    """
    from corpus.ingest import ingest
    from corpus.store import Store
    from retrieval.pipeline import PassageCounter, build_from

    settings = RetrievalSettings.from_env()
    failed = False
    with Store.open(settings.store_path) as store:
        counter = PassageCounter(settings)
        stdin = sys.stdin.buffer if sys.stdin else BytesIO()
        for result in ingest(sources, store=store, stdin=stdin, dry_run=dry_run):
            failed = failed or result.status == "rejected"
            _print(result, counter, as_json)
        if dry_run:
            return 1 if failed else 0
        with progress_bar("Indexing passages") as progress:
            build_from(store, settings, progress=progress)
    return 1 if failed else 0


def _print(result: IngestResult, counter: PassageCounter, as_json: bool) -> None:
    n_passages = counter.count(result.article) if result.article else None
    if as_json:
        print_json(result.as_json(passages=n_passages))
        return
    if result.status == "rejected":
        click.echo(f"rejected   {result.source}: {result.reason}", err=True)
        return
    published = f"published {result.published}" if result.published else "undated"
    name = result.headline or "(no headline)"
    outlet = result.outlet or result.agency or "outlet not named"
    click.echo(f"{result.status:<10} {result.article_id}  {name} · {outlet} · {published} · {n_passages} passages")
    if result.reason:
        click.echo(f"           {result.reason}")
