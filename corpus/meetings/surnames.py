"""Later mentions of somebody by a family name that many share: "Kim" after "Sung Kim", 康氏 after 康京和外相."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from datetime import date

from corpus.gazetteer import EntityMention, Gazetteer
from corpus.gazetteer.fold import fold
from corpus.meetings.former import former_holders

# What may stand before a family name alone, and after it.
_BEFORE = {
    "en": re.compile(r"(?<![\w-])"),
    "ja": re.compile(r"(?<![ァ-ヶー・一-龥])"),
    "ko": re.compile(r"(?<![가-힣])"),
}
_AFTER = {
    "en": re.compile(r"(?!-?\w)(?!\s[A-Z][a-z]+-)"),
    "ja": re.compile(
        r"(?=氏|さん|両|[3３三]氏|(?:[、・][一-龥ァ-ヶー]{1,8}){1,2}(?:両[氏首外]|の?[3３三]氏)|(?:次期|前|元|新)(?:大統領|首相|総理|外相|大使)|大統領|首相|外相|長官|国防相|防衛相|次官|局長|大臣|総理|総書記|委員長|国防委員長|国務委員長|主席|国家主席|書記|特使|大使|公使|本部長|代表|補佐官|審議官|部長|室長)"
    ),
    "ko": re.compile(
        r"(?=\s?씨|\s(?:주석|위원장|부장|부부장|부상|총리|부총리|차수|국무위원|본부장|수석|차관보)(?![가-힣]{3}))"
    ),
}


# Titles that many hold, so that a family name before one is sure only where no other of that name has it.
_COMMON = re.compile(
    r"\s(대사|특사|장관|차관|국장|실장|공사|총영사|의원|의장|단장|심의관|조정관|기획관|정책관|참사관|보좌관|고문|대표)"
    r"(?=[은는이가도와과의에,.]|을\s|를\s|측|께서|[은이]란|\s)"
)
_LEADER = re.compile(r"\s(?:대통령|총리)$")
_FULL = re.compile(r"[가-힣]{2,4}")
_JANGMYEON = re.compile(r"\s?(?:총리|국무총리|부통령|박사|내각|정권|정부|\()")  # 장면, who else is only a scene
_TITLED = re.compile(r"([가-힣]) (?:장관|총리|대통령|차관|국장|대사|실장|본부장)")
# A given name, or a title, and the word for a wife: 이시바 요시코 여사, 石破佳子夫人, 대통령 부인.
_WIFE = {"ja": re.compile(r"[一-龥ぁ-んァ-ヶー]{1,6}夫人"), "ko": re.compile(r"\s?[가-힣]{2,5}\s?(?:여사|부인)")}
_HONORED = re.compile(r"[一-龥](?:氏|さん)")  # 尹氏
_HEAD_TITLE = re.compile(r"大統領|首相|総理(?:大臣)?|国家主席|主席")
_SPELT_BEFORE = re.compile(r"[(（][A-Z][a-zA-Z'’-]+ $")
_LONGEST_GIVEN = 20
_SPELT = re.compile(r"\s?[(（]([A-Z][a-zA-Z'’-]+(?: [A-Z][a-zA-Z'’.-]+)+)[)）]")
# Syllables of Korean given names written apart: "Young Woo".
_SYLLABLE = (
    r"(?:Bong|Byung|Chan|Chang|Chol|Chul|Dae|Dong|Doo|Eun|Gi|Gwan|Hee|Ho|Hoon|Hwa|Hyun|Hyung|Il|Jae|Jin|Jong|Joon|Jun|"
    r"Jung|Ki|Kwan|Kye|Kyu|Kyung|Min|Moo|Myung|Nam|Pyo|Rae|Ryong|Sam|Sang|Seok|Seung|Sik|Soo|Su|Suk|Sun|Sung|Tae|Uk|Un|"
    r"Won|Woo|Yeon|Yeong|Yong|Young|Yung)"
)
_GIVEN = re.compile(rf" ([A-Z][a-z]+-[a-z]+|{_SYLLABLE} {_SYLLABLE})\b")
_KANA = re.compile(r"(?<=[ァ-ヶー])・[ァ-ヶ]")  # キム before ・ギウン
_READING = re.compile(r"([ァ-ヶー]{1,4})・[ァ-ヶー]")  # the Korean family name in キム・ギウン
_INITIAL = re.compile(r"\b([A-Z][a-z]+) [A-Z]\.(?: [A-Z]\.)? ([A-Z][a-zA-Z]+)\b")
_HANGUL = {"尹": "윤", "文": "문", "朴": "박", "李": "이", "盧": "노"}
_HANJA = re.compile(
    r"(?<![一-龥])[尹文朴李盧](?=\s?대통령|[·\-–][가-힣A-Z]|,\s)|(?<=[가-힣][·\-–])[尹文朴李盧](?![一-龥])"
)
# Countries in one Chinese letter, as Korean headlines have them: 日외무상, 美 국무장관.
_LETTERS = {"日": "일본", "美": "미국", "中": "중국", "北": "북한", "韓": "한국"}
_LETTER = re.compile(r"(?<![一-龥가-힣])[日美中北韓](?=[가-힣]|\s[가-힣“\"'‘]|,\s|·[日美中北韓](?![一-龥]))")
# Names that are other words too.
_WORDS = frozenset({"May", "April", "June", "August", "Rice", "Bush"})


def with_surnames(
    text: str, language: str, mentions: Sequence[EntityMention], gazetteer: Gazetteer, *, on: date | None = None
) -> list[EntityMention]:
    """The mentions, and those by a family name alone where only one person so called has been named before.

    ``on``: the day whose president 尹 or 文 in a Korean headline is.
    """
    own = [m for m in mentions if not _is_other(m, text, language, gazetteer)]
    own = _without_strangers(_with_titles(own, mentions), mentions) if language == "en" else own
    own = list(_as_named(own, gazetteer)) if language == "ko" else own
    own = list(_as_spoken_of(own)) if language == "ja" else own
    own = [*own, *former_holders(text, own, gazetteer, on)] if language == "ja" else own
    mentions = [*own, *_with_initials(text, language, gazetteer), *_in_hanja(text, language, gazetteer, on)]
    mentions += _lands_in_hanja(text, language, gazetteer, own)
    first: dict[str, dict[str, int]] = {}
    for mention in mentions:
        if mention.kind == "person" and mention.certainty != "ambiguous":
            for family in _families(mention, language, gazetteer):
                first.setdefault(family, {}).setdefault(mention.entity_id, mention.start)
    if language == "ko":
        first = {family: _but_leaders(people, mentions) for family, people in first.items()}
    added = [
        found
        for family, people in first.items()
        if len(people) == 1
        for found in _later(text, language, family, *next(iter(people.items())), mentions)
    ]
    return sorted([*mentions, *added], key=lambda m: (m.start, -m.end))


def _with_titles(own: Sequence[EntityMention], mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """The mentions kept, where that of the title alone is left of "Minister Yoo" before another one's "Jin-ryong"."""
    kept = {(m.start, m.end) for m in own if m.kind == "person"}
    cut = {(m.start, m.end) for m in mentions if m.kind == "person"} - kept
    return [_title_of(m) if m.kind == "office" and (m.start, m.end) in cut else m for m in own]


