"""`chancery articles`, `article`, `forget`: what is in the store."""

from __future__ import annotations

import click

from corpus.store import Store
from corpus.types import Article
from retrieval.cli.output import json_option, print_json, print_table, progress_bar
from retrieval.config import RetrievalSettings
from retrieval.errors import RetrievalError


def open_store(settings: RetrievalSettings, *, read_only: bool = True) -> Store:
    """The store of the data folder; raises ``RetrievalError`` when there is none yet."""
    if not settings.store_path.is_file():
        raise RetrievalError(
            f"no archive found in {settings.home}; run `chancery index build` or `chancery ingest` to make one"
        )
    return Store.open(settings.store_path, read_only=read_only)


@click.command()
@json_option
def articles_command(as_json: bool) -> None:
    """List the articles in the store."""
    settings = RetrievalSettings.from_env()
    with open_store(settings) as store:
        articles = list(store.articles(include_bundled=settings.bundled))
    if as_json:
        for article in articles:
            print_json(article_json(article))
        return
    rows = [
        (a.id, a.published, a.outlet or a.agency, a.language, a.kind.value, a.headline or a.paragraphs[0][:80])
        for a in articles
    ]
    print_table(["id", "published", "outlet", "lang", "kind", "headline"], rows, wide="headline")


@click.command()
@click.argument("article_id", metavar="ID")
@click.option("--text", "only_text", is_flag=True, help="Print only the cleaned text.")
@json_option
def article_command(article_id: str, only_text: bool, as_json: bool) -> None:
    """Show one article: what is known about it and how, and its cleaned text. ID may be shortened."""
    with open_store(RetrievalSettings.from_env()) as store:
        article = store.get(store.resolve_id(article_id))
    if as_json:
        print_json({**article_json(article), "text": article.text})
        return
    if not only_text:
        _show_facts(article)
    click.echo(article.text)


@click.command()
@click.argument("article_id", metavar="ID")
@json_option
def forget_command(article_id: str, as_json: bool) -> None:
    """Take an article out of store and index."""
    from retrieval.pipeline import build_from

    settings = RetrievalSettings.from_env()
    with open_store(settings, read_only=False) as store:
        full_id = store.resolve_id(article_id)
        article = store.get(full_id)
        store.forget(full_id)
        with progress_bar("Indexing passages") as progress:
            build_from(store, settings, progress=progress)
    if as_json:
        print_json({"article_id": full_id, "status": "forgotten"})
    else:
        click.echo(f"forgotten  {full_id}  {article.headline or article.source}")


def article_json(article: Article) -> dict[str, object]:
    """What is known about an article, without its text."""
    return {
        "article_id": article.id,
        "revision": article.revision,
        "source": article.source,
        "url": article.url,
        "kind": article.kind.value,
        "headline": article.headline,
        "outlet": article.outlet,
        "agency": article.agency,
        "byline": list(article.byline),
        "language": article.language,
        "dateline_place": article.dateline_place,
        "dateline_on": str(article.dateline_on) if article.dateline_on else None,
        "published_on": str(article.published) if article.published else None,
        "published_precision": article.published_precision.value,
        "published_basis": article.published_basis,
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "updated_at": article.updated_at.isoformat() if article.updated_at else None,
        "cluster_id": article.cluster_id,
        "known_by": [{"field": k.field, "basis": k.basis, "evidence": k.evidence} for k in article.known_by],
        "paragraphs": len(article.paragraphs),
    }


def _show_facts(article: Article) -> None:
    basis = {k.field: k.basis for k in article.known_by}
    for name, value in article_json(article).items():
        if name in ("known_by", "article_id", "revision", "cluster_id") or value in (None, []):
            continue
        shown = ", ".join(value) if isinstance(value, list) else value
        how = f"  ({basis[name]})" if name in basis else ""
        click.echo(f"{name:<20} {shown}{how}")
    click.echo("")
