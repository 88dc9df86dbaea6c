"""From the lines of a page to the paragraphs of its article, and the lines that say something about it.

The steps, in order: each line by itself; comments; the end of the article; lists of other stories;
stray parts beyond menus; headline and deck; tails; repeats.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.clean.comments import comments_start
from corpus.clean.dateline import dateline_of
from corpus.clean.headline import choose_headline, is_deck
from corpus.clean.lines import is_truncated, n_words, same_key, split_lines
from corpus.clean.people import reporter_at_end
from corpus.clean.roles import Marked, Role, mark
from corpus.clean.rules import rules
from corpus.clean.sections import article_end, without_blocks, without_far_parts, without_tail

__all__ = ["Page", "read_page"]

_MAX_ROUNDS = 4
_MAX_HEADLINE = 160
_ACCOUNT = re.compile(r"\baccounts?\b|계정|アカウント", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """A page taken apart: ``paragraphs`` of the article; ``marked``, every line but the comments, with its role."""

    headline: str | None
    paragraphs: tuple[str, ...]
    marked: tuple[Marked, ...]
    reporters: tuple[str, ...]
    n_comments: int
    accounts: tuple[str, ...] = ()  # log-in lines below the comments: they name the site

    @property
    def captions(self) -> tuple[str, ...]:
        """Captions of pictures, each once."""
        return tuple(dict.fromkeys(item.text for item in self.marked if item.role is Role.CAPTION))

    @property
    def n_boilerplate(self) -> int:
        """Lines that were left out and are neither comment, caption nor a repeat."""
        kept = {Role.BODY, Role.HEADING, Role.HEADLINE, Role.CAPTION, Role.REPEAT}
        return sum(1 for item in self.marked if item.role not in kept)


def read_page(text: str, *, headline: str | None = None) -> Page:
    """The page taken apart; ``headline`` is the one given beside the page, if any. No paragraphs: no article.

    The outcome is read again until it stays as it is, so that cleaning what is clean changes nothing.
    """
    page = _read_once(text, headline)
    for _ in range(_MAX_ROUNDS):
        again = _read_once("\n\n".join(filter(None, [page.headline, *page.paragraphs])), page.headline)
        if again.paragraphs == page.paragraphs:
            break
        page = replace(page, paragraphs=again.paragraphs)
    return page


def _read_once(text: str, headline: str | None) -> Page:
    marked = _with_headline_first(mark(split_lines(text)), headline)
    start = comments_start(marked)
    n_comments = len(marked) - start
    accounts = tuple(item.text for item in marked[start:] if item.role is Role.FURNITURE and _ACCOUNT.search(item.text))
    marked = marked[:start]
    end = article_end(marked)
    marked = [*marked[:end], *(_outside(item) for item in marked[end:])]
    marked = _with_cut_paragraph(_without_repeats(marked))
    marked = without_tail(without_far_parts(without_blocks(marked)))
    marked, chosen = _head(marked, headline)
    marked = _without_teasers(marked)
    paragraphs, reporters = _paragraphs(marked)
    return Page(chosen, paragraphs, tuple(marked), reporters, n_comments, accounts)


def _with_headline_first(marked: Sequence[Marked], given: str | None) -> list[Marked]:
    """A short first line right above the date or the byline is the headline, though it reads as a sentence.

    So do many in Korean (…담는다), questions, and long ones of two parts. So is a first line that is ``given`` as it.
    """
    result = list(marked)
    if len(result) < 2 or result[0].role is not Role.BODY:
        return result
    text, is_above = result[0].text, len(result) > 2 and result[1].role in {Role.DATE, Role.BYLINE}
    is_short = len(text) <= _MAX_HEADLINE and not text.endswith((".", "。", ":", "：", ","))
    if (is_above and is_short) or (given and same_key(given) == same_key(text)):
        result[0] = result[0].as_(Role.HEADING)
    return result


def _with_cut_paragraph(marked: Sequence[Marked]) -> list[Marked]:
    """A line cut short right below prose and right above a pay wall (or the end) is the article's last paragraph."""
    result = list(marked)
    n_body = 0
    for index, item in enumerate(result):
        n_body += item.role is Role.BODY
        walled = index + 1 == len(result) or result[index + 1].role is Role.FURNITURE
        prose = re.search(r"[,、，]", item.text) is not None or n_words(item.text) >= 15
        if item.role is Role.HEADING and item.text.endswith(("...", "…")) and n_body and walled and prose:
            result[index] = item.as_(Role.BODY) if result[index - 1].role is Role.BODY else item
    return result


