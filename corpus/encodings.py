"""Encodings: bytes become text, and the assumption behind it is told.

A wrong guess is worse than a refusal: old encodings are accepted only when nearly all words
with special letters turn into Vietnamese syllables, and clearly more than under any rival.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from corpus.legacy import from_tcvn3, from_vni
from corpus.syllables import syllable_share

_SAMPLE = 20_000
"""Characters that are looked at."""
_SURE = 0.9
"""Least share of Vietnamese syllables."""
_MARGIN = 0.1
"""Least lead over the second best reading."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and what was assumed to read it.

    Attributes
    ----------
    assumed
        Name of an encoding that the file does not declare (``"TCVN3"``, ``"VNI"``,
        ``"windows-1258"``, ``"UTF-16"``); empty for UTF-8 and for declared ones.
    """

    text: str
    assumed: str = ""


def decode(data: bytes) -> Decoded | None:
    """Decode the bytes of a text file; ``None`` where no reading is sure."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _checked(Decoded(data.decode(name, errors="replace")))
    if wide := _wide_name(data):
        return _checked(Decoded(data.decode(wide, errors="replace"), "UTF-16"))
    try:
        return _checked(Decoded(data.decode("utf-8")))
    except UnicodeDecodeError:
        pass
    return _damaged_utf8(data) or _single_byte(data)


def modernise(text: str) -> Decoded:
    """Turn TCVN3 or VNI letters in Unicode text (old fonts in Word files) into Vietnamese.

    Text that reads as Vietnamese already, or under neither, comes back unchanged.
    """
    sample = text[:_SAMPLE]
    plain = syllable_share(sample)
    if plain is None or plain >= _SURE:
        return Decoded(text)
    readings = [("", plain), *((n, syllable_share(f(sample)) or 0) for n, f in _LEGACY.items())]
    name = _best(readings)
    return Decoded(_LEGACY[name](text), name) if name else Decoded(text)


_LEGACY = {"TCVN3": from_tcvn3, "VNI": from_vni}


def _checked(decoded: Decoded) -> Decoded:
    modern = modernise(decoded.text)
    return modern if modern.assumed else decoded


def _wide_name(data: bytes) -> str:
    """Name the byte order of UTF-16 without a mark, from where the zero bytes of ASCII stand."""
    sample = data[:4000]
    if len(sample) < 20:
        return ""
    even, odd = sample[::2].count(0) / len(sample), sample[1::2].count(0) / len(sample)
    if odd > 0.2 and even < 0.02:
        return "utf-16-le"
    return "utf-16-be" if even > 0.2 and odd < 0.02 else ""


def _damaged_utf8(data: bytes) -> Decoded | None:
    """Read UTF-8 with a few broken bytes, such as a file cut inside a character."""
    text = data.decode("utf-8", errors="replace")
    share = syllable_share(text[:_SAMPLE])
    return Decoded(text) if share is not None and share >= _SURE else None


def _single_byte(data: bytes) -> Decoded | None:
    western = data.decode("cp1252", errors="replace")
    latin = data.decode("latin-1")
    texts = {
        "TCVN3": from_tcvn3(latin),
        "VNI": from_vni(western),
        "windows-1258": data.decode("cp1258", errors="replace"),
    }
    name = _best([(name, syllable_share(text[:_SAMPLE]) or 0) for name, text in texts.items()])
    return Decoded(texts[name], name) if name else None


def _best(readings: list[tuple[str, float]]) -> str:
    """Return the name of the best reading if it is sure, else an empty string."""
    (name, share), (_, second) = sorted(readings, key=lambda reading: -reading[1])[:2]
    return name if share >= _SURE and share - second >= _MARGIN else ""
