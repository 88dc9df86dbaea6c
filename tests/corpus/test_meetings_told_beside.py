"""What news tells of a meeting by something else: another day, another partner, a report denied, a day of briefing."""

from __future__ import annotations

import pytest

from tests.corpus.told import records


def _found(language: str, on: str, text: str) -> list[str]:
    """Sides, status, call or met, and first day."""
    return [" ".join(line.split()[:4]) for line in records(text, on=on, language=language)]


@pytest.mark.parametrize(
    ("on", "text", "expected"),
    [
        # A day told by another one, and a weekday after another.
        (
            "2015-10-28",
            "Park Geun-hye and Abe will hold a summit on Monday, a day after a trilateral meeting with Premier "
            "Li Keqiang.",
            ["CN-JP-KR planned met 2015-11-01", "JP-KR planned met 2015-11-02"],
        ),
        (
            "2024-05-26",
            "Yoon held bilateral talks with Li Qiang and then with Kishida on Sunday, on the eve of their "
            "trilateral summit.",
            ["CN-JP-KR planned met 2024-05-27", "CN-KR held met 2024-05-26", "JP-KR held met 2024-05-26"],
        ),
        (
            "2009-10-09",
            "Hatoyama met President Lee Myung-bak on Friday before the two flew to Beijing for a summit with Wen "
            "Jiabao on "
            "Saturday.",
            ["CN-JP-KR planned met 2009-10-10", "JP-KR held met 2009-10-09"],
        ),
        # A verb left out, each partner on a day of his own; who only speaks is no partner.
        (
            "2025-10-28",
            "Lee Jae-myung will meet Trump in Gyeongju on Wednesday and Xi Jinping in Seoul on Saturday.",
            ["CN-KR planned met 2025-11-01", "KR-US planned met 2025-10-29"],
        ),
        (
            "2025-10-28",
            "Motegi met Cho Hyun on Monday and Rubio told reporters on Tuesday that ties were strong.",
            ["JP-KR held met 2025-10-27"],
        ),
        (
            "2023-06-16",
            "Jake Sullivan met bilaterally with his national security advisor counterparts Akiba Takeo of Japan and "
            "Cho Tae-yong of the ROK.",
            ["JP-US held met -", "KR-US held met -"],
        ),
        # A report denied, but not one of a cancellation; a request that is not accepted.
        (
            "2019-08-14",
            "Seoul's Foreign Ministry denied reports that the vice foreign ministers of Seoul and Tokyo would "
            "meet this week.",
            ["JP-KR not-held met 2019-08-12"],
        ),
        (
            "2019-08-14",
            "Japan's Foreign Ministry dismissed media reports that Abe and Moon would meet in New York next month.",
            ["JP-KR not-held met 2019-09-01"],
        ),
        (
            "2017-04-06",
            "Ambassador Yasumasa Nagamine has asked for the meeting with Acting President Hwang Kyo-ahn.",
            ["JP-KR proposed met -"],
        ),
        # Two who are to meet at talks of three meet there, and nowhere else.
        (
            "2024-06-01",
            "Shin Won-sik and Kihara are due to meet again at the South Korea-US-Japan defense ministerial "
            "summit on Sunday.",
            ["JP-KR-US planned met 2024-06-02"],
        ),
        # Either of two days, what would be the first, what somebody is sounded out on.
        (
            "2013-06-30",
            "Kishida and Yun Byung-se will hold talks in Brunei. The two governments eye Monday for the meeting, "
            "but it may "
            "take place on Sunday.",
            ["JP-KR planned met 2013-06-30"],
        ),
        (
            "2013-06-30",
            "Japan's foreign minister will hold talks with his South Korean counterpart this week, the first "
            "ministerial "
            "meeting between the two countries since new governments came to power.",
            ["JP-KR planned met 2013-06-24"],
        ),
        (
            "2014-03-12",
            "Saiki sounded out Cho Tae-yong on the prospect of Japan and South Korea holding a trilateral summit "
            "with the "
            "United States.",
            ["JP-KR-US proposed met -"],
        ),
        # The day of a briefing is not that of what it was on.
        (
            "2018-09-20",
            "Chung Eui-yong briefed Kono on the inter-Korean summit by phone Thursday.",
            ["JP-KR held call 2018-09-20"],
        ),
        (
            "2004-07-21",
            "Koizumi explained the results of his meeting with North Korean leader Kim Jong-il in a call on Tuesday.",
            ["JP-KP held met -"],
        ),
        # Whom "he" met are three with him, and who stands between commas was met with whom his counterpart is.
        (
            "2024-06-02",
            "Joe Biden is in Hiroshima. He held talks with Fumio Kishida and Yoon Suk-yeol on Sunday.",
            ["JP-KR-US held met 2024-06-02"],
        ),
        (
            "2024-06-02",
            "Kihara said he held talks with Shin Won-sik and their Australian counterpart Richard Marles.",
            ["AU-JP-KR held met -"],
        ),
        (
            "2020-01-10",
            "Trump met with Chung Eui-yong, director of the security office, and his Japanese counterpart, Shigeru "
            "Kitamura, on Wednesday.",
            ["JP-KR-US held met -"],
        ),
        (
            "2020-01-10",
            "Kang met with Pompeo, the secretary of state, on Tuesday, and her counterpart, Toshimitsu Motegi, "
            "said ties were strong.",
            ["KR-US held met 2020-01-07"],
        ),
        (
            "2021-05-23",
            "Defense Minister Suh Wook and his US and Japanese counterparts -- Secretary of Defense Lloyd Austin and "
            "Minister Nobuo Kishi -- had planned to hold talks on June 4.",
            ["JP-KR-US planned met 2021-06-04"],
        ),
        # By what means, set off by commas.
        (
            "2024-12-11",
            "Iwaya Takeshi and Cho Tae-yul held their first talks, by telephone, since martial law was declared.",
            ["JP-KR held call -"],
        ),
        # "The talks" of a day are those told of on that day, whichever was told of last.
        (
            "2014-03-12",
            "Saiki and Cho Tae-yong met in Seoul on Wednesday. It is unclear if Park Geun-hye is prepared to sit "
            "down with "
            "Abe. Wednesday's talks were the highest-level in years.",
            ["JP-KR held met 2014-03-12", "JP-KR proposed met -"],
        ),
    ],
)
def test_english(on: str, text: str, expected: list[str]) -> None:
    """Who met, when and whether, in the order of wires."""
    assert _found("en", on, text) == expected


