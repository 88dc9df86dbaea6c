"""Lines of a page and what their shape alone says: sentence, heading, menu, list item.

Nothing here knows any site or phrase; those are in `corpus.clean.rules`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = [
    "Line",
    "fold",
    "has_cjk",
    "has_hangul",
    "is_listed",
    "is_menu",
    "is_sentence",
    "is_truncated",
    "n_words",
    "same_key",
    "split_lines",
]

_INVISIBLE = dict.fromkeys(
    [
        *range(0x09),
        *range(0x0E, 0x20),
        0x7F,
        0xAD,
        0x200B,
        0x200C,
        0x200D,
        0x200E,
        0x200F,
        0x2060,
        0xFEFF,
        *range(0xD800, 0xE000),
    ]
)
_BREAKS = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_QUOTES = str.maketrans("‘’‛′“”„″–—―", "''''\"\"\"\"---")
_BULLET = re.compile(r"^(?:[•‣◦▪·*]\s*|[-–]\s+|>\s+)+")
_END = re.compile(r"[.!?。！？][\"'”’»)\]」』）】〉》]*$")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_HAN_KANA = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_KOREAN_END = re.compile(r"(?:다|요|음|함|임|까|죠)[\"'”’)」』]*$")
_ACRONYM_END = re.compile(r"\b(?:[A-Z]\.){2,}[\"'”’)]*$|\b(?:vs|No|Inc|Co|Jr|Sr|Gov|Sen)\.$")
_ITEM = re.compile(r"^(?:\(?\d{1,2}[.)]|\(?[a-zivx]{1,4}\)|[□■○●ㅇ◦▪◎◇◆※①-⑳가-하]\s?[.)]?\s|[-–•]\s)")
_ELLIPSIS_END = re.compile(r"[\w'’)](?:\.\.\.+|…+|‥)$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line with something on it; ``gap`` counts the empty lines before it."""

    text: str
    gap: int

    @property
    def folded(self) -> str:
        """The text as patterns see it: see `fold`."""
        return fold(self.text)


def fold(text: str) -> str:
    """``text`` with straight quotes and plain dashes, and without leading bullets."""
    return _BULLET.sub("", text.translate(_QUOTES)).strip()


def same_key(text: str) -> str:
    """What two prints of one paragraph share: quotes, case, width and white space do not count."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", fold(text))).casefold()


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines that are not blank: NFC, invisible characters out, white space collapsed, wraps undone."""
    plain = unicodedata.normalize("NFC", _BREAKS.sub("\n", text).translate(_INVISIBLE))
    lines: list[Line] = []
    gap = 0
    for raw in plain.split("\n"):
        words = " ".join(raw.split())
        if words:
            lines.append(Line(words, gap))
        gap = 0 if words else gap + 1
    return _unwrap(lines)


