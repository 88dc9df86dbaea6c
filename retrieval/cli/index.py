"""`chancery index build|info|verify`."""

from __future__ import annotations

import click

from retrieval.cli.output import json_option, print_json, progress_bar
from retrieval.config import RetrievalSettings


@click.group()
def index_command() -> None:
    """Build, describe and verify the index."""


@index_command.command("build")
@click.option("--full", is_flag=True, help="Embed everything anew, not only what changed.")
@click.option("--if-needed", is_flag=True, help="Say nothing when there is nothing to do.")
@click.option("--decode-model", is_flag=True, help="Also decode the packaged model for bulk work (for images).")
@json_option
def build_index(full: bool, if_needed: bool, decode_model: bool, as_json: bool) -> None:
    """Sync the bundled briefs into the store and index everything new or changed."""
    from retrieval.pipeline import adopt_prebuilt, build, prepare_model

    settings = RetrievalSettings.from_env()
    adopt_prebuilt(settings.home)
    with progress_bar("Embedding passages") as progress:
        if decode_model:
            prepare_model(settings)
        synced, built = build(settings, progress=progress, full=full)
    if as_json:
        print_json({"synced": synced.as_json(), "built": built.as_json()})
    elif built.changed or not if_needed:
        click.echo(f"{synced.sentence} {built.sentence}")


@index_command.command("info")
@json_option
def index_info(as_json: bool) -> None:
    """Describe the live index generation."""
    from dataclasses import asdict

    from retrieval.index.manifest import live_generation, read_manifest

    live = live_generation(RetrievalSettings.from_env().index_root)
    found = {"index_id": live.index_id, **asdict(read_manifest(live))}
    if as_json:
        print_json(found)
        return
    for name, value in found.items():
        if not isinstance(value, dict):
            click.echo(f"{name:<20} {value}")


@index_command.command("verify")
@json_option
def verify_index(as_json: bool) -> None:
    """Check every file of the live generation against its checksum."""
    from retrieval.index import verify

    report = verify(RetrievalSettings.from_env())
    if as_json:
        print_json(report.as_json())
    else:
        click.echo(f"{report.index_id}: {report.n_files} files, {report.n_bytes / 1e6:.1f} MB, every checksum right")