@pytest.mark.parametrize(
    ("on", "text", "expected"),
    [
        # Whom a sentence without a subject is about.
        (
            "2009-04-10",
            "【ソウル10日聯合ニュース】李明博大統領が10日午前、タイに向けて出発した。アジア各国首脳と協調策を協議する予定だ。"
            "また、麻生太郎首相と今年3回目の韓日首脳会談を行い、核問題の協調策を話し合う。"
            "豪州のラッド首相ともそれぞれ会談する。",
            ["AU-KR planned met -", "JP-KR planned met -"],
        ),
        (
            "2009-10-09",
            "李明博大統領は別途の韓中首脳会談で温家宝首相の訪朝結果について説明を受けた後、6カ国協議の再開案を協議する。",
            ["CN-KR planned met -"],
        ),
        # A gathering named once more in brackets is no meeting of the two.
        (
            "2009-10-09",
            "李明博大統領は9日、ソウルで鳩山由紀夫首相と会談する。来年11月に韓国で開かれるG20首脳会合(金融サミット)への協力を話し合う。",
            ["JP-KR planned met 2009-10-09"],
        ),
        # Who came into office stands between two subjects; what was not held by telephone either.
        (
            "2021-05-04",
            "茂木敏充外相と2月に就任した韓国の鄭義溶外相は、電話での会談も行っていない。",
            ["JP-KR not-held call -"],
        ),
        # Means in brackets; an envoy on North Korea is of his own country; two countries whose talks others report on.
        (
            "2020-04-01",
            "滝崎成樹局長は、金丁漢局長との間で、日韓局長協議(テレビ会議)を実施し、率直に意見交換を行いました。",
            ["JP-KR held call -"],
        ),
        (
            "2022-07-09",
            "船越健裕局長は8日、ソン・キム米国北朝鮮担当特別代表との間で意見交換を行いました。",
            ["JP-US held met 2022-07-08"],
        ),
        (
            "2019-10-07",
            "菅義偉官房長官は7日の記者会見で、米国と北朝鮮の5日の実務者協議の報告を受けるため、滝崎成樹局長が訪米すると発表した。",
            [],
        ),
        # Plans that the end of the sentence tells: 受けることが分かった, 出席します.
        (
            "2018-04-11",
            "河野太郎外相は韓国滞在中、康京和外相とも会談し、説明を受けることが分かった。",
            ["JP-KR planned met -"],
        ),
        (
            "2018-04-11",
            "河野太郎外相は11日、康京和外相と会談しました。午後には文在寅大統領を表敬訪問し、夜には晩餐会に出席します。",
            ["JP-KR held met 2018-04-11", "JP-KR planned met -"],
        ),
        # Reports denied: not the day of the denial, and nothing where a delay is denied.
        (
            "2021-06-14",
            "加藤官房長官は14日、日韓首脳会談を行うことで合意していたとする韓国側の報道について「事実に全く反する」と否定した。",
            ["JP-KR not-held met -"],
        ),
        ("2021-06-14", "外務省は14日、日韓外相会談が延期されるとの報道を否定した。", []),
        (
            "2013-04-22",
            "韓国の尹炳世外相は26日からの訪日を取りやめた。岸田文雄外相との会談が予定されていた。",
            ["JP-KR not-held met -"],
        ),
    ],
)
def test_japanese(on: str, text: str, expected: list[str]) -> None:
    """Who met, when and whether, in Japanese papers."""
    assert _found("ja", on, text) == expected