def _unwrap(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Joins the lines of paragraphs that a mail program or terminal broke at a fixed width."""
    joined: list[Line] = []
    block: list[Line] = []
    for line in [*lines, Line("", 1)]:
        if line.gap and block:
            joined += _unwrap_block(block)
            block = []
        block.append(line)
    return tuple(joined)


def _unwrap_block(block: list[Line]) -> list[Line]:
    inner = [len(line.text) for line in block[:-1]]
    if (
        len(block) < 3
        or not 55 <= max(inner) <= 110
        or min(inner) < max(inner) * 0.75
        or len(block[-1].text) > max(inner)
    ):
        return block
    # Lines of a fixed width break in mid-sentence; a list of items of like length does not run on in lower case.
    runs_on = sum(1 for line in block[1:] if line.text[0].islower() or has_cjk(line.text[0]))
    if runs_on * 2 < len(block) - 1 or any(is_sentence(line.text) for line in block[:-1] if has_cjk(line.text)):
        return block
    glue = "" if _HAN_KANA.search(block[0].text) else " "
    return [Line(glue.join(line.text for line in block), block[0].gap)]


def has_cjk(text: str) -> bool:
    """Whether any kana, kanji or hangul stands in the text."""
    return _CJK.search(text) is not None


def has_hangul(text: str) -> bool:
    """Whether any hangul syllable stands in the text."""
    return re.search(r"[\uac00-\ud7a3]", text) is not None


def n_words(text: str) -> int:
    """Words between spaces; for Japanese, which has none, half the characters."""
    n_han_kana = len(_HAN_KANA.findall(text))
    return n_han_kana // 2 if n_han_kana * 2 > len(text) else len(text.split())


def is_sentence(text: str) -> bool:
    """Whether the line reads as prose of an article rather than as a heading, label or list item."""
    cjk = len(_CJK.findall(text)) * 3 > len(text)
    if is_truncated(text):
        return False
    if cjk:
        return _is_cjk_sentence(text)
    words = text.split()
    if len(words) >= 25:
        return True
    if _END.search(text) is None:
        runs_on = len(words) >= 15 and re.search(r"[.?!][\"'”’]? [A-Z“\"]", text) is not None
        return runs_on or (len(words) >= 8 and text.endswith((":", ";", ",")))
    if _ACRONYM_END.search(text) and len(words) < 16:
        return False
    if re.search(r"[?!][\"'”’)]*$", text):
        return (len(words) >= 14 or text[0] in "\"“'‘") and not _in_title_case(words)
    return len(words) >= 4


def _in_title_case(words: Sequence[str]) -> bool:
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return bool(long) and sum(1 for word in long if word[0].isupper()) * 10 >= len(long) * 7


def _is_cjk_sentence(text: str) -> bool:
    if _END.search(text):
        return len(text) >= 8 and not (text[-1] in "?？!！" and len(text) < 30)
    if len(text) >= 20 and "。" in text:
        return True
    return (len(text) >= 30 and _KOREAN_END.search(text) is not None) or len(text) >= 90


def is_truncated(text: str) -> bool:
    """Whether the line is a headline or teaser that the page cut short: ends in an ellipsis, opens no quotation."""
    return (
        _ELLIPSIS_END.search(text) is not None
        and not re.search(r"[\"“「『]", text)
        and not re.search(r"[.!?] |。", text)
    )


def is_listed(text: str) -> bool:
    """Whether the line opens as an item of a numbered or bulleted list of a statement."""
    return _ITEM.match(text) is not None


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_CHRONICLE = re.compile(
    # "2019년 7월 1일 = 일본, …", "2019.7.1 일본, …", 「12月20日 レーダー照射…」
    r"[▲△▼▽◇◆■□○●▶▷·•※\s-]*(?:(?:19|20)\d\d\s*[년年./-]\s*(?:\d{1,2}\s*[월月./-]?\s*)?|\d{1,2}\s*[월月]\s*)"
    r"(?:\d{1,2}\s*[일日]?(?:[~～∼-]\s*(?:\d{1,2}\s*[월月]\s*)?\d{1,2}\s*[일日])?)?\s*[=＝:：,、　\s─—–-]\s*"
    r"(?=\D{2})(?P<cjk>.{6,})"
    # "▲7.1 = 한일 외교장관, …"
    r"|[▲△▼▽◇◆■□○●▶▷·•※]\s*\d{1,2}\.\s?\d{1,2}\.?\s*[=＝:：]\s*(?=\D{2})(?P<dotted>.{6,})"
    # 「7・26　河野洋平外相と…」
    r"|\d{1,2}[・･]\d{1,2}\s+(?=\D{2})(?P<pointed>.{6,})"
    # "Feb. 9: Abe and Moon …", "May 9, 2018 — …"
    rf"|[-–•▪*\s]*{_MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?\s*[:：—–-]\s*(?P<en>\S+(?:\s+\S+){{3,}})",
    re.IGNORECASE,
)


def is_chronicle(text: str) -> bool:
    """Whether the line is an entry of a chronology: a day or a month, then what happened, often without an end mark."""
    return _CHRONICLE.fullmatch(text) is not None


def is_menu(text: str) -> bool:
    """Whether the line is a row of short entries or a breadcrumb (``World > Asia``, ``Home | News``)."""
    pieces = re.split(r"\s*[>›»|•＞｜]\s*|\s+[·/]\s+", text.strip("<>|·•/ "))
    return (
        len(pieces) > 1 and all(n_words(piece) <= 4 and len(piece) <= 30 for piece in pieces) and not is_sentence(text)
    )
