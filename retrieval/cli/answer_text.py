"""An answer in the terminal: the statement first, then numbered excerpts with outlet and both kinds of date."""

from __future__ import annotations

from rich.padding import Padding
from rich.text import Text

from retrieval.cli.output import console
from retrieval.types import Answer, Citation
from retrieval.wording import as_of_line, citation_line, coverage_line, nearest_label, reason_line


def print_answer(answer: Answer) -> None:
    """Prints the answer to standard output."""
    out = console()
    language = answer.language
    if answer.status == "abstained":
        out.print(Text(reason_line(answer.reason, language), style="bold"))
        out.print(Text(coverage_line(answer.coverage, language)))
        if answer.citations:
            out.print(Text("\n" + nearest_label(language), style="dim"))
    for statement in answer.statements:
        marks = "".join(f"[{n}]" for n in statement.citation_ns)
        style = "bold" if statement.voice == "computed" else ""
        out.print(Text(f"{statement.text} {marks}", style=style))
    for citation in answer.citations:
        _print_citation(citation, answer)
    out.print(Text("\n" + as_of_line(answer.as_of_on, answer.index_id, language), style="dim"))


def _print_citation(citation: Citation, answer: Answer) -> None:
    out = console()
    out.print(Text(f"\n[{citation.n}] {citation_line(citation, answer.language)}", style="cyan"))
    if citation.headline:
        out.print(Padding(Text(citation.headline, style="italic"), (0, 0, 0, 4)))
    out.print(Padding(Text("“" + " ".join(citation.excerpt.split()) + "”"), (0, 0, 0, 4)))
    if citation.url:
        out.print(Padding(Text(citation.url, style="dim"), (0, 0, 0, 4)))