def _title_of(mention: EntityMention) -> EntityMention:
    title = mention.surface.rpartition(" ")[0] or mention.surface
    return replace(mention, surface=title, end=mention.start + len(title))


def _without_strangers(own: Sequence[EntityMention], mentions: Sequence[EntityMention]) -> list[EntityMention]:
    """The mentions but for those by a family name that the article has told to be a stranger's.

    "Chun", where "Chun Young Woo" was named and nobody known is so called in full.
    """
    kept = {(m.start, m.end) for m in own}
    strangers = {m.surface for m in mentions if (m.start, m.end) not in kept and " " not in m.surface}
    in_full = {m.entity_id for m in own if " " in m.surface}
    return [m for m in own if m.surface not in strangers or m.entity_id in in_full]


def _as_named(mentions: Sequence[EntityMention], gazetteer: Gazetteer) -> Iterator[EntityMention]:
    """The mentions, where a Korean family name with a title (이 장관) is that of the one so called named before."""
    named: dict[str, dict[str, int]] = {}
    for mention in mentions:
        if mention.kind == "person" and _is_in_full(mention, gazetteer):
            named.setdefault(mention.surface[0], {}).setdefault(mention.entity_id, mention.start)
    for mention in mentions:
        titled = _TITLED.fullmatch(mention.surface) if mention.kind == "person" else None
        people = named.get(titled[1], {}) if titled else {}
        before = [person_id for person_id, start in people.items() if start < mention.start]
        if len(before) == 1 and mention.entity_id not in people:
            yield replace(mention, entity_id=before[0], certainty="exact")
        else:
            yield mention


