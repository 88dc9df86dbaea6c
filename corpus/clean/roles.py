"""What one line is, judged by itself: prose, heading, date, byline, caption, notice or furniture."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.clean.dateline import dateline_of
from corpus.clean.lines import Line, has_cjk, has_hangul, is_chronicle, is_menu, is_sentence, n_words
from corpus.clean.names import agencies, agency_in
from corpus.clean.people import byline_of
from corpus.clean.rules import rules
from corpus.clean.stamps import clock_in, stamps_of

__all__ = ["Marked", "Role", "mark"]

# What no line of publication days has: a bullet before the day, or an equals sign after it.
_ENTRY = re.compile(r"[▲△▼▽◇◆■□○●▶▷]|[^=＝]{4,16}[=＝]")
# What points at a picture in one article opens an item of a list, or an answer, in another.
_BULLET = re.compile("[▲△▶]")
_QUESTION = re.compile(r"(?:[-–—―─]{1,2}|Q[.:)]?|[문問][.:])\s*\S.*\S$")

_FEW_BODY = 2  # paragraphs of prose before one that an agency signs
_SIGNED = re.compile(r"\((?:Yonhap|Kyodo|Jiji|AFP|AP|Reuters|Xinhua)(?: News)?\)$", re.IGNORECASE)
# What captions say in the present, and words that point at who is where in a picture.
_POSED = re.compile(
    r"\b(?:poses? (?:for|with|at|before)|posing|shakes? hands|shaking hands|speaks|attends|walks|arrives|greets|waves"
    r"|looks? on|gestures|delivers|enters|presides|holds an?|(?:is|are) (?:seen|pictured|shown)"
    r"|left|right|center|photo|picture)\b"
)


class Role(StrEnum):
    """What a line is. Only ``BODY`` and ``HEADING`` may become text of the article."""

    BODY = "body"
    HEADING = "heading"
    HEADLINE = "headline"
    DATE = "date"
    BYLINE = "byline"
    CAPTION = "caption"
    NOTICE = "notice"
    END = "end"
    SECTION = "section"
    FURNITURE = "furniture"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class Marked:
    """A line with its role."""

    line: Line
    role: Role

    @property
    def text(self) -> str:
        """The line as printed."""
        return self.line.text

    def as_(self, role: Role) -> Marked:
        """The same line in another role."""
        return replace(self, role=role)


def mark(lines: tuple[Line, ...]) -> list[Marked]:
    """Every line with the role that it has by itself; a scene before the first prose may be a caption."""
    marked: list[Marked] = []
    n_body = 0
    for line in lines:
        role = _role(line, before_body=n_body == 0)
        n_body += role is Role.BODY
        if (
            role is Role.CAPTION
            and marked
            and marked[-1].role is Role.HEADING
            and line.folded.lower().startswith("(photo")
        ):
            marked[-1] = marked[-1].as_(Role.CAPTION)
        marked.append(Marked(line, role))
    marked = _with_last_words(_with_answers(_with_dated_lists(marked)))
    if n_body == 0:
        # A picture with a paragraph below it is all that some articles are.
        marked = [
            item.as_(Role.BODY) if item.role is Role.CAPTION and is_sentence(item.text) else item for item in marked
        ]
    return marked


def _with_last_words(marked: list[Marked]) -> list[Marked]:
    """The paragraph that ends an article is prose although an agency signs it, unless it shows people in a picture."""
    body = [i for i, item in enumerate(marked) if item.role is Role.BODY]
    last = body[-1] + 1 if len(body) >= _FEW_BODY else len(marked)
    if last >= len(marked) or marked[last].role is not Role.CAPTION:
        return marked
    text = marked[last].line.folded
    signed = _SIGNED.search(text)
    if signed is None or _POSED.search(text) or not is_sentence(text[: signed.start()].strip()):
        return marked
    return [item.as_(Role.BODY) if i == last else item for i, item in enumerate(marked)]


def _with_dated_lists(marked: list[Marked]) -> list[Marked]:
    """Dated lines below prose that follow each other are a list of what happened, not dates of the article."""
    first = next((i for i, item in enumerate(marked) if item.role is Role.BODY), len(marked))
    listed = [
        i for i in range(first, len(marked)) if is_chronicle(marked[i].text) and not _credit(marked[i].line.folded)
    ]
    together = {i for i, j in itertools.pairwise(listed) if j == i + 1}
    together |= {i + 1 for i in together}
    return [item.as_(Role.BODY) if i in together and item.role is Role.DATE else item for i, item in enumerate(marked)]


def _with_answers(marked: list[Marked]) -> list[Marked]:
    """A bullet below a question opens its answer, however short ("--사실인가." "▲그렇다."), not a picture's text."""
    answers = {
        i
        for i, (question, item) in enumerate(itertools.pairwise(marked), start=1)
        if item.role is Role.CAPTION
        and _BULLET.match(item.line.folded)
        and _QUESTION.match(question.line.folded)
        and not _credit(item.line.folded)
    }
    return [item.as_(Role.BODY) if i in answers else item for i, item in enumerate(marked)]


