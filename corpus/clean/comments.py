"""Where readers' comments begin. Found by structure: votes, reply buttons, user names with times, log-in boxes.

Comments quote the article and often outweigh it, so neither length nor wording can tell them apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.clean.lines import same_key
from corpus.clean.roles import Marked, Role
from corpus.clean.rules import rules

__all__ = ["comments_start"]

_MIN_BODY = 2  # paragraphs of the article that must stand before its comments


def comments_start(marked: Sequence[Marked]) -> int:
    """Index of the first line of the comment section; ``len(marked)`` where there is none."""
    first = _index_after_body(marked)
    marks = [i for i in range(first, len(marked)) if _is_mark(marked[i])]
    cues = [i for i in range(first, len(marked)) if _is_cue(marked[i])]
    if marks and (cues or len(marks) >= 2):
        leading = [i for i in cues if i <= marks[0]]
        if leading:
            return _first_of_run(marked, leading[-1], cues)
        return _without_cue(marked, first, marks[0]) if len(marks) >= 2 else len(marked)
    return next((i for i in cues if _is_end(marked, i, first)), len(marked))


def _index_after_body(marked: Sequence[Marked]) -> int:
    seen = 0
    for index, item in enumerate(marked):
        if item.role is Role.BODY:
            seen += 1
            if seen == _MIN_BODY:
                return index + 1
    return len(marked)


def _is_mark(item: Marked) -> bool:
    return rules().whole_line(rules().marks, item.line.folded) and item.role is not Role.BODY


def _is_cue(item: Marked) -> bool:
    known, folded = rules(), item.line.folded
    return known.whole_line(known.strong, folded) or known.whole_line(known.weak, folded)


def _first_of_run(marked: Sequence[Marked], last: int, cues: Sequence[int]) -> int:
    """The first of the cues that lead up to ``last`` with no prose between them."""
    start = last
    for cue in reversed([i for i in cues if i < last]):
        if any(item.role is Role.BODY for item in marked[cue:start]):
            break
        start = cue
    return start


def _without_cue(marked: Sequence[Marked], first: int, first_mark: int) -> int:
    """Comments with no heading: after the last notice, else where a paragraph is quoted, else one before the mark."""
    ends = [i for i in range(first, first_mark) if marked[i].role in {Role.END, Role.NOTICE, Role.SECTION}]
    if ends:
        return ends[-1] + 1
    seen: set[str] = set()
    for index, item in enumerate(marked[:first_mark]):
        key = same_key(item.text)
        if index >= first and item.role is Role.BODY and key in seen:
            return index
        seen.add(key)
    names_user = first_mark + 1 < len(marked) and marked[first_mark + 1].role is Role.BODY
    trails = marked[first_mark - 1].role is Role.BODY and _is_vote(marked[first_mark])
    return first_mark - 1 if (trails and first_mark - 1 >= first) or not names_user else first_mark


def _is_vote(item: Marked) -> bool:
    return item.line.folded[:1] in "-+0123456789−–👍👎▲" and "(" in item.line.folded


def _is_end(marked: Sequence[Marked], cue: int, first: int) -> bool:
    """Whether a cue without votes or names after it still opens the comments, and is no button in mid-page."""
    before = sum(len(item.text) for item in marked[:cue] if item.role is Role.BODY)
    after = sum(len(item.text) for item in marked[cue:] if item.role is Role.BODY)
    strong = rules().whole_line(rules().strong, marked[cue].line.folded)
    closed = any(item.role in {Role.END, Role.NOTICE} for item in marked[first:cue])
    seen = {same_key(item.text) for item in marked[:cue] if item.role is Role.BODY}
    quotes = any(same_key(item.text) in seen for item in marked[cue:] if item.role is Role.BODY)
    return after == 0 or quotes or (closed and (strong or after < before)) or (strong and after < before / 2)
