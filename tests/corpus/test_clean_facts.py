"""Single facts: datelines, bylines, date lines, headlines, languages, ids, each in the three languages."""

from __future__ import annotations

from datetime import time

import pytest

from corpus.clean import article_id, canonical_url, revision_of, to_article
from corpus.clean.comments import comments_start
from corpus.clean.dateline import dateline_of
from corpus.clean.language import language_of
from corpus.clean.lines import is_sentence, split_lines
from corpus.clean.names import agency_in, by_domain, outlets
from corpus.clean.people import byline_of, reporters_credited
from corpus.clean.roles import mark
from corpus.clean.stamps import clock_in, stamps_of
from corpus.errors import NoArticle
from corpus.types import ArticleKind, Given, RawArticle

_BODY = "\n".join(
    [
        "Harbor masters on both sides of the strait will share pilots in fog, they said.",
        "The plan was drawn up in a week after two ferries nearly met.",
        "Shipping lines called it overdue.",
    ]
)


def _article(text, *, url=None, source="-", given=()):
    return to_article(RawArticle(source=source, media="text", text=text, raw_sha256="0" * 64, url=url, given=given))


@pytest.mark.parametrize(
    ("text", "place", "month", "day", "agency"),
    [
        ("TOKYO — Officials met", "TOKYO", None, None, None),
        ("SEOUL, Sept. 26 (Yonhap) -- Officials met", "SEOUL", 9, 26, "Yonhap"),
        ("SEOUL, South Korea (AP) — Officials met", "SEOUL", None, None, "AP"),
        ("NAGOYA, JAPAN, Nov 23: Officials met", "NAGOYA", 11, 23, None),
        ("LONDON (Reuters) - Officials met", "LONDON", None, None, "Reuters"),
        ("BEIJING/SEOUL, Aug. 22 (Yonhap) -- Officials met", "BEIJING/SEOUL", 8, 22, "Yonhap"),
        ("Tokyo, 26 Sept. (Jiji Press)--Officials met", "Tokyo", 9, 26, "Jiji Press"),
        ("Seoul – Officials met", "Seoul", None, None, None),
        ("(Bloomberg) -- Officials met", None, None, None, "Bloomberg"),
        ("【ソウル=山川太郎】両国の担当者は", "ソウル", None, None, None),
        ("【ニューヨーク共同】両国の担当者は", "ニューヨーク", None, None, "Kyodo News"),
        ("[東京 26日 ロイター] - 両国の担当者は", "東京", None, 26, "Reuters"),
        ("[서울=뉴시스] 두 나라 담당자가", "서울", None, None, "Newsis"),
        ("(도쿄=연합뉴스) 김하늘 특파원 = 두 나라", "도쿄", None, None, "Yonhap"),
    ],
)
def test_datelines_are_read(text, place, month, day, agency):
    found = dateline_of(text)
    assert found is not None
    assert (found.place, found.month, found.day, found.agency) == (place, month, day, agency)


@pytest.mark.parametrize(
    "text",
    [
        "Q: What was said?",
        "Officials met: they talked",
        "（左）から二人目の",
        "（1）両国の関係",
        "Kang – the minister – said",
    ],
)
def test_other_openings_are_no_datelines(text):
    assert dateline_of(text) is None


@pytest.mark.parametrize(
    ("line", "people", "agency"),
    [
        ("By Han Ji-won, staff reporter", ("Han Ji-won",), None),
        ("By Ann Lee and Tom Roe", ("Ann Lee", "Tom Roe"), None),
        ("By Reuters", (), "Reuters"),
        ("By Ann Lee, Associated Press", ("Ann Lee",), "AP"),
        ("BY HAN JI-WON [han@joongang.co.kr]", ("Han Ji-won",), None),
        ("TARO UMI, Nikkei staff writer", ("Taro Umi",), None),
        ("Taro Umi in Tokyo", ("Taro Umi",), None),
        ("김하늘 기자", ("김하늘",), None),
        ("도쿄=김하늘 특파원", ("김하늘",), None),
        ("김하늘·이바다 기자 sky@hani.co.kr", ("김하늘", "이바다"), None),
        ("山川太郎記者", ("山川太郎",), None),
        ("ソウル＝山川太郎", ("山川太郎",), None),
    ],
)
def test_bylines_are_read(line, people, agency):
    assert byline_of(line) == (people, agency)