def _without_repeats(marked: Sequence[Marked]) -> list[Marked]:
    """A paragraph that the page prints again stays once: where its dateline stands, else where it stood first."""
    kept: dict[str, int] = {}
    result = list(marked)
    for index, item in enumerate(marked):
        if item.role is not Role.BODY:
            continue
        dateline = dateline_of(item.text)
        key = same_key(item.text.removeprefix(dateline.text) if dateline else item.text)
        first = kept.setdefault(key, index)
        if first != index:
            better = dateline is not None and dateline_of(marked[first].text) is None
            result[first if better else index] = marked[first if better else index].as_(Role.REPEAT)
            kept[key] = index if better else first
    return result


def _outside(item: Marked) -> Marked:
    return item.as_(Role.FURNITURE) if item.role in {Role.BODY, Role.HEADING, Role.CAPTION} else item


def _head(marked: Sequence[Marked], given: str | None) -> tuple[list[Marked], str | None]:
    """The headline chosen, and the lines above the first paragraph reduced to at most two lines of deck."""
    result = list(marked)
    first = next((i for i, item in enumerate(result) if item.role is Role.BODY), len(result))
    chosen, at = choose_headline(result[:first], given)
    wanted = same_key(chosen) if chosen else None
    decks = [
        i
        for i in range(first)
        if at is not None and i > at and result[i].role is Role.HEADING and is_deck(result[i].text)
    ]
    for index in range(first):
        if wanted and same_key(result[index].text) == wanted:
            result[index] = result[index].as_(Role.HEADLINE)
        elif result[index].role is Role.HEADING and not (index in decks and len(decks) <= 2):
            result[index] = result[index].as_(Role.FURNITURE)
    for index in range(first, len(result)):
        if wanted and result[index].role is Role.HEADING and same_key(result[index].text) == wanted:
            result[index] = result[index].as_(Role.HEADLINE)
    return result, chosen


def _without_teasers(marked: Sequence[Marked]) -> list[Marked]:
    """Lines that the page cut short are left out, but for the last paragraph of an article behind a pay wall."""
    keys = [same_key(item.text) for item in marked if item.role is Role.BODY]
    result: list[Marked] = []
    for item in marked:
        if item.role in {Role.BODY, Role.HEADING} and item.text.endswith(("...", "…")):
            stem = same_key(re.sub(r"(?:\.\.\.+|…+)$", "", item.text))
            repeated = len(stem) >= 20 and any(key.startswith(stem) and key != same_key(item.text) for key in keys)
            if repeated or (item.role is Role.HEADING and is_truncated(item.text) and n_words(item.text) >= 4):
                result.append(item.as_(Role.FURNITURE))
                continue
        result.append(item)
    return result


def _paragraphs(marked: Sequence[Marked]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Paragraphs in order, each once, without end marks and reporters' addresses; and the reporters named there."""
    repeats = Counter(same_key(item.text) for item in marked if item.role is Role.HEADING)
    kept: dict[str, str] = {}
    reporters: list[str] = []
    for item in marked:
        if item.role not in {Role.BODY, Role.HEADING} or (
            item.role is Role.HEADING and repeats[same_key(item.text)] > 2
        ):
            continue
        text, names = _trimmed(item.text)
        reporters += names
        if text:
            kept.setdefault(same_key(text), text)
    return tuple(kept.values()), tuple(dict.fromkeys(reporters))


def _trimmed(text: str) -> tuple[str, tuple[str, ...]]:
    """``text`` without what only ends articles; and the reporters whose names stood there."""
    found: tuple[str, ...] = ()
    while True:
        names, end = reporter_at_end(text)
        found = found or names
        shorter = text[:end].rstrip()
        tail = rules().tails.search(shorter[-120:])
        if tail:
            shorter = shorter[: len(shorter) - len(shorter[-120:]) + tail.start()].rstrip(" [(<")
        if shorter == text:
            return text, found
        text = shorter
