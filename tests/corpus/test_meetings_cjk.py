"""What Japanese and Korean sentences say of meetings: the particles tell who, the closing verb what came of it."""

from __future__ import annotations

import pytest

from tests.corpus.told import summaries, told

_PAIR = "kishida-fumio yoon-suk-yeol"
_MINISTERS = "hayashi-yoshimasa park-jin"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "岸田総理大臣は、韓国のユン・ソンニョル大統領と16日、東京で首脳会談を行いました。",
            f"held summit 2023-03-16 Tokyo {_PAIR}",
        ),
        (
            "林芳正外相は2月18日、ミュンヘンで韓国の朴振外相と会談し、協議した。",
            f"held foreign-ministers 2023-02-18 Munich {_MINISTERS}",
        ),
        ("林芳正外相は韓国の朴振外相と電話で協議した。", f"held phone-call - - {_MINISTERS}"),
        (
            "日米韓3カ国の外務次官は13日、ワシントンで会談した。",
            "held trilateral-us 2023-03-13 Washington, D.C. cho-hyun-dong mori-takeo",
        ),
        (
            "岸田首相は5月に広島で尹錫悦大統領と会談する方向で調整している。",
            f"proposed summit 2023-05-01/2023-05-31 Hiroshima {_PAIR}",
        ),
        ("岸田首相は尹錫悦大統領との会談を検討している。", f"proposed summit - - {_PAIR}"),
        ("安倍首相は文在寅大統領と会談しなかった。", "not-held summit - - abe-shinzo moon-jae-in"),
        (
            "韓国の朴振外相は林芳正外相と会談する予定だったが、中止となった。",
            f"not-held foreign-ministers - - {_MINISTERS}",
        ),
        (
            "岸田首相は21日に広島で尹錫悦大統領と会談し、安全保障を協議する予定だ。",
            f"planned summit 2023-03-21 Hiroshima {_PAIR}",
        ),
    ],
)
def test_one_japanese_sentence_tells_one_meeting(text, expected):
    assert summaries(text, language="ja") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "윤석열 대통령은 16일 일본 도쿄에서 기시다 후미오 일본 총리와 한일 정상회담을 했다.",
            f"held summit 2023-03-16 Tokyo {_PAIR}",
        ),
        (
            "박진 외교부 장관은 11일 하야시 요시마사 일본 외무대신과 전화통화를 갖고 의견을 교환했다.",
            f"held phone-call 2023-03-11 - {_MINISTERS}",
        ),
        (
            "외교부는 조현동 1차관이 20일 서울에서 모리 다케오 일본 외무성 사무차관과 "
            "한일 차관전략대화를 개최한다고 밝혔다.",
            "planned vice-ministers 2023-03-20 Seoul cho-hyun-dong mori-takeo",
        ),
        (
            "윤석열 대통령과 기시다 후미오 일본 총리가 5월 히로시마에서 만날 가능성이 제기된다.",
            f"proposed summit 2023-05-01/2023-05-31 Hiroshima {_PAIR}",
        ),
        (
            "문재인 대통령과 아베 총리의 정상회담은 열리지 않았다.",
            "not-held summit - - abe-shinzo moon-jae-in",
        ),
        (
            "강경화 외교부 장관은 고노 다로 일본 외무상과 만나 수출규제 철회를 촉구했다.",
            "held foreign-ministers - - kang-kyung-wha kono-taro",
        ),
    ],
)
def test_one_korean_sentence_tells_one_meeting(text, expected):
    assert summaries(text, language="ko") == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "松野官房長官は記者会見で、日韓首脳会談について「現時点で決まっていない」と述べた。"),
        ("ja", "岸田首相は自民党の麻生副総裁と会談した。"),
        ("ja", "日銀の金融政策決定会合は今月27、28日に開かれる。"),
        ("ja", "日韓両政府は協議を続けている。"),
        ("ja", "日韓関係の改善に向けた対話が必要だ。"),
        ("ja", "韓国の被害者は日本企業との面会を求めた。"),
        ("ja", "首相と韓国メディアの記者が顔を合わせた。"),
        ("ja", "日本と韓国の選手がそろった。"),
        ("ko", "윤석열 대통령은 국무회의에서 말했다."),
        ("ko", "한일 양국은 협의를 이어가고 있다."),
        ("ko", "한국과 일본 기업인들이 16일 도쿄에서 만찬을 했다."),
        ("ko", "대통령은 여당 대표와 회동했다."),
        ("ko", "대통령은 16일 미국 의원단을 접견했다."),
        ("ko", "한일 양국은 통화스와프를 논의했다."),
    ],
)
def test_what_only_looks_like_a_meeting_of_two_countries_is_none(language, text):
    assert summaries(text, language=language) == []


