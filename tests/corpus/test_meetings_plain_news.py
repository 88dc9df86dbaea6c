"""Constructions that any newspaper uses, in the three languages: who sat there, on what day, and what came of it."""

from __future__ import annotations

import pytest

from corpus.meetings.types import MeetingMention
from tests.corpus.told import told


def _record(mention: MeetingMention) -> str:
    """Sides, means, status and days: 'JP-KR call held 2018-04-29'."""
    when, call = mention.when, "" if mention.mode == "in_person" else "call "
    days = "-" if when is None else f"{when.earliest_on}/{when.latest_on}"
    if when is not None and when.earliest_on == when.latest_on:
        days = str(when.earliest_on)
    return f"{'-'.join(mention.sides).upper()} {call}{mention.status} {days}"


def _records(text: str, on: str, language: str) -> list[str]:
    return sorted({_record(mention) for mention in told(text, on=on, language=language)})


@pytest.mark.parametrize(
    ("on", "text", "expected"),
    [
        (
            "2005-03-20",
            "高野紀元駐韓日本大使は17日午後、外交通商部の李泰植(イ・テシク)次官を訪問し、日本政府の立場を伝えた。",
            ["JP-KR held 2005-03-17"],
        ),
        (
            "2021-05-12",
            "姜昌一駐日韓国大使は11日、外務省の秋葉剛男事務次官を訪問し、着任のあいさつをした。",
            ["JP-KR held 2021-05-11"],
        ),
        ("2006-05-25", "大島正太郎駐韓日本大使は20日、潘基文外交通商相を訪れた。", ["JP-KR held 2006-05-20"]),
        ("2013-05-25", "安倍首相は来月、朴槿恵大統領を訪問する予定だ。", ["JP-KR planned 2013-06-01/2013-06-30"]),
        ("2005-10-28", "町村外相は27日、潘基文外交通商相と会談した。", ["JP-KR held 2005-10-27"]),
        ("1993-05-25", "羽田外相は22日、韓国の韓昇洲外務部長官と会談した。", ["JP-KR held 1993-05-22"]),
        ("2012-09-09", "8日朝、野田首相は韓国の李明博大統領と会談した。", ["JP-KR held 2012-09-08"]),
        ("2013-10-20", "林農相は19日、韓国の李桐弼農林畜産食品相とソウルで会談した。", ["JP-KR held 2013-10-19"]),
        ("2013-10-20", "太田国交相は19日、韓国の徐昇煥国土交通相と会談した。", ["JP-KR held 2013-10-19"]),
        (
            "2009-10-12",
            "日本と韓国の両国は、来月上旬に外相会談を開くことで合意した。",
            ["JP-KR planned 2009-11-01/2009-11-10"],
        ),
        ("2009-10-12", "日韓両国による外相会談が10日、釜山で開かれた。", ["JP-KR held 2009-10-10"]),
        (
            "2009-10-12",
            "鳩山総理大臣は、10日、北京で、日本・中国・韓国の3か国による首脳会議を行いました。",
            ["CN-JP-KR held 2009-10-10"],
        ),
        (
            "2012-06-20",
            "野田首相は21日、日韓、日米、日中の各首脳会談に臨む。",
            ["CN-JP planned 2012-06-21", "JP-KR planned 2012-06-21", "JP-US planned 2012-06-21"],
        ),
        (
            "2011-06-20",
            "日本と韓国の両政府は、外相会談を来月にも東京で開催する方向で調整している。",
            ["JP-KR proposed 2011-07-01/2011-07-31"],
        ),
        (
            "2011-06-20",
            "日韓両国が、国防相会談を年内に開催する方向で最終調整していることが分かった。",
            ["JP-KR planned 2011-06-20/2011-12-31"],
        ),
        (
            "2013-06-28",
            "岸田外相は1日、尹炳世外相と会談し、首脳会談の日程を調整した。",
            ["JP-KR held 2013-06-01", "JP-KR proposed -"],
        ),
        ("2013-10-20", "日本側は朴槿恵大統領との会談を打診したが、実現できなかった。", ["JP-KR not-held -"]),
        (
            "2018-06-14",
            "安倍首相は14日、韓国の康京和外相から、12日の米朝首脳会談の結果について報告を受けた。",
            ["JP-KR held 2018-06-14", "KP-US held 2018-06-12"],
        ),
        (
            "2019-06-30",
            "20日の日中首脳会談に続き、安倍首相は21日に文在寅大統領と会談した。",
            ["CN-JP held 2019-06-20", "JP-KR held 2019-06-21"],
        ),
        (
            "2018-04-30",
            "日韓首脳の電話会談は29日に行われ、文在寅大統領は南北首脳会談の成果を安倍首相に説明した。",
            ["JP-KR call held 2018-04-29", "KP-KR held -"],
        ),
        (
            "2018-04-29",
            "文在寅大統領は29日、安倍晋三首相と電話会談した。\n\n会談は29日午前10時からおよそ45分"
            "間行われ、文大統領は金正恩委員長に拉致問題を提起したと明らかにした。",
            ["JP-KR call held 2018-04-29"],
        ),
        (
            "2013-06-28",
            "日本は岸田文雄外相と韓国の尹炳世外相の会談を7月1日にも行う調整をしているほか、中国の"
            "王毅外相とも立ち話などでの対話を模索している。",
            ["CN-JP proposed -", "JP-KR proposed 2013-07-01"],
        ),
        (
            "2012-06-20",
            "日韓の局長級協議は4月16日にソウルで、5月15日に東京でそれぞれ開かれた。",
            ["JP-KR held 2012-04-16", "JP-KR held 2012-05-15"],
        ),
        (
            "2013-06-28",
            "中韓首脳会談：対話を模索する日本\n\n韓国の朴槿恵大統領は27日、中国の習近平国家主席と会談した。",
            ["CN-KR held 2013-06-27"],
        ),
        (
            "2012-06-20",
            "日米韓の防衛当局者は16日、テレビ会議で北朝鮮への対応を協議した。",
            ["JP-KR-US call held 2012-06-16"],
        ),
        ("2022-06-20", "林外相は16日、朴振外相とテレビ会議方式で会談した。", ["JP-KR call held 2022-06-16"]),
        (
            "2009-10-11",
            "鳩山総理大臣は、日本・中国・韓国の3か国首脳会議で、緊密に連携していくことを確認しまし"
            "た。\n\n鳩山総理大臣は、10日、北京で、日本・中国・韓国の3か国による首脳会議を行いまし"
            "た。",
            ["CN-JP-KR held 2009-10-10"],
        ),
        ("2012-06-20", "南北軍事実務会談が19日、板門店で開かれた。", ["KP-KR held 2012-06-19"]),
        (
            "2023-10-09",
            "岸田首相は7日夜、東京の料理店で尹大統領と酒を酌み交わし少しずつ打ち解けた。",
            ["JP-KR held 2023-10-07"],
        ),
    ],
)
def test_japanese_meetings(on: str, text: str, expected: list[str]) -> None:
    assert _records(text, on, "ja") == expected


