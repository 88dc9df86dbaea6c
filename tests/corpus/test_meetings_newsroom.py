"""How newsrooms put meetings: headlines, their own day, who was met one by one, what only was wished for or refused."""

from __future__ import annotations

import pytest

from tests.corpus.told import records


def _found(language: str, text: str, on: str = "2024-05-21") -> list[str]:
    """Sides, status, call or met, and first day."""
    return [" ".join(line.split()[:4]) for line in records(text, on=on, language=language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What follows a blank or a comma in a headline is told of something else.
        ("上川外相、韓国外相と会談 懸案の早期解決を求める", ["JP-KR held met -"]),
        ("日韓防衛相が会談、訓練を年内に再開へ", ["JP-KR held met -"]),
        ("上川外相、韓国の趙兌烈外相と会談へ 懸案を協議", ["JP-KR planned met -"]),
        ("日韓外相会談、26日に開催へ 懸案を協議", ["JP-KR planned met 2024-05-26"]),
        (
            "上川陽子外相は20日、韓国の趙兌烈外相と会談、解決に向けて協議を続けることで一致した。",
            ["JP-KR held met 2024-05-20"],
        ),
        ("上川陽子外相は26日に韓国の趙兌烈外相と会談、懸案を協議する。", ["JP-KR planned met 2024-05-26"]),
        # That none was held for so long, and what is only asked or talked about.
        ("日韓の外相会談は2年以上も開かれていない。", []),
        ("注目されるのは、日韓の外相会談も開かれるのかという点だ。", ["JP-KR proposed met -"]),
        (
            "日韓外相は20日、東京で会談した。会談では、日韓次官戦略対話の再開日程について議論したとみられる。",
            ["JP-KR held met 2024-05-20"],
        ),
        # この日 is the day told of, and a past clause says that it was held.
        (
            "20日、上川陽子外相が東京で韓国の趙兌烈外相と会談した。岡野正敬外務次官もこの日、金烘均第1次官と会談した。",
            ["JP-KR held met 2024-05-20", "JP-KR held met 2024-05-20"],
        ),
        (
            "日韓の首脳が相手国を訪ね合う往来。04年7月に済州島で開かれた初回の会談は成果が期待されたが、振るわなかった。",
            ["JP-KR held met 2004-07-01"],
        ),
        # Whose envoy was called in is no foreign minister met elsewhere.
        (
            "20日にソウルで日韓外相会談が開かれた。韓国外務省は21日、日本大使館の総括公使を呼び出して抗議した。",
            ["JP-KR held met 2024-05-20", "JP-KR held met 2024-05-21"],
        ),
    ],
)
def test_japanese_news(text, expected):
    assert _found("ja", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("북한은 지난 7일 뉴욕에서 가진 북미 접촉에서 보상을 요구했다.", ["KP-US held met 2024-05-07"]),
        ("남북은 20일 판문점에서 실무접촉을 갖고 일정을 정했다.", ["KP-KR held met 2024-05-20"]),
        ("한일 양국은 20일 도쿄에서 어업당국자회의를 열고 할당량을 논의했다.", ["JP-KR held met 2024-05-20"]),
        ("한.일 외교장관은 20일 서울에서 회담을 가졌다.", ["JP-KR held met 2024-05-20"]),
        ("조태열 장관, 日외무상과 회담…“관계 개선 이어가야”", ["JP-KR held met -"]),
        ("한일 정상회담은 2년 넘게 열리지 않고 있다.", []),
        (
            "조태열 외교부 장관은 20일 가미카와 요코 일본 외무상과 회담했다. 김홍균 차관은 22일 다시 "
            "열리는 협의를 준비했다. 이날 오후 조 장관은 왕이 중국 외교부장도 만났다.",
            ["CN-KR held met 2024-05-20", "JP-KR held met 2024-05-20", "JP-KR planned met 2024-05-22"],
        ),
        (
            "신원식 국방장관은 20일 기하라 미노루 일본 방위상과 회담했다. "
            "신 장관은 중국 리상푸 국방부장과 양자 회담도 했다.",
            ["CN-KR held met -", "JP-KR held met 2024-05-20"],
        ),
        ("한·중·일 접촉면을 넓혀야 한다는 지적이 20일 나왔다.", []),
    ],
)
def test_korean_news(text, expected):
    assert _found("ko", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "U.S. Special Representative Sung Kim described his meeting on Monday with China's top nuclear envoy, "
            "Liu Xiaoming, as useful.",
            ["CN-US held met 2024-05-20"],
        ),
        (
            "South Korean Foreign Minister Cho Tae-yul saw Yoko Kamikawa of Japan and China's Wang Yi, "
            "one after the other.",
            None,
        ),
        ("His day included talks with his counterparts from South Korea, China and Japan at a forum.", []),
        (
            "Officials praised the summit that Prime Minister Fumio Kishida and President Yoon Suk Yeol held on May 3, "
            "the ministry said on Monday.",
            ["JP-KR held met 2024-05-03"],
        ),
        ("It is time for President Yoon Suk Yeol and Prime Minister Fumio Kishida to meet.", ["JP-KR proposed met -"]),
        ("It is too early for a summit between South Korea and Japan alone, aides said.", ["JP-KR not-held met -"]),
        (
            "Japanese Vice Foreign Minister Masataka Okano made a courtesy call on South Korean Foreign Minister Cho "
            "Tae-yul on Monday.",
            ["JP-KR held met 2024-05-20"],
        ),
        (
            "Cho Tae-yul will brief lawmakers on efforts made through consultations with Yoko Kamikawa and a summit "
            "scheduled between Yoon Suk Yeol and Fumio Kishida on Sunday.",
            ["JP-KR planned met 2024-05-26"],
        ),
        (
            "A minister of Seoul's embassy, a deputy chief of mission at Japan's embassy in Seoul, was called to the "
            "Foreign Ministry on Monday.",
            ["JP-KR held met 2024-05-20"],
        ),
        ("Lawmakers from Japan and South Korea met in Tokyo on Monday.", ["JP-KR held met 2024-05-20"]),
        ("Not since March, said an aide, had anybody called.", []),
    ],
)
def test_english_news(text, expected):
    found = _found("en", text)
    assert found == expected if expected is not None else not any(line.startswith("CN-JP-KR") for line in found)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # 文氏 beside 文在寅大統領 is the other one so called.
        ("ja", "文在寅大統領の特使、文喜相議員が来日した。文氏は18日に安倍晋三首相と会談する。", "moon-hee-sang"),
    ],
)
def test_who_is_meant_by_a_name_of_two(language, text, expected):
    assert any(expected in line for line in records(text, on="2017-05-17", language=language))
