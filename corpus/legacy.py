"""Legacy encodings of Vietnamese: TCVN3 (ABC) and VNI, as their bytes read in Windows-1252.

The TCVN3 table is TCVN 5712:1993 (VN1, whose lower half of letters VN3 shares); the VNI table is
VNI Windows, which writes a base letter and one or two signs behind it.
"""

from __future__ import annotations

import re

_TCVN3_CODES = tuple(code for code in range(0xA1, 0x100) if code not in range(0xB0, 0xB5))
_TCVN3_LETTERS = (
    "ĂÂÊÔƠƯĐăâêôơưđẰàảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_TCVN3 = dict(zip(_TCVN3_CODES, _TCVN3_LETTERS, strict=True))

_FEWEST_CAPITALS = 3
"""Fewest plain letters that show that a line is in capitals."""

_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_HATS = {"á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_BREVES = {"é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_SINGLE = {
    "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ", "ö": "ư", "ô": "ơ",
}  # fmt: skip
_VNI_PAIR = re.compile(r"([aeouyôö])([ùøûõïâáàåãäêéèúüë])", re.IGNORECASE)
_VNI_LETTER = re.compile("[íìæóòîñöô]", re.IGNORECASE)


def from_tcvn3(text: str) -> str:
    """Turn TCVN3 text that was read as Windows-1252 or Latin-1 into Unicode (decomposed).

    TCVN3 has no capitals with tone marks (fonts drew them): a line whose plain letters are all
    capitals becomes capitals throughout.
    """
    return "\n".join(_tcvn3_line(line) for line in text.split("\n"))


def _tcvn3_line(line: str) -> str:
    plain = [character for character in line if character.isascii() and character.isalpha()]
    turned = line.translate(_TCVN3)
    all_capitals = len(plain) >= _FEWEST_CAPITALS and all(map(str.isupper, plain))
    return turned.upper() if all_capitals else turned


def from_vni(text: str) -> str:
    """Turn VNI text that was read as Windows-1252 into Unicode (decomposed)."""
    parts: list[str] = []
    end = 0
    for match in _VNI_PAIR.finditer(text):
        parts.append(_VNI_LETTER.sub(_single, text[end : match.start()]))
        parts.append(_pair(match[1], match[2]))
        end = match.end()
    return "".join((*parts, _VNI_LETTER.sub(_single, text[end:])))


def _single(match: re.Match[str]) -> str:
    letter = _VNI_SINGLE[match[0].lower()]
    return letter.upper() if match[0].isupper() else letter


def _pair(base: str, sign: str) -> str:
    plain = _VNI_SINGLE.get(base.lower(), base.lower())
    letter = plain.upper() if base.isupper() else plain
    low = sign.lower()
    if low in _VNI_TONES:
        return letter + _VNI_TONES[low]
    if low == "â" or low in _VNI_HATS:
        return letter + "\u0302" + _VNI_HATS.get(low, "")
    return letter + "\u0306" + _VNI_BREVES.get(low, "")