def test_both_leaders_are_those_told_of():
    text = "岸田首相は16日、韓国の尹錫悦大統領と会談した。両首脳は約85分間会談し、関係正常化で一致した。"
    assert {(m.duration_minutes, m.duration_approximate) for m in told(text, language="ja")} == {(85, True)}


def test_bureau_talks_named_by_level_find_the_directors_general():
    text = (
        "한일 국장급 협의가 16일 도쿄에서 열렸다. 서민정 외교부 아시아태평양국장과 후나코시 다케히로 일본 외무성 "
        "아시아대양주국장이 참석했다."
    )
    assert summaries(text, language="ko") == ["held director-general 2023-03-16 Tokyo funakoshi-takehiro seo-min-jung"]


def test_a_family_name_alone_is_the_person_named_before():
    text = "茂木敏充外相は23日、韓国の康京和外相と会談した。康氏は24日、サリバン米国務副長官とも会談した。"
    second = summaries(text, on="2019-11-25", language="ja")[1]
    assert second == "held other 2019-11-24 - kang-kyung-wha sullivan-john"


def test_the_korean_prime_minister_is_no_leader():
    (mention,) = told("安倍首相は24日、韓国の李洛淵首相と会談した。", on="2019-10-25", language="ja")
    assert mention.kind == "other"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("日米韓の外相が14日、ソウルで一堂に会した。", "held trilateral-us 2018-06-14 Seoul"),
        ("日韓両首脳は14日、ソウルで会談した。", "held summit 2018-06-14 Seoul"),
        ("河野外相は14日、康京和外相と顔を合わせた。", "held foreign-ministers 2018-06-14 -"),
        ("文大統領は14日、安倍首相とことばを交わした。", "held summit 2018-06-14 -"),
        ("安倍首相は14日、文大統領と電話した。", "held phone-call 2018-06-14 -"),
        ("安倍首相は14日、文大統領を夕食会に招いた。", "held summit 2018-06-14 -"),
        ("河野外相は14日、李洙勲駐日大使を外務省に呼び、抗議した。", "held other 2018-06-14 -"),
        ("首相は14日、文大統領と会談した。", "held summit 2018-06-14 -"),
        ("河野外相は14日、康京和外相と電話会談し、意見を交わした。", "held phone-call 2018-06-14 -"),
        ("安倍首相と文大統領の14日の会談では、貿易も議題となった。", "held summit 2018-06-14 -"),
        ("日韓両政府は14日、東京で外務次官による戦略対話を開いた。", "held vice-ministers 2018-06-14 Tokyo"),
        ("日韓財務対話が14日、東京で開かれた。", "held other 2018-06-14 Tokyo"),
        ("韓国側は日韓首脳会談の開催を打診した。", "proposed summit - -"),
        ("安倍首相は文大統領と改めて会談したい意向だ。", "proposed summit - -"),
        ("安倍首相と文大統領が会談するのは難しい。", "proposed summit - -"),
        ("安倍首相は28日に文大統領と会うことにしている。", "planned summit 2018-06-28 -"),
        (
            "6月に開くはずだった安倍首相と文大統領の会談は来年に持ち越された。",
            "not-held summit 2018-06-01/2018-06-30 -",
        ),
    ],
)
def test_japanese_ways_to_tell_of_a_meeting(text, expected):
    assert _without_people(text, "ja") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("한미일 외교장관이 14일 서울에서 한자리에 모였다.", "held trilateral-us 2018-06-14 Seoul"),
        ("한일 두 정상은 14일 서울에서 마주 앉았다.", "held summit 2018-06-14 Seoul"),
        ("문 대통령과 아베 총리는 14일 서울에서 11분간 대화했다.", "held summit 2018-06-14 Seoul"),
        ("한일 정상은 14일 서울에서 머리를 맞댔다.", "held summit 2018-06-14 Seoul"),
        ("문 대통령은 14일 아베 총리와 조우했다.", "held summit 2018-06-14 -"),
        ("문 대통령은 14일 아베 총리와 유선으로 협의했다.", "held phone-call 2018-06-14 -"),
        ("고노 외무상은 14일 이수훈 주일 한국대사를 외무성으로 불러 항의했다.", "held other 2018-06-14 -"),
        ("강경화 장관은 14일 아베 총리를 예방했다.", "held other 2018-06-14 -"),
        ("문 대통령은 14일 아베 총리와 만나 셔틀외교를 되살리기로 했다.", "held summit 2018-06-14 -"),
        ("문 대통령은 28일 아베 총리와 만나 무역을 논의하기로 했다.", "planned summit 2018-06-28 -"),
        ("한일 외교당국이 14일 도쿄에서 국장급 협의를 열어 현안을 논의했다.", "held director-general 2018-06-14 Tokyo"),
        (
            "한일 외교장관은 14일 만나 협의하려 했지만 양측의 만남은 무산됐다.",
            "not-held foreign-ministers 2018-06-14 -",
        ),
        ("문 대통령과 아베 총리의 회담은 일정이 맞지 않으면서 결국 무산됐다.", "not-held summit - -"),
        ("문 대통령의 방일이 무산되면서 한일 정상회담도 물거품이 됐다.", "not-held summit - -"),
        ("강 장관은 14일 리상푸 중국 외교부장과 양자회담을 가졌다.", "held other 2018-06-14 -"),
        ("강경화 장관은 6.14.(목) 서울에서 고노 외무상과 회담을 가졌다.", "held foreign-ministers 2018-06-14 Seoul"),
    ],
)
def test_korean_ways_to_tell_of_a_meeting(text, expected):
    assert _without_people(text, "ko") == [expected]