@pytest.mark.parametrize("line", ["By mid-September", "By any measure the talks failed", "日韓外相会談", "Ann Lee"])
def test_other_lines_are_no_bylines(line):
    assert byline_of(line) is None


def test_a_closing_credit_names_reporters_without_their_places():
    assert reporters_credited("Reporting by Ann Lee in Seoul and Tom Roe; Editing by Jo Po") == ("Ann Lee", "Tom Roe")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Posted on : 2021-05-06 17:26 KST", [("posted", "2021-05-06", time(17, 26))]),
        ("September 19, 2019", [("bare", "2019-09-19", None)]),
        (
            "입력 2019.09.26 21:31 | 수정 2019.09.26 22:01",
            [("posted", "2019-09-26", time(21, 31)), ("modified", "2019-09-26", time(22, 1))],
        ),
        ("2019年9月26日 21時31分", [("bare", "2019-09-26", time(21, 31))]),
        ("最終更新 2019/9/6 9:04", [("modified", "2019-09-06", time(9, 4))]),
        ("All News 21:31 September 26, 2019", [("bare", "2019-09-26", time(21, 31))]),
        ("기사입력 2019.09.26. 오후 9:31", [("posted", "2019-09-26", time(21, 31))]),
        ("The two met on September 26, 2019, in New York.", []),
    ],
)
def test_date_lines_are_read(line, expected):
    assert [(stamp.label, str(stamp.on), stamp.clock) for stamp in stamps_of(line)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9:31 p.m.", time(21, 31)),
        ("오전 12:05", time(0, 5)),
        ("午後3時5分", time(15, 5)),
        ("7 p.m.", time(19)),
        ("no", None),
    ],
)
def test_times_of_day_are_read(text, expected):
    assert clock_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The officials met on Friday and parted on Sunday. 클릭시 원문으로 이동", "en"),
        ("両国の担当者は26日に会談した。", "ja"),
        ("두 나라 담당자가 26일 만났다. 日 외무성", "ko"),
        ("两国官员二十六日举行会谈。", "zh"),
    ],
)
def test_the_language_is_that_of_the_text(text, expected):
    assert language_of(text) == expected


def test_a_given_language_that_contradicts_the_script_is_not_believed():
    assert language_of("두 나라 담당자가 26일 만났다.", "en") == "ko"
    assert language_of("Les ministres se sont parlé vendredi.", "fr-FR") == "fr"


def test_ids_follow_from_key_and_text():
    assert article_id("https://example.org/a") == article_id("https://example.org/a")
    assert len(article_id("x")) == len(revision_of("x")) == 16


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://Example.org:80/a/?utm_source=x&b=2&a=1#top", "https://example.org/a?a=1&b=2"),
        ("https://example.org", "https://example.org"),
        ("not an address", "not an address"),
    ],
)
def test_addresses_lose_what_names_no_article(url, expected):
    assert canonical_url(url) == expected


def test_the_same_address_gives_the_same_article():
    one = _article(_BODY, url="http://example.org/a?utm_medium=mail", source="x")
    two = _article(_BODY, url="https://example.org/a/", source="y")
    assert one.id == two.id
    assert one.source_key == "https://example.org/a"


def test_standard_input_is_known_by_its_text():
    assert _article(_BODY).source_key.startswith("text:")
    assert _article(_BODY, source="/nowhere/a.txt").source_key == "file:/nowhere/a.txt"


def test_the_address_names_outlet_and_day():
    article = _article(_BODY, url="https://www.koreaherald.com/2019/09/26/view.php")
    assert (article.outlet, str(article.published), article.published_basis) == (
        "The Korea Herald",
        "2019-09-26",
        "URL",
    )


def test_front_matter_goes_before_what_the_page_shows():
    given = (Given(field="published", value="2019-09-26", basis="front matter"),)
    article = _article(f"Harbors to share pilots in fog\nMay 3, 2018\n{_BODY}", given=given)
    assert (str(article.published), article.published_basis) == ("2019-09-26", "front matter")