@pytest.mark.parametrize(
    ("on", "text"),
    [
        ("2013-05-25", "首相は韓国を訪問し、大統領の就任式に出席した。"),
        ("2012-09-09", "9日朝の首脳会議の前に、野田首相は控室に入った。"),
        ("2013-10-20", "前環境相の石原氏は19日、韓国を訪れた。"),
    ],
)
def test_no_meeting_in_japanese(on: str, text: str) -> None:
    assert _records(text, on, "ja") == []


@pytest.mark.parametrize(
    ("on", "text", "expected"),
    [
        (
            "2013-06-28",
            "한일 양국은 다음 달 외교장관회담을 여는 방향으로 조율하고 있다.",
            ["JP-KR proposed 2013-07-01/2013-07-31"],
        ),
        (
            "2013-06-28",
            "한국과 일본 정부는 다음 달 도쿄에서 국방장관회담을 개최하는 방향으로 조정에 들어갔다.",
            ["JP-KR proposed 2013-07-01/2013-07-31"],
        ),
        ("2015-03-22", "한일 양국은 정상회담 개최를 위해 물밑 접촉을 벌이고 있다.", ["JP-KR proposed -"]),
        ("2013-06-28", "윤병세 장관은 1일 기시다 외무상과 만나 회담했다.", ["JP-KR held 2013-06-01"]),
        (
            "2006-03-07",
            "유명환 외교통상부 제1차관이 6일 도쿄에서 야치 쇼타로 외무성 사무차관과 전략대화를 했"
            "다. 유 차관은 도쿄에 머무는 동안 아소 다로 외상도 만났다.",
            ["JP-KR held -", "JP-KR held 2006-03-06"],
        ),
        ("2021-10-06", "남관표 대사는 이임할 때까지 스가 총리를 한 번도 보지 못했다.", ["JP-KR not-held -"]),
        (
            "2021-06-14",
            "문재인 대통령과 스가 총리는 12일 만나기로 했지만 일본 측이 막판에 거부했다.",
            ["JP-KR not-held 2021-06-12"],
        ),
        (
            "2016-01-09",
            "[일지] 위안부 합의\n\n▲ 2014.4.16 = 한일 국장급 협의 1차 회의\n\n▲ 2015.2 = 이병기 국"
            "정원장과 야치 쇼타로 일본 국가안전보장회의 사무국장이 고위급 협의 1차 회의\n\n▲ 2015.4.11 "
            "= 고위급 협의 4차 회의\n\n▲ 2016.1.3 = 검토 TF 발족, 1차 회의",
            ["JP-KR held 2014-04-16", "JP-KR held 2015-02-01/2015-02-28", "JP-KR held 2015-04-11"],
        ),
        (
            "2012-06-20",
            "한일 국장급 협의는 4월 16일 서울, 5월 15일 도쿄에서 열렸다.",
            ["JP-KR held 2012-04-16", "JP-KR held 2012-05-15"],
        ),
        (
            "2012-06-20",
            "한일 양국은 18일 도쿄에서 국장급 협의를 가졌다. 지난 회의는 5월 15일 서울에서 열렸다.",
            ["JP-KR held 2012-05-15", "JP-KR held 2012-06-18"],
        ),
        (
            "2012-06-20",
            "한일 양국은 18일 도쿄에서 국장급 협의를 가졌다. 다음 협의는 7월 서울에서 열기로 했다.",
            ["JP-KR held 2012-06-18", "JP-KR planned 2012-07-01/2012-07-31"],
        ),
        (
            "2015-03-22",
            "한일 국방부는 20일 도쿄에서 차관급 회담을 갖고 안보 협력을 논의했다.",
            ["JP-KR held 2015-03-20"],
        ),
        ("2015-03-22", "한국 외교부와 일본 외무성은 20일 도쿄에서 국장급 협의를 개최했다.", ["JP-KR held 2015-03-20"]),
        ("2015-03-22", "서청원 한일의원연맹 회장은 20일 도쿄에서 아베 총리와 면담했다.", ["JP-KR held 2015-03-20"]),
        ("2020-10-20", "한미일 외교장관 화상회의가 16일 열렸다.", ["JP-KR-US call held 2020-10-16"]),
        (
            "2020-10-20",
            "강경화 장관은 16일 모테기 외무상과 화상회의 방식으로 회담했다.",
            ["JP-KR call held 2020-10-16"],
        ),
        (
            "2013-06-28",
            "한일 정상회담: 관계 개선 모색\n\n박근혜 대통령과 아베 총리는 27일 정상회담을 했다.",
            ["JP-KR held 2013-06-27"],
        ),
        ("2012-06-20", "남북 군사실무회담이 19일 판문점에서 열렸다.", ["KP-KR held 2012-06-19"]),
        (
            "2013-10-20",
            "유진룡 문화체육관광부 장관은 19일 서울에서 시모무라 하쿠분 문부과학상과 회담했다.",
            ["JP-KR held 2013-10-19"],
        ),
        (
            "2018-06-15",
            "아베 총리는 14일 강경화 장관으로부터 12일 북미 정상회담 결과를 보고받았다.",
            ["JP-KR held 2018-06-14", "KP-US held 2018-06-12"],
        ),
    ],
)
def test_korean_meetings(on: str, text: str, expected: list[str]) -> None:
    assert _records(text, on, "ko") == expected