def test_talks_of_a_rank_alone_are_the_two_countries():
    text = "한일 외교장관이 14일 서울에서 회담했다. 국장급 협의는 다음 날 도쿄에서 열렸다."
    assert _without_people(text, "ko")[1].startswith("held director-general")


def test_countries_alone_at_talks_are_those_told_of():
    text = "安倍首相と文大統領は昨年9月、ニューヨークで会談した。今回、日韓の会談は見送られた。"
    assert _without_people(text, "ja")[1] == "not-held summit - -"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ja",
            "▼6月13日 日韓局長級協議、ソウルで。\n\n▼6月14日 ソウルで日韓外相会談。",
            "held foreign-ministers 2018-06-14 Seoul",
        ),
        (
            "ko",
            "▲6.13 = 한일 국장급 협의.\n\n▲6.14 = 한일 외교장관, 서울서 회담.",
            "held foreign-ministers 2018-06-14 Seoul",
        ),
    ],
)
def test_an_entry_of_a_chronology_needs_no_verb(language, text, expected):
    assert expected in _without_people(text, language)


def _without_people(text: str, language: str) -> list[str]:
    return [" ".join(line.split()[:4]) for line in summaries(text, on="2018-06-15", language=language)]


def test_officials_who_speak_of_their_ministers_meeting_do_not_sit_there():
    text = (
        "李相徳局長と伊原純一アジア大洋州局長は18日、東京で局長級協議を行い、"
        "今月下旬の韓日外相会談開催をめぐり意見を交わした。"
    )
    held, planned = summaries(text, on="2015-09-18", language="ja")
    assert held.startswith("held director-general 2015-09-18 Tokyo ihara-junichi")
    assert planned.startswith("planned foreign-ministers") and "ihara-junichi" not in planned


def test_a_stranger_of_a_known_country_sits_under_the_name_written():
    text = "韓国の李洛淵首相は12日、ソウルで日本の大島理森衆院議長と会談した。"
    assert summaries(text, on="2018-02-12", language="ja") == ["held other 2018-02-12 Seoul lee-nak-yon 大島理森"]


