"""Bytes to text: byte-order marks, declared and detected encodings; binary data refused."""

from __future__ import annotations

import codecs
import re

from corpus.errors import UnreadableInput

__all__ = ["decode"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP or Office file",
    b"\x89PNG": "a PNG picture",
    b"GIF8": "a GIF picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"\x1f\x8b": "gzip data",
    b"\x7fELF": "a program",
    b"SQLite format 3": "an SQLite database",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"RIFF": "a media file",
    b"ID3": "a sound file",
    b"BZh": "bzip2 data",
    b"\xfd7zXZ": "xz data",
    b"{\\rtf": "an RTF file",
}
_META = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})|<\?xml[^>]{0,100}encoding=[\"']([\w-]{2,20})", re.IGNORECASE
)
_LEGACY = ("cp949", "cp932", "euc_jp", "iso2022_jp", "gb18030", "big5")
_SAMPLE_BYTES = 100_000
_HINT = "save it as UTF-8 text"


def decode(data: bytes, *, source: str, declared: str | None = None) -> str:
    """The text of ``data``. ``declared`` is the encoding that a server named.

    Raises `UnreadableInput` for binary data, and for text with more than a few damaged bytes.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, "replace")
    kind = next((name for magic, name in _MAGIC.items() if data.startswith(magic)), None)
    if kind:
        raise UnreadableInput(source, f"{kind} found, text, HTML, Markdown or JSON lines expected; {_HINT}")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(data, source, declared)
    if "\x00" not in text[:_SAMPLE_BYTES]:
        return _require_text(text, source)
    return _decode_utf16(data, source)


def _require_text(text: str, source: str) -> str:
    sample = text[:_SAMPLE_BYTES]
    n_control = sum(1 for char in sample if ord(char) < 32 and char not in "\t\n\r\f\v\x1b")
    if n_control * 50 > len(sample):
        raise UnreadableInput(source, f"binary data found, text expected; {_HINT}")
    return text


def _decode_utf16(data: bytes, source: str) -> str:
    """Text in two-byte characters without a mark, told by where its zero bytes stand; else binary."""
    sample = data[:_SAMPLE_BYTES]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) > 4 * min(even, odd) and max(even, odd) * 20 > len(sample):
        return _require_text(data.decode("utf-16-be" if even > odd else "utf-16-le", "replace"), source)
    raise UnreadableInput(source, f"binary data found, text expected; {_HINT}")


def _decode_other(data: bytes, source: str, declared: str | None) -> str:
    for name in (declared, _declared_in(data)):
        text = _strict(data, name) if name else None
        if text is not None and "\x00" not in text:
            return text
    if b"\x00" in data[:_SAMPLE_BYTES]:
        return _decode_utf16(data, source)
    damaged = data.decode("utf-8", "replace")
    n_bad, n_good = damaged.count("\ufffd"), sum(1 for char in damaged if char > "\x7f" and char != "\ufffd")
    if n_good >= 10 * n_bad:
        return _require_text(damaged, source)
    guessed = _guess(data)
    if guessed is None:
        raise UnreadableInput(
            source, f"broken text found ({n_bad} bytes are no UTF-8 and fit no other encoding); {_HINT}"
        )
    return _require_text(guessed, source)


def _declared_in(data: bytes) -> str | None:
    match = _META.search(data[:4096])
    return (match[1] or match[2]).decode("ascii") if match else None


def _strict(data: bytes, name: str) -> str | None:
    # Web pages call Windows supersets by the names of their standards.
    name = {
        "euc-kr": "cp949",
        "ks_c_5601-1987": "cp949",
        "shift_jis": "cp932",
        "shift-jis": "cp932",
        "x-sjis": "cp932",
        "gb2312": "gb18030",
        "iso-8859-1": "cp1252",
    }.get(name.lower(), name)
    try:
        return data.decode(name)
    except (LookupError, UnicodeDecodeError):
        return None


def _guess(data: bytes) -> str | None:
    """The reading among East Asian encodings with the most letters of everyday use; else a Western one."""
    readings = [text for name in _LEGACY if (text := _strict(data, name)) is not None]
    best = max(readings, key=_plausibility, default=None)
    if best is not None and _plausibility(best) > 0.5:
        return best
    n_high = sum(1 for byte in data[:_SAMPLE_BYTES] if byte > 0x7F)
    western = _strict(data, "cp1252") if n_high * 20 < len(data[:_SAMPLE_BYTES]) else None
    return western if western is not None else _by_statistics(data)


def _plausibility(text: str) -> float:
    """Share of the non-ASCII characters that are hangul, kana, or Han with kana near; 0 to 1."""
    high = [char for char in text[:_SAMPLE_BYTES] if char > "\x7f"]
    if not high:
        return 0.0
    hangul = sum(1 for char in high if "\uac00" <= char <= "\ud7a3")
    kana = sum(1 for char in high if "\u3040" <= char <= "\u30ff")
    han = sum(1 for char in high if "\u4e00" <= char <= "\u9fff")
    signs = sum(
        1
        for char in high
        if "\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uff60" or "\u2010" <= char <= "\u203b"
    )
    # Kana and hangul never mix in real text; Han alone may be a misreading of either.
    letters = max(hangul, kana + han if kana * 5 > han else han * 0.4)
    return (letters + signs) / len(high)


def _by_statistics(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # slow to import, seldom needed

    best = from_bytes(data[:_SAMPLE_BYTES], threshold=0.1).best()
    return _strict(data, best.encoding) if best and not best.encoding.startswith("cp037") else None
