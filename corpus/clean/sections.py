"""Blocks that are not the article: related stories in mid-body, lists in the foot, what follows the end mark."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from corpus.clean.lines import is_listed, n_words
from corpus.clean.roles import Marked, Role
from corpus.clean.rules import rules

__all__ = ["article_end", "without_blocks", "without_far_parts", "without_tail"]

_MIN_BODY = 2
_MENU_RUN = 5
_MENU_SHARE, _HEAD_SHARE = 0.15, 0.25


def _n_chars(marked: Sequence[Marked]) -> int:
    return sum(len(item.text) for item in marked if item.role is Role.BODY)


def article_end(marked: Sequence[Marked]) -> int:
    """Index after the mark that ends the article ("(END)", a copyright notice); ``len(marked)`` where none does."""
    total, before, n_body = _n_chars(marked), 0, 0
    for index, item in enumerate(marked):
        if item.role is Role.BODY:
            n_body, before = n_body + 1, before + len(item.text)
            if _closes(item) and before * 2 >= total:
                return index + 1
        elif item.role is Role.END and before * 2 >= total and n_body >= (1 if _closes(item) else _MIN_BODY):
            return index + 1
    return len(marked)


def _closes(item: Marked) -> bool:
    return item.text.rstrip().endswith(("(END)", "(끝)", "[끝]"))


def without_blocks(marked: Sequence[Marked]) -> list[Marked]:
    """``marked`` with the lists under "related stories" and the like turned to furniture."""
    result = list(marked)
    index = 0
    while index < len(result):
        if result[index].role is Role.SECTION:
            end = _block_end(result, index)
            for inner in range(index, end):
                result[inner] = result[inner].as_(Role.FURNITURE)
            index = max(end, index + 1)
        else:
            index += 1
    return result


def _block_end(marked: Sequence[Marked], cue: int) -> int:
    """Index after the block that ``cue`` opens: all the rest in the foot, else up to where prose goes on."""
    body = [i for i in range(cue + 1, len(marked)) if marked[i].role is Role.BODY]
    if _is_closed(marked, cue) or (body and _is_foot(marked, cue, body[0])):
        return len(marked)
    before = any(item.role is Role.BODY for item in marked[:cue])
    if not body or (before and _is_teaser_list(marked, cue, body)):
        return len(marked) if before else cue + 1
    if not before:
        return cue + 1
    return _keep_subheading(marked, cue, body[0])


def _is_closed(marked: Sequence[Marked], cue: int) -> bool:
    """Whether a byline or notice stands between the last paragraph and the list: so the article was over."""
    body = [i for i in range(cue) if marked[i].role is Role.BODY]
    if len(body) < _MIN_BODY:
        return False
    return any(item.role in {Role.BYLINE, Role.NOTICE, Role.END} for item in marked[body[-1] + 1 : cue])


def _is_foot(marked: Sequence[Marked], cue: int, prose: int) -> bool:
    """Whether a long list stands below nearly all of the prose: what little follows is about the site."""
    n_items = sum(1 for item in marked[cue + 1 : prose] if item.role is Role.HEADING)
    return n_items >= _MENU_RUN and _n_chars(marked[prose:]) < _n_chars(marked[:cue]) * _MENU_SHARE


def _is_teaser_list(marked: Sequence[Marked], cue: int, body: Sequence[int]) -> bool:
    """Headline and summary in turn: every paragraph after the cue stands alone below a heading."""
    if len(body) < 2 or any(b - a == 1 for a, b in pairwise(body)):
        return False
    return _n_chars(marked[cue:]) < _n_chars(marked[:cue]) and all(
        marked[i - 1].role is not Role.BODY and len(marked[i].text) < 260 for i in body
    )


def _keep_subheading(marked: Sequence[Marked], cue: int, prose: int) -> int:
    """Where the block ends before the paragraph at ``prose``: a last short line may head that paragraph."""
    items = [i for i in range(cue + 1, prose) if marked[i].role is Role.HEADING]
    known, folded = rules(), marked[cue].line.folded
    n_least = 1
    if len(items) <= n_least:
        # One line under the cue is the item; without one line the cue itself stood alone.
        return prose
    last = marked[items[-1]]
    wider = last.line.gap > marked[items[-2]].line.gap
    single = known.whole_line(known.one, folded) and len(items) == 2
    short = n_words(last.text) <= 8 and n_words(last.text) * 2 <= n_words(marked[items[-2]].text)
    return items[-1] if items[-1] == prose - 1 and (single or wider or short) else prose


def without_far_parts(marked: Sequence[Marked]) -> list[Marked]:
    """``marked`` with stray prose beyond a long run of menu lines turned to furniture, at the head and at the foot."""
    result = list(marked)
    chars = list(accumulate((len(item.text) if item.role is Role.BODY else 0 for item in marked), initial=0))
    count = list(accumulate((item.role is Role.BODY for item in marked), initial=0))
    for start, end in _menu_runs(result):
        head, foot = chars[start], chars[-1] - chars[end]
        if foot and foot < chars[-1] * _MENU_SHARE and count[start] >= 3:
            _furnish(result, start, len(result))
            break
        opened = any(item.role in {Role.DATE, Role.BYLINE, Role.CAPTION} for item in result[:start])
        if head and head < chars[-1] * _HEAD_SHARE and count[start] <= 2 and not opened:
            _furnish(result, 0, start)
    return result


def _furnish(marked: list[Marked], start: int, end: int) -> None:
    for index in range(start, end):
        if marked[index].role in {Role.BODY, Role.HEADING}:
            marked[index] = marked[index].as_(Role.FURNITURE)


def _menu_runs(marked: Sequence[Marked]) -> list[tuple[int, int]]:
    """Runs of at least five headings with nothing but buttons between them: menus and lists of other stories."""
    runs: list[tuple[int, int]] = []
    start = n_headings = 0
    for index, item in enumerate([*marked, None]):
        if item is not None and item.role in {Role.HEADING, Role.FURNITURE} and not is_listed(item.text):
            n_headings += item.role is Role.HEADING
            continue
        if n_headings >= _MENU_RUN:
            runs.append((start, index))
        start, n_headings = index + 1, 0
    return runs


def without_tail(marked: Sequence[Marked]) -> list[Marked]:
    """``marked`` with headings after the last paragraph turned to furniture; items of a statement's list stay."""
    result = list(marked)
    for index in range(len(result) - 1, -1, -1):
        item = result[index]
        if item.role is Role.BODY:
            break
        if item.role is Role.HEADING and not (is_listed(item.text) and n_words(item.text) >= 6):
            result[index] = item.as_(Role.FURNITURE)
    return result
