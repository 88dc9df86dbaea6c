"""`chancery eval`: scores question files on the current store."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from retrieval.cli.output import json_option, print_json, print_table, progress_bar
from retrieval.config import RetrievalSettings


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--misses", is_flag=True, help="Also list the questions that went wrong.")
@json_option
def eval_command(files: tuple[Path, ...], misses: bool, as_json: bool) -> None:
    """Score question FILES (JSON lines): recall, days, citations, abstention, by language and type."""
    from retrieval.evaluate import by_group, read_questions, run
    from retrieval.service import Archive

    questions = [q for path in files for q in read_questions(path)]
    with Archive.open(RetrievalSettings.from_env()) as archive, progress_bar("Asking") as progress:
        outcomes = run(archive, questions, progress=progress)
    scores = by_group(outcomes)
    if as_json:
        for row in scores:
            print_json(asdict(row))
        return
    columns = ["group", "n", "R@1", "R@5", "MRR", "nDCG", "day", "cite", "AUROC", "false ans", "false ref", "p50 ms"]
    rows = [
        (
            s.group, s.n, *(_share(v) for v in (s.recall_1, s.recall_5, s.mrr_10, s.ndcg_10, s.date_accuracy)),
            *(_share(v) for v in (s.citation_precision, s.abstention_auroc, s.false_answers, s.false_refusals)),
            None if s.p50_ms is None else f"{s.p50_ms:.0f}",
        )
        for s in scores
    ]  # fmt: skip
    print_table(columns, rows)
    if misses:
        for o in outcomes:
            wrong = o.abstained == o.question.answerable or o.day_right is False or (o.found_at and o.found_at[0] != 1)
            if wrong:
                ranks = ",".join("–" if r is None else str(r) for r in o.found_at)
                day = "" if o.day_right is None else f" day {'right' if o.day_right else 'wrong'}"
                click.echo(
                    f"{o.question.id} {o.question.lang} {o.question.type} ranks [{ranks}]{day} "
                    f"{o.answer.status} {o.answer.reason or ''} {o.answer.confidence:.2f}  {o.question.question}"
                )


def _share(value: float | None) -> str | None:
    return None if value is None else f"{value:.2f}"
