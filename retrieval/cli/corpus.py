"""`chancery corpus check|coverage`: validates the bundled corpus and counts it."""

from __future__ import annotations

import click

from retrieval.cli.output import json_option, print_json, print_table


@click.group()
def corpus_command() -> None:
    """Look after the bundled corpus."""


@corpus_command.command("check")
@json_option
def check_corpus(as_json: bool) -> int:
    """Check every bundled brief against the format; exit 1 when one breaks it."""
    from corpus.briefs import bundled_folder, read_briefs
    from corpus.check import check_briefs
    from corpus.gazetteer import Gazetteer

    folder = bundled_folder()
    problems = check_briefs(folder, Gazetteer.load())
    for p in problems:
        if as_json:
            print_json({"path": str(p.path), "where": p.where, "problem": p.problem})
        else:
            click.echo(f"{p.path}: {p.where}: {p.problem}", err=True)
    if not as_json and not problems:
        click.echo(f"{len(list(read_briefs(folder)))} briefs, no problems")
    return 1 if problems else 0


@corpus_command.command("coverage")
@click.option("--markdown", is_flag=True, help="Print the table as it stands in the corpus's README.")
@json_option
def corpus_coverage(markdown: bool, as_json: bool) -> None:
    """Count the bundled briefs by year and kind."""
    from corpus.brief_coverage import COLUMNS, coverage_markdown, coverage_rows, coverage_table
    from corpus.briefs import bundled_folder, read_briefs

    rows = coverage_rows(read_briefs(bundled_folder()))
    if as_json:
        for row in rows:
            counts = dict(zip(COLUMNS, row.counts, strict=True))
            print_json({"year": row.year, **counts, "all": row.n_briefs, "translated": row.n_translated})
    elif markdown:
        click.echo(coverage_markdown(rows), nl=False)
    else:
        heading, *body = coverage_table(rows)
        print_table(heading, body)
