"""The bundled briefs: read from ``corpus/briefs/YEAR/ID.md`` and kept in step with the store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.brief_body import parse_body
from corpus.brief_schema import front_matter_of, schema_problems
from corpus.brief_types import Body, Brief
from corpus.errors import BriefError
from corpus.store import Store
from corpus.types import Article, ArticleKind

_DIGEST_KEY = "bundled_briefs"
# Raise it when the same file makes another article than before, so that every store reads the briefs again.
_READING = "2"


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What bringing the bundled briefs into the store changed, counted in articles (a translation is one).

    ``problems``: one sentence for each brief that breaks the format; what the store has of it stays as it was.
    """

    n_added: int = 0
    n_updated: int = 0
    n_removed: int = 0
    problems: tuple[str, ...] = ()


def bundled_folder() -> Path:
    """The folder of the briefs that ship with the program."""
    return Path(__file__).parent / "briefs"


def brief_files(folder: Path) -> list[Path]:
    """The files of the briefs in ``folder`` without their translations, sorted."""
    return [
        path for path in sorted(folder.glob("*/*.md")) if path.suffixes[-2:] not in ([".ja", ".md"], [".ko", ".md"])
    ]


def split_front_matter(text: str, path: str) -> tuple[dict[str, Any], str, int]:
    """The front matter, the body, and the line (1-based) the body begins on; raises ``BriefError``."""
    import yaml

    lines = text.removeprefix("\ufeff").splitlines()
    rule_lines = [number for number, line in enumerate(lines) if line.rstrip() == "---"][:2]
    if len(rule_lines) < 2 or rule_lines[0] != 0:
        raise BriefError(path, "no front matter found, expected the file to begin with fields between two --- lines")
    end = rule_lines[1]
    try:
        front = yaml.load("\n".join(lines[1:end]), Loader=_safe_loader())  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        raise BriefError(path, f"the front matter is not YAML ({' '.join(str(error).split())})") from error
    if not isinstance(front, dict):
        raise BriefError(path, f"the front matter is {type(front).__name__}, expected fields with names")
    return front, "\n".join(lines[end + 1 :]), end + 2


def parse_brief(path: Path) -> Brief:
    """The brief in ``path`` with the translations beside it; raises ``BriefError`` naming the first problem."""
    front, text, first_line = split_front_matter(read_text(path), path.name)
    problems = schema_problems(front)
    if problems:
        raise BriefError(path.name, "{}: {}".format(*problems[0]))
    bodies = (parse_body(text, language="en", first_line=first_line), *translations(path))
    for body in bodies:
        if not body.paragraphs:
            raise BriefError(path.name, f"the body in {body.language!r} is empty; write it or take the file away")
    return Brief(front_matter_of(front), bodies)


def read_briefs(folder: Path) -> Iterator[Brief]:
    """Every brief in ``folder``, by file; raises ``BriefError`` at the first that breaks the format."""
    return map(parse_brief, brief_files(folder))


def translations(path: Path) -> Iterator[Body]:
    """The bodies in other languages that stand beside the brief in ``path``."""
    for language in ("ja", "ko"):
        beside = path.with_suffix(f".{language}.md")
        if beside.is_file():
            yield parse_body(read_text(beside), language=language, first_line=1)


def read_text(path: Path) -> str:
    """The text of a file of the corpus; raises ``BriefError`` when it cannot be read as UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BriefError(path.name, f"cannot be read as UTF-8 text ({error})") from error


def articles_of(brief: Brief) -> list[Article]:
    """One article for each body of the brief; the English one bears the plain id."""
    return [_article(brief, body) for body in brief.bodies]


def sync_bundled(store: Store, *, enabled: bool, folder: Path | None = None) -> SyncReport:
    """Make the store hold exactly the briefs of ``folder`` (the bundled ones), or none when not ``enabled``.

    A second call without a change in between reads the files, writes nothing, and reports zeros. Briefs that the user
    forgot stay out until the briefs are switched off and on again. Raises ``StoreError`` when the store refuses.
    """
    folder = folder or bundled_folder()
    if not enabled:
        return _switch_off(store)
    digest = _digest(folder)
    if store.meta(_DIGEST_KEY) == digest:
        return SyncReport()
    articles, broken, problems = _read_all(folder)
    results, n_removed = store.replace_bundled(articles, keep=broken, meta={_DIGEST_KEY: digest})
    statuses = [result.status for result in results]
    return SyncReport(
        n_added=statuses.count("added"),
        n_updated=statuses.count("updated"),
        n_removed=n_removed,
        problems=tuple(problems),
    )


def _switch_off(store: Store) -> SyncReport:
    if store.meta(_DIGEST_KEY) in (None, "off"):
        return SyncReport()
    store.remember_briefs()
    _, n_removed = store.replace_bundled([], keep=frozenset(), meta={_DIGEST_KEY: "off"})
    return SyncReport(n_removed=n_removed)


def _read_all(folder: Path) -> tuple[list[Article], frozenset[str], list[str]]:
    """The articles of all briefs, the source keys of broken ones, and what is wrong with those."""
    articles: dict[str, Article] = {}
    broken: set[str] = set()
    problems: list[str] = []
    for path in brief_files(folder):
        try:
            found = articles_of(parse_brief(path))
        except BriefError as error:
            problems.append(str(error))
            broken |= {_source_key(path.stem, language) for language in ("en", "ja", "ko")}
            continue
        for article in found:
            if articles.setdefault(article.id, article) is not article:
                problems.append(f"{path.name}: the id {article.brief_id} stands in two files; the first one counts")
    return list(articles.values()), frozenset(broken), problems


def _article(brief: Brief, body: Body) -> Article:
    # Here and not above: cleaning takes long to import, and at most starts no brief is read.
    from corpus.clean.identity import article_id, revision_of

    front, text = brief.front, body.text
    source_key = _source_key(front.brief_id, body.language)
    return Article(
        id=article_id(source_key),
        revision=revision_of(text),
        source_key=source_key,
        source=source_key,
        url=None,
        kind=ArticleKind.BRIEF,
        headline=front.headlines[body.language],
        outlet=None,
        agency=None,
        byline=(),
        dateline_place=None,
        dateline_on=None,
        language=body.language,
        published=None,
        published_basis="none",
        text=text,
        raw_sha256=hashlib.sha256(text.encode()).hexdigest(),
        bundled=True,
        brief_id=front.brief_id,
        happened=front.happened,
        meeting=front.meeting,
        timezone=front.timezone,
        topics=front.topics,
        headlines=front.headlines,
        sources=front.sources,
        paragraph_sources=body.paragraph_sources,
    )


def _source_key(brief_id: str, language: str) -> str:
    return f"brief:{brief_id}" if language == "en" else f"brief:{brief_id}.{language}"


def _digest(folder: Path) -> str:
    total = hashlib.sha256(_READING.encode())
    for path in sorted(folder.glob("*/*.md")):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        total.update(f"{path.relative_to(folder).as_posix()} {content}\n".encode())
    return total.hexdigest()


def _safe_loader() -> Any:  # noqa: ANN401 - the loader classes of PyYAML have no common public base
    import yaml

    # The loader in C reads a front matter in a tenth of the time; some builds of PyYAML lack it.
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)