@pytest.mark.parametrize(
    ("language", "on", "text", "expected"),
    [
        (
            "ko",
            "2005-11-10",
            "노무현 대통령은 정상들을 잇따라 만난다. 16일 서울에서 후진타오 중국 국가주석과,"
            " 18일 부산에서 고이즈미 준이치로 일본 총리와 회담한다.",
            [
                "planned summit 2005-11-16 Seoul hu-jintao roh-moo-hyun",
                "planned summit 2005-11-18 Busan koizumi-junichiro roh-moo-hyun",
            ],
        ),
        (
            "ja",
            "2022-11-20",
            "岸田首相は13日に尹錫悦大統領と、17日に習近平国家主席と会談した。",
            [
                "held summit 2022-11-13 - kishida-fumio yoon-suk-yeol",
                "held summit 2022-11-17 - kishida-fumio xi-jinping",
            ],
        ),
    ],
)
def test_each_of_a_list_of_partners_with_days_of_their_own_is_met_apart(language, on, text, expected):
    assert summaries(text, on=on, language=language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "윤병세 외교장관은 14일 기시다 후미오 일본 외무대신의 전화를 받았다.",
            "held phone-call 2013-03-14 - kishida-fumio yun-byung-se",
        ),
        (
            "박근혜 대통령과 아베 총리가 15일 서울에서 열기로 한 한일 정상회담에 변동이 없다고 13일 밝혔다.",
            "planned summit 2013-03-15 Seoul abe-shinzo park-geun-hye",
        ),
    ],
)
def test_korean_wordings_of_calls_and_of_plans_that_stand(text, expected):
    assert expected in summaries(text, on="2013-03-14", language="ko")


def test_a_chronology_has_its_years_from_the_headings_of_its_sections():
    text = "◇2013년\n\n▲7.1 = 한일 외교장관, 브루나이에서 회담\n\n◇2014년\n\n▲3.25 = 한미일 정상, 헤이그에서 회담"
    found = [line.split()[:3] for line in summaries(text, on="2015-10-28", language="ko")]
    assert found == [["held", "foreign-ministers", "2013-07-01"], ["held", "trilateral-us", "2014-03-25"]]


def test_a_title_means_whoever_was_called_so():
    text = (
        "岸信夫防衛相は14日の会見で、韓国の李鐘燮(イ・ジョンソプ)国防相と言葉を交わしたと述べた。"
        "防衛相は中国の国防相とも会談した。"
    )
    assert not [line for line in summaries(text, on="2022-06-14", language="ja")[1:] if "lee-jong-sup" in line]


def test_the_last_meeting_before_is_another_one():
    text = (
        "岸信夫防衛相はシンガポールで韓国の李鐘燮国防相と立ち話をした。日韓の防衛相が会談したのは2019年11月が最後だ。"
    )
    found = [line.split()[:3] for line in summaries(text, on="2022-06-14", language="ja")]
    assert found == [["held", "defence-ministers", "-"], ["held", "defence-ministers", "2019-11-01/2019-11-30"]]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("岸田文雄外相は東京で開こうとしてきた日中韓首脳会談について、年内には開かないと述べた。", "not-held"),
        ("成都では24日、日中韓の3カ国首脳会談が開かれる。", "planned"),
    ],
)
def test_what_is_said_of_a_meeting_of_three_tells_its_status(text, status):
    assert [line.split()[:2] for line in summaries(text, on="2019-12-15", language="ja")] == [
        [status, "trilateral-china"]
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ja",
            "岸田首相は1日、官邸で韓国の朴振外相の表敬訪問を受けた。",
            "held other 2023-05-01 Tokyo kishida-fumio park-jin",
        ),
        ("ja", "岸田首相は尹大統領夫妻を夕食会に招いた。", f"held summit - - {_PAIR}"),
        ("ja", "韓国政府は日本に首脳会談の開催を打診した。", "proposed summit - -"),
        (
            "ko",
            "윤 대통령은 1일 하야시 외무상의 예방을 받았다.",
            "held other 2023-05-01 - hayashi-yoshimasa yoon-suk-yeol",
        ),
        ("ko", "윤 대통령은 기시다 총리 부부와 만찬을 했다.", f"held summit - - {_PAIR}"),
        ("ko", "윤 대통령과 기시다 총리는 긴자의 식당에서 저녁을 함께했다.", f"held summit - Tokyo {_PAIR}"),
        ("ko", "아베 총리는 박근혜 대통령과 만나고 싶다고 말했다.", "proposed summit - - abe-shinzo park-geun-hye"),
        ("ko", "한국 정부는 일본에 정상회담을 제안했다.", "proposed summit - -"),
        ("ko", "기시다 총리가 7일 서울을 찾아 윤 대통령과 정상회담을 했다.", f"held summit 2023-05-07 Seoul {_PAIR}"),
    ],
)
def test_calls_received_meals_shared_and_meetings_wished_for(language, text, expected):
    assert summaries(text, on="2023-05-28", language=language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ja", "岸田首相は16日、記者会見で「尹大統領と緊密に協議したい」と述べた。", []),
        ("ko", "기시다 총리는 16일 기자회견에서 윤 대통령과 긴밀히 협의하겠다고 말했다.", []),
        ("ja", "岸田首相は尹大統領と会談する予定はないと述べた。", [f"not-held summit - - {_PAIR}"]),
        ("ko", "윤 대통령은 기시다 총리와 회담할 계획이 없다고 말했다.", [f"not-held summit - - {_PAIR}"]),
        ("ja", "岸田首相は尹大統領との会談を前に記者団に語った。", [f"planned summit - - {_PAIR}"]),
        (
            "ja",
            "岸田首相は21日、広島サミットに出席した尹大統領と会談した。",
            [f"held summit 2023-05-21 Hiroshima {_PAIR}"],
        ),
    ],
)
def test_close_consultation_is_no_meeting_and_no_plan_is_none(language, text, expected):
    assert summaries(text, on="2023-05-28", language=language) == expected


