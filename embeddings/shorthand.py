"""Shorthand written out: "vb" as "văn bản", "qđ 2469" as "quyết định số 2469".

An encoder knows the words, not what stands for them in a message. Only what has one meaning is
written out; what has several ("tt") stays, and is looked for in each of them
(:mod:`embeddings.glossary`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from embeddings.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS = {
    "qd": "quyết định", "nq": "nghị quyết", "nd": "nghị định", "kh": "kế hoạch", "cv": "công văn",
    "tb": "thông báo", "bc": "báo cáo", "kl": "kết luận", "ct": "chỉ thị", "ttr": "tờ trình",
    "tt": "thông tư",
}  # fmt: skip
"""Abbreviations of Decree 30/2020/NĐ-CP, annex III, folded; in front of a number they are these."""
_COUNTED = "%|phan tram|trieu|ty|dong|thang|nam|nguoi|ho|diem|km|ha|tan|lan|vu|ca|truong|xa|phuong"
_DOCUMENT = re.compile(
    rf"\b({'|'.join(KINDS)})(?:\s*so\s*(\d{{1,5}})|\s*(?!(?:19|20)\d\d\b)(\d{{2,5}}))\b"
    rf"(?!\s*[/-]\s*\d(?!\d{{3}}/))(?!\s*(?:{_COUNTED})\b)"
)
"""Not in front of a year, or of what is counted: "tb 12 tháng" is an average."""
_WORD = re.compile(r"(?<![\w/-])[^\W_]+(?![\w/-])")
"""No part of a symbol such as ``80/2022/nq-hdnd``."""


def written_out(text: str, words: Mapping[str, str]) -> str:
    """Return a text with its shorthand in full.

    Parameters
    ----------
    text
        NFC, with or without tone marks.
    words
        What has one meaning, in lower case, and that meaning (:attr:`Glossary.chat
        <embeddings.glossary.Glossary.chat>`).
    """
    folded = fold(text)
    if len(folded) != len(text):
        return text
    written, place = "", 0
    for match in _DOCUMENT.finditer(folded):
        number = match[2] or match[3]
        written += f"{text[place : match.start()]}{KINDS[match[1]]} số {number}"
        place = match.end()
    return _WORD.sub(lambda word: _meaning(word[0], words), written + text[place:])


def typed_document(name: str, question: str) -> str | None:
    """Return how a document was typed that is named in full, or ``None`` if in no shorthand."""
    for match in _DOCUMENT.finditer(fold(question)):
        number = match[2] or match[3]
        if fold(name) == f"{fold(KINDS[match[1]])} so {number}":
            return question[match.start() : match.end()]
    return None


def _meaning(word: str, words: Mapping[str, str]) -> str:
    """Return a word in full; in capitals it is the report's own, or a letter that counts."""
    small = word.lower() if len(word) > 1 and not word.isupper() else word
    return words.get(small, word)
