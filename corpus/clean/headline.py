"""The headline of a page: the one given beside it, else the line above the article that reads like one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.clean.lines import fold, has_cjk, n_words, same_key
from corpus.clean.names import outlet_in, outlet_named
from corpus.clean.roles import Marked, Role

__all__ = ["choose_headline", "is_deck", "without_site"]

_SITE = re.compile(
    r"\s+[|–—:：<＜«›»・-]\s+(?P<tail>[^|–—:：<＜«›»]{2,40})$|\s*[|｜：:<＜]\s*(?P<tight>[^|｜：:<＜]{2,24})$"
)
_MAX_TICKER = 4


def choose_headline(head: Sequence[Marked], given: str | None) -> tuple[str | None, int | None]:
    """The headline and the index in ``head`` of the line that prints it; ``None`` for what is not there."""
    candidates = [i for i, item in enumerate(head) if item.role is Role.HEADING and _reads_like_one(item.text, head, i)]
    if given:
        wanted = same_key(given)
        at = next((i for i, item in enumerate(head) if same_key(item.text) == wanted), None)
        at = at if at is not None else next((i for i in candidates if _belongs(same_key(head[i].text), wanted)), None)
        if at is None:
            return without_site(given), -1
        return (head[at].text if len(head[at].text) <= len(given) else given), at
    if not candidates:
        return None, None
    at = _repeated(head, candidates) or _nearest(head, candidates)
    return head[at].text, at


def _belongs(printed: str, title: str) -> bool:
    """Whether a page title is the printed headline with the name of the site behind it."""
    return len(printed) >= 12 and title.startswith(printed)


def _reads_like_one(text: str, head: Sequence[Marked], index: int) -> bool:
    if outlet_named(text):
        return False
    if has_cjk(text):
        return len(text) >= 9 and (
            len(text.split()) >= 2 or re.search(r"[\u3040-\u30ff\u3400-\u9fff]", text) is not None
        )
    followed = any(item.role in {Role.DATE, Role.BYLINE} for item in head[index + 1 : index + 3])
    return n_words(fold(text)) >= (3 if followed else 4)


def _repeated(head: Sequence[Marked], candidates: Sequence[int]) -> int | None:
    """A line that the page prints again, or that is its title without the site's name: surely the headline."""
    for late in candidates:
        key = same_key(head[late].text)
        if any(early < late and _belongs(key, same_key(head[early].text)) for early in candidates):
            return late
    return None


def _nearest(head: Sequence[Marked], candidates: Sequence[int]) -> int:
    """The first candidate; on a page that opens with a ticker of headlines, the last before date or byline."""
    if len(candidates) < _MAX_TICKER:
        return candidates[0]
    stop = next(
        (i for i, item in enumerate(head) if item.role in {Role.DATE, Role.BYLINE} and i > candidates[0]), len(head)
    )
    return max(i for i in candidates if i < stop)


def is_deck(text: str) -> bool:
    """Whether a line below the headline is long enough to be the article's own second headline."""
    return len(text) >= 15 if has_cjk(text) else n_words(text) >= 6


def without_site(title: str) -> str:
    """A page title without the name of the site behind it."""
    match = _SITE.search(title)
    tail = (match["tail"] or match["tight"]) if match else None
    return title[: match.start()].rstrip() if match and tail and outlet_in(tail) and match.start() > 8 else title
