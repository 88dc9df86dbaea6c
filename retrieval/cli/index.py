"""`chancery index build|info|verify|push|pull`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from retrieval.cli.output import json_option, print_json, progress_bar
from retrieval.config import RetrievalSettings
from retrieval.errors import SettingUnusable
from retrieval.milvus.address import EXPECTED

if TYPE_CHECKING:
    from corpus.briefs import SyncReport
    from retrieval.index import BuildReport
    from retrieval.milvus.server import Server


@click.group()
def index_command() -> None:
    """Build, describe, verify and share the index."""


@index_command.command("build")
@click.option("--full", is_flag=True, help="Embed everything anew, not only what changed.")
@click.option("--if-needed", is_flag=True, help="Say nothing when there is nothing to do.")
@click.option("--decode-model", is_flag=True, help="Also decode the packaged model for bulk work (for images).")
@json_option
def build_index(full: bool, if_needed: bool, decode_model: bool, as_json: bool) -> None:
    """Sync the bundled briefs into the store and index everything new or changed."""
    from retrieval.embed.preparing import prepare_model
    from retrieval.pipeline import adopt_prebuilt, build

    settings = RetrievalSettings.from_env()
    adopt_prebuilt(settings.home)
    if decode_model:
        with progress_bar("Decoding the model") as progress:
            prepare_model(settings, progress=progress)
    with progress_bar("Embedding passages") as progress:
        synced, built = build(settings, progress=progress, full=full)
    for problem in synced.problems:
        click.echo(f"chancery: {problem}; the brief was left as it was", err=True)
    if as_json:
        print_json({"synced": asdict(synced), "built": _built_json(built)})
    elif built.changed or not if_needed:
        click.echo(f"{_synced_line(synced)}{_built_line(built)}")


@index_command.command("info")
@json_option
def index_info(as_json: bool) -> None:
    """Describe the live index generation."""
    from retrieval.index.manifest import live_generation, read_manifest

    live = live_generation(RetrievalSettings.from_env().index_root)
    found = {"index_id": live.index_id, **asdict(read_manifest(live))}
    if as_json:
        print_json(found)
        return
    for name, value in found.items():
        if not isinstance(value, dict):
            click.echo(f"{name:<20} {'–' if value is None else value}")


@index_command.command("verify")
@json_option
def verify_index(as_json: bool) -> None:
    """Check every file of the live generation against its checksum."""
    from retrieval.index import current_id, verify_generation

    settings = RetrievalSettings.from_env()
    manifest = verify_generation(settings)
    n_files, n_bytes = len(manifest.files), sum(entry.n_bytes for entry in manifest.files.values())
    index_id = current_id(settings.home)
    if as_json:
        print_json({"index_id": index_id, "ok": True, "n_files": n_files, "n_bytes": n_bytes})
    else:
        click.echo(f"{index_id}: {n_files} files, {n_bytes / 1e6:.1f} MB, every checksum right")


@index_command.command("push")
@json_option
def push_index(as_json: bool) -> None:
    """Bring the shared index that CHANCERY_INDEX names to the local one; what is there already is not sent."""
    from retrieval.milvus.push import push

    settings = RetrievalSettings.from_env()
    with _shared(settings) as server, progress_bar("Sending passages") as progress:
        done = push(settings, server, progress=progress)
    if as_json:
        print_json(asdict(done))
    elif done.changed:
        sent = f"{done.n_rows_sent} sent, {done.n_rows_gone} gone, {done.n_bytes_sent / 1e6:.1f} MB of files"
        click.echo(f"{done.address}: {done.index_id} is live with {done.n_passages} passages; {sent}")
    else:
        click.echo(f"{done.address}: {done.index_id} is live already")


@index_command.command("pull")
@click.option("--overwrite", is_flag=True, help="Also when the local store has changes that the shared one lacks.")
@json_option
def pull_index(overwrite: bool, as_json: bool) -> None:
    """Bring store and index of the data folder to the shared ones; what is there already is not fetched."""
    from retrieval.milvus.pull import pull

    settings = RetrievalSettings.from_env()
    with _shared(settings) as server, progress_bar("Fetching files") as progress:
        done = pull(settings, server, overwrite=overwrite, progress=progress)
    if as_json:
        print_json(asdict(done))
    elif done.changed:
        fetched = f"{done.n_files_fetched} files of {done.n_bytes_fetched / 1e6:.1f} MB fetched"
        click.echo(f"{done.index_id} is live in {settings.home} with {done.n_passages} passages; {fetched}")
    else:
        click.echo(f"{done.index_id} is live in {settings.home} already")


@contextmanager
def _shared(settings: RetrievalSettings) -> Iterator[Server]:
    """The server that ``CHANCERY_INDEX`` names; raises ``SettingUnusable`` when it names none."""
    from retrieval.milvus.server import Server

    if settings.milvus is None:
        raise SettingUnusable("CHANCERY_INDEX", found="not set", expected=EXPECTED)
    with closing(Server(settings.milvus)) as server:
        yield server


def _built_json(built: BuildReport) -> dict[str, object]:
    """What a build did, without the count for each article."""
    return {name: value for name, value in asdict(built).items() if name != "passages_by_article"}


def _synced_line(synced: SyncReport) -> str:
    """What changed among the bundled briefs, as a sentence; empty when nothing did."""
    counts = {"added": synced.n_added, "updated": synced.n_updated, "removed": synced.n_removed}
    told = ", ".join(f"{n} {what}" for what, n in counts.items() if n)
    return f"Bundled briefs: {told}. " if told else ""


def _built_line(built: BuildReport) -> str:
    """What is indexed now, and what was embedded for it."""
    holds = f"{built.n_articles} articles in {built.n_passages} passages"
    if not built.changed:
        return f"Index {built.index_id} is up to date: {holds}."
    return f"Index {built.index_id}: {holds}; {built.n_embedded} texts embedded in {built.seconds:.1f} s."
