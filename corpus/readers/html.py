"""HTML to a `RawArticle`: trafilatura finds the body; JSON-LD, meta tags and htmldate hand over facts.

The text is then cleaned like any other, so that a page gives the same article as HTML and as copied text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus.clean.lines import is_sentence
from corpus.clean.people import byline_of
from corpus.clean.rules import rules
from corpus.clean.stamps import stamps_of
from corpus.errors import NoArticle, UnreadableInput
from corpus.readers.fields import given_from
from corpus.types import Given, RawArticle

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["html_article", "plain_lines"]

_BLOCKS = {
    "p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header", "footer",
    "tr", "td", "th", "table", "figure", "figcaption", "blockquote", "aside", "nav", "time", "main", "form", "dd", "dt",
    "dl", "hr", "title",
}  # fmt: skip
_HIDDEN = {"script", "style", "noscript", "template", "svg", "iframe", "head", "button", "select", "option", "textarea"}
_TYPES = re.compile(r"(?:News|Analysis|Opinion|Report|Background|Review)?(?:News)?Article|BlogPosting|Report")
_META = {
    "article:published_time": "published", "datepublished": "published", "parsely-pub-date": "published",
    "date": "published", "dc.date.issued": "published", "pubdate": "published", "article:modified_time": "updated",
    "og:title": "headline", "og:site_name": "outlet", "author": "byline", "article:author": "byline",
    "dc.creator": "byline",
}  # fmt: skip
_MIN_ANCHOR_CHARS = 20
_LINES_ABOVE = 25


def html_article(text: str, *, source: str, digest: str, url: str | None = None) -> RawArticle:
    """The article of a page; raises `NoArticle` where no text is visible, `UnreadableInput` where it is no HTML."""
    from lxml.etree import ParserError  # heavy imports: only where there is HTML
    from trafilatura import extract, load_html

    try:
        tree = load_html(text)
    except (ParserError, ValueError) as error:
        raise UnreadableInput(source, f"HTML that cannot be parsed found ({error}); save the page again") from error
    if tree is None:
        raise UnreadableInput(source, "HTML that cannot be parsed found; save the page again")
    blocks = list(_visible_blocks(tree))
    lines = [block.text for block in blocks]
    given = tuple(_facts(tree, text))
    body = extract(text, include_comments=False, include_tables=True, favor_recall=True, url=url)
    body = _completed(body, blocks) if body else "\n".join(lines)
    if not body.strip():
        raise NoArticle(
            source, "a page without visible text found, an article expected; save the page after it has loaded"
        )
    canonical = url or _canonical(tree)
    return RawArticle(
        source=source, media="html", text=_with_facts(body, lines), raw_sha256=digest, url=canonical, given=given
    )


def plain_lines(fragment: str) -> str:
    """The visible text of a piece of HTML, one line a block."""
    from lxml.html import fromstring

    return "\n".join(block.text for block in _visible_blocks(fromstring(f"<div>{fragment}</div>")))


@dataclass(frozen=True, slots=True)
class _Block:
    """One visible line and the tag of the element that it opens in."""

    text: str
    tag: str


def _visible_blocks(tree: HtmlElement) -> Iterator[_Block]:
    buffer: list[str] = []
    tag = ""
    for text, opened in _pieces(tree):
        if opened is None:
            buffer.append(text)
            continue
        line = " ".join("".join(buffer).split())
        if line:
            yield _Block(line, tag)
        buffer.clear()
        tag = opened
    line = " ".join("".join(buffer).split())
    if line:
        yield _Block(line, tag)


def _pieces(tree: HtmlElement) -> Iterator[tuple[str, str | None]]:
    """Text in document order, and the tag where a block opens ("" where it closes). No recursion: pages nest deeply."""
    from lxml.etree import iterwalk

    hidden = 0
    for event, node in iterwalk(tree, events=("start", "end", "comment", "pi")):
        tail = node.tail or ""
        if event in {"comment", "pi"}:
            if not hidden:
                yield tail, None
            continue
        is_block, is_hidden = node.tag in _BLOCKS, node.tag in _HIDDEN
        if event == "start":
            hidden += is_hidden
            if not hidden:
                if is_block:
                    yield "", node.tag
                yield node.text or "", None
            continue
        if not hidden and is_block:
            yield "", ""
        hidden -= is_hidden
        if not hidden:
            yield tail, None


def _completed(body: str, blocks: Sequence[_Block]) -> str:
    """The body with the sentences in ``<p>`` that trafilatura passed over between its first and last paragraph."""
    lines = body.split("\n")
    keys = [_key(line) for line in lines]
    places = [i for i, block in enumerate(blocks) if is_sentence(block.text) and _key(block.text) in keys]
    for index in range(places[0] + 1, places[-1]) if places else ():
        text = blocks[index].text
        if blocks[index].tag == "p" and _key(text) not in keys and is_sentence(text):
            above = next(key for block in reversed(blocks[:index]) if (key := _key(block.text)) in keys)
            at = keys.index(above) + 1
            lines.insert(at, text)
            keys.insert(at, _key(text))
    return "\n".join(lines)


def _key(text: str) -> str:
    return "".join(text.split())


def _with_facts(body: str, lines: list[str]) -> str:
    """The body with the date lines and bylines that stand above it on the page, and the notices below it."""
    first = next((line for line in body.split("\n") if len(line) >= _MIN_ANCHOR_CHARS), "")
    at = next((i for i, line in enumerate(lines) if first and first[:60] in line), 0)
    known = set(body.split("\n"))
    above = [
        line
        for line in lines[max(0, at - _LINES_ABOVE) : at]
        if line not in known and (stamps_of(line) or byline_of(line))
    ]
    notices = [line for line in lines if line not in known and rules().whole_line(rules().notice, line)]
    return "\n".join([*dict.fromkeys(above), body, *dict.fromkeys(notices[-4:])])


def _facts(tree: HtmlElement, text: str) -> Iterator[Given]:
    for item in _json_ld(tree):
        yield from given_from(item, basis="JSON-LD")
    meta = _meta(tree)
    yield from given_from(meta, basis="meta")
    for node in tree.iter("figcaption"):
        caption = " ".join(node.text_content().split())
        if caption:
            yield Given(field="caption", value=caption, basis="html")
    language = tree.get("lang")
    if language:
        yield Given(field="language", value=language, basis="html")
    heading = [" ".join(node.text_content().split()) for node in tree.iter("h1")]
    if len([h for h in heading if h]) == 1:
        yield Given(field="headline", value=next(h for h in heading if h), basis="visible line")
    day = _htmldate(text)
    if day:
        yield Given(field="published", value=day, basis="htmldate")


def _json_ld(tree: HtmlElement) -> Iterator[Mapping[str, object]]:
    for node in tree.iter("script"):
        if "ld+json" not in (node.get("type") or "").lower():
            continue
        try:
            data: Any = json.loads(node.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        stack = [data]
        while stack:
            item = stack.pop()
            if isinstance(item, list):
                stack += item
            elif isinstance(item, dict):
                kinds = item.get("@type")
                if any(
                    isinstance(kind, str) and _TYPES.fullmatch(kind)
                    for kind in (kinds if isinstance(kinds, list) else [kinds])
                ):
                    yield {key: value for key, value in item.items() if key != "source"}
                stack += [item[key] for key in ("@graph", "mainEntity") if key in item]


def _meta(tree: HtmlElement) -> dict[str, object]:
    found: dict[str, object] = {}
    for node in tree.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
        content = (node.get("content") or "").strip()
        if name in _META and content and not content.startswith("http"):
            found.setdefault(_META[name], content)
    return found


def _canonical(tree: HtmlElement) -> str | None:
    links = [node.get("href") for node in tree.iter("link") if (node.get("rel") or "").lower() == "canonical"]
    links += [node.get("content") for node in tree.iter("meta") if node.get("property") == "og:url"]
    return next((link.strip() for link in links if link and re.match(r"\s*https?://[^/\s]+/\S", link)), None)


def _htmldate(text: str) -> str | None:
    from htmldate import find_date

    found = find_date(text, original_date=True, extensive_search=False)
    return str(found) if found else None
