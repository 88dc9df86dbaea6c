"""Plain text, Markdown and JSON: one decoded item each to a `RawArticle`."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator

import yaml

from corpus.errors import CorpusError, NoArticle, UnreadableInput
from corpus.readers.fields import first_text, given_from
from corpus.readers.html import html_article, plain_lines
from corpus.types import RawArticle

__all__ = ["json_articles", "json_line", "markdown_article", "read_text", "sha256"]

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_TEXT_KEYS = ("text", "body", "content", "article", "maintext", "articleBody")
_URL_KEYS = ("url", "link", "canonical_url")
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
# A line that stays one: an item of a list, also by the marks that Japanese and Korean chronologies use.
_ITEM = re.compile(r"\s*(?:(?:[-*+]|\d+[.)]|\d{1,2}[・･]\d{1,2})\s|[▲△▼▽◇◆■□○●◎▶▷◦•※])")
_TAG = re.compile(r"<(?:p|br|div|h[1-6]|li)\b[^>]*>", re.IGNORECASE)


def sha256(data: bytes) -> str:
    """Hex digest of the bytes of one item."""
    return hashlib.sha256(data).hexdigest()


def read_text(
    text: str, *, source: str, suffix: str, digest: str, url: str | None = None
) -> Iterator[RawArticle | CorpusError]:
    """The articles in one decoded file, by its suffix, else by how it begins."""
    if not text.strip():
        yield NoArticle(source, "nothing in it, an article expected; check the file or address")
        return
    if suffix in {".json"} or (suffix not in {".txt", ".md"} and text.lstrip()[:1] in "{["):
        yield from json_articles(text, source=source)
        return
    try:
        if suffix in {".html", ".htm", ".xhtml"} or _HTML_START.match(text):
            yield html_article(text, source=source, digest=digest, url=url)
        elif suffix in {".md", ".markdown"} or _FRONT.match(text):
            yield markdown_article(text, source=source, digest=digest)
        else:
            yield RawArticle(source=source, media="text", text=text, raw_sha256=digest, url=url)
    except CorpusError as error:
        yield error


def markdown_article(text: str, *, source: str, digest: str) -> RawArticle:
    """Markdown with or without YAML front matter; raises `UnreadableInput` where the front matter is broken."""
    match = _FRONT.match(text)
    data: object = {}
    if match:
        try:
            data = yaml.safe_load(match["yaml"]) or {}
        except (yaml.YAMLError, ValueError) as error:
            raise UnreadableInput(
                source, f"front matter is no YAML ({' '.join(str(error).split())[:120]}); mend it"
            ) from error
    if not isinstance(data, dict):
        raise UnreadableInput(source, "front matter holds no `key: value` lines, a mapping expected; mend it")
    facts = {str(key): value for key, value in data.items()}
    return RawArticle(
        source=source,
        media="markdown",
        text=_plain_markdown(text[match.end() :] if match else text),
        raw_sha256=digest,
        url=first_text(facts, _URL_KEYS),
        given=given_from(facts, basis="front matter"),
    )


def _plain_markdown(text: str) -> str:
    """The words of Markdown text: one line a paragraph, without marks of headings, emphasis, links and pictures."""
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", text.replace("\r\n", "\n"))
    text = re.sub(r"\[([^\]]+)\]\((?:[^()]|\([^)]*\))*\)", r"\1", text)
    text = re.sub(r"(?<![\w*_])(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1(?![\w*_])", r"\2", text)
    blocks = re.split(
        r"\n[ \t]*\n", re.sub(r"^(#{1,6}[ \t].*|[ \t]*(?:[-*_][ \t]*){3,})$", r"\n\1\n", text, flags=re.MULTILINE)
    )
    plain = (re.sub(r"^(?:#{1,6}[ \t]+|>[ \t]?)|[ \t]+#+$", "", block.strip(), flags=re.MULTILINE) for block in blocks)
    return "\n\n".join(_joined(block) for block in plain if block and not re.fullmatch(r"(?:[-*_]\s*){3,}", block))


def _joined(block: str) -> str:
    lines = block.split("\n")
    if any(_ITEM.match(line) or line.endswith("  ") for line in lines):
        return block
    return " ".join(line.strip() for line in lines)


def json_articles(text: str, *, source: str) -> Iterator[RawArticle | CorpusError]:
    """One article of each line of JSON lines, or of each object of a JSON list, or of one object."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                yield json_line(line, source=f"{source}#{number}")
        return
    items = whole if isinstance(whole, list) else [whole]
    for number, item in enumerate(items, 1):
        name = f"{source}#{number}" if isinstance(whole, list) else source
        yield _json_item(
            item, source=name, digest=sha256(json.dumps(item, ensure_ascii=False).encode("utf-8", "surrogatepass"))
        )


def json_line(line: str, *, source: str) -> RawArticle | CorpusError:
    """The article on one line; an error that names the line where it is not a JSON object with text."""
    try:
        item = json.loads(line)
    except (ValueError, RecursionError) as error:
        return UnreadableInput(
            source, f"no JSON on this line ({error}), one object a line expected; mend or remove the line"
        )
    return _json_item(item, source=source, digest=sha256(line.strip().encode("utf-8", "surrogatepass")))


def _json_item(item: object, *, source: str, digest: str) -> RawArticle | CorpusError:
    if not isinstance(item, dict):
        return UnreadableInput(
            source, f"{type(item).__name__} found, a JSON object with `text` expected; mend the line"
        )
    text = first_text(item, _TEXT_KEYS)
    if text is None:
        return NoArticle(
            source,
            f"keys {', '.join(map(str, list(item)[:8])) or 'none'} found, `text` expected; add the article's text",
        )
    if _TAG.search(text):
        text = plain_lines(text)
    url = first_text(item, _URL_KEYS)
    given = given_from(item, basis="JSON")
    return RawArticle(source=source, media="json", text=text, raw_sha256=digest, url=url, given=given)