def _role(line: Line, *, before_body: bool) -> Role:
    text, folded, known = line.text, line.folded, rules()
    if not folded:
        return Role.FURNITURE
    prose = is_sentence(text)
    if prose and n_words(text) >= 10 and dateline_of(text):
        # Korean agencies open captions, too, with a dateline; those end in the day or the photographer.
        scene = has_hangul(text) and known.scene.search(folded) and _credit(folded)
        return Role.CAPTION if scene else Role.BODY
    if known.whole_line(known.ends_article, folded):
        return Role.END
    if known.whole_line(known.notice, folded):
        return Role.NOTICE
    if not prose and (known.whole_line(known.many, folded) or known.whole_line(known.one, folded)):
        return Role.SECTION
    if is_chronicle(text) and not _credit(folded) and (_ENTRY.match(text) or not stamps_of(text)):
        return Role.BODY
    if stamps_of(text):
        return Role.DATE
    if _is_furniture(folded, prose=prose):
        return Role.FURNITURE
    if byline_of(text) or _is_agency_line(folded):
        return Role.BYLINE
    if _is_caption(text, folded, before_body=before_body, prose=prose):
        return Role.CAPTION
    if is_menu(text):
        return Role.FURNITURE
    return Role.BODY if prose else Role.HEADING


def _is_furniture(folded: str, *, prose: bool) -> bool:
    known = rules()
    if known.is_chrome(folded) or known.whole_line(known.whole, folded):
        return True
    if known.whole_line(known.weak, folded) or known.whole_line(known.strong, folded):
        return True
    if not prose and known.whole_line(known.inline, folded):
        return True
    if len(folded) <= 300 and known.inside.search(folded):
        return True
    return len(folded) <= 900 and known.disclaimers.search(folded) is not None


def _is_agency_line(folded: str) -> bool:
    """Whether the line names an agency and, but for a time of day, nothing else."""
    if len(folded) > 60 or agency_in(folded) is None:
        return False
    rest = folded
    for row in agencies():
        for name in sorted(row.marks, key=len, reverse=True):
            rest = rest.replace(name, " ")
    if clock_in(rest):
        rest = re.sub(r"\d{1,2}[:時시]\d{0,2}분?|[ap]\.?m\b\.?|오전|오후|午前|午後", " ", rest, flags=re.IGNORECASE)
    return (
        re.search(r"\w", re.sub(r"\b(?:News|Agency|via|from|by)\b|제공|配信|提供|発", " ", rest, flags=re.IGNORECASE))
        is None
    )


def _credit(folded: str) -> re.Match[str] | None:
    return rules().credit_hard.search(folded) or rules().credit_soft.search(folded)


def _is_caption(text: str, folded: str, *, before_body: bool, prose: bool) -> bool:
    known = rules()
    if len(text) > 600:
        return False
    hard, soft = known.credit_hard.search(folded), known.credit_soft.search(folded)
    scene = known.scene.search(folded) is not None
    credit = hard or soft
    if known.credit_start.match(folded):
        is_item = prose and not before_body and _BULLET.match(folded) and not (credit or scene)
        return not is_item and (not prose or len(text) < 400)
    if before_body and not prose and known.whole_line(known.picture_title, folded):
        return True
    if credit and (scene or before_body):
        return True
    if hard:
        return True
    if credit:
        before = folded[: credit.start()].strip()
        return n_words(folded) <= 12 and not is_sentence(before)
    # A scene without credit, before the article begins: only where it also points at people in a picture.
    pointing = re.search(
        r"\((?:left|right|l|r|center|c)\)|, (?:left|right|center),|from left|[(（](?:左|右|中央|왼쪽|오른쪽|가운데)",
        folded,
        re.IGNORECASE,
    )
    return before_body and scene and bool(pointing) and (prose or has_cjk(text) or n_words(text) >= 8)
