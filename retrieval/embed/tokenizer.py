"""The packaged vocabulary -> a tokenizer that cuts as the model's own does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.embed.weights import PackagedWeights

if TYPE_CHECKING:
    from tokenizers import Tokenizer

SPECIAL = {"bos_token": "<s>", "cls_token": "<s>", "eos_token": "</s>", "sep_token": "</s>"}
SPECIAL |= {"pad_token": "<pad>", "unk_token": "<unk>", "mask_token": "<mask>"}


def tokenizer_of(weights: PackagedWeights) -> Tokenizer:
    """A Unigram tokenizer of the file's vocabulary, with the normalization that XLM-R's own rules amount to."""
    from tokenizers import AddedToken, Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

    tokenizer = Tokenizer(models.Unigram(weights.pieces(), unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex("[\\x01-\\x08\\x0b\\x0e-\\x1f\\x7f\\u008f\\u009f]"), ""),
            normalizers.Replace(
                Regex("[\\t\\n\\x0c\\r\\u1680\\u200b-\\u200f\\u2028\\u2029\\u2581\\ufeff\\ufffd]"), " "
            ),
            normalizers.Replace("\uff5e", "\ue000"),  # NFKC would make the full-width tilde an ASCII one
            normalizers.NFKC(),
            normalizers.Replace("\ue000", "\uff5e"),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="\u2581", prepend_scheme="always")
    pair = [("<s>", 0), ("</s>", 2)]
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=pair
    )
    tokenizer.add_special_tokens([AddedToken(token, special=True) for token in sorted(set(SPECIAL.values()))])
    return tokenizer
