"""Where sentences begin and end, in English, Japanese and Korean.

Rules, not a model: an end mark closes a sentence unless an abbreviation, a quotation that the sentence goes
on after, or a bracket says otherwise. Blank lines always separate. Offsets are half-open, in code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_PARAGRAPH = re.compile(r"\S(?:.*?\S)??(?=\s*?\n[^\S\n]*\n|\s*\Z)", re.DOTALL)
_END = re.compile(r"(?P<wide>[。｡．！？]+[!?！？。]*)|(?P<mark>[.!?…‼⁇⁈⁉]+)")
_CLOSERS = "”’\"')]}»」』）】》〉＂］〕"
_NO_BREAK_AFTER_CLOSER = re.compile(r"[\sとをはがもにのなでやか、，,]|って|라고|고|며|면서|라며|는|라는|란|이라")
_ATTRIBUTION = re.compile(
    r"(?:[A-Z][\w’'-]*\s){1,4}(?:said|asked|told|added|wrote|replied|says|asks|exclaimed|shouted)\b"
)
_BRACKETS = {
    "「": "」",
    "『": "』",
    "（": "）",
    "【": "】",
    "《": "》",
    "〈": "〉",
    "(": ")",
    "[": "]",
    "“": "”",
    "〔": "〕",
}
_BRACKET = re.compile("[" + re.escape("".join([*_BRACKETS, *_BRACKETS.values()])) + "]")
_MAX_DEPTH = 20  # brackets open at once; more are noise
_WINDOW = 120  # characters looked at after or before a mark
_MAX_PROTECTED = 300  # a longer quotation or bracket is a text of its own, so its sentences count


def _words(text: str) -> frozenset[str]:
    """The words of ``text``."""
    return frozenset(text.split())


# Never the end of a sentence: a name or a number must follow.
_TITLES = _words(
    "mr mrs ms dr gen sen rep gov prof st lt col capt adm maj sgt rev hon amb pres messrs mt vs cf e.g i.e vice-adm "
    "brig cmdr supt insp fr sr.ph viz approx ca"
)
# The end of a sentence only where the next word can start one.
_BEFORE_NUMBER = _words("jan feb mar apr jun jul aug sep sept oct nov dec no nos art arts fig para sec vol p pp")
_MAY_END = _words("inc corp co ltd jr sr etc dept bros univ assn ave blvd rd al est a.m p.m ph.d b.c a.d")
_STARTERS = _words(
    "the a an it its he she his her they their we our i you this that these those there here in on at by for from to "
    "with but and or so yet if when while as after before since because although though however meanwhile moreover "
    "also both some many most all no not now then still what who how why where earlier later last next during under "
    "despite according asked"
)
_WORD_BEFORE = re.compile(r"[\w.\-’']*\Z")
# A day as Korean ministries write it, which a point closes: 5.3. 런던에서
_KOREAN_DAY = re.compile(r"(?:(?:(?:19|20)?\d\d\.)?\d{1,2}\.)\d{1,2}")
_WORD_AFTER = re.compile(r"[\"'“‘(\[]*([\w’'-]+)")


def sentences(text: str, language: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of ``text``, in order, trimmed, never overlapping; blank text gives none.

    ``language`` (``en``, ``ja``, ``ko``) is what the text is mostly in; the script at each end mark decides,
    so a Korean sentence inside an English text is cut right too.
    """
    found: list[tuple[int, int]] = []
    for start, end in paragraph_spans(text):
        spans = _of_paragraph(text[start:end], protect_all=language in ("ja", "ko"))
        found.extend((start + begin, start + stop) for begin, stop in spans)
    return found


