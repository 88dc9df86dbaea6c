"""What texts say of how something came out."""

from __future__ import annotations

import pytest

from retrieval.outcomes import tells


@pytest.mark.parametrize(
    ("text", "outcome", "is_told"),
    [
        ("Kono backs the fence pact", "accept", True),
        ("Kono did not back the fence pact", "accept", False),
        ("Kono would accept it if Kang came", "accept", False),
        ("河野外相、協定を支持", "accept", True),
        ("提案は受け入れられなかった", "accept", False),
        ("고노 외상, 협정 지지", "accept", True),
        ("법원이 무죄를 선고했다", "acquit", True),
        ("They failed to reach an agreement.", "fail", True),
        ("They failed to move any closer to one.", "fail", True),
        ("Seoul let the fence pact run out.", "lapse", True),
        ("Seoul would let the fence pact run out.", "lapse", False),
        ("Chung expressed clear opposition to the fence.", "reject", True),
        ("Motegi urged Kang not to scrap the fence pact.", "urge_keep", True),
        ("Motegi urged Kang to scrap the fence pact.", "urge_end", True),
        ("Motegi urged Kang not to scrap the fence pact.", "urge_end", False),
        ("茂木氏は協定の維持を求めた。", "urge_keep", True),
        ("모테기는 협정을 끝내자고 했다.", "urge_end", True),
        ("합의에 이르지 못했다", "fail", True),
        ("A quarrel over ponies keeps the two from signing a fence pact.", "not_signed", True),
        ("垣根協定はまだ締結されていない。", "not_signed", True),
        ("울타리 협정은 체결되지 않았다.", "not_signed", True),
        ("Kono changed his position on the fence.", "change_stance", True),
        ("Neither side gave way.", "keep_stance", True),
        ("河野氏は従来の立場を繰り返した。", "keep_stance", True),
        ("양측은 기존 입장을 되풀이했다.", "keep_stance", True),
        ("The talks achieved little.", "no_gain", True),
        ("성과를 거두지 못했다", "no_gain", True),
        ("Kono would neither scrap the pact nor change it.", "stand_by", True),
    ],
)
def test_what_a_text_tells(text: str, outcome: str, is_told: bool) -> None:
    assert tells(text, outcome) is is_told
