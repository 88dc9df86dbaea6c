"""The dateline that opens a story: place, day, agency, reporter. Never a publication date by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.clean.names import agency_in, cities

__all__ = ["Dateline", "dateline_of"]

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_CITY = r"[A-Z][\w.'’-]*(?:[ -][A-Z][\w.'’-]*){0,3}"
_PLACE = rf"(?P<place>{_CITY}(?:/{_CITY})?)(?P<region>,\s*[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+)*?)?"
_MONTH_DAY = rf"(?:(?P<m1>{_MONTH})\s+(?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})\s+(?P<m2>{_MONTH}))"
_DAY = rf"(?:,?\s+{_MONTH_DAY}(?:,?\s+(?P<year>(?:19|20)\d\d))?)"
_SOURCE = r"\s*[(\[](?P<source>[^()\[\]]{2,40})[)\]]"
_DASH = r"\s*(?:—|–|--+|-(?=\s)|―|:|/)\s*"
_LATIN = re.compile(rf"(?:\((?:[A-Z][\w ]+)\)\s+)?{_PLACE}(?:{_DAY})?,?(?:{_SOURCE})?{_DASH}(?=\S)")
_JA = re.compile(r"[【\[［（(](?P<inner>[^】\]］）)]{2,30})[】\]］）)]\s*[-–—]?\s*")
_AGENCY_ONLY = re.compile(r"\((?P<source>[A-Z][\w .-]{1,20})\)\s*(?:--|—|–|-)\s*(?=\S)")
_KO = re.compile(
    r"[【\[(［（]\s*(?P<place>[가-힣A-Z][가-힣A-Za-z·/ ]{0,14}?)\s*[=＝]\s*(?P<source>[^】\])］）]{1,24})[】\])］）]\s*"
)
_DESK_KO = re.compile(
    r"\[(?P<desk>[가-힣A-Za-z0-9 ]{2,14}?)\s?[=| ]\s?(?:[가-힣]{2,4}=)?"
    r"(?P<names>[가-힣]{2,4}(?:[·,]\s?[가-힣]{2,4})*)\s?(?:기자|특파원)\]\s*"
)
_DESK_EN = re.compile(
    r"\[(?P<desk>[A-Z][A-Za-z ]{2,30}) (?:Reporter|Correspondent),? "
    r"(?P<names>[A-Z][a-z]+ [A-Z][\w-]+(?: [A-Z][\w-]+)?)\]\s*"
)
_DESK_NAME = re.compile(
    r"(?:경제|일보|신문|뉴스|데일리|투데이|타임스|닷컴|방송|저널|핌|비즈|미디어|헤럴드|매경|한경|이데일리|뉴스1|뉴시스)$"
)
_REPORTER_KO = re.compile(r"(?P<names>[가-힣]{2,4}(?:(?:[·,]\s?|\s)[가-힣]{2,4})*)\s*(?:기자|특파원|통신원)\s*=\s*")
# Latin capitals that open a paragraph but are no place.
_NOT_PLACES = re.compile(
    r"Q|A|LEAD|NOTE|UPDATE|BREAKING|EXCLUSIVE|ANALYSIS|OPINION|EDITOR|READ|WATCH|RELATED|PHOTO|VIDEO", re.IGNORECASE
)
_AGENCY_TAILS = ("聯合ニュース", "ロイター", "共同", "時事", "AFP", "ＡＦＰ", "AP", "ＡＰ")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says; ``text`` is the dateline itself. Most pages give ``month`` and ``day`` without ``year``."""

    text: str
    place: str | None
    month: int | None = None
    day: int | None = None
    year: int | None = None
    agency: str | None = None
    reporters: tuple[str, ...] = ()


def dateline_of(paragraph: str) -> Dateline | None:
    """The dateline that opens ``paragraph``, or ``None``."""
    return (
        _latin(paragraph) or _desk(paragraph) or _korean(paragraph) or _japanese(paragraph) or _agency_only(paragraph)
    )