def _as_spoken_of(mentions: Sequence[EntityMention]) -> Iterator[EntityMention]:
    """The mentions, where 尹氏 is whoever so called was named in full before, not the best known of the name."""
    people = [m for m in mentions if m.kind == "person"]
    for mention in mentions:
        if mention.kind == "person" and _HONORED.fullmatch(mention.surface):
            before = {
                m.entity_id
                for m in people
                if m.start < mention.start and m.surface[0] == mention.surface[0] and not _HONORED.fullmatch(m.surface)
            }
            meant = before if len(before) == 1 else _but_headed(before, mention, mentions)
            if len(meant) == 1 and mention.entity_id not in meant:
                yield replace(mention, entity_id=next(iter(meant)), certainty="exact")
                continue
        yield mention


def _but_headed(named: Set[str], mention: EntityMention, mentions: Sequence[EntityMention]) -> set[str]:
    """Those so called but whom papers call by their title: beside 文在寅大統領, 文氏 is 文喜相議員."""
    titles = {m.start for m in mentions if m.kind == "office" and _HEAD_TITLE.fullmatch(m.surface)}
    heads = {m.entity_id for m in mentions if m.start < mention.start and m.entity_id in named and m.end in titles}
    return set(named) - heads


def _is_in_full(mention: EntityMention, gazetteer: Gazetteer) -> bool:
    """Whether a name of three syllables is a family name and a given one: 이재명, 후진타오, and not 이시바."""
    whole = gazetteer.entity(mention.entity_id).country != "JP" and " " not in mention.surface
    return whole and _FULL.fullmatch(mention.surface) is not None


def _is_other(mention: EntityMention, text: str, language: str, gazetteer: Gazetteer) -> bool:
    """Whether a family name is that of somebody whose given name follows."""
    if mention.surface == "장면" and not _JANGMYEON.match(text, mention.end):
        return True
    if language != "en" and mention.kind == "person" and _is_spelt_otherwise(mention, text, gazetteer):
        return True
    if language in _WIFE and mention.kind == "person" and _WIFE[language].match(text, mention.end):
        return True
    if language == "ja":
        return mention.kind == "person" and "・" not in mention.surface and bool(_KANA.match(text, mention.end))
    return language == "en" and _is_namesake(mention, text, gazetteer)


def _is_spelt_otherwise(mention: EntityMention, text: str, gazetteer: Gazetteer) -> bool:
    """Whether another person's name follows in Latin letters: 댄 설리번(Dan Sullivan) is not Jake Sullivan."""
    inside = _SPELT_BEFORE.search(text, max(0, mention.start - _LONGEST_GIVEN), mention.start)
    latin = _SPELT.match(text, inside.start() if inside else mention.end)
    if latin is None:
        return False
    spelt = set(fold(latin[1]).replace("-", "").split())
    return not any(
        spelt <= set(fold(name).replace("-", "").split()) for name in gazetteer.entity(mention.entity_id).names["en"]
    )


def _is_namesake(mention: EntityMention, text: str, gazetteer: Gazetteer) -> bool:
    """Whether another given name follows a title and a family name: "Defense Minister Shin" before "Beom-chul"."""
    given = _GIVEN.match(text, mention.end) if mention.kind == "person" else None
    if given is None:
        return False
    names = (fold(name) for name in gazetteer.entity(mention.entity_id).names["en"])
    wanted = fold(given[1]).replace("-", "").replace(" ", "")
    return not any(wanted in name.replace("-", "").replace(" ", "") for name in names)


