"""Plain English news of meetings, article by article, with the day of publication: who met, and what came of it."""

from __future__ import annotations

import pytest

from corpus.meetings.extract import mentions_of
from corpus.meetings.merge import merge
from tests.corpus.told import article, gazetteer, offices


def records_of(text: str, on: str) -> list[str]:
    """Countries and status of each record made of the text, with "call" where it was one, sorted."""
    meetings = merge(mentions_of(article(text, on=on), gazetteer(), offices()))
    calls = (f"{'-'.join(m.sides)} {m.status}{' call' if m.mode in ('phone', 'video') else ''}" for m in meetings)
    return sorted(calls)


@pytest.mark.parametrize(
    ("on", "text", "expected"),
    [
        (
            "2023-03-17",
            "President Yoon Suk Yeol and Japanese Prime Minister Fumio Kishida agreed Thursday to resume "
            "shuttle diplomacy and normalize an intelligence-sharing pact.",
            ["JP-KR held"],
        ),
        (
            "2024-06-02",
            "Defense Minister Minoru Kihara and his South Korean counterpart, Shin Won-sik, agreed "
            "Saturday on steps to prevent a recurrence of the radar dispute.",
            ["JP-KR held"],
        ),
        (
            "2024-06-02",
            "Kihara saw his Chinese counterpart Dong Jun on Saturday afternoon and protested drills around Taiwan.",
            ["CN-JP held"],
        ),
        (
            "2018-11-01",
            "Kono told Kang in a 20-minute telephone conversation Wednesday that the ruling overturned "
            "the legal foundation of bilateral ties, the Japanese Foreign Ministry said. Foreign Minister"
            " Kang Kyung-wha said Seoul respects the judiciary.",
            ["JP-KR held call"],
        ),
        (
            "2024-05-27",
            "The leaders of South Korea, China and Japan met in Seoul on Monday for their first "
            "trilateral summit in more than four years. Yoon held bilateral talks with Kishida and "
            "Chinese Premier Li Qiang on Sunday.",
            ["CN-JP-KR held", "CN-KR held", "JP-KR held"],
        ),
        (
            "2022-09-16",
            "Seoul and Tokyo are in talks to arrange a summit between President Yoon Suk Yeol and Prime "
            "Minister Fumio Kishida on the sidelines of the U.N. General Assembly.",
            ["JP-KR proposed"],
        ),
        (
            "2015-12-29",
            "Foreign Ministers Fumio Kishida and Yun Byung-se announced at a joint news conference in "
            'Seoul on Monday that the comfort women issue had been resolved "finally and irreversibly".',
            ["JP-KR held"],
        ),
        (
            "2013-04-25",
            "South Korea's foreign minister Yun Byung-se has scrapped a planned visit to Tokyo, where he "
            "was to meet his counterpart Fumio Kishida on Friday.",
            ["JP-KR not-held"],
        ),
        (
            "2025-06-10",
            "Lee Jae Myung and Shigeru Ishiba spoke for about 25 minutes by phone on Monday, their first "
            "conversation since Lee was sworn in, and agreed to meet in person soon.",
            ["JP-KR held call"],
        ),
        (
            "2008-06-13",
            "Japan and North Korea wrapped up two days of working-level talks in Beijing on Thursday.",
            ["JP-KP held"],
        ),
        (
            "2004-05-22",
            "Japanese Prime Minister Junichiro Koizumi returned from Pyongyang Saturday with five "
            "children of former abductees after a 90-minute meeting with North Korean leader Kim Jong Il.",
            ["JP-KP held"],
        ),
        (
            "2018-06-13",
            "Trump raised the abduction issue with North Korean leader Kim Jong Un during their summit in"
            " Singapore on Tuesday. Abe told reporters he hoped to meet Kim face to face.",
            ["JP-KP proposed", "KP-US held"],
        ),
        (
            "2019-10-25",
            "South Korean Prime Minister Lee Nak-yon delivered a letter from President Moon Jae-in to Abe"
            " during a 21-minute meeting in Tokyo on Thursday.",
            ["JP-KR held"],
        ),
        (
            "2010-01-12",
            "Visiting South Korean Trade Minister Kim Jong-hoon told Foreign Minister Katsuya Okada in "
            "Tokyo on Monday that Seoul wants to resume free trade talks.",
            ["JP-KR held"],
        ),
        (
            "2014-03-26",
            "Barack Obama brought together the leaders of Japan and South Korea at the U.S. ambassador's "
            "residence in The Hague on Tuesday.",
            ["JP-KR-US held"],
        ),
        (
            "2018-02-10",
            "Abe briefly spoke with Kim Yong Nam, North Korea's ceremonial head of state, at a reception "
            "in Pyeongchang on Friday.",
            ["JP-KP held"],
        ),
        (
            "2025-08-24",
            "Prime Minister Shigeru Ishiba told a joint news conference with President Lee Jae Myung in "
            "Tokyo on Saturday that ties had entered a new phase.",
            ["JP-KR held"],
        ),
        (
            "2025-09-30",
            "Japanese Prime Minister Shigeru Ishiba will travel to Busan on Tuesday for a two-day visit "
            "that will include talks with President Lee Jae Myung, the presidential office said.",
            ["JP-KR planned"],
        ),
        (
            "2026-01-12",
            "President Lee Jae Myung departed for Japan on Tuesday for a two-day trip, which will feature"
            " a summit with Prime Minister Sanae Takaichi in her hometown of Nara.",
            ["JP-KR planned"],
        ),
        (
            "2024-06-03",
            "U.S. Defense Secretary Lloyd Austin met with his Japanese and South Korean counterparts, "
            "Minoru Kihara and Shin Won-sik, in Singapore on Sunday. A day earlier, Kihara and Shin had "
            "agreed to prevent a recurrence of the radar lock-on incident.",
            ["JP-KR held", "JP-KR-US held"],
        ),
        (
            "2025-04-18",
            "South Korea's trade minister, Cheong In-kyo, met Japan's Economy, Trade and Industry "
            "Minister Yoji Muto in Seoul on Sunday.",
            ["JP-KR held"],
        ),
        (
            "2023-11-17",
            "Kishida met with Yoon in San Francisco on Thursday, and with Biden the following day.",
            ["JP-KR held", "JP-US held"],
        ),
        (
            "2024-12-05",
            "A visit to South Korea by Prime Minister Shigeru Ishiba planned for January, during which he"
            " was to meet Yoon, has been called off following the martial law declaration.",
            ["JP-KR not-held"],
        ),
        (
            "2024-12-12",
            "Japanese Defense Minister Gen Nakatani canceled a trip to South Korea, where he was due to "
            "hold talks with his counterpart Kim Yong-hyun later this month.",
            ["JP-KR not-held"],
        ),
        (
            "2023-11-27",
            "In Busan on Sunday Foreign Minister Yoko Kamikawa conveyed to her South Korean counterpart, "
            "Park Jin, that the ruling was extremely regrettable.",
            ["JP-KR held"],
        ),
        (
            "2024-12-05",
            "A visit to South Korea by Prime Minister Shigeru Ishiba planned for January, during which he"
            " was to meet President Yoon Suk Yeol, has been called off following the martial law "
            "declaration.",
            ["JP-KR not-held"],
        ),
        (
            "2012-05-13",
            "The leaders of Japan and South Korea and China's premier, Wen Jiabao, agreed in Beijing on "
            "Sunday to open negotiations on a free trade pact within the year.",
            ["CN-JP-KR held"],
        ),
        (
            "2022-06-04",
            "Sung Kim, the U.S. special representative for North Korea, met his South Korean and Japanese"
            " counterparts, Kim Gunn and Takehiro Funakoshi, in Seoul on Friday.",
            ["JP-KR-US held"],
        ),
        (
            "2025-11-15",
            "In a brief standing chat at Niagara on Tuesday, Motegi and Cho Hyun agreed to keep ties on track.",
            ["JP-KR held"],
        ),
        (
            "2019-06-30",
            "President Trump and North Korean leader Kim Jong Un shook hands in the Demilitarized Zone on"
            " Sunday and spoke behind closed doors for 50 minutes.",
            ["KP-US held"],
        ),
        (
            "2009-06-29",
            "Prime Minister Taro Aso and visiting South Korean President Lee Myung-bak reaffirmed Sunday "
            "their commitment to press North Korea on its nuclear program.",
            ["JP-KR held"],
        ),
        (
            "2025-03-23",
            "Foreign Minister Takeshi Iwaya met with his counterparts Wang Yi of China and Cho Tae-yul of"
            " South Korea in Tokyo on Saturday. Iwaya also met separately with Wang.",
            ["CN-JP held", "CN-JP-KR held"],
        ),
        (
            "2012-08-12",
            "Prime Minister Yoshihiko Noda may cancel a meeting with President Lee Myung Bak next month.",
            ["JP-KR proposed"],
        ),
        (
            "2013-02-26",
            "Taro Aso met with newly inaugurated President Park Geun-hye in Seoul on Monday and spoke "
            "about history for 20 minutes.",
            ["JP-KR held"],
        ),
        (
            "2018-06-01",
            "South Korean President Moon Jae-in met North Korean leader Kim Jong Un at the border village"
            " of Panmunjom on April 27.",
            ["KP-KR held"],
        ),
        (
            "2018-03-08",
            "Abe will travel to the United States in April for talks with Trump ahead of the U.S. "
            "president's planned summit with Kim Jong Un. The two leaders spoke by phone on Friday.",
            ["JP-US held call", "JP-US planned", "KP-US planned"],
        ),
        (
            "2021-09-14",
            "The nuclear envoys of the three countries met in Tokyo on Tuesday: Noh Kyu-duk of South "
            "Korea, Sung Kim of the United States and Takehiro Funakoshi of Japan.",
            ["JP-KR-US held"],
        ),
        (
            "2024-06-02",
            "Prime Minister Fumio Kishida and President Yoon Suk Yeol conferred in Seoul a week ago. U.S."
            " Defense Secretary Lloyd Austin spent 75 minutes on Friday with China's new defense "
            "minister, Dong Jun, their first face-to-face meeting.",
            ["CN-US held", "JP-KR held"],
        ),
        (
            "2024-06-02",
            "On Sunday Minoru Kihara and Shin Won-sik will be joined by U.S. Defense Secretary Lloyd Austin.",
            ["JP-KR-US planned"],
        ),
        (
            "2015-10-20",
            "President Park Geun-hye met Barack Obama at the White House on Friday. Obama made no secret "
            "of his wish for repair, and she volunteered that she would meet Shinzo Abe.",
            ["JP-KR planned", "KR-US held"],
        ),
        (
            "2024-06-02",
            "Defense Minister Minoru Kihara and his South Korean opposite number, Shin Won-sik, agreed "
            "Saturday on steps to keep a radar incident from happening again. Meeting for some 45 minutes"
            " at the margins of the forum, the ministers issued a joint statement.",
            ["JP-KR held"],
        ),
        (
            "1999-03-20",
            "Prime Minister Keizo Obuchi ended a three-day visit to South Korea on Sunday. He and Kim "
            "Dae-jung agreed on Saturday on an economic agenda.",
            ["JP-KR held"],
        ),
    ],
)
def test_records_of_plain_news(on: str, text: str, expected: list[str]) -> None:
    assert records_of(text, on) == expected


