"""What the ending of a Japanese verb, and what the sentence ends on, tell of whether it was done."""

from __future__ import annotations

import re

from corpus.dates import EventMention
from corpus.meetings.clause import Clause
from corpus.meetings.scene import Scene
from corpus.meetings.status import Told, status_of

_IF = re.compile(r"[ぁ-ん]{0,6}?(?:れば|たら|だら|るなら|たなら|たとしても|るとしても|ていたら|うが|ても|でも|る(?:場合|際は|とき(?:は|に備え))|れる(?:か|の)か)")
_NOT = re.compile(r"(?:[をはがもに]?[^、。]{0,10}?)(?:[ぁ-ん]{0,4}?(?:なかった|ない|ず(?!っ)|ません|なく)|(?:拒|断)[まわっられ]{1,3}|見送)")
_PAST = re.compile(
    r"(?:[ぁ-ん]{0,6}?(?:た|だ|ました|てい[たる]|でい[たる]|てきた|ておいた|ております|ています)"
    r"|(?:を|に|が|は)[^、。]{0,16}?(?:した|行った|持った|開いた|終えた|交わした|臨んだ|入った|続いた|成立した|実現した|重ねた|及んだ|受けた|だった))(?!ら|い(?!る)|がっ|か(?:は|が))"
)
_PLAIN = re.compile(r"[ぁ-ん]{0,3}?(?:う|く|ぐ|す|つ|ぬ|ぶ|む|る|れる)(?=[^ぁ-ん]|の|こと|よう|と|か|$)|たい|よう")
_WISH = re.compile(r"[ぁ-ん]{0,4}?(?:たい|たがっ|よう(?:と|に)|おうと|べき|てほしい|できれば|えるよう|れるよう)|(?:を)?(?:求め|望|希望|打診|提案|模索|検討|申し(?:入|込))")
_PLAN = re.compile(
    r"[^。]{0,6}?(?:予定|段取り|運び|手はず|手筈|見通し|見込み|方針|日程|計画|つもり|構え|はずだ|こと(?:を|に|で|が)(?:決|な|し|合意|固|一致|申し合わせ|確認|内定))"
)
_IDEA = re.compile(r"[^。]{0,6}?(?:案|構想|意向|方向|可能性|余地|機会を|考え|方策|話が|動き|調整)")
_OFF = re.compile(
    r"[^。]{0,12}?(?:予定|計画|構想|案|話|段取り|日程|見通し|運び|はず)(?:は|が|も|を)?[^。、]{0,14}(?:白紙|消え|流れ|立ち消え|頓挫|見送|中止|撤回|破談|な(?:い|か|くな)|取りやめ|取り消|だったが)"
)
_CAPTION = re.compile(r"【写真|〔写真|［写真|\[写真|写真[:：＝]|（(?:左|右|中央)）|＝[^。]{0,30}(?:撮影|代表|共同|提供)")
_ENDS_PAST = re.compile(r"(?:た|だ|でし|まし|ました|という|とされる|ている|ていた|[一-龥])(?:[」』]?[（(][^）)]*[）)])?[。」』]*\s*$")


def status_of_contact(clause: Clause, scene: Scene, when: EventMention | None) -> Told | None:
    """The status of what a verb tells; ``None`` where it is only supposed, or nothing tells."""
    told = _by_ending(clause, scene)
    if told is None:
        return None
    if told.status == "held" and scene.dating.is_ahead(when):
        return Told("planned", told.start, told.end, firm=False)
    if told.status == "planned" and when is not None and scene.on is not None and when.event.latest_on < scene.on:
        return Told("held", told.start, told.end, firm=False)
    return told


def _by_ending(clause: Clause, scene: Scene) -> Told | None:
    text, (start, end) = clause.shape.text, (clause.cue.start, clause.cue.end)
    if _IF.match(text, end):
        return None
    if _NOT.match(text, end):
        return Told("not-held", start, end)
    if _OFF.match(text, end):
        return Told("not-held", start, end)
    if _WISH.match(text, end):
        return Told("proposed", start, end)
    if _PAST.match(text, end):
        return Told("held", start, end)
    if _PLAIN.match(text, end):
        if _PLAN.match(text, end):
            return Told("planned", start, end)
        if _IDEA.match(text, end):
            return Told("proposed", start, end)
        if _CAPTION.search(text):
            return Told("held", start, end)
        by_day = status_of(clause.shape, clause.cue, scene.book, start=0, stop=len(text), refers=False)
        if by_day is not None and by_day.status != "held":
            return by_day
        return Told("held", start, end) if clause.sentence.dates and _ENDS_PAST.search(text) else None
    told = status_of(clause.shape, clause.cue, scene.book, start=0, stop=len(text), refers=False)
    if told is not None and told.status != "held" and told.end - end < 60:
        return told
    return Told("held", start, end, firm=False) if _ENDS_PAST.search(text) else told
