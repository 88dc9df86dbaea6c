"""Written forms of Japanese and Korean verbs from one listed form (marked ``~`` in the data)."""

from __future__ import annotations

_GODAN = {
    "う": "わいうえおっ", "く": "かきくけこい", "ぐ": "がぎぐげごい", "す": "さしすせそ", "つ": "たちつてとっ",
    "ぬ": "なにぬねのん", "ぶ": "ばびぶべぼん", "む": "まみむめもん", "る": "らりるれろっ",
}  # fmt: skip
_HANGUL, _LAST_HANGUL = 0xAC00, 0xD7A3
_N_FINALS, _N_VOWELS = 28, 21
_A, _O, _WA, _U, _WO, _EU, _EO, _I, _YEO, _AE = 0, 8, 9, 13, 14, 18, 4, 20, 6, 1
_FINALS = (0, 4, 8, 16, 17, 20)  # none, n, l, m, p, ss: the endings that melt into an open syllable
_CONTRACTED = {_O: _WA, _U: _WO, _I: _YEO}
_AFTER_CONSONANT = ("아", "어", "았", "었", "은", "을", "는", "기", "고", "지", "자", "음", "던")

_L = 8
_AFTER_L = ("아", "어", "았", "었", "기", "고", "지", "자", "던")  # before the others ㄹ falls: 날은 are days, none fly


def japanese_forms(verb: str) -> tuple[str, ...]:
    """The stems of a godan verb given in its dictionary form: 会う -> 会わ 会い 会う 会え 会お 会っ."""
    endings = _GODAN.get(verb[-1:], "")
    return tuple(verb[:-1] + kana for kana in endings) if endings else (verb,)


def _syllable(initial: int, vowel: int, final: int) -> str:
    return chr(_HANGUL + (initial * _N_VOWELS + vowel) * _N_FINALS + final)


def korean_forms(stem: str) -> tuple[str, ...]:
    """The written shapes of a Korean verb stem: 만나 -> 만나 만난 만날 만남 만납 만났; 받 -> 받아 …."""
    code = ord(stem[-1]) - _HANGUL
    if not 0 <= code <= _LAST_HANGUL - _HANGUL:
        return (stem,)
    initial, rest = divmod(code, _N_VOWELS * _N_FINALS)
    vowel, final = divmod(rest, _N_FINALS)
    if final:
        endings = _AFTER_L if final == _L else _AFTER_CONSONANT
        return (stem,) if len(stem) > 1 else tuple(stem + ending for ending in endings)
    head = stem[:-1]
    forms = [head + _syllable(initial, vowel, last) for last in _FINALS]
    if len(stem) == 1:
        forms = [form for form in forms if form != stem] + [stem + tail for tail in ("고", "는", "기", "지", "면")]
    if stem.endswith("르") and head:
        melted = ord(head[-1]) - _HANGUL
        bright = (melted // _N_FINALS) % _N_VOWELS in (_A, _O)
        lead = head[:-1] + chr(ord(head[-1]) + 8)
        forms += [lead + ("라" if bright else "러"), lead + ("랐" if bright else "렀")]
    elif stem.endswith("하"):
        forms += [head + "해", head + "했"]
    else:
        vowels = (_A, _EO) if vowel == _EU else (_CONTRACTED[vowel],) if vowel in _CONTRACTED else ()
        forms += [head + _syllable(initial, melted, last) for melted in vowels for last in (0, 20)]
    return tuple(forms)
