"""A brief about a made-up meeting, and ways to spoil it."""

from __future__ import annotations

from pathlib import Path

BRIEF_ID = "2031-04-08-hoshino-baek-geneva"

FRONT = """\
id: 2031-04-08-hoshino-baek-geneva
headline:
  en: "Hoshino and Baek reopen the fisheries group in Geneva"
  ja: "星野・白両外相、ジュネーブで漁業作業部会の再開に合意"
  ko: "호시노·백하늘, 제네바에서 어업 실무그룹 재개 합의"
kind: meeting
happened: "2031-04-08"
timezone: Europe/Zurich
meeting:
  kind: foreign-ministers
  status: held
  city: Geneva
  country: CH
  venue: null
  occasion: null
  duration_minutes: 120
  participants:
    - {name: "Hoshino Kei", role: "Minister for Foreign Affairs", side: jp}
    - {name: "Baek Ha-neul", role: "Minister of Foreign Affairs", side: kr}
topics: [fisheries, coast-guard]
sources:
  - {n: 1, outlet: "The Example", headline: "Ministers meet", url: "https://news.example.org/1", published_on: "2031-04-09", side: null, language: en}
  - {n: 2, outlet: "Ministry of Foreign Affairs of Japan", headline: "Meeting: an overview", url: "https://mofa.example.jp/2", published_on: null, side: jp, language: en}
"""  # noqa: E501

BODY = """\
Foreign Minister Hoshino Kei of Japan and Foreign Minister Baek Ha-neul of the Republic of Korea met at a hotel by the
lake in Geneva on Tuesday, 8 April 2031. Their talks took two hours. They agreed that a working group on fisheries,
which last sat in 2028, would sit again. [1][2]

The first item of the group will be the waters south of Jeju that both countries claim. During the winter patrol boats
of the two sides had stopped eleven trawlers there. No day for the first sitting was made public. Suits over labor in
shipyards during the war were no part of the agenda, a Korean official said. [1]

## Tokyo's account
The Japanese ministry wrote that Hoshino spoke of the catch quotas for squid and asked for shorter inspections at the
port of Busan. It added that he would study the Korean proposal about the coast guards before the rainy season. [2]

## Seoul's account
No Seoul text was found for this brief.
"""

KOREAN = """\
호시노 게이 일본 외무상과 백하늘 외교부 장관은 2031년 4월 8일(화) 제네바 호숫가의 호텔에서 \
두 시간 동안 회담했다. 두 장관은 2028년을 끝으로 열리지 않던 어업 실무그룹을 다시 열기로 했다. \
첫 의제는 제주도 남쪽의 중첩수역이다. [1][2]

## 일본 측 설명
일본 외무성은 호시노 외무상이 오징어 어획량을 언급하고 부산항 검사 시간을 줄여 달라고 \
요청했다고 적었다. 또한 해경 사이의 전화선에 관한 한국의 제안을 장마철 전에 검토하겠다고 밝혔다고 덧붙였다. [2]
"""


def write_brief(
    folder: Path, *, front: str = FRONT, body: str = BODY, name: str = BRIEF_ID, year: str = "2031"
) -> Path:
    """The brief written to ``folder/YEAR/NAME.md``."""
    path = folder / year / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{front}---\n{body}", encoding="utf-8")
    return path