def _with_initials(text: str, language: str, gazetteer: Gazetteer) -> Iterator[EntityMention]:
    """People named with a letter between their names, "Wendy R. Sherman", whom the gazetteer has without it."""
    if language != "en":
        return
    for match in _INITIAL.finditer(text):
        for found in gazetteer.find(f"{match[1]} {match[2]}"):
            if found.kind == "person" and found.surface == f"{match[1]} {match[2]}":
                yield EntityMention(found.entity_id, "person", match.start(), match.end(), match[0], "exact")


def _in_hanja(text: str, language: str, gazetteer: Gazetteer, on: date | None) -> Iterator[EntityMention]:
    """The president whose family name a Korean headline has in Chinese letters: 尹·기시다, 李대통령."""
    if language != "ko":
        return
    for match in _HANJA.finditer(text):
        for found in gazetteer.find(f"{_HANGUL[match[0]]} 대통령", on=on):
            if found.kind == "person":
                yield EntityMention(found.entity_id, "person", match.start(), match.end(), match[0], "exact")
                break


def _lands_in_hanja(
    text: str, language: str, gazetteer: Gazetteer, own: Sequence[EntityMention]
) -> Iterator[EntityMention]:
    """The country that one Chinese letter of a Korean headline stands for."""
    if language != "ko":
        return
    for match in _LETTER.finditer(text):
        if any(m.start < match.end() and match.start() < m.end for m in own):
            continue
        for found in gazetteer.find(_LETTERS[match[0]]):
            if found.kind == "country":
                yield EntityMention(found.entity_id, "country", match.start(), match.end(), match[0], "exact")
                break


def _families(mention: EntityMention, language: str, gazetteer: Gazetteer) -> Iterator[str]:
    """What the family name may be: the first or the last word, the first character or two of kanji."""
    if language == "ko":
        yield from mention.surface[:1] if _is_in_full(mention, gazetteer) else ()
        return
    if language == "ja":
        if "一" <= mention.surface[0] <= "鿿":
            yield mention.surface[0]
        reading = _READING.search(mention.surface)
        if reading:
            yield reading[1]
        return
    words = mention.surface.split()
    if language == "en" and len(words) > 1:
        yield from {words[0], words[-1]} - _WORDS


def _but_leaders(people: dict[str, int], mentions: Sequence[EntityMention]) -> dict[str, int]:
    """Those of one family name but for whom the text calls a leader by it, as 문 대통령 beside 문희상 특사 is."""
    if len(people) == 1:
        return people
    called = {m.entity_id for m in mentions if m.kind == "person" and _LEADER.search(m.surface)}
    return {person: start for person, start in people.items() if person not in called}


def _is_only_holder(text: str, family: str, end: int) -> bool:
    """Whether a title that many hold follows, and one person so called has been named with any such title: 최 대사."""
    title = _COMMON.match(text, end)
    if title is None:
        return False
    others = re.finditer(
        rf"(?<![가-힣])({family}[가-힣]{{1,2}})(?:\s?[(（][^)）]{{1,20}}[)）])?(?:\s?[가-힣·0-9]{{1,14}}){{0,3}}?\s?{title[1]}",
        text,
    )
    return len({other[1] for other in others if len(other[1]) > len(family) + 1}) <= 1


def _later(
    text: str, language: str, family: str, person_id: str, since: int, mentions: Sequence[EntityMention]
) -> Iterator[EntityMention]:
    start, size = text.find(family, since + 1), len(family)
    while start >= 0:
        end = start + size
        if _BEFORE[language].match(text, start) and (
            _AFTER[language].match(text, end) or (language == "ko" and _is_only_holder(text, family, end))
        ):
            if not any(m.start < end and start < m.end for m in mentions if m.kind != "topic"):
                yield EntityMention(person_id, "person", start, end, family, "exact")
            start = text.find(family, end)
        else:
            start = text.find(family, start + 1)