@pytest.mark.parametrize(
    ("on", "text", "expected"),
    [
        # A particle opens no title: the one who called, not those whom he called.
        (
            "2021-02-15",
            "토니 블링컨 미국 국무장관은 지난주 일본과 한국 외교장관과 잇따라 전화회담을 했다.",
            ["JP-US held call 2021-02-08", "KR-US held call 2021-02-08"],
        ),
        # A deed, and those who met behind the clause that tells it.
        (
            "2023-07-18",
            "한미일 수석대표들은 회담에서 지난 12일 북한의 미사일 발사 이후 공조 방안을 논의할 계획이다.",
            ["JP-KR-US planned met -"],
        ),
        (
            "2023-07-18",
            "김건 본부장은 후나코시 국장과 만나 “심도 있는 논의를 할 수 있기를 기대한다”고 밝혔다.",
            [],
        ),
        (
            "2023-07-18",
            "박진 장관은 17일 하야시 외무상과 만나 “양국 관계가 발전하기를 기대한다”고 말했다.",
            ["JP-KR held met 2023-07-17"],
        ),
        # Two rounds on one list; what others only talk about, or hold again and again; the last one.
        (
            "2022-11-24",
            "양측은 지난 9월 21일 미국 뉴욕과 지난 13일 캄보디아 프놈펜에서 개최된 한일 정상회담의 합의를 확인했다.",
            ["JP-KR held met 2022-09-21", "JP-KR held met 2022-11-13"],
        ),
        (
            "2019-09-19",
            "한국과 일본 외교당국이 20일 도쿄에서 국장급 협의를 열어 외교장관 회담 개최를 논의한다.",
            ["JP-KR planned met 2019-09-20", "JP-KR proposed met -"],
        ),
        (
            "2019-07-10",
            "김정한 국장과 가나스기 겐지 국장은 31일 협의를 할 예정이다. 마지막 협의는 지난달 5일 도쿄에서 열렸다.",
            ["JP-KR held met 2019-06-05", "JP-KR planned met 2019-07-31"],
        ),
        ("2019-07-10", "한국과 일본 양국은 두 달에 한 번씩 정기적으로 국장급 협의를 진행하기로 했다.", []),
        # The second since another one is one meeting, told once.
        (
            "2025-08-23",
            "이재명 대통령이 23일 도쿄에서 이시바 시게루 총리와 회담했다. "
            "두 정상의 회담은 지난 6월 캐나다 G7 정상회의 이후 두 번째다.",
            ["JP-KR held met 2025-08-23"],
        ),
        # What a side is said not to bend is no refusal.
        (
            "2022-09-19",
            "신문은 “한일 정상회담은 일본 측이 신중한 자세를 굽히지 않아 성사 여부가 불투명하다”고 전했다.",
            ["JP-KR proposed met -"],
        ),
        # What was only agreed to be held.
        (
            "2021-06-14",
            "문재인 대통령과 스가 총리는 약식 회담을 하기로 잠정 합의했으나 일본 측이 일방적으로 취소했다.",
            ["JP-KR not-held met -"],
        ),
        # To whom somebody came where he was, and not whom he saw beside him.
        (
            "2022-09-22",
            "윤석열 대통령은 21일 기시다 총리가 행사를 치르던 맨해튼의 한 빌딩으로 직접 찾아가 30분간 마주 앉았다.",
            ["JP-KR held met 2022-09-21"],
        ),
        ("2022-09-22", "윤석열 대통령은 기시다 총리가 참석한 행사장을 찾아 교민들과 만났다.", []),
    ],
)
def test_korean(on: str, text: str, expected: list[str]) -> None:
    """Who met, when and whether, in Korean papers."""
    assert _found("ko", on, text) == expected
