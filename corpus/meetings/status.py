"""What a clause says of a meeting's coming about: held, planned, proposed or not held."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.meetings.cuebook import CueBook
from corpus.meetings.cues import Cue
from corpus.meetings.shapes import Shape
from corpus.meetings.types import MeetingStatus

_MET_WITH = "とがで"  # before a Japanese noun for a meeting that is told, not listed
_PAST = 30  # characters of the shape before a meeting in which a past clause stands
_COLONS = (":", "：")
_NAMES: tuple[tuple[str, MeetingStatus], ...] = (
    ("not", "not-held"),
    ("proposed", "proposed"),
    ("planned", "planned"),
    ("held", "held"),
)


@dataclass(frozen=True, slots=True)
class Told:
    """A status, the words (in the shape) that tell it, and whether they govern the cue itself.

    ``is_present``: told in a tense that fits past days and days to come. ``has_lapsed``: a plan that was, no more.
    ``is_adjective``: only an adjective tells it, as of any wish: "the planned summit".
    """

    status: MeetingStatus
    start: int
    end: int
    firm: bool = True
    is_present: bool = False
    has_lapsed: bool = False
    is_adjective: bool = False


def status_of(shape: Shape, cue: Cue, book: CueBook, *, start: int, stop: int, refers: bool) -> Told | None:
    """The status that the clause gives the cue, or ``None``; ``start`` and ``stop`` bound the clause in the shape.

    Of several words the nearest counts, at equal distance the one that denies most. English verbs stand before a
    meeting, or after it where it is the subject; Japanese and Korean ones close the clause.
    """
    if book.language != "en":
        shape = _of_headline(shape, cue, book)
        told = _joined_on(shape, cue, book) or _closing(shape, cue, book, min(stop, len(shape.text)))
        return _once_held(told, shape, cue, book)
    if book["speaking"].fullmatch(cue.word):
        return Told("held", cue.start, cue.end)
    before = _nearest(_before(shape, cue, book, start))
    if before is not None and before.status == "not-held" and book.has("if_not", shape.text[: cue.start]):
        before = replace(before, status="proposed")
    if before is not None and before.status == "proposed":
        nothing = book["came_to_nothing"].search(shape.text, cue.end, stop)
        before = Told("not-held", *nothing.span()) if nothing else before
    after = _turned_english(_nearest(_after(shape, cue, book, stop)), shape, book, stop)
    if after is not None and (before is None or not before.firm or after.status == "not-held"):
        return after
    if before is None and refers:
        return Told("held", cue.start, cue.end, firm=False)
    return before


def _turned_english(told: Told | None, shape: Shape, book: CueBook, stop: int) -> Told | None:
    """What is told after the cue, unless more is: "was due on Friday, but did not take place"."""
    if told is None or told.status not in ("planned", "proposed"):
        return told
    undone = book["not_after"].search(shape.text, told.end, stop)
    return Told("not-held", *undone.span()) if undone else told


def _closing(shape: Shape, cue: Cue, book: CueBook, stop: int) -> Told | None:
    """What a Japanese or Korean clause closes with; what was said "at the talks" was said at talks held."""
    beside = _described(shape, cue, book)
    if not cue.is_verb and (_is_quoted_after(shape, cue, book) or (beside is None and _heads(shape, cue, book))):
        return Told("held", cue.start, cue.end, firm=False, is_present=True)
    by_it = book["day_beside"].match(shape.text, cue.end) if "day_beside" in book.named else None
    if by_it is not None:  # 회담 전날, 회담 이틀 뒤: another day is told by it
        is_past = book.has("day_after", by_it[0])
        return Told("held", *by_it.span(), firm=False, is_present=True) if is_past and beside is None else beside
    if book["at_issue"].match(shape.text, cue.end):
        return beside
    if "even_if" in book.named and book["even_if"].match(shape.text, cue.end):
        return None  # 양자 회담을 하더라도: of any
    denied = book["denied"].search(shape.text, cue.end)
    if denied:  # 延期されるとの報道を否定した says nothing of the meeting
        is_of_end = book["called_off"].search(shape.text, cue.end, denied.start()) is not None
        return None if is_of_end else Told("not-held", *denied.span())
    match = book["at_meeting"].match(shape.text, cue.end)
    if match is not None and beside is not None and beside.status in ("planned", "proposed"):
        return beside  # 12月に予定している首脳会談の「延期もあり得る」と述べた
    if match is None:
        told = _off_at_end(shape, cue, book) or _turned(_nearest(_after(shape, cue, book, stop)), shape, book)
        if told is not None and told.status == "planned" and not cue.is_verb and _is_list(shape, cue, book):
            return Told("held", cue.start, cue.end)
        return beside or told or _noun_ending(shape, cue, book)
    meant = book["meant_to"].search(shape.text, match.end()) if cue.is_verb else None
    if meant:
        return Told("not-held", *meant.span())
    ahead = None if book.has("over", match[0]) else book["still_ahead"].search(shape.text, match.end())
    if ahead:
        return Told("planned", *ahead.span(), firm=False, is_present=True)
    ending = _ending_after(shape, match.end(), book) if cue.is_verb and book.language == "ko" else None
    if ending is not None:
        return ending
    return Told("held", *match.span(), firm=False, is_present=not book.has("past_end", shape.text))


def _of_headline(shape: Shape, cue: Cue, book: CueBook) -> Shape:
    """The shape without what a Japanese headline goes on to after a blank: 韓国外相と会談 慰安婦問題で理解求める."""
    if "headline_space" not in book.named or "。" in shape.text:
        return shape
    blank = book["headline_space"].search(shape.text, cue.end)
    return replace(shape, text=shape.text[: blank.start()]) if blank else shape


def _once_held(told: Told | None, shape: Shape, cue: Cue, book: CueBook) -> Told | None:
    """What is told, unless a past clause right before says that it was held: 開かれた会談は … と期待されたが."""
    if told is None or told.status not in ("planned", "proposed") or cue.is_verb or "past_described" not in book.named:
        return told
    past = book["past_described"].search(shape.text, max(0, cue.start - _PAST), cue.start)
    return Told("held", *past.span()) if past else told


def _joined_on(shape: Shape, cue: Cue, book: CueBook) -> Told | None:
    """That it took place, where a Japanese comma stands for the verb and what follows is past: 外相と会談、一致した."""
    text = shape.text
    if book.language != "ja" or cue.is_verb or cue.start == 0 or not text.startswith("、", cue.end):
        return None
    if text[cue.start - 1] not in _MET_WITH:
        return None
    is_headline = "。" not in text and book["final_planned"].search(text) is None
    if not is_headline and not book.has("ends_past", text):
        return None
    return Told("held", cue.start, cue.end, firm=False, is_present=True)


def _is_quoted_after(shape: Shape, cue: Cue, book: CueBook) -> bool:
    """Whether a headline goes on with what was said there: 외상 면담 “…해야”."""
    return "headline_quote" in book.named and book["headline_quote"].match(shape.text, cue.end) is not None


def _heads(shape: Shape, cue: Cue, book: CueBook) -> bool:
    """Whether a headline begins so, and its rest after a colon tells nothing of it: 中韓首脳会談：日本は対話を模索."""
    if shape.text[cue.end : cue.end + 1] not in _COLONS:
        return False
    rest = shape.text[cue.end + 1 :]
    return not book.has("called_off", rest) and not book.has("heading_ahead", rest)


def _ending_after(shape: Shape, start: int, book: CueBook) -> Told | None:
    """What the end of a Korean sentence makes of a verb before it: 만나 결단하기를 기대한다, 만나 친서를 전달한다."""
    wished = book["wished_end"].search(shape.text, start)
    if wished:
        return Told("proposed", *wished.span())
    to_come = book["final_planned"].search(shape.text, start)
    return Told("planned", *to_come.span(), firm=False, is_present=True) if to_come else None


def _noun_ending(shape: Shape, cue: Cue, book: CueBook) -> Told | None:
    """That it took place, where the sentence ends on the noun, as headlines and chronologies do (洪外相と会談)."""
    ends = not cue.is_verb and book["noun_ending"].match(shape.text, cue.end) is not None
    return Told("held", cue.start, cue.end, firm=False, is_present=True) if ends else None


def _is_list(shape: Shape, cue: Cue, book: CueBook) -> bool:
    """Whether a comma stands for the verb of the meeting, before what was agreed at it: 회담, 재개하기로 했다."""
    return "noun_comma" in book.named and book["noun_comma"].match(shape.text, cue.end) is not None


def _off_at_end(shape: Shape, cue: Cue, book: CueBook) -> Told | None:
    """That its clause or sentence ends on its being off, where the meeting is its subject: 회담은 …하면서 무산됐다."""
    following = book["off_next"].match(shape.text, cue.end) if "off_next" in book.named else None
    if following is not None:
        return Told("not-held", *following.span())
    if not book["topic"].match(shape.text, cue.end):
        return None
    off = book["off_at_end"].search(shape.text, cue.end)
    last = book["held_once"].search(shape.text, cue.end, off.start()) if off else None
    if last is not None:  # 정상회의는 2015년에 열린 뒤 2년 반 동안 열리지 못했다: that one was held
        return Told("held", *last.span())
    return Told("not-held", *off.span()) if off else None


def _described(shape: Shape, cue: Cue, book: CueBook) -> Told | None:
    """What stands before a meeting that another clause only names: 成都で開かれる日中韓サミットに合わせ."""
    if not book["only_named"].match(shape.text, cue.end):
        return None
    for name, status in _NAMES[1:]:
        match = book[f"{name}_described"].search(shape.text, max(0, cue.start - 30), cue.start)
        if match:
            return Told(status, *match.span())
    return None


def _turned(told: Told | None, shape: Shape, book: CueBook) -> Told | None:
    """What is told, unless the sentence's end turns it: 会談し、… する予定だ, or 会談する予定だったが、中止となった."""
    if told is None:
        return None
    if told.status == "held" and book.has("connective", shape.text[told.start : told.end]):
        meant = book["meant_to"].search(shape.text, told.end)
        if meant:
            return Told("not-held", *meant.span())
        wish = book["final_wish"].search(shape.text[told.end :]) if "final_wish" in book.named else None
        if wish:
            return Told("proposed", told.end + wish.start(), told.end + wish.end())
        ahead = book["final_planned"].search(shape.text, told.end)
        return Told("planned", *ahead.span(), is_present=True) if ahead else told
    if told.status == "planned" and (arranged := book["arranging"].match(shape.text, told.start)):
        told = Told("proposed", *arranged.span(), has_lapsed=told.has_lapsed)
    if told.status in ("planned", "proposed"):
        contrast = book["contrast"].search(shape.text, told.end)
        undone = book["called_off"].search(shape.text, contrast.end()) if contrast else None
        return Told("not-held", *undone.span()) if undone else told
    return told