@pytest.mark.parametrize(
    ("on", "text"),
    [
        ("2021-10-06", "강 대사는 창밖의 바다를 보지 못했다."),
        ("2015-03-22", "외교부와 통일부는 20일 서울에서 국장급 협의를 개최했다."),
        ("2020-08-04", "비자 발급을 까다롭게 하는 방안과 주한 일본대사를 잠시 불러들이는 방안이 후보로 꼽힌다."),
        ("2013-10-20", "박근혜 대통령은 19일 서승환 국토교통부 장관과 만났다."),
        ("2013-10-20", "아베 총리는 19일 이시하라 노부테루 환경상과 만났다."),
    ],
)
def test_no_meeting_in_korean(on: str, text: str) -> None:
    assert _records(text, on, "ko") == []


@pytest.mark.parametrize(
    ("on", "text", "expected"),
    [
        (
            "2012-06-20",
            "Japan-South Korea vice-ministerial talks will be held in Tokyo on Sunday.",
            ["JP-KR planned 2012-06-24"],
        ),
        (
            "2012-06-20",
            "A summit between Prime Minister Noda and President Lee Myung-bak is to be held on Sunday in Seoul.",
            ["JP-KR planned 2012-06-24"],
        ),
        (
            "2012-06-20",
            "The third round of Japan-South Korea fisheries talks was held in Tokyo on June 18.",
            ["JP-KR held 2012-06-18"],
        ),
        (
            "2012-06-20",
            "Japan and South Korea held the first round of director-general-level talks in Seoul "
            "in April, the second in Tokyo in May and the third on June 18.",
            ["JP-KR held 2012-04-01/2012-04-30", "JP-KR held 2012-05-01/2012-05-31", "JP-KR held 2012-06-18"],
        ),
        (
            "2012-06-20",
            "North and South Korea held high-level military talks at Panmunjom on Tuesday.",
            ["KP-KR held 2012-06-19"],
        ),
        (
            "2012-06-20",
            "Japan-U.S. and Japan-South Korea summits were held separately on Sunday.",
            ["JP-KR held 2012-06-17", "JP-US held 2012-06-17"],
        ),
        (
            "2011-06-20",
            "Tokyo and Seoul are making arrangements for a summit in September, government sources said.",
            ["JP-KR proposed 2011-09-01/2011-09-30"],
        ),
        (
            "1998-06-08",
            "The issue was also taken up in the May 22 talks between Foreign Minister Keizo Obuchi "
            "and his visiting South Korean counterpart, Park Chung-soo.",
            ["JP-KR held 1998-05-22"],
        ),
        (
            "2019-07-25",
            "Japanese Ambassador Yasumasa Nagamine paid a visit to First Vice Foreign Minister Cho "
            "Sei-young on Friday.",
            ["JP-KR held 2019-07-19"],
        ),
        (
            "2005-03-20",
            "Japanese Ambassador Toshiyuki Takano met with Vice Foreign Minister Lee Tae-shik on Thursday.",
            ["JP-KR held 2005-03-17"],
        ),
        (
            "2013-10-20",
            "Education Minister Hakubun Shimomura met South Korean Culture Minister Yoo Jin-ryong "
            "in Seoul on Saturday.",
            ["JP-KR held 2013-10-19"],
        ),
        (
            "2018-04-30",
            "National Intelligence Service chief Suh Hoon met with Prime Minister Shinzo Abe on Sunday "
            "and briefed him on the summit between President Moon Jae-in and North Korean leader "
            "Kim Jong Un.",
            ["JP-KR held 2018-04-29", "KP-KR held -"],
        ),
    ],
)
def test_english_meetings(on: str, text: str, expected: list[str]) -> None:
    assert _records(text, on, "en") == expected


@pytest.mark.parametrize(
    ("on", "text"),
    [
        ("2012-06-20", "North Korea nuclear talks were held in Beijing on Tuesday."),
        ("2019-07-25", "Japanese Ambassador Yasumasa Nagamine paid a visit to the prime minister's office on Friday."),
        (
            "2021-06-20",
            "Ambassador Kang Chang-il and Foreign Minister Toshimitsu Motegi both spoke at a forum in Tokyo on Friday.",
        ),
    ],
)
def test_no_meeting_in_english(on: str, text: str) -> None:
    assert _records(text, on, "en") == []
