"""Folding that keeps every offset: case, accents, full width, old kanji, quotes and hyphens, one character for one."""

from __future__ import annotations

import functools
import re
import unicodedata

_OLD_KANJI = dict(
    zip(
        "澤眞顯國德濱邊邉齋髙﨑嶋條櫻圓學會獨關實總臺灣煕龍發對經濟聲號變戰爭條約應當歸處體傳",
        "沢真顕国徳浜辺辺斎高崎島条桜円学会独関実総台湾熙竜発対経済声号変戦争条約応当帰処体伝",
        strict=True,
    )
)
MIDDLE_DOTS = "ㆍ‧∙⋅"  # how papers write the point in 한·일, beside the one that stands there
_PUNCTUATION = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "‐": "-",
    "‑": "-",
    "–": "-",
    "･": "・",
    "·": "・",
    **dict.fromkeys(MIDDLE_DOTS, "・"),
    "\u00a0": " ",
    "　": " ",
}
_WORD = re.compile(r"[a-z0-9]+")
_BRITISH = re.compile(r"^(lab|fav|hon|neighb|harb|col|behavi|hum|rum|vig|end?eav)our")
_DOUBLED = re.compile(r"(bb|dd|gg|mm|nn|pp|rr|tt)$")
_KEEP = frozenset({"news", "this", "was", "has", "its", "his", "us", "series", "species", "texas", "wales", "kansas"})

# Without their last letter these would be other words: plan, sit, not, quit.
_WHOLE = frozenset({"aide", "fare", "huge", "none", "note", "plane", "quite", "range", "severe", "site", "suite"})

# Past forms that no rule leads back to the verb. Left out are those that are words of their own (found, wound).
_IRREGULAR_VERBS = """
said:say told:tell met:meet held:hold took:take taken:take gave:give given:give went:go gone:go came:come saw:see
seen:see knew:know known:know thought:think felt:feel kept:keep left:leave lost:lose made:make paid:pay ran:run
sent:send shook:shake shaken:shake shown:show spoke:speak spoken:speak stood:stand understood:understand
withdrew:withdraw withdrawn:withdraw won:win wrote:write written:write began:begin begun:begin became:become
brought:bring bought:buy built:build caught:catch chose:choose chosen:choose drew:draw drawn:draw drove:drive
driven:drive fell:fall fallen:fall fought:fight grew:grow grown:grow heard:hear led:lead rose:rise risen:rise
sold:sell sought:seek spent:spend sank:sink sunk:sink taught:teach threw:throw thrown:throw woke:wake stuck:stick
struck:strike swore:swear sworn:swear tore:tear torn:tear oversaw:oversee undertook:undertake underwent:undergo
forgave:forgive forgiven:forgive forgot:forget forgotten:forget froze:freeze frozen:freeze dealt:deal laid:lay
lent:lend slept:sleep broke:break broken:break hid:hide hidden:hide swept:sweep overcame:overcome stole:steal
stolen:steal foresaw:foresee flew:fly flown:fly ate:eat eaten:eat meant:mean drank:drink noted:note noting:note
"""


@functools.cache
def _irregular() -> dict[str, str]:
    return {pair.split(":")[0]: pair.split(":")[1] for pair in _IRREGULAR_VERBS.split()}


@functools.cache
def _table() -> dict[int, str]:
    table = {ord(old): new for old, new in (_OLD_KANJI | _PUNCTUATION).items()}
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00), *range(0xFF01, 0xFF5F)):
        base = unicodedata.normalize("NFKD", chr(code))[0].lower()
        if len(base) == 1:
            table[code] = base
    return table


def fold(text: str) -> str:
    """The text in lower case without accents or width, exactly as long as before."""
    return text.lower() if text.isascii() else text.translate(_table())


def words(folded: str) -> list[tuple[int, int]]:
    """The spans of the Latin words and numbers in folded text, in order."""
    return [match.span() for match in _WORD.finditer(folded)]


@functools.lru_cache(maxsize=20_000)
def singular(word: str) -> str:
    """A folded Latin word without plural ending and in American spelling: ``labourers`` -> ``laborer``."""
    word = _BRITISH.sub(lambda found: found[0][:-3] + "or", word)
    if word.endswith("defence"):
        return word[:-2] + "se"
    if len(word) < 4 or word in _KEEP or word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes", "zes")) else word[:-1]


@functools.lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A rough English stem: ``resolving``, ``resolved`` -> ``resolv``; ``met``, ``meeting`` -> ``meet``."""
    word = singular(_irregular().get(word, word))
    word = word.replace("isation", "ization")
    if word.endswith(("ise", "ised", "ising")) and len(word) > 6:
        word = re.sub(r"is(e|ed|ing)$", r"iz\1", word)
    if word.endswith(("reed", "teed")) and len(word) > 5:
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and re.search("[aeiouy]", word[: -len(ending)]):
            word = word[: -len(ending)]
            word = word[:-1] if _DOUBLED.search(word) else word
            break
    return _last_letter(word)


def _last_letter(word: str) -> str:
    if word in _WHOLE:
        return word
    if len(word) > 3 and word.endswith("e"):
        return word[:-1]
    if len(word) > 3 and word.endswith("y"):
        return word[:-1] + "i"
    return word[:-1] if word.endswith("ll") and len(word) > 5 else word
