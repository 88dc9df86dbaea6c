"""`chancery corpus check`: validates the bundled corpus."""

from __future__ import annotations

import click

from retrieval.cli.output import json_option, print_json


@click.group()
def corpus_command() -> None:
    """Look after the bundled corpus."""


@corpus_command.command("check")
@json_option
def check_corpus(as_json: bool) -> int:
    """Check every bundled brief against the format; exit 1 when one breaks it."""
    from corpus.briefs import bundled_folder, read_briefs
    from corpus.check import check_briefs

    folder = bundled_folder()
    problems = check_briefs(folder)
    for p in problems:
        if as_json:
            print_json({"path": str(p.path), "where": p.where, "problem": p.problem})
        else:
            click.echo(f"{p.path}: {p.where}: {p.problem}", err=True)
    if not as_json and not problems:
        click.echo(f"{len(list(read_briefs(folder)))} briefs, no problems")
    return 1 if problems else 0
