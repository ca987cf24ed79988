"""The way text was written in TCVN3 and VNI, from published tables of these encodings."""

from __future__ import annotations

import unicodedata

_TCVN3 = dict(
    zip(
        "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđĂÂÊÔƠƯĐ",
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊËÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\xadõö÷øùúûüýþ®¡¢£¤¥¦§",
        strict=True,
    )
)
_VNI_MARKS = {
    "": ("ø", "û", "õ", "ù", "ï"),
    "â": ("à", "å", "ã", "á", "ä"),
    "ê": ("è", "ú", "ü", "é", "ë"),
}
_TONES = ("\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_SINGLE = {
    "đ": "ñ", "ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "ơ": "ô", "ư": "ö",
}  # fmt: skip


def to_tcvn3(text: str) -> bytes:
    """Encode text as TCVN3; capitals with a tone mark become small, as fonts drew them."""
    composed = unicodedata.normalize("NFC", text)
    small = (c if c.isascii() or c in _TCVN3 else c.lower() for c in composed)
    return "".join(_TCVN3.get(c, c) for c in small).encode("latin-1", errors="ignore")


def to_vni(text: str) -> bytes:
    """Encode text as VNI Windows."""
    return "".join(map(_vni, unicodedata.normalize("NFC", text))).encode("cp1252", errors="ignore")


def _vni(letter: str) -> str:
    if letter.isascii():
        return letter
    low = letter.lower()
    coded = _SINGLE.get(low) or _vni_pair(low)
    return coded.upper() if letter.isupper() else coded


def _vni_pair(letter: str) -> str:
    pieces = unicodedata.normalize("NFD", letter)
    base, hat, tone = pieces[0], "", ""
    for piece in pieces[1:]:
        if piece == "\u0302":
            hat = "â"
        elif piece == "\u0306":
            hat = "ê"
        elif piece == "\u031b":
            base = _SINGLE[{"o": "ơ", "u": "ư"}[base]]
        elif piece in _TONES:
            tone = piece
    return base + (_VNI_MARKS[hat][_TONES.index(tone)] if tone else hat)
