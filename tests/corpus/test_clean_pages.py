"""Whole pages in the manner of many sites: exactly the article comes out, with exactly the facts of the page."""

from __future__ import annotations

import pytest

from corpus.clean import to_article
from corpus.clean.lines import split_lines
from corpus.clean.roles import Role, mark
from tests.corpus.page_files import page_file, page_names

_FACTS = ("headline", "outlet", "agency", "dateline_place", "language", "published", "published_at", "updated_at")


@pytest.mark.parametrize("name", page_names())
def test_exactly_the_article_comes_out(name):
    page = page_file(name)
    assert list(to_article(page.raw).paragraphs) == list(page.paragraphs)


@pytest.mark.parametrize("name", page_names())
def test_exactly_the_facts_of_the_page_are_known(name):
    page = page_file(name)
    article = to_article(page.raw)
    found = {key: getattr(article, key) for key in _FACTS}
    found["published_at"] = article.published_at.isoformat() if article.published_at else None
    found["updated_at"] = article.updated_at.isoformat() if article.updated_at else None
    found["published"] = str(article.published) if article.published else None
    assert found == {key: page.facts.get(key) for key in _FACTS}
    assert ", ".join(article.byline) == page.facts.get("byline", "")
    assert article.published_basis == page.facts.get("basis", "none")


@pytest.mark.parametrize(
    ("line", "is_entry"),
    [
        ("▲ 2019년 7월 1일 = 일본, 반도체 소재 수출규제 발표", True),
        ("2023년 3월 16일 = 윤 대통령, 도쿄 방문", True),
        ("△5월 31일∼6월 1일 = 대마도 앞바다에서 양국 경비정 대치", True),
        ("12月20日 レーダー照射事案が発生", True),
        ("Feb. 9: Abe and Moon meet in PyeongChang", True),
        ("2021年5月6日 17時26分", False),
        ("2021년 6월15일 영국 콘월에서 두 나라 장관이 회의장으로 들어가고 있다. 로이터 연합뉴스", False),
        ("▲ 악수하는 한일 외교장관 (사진=연합뉴스)", False),
        ("September 19, 2019 - Kyodo News", False),
    ],
)
def test_entries_of_a_chronology_are_kept_though_they_end_without_a_mark(line: str, is_entry: bool) -> None:
    page = f"두 나라의 움직임을 정리했다. 아래는 그 일지다.\n\n{line}\n\n두 나라는 왕래를 이어 가기로 했다.\n"
    roles = {item.text: item.role for item in mark(split_lines(page))}
    assert (roles[line] is Role.BODY) == is_entry


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (["--경계 협의는 언제 끊겼나.", "▲2000년 6월 4차 회담이 마지막이었다. 6년 만에 재개되는 셈이다."], True),
        (["--사실인가.", "▲그렇다."], True),
        (["-정상회담은.", "△아직 정해진 것이 없다."], True),
        (["두 나라는 다음과 같이 합의했다.", "▲국장급 협의를 5월 중에 다시 열기로 했다."], True),
        (["두 나라는 다음과 같이 합의했다.", "▲ 정의용 외교부 장관과 모테기 외무상이 악수하고 있다. 연합뉴스"], False),
        (["두 나라는 다음과 같이 합의했다.", "▲ 정의용 외교부 장관"], False),
        (["--합의의 뼈대는.", "▲ 정의용 외교부 장관 (사진=연합뉴스)"], False),
    ],
)
def test_answers_and_items_behind_a_bullet_are_kept_and_pictures_are_not(lines: list[str], kept: bool) -> None:
    page = "\n\n".join(["두 나라의 장관이 만나 뜻을 모았다고 밝혔다.", *lines, "두 나라는 왕래를 이어 가기로 했다.\n"])
    roles = {item.text: item.role for item in mark(split_lines(page))}
    assert (roles[lines[-1]] is Role.BODY) == kept
