"""Articles and stories written for the tests: made-up reports, in our own words, in the manner of the real ones."""

from __future__ import annotations

import hashlib
from typing import Any

from corpus.types import Article, ArticleKind, PartialDate


def hex16(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def made_article(text: str, *, key: str = "https://news.example/story", **changes: Any) -> Article:
    fields: dict[str, Any] = {
        "id": hex16(key),
        "revision": hex16(text),
        "source_key": key,
        "source": key,
        "url": key if key.startswith("https:") else None,
        "kind": ArticleKind.NEWS,
        "headline": "Ministers meet",
        "outlet": "The Example",
        "agency": None,
        "byline": (),
        "dateline_place": None,
        "dateline_on": None,
        "language": "en",
        "published": PartialDate(2031, 4, 9),
        "published_basis": "visible",
        "text": text,
        "raw_sha256": hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
    }
    return Article(**(fields | changes))


WIRE_EN = """\
The foreign ministers of Japan and South Korea agreed on Tuesday to reopen a working group on fisheries that had not \
sat for three years, officials of both governments said after two hours of talks at a lakeside hotel in Geneva.

Minister Hoshino Kei told reporters that the group would first take up the overlapping waters south of Jeju, where \
patrol boats of both countries stopped eleven trawlers last winter. He gave no day for its first sitting.

Minister Baek Ha-neul said Seoul had asked for a hot line between the two coast guards and that Tokyo had promised an \
answer before the rainy season. She called the tone of the talks businesslike.

The two did not take up the pending suits of former shipyard laborers, according to a Korean official who asked not \
to be named because the agenda was not public.

Trade in seafood between the two countries fell by a fifth last year after Busan tightened inspections at its port, \
figures of the customs office show. Wholesalers in Shimonoseki have asked for the inspections to be shortened.

The ministers are expected to see each other again in June, when Manila hosts a gathering of Asian foreign ministers."""

OTHER_EN = """\
Geneva talks between Hoshino and Baek ended with a modest result: a panel on fishing grounds, dormant since a dispute \
over squid quotas, comes back to life. That is what both delegations told journalists late on Tuesday.

For Seoul the point was safety at sea. Baek Ha-neul, the foreign minister, proposed a direct telephone line linking \
the coast guards. Her counterpart Hoshino Kei listened, took the paper home, and named the waters near Jeju as the \
first item for the panel.

Diplomats on both sides avoided history. Lawsuits brought by people who had worked in wartime shipyards were left \
out, a member of the Korean delegation said. In the corridors there was more talk of port inspections in Busan, which \
fishmongers across the strait blame for spoiled cargo and for a drop in sales of about twenty percent.

Manila is where they will meet next, on the sidelines of a regional conference at the start of the summer."""

WIRE_JA = """\
日韓両国の外相は火曜日、ジュネーブ湖畔のホテルで約二時間会談し、三年間開かれていなかった漁業作業部会を再開することで一致した。両政府の当局者が明らかにした。

星野圭外相は記者団に対し、作業部会ではまず済州島南方の重複水域を取り上げると説明した。この水域では昨年の冬、双方の巡視船が漁船十一隻に停船を命じている。初会合の日程には触れなかった。

白ハヌル外交部長官は、海上保安当局間の専用電話の設置を求めたことを明らかにし、日本側が梅雨入りまでに回答すると約束したと述べた。会談の雰囲気は実務的だったという。

係争中の元造船所労働者の訴訟は議題にならなかったと、匿名を条件に韓国側の当局者が語った。

税関の統計によると、釜山港で検査が強化されたことを受け、両国間の水産物の取引額は昨年、二割減少した。下関の卸売業者は検査時間の短縮を求めている。

両外相は六月にマニラで開かれるアジア外相会合の際に再び会う見通しだ。"""

OTHER_JA = """\
ジュネーブで向き合った星野、白の両外相が手にした成果は控えめだった。イカの漁獲枠をめぐる対立以来止まっていた協議の場を復活させる、というのがその中身である。

韓国側が重んじたのは海の安全だ。白氏は海保同士を結ぶ直通回線を提案し、星野氏は提案書を持ち帰った。最初の議題は済州島周辺の海域になるとの見方が強い。

歴史問題は双方とも避けた。戦時中に造船所で働いた人々の裁判は話題に上らず、むしろ廊下で聞かれたのは釜山の港での検査への不満だった。水産会社は鮮度の落ちた荷と売り上げの減少を嘆く。

次の顔合わせはマニラ。夏の初めに予定される地域会議の合間になる。"""

WIRE_KO = """\
한국과 일본의 외교장관은 화요일 제네바 호숫가의 한 호텔에서 약 두 시간 동안 회담하고 3년간 열리지 않았던 어업 \
실무그룹을 다시 가동하기로 합의했다고 양국 정부 당국자들이 밝혔다.

호시노 게이 일본 외무상은 기자들에게 실무그룹이 제주도 남쪽 중첩수역 문제를 먼저 다룰 것이라고 설명했다. 이 \
수역에서는 지난겨울 양국 경비정이 어선 열한 척을 멈춰 세웠다. 첫 회의 날짜는 언급하지 않았다.

백하늘 외교부 장관은 해경과 해상보안청 사이의 직통전화 설치를 요청했으며 일본 측이 장마철 전에 답을 주기로 \
약속했다고 말했다. 그는 회담 분위기가 실무적이었다고 전했다.

계류 중인 옛 조선소 노동자들의 소송은 의제에 오르지 않았다고 익명을 요구한 한국 당국자가 말했다.

세관 통계에 따르면 부산항의 검사가 강화된 뒤 양국 간 수산물 교역은 지난해 5분의 1가량 줄었다. 시모노세키의 \
도매상들은 검사 시간을 줄여 달라고 요구하고 있다.

두 장관은 6월 마닐라에서 열리는 아시아 외교장관 회의에서 다시 만날 것으로 보인다."""

OTHER_KO = """\
제네바에서 마주 앉은 호시노와 백하늘, 두 장관이 손에 쥔 성과는 소박했다. 오징어 어획량 다툼 이후 멈춰 있던 \
협의체를 되살린다는 것이 전부다.

한국이 무게를 둔 것은 바다의 안전이었다. 백 장관은 양국 해양경찰을 잇는 전화선을 제안했고 상대는 그 제안서를 \
본국으로 가져갔다. 협의체의 첫 안건은 제주 부근 해역이 될 공산이 크다.

역사 문제는 양쪽 모두 피해 갔다. 전시에 조선소에서 일한 이들이 낸 재판 이야기는 나오지 않았고, 복도에서는 오히려 \
부산 항만의 검사에 대한 불만이 들렸다. 수산업자들은 상한 화물과 줄어든 매출을 한탄한다.

다음 만남의 장소는 마닐라다. 초여름에 예정된 지역 회의를 계기로 한다."""

STORIES = {"en": (WIRE_EN, OTHER_EN), "ja": (WIRE_JA, OTHER_JA), "ko": (WIRE_KO, OTHER_KO)}

READOUT = """\
On {day}, commencing at {hour} p.m. local time for approximately {minutes} minutes, Mr. Hoshino Kei, Minister for \
Foreign Affairs of Japan, held a meeting with {other}. The overview of the meeting is as follows.

{first} {second}

The two Ministers concurred in continuing to communicate closely on this and other matters of mutual concern."""

READOUT_ONE = READOUT.format(
    day="8 April",
    hour="3:10",
    minutes="120",
    other="H.E. Ms. Baek Ha-neul, Minister of Foreign Affairs of the Republic of Korea",
    first="Minister Hoshino stated that the working group on fisheries should sit again at an early time, and set out "
    "the view of Japan on the waters south of Jeju.",
    second="In response, Minister Baek explained a proposal on a line between the coast guards, and Minister Hoshino "
    "said that it would be studied.",
)
READOUT_TWO = READOUT.format(
    day="9 April",
    hour="5:40",
    minutes="35",
    other="H.E. Dr. Ana Prado, Secretary of Foreign Affairs of the Republic of the Philippines",
    first="Minister Hoshino congratulated Secretary Prado on her appointment and conveyed his intention to attend the "
    "gathering in Manila in June.",
    second="Secretary Prado welcomed this and asked for cooperation on the training of harbor pilots, which both sides "
    "agreed to consider at the level of experts.",
)
