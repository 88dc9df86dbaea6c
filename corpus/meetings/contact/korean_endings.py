"""What the ending of a Korean verb tells: that it was done, is to be done or is wished for, or nothing of the kind."""

from __future__ import annotations

import re

from corpus.meetings.types import MeetingStatus

_FIRST, _LAST, _FINALS = "가", "힣", 28  # syllables, and in how many final consonants each ends, none among them
_N, _L, _SS = 4, 8, 20  # ㄴ, ㄹ and ㅆ among the final consonants
_WORD = re.compile(r"[가-힣]*")
_NEXT = 16  # characters after the verb in which what it hangs on stands
_NEGATED = 6
_UNDONE = re.compile(
    r"지(?:는|도|를|조차)?\s(?:않|못|말|아니)|려(?:고|던|다|는|\s)|뻔[했한]|곤\s했|다면|라면|더라도|든지|거나"
)
_STOPPED = re.compile(r"(?:면|려면|거든|도록|야|든)$")
_BEFORE = re.compile(r"(?<![가-힣])(?:안|못)\s$")  # and not 30분 동안
_WISHED = re.compile(
    r"자(?:고|는)\s|고\s?싶|[기길](?:를|을)?\s(?:원|바라|바란|희망|기대)|(?:었|았|였|했)으면\s(?:좋|한다|하는)"
)
_AHEAD = re.compile(
    r"기로\s?(?:했|합의|하[고며]|의견|뜻|결정|약속|확정|정했|가닥|조율|최종)"
    r"|\s(?:예정|계획|방침|전망|것으로\s(?:보|전|예|알)|것이(?:다|라)|참이)"
)
_MAY = re.compile(r"\s(?:수\s(?:있|도)|가능성|기대)")
_WHILE = re.compile(r"\s(?:때|당시)")
_OBJECT = re.compile(r"[을를에]$")
_DOES = re.compile(r"(?:\s[가-힣]+){1,2}?(?=[\s.,”]|$)")
_SCENE = re.compile(r"\s[\ue001\ue003]|\s(?:자리|동안|모습|장면|순간|가운데|도중|중)")
_CLOSED = re.compile(r"([가-힣]+다)(?:고\s[^.]*|며\s[^.]*)?[.”’\"]*\s*$")
_PLANNED = re.compile(r"(?:예정|계획|방침|전망|기로)[^.]{0,8}$")
_LEADS_ON = re.compile(r"(?:고도?|며|서도?|아|어|여|해|내|와|가|자|다가|채|려|데|러|피|라|섞|들|러|라며)$")
_BASE = re.compile(r"(?<![이있없않])다$")  # 건네다, 만나다: the form of dictionaries, diaries and captions
_NOUN = re.compile(r"(?:시간|자리)(?:이다|이었|이[었며]|였|에서)")


def told_by_ending(text: str, start: int, end: int) -> MeetingStatus | None:
    """What comes of the verb whose stem is ``text[start:end]``; ``None`` where it tells of nothing that was or will be.

    A verb that only leads to the next one (만나서, 앉아) is told by the one that closes the sentence.
    """
    end = start + len(text[start:end].rstrip(" ,"))
    word_end = _WORD.match(text, end).end()  # type: ignore[union-attr]
    if _OBJECT.search(text[start:word_end]) and (does := _DOES.match(text, word_end)):
        word_end = does.end()
    word, after = text[start:word_end], text[word_end : word_end + _NEXT]
    if _UNDONE.search(word + after[:_NEGATED]) or _BEFORE.search(text[:start]):
        return None
    if _WISHED.search(text[end - 1 : word_end + _NEXT]):
        return "proposed"
    if _AHEAD.search(text[end - 1 : word_end + _NEXT]):
        return None if _is_past(word) else "planned"
    if word.endswith("야") and after.startswith(" 했"):
        return "held"  # 설명해야 했다
    if _STOPPED.search(word):
        return None
    return "held" if _is_past(word) else _of_open(text, start, word, after)


def _of_open(text: str, start: int, word: str, after: str) -> MeetingStatus | None:
    """What a verb tells that is not in the past: before a noun, before another verb, or at the sentence's end."""
    last, stem = _final(word.rstrip()[-1:]), word.rstrip()
    if last == _L:
        return "proposed" if _MAY.match(after) else told_by_close(text) if _WHILE.match(after) else None
    if _NOUN.match(text, start):
        return told_by_close(text)
    if stem.endswith("는"):
        return told_by_close(text) if _SCENE.match(after) else None
    if last == _N:
        return "held"
    if _BASE.search(stem) and _final(stem[-2:-1]) != _N and not after.strip(' .…”’"'):
        return "held"
    if re.search(r"다(?:고|는|며)?$", stem):
        return "planned" if _final(stem.rstrip("고는며다")[-1:]) == _N else None
    if stem.endswith("니다"):
        return "planned"
    leads = _LEADS_ON.search(stem) or not word or word != stem or after.startswith(",")
    return told_by_close(text) if leads or not after.strip(' .…”’"') else None


def told_by_close(text: str) -> MeetingStatus:
    """What the verb at the end of the sentence tells; one that ends on a noun tells of what was."""
    if _PLANNED.search(text):
        return "planned"
    closed = _CLOSED.search(text.rstrip())
    if closed is None or _is_past(closed[1]):
        return "held"
    return "planned" if _final(closed[1][-2:-1]) == _N and not closed[1].endswith("니다") else "held"


def closes_in_past(text: str) -> bool:
    """Whether the verb at the end of the sentence is in the past, so that a day yet to come is that of last month."""
    closed = _CLOSED.search(text.rstrip())
    return closed is not None and _is_past(closed[1])


def _is_past(word: str) -> bool:
    """Whether a syllable ends in the mark of the past (했다, 앉았고), which 있 and 겠 only look like."""
    return any(_final(letter) == _SS for letter in word if letter not in "있겠")


def _final(letter: str) -> int:
    """The number of the syllable's final consonant: 0 where it has none."""
    return (ord(letter) - ord(_FIRST)) % _FINALS if letter and _FIRST <= letter <= _LAST else -1