def test_a_meeting_told_of_as_between_two_seats_no_subject():
    text = "林外相と朴外相は、21日に広島で岸田文雄内閣総理大臣と尹錫悦大統領との間で会談が行われたことを歓迎した。"
    assert summaries(text, on="2023-05-28", language="ja") == [f"held summit 2023-05-21 Hiroshima {_PAIR}"]


def test_talks_over_a_meal_are_one_meeting():
    text = "岡野正敬外務次官は30日、ワシントンで韓国の金烘均第1次官とワーキング・ランチ形式で協議を行った。"
    found = summaries(text, on="2024-05-31", language="ja")
    assert found == ["held vice-ministers 2024-05-30 Washington, D.C. kim-hong-kyun okano-masataka"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ja",
            "◇2023年\n\n▼3月16日：尹錫悦大統領、東京で岸田首相と会談\n\n▼5月7日：岸田首相、ソウルで尹大統領と会談",
            [f"held summit 2023-03-16 Tokyo {_PAIR}", f"held summit 2023-05-07 Seoul {_PAIR}"],
        ),
        (
            "ja",
            "【2023年】\n\n3・16　尹錫悦大統領、東京で岸田首相と会談",
            [f"held summit 2023-03-16 Tokyo {_PAIR}"],
        ),
        (
            "ko",
            "윤석열 대통령은 기시다 총리와 16일 도쿄에서 만나 강제징용 문제를 협의했다.",
            [f"held summit 2023-05-16 Tokyo {_PAIR}"],
        ),
    ],
)
def test_entries_of_chronologies_end_on_the_noun_and_have_the_year_above_them(language, text, expected):
    assert summaries(text, on="2023-05-28", language=language) == expected


def test_a_bare_title_is_that_of_the_papers_own_country():
    text = "岸田首相は韓国の韓悳洙首相と会い、尹大統領の親書を受け取った。首相は28日、ソウルで尹大統領と会談した。"
    assert f"held summit 2023-05-28 Seoul {_PAIR}" in summaries(text, on="2023-05-28", language="ja")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "岸田文雄首相は2023年2月1日、尹錫悦大統領と電話会談した。早い時期に会って意見を交わすことにした。",
            [
                "held phone-call 2023-02-01 - kishida-fumio yoon-suk-yeol",
                "planned summit - - kishida-fumio yoon-suk-yeol",
            ],
        ),
        (
            "岸田文雄首相は2023年2月1日と2月3日の2回、ソウルで尹錫悦大統領と会談した。",
            [
                "held summit 2023-02-01 Seoul kishida-fumio yoon-suk-yeol",
                "held summit 2023-02-03 Seoul kishida-fumio yoon-suk-yeol",
            ],
        ),
        (
            "日韓首脳会談は2012年5月の野田佳彦、李明博両氏以来となる。",
            ["held summit - -", "held summit 2012-05-01/2012-05-31 - lee-myung-bak noda-yoshihiko"],
        ),
    ],
)
def test_further_meetings_of_one_sentence(text, expected):
    assert sorted(summaries(text, language="ja")) == sorted(expected)
