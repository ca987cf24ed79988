"""Places that are written in small letters: "huyen vinh linh", "ở lâm đồng".

Known by ``corpus/places.tsv``, the names of provinces and districts, and ``corpus/countries.tsv``.
Many of them are ordinary words as well ("thái bình", "ba vì", "pháp"), so a name counts only behind
what leads to one: the kind of unit, "nước", or "ở", "tại".
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import corpus
from embeddings.folding import fold, syllables
from embeddings.language import office_language
from embeddings.syllable_shapes import is_syllable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PATH = Path(corpus.__file__).with_name("places.tsv")
COUNTRIES = PATH.with_name("countries.tsv")
_KINDS = {
    ("tinh",), ("huyen",), ("quan",), ("tp",), ("tx",), ("thanh", "pho"), ("thi", "xa"), ("nuoc",),
}  # fmt: skip
"""Kinds of units, folded."""
_WORD = re.compile(r"[^\W_]+")
_AT = {"ở", "tại"}
_LONGEST = 4
_COMMON = 15
"""Times words stand together in office language that are no name with its marks mistaken."""
_OTHERS = ("Sài Gòn", "HCM")
"""Names in everyday use that no decision has."""
_OTHER_COUNTRIES = (
    "Mỹ",
    "Anh",
    "Nhật",
    "Hàn",
    "Úc",
    "Ý",
    "Miến Điện",
    "Hồng Kông",
    "Macao",
    "Ả Rập",
)
"""The same of countries."""
_CAPITAL_ONLY = {("anh",), ("áo",), ("ý",)}
"""Are countries with a capital only: "nước anh chị dùng", "nước ao"."""


@cache
def known_places() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the shipped names: the folded syllables of each, and the syllables as written."""
    spelt = [tuple(syllables(name)) for name in (*_names(PATH), *_OTHERS)]
    countries = known_countries() - _CAPITAL_ONLY
    return {tuple(map(fold, name)): name for name in (*countries, *spelt)}


@cache
def known_countries() -> frozenset[tuple[str, ...]]:
    """Return the names of countries, as the syllables of each in small letters."""
    return frozenset(tuple(syllables(name)) for name in (*_names(COUNTRIES), *_OTHER_COUNTRIES))


def is_country_like_a_word(name: str) -> bool:
    """Tell whether a name is a country's of one syllable: "Pháp", which "pháp luật" holds."""
    return (name.lower(),) in known_countries() and is_syllable(fold(name))


def _names(path: Path) -> Iterator[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return (line for line in lines if not line.startswith("#"))


def small_places(text: str) -> Iterator[str]:
    """Give the places in small letters of a question, without their kind, as they stand in it.

    A name of one syllable must have its marks and follow the kind of unit ("thành phố huế").

    Parameters
    ----------
    text
        With tone marks, as far as they could be restored.
    """
    words = [*_WORD.finditer(text)]
    folded = [fold(word[0]) for word in words]
    start = 1
    while start < len(words):
        size = _size(text, words, folded, start)
        if size:
            yield text[words[start].start() : words[start + size - 1].end()]
        start += size or 1


def _size(text: str, words: Sequence[re.Match[str]], folded: Sequence[str], start: int) -> int:
    """Return of how many words the longest name is that begins there, 0 if none does."""
    kind = tuple(folded[start - 1 : start]) in _KINDS or (
        start > 1 and tuple(folded[start - 2 : start]) in _KINDS
    )
    if not kind and words[start - 1][0].lower() not in _AT:
        return 0
    for size in range(min(_LONGEST, len(words) - start), 0, -1):
        spelt = known_places().get(tuple(folded[start : start + size]))
        if not spelt:
            continue
        name = text[words[start].start() : words[start + size - 1].end()]
        read = tuple(word[0] for word in words[start : start + size])
        meant = read == spelt if size == 1 else not _is_ordinary(read, spelt)
        small = name.islower() and name.split() == [*read]
        return size if small and meant and (size > 1 or kind) else 0
    return 0


def _is_ordinary(read: tuple[str, ...], spelt: tuple[str, ...]) -> bool:
    """Tell whether other marks than a name's make common words of it, as "là gì" of La Gi."""
    return read != spelt and office_language().pairs.get(" ".join(read), 0) >= _COMMON
