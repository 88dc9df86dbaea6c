"""What the ending of a Japanese verb, and what the sentence ends on, tell of whether it was done."""

from __future__ import annotations

import re

from corpus.dates import EventMention
from corpus.meetings.clause import Clause
from corpus.meetings.scene import Scene
from corpus.meetings.status import Told
from corpus.meetings.types import MeetingStatus

_CLAUSE = re.compile(r"[^、。／▽\n]*")
_IF = re.compile(
    r"[ぁ-ん]{0,6}?(?:れば|たら|だら|(?:[るたい])(?:なら|としても|場合|かどうか|か(?:は|が|、))|るとき(?:は|に備え)|ように(?:な|も)|(?:た|る)(?:ら|り)?しい|(?:た|だ)(?:こと(?:は|が|も)(?:一度も|まだ)?な|という(?:報道|うわさ|噂))|うが|ても|でも(?!言|話))"
)
_NOT = re.compile(
    r"(?:[をはがもに]?[^、。]{0,10}?)(?:(?<!か)[ぁ-ん]{0,4}?(?:なかった|ない(?!まま)|こと(?:は|も)?な[くい]|ず(?!っ)|ません|なく)|拒(?:否|まれ|んだ|み)|断ら|断っ)"
)
_OFF = re.compile(
    r"[^。]{0,16}?(?:予定|計画|構想|案|話|段取り|日程|見通し|運び|はず|約束)(?:は|が|も|を)?[^。、]{0,16}?(?:白紙|消え|流れ|立ち消え|頓挫|見送|中止|撤回|破談|な(?:い|かっ|くな)|取りやめ|取り消|キャンセル|だったが)"
    r"|は[^。]{0,40}(?:見送|幻[とに]|水泡|流れた|立ち消え|キャンセル|破談|取りやめ|実現しな|実現せず)"
    r"|[^。]{0,16}?(?:見送ら|見合わせ|中止|取りやめ|幻と|幻に|水泡|流れた|立ち消え|キャンセル|先送り|破談|ご破算)"
)
_WISH = re.compile(
    r"[ぁ-ん]{0,4}?(?:たい|たがっ|ようと(?!は)|おうと|べき|てほしい|(?:[えれ])?るよう(?!にな))"
    r"|(?:を|の)?(?:早期)?(?:実現|開催)?(?:を|の)?(?:求め|望|希望|打診|提案|模索|検討|目指|申し(?:入|込)|呼びかけ)"
)
_PLAIN = re.compile(r"[ぁ-ん]{0,3}?(?:う|く|ぐ|す|つ|ぬ|ぶ|む|る|れる)(?=[^ぁ-ん]|の|こと|よう|と|か|はず|つもり|$)")
_PLAN = re.compile(
    r"[^。、]{0,8}?(?:予定|段取り|運び|手はず|手筈|見通し|見込み|方針|日程|計画|つもり|構え|はずだ|こと(?:を|に|で|が)(?:決|な|し|合意|固|一致|申し合わせ|確認|内定))"
)
_IDEA = re.compile(r"[^。、]{0,8}?(?:案|構想|意向|方向|可能性|余地|機会を|考え|方策|話が|動き|調整)")
_DONE = re.compile(r"[ぁ-ん]{0,9}?(?:た|んだ)(?![らりい]|がっ)|[ぁ-ん]{0,4}(?:て|で|た時|たとき)以[来降]")
_ASKED = re.compile(r"を(?:呼び|申し|打診|提案|求め|持ちか)")  # 握手を呼びかけ
_ANSWERED = re.compile(r"(?:要請|申し入れ|打診|求め|提案|希望|呼びかけ|誘い)[をに]")
_GRANTED = re.compile(r"受け入れ|受諾|快諾|応じ[たる]")
_REFUSED = re.compile(r"断ら|断っ|拒否|拒ま|応じな|応じず|退け|黙殺|相手にし|実現しな|実現せ|見送")
_CAPTION = re.compile(r"【写真|〔写真|［写真|\[写真|写真[:：＝]|[（(](?:左|右|中央)[)）]|＝[^。]{0,30}(?:撮影|代表|共同|提供)")
_PAST_CLAUSE = re.compile(r"(?:[たっ]た|[ぁ-ん一-龥]た|んだ|だった|ている|でいる|ておる|ています|ております|られる)$")
_LATE_PLAN = re.compile(r"(?:予定|見通し|見込み|方針|段取り|運び|日程)(?:だ|です|である|を固めた|という|が(?:整|決))")
_ENDS_AHEAD = re.compile(r"(?:[うくすつむぶるい]|予定|見通し|見込み|方針|へ)(?:[」』]?[（(][^）)]*[）)])?[。」』]*\s*$")
_ENDS_DONE = re.compile(r"(?:ている|ていない|という|いう|られる|である|とされる|みられる|ではない)[。」』]*\s*$")


def status_of_contact(clause: Clause, scene: Scene, when: EventMention | None, *, is_weak: bool) -> Told | None:
    """The status of what a verb tells; ``None`` where it is only supposed, or nothing tells.

    ``is_weak``: of what may be said from afar only that it was said counts.
    """
    status = _by_ending(clause, scene)
    if status is None or (is_weak and status != "held"):
        return None
    start, end = clause.cue.start, clause.cue.end
    if status == "held" and scene.dating.is_ahead(when):
        return Told("planned", start, end, firm=False)
    is_past = when is not None and scene.on is not None and when.event.latest_on < scene.on
    return Told("held", start, end, firm=False) if status == "planned" and is_past else Told(status, start, end)


def _by_ending(clause: Clause, scene: Scene) -> MeetingStatus | None:
    text, end = clause.shape.text, clause.cue.end
    if _IF.match(text, end) or scene.book.has("comment_after", text[end:]):
        return None
    if _ANSWERED.search(clause.cue.word):
        return "planned" if _GRANTED.search(clause.cue.word) else "not-held"
    if _ASKED.search(clause.cue.word):
        return "not-held" if _REFUSED.search(text, end) else "proposed"
    if _DONE.match(text, end):
        return "held"
    for pattern, status in ((_OFF, "not-held"), (_NOT, "not-held"), (_WISH, "proposed")):
        if pattern.match(text, end):
            return status  # type: ignore[return-value]
    rest = _CLAUSE.match(text, end)[0]  # type: ignore[index]
    if _PLAIN.match(text, end) or not rest.strip("ぁ-ん"):
        if _PLAN.match(text, end):
            return "planned"
        if _IDEA.match(text, end):
            return "proposed"
    if _PAST_CLAUSE.search(rest) or _CAPTION.search(text):
        return "held"
    if _LATE_PLAN.search(text, end):
        return "planned"
    if _ENDS_AHEAD.search(text) and not _ENDS_DONE.search(text):
        return "planned" if text.rstrip("。 \n").endswith(("へ", "る", "う", "く")) else None
    return "held"