@pytest.mark.parametrize(
    ("headline", "line", "outlet"),
    [
        (
            "Harbor ministers to share pilots in fog? Seoul, Tokyo and a strait full of questions",
            "CNN, May 4, 2023",
            "CNN",
        ),
        (
            "두 나라 항만 당국, 안개 속 도선사를 함께 쓰기로 하고 협정문에 그 조건을 담는다",
            "중앙일보, 2023년 5월 4일",
            "JoongAng Ilbo",
        ),
        (
            "港湾当局の協力、どこまで進む? 霧の日の水先人を巡る両国の長い交渉は決着したのか?",
            "朝日新聞、2023年5月4日",
            "Asahi Shimbun",
        ),
    ],
)
def test_a_headline_that_reads_as_a_sentence_and_the_outlet_beside_the_date_are_known(headline, line, outlet):
    article = _article(f"{headline}\n\n{line}\n\n{_BODY}")
    assert (article.headline, article.outlet, str(article.published)) == (headline, outlet, "2023-05-04")
    assert headline not in article.text


def test_a_first_sentence_above_a_date_is_no_headline():
    article = _article(f"Harbor masters met in Pusan on Thursday.\n\nMay 4, 2023\n\n{_BODY}")
    assert article.headline is None
    assert article.text.startswith("Harbor masters met")


def test_a_moment_in_utc_gives_the_day_at_the_outlet():
    given = (
        Given(field="published", value="2019-09-26T20:00:00Z", basis="JSON-LD"),
        Given(field="outlet", value="연합뉴스", basis="JSON-LD"),
    )
    assert str(_article(_BODY, given=given).published) == "2019-09-27"


def test_a_masthead_that_shows_today_is_not_the_publication_date():
    page = f"Saturday, March 2, 2024\nHarbors to share pilots in fog\nSept. 26, 2019\n{_BODY}"
    assert str(_article(page).published) == "2019-09-26"


def test_a_wrong_year_in_a_copyright_line_shows_by_its_weekday():
    page = f"BUSAN, Sept. 26 -- Pilots said Thursday that they would share.\n{_BODY}\n© {{}} Some Daily"
    # September 26 was a Thursday in 2019, a Saturday in 2020.
    assert str(_article(page.format(2019)).published) == "2019-09-26"
    assert str(_article(page.format(2020)).published) == "2020"


def test_a_date_of_a_file_photo_lends_no_year():
    page = f"Ann Lee speaks in Busan on Sept. 26, 2012. REUTERS/Tom Roe/File Photo\nBUSAN, May 3: Pilots met.\n{_BODY}"
    assert _article(page).published is None


def test_an_inline_related_story_goes_and_the_subheading_after_it_stays():
    block = "Related story\n\nTwo ferries nearly met in May\n\n\nNEXT STEPS\n\n\nA drill is planned."
    page = f"Harbors to share pilots\n{_BODY}\n\n{block}"
    assert _article(page).paragraphs[-2:] == ("NEXT STEPS", "A drill is planned.")


def test_a_comment_counter_above_the_article_cuts_nothing():
    lines = split_lines(f"Harbors to share pilots\n12 Comments\n{_BODY}")
    assert comments_start(mark(lines)) == len(lines)


def test_an_opening_printed_twice_stays_where_its_dateline_stands():
    opening = "Pilots of two ports met on Friday."
    article = _article(f"Harbors to share pilots\n{opening}\nBUSAN, May 3: {opening}\n{_BODY}")
    assert article.paragraphs[0] == "BUSAN, May 3: Pilots of two ports met on Friday."
    assert article.text.count("Pilots of two ports") == 1


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee in Busan contributed to this report.",
        "READ: Two ferries nearly met in May",
        "RELATED STORIES | Two ferries nearly met in May",
        "The writer is a retired harbor master.",
        "【関連記事】濃霧で二隻が接近",
        "▶ 관련기사: 여객선 두 척이 스쳤다",
        "Advertisement",
        "この記事は有料会員記事です。",
        "무단전재 및 재배포 금지",
    ],
)
def test_lines_about_the_page_go_in_the_midst_of_an_article(line):
    first, *rest = _BODY.split("\n")
    assert list(_article("\n".join([first, line, *rest])).paragraphs) == [first, *rest]


