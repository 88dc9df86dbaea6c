"""The figures of ``tests/bench_scale.py`` as a table and a plot, put into ``docs/performance.md``."""

from __future__ import annotations

from pathlib import Path

BEGIN, END = "<!-- scale: written by `python -m tests.benchmarks scale` -->", "<!-- end of scale -->"
ROWS = (
    ("a question beside embedding, p50", lambda f: f"{f['p50_ms']:.1f} ms"),
    ("… p95", lambda f: f"{f['p95_ms']:.1f} ms"),
    ("… of which dense", lambda f: f"{f['stages_ms']['dense']:.1f} ms"),
    ("… of which lexical", lambda f: f"{f['stages_ms']['lexical']:.1f} ms"),
    ("… of which scoring in full", lambda f: f"{f['stages_ms']['score']:.1f} ms"),
    ("… p50 with days that 1 % pass", lambda f: f"{f['filtered_ms']['0.01']:.1f} ms"),
    ("… p50 with days that 10 % pass", lambda f: f"{f['filtered_ms']['0.1']:.1f} ms"),
    ("… p50 with days that 30 % pass", lambda f: f"{f['filtered_ms']['0.3']:.1f} ms"),
    ("recall@20 against scoring all", lambda f: f"{f['recall']:.3f}"),
    ("memory of the process a passage", lambda f: f"{max(0, f['own_bytes']):.0f} bytes"),
    ("mapped pages in memory a passage", lambda f: f"{f['mapped_bytes']:.0f} bytes"),
    ("opening with nothing in memory", lambda f: f"{f['cold_open_s']:.2f} s"),
    ("first question after it, from disk", lambda f: f"{f['cold_answer_s']:.2f} s"),
    ("adding 1,000 passages beside embedding", lambda f: f"{f['add_s'] * 1000 / f['n_added']:.2f} s"),
    ("taking an article out", lambda f: f"{f['forget_s']:.2f} s"),
    ("disk a passage", lambda f: f"{f['disk_bytes'] / 1000:.1f} kB"),
    ("writing all of it beside embedding", lambda f: f"{f['written_s']:.0f} s"),
)


def table(figures: list[dict]) -> str:
    """One column a size."""
    head = ["passages", *(f"{f['n']:,}" for f in figures)]
    lines = [f"| {' | '.join(head)} |", f"| --- |{' --- |' * len(figures)}"]
    return "\n".join([*lines, *(f"| {name} | {' | '.join(told(f) for f in figures)} |" for name, told in ROWS)])


def crossover_table(figures: list[dict]) -> str:
    """Scoring all that a filter leaves beside candidates, at the largest size."""
    lines = ["| rows left by the filter | all scored | candidates | recall@20 of these |", "| --- | --- | --- | --- |"]
    largest = figures[-1]
    for share, (scored, near, recall) in largest["crossover"].items():
        lines.append(f"| {float(share):.0%} of {largest['n']:,} | {scored:.1f} ms | {near:.1f} ms | {recall:.3f} |")
    return "\n".join(lines)


def plot(path: Path, figures: list[dict]) -> None:
    """How the cost of a question and of an addition grow with the archive, both axes logarithmic."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    mpl.rcParams["svg.hashsalt"] = "scale"
    figure = Figure(figsize=(9, 3.6), layout="constrained")
    question, addition = figure.subplots(1, 2)
    sizes = [f["n"] for f in figures]
    question.plot(sizes, [f["p50_ms"] for f in figures], "o-", label="p50")
    question.plot(sizes, [f["p95_ms"] for f in figures], "o--", label="p95")
    question.plot(sizes, [f["stages_ms"]["lexical"] for f in figures], "s:", label="lexical, p50")
    question.plot(sizes, [f["stages_ms"]["dense"] for f in figures], "^:", label="dense, p50")
    question.set(title="A question beside embedding", ylabel="milliseconds", xscale="log", xlabel="passages")
    addition.plot(sizes, [f["add_s"] * 1000 / f["n_added"] for f in figures], "o-", label="1,000 passages added")
    addition.plot(sizes, [f["forget_s"] for f in figures], "s:", label="an article taken out")
    addition.plot(sizes, [f["cold_open_s"] for f in figures], "^:", label="opened from disk")
    addition.set(title="Adding, taking out, opening", ylabel="seconds", xscale="log", xlabel="passages")
    for axes in (question, addition):
        axes.set_ylim(bottom=0)
        axes.legend()
        axes.grid(visible=True, alpha=0.3)
    figure.savefig(path, metadata={"Date": None})


def write_report(folder: Path, figures: list[dict]) -> None:
    """Puts table and plot into ``folder``; the text around them stays."""
    page = folder / "performance.md"
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    parts = [BEGIN, "", table(figures), "", "![Cost by size of the archive](scale.svg)", ""]
    if figures and figures[-1]["crossover"]:
        parts += [crossover_table(figures), ""]
    page.write_text(before + "\n".join([*parts, END]) + after, encoding="utf-8")
    plot(folder / "scale.svg", figures)
