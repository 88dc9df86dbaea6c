"""People who met, told without a word for a meeting: who dined with whom, called him in or told him something.

Japanese marks who does what by a particle after the name, so that a verb's partner is whoever stands before it with the
particle that the verb takes (〜と差し向かいになる, 〜を引見する, 〜に手渡す), and its subject whoever stands with は or が.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.meetings.contactbook import FRAMES, ContactBook, contact_book
from corpus.meetings.clause import Clause, Sentence
from corpus.meetings.cuebook import PLACEHOLDERS
from corpus.meetings.cues import Cue, CueKind
from corpus.meetings.english import covers, table_of
from corpus.meetings.inflection import status_of_contact
from corpus.meetings.scene import FIELD, Scene, countries
from corpus.meetings.seating import Seating
from corpus.meetings.seats import Party, Seat, is_table, joined_table
from corpus.meetings.shapes import countries_of
from corpus.meetings.speakers import speaker_of
from corpus.meetings.status import Told
from corpus.meetings.threads import Draft, Thread
from corpus.meetings.when import DateReader, is_apart

_PEOPLE = ("persons", "unknown", "offices")
_SPEECH = ("to_day", "to_weak", "from_weak")  # what is said has subjects of its own
_JOINT = ("with", "meal", "session", "agree")  # what two do together
_WEAK = ("beside_weak", "object_weak", "to_day", "to_weak", "from_weak", "agree")
_NEVER = ("spokesperson", "lawmaker", "speaker")  # who speaks for others, or for no government
_QUOTED = re.compile(r"[「『“][^「」『』“”]*[」』”]|[（(][^（）()]*[）)]")
# What may stand between a name and its particle.
_BEFORE_PARTICLE = (
    r"(?:[一-龥々ァ-ヶー・第0-9０-９\ue004\ue002\ue003\ue006\ue005]{0,16}(?:[長官使員相臣事補佐表授裁\ue002席記]|代行|室長|次長|担当)(?:補佐)?)?"
    r"(?:両)?(?:氏|さん|ら|夫妻|夫人|側|一行|自身|本人|たち|の両氏|の[23４３２二三4](?:氏|人|者))*"
)
_ROLES = {
    name: re.compile(_BEFORE_PARTICLE + particle)
    for name, particle in {
        "with": r"(?:(?:と(?:も|は|の間で|の|、)?|を相手に)(?![述い伝発みなさ]|して|した|し、|する|話した|ともに))",
        "object": r"を(?!めぐ|巡|含|通|除|はじめ|始め|中心|念頭|意識|批判|指)",
        "to": r"(?:に(?:も|は|対し(?:て)?(?:は|も)?|向かって|向け(?:て)?)?|への)(?!よ[るりっ]|つい|関|対する|とって|おけ|おい|代わ|続|次[いぐ]|伴|就|加え|な[るっりら]|似|つき)",
        "from": r"から(?:も|は|の|、)?(?!見|すれ)",
        "beside": r"$",
        "subject": r"(?:は|が|も)",
    }.items()
}
_OF = re.compile(  # 両首脳の対面, 日韓の防衛当局による応酬
    _BEFORE_PARTICLE + r"(?:の?(?:外務|防衛|外交|通商|安保|国防|首脳|外相|閣僚|両国|高官)?(?:当局(?:者)?|トップ|首脳|同士|級)*(?:間)?)(?:の|による|同士の|間の)[^、。はがをにと]{0,14}"
)
_AND = re.compile(_BEFORE_PARTICLE + r"(?:と|、|・|および|及び|や|ならびに|並びに|、それに)(?:\ue003?・?の?\ue004の?)?")
_AT_TIME = re.compile(r"[\d０-９]{1,2}[時分]、")
_ENTRY_END = re.compile(_BEFORE_PARTICLE + r"(?:[。▽▼]|\s*$|、?[^、。]{0,24}同席)")
# The subject of a relative clause, which is that of the verb only where no other is: 朴大統領が到着した会場で
_INSIDE = re.compile(_BEFORE_PARTICLE + r"が[^、。]{0,24}?(?:った|した|いた|んだ|れた|けた|めた|えた|せた|きた|ちた|きる|れる|する|[うくすつむ]る|ている)(?=[一-龥ァ-ヶー\ue001-\ue006])")
_THEN = re.compile(r"[^。、「」]{0,12}、(?:\ue003の)?")
_LISTED = re.compile(_BEFORE_PARTICLE + "、")  # the subject of a headline or of an entry
_HEAD_OF_ENTRY = re.compile(r"(?:^|[▽▼・＝　：:】\n…]|日)\s*$")
_PARTICLES = {
    "with": ("with",), "meal": ("with",), "object": ("object",), "object_weak": ("object",), "to": ("to",),
    "to_day": ("to",), "to_weak": ("to",), "from": ("from",), "from_weak": ("from",), "beside": ("beside",),
    "beside_weak": ("beside",), "session": ("with",), "head": (), "agree": (),
}  # fmt: skip
_PASSIVE = re.compile(r"(?:ら|さ|か|ば|ま|わ|た|が)?れ")
# Where a clause ends, whose partners are not those of the next one.
_CLAUSE_END = re.compile(
    r"(?<!初め)(?<!改め)(?<!続い)(?<!おい)(?<!対し)(?<!とし)(?<!めぐっ)(?<!ついて)(?<!伴っ)(?<!あわせ)(?<!極め)(?<!にわたっ)"
    r"(?:[いきしちにびみりえけせてねべめれっんぎげ]て|んで|(?<=[一-龥ぁ-ん])[いきしちびみりけせてねべめれえげ]|ず|ながら|つつ|た(?:が|後|のち|ため)|(?:だ|る|い)(?:が|ため|と|ほか)|ものの|ば)、"
)
_ENTRY = re.compile(r"[▽▼◆◇■□●○\n]|／・?|・(?=\d)")  # where an entry of a list begins
_OTHER_SUBJECT = re.compile(
    r"(?:[一-龥ァ-ヶー々](?:ら|側|たち)?(?<![夜日朝夕後前年月回時度間])は|[一-龥ァ-ヶー々](?:ら|側|たち)?が(?![関丘浦原ヶケ]))(?![あな]る)"
)
_HEAD = re.compile(r"(?:を[^、。はがに]{0,6})?[ぁ-ん]{0,6}(?:た|だ|る|う|く|す|つ|む|ぶ)(?:ばかりの)?(?:訪[日韓中米]中の|来[日韓]中の)?")
_CLEFT = re.compile(r"[ぁ-ん]{0,6}(?:た|だ|る)(?:の|相手)は、?[^、。\ue001]{0,16}")
_FORMER = re.compile(r"(?:元|前)(?:\ue003|\ue004)*[^、。はがと\ue001]{0,8}(?:の|で)$")
_FORMER_TITLE = re.compile(r"[^、。はがをにと\ue001]{0,4}?(?:元|前)(?:\ue003|\ue004)*(?:\ue002|[一-龥]{0,6}[長官相])")
_PHONE = re.compile(r"電話(?:で|を(?:か|し|入|受)|越し|口|会|に|による)|受話器|ホットライン")
_VIDEO = re.compile(r"オンライン|モニター|画面越し|画面を|テレビ会議|ビデオ|ウェブ会議|リモート")
_OVER_MEAL = re.compile(r"[^、。]{0,6}(?:ながら|つつ|て|形で|はさ)")
_CALLS_IN = re.compile(r"(?:は|が|に(?!よる)|から|の[^、。]{2,14}(?:は|が|に|から))")
_NARRATOR = re.compile(r"(?:私|わたし|わたくし|筆者|我々|われわれ|僕)(?:たち|ども)?(?:は|が|も)")
_ALSO = re.compile(_BEFORE_PARTICLE + "と?も")
_ONGOING = re.compile(r"(?:を|が)?(?:続け|続い|続く|重ね|維持|保[ちっ]|絶や)")  # contacts of no one occasion
_SINCE = re.compile(r"[ぁ-ん]{0,4}(?:て|で|た時|たとき)以(?:来|降)")


@dataclass(frozen=True, slots=True)
class _Arguments:
    """Who stands before or after a verb: the subject, the partner, and where the first of them begins."""

    subject: Sequence[Party]
    partner: Sequence[Party]


@dataclass(frozen=True, slots=True)
class Contacts:
    """Reads the meetings of one article that no word for a meeting tells of."""

    _scene: Scene
    _seating: Seating

    def told(self, sentence: Sentence, topic: Seat | None) -> Iterator[Draft]:
        """Each meeting that the sentence tells so and nothing before told of; ``topic``: whom the one before is about."""
        book, text = contact_book(self._scene.book.language), sentence.shape.text
        if book is None or not sentence.parties:
            return
        if self._scene.threads.diarist is not None:
            yield from self._guests(sentence, self._scene.threads.diarist)
        if not book.anything.search(text):
            return
        reader = _Frames(self._scene, self._seating, book, sentence, speaker_of(sentence, self._scene.book) or topic)
        for name in FRAMES:
            for match in book.frames[name].finditer(text):
                draft = reader.draft(name, match)
                if draft is not None and name == "agree" and self._has_met(draft):
                    continue
                if draft is not None and not any(_may_be(self._scene, t, draft) for t in self._scene.threads.threads):
                    yield draft


    def _guests(self, sentence: Sentence, owner: Seat) -> Iterator[Draft]:
        """Whom the owner of a diary saw, where an entry only names them: 3時44分、朴智元韓国国家情報院長."""
        text = sentence.shape.text
        for match in _AT_TIME.finditer(text):
            group: list[Party] = []
            at = match.end()
            for party in (p for p in sentence.parties if p.start >= match.end() and p.kind in _PEOPLE):
                if party.start != at and not (group and _AND.fullmatch(text[at : party.start])):
                    break
                group, at = [*group, party], party.end
            seats = joined_table((owner,), [seat for party in group for seat in party.seats])
            if group and _ENTRY_END.match(text, at) and is_table(seats):
                cue = Cue("talks", group[0].start, at, text[group[0].start : at], is_verb=True)
                told = Told("held", group[0].start, at)
                yield self._scene.draft(sentence, cue, seats, told, self._scene.when(sentence, cue), near=False)

    def _has_met(self, draft: Draft) -> bool:
        """Whether the article tells of any meeting of these countries: what was agreed was agreed there."""
        return any(countries(thread.seats) >= countries(draft.seats) for thread in self._scene.threads.threads)


@dataclass(frozen=True, slots=True)
class _Frames:
    """Reads the predicates of one sentence."""

    _scene: Scene
    _seating: Seating
    _book: ContactBook
    _sentence: Sentence
    _topic: Seat | None

    def draft(self, name: str, match: re.Match[str]) -> Draft | None:
        """The meeting that one predicate tells of, if two governments sat at it."""
        sentence, text = self._sentence, self._sentence.shape.text
        start, end = match.span()
        found = self._arguments(name, start, end)
        if found is None or any(self._is_nobody(party) for party in (*found.subject, *found.partner)):
            return None
        cue = Cue(self._kind(name, text, end), start, end, match[0], is_verb=True)
        clause = Clause(sentence, cue, 0, len(text))
        seats = self._seats(clause, found)
        if not is_table(seats) or (not found.partner and self._are_more(seats, end)):
            return None
        when = self._scene.when(sentence, cue)
        told = status_of_contact(clause, self._scene, when, is_weak=name in _WEAK)
        if when is None and _ONGOING.match(text, end):
            return None
        if told is None or not self._is_sure(name, seats, match, when is not None):
            return None
        if when is None and _SINCE.match(text, end):
            when = DateReader(sentence.shape, sentence.dates, self._scene.book).since(cue)
        return self._scene.draft(sentence, cue, seats, told, when, near=False)

    def _are_more(self, seats: Sequence[Seat], end: int) -> bool:
        """Whether somebody of a third government is named in the same breath as two who met: 3カ国の首脳会談に臨んだ."""
        text = self._sentence.shape.text[:end]
        here = {c for p in self._sentence.parties if p.kind in _PEOPLE and p.end <= end for c in p.countries}
        known = countries(seats)
        return len(known) < len(FIELD) + 1 and (bool(here - known) or self._scene.book.has("three", text))

    def _kind(self, name: str, text: str, end: int) -> CueKind:
        bare = _masked(text)
        if _VIDEO.search(bare):
            return "video"
        is_meal = name == "meal" and not _OVER_MEAL.match(text, end)
        return "phone" if _PHONE.search(bare) else "meal" if is_meal else "talks"

    def _is_sure(self, name: str, seats: Sequence[Seat], match: re.Match[str], is_dated: bool) -> bool:
        """Whether the words tell of people together, and not of what they let each other know from afar."""
        text = _masked(self._sentence.shape.text)
        is_placed = self._book.face.search(text[: match.end()]) is not None
        is_summoned = any(seat.office == "ambassador" for seat in seats)
        is_staffed = is_summoned or all(seat.is_named or seat.office for seat in seats)
        if name in ("with", "meal", "object", "to", "from", "beside", "head"):
            return is_staffed or ((is_dated or is_placed) and name == "with")
        if not is_staffed or self._book.afar.search(text):
            return False
        is_phone = _PHONE.search(text) is not None or _VIDEO.search(text) is not None
        if name in ("to_day", "agree"):
            return is_dated or is_placed or is_phone
        return is_placed or is_phone

    def _is_nobody(self, party: Party) -> bool:
        """Whether somebody left his office long ago, or speaks for others."""
        text = self._sentence.shape.text
        if any(seat.office in _NEVER for seat in party.seats):
            return True
        return _FORMER.search(text[: party.start]) is not None or _FORMER_TITLE.match(text, party.start + 1) is not None

    def _arguments(self, name: str, start: int, end: int) -> _Arguments | None:
        text = _masked(self._sentence.shape.text, start)
        entry = max((m.end() for m in _ENTRY.finditer(text, 0, start)), default=0)
        first = max((m.end() for m in _CLAUSE_END.finditer(text, entry, start)), default=entry)
        subject: list[Party] = []
        listed: list[Party] = []
        inside: list[Party] = []
        partner: list[Party] = []
        roles, told = _PARTICLES[name], 0
        if name in ("object", "object_weak", "to") and _PASSIVE.match(text, end):
            roles = ("object", "to", "from")
        for group in self._groups(entry, start):
            between = text[group[-1].end : start]
            near = group[-1].end >= first
            if near and not partner and any(_ROLES[role].match(between) for role in roles):
                partner = group
            elif not partner and name == "with" and _OF.fullmatch(between) and _are_both(group):
                return _Arguments(group, ())
            elif not subject and (role := _ROLES["subject"].match(between)):
                if _INSIDE.match(between):
                    inside = inside or group
                else:
                    subject, told = group, group[-1].end + role.end()
            elif not listed and _LISTED.match(between) and self._heads(group):
                listed = group
        subject = subject or inside or listed
        found = self._headed(name, end, subject, partner) or self._followed(end, subject, partner)
        if found is not None:
            return found
        if name not in _SPEECH and (subject or not partner) and _OTHER_SUBJECT.search(text, max(first, told), start):
            return None
        return self._filled(name, subject, partner)

    def _headed(self, name: str, end: int, subject: list[Party], partner: list[Party]) -> _Arguments | None:
        """The arguments, where the noun that a relative clause stands before fills the place that it leaves open."""
        after = self._after(end)
        if not after:
            return None
        if name == "head":
            return _Arguments(after, ()) if covers(after) and not partner else None
        if name in _JOINT and covers(after) and not partner:
            return _Arguments(after, ())
        if partner and after and _differ(after, partner) and not (subject and _differ(subject, partner)):
            return _Arguments(after, partner)
        if subject and not partner and after and _differ(after, subject) and name in ("object", "to"):
            return _Arguments(subject, after)
        return None

    def _followed(self, end: int, subject: list[Party], partner: list[Party]) -> _Arguments | None:
        """The arguments, where the subject comes after a clause without one: 朴長官との昼食を終え、林外相は."""
        text = self._sentence.shape.text
        later = [p for p in self._sentence.parties if p.start >= end and p.kind in _PEOPLE]
        if subject or not partner or not later or not _THEN.fullmatch(text, end, later[0].start):
            return None
        is_topic = re.match(_BEFORE_PARTICLE + "は", text[later[0].end :]) is not None
        return _Arguments(later[:1], partner) if is_topic and _differ(later[:1], partner) else None

    def _filled(self, name: str, subject: list[Party], partner: list[Party]) -> _Arguments | None:
        if partner:
            return _Arguments(subject if not subject or _differ(subject, partner) else (), partner)
        if name in ("object", "from") and any(seat.office == "ambassador" for p in subject for seat in p.seats):
            return _Arguments((), subject)  # called in by a ministry
        if name not in _JOINT:
            return None
        return _Arguments(subject, ()) if subject and _are_both(subject) else None

    def _after(self, end: int) -> list[Party]:
        """Whom a relative clause or a cleft sentence ends on: 昼食に招いた李大統領は, もてなしたのは岸田首相だった."""
        text = self._sentence.shape.text
        later = [p for p in self._sentence.parties if p.start >= end and p.kind in (*_PEOPLE, "group")]
        if not later:
            return []
        between = text[end : later[0].start]
        if not (_HEAD.fullmatch(between) or _CLEFT.fullmatch(between)):
            return []
        group = later[:1]
        for party in later[1:]:
            if not _AND.fullmatch(text[group[-1].end : party.start]):
                break
            group.append(party)
        return group

    def _heads(self, group: Sequence[Party]) -> bool:
        """Whether an entry or a headline begins with them; a diary's begin with whom its owner met."""
        before = self._sentence.shape.text[: group[0].start]
        return self._scene.threads.diarist is None and _HEAD_OF_ENTRY.search(before) is not None

    def _groups(self, entry: int, start: int) -> Iterator[list[Party]]:
        """The parties of the entry before the verb, joined ones together, the nearest first."""
        text = self._sentence.shape.text
        groups: list[list[Party]] = []
        parties = (p for p in self._sentence.parties if entry <= p.start and p.end <= start)
        seated = [party for party in parties if party.kind not in ("office", "level")]
        for party in reversed(seated):
            if groups and _AND.fullmatch(text[party.end : groups[-1][0].start]):
                groups[-1].insert(0, party)
            else:
                groups.append([party])
        yield from groups

    def _seats(self, clause: Clause, found: _Arguments) -> tuple[Seat, ...]:
        parties = [*found.subject, *found.partner]
        if any(party.kind == "group" for party in parties):
            table = table_of(parties, n_subjects=len(found.subject))
            return self._seating.seats(clause, table, 0, None)
        seats = joined_table((), [seat for party in parties for seat in party.seats])
        host = self._ministry(clause) if not is_table(seats) else None
        if host is not None and any(seat.office == "ambassador" for seat in seats):
            return joined_table(seats, (host,))
        diarist = self._scene.threads.diarist
        if diarist is not None and not found.subject:
            return joined_table((diarist,), seats)
        if is_table(seats) or found.subject or not seats:
            return seats
        other = self._left_out(clause, seats)
        return joined_table((replace(other, is_borrowed=True),), seats) if other is not None else seats

    def _ministry(self, clause: Clause) -> Seat | None:
        """The government of the ministry that calls an ambassador in, the last one named before the verb."""
        shape = clause.shape
        for i in range(clause.cue.end - 1, -1, -1):
            if shape.text[i] != PLACEHOLDERS["N"] or not _CALLS_IN.match(shape.text, i + 1):
                continue
            named = shape.names[i][0]
            country = self._scene.gazetteer.entity(named.entity_id).country
            if shape.text[i - 1 : i] == PLACEHOLDERS["C"]:
                lands = countries_of(shape.names[i - 1], self._scene.book, self._scene.country_of)
                country = lands[0] if len(lands) == 1 else country
            return Seat(country=country, start=named.start, end=named.end) if country else None
        return None

    def _left_out(self, clause: Clause, seats: Sequence[Seat]) -> Seat | None:
        """Whom a verb without a subject is told of: a narrator, whom the sentence before is about, or who met there."""
        before = _masked(clause.shape.text, clause.cue.start)[: clause.cue.start]
        if self._topic is None and _NARRATOR.search(before):
            home = "KR" if "JP" in countries(seats) else "JP"
            return Seat(country=home, start=seats[0].start, end=seats[0].start)
        if self._has_topic(clause):
            return None
        if self._topic is None and _ALSO.match(before, clause.shape.place_of(seats[-1].end)):
            last = [t for t in self._scene.threads.threads if t.last == self._sentence.index - 1]
            return next((seat for thread in last for seat in thread.seats if seat.country in FIELD), None)
        return self._topic

    def _has_topic(self, clause: Clause) -> bool:
        """Whether the sentence has a subject of its own before the verb."""
        text = _masked(clause.shape.text, clause.cue.start)
        return _OTHER_SUBJECT.search(text, 0, clause.cue.start) is not None