@pytest.mark.parametrize(
    ("on", "text"),
    [
        (
            "2018-11-01",
            "Foreign Minister Taro Kono said Tuesday that the ruling was totally unacceptable and urged "
            "South Korea to take appropriate measures.",
        ),
        (
            "2021-06-14",
            "President Moon Jae-in and Prime Minister Yoshihide Suga attended the Group of Seven summit "
            "in Cornwall, England, over the weekend.",
        ),
        (
            "2024-09-07",
            "Kishida steps down this month. Yoon praised Kishida at a cabinet meeting on Monday and asked"
            " officials to keep relations on track.",
        ),
        (
            "2025-08-24",
            "Prime Minister Shigeru Ishiba told a news conference in Tokyo on Saturday that he wants to "
            "deepen ties with President Lee Jae Myung.",
        ),
        (
            "2025-08-24",
            "Lee told Japanese newspapers in an interview published Thursday that he hopes to resume "
            "shuttle diplomacy with Ishiba.",
        ),
        (
            "2023-03-07",
            "South Korean Foreign Minister Park Jin announced the plan at a news conference in Seoul on "
            "Monday. Kishida welcomed it, telling reporters it would return ties to a healthy state.",
        ),
        (
            "2008-07-11",
            "Foreign Minister Masahiko Komura expressed regret over the killing of a tourist at Mount "
            "Kumgang and said he would watch the North-South dialogue.",
        ),
        (
            "2017-06-12",
            "Moon told a Japanese lawmaker delegation on Monday that the public cannot accept the agreement.",
        ),
        (
            "2018-10-02",
            "South Korean President Moon Jae-in and Japanese Prime Minister Shinzo Abe are both expected "
            "to attend the U.N. General Assembly.",
        ),
        (
            "2013-11-20",
            "Park said a summit with Abe would be pointless unless Japan changed its view of history.",
        ),
        (
            "2013-11-20",
            "Abe has repeatedly said that his door is always open for dialogue with Park Geun-hye.",
        ),
        (
            "2013-11-20",
            "Bilateral ties have been chilled since Lee Myung-bak visited the islets in August 2012.",
        ),
        (
            "2013-11-20",
            "The prime minister met with his national security adviser in Tokyo on Tuesday to discuss "
            "South Korea's decision to end the pact.",
        ),
        (
            "2023-04-06",
            "Hayashi spoke to reporters after a cabinet meeting on Friday and lodged a protest with South"
            " Korea through diplomatic channels.",
        ),
        (
            "2025-12-10",
            "Japan lodged a protest with the South Korean Embassy in Tokyo on Tuesday over the drill near Takeshima.",
        ),
        (
            "2024-08-15",
            "Yoon said in his Liberation Day speech on Thursday that cooperation with Japan has deepened."
            " Kishida sent an offering to Yasukuni Shrine the same day.",
        ),
        (
            "2025-12-03",
            "Under shuttle diplomacy, the leaders of the two countries take turns visiting each other's country.",
        ),
        (
            "2005-03-18",
            "South Korea's Foreign Minister Ban Ki-moon canceled his trip to Japan this month in protest "
            "over Takeshima Day.",
        ),
        (
            "2025-12-22",
            "The Lee administration has pursued shuttle diplomacy with Tokyo while improving ties with "
            "Beijing, analysts said.",
        ),
        (
            "2025-12-22",
            "Japan's trade minister said on Monday that talks on the trilateral FTA have stalled.",
        ),
        (
            "2025-12-22",
            "Takaichi is known for her visits to Yasukuni Shrine, and Lee had once called Japan an enemy country.",
        ),
        (
            "2019-07-31",
            'U.S. officials urged Japan and South Korea to consider a "standstill agreement".',
        ),
        (
            "2023-03-17",
            "Moon Jae-in and Shinzo Abe confirmed on Tuesday that they will attend the Group of 20 summit.",
        ),
        (
            "2023-03-17",
            "Taro Kono and Kang Kyung-wha called for calm at an ASEAN forum in Bangkok on Friday.",
        ),
        (
            "2023-03-17",
            "Fumio Kishida and Yoon Suk Yeol pledged on Thursday, in separate statements, to respond firmly.",
        ),
        (
            "2023-03-17",
            "Fumio Kishida expressed condolences to Yoon Suk Yeol on Sunday over the crush in Itaewon.",
        ),
        (
            "2023-03-17",
            "President Yoon Suk Yeol said he and Kishida share values. Kishida congratulated Yoon on his "
            "inauguration on Tuesday.",
        ),
        (
            "2023-03-17",
            "Yoon Suk Yeol, who took office in May, and Fumio Kishida agree that ties must improve.",
        ),
        (
            "2023-03-17",
            "South Korea's envoy to Washington, Cho Hyun-dong, said on Monday that Tokyo should respond.",
        ),
        (
            "2023-03-17",
            "Yoshimasa Hayashi said on Friday he had been briefed by officials on Park Jin's remarks in Seoul.",
        ),
        (
            "2023-03-17",
            "The Supreme Court in Seoul ordered Mitsubishi Heavy on Thursday to pay; Hayashi said he "
            "would urge Park Jin to act.",
        ),
        (
            "2023-03-17",
            "Park Jin wrote to Hayashi on Monday. He also published an essay on the 1998 declaration "
            "between Kim Dae-jung and Keizo Obuchi.",
        ),
        (
            "2023-03-17",
            "Lawmakers of both countries criticized Kishida and Yoon on Thursday.",
        ),
        (
            "2023-03-17",
            "A former South Korean ambassador, Shin Kak-soo, told a forum in Tokyo on Thursday that "
            "Kishida should go to Seoul.",
        ),
        (
            "2023-03-17",
            "Yoon's approval rating fell on Friday after his decision on compensation; Kishida's rose.",
        ),
        (
            "2023-03-17",
            "Kim Gunn met officials of his own ministry in Seoul on Thursday to prepare for the visit of Sung Kim.",
        ),
        (
            "2023-03-17",
            "The two countries have held shuttle diplomacy since 2004, when leaders agreed to meet once a year.",
        ),
        (
            "2023-03-17",
            "South Korea's main opposition leader, Lee Jae-myung, attacked Yoon Suk Yeol on Thursday over"
            " Fumio Kishida's promise.",
        ),
        (
            "2023-03-17",
            "The visit will be the first by a South Korean president for bilateral talks in 12 years.",
        ),
        (
            "2023-03-17",
            "Companies from Japan and South Korea met in Tokyo on Friday to set up a fund.",
        ),
        (
            "2023-03-17",
            "Japan beat South Korea 3-1 in Tokyo on Friday; Kishida and Yoon both watched on television.",
        ),
        (
            "2023-03-17",
            "Hayashi summoned senior ministry officials on Thursday to discuss Park Jin's proposal.",
        ),
        (
            "2023-03-17",
            "Fumio Kishida is not considering a meeting with the families of Korean laborers.",
        ),
        (
            "2023-03-17",
            "Kishida and Biden agreed on Monday in a joint statement to deepen ties.",
        ),
        (
            "2023-03-17",
            '"If I meet President Yoon, I will tell him so," Kishida told parliament on Thursday.',
        ),
        (
            "2008-07-15",
            "South Korea said on Monday it was recalling its ambassador to Japan, Kwon Chul-hyun, in protest.",
        ),
        (
            "2010-04-01",
            "Seoul plans to call in the Japanese ambassador to protest.",
        ),
        (
            "2019-07-02",
            "Economy, Trade and Industry Minister Hiroshige Seko told a press conference on Tuesday that "
            "the measures were not a retaliation.",
        ),
        (
            "2014-01-25",
            "Secretary of State John Kerry urged Japan and South Korea to put history behind them at a "
            "news conference with Foreign Minister Yun Byung-se in Seoul on Thursday.",
        ),
    ],
)
def test_no_record_is_made_of(on: str, text: str) -> None:
    assert records_of(text, on) == []
