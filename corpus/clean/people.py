"""Bylines: lines that name who wrote an article, in three languages, and the agencies among them."""

from __future__ import annotations

import re

from corpus.clean.lines import fold
from corpus.clean.names import agency_in, cities, outlet_named

__all__ = ["Byline", "byline_of", "reporter_at_end", "reporters_credited"]

Byline = tuple[tuple[str, ...], str | None]  # people, agency

_EMAIL = re.compile(r"[\[(<]?\s*\b[\w.+-]+@[\w.-]+\.[a-z]{2,}\s*[\])>]?", re.IGNORECASE)
_BY = re.compile(r"(?:by|written by|reported by|story by|words by)\s*:?\s+(?P<who>\S.{1,110})", re.IGNORECASE)
_ROLE = (
    r"(?:(?:senior|chief|deputy|staff|contributing|special|diplomatic|political|foreign|national|tokyo|seoul|washington"
    r"|beijing|associate|assistant|news|japan|korea|asia|guest|intern)\s+)*"
    r"(?:staff|reporters?|writers?|correspondents?|editors?|bureau chief|contributors?|columnist)"
)
_ROLE_TAIL = re.compile(rf"\s*(?:[,/|]|\s-\s)?\s*(?:{_ROLE}|{_ROLE}\s*(?:,|and|in|at)\s.*)$", re.IGNORECASE)
_NAME = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]*|de|van|von|der|bin|al)(?:[ -](?:[A-ZÀ-Þ][\w.'’-]*|de|van|von|der|bin|al|[a-z]{2,7}(?=$)))*"
)
_ROLE_LINE = re.compile(
    rf"(?P<who>[A-Z][\w.'’-]+(?:[ -][A-Z][\w.'’-]*){{1,3}}),\s+(?:[A-Z]\w+\s+)?{_ROLE}(?:\s.{{0,40}})?", re.IGNORECASE
)
_NAME_IN = re.compile(r"(?P<who>[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,3}) in (?P<where>[A-Z]\w+(?: [A-Z]\w+)?)")
_OFFICE = re.compile(
    r"\b(?:Ministry|Minister|Embassy|Office|House|Palace|Government|Court|Station|Department|Summit)\b"
)
_REPORTING = re.compile(r"(?:additional )?reporting by (?P<who>[^;.]{4,120})", re.IGNORECASE)
_KO_RANK = r"(?:선임|수습|인턴|객원|전문|정치전문|외교전문|논설|편집|국제|정치)?"
_KO_ROLE = rf"{_KO_RANK}\s?(?:기자|특파원|통신원|논설위원|대기자|편집위원|에디터)"
_KO_DESK = r"(?:(?:글|취재|기자명|[가-힣]{1,8}\s?[=/])\s*)?"
_KO_NAMES = r"(?P<who>[가-힣]{2,4}(?:\s?[·,ㆍ/]\s?[가-힣]{2,4})*)"
_KO = re.compile(rf"{_KO_DESK}{_KO_NAMES}\s?(?:[가-힣]{{2,6}}\s)?{_KO_ROLE}(?:\s?(?:입니다|구독|=))?")
_KO_TAIL = re.compile(rf"(?<=[.다)\"”])\s*[/(\[]?\s*{_KO_NAMES}\s?{_KO_ROLE}\s*[)\]]?$")
_HAN, _ANY = r"\u3400-\u9fff", r"\u3400-\u9fff\u3040-\u30ff"
_JA_NAME = rf"[{_HAN}]{{1,4}}[ 　]?[{_ANY}]{{1,4}}"
_JA = re.compile(
    rf"[【（(\[]?(?:(?:記者|文|取材|執筆|筆者)\s*[:：・]?\s*(?P<a>[{_ANY}]{{1,6}}[ 　]?[{_ANY}]{{1,6}})"
    rf"|(?P<b>{_JA_NAME})\s*(?:記者|特派員|編集委員|論説委員)"
    rf"|.{{1,8}}(?:支局|総局|部|特派員)\s*[=＝・ 　]?\s*(?P<c>{_JA_NAME})"
    rf"|.{{2,8}}[=＝](?P<d>[{_HAN}]{{2,4}}[ 　]?[{_ANY}]{{0,4}}))[】）)\]]?"
)
_JA_TAIL = re.compile(
    rf"。\s*[【（(\[](?:[^】）)\]=＝]{{1,8}}[=＝・　 ])?(?P<who>[{_HAN}]{{2,4}}[ 　]?[{_ANY}]{{0,4}})[】）)\]]$"
)


def byline_of(line: str) -> Byline | None:
    """The people and the agency that a whole line names as authors; ``None`` when it is no byline."""
    if len(line) > 140:
        return None
    text = _EMAIL.sub(" ", fold(line)).strip(" ,|/·-")
    text = " ".join(text.split())
    if not text:
        return None
    return _english(text) or _korean(text) or _japanese(text)


def _english(text: str) -> Byline | None:
    match = _BY.fullmatch(text)
    if match is None:
        role = _ROLE_LINE.fullmatch(text) or _NAME_IN.fullmatch(text)
        named = role and not _OFFICE.search(role["who"]) and (role.re is _ROLE_LINE or role["where"] in cities())
        return ((_mixed_case(role["who"]),), None) if role and named else None
    who = re.split(r"\s+[|•]\s+", match["who"])[0]
    who = _ROLE_TAIL.sub("", who).strip(" ,/|")
    people: list[str] = []
    agency = None
    for piece in re.split(r"\s*(?:,|;|&|/|\band\b)\s*", who):
        found = agency_in(piece)
        if found:
            agency = agency or found
        elif outlet_named(piece):
            continue
        elif _NAME.fullmatch(piece) and 1 < len(piece.split()) <= 5:
            people.append(_mixed_case(piece))
        elif piece and not re.fullmatch(_ROLE, piece, re.IGNORECASE):
            return None
    return (tuple(people), agency) if people or agency else None


def _mixed_case(name: str) -> str:
    """A name in capitals as Korean and Japanese papers print it: ``HAN JI-WON`` is Han Ji-won."""
    return re.sub(r"-\w", lambda match: match.group().lower(), name.title()) if name.isupper() else name


def _korean(text: str) -> Byline | None:
    match = _KO.fullmatch(text.strip("[]() "))
    if match is None:
        return None
    return tuple(name.strip() for name in re.split(r"[·,ㆍ/]", match["who"])), None


def _japanese(text: str) -> Byline | None:
    match = _JA.fullmatch(text)
    name = next((found for found in match.groups() if found), None) if match else None
    return ((" ".join(name.split()),), None) if name else None


def reporters_credited(line: str) -> tuple[str, ...]:
    """The people of a closing credit such as ``Reporting by A B in Seoul; Editing by C D``."""
    match = _REPORTING.match(fold(line))
    pieces = re.split(r"\s*(?:,|\band\b)\s*", match["who"]) if match else []
    names = (re.sub(r"\s+in\s+.*$", "", piece).strip() for piece in pieces)
    return tuple(name for name in names if _NAME.fullmatch(name) and len(name.split()) > 1)


def reporter_at_end(paragraph: str) -> tuple[tuple[str, ...], int]:
    """Reporters whose names close a Korean or Japanese paragraph, and where its own text ends before a Korean one."""
    text = _EMAIL.sub("", paragraph).rstrip()
    korean = _KO_TAIL.search(text)
    if korean:
        return tuple(name.strip() for name in re.split(r"[·,ㆍ]", korean["who"])), korean.start()
    japanese = _JA_TAIL.search(text)
    return ((japanese["who"],) if japanese and not agency_in(japanese["who"]) else ()), len(paragraph)