def _masked(text: str, at: int = -1) -> str:
    """The words with what is quoted or in brackets blanked, place for place, but for a quotation around ``at``."""
    return _QUOTED.sub(lambda m: m[0] if m.start() <= at < m.end() else "\x00" * len(m[0]), text)


def _are_both(group: Sequence[Party]) -> bool:
    """Whether a phrase names both sides, or stands for them."""
    return covers(group) or group[0].kind == "group"


def _differ(first: Sequence[Party], second: Sequence[Party]) -> bool:
    """Whether the first are of a government that none of the second is of."""
    mine = {country for party in first for country in party.countries}
    theirs = {country for party in second for country in party.countries}
    return not mine or not mine <= theirs


def _are_others(country: str, first: Sequence[Seat], second: Sequence[Seat]) -> bool:
    """Whether somebody else of that country is named at one table than at the other."""
    ones, others = ({s.person_id for s in seats if s.country == country and s.person_id} for seats in (first, second))
    return bool(ones and others) and not ones & others


def _may_be(scene: Scene, thread: Thread, draft: Draft) -> bool:
    """Whether the meeting told of before may be this one."""
    if countries(thread.seats) != countries(draft.seats):
        return False
    is_other = scene.threads.diarist is not None or thread.drafts[-1].index == draft.index
    if draft.cue.kind == "meal" and not thread.is_meal and is_other:
        return False
    if thread.is_call != (draft.cue.kind in ("phone", "video")) and draft.cue.kind != "talks":
        return False
    if any(_are_others(country, thread.seats, draft.seats) for country in countries(draft.seats)):
        return False
    days = scene.days_of(thread)
    return days is None or draft.event is None or not is_apart(days, draft.event)