def _agency_only(paragraph: str) -> Dateline | None:
    match = _AGENCY_ONLY.match(paragraph)
    agency = agency_in(match["source"]) if match else None
    return Dateline(text=match.group().strip(), place=None, agency=agency) if match and agency else None


def _latin(paragraph: str) -> Dateline | None:
    match = _LATIN.match(paragraph)
    if match is None:
        return None
    place, dash = match["place"].rstrip(",. "), match.group().rstrip()
    has_more = match["m1"] or match["m2"] or match["source"]
    agency = agency_in(match["source"]) if match["source"] else None
    capitals = place.upper() == place
    weak_sign = dash.endswith((":", "/")) or re.search(r"[^-]-$", dash) is not None
    if _NOT_PLACES.fullmatch(place) or (weak_sign and not has_more) or not (capitals or has_more or place in cities()):
        return None
    if match["source"] and agency is None and not (capitals or match["m1"] or match["m2"]):
        return None
    month = (match["m1"] or match["m2"] or "")[:3].lower()
    day = match["d1"] or match["d2"]
    return Dateline(
        text=match.group().strip(),
        place=place,
        month=_MONTHS.index(month) + 1 if month else None,
        day=int(day) if day else None,
        year=int(match["year"]) if match["year"] else None,
        agency=agency,
    )


def _desk(paragraph: str) -> Dateline | None:
    """Desk and reporter in brackets, without a place: ``[Some Daily Reporter Kim Min-su]`` and its Korean like."""
    match = _DESK_EN.match(paragraph) or _DESK_KO.match(paragraph)
    if match is None or (match.re is _DESK_KO and not _DESK_NAME.search(match["desk"].strip())):
        return None
    people = tuple(re.split(r"[·,]\s?", match["names"]))
    return Dateline(text=match.group().strip(), place=None, agency=agency_in(match["desk"]), reporters=people)


def _korean(paragraph: str) -> Dateline | None:
    match = _KO.match(paragraph)
    if match is None or not re.search(r"[가-힣]", match.group()):
        return None
    names = _REPORTER_KO.match(paragraph, match.end())
    place, _, other = match["place"].partition("/")
    agency = agency_in(match["source"]) or (agency_in(other) if other else None)
    reporter = re.fullmatch(r"([가-힣]{2,4}) ?(?:기자|특파원)", match["source"])
    people = tuple(re.split(r"[·,]\s?|\s", names["names"])) if names else ((reporter[1],) if reporter else ())
    end = names.end() if names else match.end()
    return Dateline(text=paragraph[:end].strip(), place=place.strip(), agency=agency, reporters=people)


def _japanese(paragraph: str) -> Dateline | None:
    match = _JA.match(paragraph)
    if match is None or not re.search(r"[\u3040-\u30ff\u3400-\u9fff]", paragraph[:40]):
        return None
    inner = match["inner"]
    pieces = [piece for piece in re.split(r"[=＝・\s　]+", inner) if piece]
    place, rest = pieces[0] if pieces else "", pieces[1:]
    tail = next((name for name in _AGENCY_TAILS if place.endswith(name)), None)
    if tail:
        place, rest = place[: -len(tail)], [*rest, tail]
    days = [int(piece[:-1]) for piece in rest if re.fullmatch(r"[0-3]?\d日", piece)]
    agency = agency_in(" ".join(rest)) if rest else None
    joined = re.search(r"[=＝]", inner) is not None
    bracket_counts = match.group()[0] in "【[［" or joined or agency
    if not bracket_counts or not (agency or joined or days) or re.search(r"\d", place):
        return None
    names = [p for p in rest if joined and not days and re.fullmatch(r"[\u3400-\u9fff\u3040-\u30ffー、]{2,12}", p)]
    people = tuple(dict.fromkeys(names)) if not agency else ()
    return Dateline(
        text=match.group().strip(), place=place or None, day=days[0] if days else None, agency=agency, reporters=people
    )
