"""What the ending of a Korean verb tells: that it was done, is to be done or is wished for, or nothing of the kind."""

from __future__ import annotations

import re

from corpus.meetings.types import MeetingStatus

_FIRST, _LAST, _FINALS = "가", "힣", 28  # syllables, and in how many final consonants each ends, none among them
_N, _L, _SS = 4, 8, 20  # ㄴ, ㄹ and ㅆ among the final consonants
_WORD = re.compile(r"[가-힣]*")
_NEXT = 16  # characters after the verb in which what it hangs on stands
_UNDONE = re.compile(r"지(?:는|도|를|조차)?\s(?:않|못|말|아니)|려(?:고|던|다|는|\s)|ㄹ\s?뻔|곤\s했|다면|라면|더라면|더라도|든지|거나")
_STOPPED = re.compile(r"(?:면|려면|거든|도록|어야|아야|해야|여야|든)$")
_BEFORE = re.compile(r"(?:안|못)\s$")
_WISHED = re.compile(r"자(?:고|는)|고\s?싶|[기길](?:를|을)?\s(?:원|바라|바란|희망|기대)|(?:었|았|였|했)으면\s(?:좋|한다|하는)")
_AHEAD = re.compile(r"기로\s?(?:했|합의|하[고며])|\s(?:예정|계획|방침|전망|것(?:으로\s(?:보|전|예|알)|이다|이라)|참이|듯)")
_MAY = re.compile(r"\s(?:수\s(?:있|도)|가능성|기대|생각)")
_ENDS_PAST = re.compile(r"[ᄀ-힣](?:다|고|며|던|으나|지만|는데|습니다|을|으며|으면서|기)")
_CLOSED = re.compile(r"([가-힣]+)(?:다|습니다|답니다|다고[^.]*)[.”’\"]?\s*$")
_CONNECTED = re.compile(
    r"(?:고|며|면서|아|어|여|해|내|와|가|서|앉아|자|자마자|다가|채|후|뒤|끝에|때|자리에서|여서|려|은데|는데|러)$"
)
_FACT = re.compile(r"(?:이다|이었|였|이[었며]|에서|은\s|을\s마)")


def told_by_ending(text: str, start: int, end: int) -> MeetingStatus | None:
    """What comes of the verb whose stem is ``text[start:end]``; ``None`` where it tells of nothing that was or will be.

    A verb that only leads to the next one (만나서, 앉아) is told by the one that closes the sentence.
    """
    word_end = _WORD.match(text, end).end()  # type: ignore[union-attr]
    word, after = text[start:word_end], text[word_end : word_end + _NEXT]
    if _UNDONE.search(word + after[:6]) or _BEFORE.search(text[:start]):
        return None
    if _WISHED.search(text[start : word_end + _NEXT]):
        return "proposed"
    if _AHEAD.search(text[end - 1 : word_end + _NEXT]) and not _is_past(word):
        return "planned"
    if _STOPPED.search(word):
        return None
    if _is_past(word):
        return "held"
    return _of_open(text, word.rstrip(), after)


def _of_open(text: str, word: str, after: str) -> MeetingStatus | None:
    """What a verb tells that is not in the past: before a noun, before another verb, or at the sentence's end."""
    last = _final(word[-1:])
    if last == _L:
        return "proposed" if _MAY.match(after) else _by_close(text) if after.startswith(" 때") else None
    if re.search(r"(?:한|는|간|온|인|진|은|던|눈|난|낸|린|빈|친|킨|민|선|쓴|둔|본|준|넨|힌)$", word) and not word.endswith("는"):
        return "held"
    if re.search(r"(?:는다|한다|난다|간다|온다|낸다|긴다|친다|[가-힣]다)(?:고|는|며)?$", word) and last != _SS:
        return "planned" if _final(word.rstrip("고는며")[-2:-1]) == _N else None
    if word.endswith("습니다") or word.endswith("니다"):
        return "planned"
    if word.endswith("는"):
        return "held" if re.match(r"\s(?:자리|동안|모습|장면|순간|가운데|도중|중)", after) else None
    if not after.strip(" .…”’\"") :
        return "held"
    return _by_close(text) if _CONNECTED.search(word) or after.startswith(",") or _FACT.match(after) else None


def _by_close(text: str) -> MeetingStatus | None:
    """What the verb at the end of the sentence tells."""
    closed = _CLOSED.search(text.rstrip())
    if closed is None:
        return "held"
    if _is_past(closed[0]):
        return "held"
    if re.search(r"예정|계획|방침|전망|기로", text[max(0, closed.start() - 4) :]):
        return "planned"
    return "planned" if _final(closed[1][-1:]) == _N else "held"


def _is_past(word: str) -> bool:
    """Whether a syllable ends in the mark of the past (했다, 앉았고), which 있 and 겠 only look like."""
    return any(_final(letter) == _SS for letter in word if letter not in "있겠")


def _final(letter: str) -> int:
    """The number of the syllable's final consonant: 0 where it has none."""
    return (ord(letter) - ord(_FIRST)) % _FINALS if letter and _FIRST <= letter <= _LAST else -1
