"""Checks of running text: dates with weekdays, scripts, loaded words, disputed terms, words in common."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# Words in a row that two briefs may not share; of Japanese, which has no spaces, three letters count as a word.
SHARED_RUN = 13

_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})"
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>\d{4})\b)?"
_EAST_DAY = r"(?P<month>\d{1,2})[月월]\s*(?P<day>\d{1,2})[日일]\s*[(（]\s*(?P<weekday>[月火水木金土日월화수목금토일])"
_DATED = (
    re.compile(rf"\b(?:{_WEEKDAY},?\s+(?:the\s+)?)?{_DAY}\s+(?:of\s+)?{_MONTH}\b{_YEAR}(?!\d)"),
    re.compile(rf"\b(?:{_WEEKDAY},?\s+)?{_MONTH}\s+{_DAY}\b(?!\s*(?:-|–)?\d){_YEAR}"),
)
_EAST_DATED = re.compile(rf"(?:(?P<year>\d{{4}})[年년]\s*)?{_EAST_DAY}")
# "Friday and Saturday, June 28 and 29": the first weekday goes with the first day.
_FIRST_OF_TWO = re.compile(rf"{_WEEKDAY}(?:,|\s+and|\s+to|\s+through|\s*–)\s*$")
_EAST_WEEKDAYS = "月火水木金土日월화수목금토일"
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|「[^」]*」|『[^』]*』|(?<!\w)‘[^’]*’(?!\w)")


@dataclass(frozen=True, slots=True)
class TermPair:
    """The two governments' words for one thing, in the order in which our own text gives them."""

    first: str
    second: str

    @property
    def written(self) -> str:
        """The pair as our own text writes it."""
        return f"{self.first}/{self.second}"


def date_problems(text: str, *, near: date) -> Iterator[str]:
    """One sentence for each impossible date, and each weekday that does not fit the date beside it.

    A date without a year is read in the year that brings it closest to ``near``.
    """
    for found, parts, day in _read(text, near):
        if day is None:
            yield f"{found[0]!r} is no possible date"
            continue
        earlier = _FIRST_OF_TWO.search(text[: found.start()])
        weekday = earlier["weekday"] if earlier else parts["weekday"]
        if weekday and parts["weekday"] and _weekday_number(weekday) != day.weekday():
            yield f"found {found[0]!r}, but {day.isoformat()} is a {WEEKDAYS[day.weekday()]}; mend one of them"


def days_named(text: str, *, near: date) -> set[date]:
    """The possible days that ``text`` writes out; one without a year is read in the year closest to ``near``."""
    return {day for _, _, day in _read(text, near) if day is not None}


def unquoted(text: str) -> str:
    """``text`` with everything between quotation marks blanked out, at the same length."""
    return _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)


def loaded_words(text: str, words: Iterable[str]) -> Iterator[str]:
    """Each of ``words`` that stands in ``text`` outside quotation marks."""
    own = unquoted(text).casefold()
    for word in words:
        if re.search(rf"(?<![\w-]){re.escape(word.casefold())}(?![\w-])", own):
            yield word


def term_problems(text: str, pairs: Sequence[TermPair]) -> Iterator[str]:
    """One sentence for each disputed name that stands in ``text``, outside quotation marks, without the other one."""
    own = unquoted(text)
    for pair in pairs:
        names = [name for name in (pair.first, pair.second) if _uses(own, name)]
        if len(names) == 1:
            yield f"found {names[0]!r} alone, expected both names: write {pair.written!r} once"
        elif f"{pair.second}/{pair.first}".casefold() in own.casefold():
            yield f"found '{pair.second}/{pair.first}', expected {pair.written!r}"


def _uses(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


def script_shares(text: str) -> dict[str, float]:
    """The share, 0 to 1, of the letters of ``text`` that are ``latin``, ``kana``, ``kanji`` and ``hangul``."""
    counts = dict.fromkeys(("latin", "kana", "kanji", "hangul"), 0)
    letters = [letter for letter in text if letter.isalpha()]
    for letter in letters:
        script = _script(letter)
        if script:
            counts[script] += 1
    return {script: n / len(letters) if letters else 0.0 for script, n in counts.items()}


def is_written_in(text: str, language: str) -> bool:
    """Whether the script of ``text`` is that of ``en``, ``ja`` or ``ko``; names in another script are borne with."""
    share = script_shares(text)
    if language == "en":
        return share["latin"] >= 0.9
    if language == "ja":
        return share["kana"] + share["kanji"] >= 0.5 and share["hangul"] < 0.05
    return share["hangul"] >= 0.5 and share["kana"] < 0.05


def runs(text: str, language: str, names: Iterable[str] = ()) -> Iterator[tuple[str, ...]]:
    """Every run of ``SHARED_RUN`` words in ``text``, case and punctuation aside; each of ``names`` is one word."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    for name in names:
        folded = folded.replace(name.casefold(), " name ")
    units = re.findall(r"\w", folded) if language == "ja" else re.findall(r"\w+(?:['’]\w+)*", folded)
    length = SHARED_RUN * 3 if language == "ja" else SHARED_RUN
    for start in range(len(units) - length + 1):
        yield tuple(units[start : start + length])


def _dated(text: str) -> Iterator[re.Match[str]]:
    for pattern in (*_DATED, _EAST_DATED):
        yield from pattern.finditer(text)


def _read(text: str, near: date) -> Iterator[tuple[re.Match[str], dict[str, str | None], date | None]]:
    """Each date that stands in ``text``, its parts, and its day; ``None`` for an impossible one."""
    for found in _dated(text):
        parts = found.groupdict()
        month = MONTHS.index(found["month"]) + 1 if found["month"] in MONTHS else int(found["month"])
        yield found, parts, _day(parts["year"], month, int(found["day"]), near)


def _day(year: str | None, month: int, day: int, near: date) -> date | None:
    years = [int(year)] if year else [near.year - 1, near.year, near.year + 1]
    possible: list[date] = []
    for candidate in years:
        try:
            possible.append(date(candidate, month, day))
        except ValueError:
            continue
    return min(possible, key=lambda found: abs((found - near).days), default=None)


def _weekday_number(word: str) -> int:
    return WEEKDAYS.index(word) if word in WEEKDAYS else _EAST_WEEKDAYS.index(word) % 7


def _script(letter: str) -> str | None:
    if letter.isascii() or "LATIN" in unicodedata.name(letter, ""):
        return "latin"
    name = unicodedata.name(letter, "")
    if name.startswith(("HIRAGANA", "KATAKANA")):
        return "kana"
    if name.startswith("CJK"):
        return "kanji"
    return "hangul" if name.startswith("HANGUL") else None
