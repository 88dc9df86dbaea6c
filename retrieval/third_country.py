"""What another country than the two did or said, asked of an article in which it does nothing.

"Why did North Korea threaten to call off its summit" of a report that speaks of the North only as of a matter
to be dealt with.
"""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.coverage import texts_of
from retrieval.hits import SearchResult
from retrieval.types import Language
from retrieval.understand import Reading, language_of

# How each is called in questions and in texts.
_NAMES: dict[str, dict[Language, str]] = {
    "north-korea": {"en": "North Korea|the North|Pyongyang|DPRK", "ja": "北朝鮮|北", "ko": "북한|북측|북"},
    "china": {"en": "China|Beijing", "ja": "中国|北京", "ko": "중국|베이징"},
    "russia": {"en": "Russia|Moscow|the Soviet Union", "ja": "ロシア|ソ連|モスクワ", "ko": "러시아|소련|모스크바"},
}
# Who speaks for it in an English text.
_OF = (
    "(?:leader|president|premier|foreign|officials?|government|state|media|military|troops|soldiers|ministry|side|delegat"
    "|ambassador)"
)
_PEOPLE = {
    "north-korea": f"North Korean {_OF}|Kim Jong",
    "china": f"Chinese {_OF}|Wang Yi|Xi\\b|Wen\\b|Li Keqiang|Li Qiang|Hu Jintao|Yang Jiechi|Tang Jiaxuan",
    "russia": f"(?:Russian|Soviet) {_OF}|Lavrov|Putin|Medvedev|Yeltsin|Gorbachev",
}
_DID: dict[Language, str] = {
    "en": r"\b(?:why|how|what|when)?(?: reason)? ?(?:did|does|has|had|is|was) (?:{name})(?! and| or|,)\b",
    "ja": r"(?:^|[、。\s])(?:{name})(?:政府|側|外務省)?(?:は|が|って)",
    "ko": r"(?:^|\s)(?:{name})(?:\s?(?:정부|측|외교부))?(?:은|는|이|가)(?=\s)",
}


def does_nothing(result: SearchResult) -> bool:
    """Whether a third country is asked after as one who acts, and no sentence of the first hit's article has it act."""
    name = _asked(result.reading)
    if name is None:
        return False
    texts = (text for passage in result.article for text in texts_of(passage))
    return not any(_acts(name, text) for text in texts)


def _asked(reading: Reading) -> str | None:
    return next((name for name in _NAMES if _did(name, reading.language).search(reading.text)), None)


@lru_cache(maxsize=16)
def _did(name: str, language: Language) -> re.Pattern[str]:
    return re.compile(_DID[language].replace("{name}", _NAMES[name][language]), re.IGNORECASE)


def _acts(name: str, text: str) -> bool:
    """Whether the sentence may have it act: it, or somebody of it, is named where whoever acts is."""
    return _acting(name, language_of(text)).search(text) is not None


@lru_cache(maxsize=16)
def _acting(name: str, language: Language) -> re.Pattern[str]:
    called = _NAMES[name][language]
    if language != "en":
        return re.compile(called)
    opening = (
        r"(?:^|[,;:“—–-] ?"
        r"|\b(?:and|that|as|by|while|but|if|when|after|before|because|which|where|since|both|what|whether) )"
    )
    return re.compile(rf"{opening}(?:[Tt]he )?(?:{called})(?:['’]s)? (?!and\b)|\b(?:{_PEOPLE[name]})", re.IGNORECASE)