def _before(shape: Shape, cue: Cue, book: CueBook, start: int) -> Iterator[tuple[int, int, Told]]:
    """Words before the cue; those nearest to it end last."""
    text = shape.text[start : cue.end]
    for rank, (name, status) in enumerate(_NAMES):
        for match in book[f"{name}_before"].finditer(text):
            if match.end() >= cue.start - start:
                here = start + match.start(), start + match.end()
                has_lapsed = book.has("lapsed", text[max(0, match.start() - 12) : match.end()])
                only_said = "only_planned" in book.named and book["only_planned"].fullmatch(match[0]) is not None
                yield 0, rank, Told(status, *here, has_lapsed=has_lapsed, is_adjective=only_said)
    ahead = book["planned_present"].finditer(shape.text, 0, cue.end) if book.has("sets_out_any", shape.folded) else ()
    for match in ahead:  # "left for Bonn for a forum and talks with"
        if match.end() >= cue.start:
            yield 0, 2, Told("planned", *match.span(), is_present=True)
    for name in ("held_weak", "present"):
        for match in book[name].finditer(text):
            if match.end() >= cue.start - start:
                here = start + match.start(), start + match.end()
                if name == "present" and book.has("present_not", text[: match.start()]):
                    continue  # "peace would not come from a summit"
                yield 9, 9, Told("held", *here, firm=False, is_present=name == "present")


def _after(shape: Shape, cue: Cue, book: CueBook, stop: int) -> Iterator[tuple[int, int, Told]]:
    """Words after the cue, the nearest first."""
    window = shape.text[:stop]
    for rank, (name, status) in enumerate(_NAMES):
        match = book[f"{name}_after"].search(window, cue.start if book.language != "en" else cue.end)
        between = shape.text[cue.end : match.start()] if match else ""
        is_other = book.has("spoken" if name != "held" else "since_then", between)
        if match and not is_other:
            lapsed = book.has("lapsed", shape.text[match.start() : match.end() + 8])
            yield _distance(match, cue, book), rank, Told(status, *match.span(), has_lapsed=lapsed)


def _distance(match: re.Match[str], cue: Cue, book: CueBook) -> int:
    return match.end() - cue.end if book.language != "en" else match.start() - cue.end


def _nearest(found: Iterator[tuple[int, int, Told]]) -> Told | None:
    best = min(found, key=lambda item: item[:2], default=None)
    return best[2] if best else None
