"""What an article is, by its headline, its outlet and its address: news unless something says otherwise."""

from __future__ import annotations

import re

from corpus.types import ArticleKind

__all__ = ["kind_of"]

_BY_HEADLINE = (
    (
        ArticleKind.JOINT_STATEMENT,
        r"^(?:.{0,40}\b)?joint (?:statement|declaration|press (?:release|statement)|communiqué)\b"
        r"|共同声明|共同宣言|共同発表|공동성명|공동선언|공동발표문|공동언론발표문",
    ),
    (
        ArticleKind.PRESS_CONFERENCE,
        r"^(?:extraordinary |joint )?press conference by|(?:外務)?大臣(?:臨時)?会見記録|記者会見記録"
        r"|^(?:대변인|장관) ?(?:정례)?(?:브리핑|기자회견)",
    ),
    (
        ArticleKind.OPINION,
        r"^[\[<(]?(?:editorial|opinion|column|commentary|guest column|op-?ed|contribution)s?[\])>:|]"
        r"|^[\[<【（(〈]?(?:사설|칼럼|시론|기고|오피니언|논설|社説|コラム|論説|天声人語|寄稿)",
    ),
    (
        ArticleKind.ANALYSIS,
        r"^[\[<(]?(?:news )?(?:analysis|explainer|in depth|news focus|focus)[\])>:|]"
        r"|^[\[<【（(〈]?(?:분석|해설|뉴스분석|解説|分析|焦点)",
    ),
)
_OWN_TEXT = re.compile(
    r"^(?:Ministry of Foreign Affairs|Prime Minister's Office|U\.S\. Department of State|Korea Policy Briefing)"
)
_OPINION_PATH = re.compile(r"/(?:opinions?|editorials?|columns?|commentary|op-ed)/", re.IGNORECASE)


def kind_of(headline: str | None, outlet: str | None, url: str | None) -> ArticleKind:
    """The kind; a government's own page that is nothing else is a readout."""
    for kind, pattern in _BY_HEADLINE:
        official = outlet is not None and _OWN_TEXT.match(outlet) is not None
        if (
            headline
            and re.search(pattern, headline, re.IGNORECASE)
            and (official or kind is not ArticleKind.JOINT_STATEMENT)
        ):
            return kind
    if url and _OPINION_PATH.search(url):
        return ArticleKind.OPINION
    return ArticleKind.READOUT if outlet and _OWN_TEXT.match(outlet) else ArticleKind.NEWS