@lru_cache(maxsize=8)  # the same few texts are cut by whatever reads them one after the other
def paragraph_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each paragraph (text between blank lines), trimmed; blank text gives none."""
    return tuple([match.span() for match in _PARAGRAPH.finditer(text)])


@lru_cache(maxsize=8_192)  # dates, passages and meetings are all read by the sentence: one paragraph comes five times
def _of_paragraph(body: str, *, protect_all: bool) -> tuple[tuple[int, int], ...]:
    """Spans of the sentences of one paragraph."""
    found, begin = [], 0
    for cut in _cuts(body, _guarded(body, protect_all=protect_all)):
        found.append((begin, cut))
        begin = _after_blanks(body, cut)
    return (*found, (begin, len(body))) if begin < len(body) else tuple(found)


def _cuts(body: str, guarded: list[tuple[int, int]]) -> Iterator[int]:
    """Offsets in ``body`` just after each sentence but the last. ``guarded`` spans are in order and disjoint."""
    done = 0
    for match in _END.finditer(body):
        after = match.end()
        while done < len(guarded) and guarded[done][1] <= match.start():
            done += 1
        inside = done < len(guarded) and guarded[done][0] < match.start()
        # The mark may be the last thing in a guarded quotation that ends the sentence: 「…。」 彼は
        if inside and body[after : guarded[done][1]].strip(_CLOSERS):
            continue
        while after < len(body) and body[after] in _CLOSERS:
            after += 1
        if after < len(body) and _ends_here(body, match, after):
            yield after


def _after_blanks(body: str, at: int) -> int:
    """Offset of the first character from ``at`` on that is not blank."""
    while at < len(body) and body[at].isspace():
        at += 1
    return at


def _ends_here(body: str, match: re.Match[str], after: int) -> bool:
    """Whether the end mark ``match``, with what closes after it up to ``after``, ends a sentence."""
    closed = after > match.end()
    mark = match.group()[-1]
    at = _after_blanks(body, after)
    follows = body[at : at + _WINDOW]
    if match.group("wide"):
        return bool(follows) and not ((closed or mark in "！？") and _NO_BREAK_AFTER_CLOSER.match(follows))
    if at == after:  # no blank after the mark, as Japanese writes, and some Korean pages do
        unspaced = _is_unspaced(follows[0]) and match.group() != "."
        return (unspaced or _is_korean_end(body, match)) and not _NO_BREAK_AFTER_CLOSER.match(follows)
    if not follows or follows[0].islower() or follows[0] in ",;:)":
        return False
    if closed and mark in "!?" and _ATTRIBUTION.match(follows):
        return False
    return match.group() != "." or closed or not _is_abbreviation(body, match.start(), follows)


def _is_korean_end(body: str, match: re.Match[str]) -> bool:
    """Whether the point stands between a Korean sentence ending and hangul, as in 했다.그러나 (no blank)."""
    before, after = body[match.start() - 1 : match.start()], body[match.end() : match.end() + 1]
    return before in tuple("다요까죠음함됨임") and "가" <= after <= "힣"


def _is_unspaced(char: str) -> bool:
    """Whether ``char`` is kana or kanji, which follow an end mark without a space."""
    return "\u3041" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff"


def _is_abbreviation(body: str, dot: int, follows: str) -> bool:
    """Whether the point at ``dot`` belongs to the word before it and ends no sentence."""
    before = _WORD_BEFORE.search(body, max(0, dot - 24), dot)
    word = before.group().lstrip("’'.-") if before else ""
    bare = word.lower()
    after = _WORD_AFTER.match(follows)
    next_word = after.group(1).lower() if after else ""
    if bare in _TITLES:
        return True
    if bare in _BEFORE_NUMBER:
        return next_word[:1].isdigit()
    if word.isdecimal():  # "1. Trade": the number of a list item, not the end of a sentence
        return len(word) <= 2 and not body[: dot - len(word)].strip()
    if _KOREAN_DAY.fullmatch(word):
        return "가" <= follows[:1] <= "힣"
    if bare in _MAY_END or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word):
        return next_word not in _STARTERS
    # An initial: "S. Korea", "J. A. Bolton"; but "Plan B. The"
    is_initial = len(word) == 1 and word.isascii() and word.isupper()
    return is_initial and (len(next_word) == 1 or next_word not in _STARTERS)


def _guarded(body: str, *, protect_all: bool) -> list[tuple[int, int]]:
    """Spans of brackets and quotations inside which no sentence ends, from opening to after closing mark; disjoint."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted([*_bracketed(body), *_straight_quoted(body)]):
        quoted = body[start] in '“"'
        if end - start > _MAX_PROTECTED or (quoted and not protect_all and not _is_embedded(body, start, end)):
            continue
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _bracketed(body: str) -> Iterator[tuple[int, int]]:
    """Matched pairs of brackets and curly quotation marks; one without its partner counts for nothing."""
    open_at: list[int] = []
    for match in _BRACKET.finditer(body):
        at, char = match.start(), match.group()
        if char in _BRACKETS:
            open_at = [*open_at[-_MAX_DEPTH:], at]
            continue
        for depth in range(len(open_at) - 1, -1, -1):
            if _BRACKETS[body[open_at[depth]]] == char:
                yield open_at[depth], at + 1
                del open_at[depth:]
                break


def _straight_quoted(body: str) -> Iterator[tuple[int, int]]:
    """Pairs of straight double quotation marks, taken in order."""
    marks = [at for at, char in enumerate(body) if char == '"']
    for first, second in zip(marks[::2], marks[1::2], strict=False):
        yield first, second + 1


def _is_embedded(body: str, start: int, end: int) -> bool:
    """Whether the sentence around an English quotation goes on before or after it: “A. B,” he said."""
    at = _after_blanks(body, end)
    follows = body[at : at + 1]
    goes_on = bool(follows) and (body[end - 2] == "," or follows.islower() or follows in ",;:")
    before = body[max(0, start - _WINDOW) : start].rstrip()
    return goes_on or (bool(before) and before[-1] not in '.!?”"…')
