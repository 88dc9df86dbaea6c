"""What a question for the holder of an office says beside the office: nothing, since when, or what the holder did."""

from __future__ import annotations

import re

from retrieval.understand import Reading

_TITLES = {
    "en": r"(?:prime minister|president|premier|foreign minister|defen[cs]e minister|minister|ambassador|leader|pm|fm)",
    "ja": r"(?:首相|総理(?:大臣)?|大統領|外相|外務大臣|防衛相|防衛大臣|長官|大使|大臣)",
    "ko": r"(?:대통령|총리|수상|외무상|외상|방위상|장관|대사|대신|정상)",
}
# "The president who went to the islets", 謝罪した首相, "방문한 대통령": the holder is told by a deed.
_BY_DEED = re.compile(
    rf"\b{_TITLES['en']} (?:who|that)\b(?! (?:is|was|are|were) (?:now|in office))"
    rf"|(?:[っいしけんげたれせべえきちりび][ただ]|てい(?:る|た))(?:最初の|唯一の)?(?:日本の|韓国の)?{_TITLES['ja']}"
    rf"|(?:[가-힣](?<!지)[한던친난된]|[간온쓴]|[받맺죽앉찾]은)\s(?:(?:첫|유일한|일본의?|한국의?)\s)*(?:일본\s?|한국\s?)?{_TITLES['ko']}",
    re.IGNORECASE,
)
_MATTERS = frozenset({"topic", "agreement", "event"})
_WITH_OFFICE = frozenset({"lex:currently"})
_SINCE_WHEN = re.compile(r"\bsince when\b|いつから|언제부터", re.IGNORECASE)


def is_told_by_deed(reading: Reading) -> bool:
    """Whether whoever did something, or had to do with something, is asked for: he need not hold the office today."""
    return _BY_DEED.search(reading.text) is not None or any(c.kind in _MATTERS for c in reading.concepts)


def names_office_alone(reading: Reading) -> bool:
    """Whether nothing is named but one office and whose it is: "2019 Japanese foreign minister"."""
    offices = [c for c in reading.concepts if c.kind == "office"]
    inside = {at for c in offices for at in range(c.start, c.start + len(c.surface))}
    return bool(offices) and all(
        c.kind in ("office", "country") or c.key in _WITH_OFFICE or c.start in inside for c in reading.concepts
    )


def asks_since_when(reading: Reading) -> bool:
    """Whether it is asked since when somebody has been in office."""
    return reading.intent == "when" and _SINCE_WHEN.search(reading.text) is not None
