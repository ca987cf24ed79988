"""The packed model's tokenizer in the form of a Hugging Face ``tokenizer.json``.

Both are a Unigram model (Kudo, "Subword Regularization", ACL 2018) over the same pieces and scores.
They differ in three things, none of which Vietnamese text in NFC without odd signs meets:

- The engine looks each character up in a map. Here its entries are NFKC, and the few where the map
  says something else are replaced first. NFKC also knows what Unicode added since the map was made,
  such as U+FF5E, and composes what stands side by side, such as half-width katakana and their
  marks.
- The engine gives every unknown character a piece of its own; ``tokenizers`` makes one piece of a
  run of them.
- Special pieces that are typed, such as ``<s>``, are taken out before text is cut into words.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from embeddings.packed import Packed
from scripts.packed_pieces import character_map, piece_scores, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

WORD_MARK = "\u2581"
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>", "<mask>")


def tokenizer_json(image: NDArray[np.uint8]) -> dict[str, Any]:
    """Return the content of ``tokenizer.json`` for a model file.

    Parameters
    ----------
    image
        The whole model file, shape (bytes,).
    """
    place = Packed.of(image.data).tokenizer
    names = pieces(image)
    begin, end = names[place.bos], names[place.eos]
    specials = [_special(names.index(name), name) for name in SPECIAL if name in names]
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": sorted(specials, key=lambda token: token["id"]),
        "normalizer": _normalizer(character_map(image)),
        "pre_tokenizer": {
            "type": "Metaspace",
            "replacement": WORD_MARK,
            "prepend_scheme": "always",
            "split": True,
        },
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [_mark(begin), {"Sequence": {"id": "A", "type_id": 0}}, _mark(end)],
            "pair": [
                _mark(begin), {"Sequence": {"id": "A", "type_id": 0}}, _mark(end),
                _mark(end), {"Sequence": {"id": "B", "type_id": 0}}, _mark(end),
            ],
            "special_tokens": {
                name: {"id": name, "ids": [number], "tokens": [name]}
                for name, number in ((begin, place.bos), (end, place.eos))
            },
        },
        "decoder": {
            "type": "Metaspace",
            "replacement": WORD_MARK,
            "prepend_scheme": "always",
            "split": True,
        },
        "model": {
            "type": "Unigram",
            "unk_id": place.unknown,
            "vocab": list(map(list, zip(names, piece_scores(image), strict=True))),
            "byte_fallback": False,
        },
    }  # fmt: skip


def _normalizer(characters: dict[int, str]) -> dict[str, Any]:
    apart: dict[str, list[str]] = {}
    for number, others in characters.items():
        if unicodedata.normalize("NFKC", chr(number)) != others:
            apart.setdefault(others, []).append(chr(number))
    steps = [_replace(_any_of(signs), others) for others, signs in apart.items()]
    return {
        "type": "Sequence",
        "normalizers": [*steps, {"type": "NFKC"}, _replace(" {2,}", " ")],
    }


def _any_of(signs: Iterable[str]) -> str:
    return "[" + "".join(f"\\x{{{ord(sign):X}}}" for sign in signs) + "]"


def _replace(pattern: str, content: str) -> dict[str, Any]:
    return {"type": "Replace", "pattern": {"Regex": pattern}, "content": content}


def _mark(name: str) -> dict[str, Any]:
    return {"SpecialToken": {"id": name, "type_id": 0}}


def _special(number: int, name: str) -> dict[str, Any]:
    return {
        "id": number,
        "content": name,
        "single_word": False,
        "lstrip": name == "<mask>",
        "rstrip": False,
        "normalized": False,
        "special": True,
    }
