"""Lengths as Discord counts them, and text cut to them at the end of a sentence, with a mark that shows it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

MAX_CONTENT = 2000
MAX_EMBED_TITLE = 256
MAX_EMBED_DESCRIPTION = 4096
MAX_EMBED_FIELDS = 25
MAX_FIELD_NAME = 256
MAX_FIELD_VALUE = 1024
MAX_EMBED_FOOTER = 2048
MAX_EMBED_TOTAL = 6000
MAX_EMBEDS = 10
CUT_MARK = " […]"

# After these the eye accepts an end; a closing quotation mark or bracket belongs to the sentence.
_SENTENCE_END = re.compile(r"[.!?]+[\"'”’)\]]*(?=\s)|[。！？]+[」』”’)）]*|\n")


def size(text: str) -> int:
    """The length of ``text`` in UTF-16 units.

    Discord's servers count code points, some of its clients UTF-16 units; the latter is never smaller,
    so a text that keeps this limit keeps both.
    """
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, limit: int, *, dress: Callable[[str], str] = str) -> str:
    """``dress(text)`` if its size is within ``limit``; else the longest cut of ``text`` that is, dressed, with a mark.

    Cuts after a sentence where one ends in the second half of what fits, else between words, else
    between letters, and never inside one. ``limit`` must leave room for the mark.
    """
    whole = dress(text)
    if size(whole) <= limit:
        return whole
    longest = _longest(text, limit - size(CUT_MARK), dress)
    return dress(text[: _good_end(text, longest)].rstrip()) + CUT_MARK


def pack(blocks: Sequence[str], *, limit: int, max_pages: int, more: Callable[[int], str]) -> list[str]:
    """``blocks`` joined by line breaks into at most ``max_pages`` pages of ``limit``; each block fits a page.

    What finds no room is counted, and ``more(n)`` at the end of the last page says how many.
    """
    pages: list[list[str]] = [[]]
    for position, block in enumerate(blocks):
        last_page = len(pages) == max_pages
        rest = len(blocks) - position - 1
        reserve = size(more(rest)) + 1 if last_page and rest else 0
        if size("\n".join([*pages[-1], block])) + reserve <= limit:
            pages[-1].append(block)
        elif not last_page:
            pages.append([block])
        else:
            pages[-1] = _with_note(pages[-1], rest + 1, limit=limit, more=more)
            break
    return ["\n".join(page) for page in pages]


def _with_note(page: list[str], n_left: int, *, limit: int, more: Callable[[int], str]) -> list[str]:
    while page and size("\n".join([*page, more(n_left)])) > limit:
        page, n_left = page[:-1], n_left + 1
    return [*page, more(n_left)]


def _longest(text: str, limit: int, dress: Callable[[str], str]) -> int:
    """The largest n for which ``dress(text[:n])`` fits, found by halving since dressing hardly ever takes away."""
    low, high = 0, min(len(text), 2 * limit)
    while low < high:
        middle = (low + high + 1) // 2
        if size(dress(text[:middle])) <= limit:
            low = middle
        else:
            high = middle - 1
    return low


def _good_end(text: str, longest: int) -> int:
    sentence_ends = [found.end() for found in _SENTENCE_END.finditer(text, 0, longest)]
    if sentence_ends and sentence_ends[-1] >= longest // 2:
        return sentence_ends[-1]
    blank = max(text.rfind(" ", 0, longest), text.rfind("\n", 0, longest))
    if blank >= longest // 2:
        return blank
    while 0 < longest < len(text) and _belongs_to_letter_before(text, longest):
        longest -= 1
    return longest


def _belongs_to_letter_before(text: str, position: int) -> bool:
    """Whether cutting at ``position`` would part a letter from its marks, or one emoji from its pieces."""
    letter = text[position]
    if unicodedata.category(letter) in ("Mn", "Me", "Mc") or "\U0001f3fb" <= letter <= "\U0001f3ff":
        return True
    # A flag is two regional letters: an odd number of them before the cut would halve one.
    return _is_regional(letter) and _n_regional_before(text, position) % 2 == 1


def _is_regional(letter: str) -> bool:
    return "\U0001f1e6" <= letter <= "\U0001f1ff"


def _n_regional_before(text: str, position: int) -> int:
    n = 0
    while position - n > 0 and _is_regional(text[position - n - 1]):
        n += 1
    return n