@pytest.mark.parametrize(
    "line",
    [
        "A group photo was planned but called off because of rain.",
        "Both ports may become a member of the pilots' league next year.",
        "The accord sets out terms and conditions for the use of tugboats.",
        "Lawyers expect the court to start trial hearings in autumn.",
        "NEXT STEPS",
        "“Fog needs no visa,” one of them said, laughing.",
        "“Who asked the fishermen?”",
        "両港の担当者は「霧に国境はない」と話した。",
        "담당자는 “안개에는 국경이 없다”고 말했다.",
    ],
)
def test_lines_of_the_article_stay_though_they_look_like_others(line):
    first, *rest = _BODY.split("\n")
    assert list(_article("\n".join([first, line, *rest])).paragraphs) == [first, line, *rest]


def test_a_teaser_cut_short_goes_and_the_whole_paragraph_stays():
    page = f"Harbors to share pilots\nHarbor masters on both sides of the strait...\n{_BODY}"
    assert _article(page).paragraphs[0].endswith("they said.")


@pytest.mark.parametrize(
    ("headline", "outlet", "kind"),
    [
        ("[Editorial] Pilots and patience", "The Korea Herald", ArticleKind.OPINION),
        ("Pilots meet", "Ministry of Foreign Affairs of Japan", ArticleKind.READOUT),
        ("Joint Statement on pilots", "Ministry of Foreign Affairs of Japan", ArticleKind.JOINT_STATEMENT),
        ("Two papers print joint statement", "The Korea Herald", ArticleKind.NEWS),
    ],
)
def test_the_kind_is_told_by_headline_and_outlet(headline, outlet, kind):
    given = (Given(field="headline", value=headline, basis="JSON"), Given(field="outlet", value=outlet, basis="JSON"))
    assert _article(_BODY, given=given).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n ",
        "Home\nWorld\nPolitics\nMinisters to meet in Seoul next week\nWeather",
        "Sorry, the page you requested could not be found.\nGo back to our homepage.",
        "로그인이 필요합니다. 로그인 후 이용해 주세요.",
        "お探しのページは見つかりませんでした。",
        "Please log in to read this article. Subscribers have full access to every story.",
    ],
)
def test_a_page_without_article_is_refused_in_one_sentence(text):
    with pytest.raises(NoArticle, match="expected"):
        _article(text)


def test_dropped_lines_are_counted_and_captions_kept():
    head = "Harbors to share pilots\nPilots pose in Busan, May 3, 2019. (Yonhap)"
    page = f"{head}\n{_BODY}\nShare\n2 Comments\nNo.\n1 ( +1 / -0 )"
    dropped = _article(page).dropped
    assert (dropped.comments, dropped.boilerplate) == (3, 1)
    assert dropped.captions == ("Pilots pose in Busan, May 3, 2019. (Yonhap)",)


def test_agencies_and_outlets_are_found_by_name_and_host():
    assert agency_in("(AFP-JIJI)") == "AFP"
    assert agency_in("a cap on prices") is None
    found = by_domain("english.hani.co.kr")
    assert found is not None
    assert found.name == "Hankyoreh"
    assert len({row.name for row in outlets()}) == len(outlets())


def test_sentences_are_told_from_headings():
    assert is_sentence("He spoke for an hour.")
    assert is_sentence("両国の担当者は会談した。")
    assert is_sentence("두 나라 담당자가 만났다.")
    assert not is_sentence("Ministers to Meet in U.S.")
    assert not is_sentence("두 나라 담당자 만나")


@pytest.mark.parametrize(
    ("last", "is_kept"),
    [
        ("Lee is also set to hold talks with President Donald Trump of the United States on Wednesday. (Yonhap)", True),
        ("The pact poses a serious threat to peace in the region and beyond, the two of them said. (Kyodo)", True),
        (
            "President Lee Jae Myung shakes hands with Prime Minister Takaichi before talks in Gyeongju. (Yonhap)",
            False,
        ),
    ],
)
def test_the_last_paragraph_is_prose_although_an_agency_signs_it(last: str, is_kept: bool) -> None:
    """What ends an article on the name of its agency is told in it; what shows people in a picture is not."""
    assert (last in _article(f"{_BODY}\n\n{last}").text) is is_kept
