"""`chancery search`: ranked passages with every score part, and how the query was read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from retrieval.cli.options import BatchLine, Filters, filter_options, read_batch
from retrieval.cli.output import json_option, print_json, print_table
from retrieval.config import RetrievalSettings
from retrieval.errors import BadQuery
from retrieval.types import Query

if TYPE_CHECKING:
    from retrieval.hits import SearchResult
    from retrieval.service import Archive


@click.command()
@click.argument("query", required=False)
@click.option("-k", default=10, show_default=True, type=click.IntRange(1, 100), help="How many passages.")
@filter_options
@click.option("--batch", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="JSON lines: id, question.")
@click.option("--explain", is_flag=True, help="Show how the query was read, and each stage.")
@json_option
def search_command(
    query: str | None,
    k: int,
    filters: Filters,
    batch: Path | None,
    explain: bool,
    as_json: bool,
) -> int:
    """Rank passages for QUERY."""
    if (query is None) == (batch is None):
        raise click.UsageError("expected one query, or --batch FILE with questions")

    def asked(text: str) -> Query:
        return Query(text=text, k=k, published=filters.published, happened=filters.happened, outlet=filters.outlet)

    from retrieval.service import Archive

    with Archive.open(RetrievalSettings.from_env()) as archive:
        if batch is not None:
            return _batch(archive, read_batch(batch), asked, explain)
        if as_json:
            print_json(_json(archive, asked(query or ""), explain))
        else:
            show_result(archive, archive.search(asked(query or "")), explain)
    return 0


def _batch(archive: Archive, lines: Sequence[BatchLine], asked: Callable[[str], Query], explain: bool) -> int:
    """Searches for every line, one JSON object each, in input order; exit 1 when one could not be asked."""
    failed = False
    for line in lines:
        try:
            found = _json(archive, asked(line.question), explain)
        except BadQuery as error:
            failed = True
            print_json({"id": line.id, "query": line.question, "error": str(error)})
            click.echo(f"chancery: question {line.id}: {error}", err=True)
            continue
        print_json({"id": line.id, **found})
    return 1 if failed else 0


def _json(archive: Archive, query: Query, explain: bool) -> dict[str, object]:
    from retrieval.serialize import reading_json, search_json

    result = archive.search(query)
    found = search_json(query, result, archive.names_of([r.passage for r in result.ranked]))
    return {**found, "explain": reading_json(result)} if explain else found


def show_result(archive: Archive, result: SearchResult, explain: bool) -> None:
    """Prints hits as a table; with ``explain`` how the question was read and each stage before it."""
    if explain:
        _explain(result)
    names = archive.names_of([r.passage for r in result.ranked])
    rows = []
    for rank, r in enumerate(result.ranked, start=1):
        dense, lexical = r.parts.get("dense"), r.parts.get("lexical")
        rows.append(
            (
                rank,
                f"{r.score:.3f}",
                f"{dense.score:.3f}" if dense else None,
                f"{lexical.score:.1f}" if lexical else None,
                r.passage.published,
                names[r.passage.article_id][1],
                " ".join(r.passage.text.split()),
            )
        )
    print_table(["#", "score", "dense", "BM25", "published", "outlet", "passage"], rows, wide="passage")


def _explain(result: SearchResult) -> None:
    reading = result.reading
    click.echo(f"language {reading.language} · asks {reading.intent}")
    for concept in reading.concepts:
        weight = result.concept_weights[concept.key]
        click.echo(f"  {concept.kind:<13} {concept.surface}  →  {concept.key}  (weight {weight:.2f})")
    for days in reading.dates:
        open_year = "" if days.is_certain else " (the year is open)"
        click.echo(f"  days          {days.days.earliest_on or '…'} to {days.days.latest_on or '…'}{open_year}")
    print_table(["stage", "candidates", "ms"], [(s.name, s.n_candidates, f"{s.ms:.2f}") for s in result.stages])
    click.echo("")
