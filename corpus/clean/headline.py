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
# A headline, two decks and two lines of other matter; more lines of that length are a list of other stories.
_MAX_ABOVE = 5
_BULLET = re.compile(r"[-–•·*▶]|\d{1,2}[.)]? ")


def choose_headline(head: Sequence[Marked], given: str | None) -> tuple[str | None, int | None]:
    """The headline and the index in ``head`` of the line that prints it; ``None`` for what is not there."""
    candidates = _candidates(head)
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


def _candidates(head: Sequence[Marked]) -> list[int]:
    """Lines that read like headlines; where there is none, a short one right above date or byline."""
    headings = [i for i, item in enumerate(head) if item.role is Role.HEADING and not outlet_named(item.text)]
    long = [i for i in headings if _reads_like_one(head[i].text, head, i)]
    return long or [i for i in headings if _is_followed(head, i) and has_cjk(head[i].text) and len(head[i].text) >= 6]


def _is_followed(head: Sequence[Marked], index: int) -> bool:
    return any(item.role in {Role.DATE, Role.BYLINE} for item in head[index + 1 : index + 3])


def _belongs(printed: str, title: str) -> bool:
    """Whether a page title is the printed headline with the name of the site behind it."""
    return len(printed) >= 12 and title.startswith(printed)


def _reads_like_one(text: str, head: Sequence[Marked], index: int) -> bool:
    if has_cjk(text):
        return len(text) >= 9 and (
            len(text.split()) >= 2 or re.search(r"[\u3040-\u30ff\u3400-\u9fff]", text) is not None
        )
    return n_words(fold(text)) >= (3 if _is_followed(head, index) else 4)


def _repeated(head: Sequence[Marked], candidates: Sequence[int]) -> int | None:
    """A line that repeats an earlier one, such as the title of the page, with or without the site's name behind it.

    Two prints in a row say nothing: decks and picture texts are often doubled so.
    """
    keys = {index: same_key(head[index].text) for index in candidates}
    for late in candidates:
        if any(early < late - 1 and _belongs(keys[late], keys[early]) for early in candidates):
            return late
    title = candidates[0]
    return next((late for late in candidates[1:] if _belongs(keys[late], keys[title])), None)


def _nearest(head: Sequence[Marked], candidates: Sequence[int]) -> int:
    """The first candidate that is no list item; on a page that opens with a ticker, the last before date or byline."""
    plain = [i for i in candidates if not _BULLET.match(head[i].text)] or list(candidates)
    if len(plain) <= _MAX_ABOVE:
        return plain[0]
    stop = next((i for i, item in enumerate(head) if item.role in {Role.DATE, Role.BYLINE} and i > plain[0]), len(head))
    return max(i for i in plain if i < stop)


def is_deck(text: str) -> bool:
    """Whether a line below the headline is long enough to be the article's own second headline."""
    return len(text) >= 15 if has_cjk(text) else n_words(text) >= 6


def without_site(title: str) -> str:
    """A page title without the name of the site behind it."""
    match = _SITE.search(title)
    tail = (match["tail"] or match["tight"]) if match else None
    return title[: match.start()].rstrip() if match and tail and outlet_in(tail) and match.start() > 8 else title
