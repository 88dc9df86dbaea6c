"""Lexical tokens, made the same way for passages and questions.

Latin and other spaced scripts give lower-cased, accent-folded, lightly stemmed words; kana, kanji and
hangul give overlapping bigrams, because their words carry no reliable boundary. Positions are not kept.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# One alternative a script class. Acronyms with points come before words, so that "U.N." is one token.
_PIECE = re.compile(
    r"(?P<acronym>(?<![^\W\d_])(?:[A-Za-z]\.){2,}[A-Za-z]?(?![^\W\d_]))"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<hangul>[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]+)"
    r"|(?P<kana_kanji>[\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+)"
    r"|(?P<word>(?:(?![\u1100-\u11ff\u3005-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff])[^\W\d_])+"
    r"(?:['\u2019](?:s|S|t|T|re|ve|ll|d|m)(?![^\W\d_]))?)"
)
_VOWEL = re.compile(r"[aeiouy]")
_POSSESSIVE = re.compile(r"['\u2019](?:s|t|re|ve|ll|d|m)$")


def tokens(text: str) -> list[str]:
    """The tokens of ``text`` in order, repeats kept: folded words, digits, and bigrams of unspaced scripts."""
    found: list[str] = []
    for match in _PIECE.finditer(unicodedata.normalize("NFKC", text)):
        piece, kind = match.group(), match.lastgroup
        if kind == "word":
            found.append(_word(piece))
        elif kind == "number":
            found.append(_number(piece))
        elif kind == "acronym":
            found.append(piece.replace(".", "").lower())
        else:
            found.extend(_bigrams(piece))
    return found


def _bigrams(run: str) -> list[str]:
    """Overlapping pairs of ``run``; a run of one character gives that character."""
    return [run] if len(run) == 1 else [run[i : i + 2] for i in range(len(run) - 1)]


def _number(piece: str) -> str:
    """The number without thousands separators ("2,000" is "2000"), a decimal point kept."""
    return re.sub(r",(?=\d{3}(?!\d))", "", piece)


@lru_cache(maxsize=65_536)
def _word(piece: str) -> str:
    """The word folded (case, accents, possessive) and stemmed."""
    folded = _fold(_POSSESSIVE.sub("", piece.lower()))
    return _stem(folded) if folded.isascii() else folded


def _fold(word: str) -> str:
    """The word without accents. Hangul and kana never come here: decomposing them would break them."""
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _stem(word: str) -> str:
    """A light English stem: plural, -ing, -ed and a final e go, where enough of the word stays.

    Only consistency counts: "rule", "rules", "ruled" and "ruling" meet in one token; it need not be a word.
    """
    word = _singular(word)
    if len(word) > 5 and word.endswith("eed"):  # "agreed" belongs to "agree"
        word = word[:-1]
    for suffix in ("ing", "ed"):
        rest = word.removesuffix(suffix)
        if rest != word and len(rest) >= 3 and _VOWEL.search(rest):
            word = rest[:-1] if rest[-1] == rest[-2] and rest[-1] not in "aeiouls" else rest
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def _singular(word: str) -> str:
    """The word without a plural ending ("treaties" is "treaty"; "press" and "status" stay)."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
